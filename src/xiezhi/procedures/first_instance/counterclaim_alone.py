"""本诉撤回以后，反诉在本案继续审理；被告申请撤回反诉的，准许；请求全部撤回的，结案。

解释第二百三十九条说的是“继续审理”，不是第二百三十七条的“另案”：反诉是同一些当事人的，已经在本案举证、质证、开庭，
第一百四十六条也是在本案对反诉缺席判决。所以案号、审判组织、审限都不变，原告的请求记为撤回，剩下的请求就是要裁判的。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, changed
from xiezhi.engine.facts import Facts, NoFacts
from xiezhi.engine.words import COURSE, DEFENDANT, FILING_JUDGE, JUDGE, Step, guard
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.working import from_fen
from xiezhi.phrases.joint import tried_alone
from xiezhi.phrases.operative import yuan
from xiezhi.phrases.requests import to_bench, to_everyone, waiting
from xiezhi.phrases.suing_back import counterclaims, nothing_is_claimed, suit_is_withdrawn
from xiezhi.procedures.first_instance import endings_effects as effects
from xiezhi.procedures.first_instance.endings import claimant_stayed_away, withdrawal_is_asked
from xiezhi.procedures.first_instance.endings_facts import Asking
from xiezhi.procedures.first_instance.guards import GOES_ON, UNPAID, fee_is_overdue
from xiezhi.procedures.first_instance.intervention import FEE as THIRDS
from xiezhi.procedures.first_instance.states import ON_TRIAL, At

WITHDRAWN = CIVIL_PROCEDURE_INTERPRETATION("第二百三十九条", "被告申请撤回反诉的，人民法院应予准许")


@guard("须有反诉，而且原告还没有撤诉", GOES_ON, english="There must be a counterclaim, and the suit not withdrawn yet")
def counterclaim_goes_on(case: Case, _: Any) -> bool:
    return bool(counterclaims(case)) and not suit_is_withdrawn(case)


@guard(
    "原告须缺席，或者逾期没有交纳案件受理费",
    UNPAID,
    english="The claimant must have stayed away, or not have paid the fee in time",
)
def claimant_gives_up(case: Case, facts: Any) -> bool:
    return fee_is_overdue.holds(case, facts) or claimant_stayed_away.holds(case, facts)


@guard("须是本人提出的反诉，还没有申请撤回", WITHDRAWN, english="It must be your own counterclaim, not yet given up")
def counterclaims_still(case: Case, _: Any) -> bool:
    return any(each.by == case.me for each in counterclaims(case)) and _asked(case) is None


@guard("须有撤回反诉的申请，尚未答复", WITHDRAWN, english="A request to withdraw the counterclaim must be unanswered")
def is_asked_back(case: Case, _: Any) -> bool:
    return _asked(case) is not None


def _asked(case: Case) -> Any:
    return waiting(case, "ask_counterclaim_withdrawal", "withdraw_counterclaim")


def _goes_on(case: Case, *fees: str) -> Iterator[Any]:
    """原告的请求撤回，没有交的这几种受理费不再交；反诉的请求和受理费都不动。"""
    yield from (changed(each, status="withdrawn") for each in case.claims if not each.by)
    yield case.change(amount=sum(each.amount or 0 for each in counterclaims(case)) or None)
    yield from (changed(each, status="void") for each in case.bills if each.status == "open" and each.kind in fees)


def _who(case: Case) -> str:
    return "、".join(case.person(each).name for each in dict.fromkeys(each.by for each in counterclaims(case)))


def withdraw_suit(case: Case, _: Any) -> Iterator[Any]:
    """准许撤诉的裁定写明反诉继续审理；原告的受理费减半，与反诉的分开算。"""
    yield from _goes_on(case, "acceptance_fee", THIRDS)
    yield from effects.permitted(case, f"{_who(case)}的反诉继续审理。")
    yield from to_everyone(case, f"裁定准许原告撤诉，{_who(case)}的反诉在本案继续审理")


def deem_suit_withdrawn(case: Case, facts: Any) -> Iterator[Any]:
    unpaid = fee_is_overdue.holds(case, facts)
    why = effects.NOT_PAID if unpaid else effects.STAYED_AWAY
    yield from _goes_on(case, "acceptance_fee", THIRDS)
    yield from effects.deemed_so(case, why, f"本诉按撤诉处理，{_who(case)}的反诉继续审理", (GOES_ON,))
    yield from to_everyone(case, f"本诉按撤诉处理：{why}；{_who(case)}的反诉在本案继续审理")


def ask_back(case: Case, _: Asking) -> Iterator[Any]:
    yield Subject(case.me)
    name = case.person(case.me).name
    yield from to_bench(case, f"{name}申请撤回反诉，应予准许")
    yield from to_everyone(case, f"{name}申请撤回反诉")


def withdraw_counterclaim(case: Case, _: Any) -> Iterator[Any]:
    """反诉的受理费已经减半，不再减半，由他负担；没有交的不再交。"""
    by = _asked(case).subject
    name = case.person(by).name
    mine = [each for each in case.bills if each.kind == "counterclaim_fee" and each.payer == by]
    paid = sum(each.paid for each in mine)
    yield from (changed(each, status="withdrawn") for each in counterclaims(case) if each.by == by)
    yield from (changed(each, status="void") for each in mine if each.status == "open")
    borne = f"反诉案件受理费减半收取{yuan(from_fen(paid))}，由{name}负担" if paid else "反诉不再交纳案件受理费"
    yield effects.ruling(
        case, "ruling", f"{name}申请撤回反诉，应予准许。", (), f"准许{name}撤回反诉。{borne}", also=(WITHDRAWN,)
    )
    yield from to_everyone(case, f"裁定准许{name}撤回反诉")


def where_nothing_is_left(case: Case, _: Any) -> Iterator[Facts]:
    """本诉和反诉都不再审理的，本案结案。"""
    if nothing_is_claimed(case):
        yield NoFacts()


def withdraw_last(case: Case, _: Any) -> Iterator[Any]:
    yield from effects.ended(case, "准许撤诉")
    yield from to_everyone(case, "本诉、反诉都已撤回，本案结案")


class CounterclaimAlone:
    """反诉继续审理，到它也撤回为止。"""

    withdraw_suit = Step(
        "准许撤诉，反诉继续审理",
        by=FILING_JUDGE | JUDGE,
        moves=ON_TRIAL.stays,
        needs=[withdrawal_is_asked, counterclaim_goes_on, tried_alone],
        does=withdraw_suit,
        signed=True,
        law=GOES_ON,
        english="Permit withdrawal; the counterclaim goes on",
    )
    deem_suit_withdrawn = Step(
        "本诉按撤诉处理，反诉继续审理",
        by=FILING_JUDGE | JUDGE,
        moves=ON_TRIAL.stays,
        needs=[claimant_gives_up, counterclaim_goes_on, tried_alone],
        does=deem_suit_withdrawn,
        signed=True,
        law=CIVIL_PROCEDURE("第一百四十六条", "被告反诉的，可以缺席判决"),
        english="Deem the suit withdrawn; the counterclaim goes on",
    )
    ask_counterclaim_withdrawal = Step(
        "申请撤回反诉",
        by=DEFENDANT,
        moves=ON_TRIAL.stays,
        facts=Asking,
        needs=[counterclaims_still],
        does=ask_back,
        law=WITHDRAWN,
        english="Ask to withdraw the counterclaim",
    )
    withdraw_counterclaim = Step(
        "准许撤回反诉",
        by=FILING_JUDGE | JUDGE,
        moves=ON_TRIAL.stays,
        needs=[is_asked_back],
        does=withdraw_counterclaim,
        signed=True,
        law=WITHDRAWN,
        english="Permit withdrawal of the counterclaim",
        help="被告申请的，应予准许；本诉已经撤回的，本案随之结案",
    )
    withdraw_last = Step(
        "请求全部撤回，结案",
        by=COURSE,
        moves=ON_TRIAL >> At.withdrawn,
        does=withdraw_last,
        law=WITHDRAWN,
        english="All claims are withdrawn: the case ends",
    )
