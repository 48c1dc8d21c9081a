"""The steps of the present state as buttons, the expected one first, each refused one with its reasons."""

from __future__ import annotations

from datetime import date

from xiezhi.engine.case import Case, moves_from
from xiezhi.engine.clocks import clocks_of
from xiezhi.engine.facts import fields_of
from xiezhi.engine.possible import Possible, possible_of, role_for, steps_for_people
from xiezhi.engine.words import COMMON, PROCEDURES, Step
from xiezhi.pages.chosen import any_chosen_from
from xiezhi.pages.citations import refusal_of_all
from xiezhi.pages.limits import is_running
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Act, Refusal
from xiezhi.pages.stages import ahead_of, gives_up
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding


def possibles(case: Case, person: str) -> list[Possible]:
    """Every step of the present state that people take: one's own first, and of those the possible ones first."""
    every, state = steps_for_people(case.proceeding.procedure), case.proceeding.state
    here = (step for step in every if moves_from(step.taken_in, state))
    his = [step for step in here if step.name not in COMMON or role_for(case, person, step)]
    choices: dict[str, bool] = {}
    found = [possible_of(case, person, step) for step in his if _has_choices(case, step, choices)]
    return sorted(found, key=lambda each: (each.role is None, bool(each.refused), each.step.name in COMMON))


def _has_choices(case: Case, step: Step, known: dict[str, bool]) -> bool:
    """Whether its form would not ask to choose from nothing; what several steps ask for is looked up once."""
    for field in fields_of(step.facts):
        if field.required and field.chosen_from and field.chosen_from not in known:
            known[field.chosen_from] = any_chosen_from(case, field.chosen_from)
    return all(known.get(field.chosen_from, True) for field in fields_of(step.facts) if field.required)


def acts_of(case: Case, person: str, day: date) -> tuple[Act, ...]:
    """As buttons: the expected one first, refused ones last."""
    return _buttons(case, possibles(case, person), day)


def own_acts_of(case: Case, person: str, day: date) -> tuple[Act, ...]:
    """Those alone that belong to the procedure itself and that he takes in a role he has."""
    found = possibles(case, person)
    return _buttons(case, [each for each in found if each.role and each.step.name not in COMMON], day)


def _buttons(case: Case, found: list[Possible], day: date) -> tuple[Act, ...]:
    expected = expected_of(found, case)
    return tuple(_button(case.proceeding, each, each is expected, day) for each in found)


def expected_of(found: list[Possible], case: Case) -> Possible | None:
    """The step that a period waits for, the nearest first, or that asks anew for what has not come in its time; else
    the one that leads on along the way ahead; else, where no period waits for somebody else, one that stays, belongs to
    the procedure itself and was not taken yet, or one that leaves the state. Once all is over nothing is expected."""
    able = [each for each in found if each.role and not each.refused and not each.given and not each.step.opens]
    running = sorted((each for each in case.deadlines if is_running(each)), key=lambda each: each.due)
    awaited = [each for period in running for each in able if keeps(each.step, period) or _chases(each, period, case)]
    way = [state.name for state in ahead_of(case)]
    leading = [each for each in able if each.step.moves.to and each.step.moves.to.name in way[:1]]
    staying = [
        each for each in able if each.step.moves.to is None and _is_own(each.step) and not case.last(each.step.name)
    ]
    rest = [each for each in able if each.step.moves.to and not gives_up(each.step)]
    if PROCEDURES[case.proceeding.procedure].states[case.proceeding.state].last:
        return next(iter(awaited), None)
    mine = {each.role.name for each in able if each.role}
    is_his = all(each.clock == case.proceeding.state and each.role in mine for each in running)
    return next(iter([*awaited, *leading, *(() if running else staying), *(rest if is_his else ())]), None)


def _chases(each: Possible, period: Deadline, case: Case) -> bool:
    """Whether it lets the time of a state begin anew that has passed in vain."""
    to = each.step.moves.to
    return to is not None and to.name == period.clock == case.proceeding.state and period.due < case.day


def keeps(step: Step, period: Deadline) -> bool:
    """Whether a period is kept by taking this step, and not by giving up what it is about."""
    clock = next((each for each in clocks_of(step.procedure) if each.name == period.clock), None)
    return clock is not None and step.name in (period.clock, *clock.steps) and not gives_up(step)


def _is_own(step: Step) -> bool:
    return step.name not in COMMON and not gives_up(step)


def _button(proceeding: Proceeding, each: Possible, expected: bool, day: date) -> Act:
    label, url = termed(each.step), f"/case/{proceeding.id}/do/{each.step.name}"
    if each.given:
        return Act(label, url, refusal=Refusal(_("您已经同意"), _("还在等其他当事人；全体同意后才算办成。")))
    if each.refused:
        return Act(label, url, refusal=refusal_of_all(_("不能%(step)s") % {"step": label}, each.refused, day))
    return Act(label, url, expected=expected, aside=each.step.name in COMMON and not expected)
