"""What the cube counts of any step: its taking, what is opened and ended, and which periods were kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from xiezhi.engine.case import Case, Tally
from xiezhi.engine.family import Family
from xiezhi.engine.words import ANYONE, EVERY_PARTY, PARTY, PROCEDURES, RECIPIENT
from xiezhi.records.deadline import Adjustment, Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import Row

PEOPLE = EVERY_PARTY.stands | {each.name for each in (PARTY, EVERY_PARTY, RECIPIENT, ANYONE)}
"""Roles of those who come to the court."""
LIMIT, RESTS = "limit", ("exclude", "suspend")
"""How the clocks of a whole trial, appeal or enforcement are named, and what keeps them from running."""


def of_step(case: Case, proceeding: Proceeding, family: Family) -> Iterator[Tally]:
    """The step taken in this case, which leaves the proceeding and its family so."""
    if PROCEDURES[proceeding.procedure].numbered:
        yield from _of_numbered(case, proceeding, family)
    else:
        yield from _of_small(case, proceeding)


def _of_numbered(case: Case, proceeding: Proceeding, family: Family) -> Iterator[Tally]:
    """Opened, closed with its days and with those its limit ran, and the stock by day of opening: opened and taken up
    again, less what left."""
    if not proceeding.number:
        return
    was, day = case.proceeding, date.fromisoformat(proceeding.numbered)
    if not was.number:
        yield Tally("opened", fen=proceeding.amount or 0, days=day.toordinal())
    if proceeding.closed and not was.closed:
        lasted = (date.fromisoformat(proceeding.closed) - day).days
        yield Tally("closed", fen=proceeding.amount or 0, days=lasted)
        yield Tally("closed_net", days=lasted - _rested(family.of(Adjustment, proceeding.id), proceeding))
        yield Tally("left", days=day.toordinal())
    if was.closed and not proceeding.closed:
        yield Tally("taken_up", days=day.toordinal())
    if case.step is not None:
        yield Tally(case.step.id)


def _rested(adjustments: Iterable[Adjustment], proceeding: Proceeding) -> int:
    """On how many days after its docketing, to the day of its end, its limit did not run; each day once."""
    first, last = (date.fromisoformat(each).toordinal() for each in (proceeding.numbered, proceeding.closed))
    days = set[int]()
    for each in adjustments:
        if each.kind in RESTS and (not each.clock or each.clock.startswith(LIMIT)):
            until = date.fromisoformat(each.until).toordinal() if each.until else last
            days.update(range(max(date.fromisoformat(each.since).toordinal(), first + 1), min(until, last) + 1))
    return len(days)


def _of_small(case: Case, proceeding: Proceeding) -> Iterator[Tally]:
    """How a proceeding without a number of the court ended, with its days; an end that proved void is taken back, also
    where its entry was corrected meanwhile."""
    was = case.proceeding
    if was.closed and not proceeding.closed:
        mine = (each for each in reversed(case.family.entries) if each.proceeding == was.id)
        ending = next(each for each in mine if each.moved == was.state)
        yield Tally(ending.step, days=_between(was.opened, was.closed), count=-1, month=ending.day[:7])
    if proceeding.closed and not was.closed and case.step is not None:
        yield Tally(case.step.id, days=_between(proceeding.opened, proceeding.closed))


def of_periods(family: Family, rows: Iterable[tuple[Row, Row | None]]) -> Iterator[Tally]:
    """Periods of the court that ended with this entry; one that a correction derived anew is taken back first."""
    for row, before in rows:
        if isinstance(row, Deadline) and of_court(row) and (row.status != "void" or row.anchor in family.void):
            now, was = Counter(_period(row)), Counter(_period(before) if isinstance(before, Deadline) else ())
            proceeding = family.get(Proceeding, row.proceeding)
            assert proceeding is not None
            for sign, ended in ((-1, was - now), (1, now - was)):
                for event, month, days in ended:
                    name = f"{proceeding.procedure}.{row.clock}:{event}"
                    yield Tally(name, days=days, count=sign, month=month)


def of_court(row: Deadline) -> bool:
    """Whether it is for the court to keep, and neither a party's right nor his duty."""
    return row.kind != "right" and row.role not in PEOPLE


def _period(row: Deadline) -> Iterator[tuple[str, str, int]]:
    """kept: ended in time, with its days. broken: passed. ended: done after it had passed, with its days."""
    if row.status == "void":
        return
    if row.met and row.met <= row.due:
        yield "kept", row.met[:7], _between(row.start, row.met)
    elif row.met or row.status in ("late", "lapsed"):
        yield "broken", row.due[:7], -1
    if row.met > row.due:
        yield "ended", row.met[:7], _between(row.start, row.met)


def _between(start: str, end: str) -> int:
    return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days
