"""案款怎样分：按法律的先后算好，承办人核对；分了多少，就抵判项多少，抵到钱到账的那一天。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.facts import Facts, PersonId
from xiezhi.law.distribution import pro_rata
from xiezhi.law.working import from_fen, to_fen
from xiezhi.phrases.debt import Debt, debts
from xiezhi.phrases.ended import ENDED, has_moved_on
from xiezhi.phrases.sharing import Satisfied
from xiezhi.procedures.money.books import enforced, free, last_arrival, waiting
from xiezhi.procedures.money.case_facts import Allocation, Head
from xiezhi.procedures.money.payout_rules import Opening
from xiezhi.records.money import Share

ZERO = Decimal(0)
Tranches = list[tuple[date, Decimal]]
"""分几天到的钱，单位：元。"""


def proposal(case: Case) -> Mapping[str, Any]:
    """依法算出的分配：申请执行费、费用、利息、本金、加倍部分，余款退还被执行人；几个债权人的按比例。"""
    above = enforced(case)
    if not free(case) or not above.standings("defendant"):
        return {}
    fee = from_fen(sum(each.amount - each.paid for each in above.bills if each.status == "open"))
    if is_over(above):
        return {"parts": _returned(above, from_fen(free(case)), fee)}
    charged, given = divided(above, _yuan(waiting(case)), fee)
    parts = [_part("", Head.fee, charged)]
    for debt in debts(above, last_arrival(case), given):
        parts += [_part(debt.obligation.creditor, Head(head), amount) for head, amount in debt.settled.items()]
    left = from_fen(free(case)) - sum((Decimal(part["amount"]) for part in parts), ZERO)
    parts.append(_part(above.standings("defendant")[0].person, Head.surplus, left))
    return {"parts": [part for part in parts if Decimal(part["amount"])]}


def is_over(above: Case) -> bool:
    """执行已经结案而没有完毕：剩下的钱退还被执行人，不再分给债权人。"""
    return above.proceeding.state in ENDED and not has_moved_on(above)


def _returned(above: Case, money: Decimal, fee: Decimal) -> list[dict[str, str]]:
    """结案以后账上的钱：先收申请执行费，其余退还被执行人。"""
    charged = min(money, fee)
    parts = [
        _part("", Head.fee, charged),
        _part(above.standings("defendant")[0].person, Head.surplus, money - charged),
    ]
    return [part for part in parts if Decimal(part["amount"])]


def _yuan(tranches: Iterable[tuple[date, int]]) -> Tranches:
    return [(day, from_fen(fen)) for day, fen in tranches]


def _part(payee: str, head: Head, amount: Decimal) -> dict[str, str]:
    return {"payee": payee, "head": str(head), "amount": str(amount)}


def divided(above: Case, tranches: Tranches, fee: Decimal) -> tuple[Decimal, dict[str, Tranches]]:
    """每到一笔，先收申请执行费，其余按各债权人当日的债权比例分；返回收费多少、各人哪天分到多少。"""
    charged, given = ZERO, dict[str, Tranches]()
    for day, money in tranches:
        taken = min(money, fee - charged)
        charged += taken
        claims: dict[str, Decimal] = {}
        for debt in debts(above, day, given):
            claims[debt.obligation.creditor] = claims.get(debt.obligation.creditor, ZERO) + debt.unpaid.total
        for creditor, share in pro_rata(money - taken, claims).items():
            if share:
                given.setdefault(creditor, []).append((day, share))
    return charged, given


def covers(above: Case) -> bool:
    """到账而没有分配的案款，抵到各自到账之日，够不够清偿尚欠的全部债务；申请执行费不是判项，不计在内。"""
    tranches = [pair for each in above.children("case_money") for pair in _yuan(waiting(above.of(each)))]
    _, given = divided(above, sorted(tranches), ZERO)
    last = max((day for day, _ in tranches), default=above.date)
    return not any(debt.fen for debt in debts(above, last, given))


def payouts(case: Case, _: Any) -> Iterator[Facts]:
    """还没有发放的各份，按收款人各开一件。"""
    unpaid = [each for each in case.mine(Share) if not each.payout]
    for payee in dict.fromkeys(each.payee for each in unpaid):
        mine = tuple(each.id for each in unpaid if each.payee == payee)
        yield Opening(payee=PersonId(payee), shares=mine)


def credits(case: Case, allocation: Allocation) -> Iterator[Satisfied]:
    """分配之后，各债权人的判项抵去多少。"""
    yield from credited(waiting(case, sum(to_fen(part.amount) for part in allocation.parts)), allocation)


def credited(tranches: Iterable[tuple[date, int]], allocation: Allocation) -> Iterator[Satisfied]:
    """分给债权人的，抵到各笔钱到账的那天；收费用最早的钱，余款用最后的钱。"""
    fees = sum(to_fen(part.amount) for part in allocation.parts if part.head is Head.fee)
    owed: dict[str, Decimal] = {}
    for part in allocation.parts:
        if part.head not in (Head.fee, Head.surplus):
            owed[part.payee] = owed.get(part.payee, ZERO) + part.amount
    for day, fen in tranches:
        taken = min(fen, fees)
        fees -= taken
        for creditor, share in pro_rata(from_fen(fen - taken), owed).items():
            if share:
                owed[creditor] -= share
                yield Satisfied(creditor=PersonId(creditor), fen=to_fen(share), on=day)


def debts_after(case: Case, allocation: Allocation) -> list[Debt]:
    """照这样分，各判项还欠多少、有没有多付。"""
    given: dict[str, Tranches] = {}
    for credit in credited(waiting(case), allocation):
        given.setdefault(credit.creditor, []).append((credit.on, from_fen(credit.fen)))
    return debts(enforced(case), last_arrival(case), given)


def too_much(case: Case, allocation: Allocation) -> bool:
    """分给某位债权人的，是不是比他的债权还多。"""
    last = {debt.obligation.creditor: debt for debt in debts_after(case, allocation)}
    return any(debt.left for debt in last.values())


def too_early(case: Case, allocation: Allocation) -> bool:
    """债务还没有全部清偿、执行也没有结案，是不是已经退了余款。"""
    if is_over(enforced(case)):
        return False
    refunds = any(part.head is Head.surplus for part in allocation.parts)
    return refunds and any(debt.fen for debt in debts_after(case, allocation))
