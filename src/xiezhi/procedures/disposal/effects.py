"""财产处置各步写入什么。"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from xiezhi.engine.case import Case, Notice, Tally, changed
from xiezhi.engine.words import AGENT
from xiezhi.law.distribution import online_reserves
from xiezhi.law.working import from_fen, rounded, to_fen
from xiezhi.phrases.bench import lot, seats
from xiezhi.phrases.people import enter, particulars
from xiezhi.procedures.disposal import facts as stated
from xiezhi.procedures.disposal.guards import SEATS, asset_of, difference, enforcement_of, hold_of, sale_of
from xiezhi.records.person import Standing
from xiezhi.records.sale import Sale

SIDES = ("claimant", "defendant")


def open_(case: Case, facts: stated.Pricing) -> Iterator[Any]:
    above = enforcement_of(case)
    place = sum(len(case.of(each).children("disposal")) for each in above.children("seizure"))
    yield case.change(number=f"{above.proceeding.number}/处置/{place}", track=str(facts.way))
    for each in above.standings(*SIDES, AGENT, "enforcer"):
        yield case.stand(each.person, each.role, each.order, of=each.of, electronic=each.electronic)
    yield case.make(Sale, id=case.proceeding.id, proceeding=case.proceeding.id, asset=hold_of(case).asset)
    yield from told(case, f"{_what(case)}将变价清偿债务，先确定参考价（{facts.way.label}）")


def _what(case: Case) -> str:
    found = asset_of(case)
    return f"{found.holder}的{found.text}"


def change_way(case: Case, facts: stated.Pricing) -> Iterator[Any]:
    yield case.change(track=str(facts.way))
    yield from told(case, f"改用{facts.way.label}确定参考价")


def agree(case: Case, facts: stated.Agreed) -> Iterator[Any]:
    yield changed(sale_of(case), price=to_fen(facts.amount), valid_until=facts.until.isoformat())
    yield from told(case, f"双方议定的价格{facts.amount}元为参考价")


def report(case: Case, facts: stated.Report) -> Iterator[Any]:
    """网络询价取各平台的平均值；报告当天发送各方。"""
    price = rounded(sum((each.amount for each in facts.quotes), Decimal(0)) / len(facts.quotes))
    yield changed(sale_of(case), price=to_fen(price), valid_until=facts.until.isoformat())
    yield case.draft(
        "price_notice",
        debtors=case.names("defendant"),
        creditors=case.names("claimant"),
        what=_what(case),
        way=stated.Way(case.proceeding.track).label,
        quotes=[{"label": each.by, "amount": str(each.amount)} for each in facts.quotes],
        amount=str(price),
        until=facts.until.isoformat(),
        final=case.proceeding.track == stated.Way.directed,
        officer=_officer(case),
    )
    yield from told(case, f"参考价报告：{price}元")


def answer_price(case: Case, facts: stated.Answered) -> Iterator[Any]:
    yield changed(sale_of(case), price=to_fen(facts.amount))
    yield from told(case, f"异议已经答复，参考价{facts.amount}元")


def list_(first: bool) -> Any:
    def effect(case: Case, facts: stated.Listing) -> Iterator[Any]:
        start = to_fen(facts.start)
        sale = sale_of(case)
        yield changed(
            sale, start=start, first=start if first else sale.first, opens=facts.opens.isoformat(), sold=0, buyer="",
            platform=facts.platform,
        )  # fmt: skip
        yield case.draft(
            "auction_notice",
            what=_what(case),
            owner=case.person(asset_of(case).owner).name,
            platform=facts.platform,
            round="第一次拍卖" if first else "第二次拍卖",
            price=str(from_fen(sale.price)),
            start=str(facts.start),
            deposit=str(facts.deposit),
            step=str(facts.step),
            noticed=facts.noticed.isoformat(),
            opens=facts.opens.isoformat(),
            hours=facts.hours,
            officer=_officer(case),
        )
        yield from told(case, f"{facts.opens}在{facts.platform}拍卖，起拍价{facts.start}元")

    return effect


def constitute(case: Case, _: Any) -> Iterator[Any]:
    """三名审判员由系统抽取，评议起拍价等事项。"""
    drawn = lot(case, "拍卖事项合议庭", SEATS)
    yield drawn
    yield from seats(case, drawn.chosen)
    yield case.change(judge=drawn.chosen[0])
    for person in drawn.chosen:
        yield Notice(person, f"{case.proceeding.number}由您参加合议庭，评议起拍价、保证金和加价幅度")


def decide(case: Case, facts: stated.Decided) -> Iterator[Any]:
    decided = tuple(to_fen(each) for each in (facts.start, facts.deposit, facts.step))
    yield changed(sale_of(case), decided=decided)
    for each in case.standings("enforcer"):
        yield Notice(each.person, f"{_what(case)}：合议庭已确定起拍价{facts.start}元，可以发布公告")


def least(first: bool) -> Any:
    """起拍价的下限：参考价的七成；再次拍卖为前次的八成。谁同意由各人自己说，不预填。"""

    def offer(case: Case) -> dict[str, Any]:
        low, _ = online_reserves(from_fen(sale_of(case).price))
        start = low if first else rounded(from_fen(sale_of(case).first) * Decimal("0.8"))
        return {"start": str(start), "deposit": str(rounded(start / 10))}

    return offer


def as_decided(case: Case) -> dict[str, str]:
    """合议庭评议确定的，不用再填。"""
    names = ("start", "deposit", "step")
    sums = {name: str(from_fen(fen)) for name, fen in zip(names, sale_of(case).decided, strict=False)}
    return {**sums, "platform": sale_of(case).platform}


def unsold(case: Case, _: Any) -> Iterator[Any]:
    """下一次的起拍价由合议庭另行评议。"""
    yield changed(sale_of(case), decided=())
    yield from told(case, f"流拍；申请执行人可以按{from_fen(sale_of(case).start)}元接受抵债")


def sell_off(case: Case, facts: stated.SellingOff) -> Iterator[Any]:
    yield changed(sale_of(case), opens=case.day, platform=facts.platform)
    yield from told(case, f"在{facts.platform}变卖六十日，{facts.price}元")


def sold(case: Case, facts: stated.Deal) -> Iterator[Any]:
    entered = list(enter(case, facts.buyers, "third"))
    yield from entered
    buyer = next(each.person for each in entered if isinstance(each, Standing))
    yield changed(sale_of(case), sold=to_fen(facts.price), buyer=buyer, pay_by=facts.pay_by.isoformat())
    yield Notice(buyer, f"您已竞得{_what(case)}，请于{facts.pay_by}前把{facts.price}元付到{_account(case)}")
    yield from told(case, f"成交，{facts.price}元")


def _account(case: Case) -> str:
    return next((each.track for each in enforcement_of(case).children("case_money")), "")


def default(case: Case, facts: stated.Reason) -> Iterator[Any]:
    """悔拍的人不得再参加竞买；保证金不退。"""
    sale = sale_of(case)
    yield changed(sale, sold=0, buyer="", barred=(*sale.barred, sale.buyer))
    yield from (changed(each, until=case.day) for each in case.standings("third"))
    yield from told(case, "买受人逾期没有付款，重新拍卖；原买受人不得参加")


def take_in_kind(case: Case, _: Any) -> Iterator[Any]:
    sale = sale_of(case)
    yield changed(sale, sold=sale.start, buyer=case.me, pay_by="")
    yield from told(case, f"{case.person(case.me).name}按{from_fen(sale.start)}元接受抵债")


def in_kind(case: Case) -> bool:
    last = case.last("take_in_kind", "sold_to", "default")
    return last is not None and last.step == "disposal.take_in_kind"


def rule(case: Case, _: Any) -> Iterator[Any]:
    """成交或者抵债裁定：所有权自送达买受人时转移，财产上的查封随之了结。"""
    sale = sale_of(case)
    yield changed(asset_of(case), status="sold")
    yield case.draft(
        "sale_ruling",
        creditors=particulars(case, "claimant", "申请执行人"),
        debtors=particulars(case, "defendant", "被执行人"),
        buyer=case.person(sale.buyer).name,
        what=_what(case),
        price=str(from_fen(sale.sold)),
        how="以物抵债" if in_kind(case) else "拍卖成交",
        bench=[["执行员", _officer(case)]],
        clerk="执行局",
    )
    yield Tally("asset_sold", fen=sale.sold)
    yield from told(case, f"{_what(case)}已裁定归{case.person(sale.buyer).name}所有")


def satisfied(case: Case) -> tuple[str, int]:
    """以物抵债抵去谁的多少债，分。"""
    sale = sale_of(case)
    return (sale.buyer, sale.sold - difference(case)) if in_kind(case) else ("", 0)


def ended(outcome: str) -> Any:
    def effect(case: Case, _: Any) -> Iterator[Any]:
        yield case.change(outcome=outcome)
        yield from told(case, outcome)

    return effect


def _officer(case: Case) -> str:
    judge = enforcement_of(case).proceeding.judge
    return next((each.name for each in case.house.officers.values() if each.person == judge), "")


def told(case: Case, text: str) -> Iterator[Notice]:
    people = [each.person for each in case.standings(*SIDES, "enforcer")]
    yield from (Notice(person, text) for person in dict.fromkeys(people))
