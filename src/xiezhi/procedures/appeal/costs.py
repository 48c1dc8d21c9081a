"""第二审文书里的诉讼费用：一审、反诉和第三人请求的、二审的，各由谁负担，谁还要交多少。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from xiezhi.engine.case import Case
from xiezhi.engine.facts import PersonId
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.phrases.court_fees import KINDS
from xiezhi.phrases.operative import Item, Share, yuan
from xiezhi.procedures.appeal.records import called, letter


def first_fee(case: Case) -> Decimal:
    """一审案件受理费，单位：元。"""
    return Decimal(str(letter(case)["fee"]))


def prepaid(case: Case) -> tuple[Share, ...]:
    """各上诉人预交的二审案件受理费。"""
    return tuple(Share(who=PersonId(each["who"]), amount=Yuan(each["amount"])) for each in letter(case)["appeals"])


def halved(case: Case) -> tuple[Share, ...]:
    """以调解方式结案的，二审案件受理费减半。"""
    return tuple(Share(who=each.who, amount=Yuan(from_fen((to_fen(each.amount) + 1) // 2))) for each in prepaid(case))


def others_prepaid(case: Case) -> tuple[Share, ...]:
    """反诉、第三人请求的案件受理费，由提出的人预交。"""
    fees = letter(case).get("other_fees", ())
    return tuple(Share(who=PersonId(each["payer"]), amount=Yuan(each["amount"])) for each in fees)


def others_borne(case: Case, items: Iterable[Item]) -> tuple[Share, ...]:
    """随判项拟的负担：提出的人得到给付的，由对他给付的人负担；否则由他自己。"""
    winners = {each.creditor: each.debtor for each in items}
    return tuple(Share(who=winners.get(each.who, each.who), amount=each.amount) for each in others_prepaid(case))


def whole(shares: Iterable[Share]) -> Decimal:
    return sum((each.amount for each in shares), Decimal(0))


def _borne(case: Case, what: str, shares: tuple[Share, ...]) -> str:
    totals = {each.who: whole(one for one in shares if one.who == each.who) for each in shares}
    each_bears = "，".join(f"由{called(case, who)}负担{yuan(amount)}" for who, amount in totals.items() if amount)
    return f"{what}{yuan(whole(shares))}，{each_bears}" if whole(shares) else ""


def costs(case: Case, first: tuple[Share, ...], others: tuple[Share, ...], appeal: tuple[Share, ...]) -> str:
    """诉讼费用的一句话；维持的，一审的负担不变。"""
    kinds = "、".join(dict.fromkeys(KINDS[each["kind"]] for each in letter(case).get("other_fees", ())))
    told = [
        _borne(case, "一审案件受理费", first),
        _borne(case, kinds, others),
        _borne(case, "二审案件受理费", appeal),
    ]
    return "；".join(each for each in told if each) + "。" if any(told) else "本案不交纳案件受理费。"


def yet_to_pay(
    case: Case, first: tuple[Share, ...], others: tuple[Share, ...], appeal: tuple[Share, ...]
) -> Iterator[Share]:
    """负担的费用超过预交的部分，向法院交纳；一审的费用由原告预交。"""
    claimant = case.standings("claimant")[0].person
    paid: dict[str, Decimal] = {claimant: first_fee(case) if first else Decimal(0)}
    for each in (*prepaid(case), *(others_prepaid(case) if others else ())):
        paid[each.who] = paid.get(each.who, Decimal(0)) + each.amount
    for person in case.parties:
        share = whole(each for each in (*first, *others, *appeal) if each.who == person)
        if share > paid.get(person, Decimal(0)):
            yield Share(who=PersonId(person), amount=Yuan(share - paid.get(person, Decimal(0))))
