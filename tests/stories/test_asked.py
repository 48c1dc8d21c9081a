"""Nobody types a fact twice: every field of every step of the journey, by what it says and by what it is called."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pages import journey_money, journey_trial
from tests.stories.asked import Asked, Listener
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.words import COUNTER, DEFENDANT, EVERY_PARTY, FILING_JUDGE, MEDIATOR, PARTY, SERVER
from xiezhi.procedures.filing import ByPhone, Defect, Defects, Filing, Supplement
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.mediation import Assignment, Mediation, Talk
from xiezhi.procedures.service import Receipt, Service
from xiezhi.stories import archive_turns, enforcement_turns, loan, loan_enforced, talks_turns
from xiezhi.stories.cast import WANG, public
from xiezhi.stories.house import found
from xiezhi.stories.suit_turns import electronic, to_serve, tracking
from xiezhi.stories.telling import Plot, Tale, play

AGAIN = {
    "case_money.take_cash.machine": "the machine counts what two people counted: agreement of two counts is the point",
    "case_money.hand_over.counted": "finance counts what it takes over, and must not be shown what it should come to",
}
"""Fields that ask for a sum the court has: each a count of its own."""
CALLED_ALIKE = {
    "住所": "the filing may leave out where the other lives; the list of defects then asks for it, once",
}
"""Labels under which two fields ask for two different facts."""


def whole(plot: Plot) -> Tale:
    """The loan with all that the walk in the browser has: a defect mended, talks that fail, a letter, the archive."""
    nowhere = replace(loan.CLAIM, defendants=(replace(loan.CLAIM.defendants[0], address=Prose("")),))
    plot.dispute = (yield plot.does(public(WANG), Filing.submit, nowhere)).proceeding
    zhang, judge = PersonId(plot.people("defendant")[0]), plot.officer(FILING_JUDGE)
    defect = Defect(what=Prose("没有写明被告的住所"), how=Prose("补充现在的居住地"))
    yield plot.does(judge, Filing.list_defects, Defects(items=(defect,), days=7))
    home = loan.CLAIM.defendants[0].address
    yield plot.does(
        plot.claimant(), Filing.supplement, Supplement(told=Prose("补上了"), address_of=zhang, address=home)
    )
    yield plot.does(judge, Filing.offer)
    yield plot.does((plot.claimant()[0], EVERY_PARTY), Filing.accept)
    by_phone = ByPhone(person=zhang, how=Prose("拨打留下的电话，核对证件号"))
    yield plot.does(plot.officer(COUNTER), Filing.consent_by_phone, by_phone)
    yield plot.does(judge, Mediation.assign, Assignment(mediator=PersonId(plot.officer(MEDIATOR)[0])))
    yield from talks_turns.opened(plot)
    talk = Talk(how=Prose("当面"), notes=Prose("张某承认借款，请求分三年还清；王某不同意。"))
    yield plot.does(talks_turns.mediator(plot), Mediation.talk, talk)
    yield from talks_turns.failed(plot)
    yield plot.does(judge, Filing.docket)
    for turn in (loan.trial.handed, loan.trial.triaged, loan.paid, loan.copies, by_mail):
        yield from turn(plot)
    yield plot.does((zhang, PARTY), FirstInstance.steps["confirm_address"], loan.HOME)
    yield plot.does((zhang, DEFENDANT), FirstInstance.defend, loan.ANSWER)
    enforced = (loan_enforced.asked_and_frozen, loan_enforced.agreed, loan_enforced.in_cash)
    paid = (enforcement_turns.allocated, enforcement_turns.paid_out, enforcement_turns.released)
    for part in (loan.heard, loan.judged, *enforced, *paid, enforcement_turns.concluded, archive_turns.archived):
        yield from part(plot)


def by_mail(plot: Plot) -> Tale:
    """The court's first letter to 张某 goes by post; the rest as he agrees."""
    for service in to_serve(plot):
        if not electronic(service):
            yield plot.does(plot.officer(SERVER), Service.post, tracking(plot), on=service)
            yield from plot.later(1, 1)
            yield plot.does(plot.officer(SERVER), Service.sign_for, Receipt(on=plot.now.date()), on=service)
            break
    yield from loan.trial.handed(plot)


@pytest.fixture
def heard(home: Path) -> Listener:
    found(*loan.LOAN.courts)
    listener = Listener()
    play([listener.hears(whole(loan.LOAN.begun()))])
    return listener


def test_nobody_types_a_fact_twice_on_the_whole_way(heard: Listener) -> None:
    assert walked() <= set(heard.steps.values()), "a step of the walk is not in the tale"
    characters = sum(len(each.value) for each in heard.typed)
    print(f"{len(heard.steps)} steps, {len(heard.typed)} fields typed into, {characters} characters")
    again = {f"{each.step}.{each.field}": each for each in heard.typed if each.before}
    assert {name: each for name, each in again.items() if name not in AGAIN} == {}
    assert set(AGAIN) <= set(again), "no exception that is none"
    alike = called_alike(heard.typed)
    assert set(CALLED_ALIKE) <= set(alike), "no exception that is none"
    assert {label: where for label, where in alike.items() if label not in CALLED_ALIKE} == {}


def walked() -> set[str]:
    """The labels of the steps that the walk in the browser chooses."""
    text = "".join(Path(str(each.__file__)).read_text("utf-8") for each in (journey_trial, journey_money))
    return set(re.findall(r'take\([^\n]*?, "([\u4e00-\u9fff，]+)"', text))


def called_alike(typed: list[Asked]) -> dict[str, set[str]]:
    """Labels that are asked at several steps."""
    where: dict[str, set[str]] = {}
    for each in typed:
        where.setdefault(each.label, set()).add(each.step)
    return {label: steps for label, steps in where.items() if len(steps) > 1}
