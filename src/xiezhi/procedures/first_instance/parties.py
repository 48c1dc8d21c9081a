"""当事人和请求的变动：死亡的由继承人承担诉讼，已经进行的诉讼行为对他有效；原告放弃、减少一项请求的，受理费随之退还。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.engine.words import AGENT, CLAIMANT, EVERY_PARTY, FILING_JUDGE, JUDGE, Step, guard
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, COURT_FEES
from xiezhi.law.working import Yuan, to_fen
from xiezhi.phrases.fee_books import given_back
from xiezhi.phrases.people import Party, enter
from xiezhi.phrases.periods import is_suspended
from xiezhi.phrases.requests import to_everyone
from xiezhi.procedures.first_instance.charging import fee_of, prepays
from xiezhi.procedures.first_instance.states import BEFORE_HEARING, ON_TRIAL
from xiezhi.procedures.first_instance.track_effects import told_of_evidence
from xiezhi.procedures.first_instance.track_rules import track_of, triaged
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Claim

HEIRS = CIVIL_PROCEDURE_INTERPRETATION("第五十五条", "对承担诉讼的继承人有效")
GIVE_UP = CIVIL_PROCEDURE("第五十四条", "原告可以放弃或者变更诉讼请求")
LESS = COURT_FEES("第二十一条", "按照减少后的诉讼请求数额计算退还")


class Succession(Facts):
    """继承人参加诉讼：谁死亡，谁来承担。"""

    whom: PersonId = ask("死亡的当事人", choices="parties", english="Who has died")
    heirs: tuple[Party, ...] = ask("承担诉讼的继承人", english="Heirs who take over")
    told: Prose = ask("死亡和继承的证明", long=True, english="What proves death and succession")


class Reduction(Facts):
    """放弃或者减少一项诉讼请求；金额不填为放弃这一项。"""

    order: int = ask("第几项请求", english="Which claim")
    amount: Yuan | None = ask("减少为多少元（放弃这一项的不填）", default=None, english="Reduced to (empty: given up)")
    reason: Prose = ask("理由", long=True, english="Reasons")


@guard("死亡的须是本案当事人，并且有继承人", HEIRS, english="The deceased must be a party and have heirs")
def has_heirs(case: Case, facts: Succession) -> bool:
    return facts.whom in case.parties and bool(facts.heirs)


def _claim(case: Case, facts: Reduction) -> Claim | None:
    return next((each for each in case.claims if each.order == facts.order and not each.by), None)


@guard(
    "须是本案原告的一项请求，减少的金额须比原来少；放弃全部请求的，请申请撤诉",
    GIVE_UP,
    english="It must be a claim of the claimants, and less than before; to give up all of them, withdraw the suit",
)
def is_less(case: Case, facts: Reduction) -> bool:
    found, mine = _claim(case, facts), [each for each in case.claims if not each.by]
    if found is None:
        return False
    if facts.amount is None:
        return len(mine) > 1
    return found.amount is not None and 0 < to_fen(facts.amount) < found.amount


def succeed(case: Case, facts: Succession) -> Iterator[Any]:
    """继承人站到死者的位置上，死者的反诉、预交的费用是他的；期限另行告知，没有交的费用由他交。"""
    old = next(each for each in case.standings(*EVERY_PARTY.stands) if each.person == facts.whom)
    yield Subject(facts.whom)
    yield changed(old, until=case.day)
    for each in case.standings(AGENT):
        if each.of == facts.whom:
            yield changed(each, until=case.day)
    made = list(enter(case, facts.heirs, old.role))
    yield from made
    people = [each for each in made if isinstance(each, Person)]
    for bill in case.bills:
        if bill.payer == facts.whom and bill.status in ("open", "paid"):
            yield changed(bill, payer=people[0].person)
    yield from (changed(each, by=people[0].person) for each in case.mine(Claim) if each.by == facts.whom)
    names = "、".join(each.name for each in people)
    if case.entries("triage", "take_over"):
        yield told_of_evidence(case, names, case.person(facts.whom).name, track_of(case))
    dead = case.person(facts.whom).name
    text = f"{dead}死亡，由{names}承担诉讼，{dead}已经进行的诉讼行为对{names}有效"
    yield from to_everyone(case, text)
    yield from (Notice(each.person, text) for each in people)


def reduce(case: Case, facts: Reduction) -> Iterator[Any]:
    found = _claim(case, facts)
    assert found is not None, "reduced no claim"
    fen = to_fen(facts.amount) if facts.amount is not None else 0
    yield changed(found, amount=fen) if fen else changed(found, status="withdrawn")
    left = (case.proceeding.amount or 0) - (found.amount or 0) + fen
    now = case.change(amount=left)
    yield now
    yield from _fee_less(case, now.amount or 0)
    what = f"减少为{facts.amount}元" if fen else "放弃"
    yield from to_everyone(case, f"原告把第{facts.order}项请求{what}；案件受理费按减少后的数额重新计算")


def _fee_less(case: Case, fen: int) -> Iterator[Any]:
    """没有交的按新的数额交，交多了的退还。"""
    bills = [each for each in case.bills if each.kind == "acceptance_fee" and each.status in ("open", "paid")]
    if not bills or not prepays(case):
        return
    owed = to_fen(fee_of(case.of(case.change(amount=fen)), halved=track_of(case).halved).total)
    paid, payer = sum(each.paid for each in bills), case.standings("claimant")[0].person
    for each in bills:
        if each.status == "open":
            yield changed(each, amount=max(owed - paid, 0), status="open" if owed > paid else "void")
    if paid > owed:
        yield given_back(case, payer, paid - owed)


class Changing:
    """当事人和请求的变动。"""

    substitute = Step(
        "继承人承担诉讼",
        by=JUDGE | FILING_JUDGE,
        moves=ON_TRIAL.stays,
        facts=Succession,
        needs=[is_suspended, has_heirs],
        does=succeed,
        signed=True,
        law=HEIRS,
        english="Heirs take over",
        help="中止诉讼以后，继承人表明参加诉讼的，先登记，再恢复诉讼",
    )
    reduce_claim = Step(
        "放弃或者减少一项请求",
        by=CLAIMANT,
        moves=BEFORE_HEARING.stays,
        facts=Reduction,
        needs=[triaged, is_less],
        does=reduce,
        signed=True,
        law=LESS,
        english="Give up or reduce a claim",
    )
