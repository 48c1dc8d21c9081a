"""A demonstration court's first weeks: hundreds of invented disputes in every state, told by steps through the door."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from xiezhi.engine.clock import DEMO_BEGINS, set_demo_clock
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import CLOCK
from xiezhi.evidence.read import of_proceedings
from xiezhi.law.courts import COURTS, Level
from xiezhi.papers.render import NoTypesetter
from xiezhi.procedures.filing import Door, Intake
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories.courses import COURSES, Course
from xiezhi.stories.days import later
from xiezhi.stories.disputes import Disputes
from xiezhi.stories.filing_turns import filed
from xiezhi.stories.house import DEMONSTRATION, FOUNDED, JINING, XINCHENG, found, leaves
from xiezhi.stories.lecture import coming, open_to_all, taught
from xiezhi.stories.telling import Bench, Plot, Tale, play

DOORS = {Door.web: 40, Door.phone: 25, Door.counter: 25, Door.hotline: 10}
BUSY = {JINING: 9, XINCHENG: 5}
"""How much more than others a court is asked; a city's court hears few first instances."""


def seed(cases: int, seed: int) -> None:
    """Fill an empty home: the courts, then so many disputes until the demonstration clock begins. The same seed gives
    the same entries."""
    found(*DEMONSTRATION)
    lectures = (taught(JINING), coming(JINING), open_to_all(JINING))
    tales = [leaves(JINING), leaves(XINCHENG), *lectures, *disputes(cases, seed)]
    play(tales, until=DEMO_BEGINS)
    set_demo_clock(DEMO_BEGINS)


def disputes(cases: int, seed: int) -> Iterator[Tale]:
    """So many disputes, over all the courts, each at the moment it comes in."""
    chance = Random(seed)
    invented, bench = Disputes(chance), Bench()
    for number, course in enumerate(dealt(cases, chance), 1):
        court = court_of(number, chance)
        door = chance.choices(list(DOORS), list(DOORS.values()))[0]
        intake = invented.intake(court, door, promises=course.promises, causes=course.causes)
        age = chance.randint(course.youngest, course.oldest)
        begun = max(DEMO_BEGINS - timedelta(days=age, hours=3), FOUNDED)
        begun = later(begun, 0, chance, office=door in (Door.counter, Door.hotline))
        plot = Plot(f"seed/{seed}/{number}", court, begun, Random(f"{seed}/{number}"), bench)
        yield told(plot, intake, course)


def court_of(number: int, chance: Random) -> str:
    """Each court is asked once, then the busy ones more often than others, a city's court seldom."""
    if number <= len(DEMONSTRATION):
        return DEMONSTRATION[number - 1]
    return chance.choices(DEMONSTRATION, [BUSY.get(code, _seldom(code)) for code in DEMONSTRATION])[0]


def _seldom(code: str) -> int:
    return 1 if COURTS[code].level is Level.INTERMEDIATE else 3


def dealt(cases: int, chance: Random) -> Iterator[Course]:
    """Courses dealt from shuffled decks, so that each deck has them all."""
    deck: list[Course] = []
    for _ in range(cases):
        if not deck:
            deck = [course for course in COURSES for _ in range(course.count)]
            chance.shuffle(deck)
        yield deck.pop()


def told(plot: Plot, intake: Intake, course: Course) -> Tale:
    """One dispute from its door along its course; where the clock was quicker than people, or there is no typesetter
    for what is to be bound, it ends there."""
    yield from filed(plot, intake)
    for turn in course.turns:
        try:
            yield from turn(plot)
        except Refused as refused:
            if "的期限已于" in refused.sentence or moved_by(CLOCK.name, plot.dispute):
                return
            raise
        except NoTypesetter:
            return


def moved_by(actor: str, dispute: str) -> bool:
    """Whether this actor was the last to lead a proceeding of the dispute to another state."""
    entries = of_proceedings(each.id for each in rows(Proceeding, dispute=dispute))
    return [each.actor for each in entries if each.moved][-1] == actor
