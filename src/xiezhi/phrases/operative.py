"""判项: who gives what to whom within how many days, as its sentence and as the record that enforcement takes over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal

from xiezhi.engine.case import Case, changed
from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.law.periods import days
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.papers.words import amount_in_figures, chinese_number, plain_date
from xiezhi.records.obligation import Obligation

Called = Callable[[str], str]
"""How a document calls a person: 被告张某."""


def valid_rate(text: str) -> str:
    """空串表示写得对；否则是给填写人的一句话。"""
    known = re.fullmatch(r"\d{1,2}(\.\d{1,4})?|LPR(×\d(\.\d{1,2})?)?", text)
    return "" if known else "年利率写百分数，如 3.45；按贷款市场报价利率的写 LPR 或者 LPR×4"


class Item(Facts):
    """判项：谁在几日内向谁给付什么。"""

    debtor: PersonId = ask("谁负担", choices="parties", english="Who owes")
    jointly: PersonId = ask("连带负担的人", default=PersonId(""), choices="parties", english="Jointly with")
    jointly_too: PersonId = ask("连带负担的另一人", default=PersonId(""), choices="parties", english="And with")
    creditor: PersonId = ask("向谁", choices="parties", english="To whom")
    what: Prose = ask("给付什么", english="What", help="如借款本金、货款；不是金钱的，写明应当做什么")
    principal: Yuan | None = ask("金额（元）", default=None, english="Amount (yuan)")
    base: Yuan | None = ask("利息的基数（元）", default=None, english="Interest on (yuan)")
    interest_from: date | None = ask("利息自哪一日", default=None, english="Interest from")
    interest_until: date | None = ask("利息至哪一日（不填为付清之日）", default=None, english="Interest until")
    rate: str = ask("年利率", default="", check=valid_rate, english="Rate a year", help="如 3.45，或者 LPR×4")
    within: int = ask("生效后几日内履行", default=10, english="Days to perform")

    @property
    def debtors(self) -> tuple[PersonId, ...]:
        """负担的人，几个人的为连带责任。"""
        return tuple(each for each in (self.debtor, self.jointly, self.jointly_too) if each)


class Share(Facts):
    """案件受理费由谁负担多少。"""

    who: PersonId = ask("谁负担", choices="parties", english="Who bears")
    amount: Yuan = ask("多少（元）", english="How much (yuan)")


def yuan(amount: Decimal) -> str:
    return f"{amount_in_figures(amount)}元"


def sentence(item: Item, document: str, called: Called) -> str:
    """One item in one sentence."""
    who = "、".join(called(each) for each in item.debtors)
    joint = "连带" if len(item.debtors) > 1 else ""
    head = f"{who}于{document}生效之日起{chinese_number(item.within)}日内"
    if item.principal is None and item.base is None:
        return f"{head}{item.what}"
    verb = "偿还" if "借款" in item.what or "本金" in item.what else "支付"
    text = f"{head}{joint}{verb}{called(item.creditor)}{item.what}"
    if item.principal is not None:
        text += yuan(item.principal)
    return text + (f"，并支付利息（{interest(item)}）" if item.base is not None else "")


def interest(item: Item) -> str:
    """How its interest is counted."""
    assert item.base is not None, "no interest"
    since = plain_date(item.interest_from) if item.interest_from else "本判决生效之日"
    until = f"{plain_date(item.interest_until)}止" if item.interest_until else "实际清偿之日止"
    name = "一年期贷款市场报价利率"
    rate = f"年利率{item.rate}%" if not item.rate.startswith("LPR") else item.rate.replace("LPR×", f"{name}的")
    rate = f"{rate}倍" if "×" in item.rate else rate.replace("LPR", name)
    return f"以{yuan(item.base)}为基数，自{since}起至{until}，按{rate}计算"


def made(case: Case, items: Iterable[Item], document: str, called: Called, *, after: int = 0) -> Iterator[Obligation]:
    """The items as records: enforcement takes them from here, nobody types them again."""
    for order, item in enumerate(items, after + 1):
        yield case.make(
            Obligation,
            proceeding=case.proceeding.id,
            order=order,
            debtors=tuple(item.debtors),
            creditor=item.creditor,
            kind="money" if item.principal is not None or item.base is not None else "act",
            text=sentence(item, document, called),
            principal=to_fen(item.principal) if item.principal is not None else 0,
            base=to_fen(item.base) if item.base is not None else 0,
            interest_from=item.interest_from.isoformat() if item.interest_from else "",
            interest_until=item.interest_until.isoformat() if item.interest_until else "",
            rate=item.rate,
            within=item.within,
        )


def costs_owed(case: Case, shares: Iterable[Share], after: int, called: Called) -> Iterator[Obligation]:
    """Shares of the fee that somebody has yet to pay to the court, as records that follow the items."""
    for order, share in enumerate(shares, after + 1):
        yield case.make(
            Obligation, proceeding=case.proceeding.id, order=order, debtors=(share.who,), creditor="", kind="costs",
            text=f"案件受理费{yuan(share.amount)}，由{called(share.who)}负担", principal=to_fen(share.amount),
            within=10,
        )  # fmt: skip


def in_effect(item: Obligation, effective: str, **values: str) -> Obligation:
    """The item from the day on which its document takes effect, with the last day to perform it; what nobody has to
    perform is done with that."""
    if not item.debtors:
        return changed(item, effective=effective, **{"status": "performed", **values})
    due = days(item.within).derive(date.fromisoformat(effective)).due
    return changed(item, effective=effective, due=due.isoformat()[:10], **values)


class Owed(Facts):
    """已经成立的判项，从一个法院带到另一个法院，不再填写。"""

    order: int = ask("第几项", english="Number")
    debtors: tuple[PersonId, ...] = ask("谁负担", english="Who owes")
    creditor: PersonId = ask("向谁", default=PersonId(""), english="To whom")
    kind: str = ask("种类", english="Kind")
    text: Prose = ask("判项", english="Text")
    principal: Yuan = ask("金额（元）", default=Yuan(0), english="Amount (yuan)")
    base: Yuan = ask("利息的基数（元）", default=Yuan(0), english="Interest on (yuan)")
    interest_from: str = ask("利息自哪一日", default="", english="Interest from")
    interest_until: str = ask("利息至哪一日", default="", english="Interest until")
    rate: str = ask("年利率", default="", english="Rate a year")
    within: int = ask("生效后几日内履行", default=10, english="Days to perform")


def handed_over(row: Obligation) -> dict[str, object]:
    """An item as the other court is told of it."""
    same = ("order", "creditor", "kind", "text", "interest_from", "interest_until", "rate", "within")
    amounts = {"principal": str(from_fen(row.principal)), "base": str(from_fen(row.base))}
    return {name: getattr(row, name) for name in same} | amounts | {"debtors": list(row.debtors)}


def taken_over(case: Case, owed: Iterable[Owed], **values: str) -> Iterator[Obligation]:
    """Items told by the other court, as records of this proceeding."""
    for each in owed:
        yield case.make(
            Obligation, proceeding=case.proceeding.id, order=each.order, debtors=tuple(each.debtors),
            creditor=each.creditor, kind=each.kind, text=each.text, principal=to_fen(each.principal),
            base=to_fen(each.base), interest_from=each.interest_from, interest_until=each.interest_until,
            rate=each.rate, within=each.within, **values,
        )  # fmt: skip
