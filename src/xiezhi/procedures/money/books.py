"""账：科目、一笔分录、余额。金额为分。每一笔都有借有贷，账永远是平的。"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from xiezhi.engine.case import Case
from xiezhi.phrases.fee_books import FEE_ASSETS, FEE_ENGLISH, FEE_LABELS, posted
from xiezhi.records.money import Arrival, PayeeAccount, Posting, Share

BANK, IN_HAND, SAFE = "bank", "in_hand", "safe"
CASE, PAYABLE, UNKNOWN, CROSSING, PAYING = "case", "payable", "unknown", "crossing", "paying"
UNCLAIMED = "unclaimed"
LABELS = {
    BANK: "案款专户存款",
    IN_HAND: "经手现金",
    SAFE: "财务库存现金",
    CASE: "应付案款",
    PAYABLE: "待发放",
    PAYING: "发放途中",
    UNKNOWN: "不明款",
    CROSSING: "不明款转入途中",
    UNCLAIMED: "提存待领",
}
ENGLISH = {
    BANK: "Case money at the bank",
    IN_HAND: "Cash in hand",
    SAFE: "Cash in the safe",
    CASE: "Owed to cases",
    PAYABLE: "Waiting to be paid out",
    PAYING: "On its way out",
    UNKNOWN: "Unidentified",
    CROSSING: "Identified, on its way to its case",
    UNCLAIMED: "Set aside, unclaimed",
}
ASSETS: tuple[str, ...] = (BANK, IN_HAND, SAFE)
CASE_MONEY = tuple(LABELS)
"""案款的科目；诉讼费专户的另列，一分不混。"""
LABELS |= FEE_LABELS
ENGLISH |= FEE_ENGLISH
ASSETS += FEE_ASSETS
post = posted


def balance(postings: Iterable[Posting], account: str) -> int:
    """一个科目的余额，分：资产为借方余额，负债为贷方余额。"""
    debit = sum(each.amount * ((each.debit == account) - (each.credit == account)) for each in postings)
    return debit if account in ASSETS else -debit


def free(case: Case) -> int:
    """本案还没有分配的案款，分。"""
    return balance(case.mine(Posting), CASE)


def is_empty(case: Case) -> bool:
    """账上的钱全部发放了，没有现金和途中的款项。"""
    postings = case.mine(Posting)
    return all(balance(postings, account) == 0 for account in (CASE, PAYABLE, PAYING, IN_HAND, SAFE))


def arrival(case: Case, id: str) -> Arrival | None:
    """本案的一笔到账。"""
    return next((each for each in case.mine(Arrival) if each.id == id), None)


def enforced(case: Case) -> Case:
    """案款所在的执行案件。"""
    assert case.parent is not None, "案款有它的执行案件"
    return case.of(case.parent)


def waiting(case: Case, allocated: int = 0) -> list[tuple[date, int]]:
    """还没有分配的钱按到账先后：哪一天到的、还剩多少分；先到的先分。`allocated` 是刚刚分配、也要算在内的。"""
    banked = sorted(
        (each for each in case.mine(Arrival) if each.status == "banked"), key=lambda each: (each.at, each.id)
    )
    spent = sum(each.amount for each in banked) - free(case) - allocated
    left: list[tuple[date, int]] = []
    for each in banked:
        used = min(spent, each.amount)
        spent -= used
        if each.amount > used:
            left.append((date.fromisoformat(each.at), each.amount - used))
    return left


def last_arrival(case: Case) -> date:
    """没有分配的钱里最后一笔哪天到的；都分配了的，今天。利息算到这一天。"""
    return max((day for day, _ in waiting(case)), default=case.date)


def account_of(case: Case, person: str) -> PayeeAccount | None:
    """收款人在本纠纷里最后确认的账户。"""
    mine = [each for each in case.family.all(PayeeAccount) if each.person == person]
    return max(mine, key=lambda each: (each.since, each.id), default=None)


def shares_of(case: Case, payout: str) -> list[Share]:
    """由一次发放付出的各份。"""
    return [each for each in case.family.all(Share) if each.payout == payout]
