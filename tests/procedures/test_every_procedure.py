"""What every procedure owes: states are reached and left, clocks have owners and anchors, law is cited in its words."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from xiezhi.engine.clocks import clocks_of
from xiezhi.engine.facts import fields_of
from xiezhi.engine.words import COMMON, COURSE, PROCEDURES, Procedure, Step
from xiezhi.law.sources import Basis, Citation, Edition, Policy, Unread
from xiezhi.law.texts import readable_editions, words_found
from xiezhi.phrases.court_fees import Paid
from xiezhi.phrases.fee_steps import Deposited, TakenBack
from xiezhi.procedures.course import COURSE as LINKS

TEXTS = Path(__file__).parents[2] / "../shared/law/texts"
ALL = list(PROCEDURES.values())
EVERY_STEP = [step for procedure in ALL for step in procedure.steps.values()]
MONEY_MOVES = (Paid, Deposited, TakenBack)
"""What the bank says of a court fee, whether its case has ended or not."""
NORM = re.compile("须|应当|不能|不得|不予|才|只|至多|至少|不超过|不少于")
"""A condition says what must, may or may not be; an objection has none of these words."""
FIRST_DAY = date(2026, 1, 1)
"""No step of any court here is older."""

each_procedure = pytest.mark.parametrize("procedure", ALL, ids=lambda procedure: procedure.name)
each_step = pytest.mark.parametrize("step", EVERY_STEP, ids=lambda step: step.id)


def taken_by_someone(step: Step) -> bool:
    """A step of the course alone is taken only where a line of the course leads to it."""
    return step.roles != (COURSE,) or any(link.then is step for link in LINKS)


@each_procedure
def test_every_state_can_be_reached_from_the_first(procedure: type[Procedure]) -> None:
    reached, grown = {procedure.first}, True
    while grown:
        found = {
            step.moves.to
            for step in procedure.steps.values()
            if step.moves.to and taken_by_someone(step) and reached & set(step.moves.sources)
        }
        grown = not found <= reached
        reached |= found
    assert set(procedure.states.values()) - reached == set()


@each_procedure
def test_every_state_that_is_not_the_last_can_be_left(procedure: type[Procedure]) -> None:
    left = {
        source
        for step in procedure.steps.values()
        for source in step.moves.sources
        if step.moves.to not in (None, source) and taken_by_someone(step)
    }
    assert {state for state in procedure.states.values() if not state.last} - left == set()


@each_procedure
def test_there_is_one_first_state_and_at_least_one_last(procedure: type[Procedure]) -> None:
    assert [state for state in procedure.states.values() if state.first] == [procedure.first]
    assert any(state.last for state in procedure.states.values())
    openings = [step for step in procedure.steps.values() if step.opens]
    assert openings
    assert all(step.moves.to is procedure.first for step in openings)


@each_procedure
def test_every_state_has_a_clock_or_says_why_not(procedure: type[Procedure]) -> None:
    """A deadline existed for some kinds of answer only (cmc-claim-store #842)."""
    for state in procedure.states.values():
        clocked = bool(state.lasts or state.within)
        assert state.last or clocked != bool(state.unclocked), state
        assert not (state.last and clocked), state


@each_procedure
def test_every_clock_has_an_anchor_an_owner_and_an_article(procedure: type[Procedure]) -> None:
    """The clock ran from today: each has its anchor."""
    for clock in clocks_of(procedure):
        assert clock.since is not None
        assert clock.role is not None
        assert isinstance(clock.law, Citation | Policy | Unread)
        assert clock.state or clock.steps
        assert clock.lapses_into in procedure.steps


@each_procedure
def test_clocks_have_names_of_their_own(procedure: type[Procedure]) -> None:
    names = [clock.name for clock in clocks_of(procedure)]
    assert len(names) == len(set(names))


@each_procedure
def test_promises_are_kept_by_steps_that_exist(procedure: type[Procedure]) -> None:
    for promise in procedure.promises.values():
        assert set(promise.kept_by) <= set(procedure.steps)
    for step in procedure.steps.values():
        assert set(step.met_by) <= set(procedure.steps)


@each_step
def test_every_step_names_the_states_it_can_be_taken_in(step: Step) -> None:
    """545 of 580 declared events changed no declared state (civil-ccd-definition): wildcards do not exist."""
    states = set(step.procedure.states.values())
    assert set(step.moves.sources) <= states
    assert step.moves.to is None or step.moves.to in states
    assert step.opens or step.moves.sources
    assert len(set(step.moves.sources)) == len(step.moves.sources)
    if step.name not in COMMON and any(source.last for source in step.moves.sources):
        opens = any(link.then.opens for link in step.follows)
        promised = {name for each in step.procedure.promises.values() for name in (*each.kept_by, each.then)}
        keeps = {step.name, *(link.then.name for link in step.follows)} & promised
        tells = step.roles == (COURSE,) and step.does is not None
        pays = step.facts in MONEY_MOVES
        assert step.moves.to is not None or opens or keeps or tells or pays, (
            "what has ended is taken up, leads on, keeps a promise, books money, or the course tells of it"
        )


@each_step
def test_every_step_has_law_a_label_and_an_english_name(step: Step) -> None:
    assert isinstance(step.law, Citation | Policy | Unread)
    assert step.label
    assert step.english, f"{step.id} has no English name"
    assert step.english.isascii()


@each_step
def test_a_step_that_the_clock_may_take_needs_nothing_stated(step: Step) -> None:
    """A lapse has nobody to ask."""
    thens = {step.procedure.steps[each.then] for each in step.procedure.steps.values() if each.then}
    if step.on_lapse_of or step in thens:
        step.facts()


@each_step
def test_what_lapses_leads_on_from_the_state_that_lapsed(step: Step) -> None:
    if step.on_lapse_of:
        assert step.on_lapse_of in step.moves.sources
        assert step.on_lapse_of.lasts or step.on_lapse_of.within


@each_procedure
def test_one_step_at_most_follows_the_lapse_of_a_state(procedure: type[Procedure]) -> None:
    lapsing = [step.on_lapse_of for step in procedure.steps.values() if step.on_lapse_of]
    assert len(lapsing) == len(set(lapsing))


@each_procedure
def test_labels_are_unique_in_their_procedure(procedure: type[Procedure]) -> None:
    for parts in (procedure.steps, procedure.states):
        labels = [part.label for part in parts.values()]
        assert sorted(labels) == sorted(set(labels))


@each_procedure
def test_states_and_the_procedure_have_english_names(procedure: type[Procedure]) -> None:
    assert procedure.english
    assert [state for state in procedure.states.values() if not state.english] == []


@each_step
def test_a_step_of_the_course_is_led_to_by_a_line_of_it(step: Step) -> None:
    if COURSE in step.roles:
        assert any(link.then is step for link in LINKS), f"nothing leads to {step.id}"


@each_step
def test_somebody_takes_every_step_and_is_named_once(step: Step) -> None:
    assert step.roles
    assert len(set(step.roles)) == len(step.roles)
    assert len(step.roles) == 1 or not step.joint, "a step of everybody is nobody's alone"


@each_step
def test_every_fact_is_asked_for_by_a_label(step: Step) -> None:
    for asked in fields_of(step.facts):
        assert asked.label != asked.name


@each_procedure
def test_the_sentence_of_a_guard_is_a_sentence_and_cites(procedure: type[Procedure]) -> None:
    for step in procedure.steps.values():
        for guard in step.needs:
            assert len(guard.sentence) >= 6
            assert NORM.search(guard.sentence), f"{step.id} objects instead of saying what must hold: {guard.sentence}"
            assert isinstance(guard.law, Citation | Policy | Unread)


# --- the words of the law


def citations(procedure: type[Procedure]) -> Iterator[tuple[str, Basis]]:
    for step in procedure.steps.values():
        yield step.id, step.law
        yield from ((f"{step.id}：{guard.sentence}", guard.law) for guard in step.needs)
    for state in procedure.states.values():
        if state.law is not None:
            yield f"{procedure.name}.{state.name}", state.law
    yield from ((f"{procedure.name}.{name}", promise.law) for name, promise in procedure.promises.items())


def in_force_since(citation: Citation, day: date) -> list[Edition]:
    """The readable editions under which a step of this court can be taken."""
    newest = max((each.since for each in citation.instrument.editions if each.since <= day), default=day)
    return [edition for edition in readable_editions(citation) if edition.since >= newest]


@pytest.mark.texts
@each_procedure
def test_the_words_of_every_citation_are_in_its_article(procedure: type[Procedure]) -> None:
    wrong = [
        f"{where}: {law} {edition.name} “{law.words}”"
        for where, law in citations(procedure)
        if isinstance(law, Citation)
        for edition in in_force_since(law, FIRST_DAY)
        if not law.words or not words_found(law, edition, TEXTS)
    ]
    assert wrong == []


@each_procedure
def test_every_citation_resolves_on_the_days_of_its_steps(procedure: type[Procedure]) -> None:
    for _, law in citations(procedure):
        assert law.on(FIRST_DAY).article
        assert law.on(date(2026, 12, 31)).article
