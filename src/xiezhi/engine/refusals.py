"""What a decision looks upon, and every reason why a step may not be taken there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from msgspec.structs import replace

from xiezhi.engine.acts import Act
from xiezhi.engine.case import Case, holds, iso, moves_from
from xiezhi.engine.clock import CHINA
from xiezhi.engine.clocks import clocks_of
from xiezhi.engine.family import Family, House, World
from xiezhi.engine.look import Draws
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import CLERK, CLOCK, COUNTER, COURSE, ENFORCER, FILING_JUDGE, JUDGE, PROCEDURES, Guard, Step
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.records.proceeding import Proceeding

HOUSE_RULE = Policy("办理规则")
POST_ROOM = CLERK | JUDGE | ENFORCER | FILING_JUDGE | COUNTER
"""Who looks through the post for a case."""
LATE = CIVIL_PROCEDURE("第八十六条", "在障碍消除后的十日内")


def look(world: World, act: Act, proceeding: str, now: datetime, draws: Draws) -> Case:
    """The case seen from a proceeding that stands; raises Absent where there is none."""
    family = world.families.get(world.dispute_of.get(proceeding, ""))
    found = family.get(Proceeding, proceeding) if family else None
    if family is None or found is None:
        raise Absent
    house, happened = world.houses[found.court], iso(act.happened or now)
    case = Case(world, family, house, found, act.by, act.role, iso(now), happened, draws, act.step, act.because)
    return case if act.because or act.happened else as_posted(case)


def as_posted(case: Case) -> Case:
    """The case at the moment at which a party gave to the post what the court now enters for him."""
    posting = case.posting
    if posting is None:
        return case
    posted = datetime.fromisoformat(f"{posting.posted[1]}T23:59:59").replace(tzinfo=CHINA)
    return replace(case, happened=min(iso(posted), case.now))


def enters(case: Case, person: str) -> bool:
    """Whether a person is of those who enter what the post brought here."""
    return any(holds(case, person, role) for role in POST_ROOM)


def view(world: World, act: Act, now: datetime, draws: Draws | None = None) -> Case:
    """The case that this act looks upon: its proceeding, or the one it would open; raises Absent."""
    draws = draws or Draws(act.entry, dict(world.counters))
    if not act.step.opens:
        return look(world, act, act.on, now, draws)
    parent = look(world, act, act.on, now, draws).proceeding if act.on else None
    dispute, day = parent.dispute if parent else act.entry, iso(act.happened or now)[:10]
    opened = Proceeding(
        id=act.entry,
        court=act.court,
        dispute=dispute,
        procedure=act.step.procedure.name,
        state="",
        since=day,
        opened=day,
        edition=edition_of(day),
        parent=act.on,
        amount=parent.amount if parent else None,
    )
    family, house = world.families.get(dispute, Family()).after([opened]), world.houses.get(act.court, House(None))
    return Case(
        world, family, house, opened, act.by, act.role, iso(now), iso(act.happened or now), draws, act.step, act.because
    )


def edition_of(day: str) -> str:
    return CIVIL_PROCEDURE.on(date.fromisoformat(day)).name


def refusals(case: Case, act: Act) -> Iterator[Refused]:
    """Every reason why this step may not be taken now, the first of them being what the door answers."""
    yield from barred(case, act)
    for guard in act.step.needs:
        if not guard(case, act.facts):
            yield refused_by(guard, case, act.facts)


def refused_by(guard: Guard, case: Case, facts: Any) -> Refused:
    """The sentence of a condition that does not hold, with what is missing where it can be named."""
    lacking = tuple(guard.lacking(case, facts)) if guard.lacking else ()
    if not lacking:
        return Refused(guard.sentence, guard.law)
    return Refused("%(sentence)s。还缺：%(lacking)s", guard.law, sentence=guard.sentence, lacking=lacking)


def barred(case: Case, act: Act) -> Iterator[Refused]:
    """The reasons that hold whatever is stated: state, role, token, time."""
    step = act.step
    own = step.opens or step.procedure.name == case.proceeding.procedure
    if not step.opens and not (own and moves_from(step.moves.sources, case.proceeding.state)):
        here = PROCEDURES[case.proceeding.procedure].states[case.proceeding.state].label
        wanted = tuple(state.label for state in step.moves.sources)
        words = "案件现为“%(here)s”，“%(step)s”须在“%(wanted)s”时办理"
        yield Refused(words, step.law, here=here, step=step.label, wanted=wanted)
    if step.upon and not act.because and not _branches(case, step):
        states = tuple(state.label for state in step.upon)
        procedures = tuple(dict.fromkeys(state.procedure.label for state in step.upon))
        words = "“%(step)s”须在%(procedures)s“%(states)s”时提出"
        yield Refused(words, step.law, step=step.label, procedures=procedures, states=states)
    if not act.because and not _may(case, act):
        who = tuple(role.label for role in step.roles)
        yield Refused("“%(step)s”由%(who)s办理", step.law, step=step.label, who=who)
    if act.token and step.signed:
        yield Refused("需要签名的步骤不能用令牌办理", HOUSE_RULE)
    yield from _time(case, act)
    if act.role is CLOCK and not _has_passed(case, step):
        yield Refused("期限尚未届满，时钟不能先走", step.law)
    if step.until:
        yield from _lapsed(case, step)


def _may(case: Case, act: Act) -> bool:
    """By its role, which within another proceeding is the one held there; a system's role is nobody else's, the
    course's not even its own: its steps follow another.

    The clock also takes what happens when a period has passed.
    """
    if act.role is COURSE or (act.role.kind == "system" and act.by != act.role.name):
        return False
    if act.role is CLOCK:
        lapses = act.step.on_lapse_of or any(act.step.name == each.then for each in act.step.procedure.steps.values())
        return bool(lapses) or CLOCK in act.step.roles
    if case.posting is not None and act.role in act.step.roles and enters(case, act.by):
        return True
    there = case.of(case.parent) if act.step.opens and case.parent else case
    return act.role in act.step.roles and (act.role.kind == "system" or holds(there, act.by, act.role))


def _branches(case: Case, step: Step) -> bool:
    """Whether the proceeding is opened upon one of the kind and in the state that the course names."""
    there = case.parent
    return there is not None and any(
        state.procedure.name == there.procedure and state.name == there.state for state in step.upon
    )


def _has_passed(case: Case, step: Step) -> bool:
    """A period has run out that ends in this step, if any does; a plain lapse names its own to a guard."""
    clocks = {clock.name for clock in clocks_of(step.procedure) if clock.lapses_into == step.name != "lapse"}
    mine = [row for row in case.deadlines if row.clock in clocks]
    return not clocks or any(row.has_run_out(case.now[:10]) for row in mine)


def _time(case: Case, act: Act) -> Iterator[Refused]:
    if act.happened is None:
        return
    if not act.step.stated and act.role is not CLOCK and not act.because:
        yield Refused("“%(step)s”以登记时间为准，不能另填发生时间", HOUSE_RULE, step=act.step.label)
    if iso(act.happened) > case.now:
        yield Refused("发生时间不能晚于现在", HOUSE_RULE)


def _lapsed(case: Case, step: Step) -> Iterator[Refused]:
    for row in case.deadlines:
        if row.clock != step.name or row.person not in ("", case.me) or row.status in ("met", "void", "late"):
            continue
        if row.status == "lapsed" or (not row.provisional and case.day > row.due and row.status != "suspended"):
            law = LATE if row.status == "lapsed" else step.law
            yield Refused("“%(step)s”的期限已于%(due)s届满", law, step=step.label, due=row.due)
