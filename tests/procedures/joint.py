"""Two suits on one note, ready to be listed, and the joint trial of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.engine.cast import ZHANG, Case, Court, Player, intake
from tests.procedures.trials import Trial
from xiezhi.desk.errands import waiting
from xiezhi.engine.errands import work
from xiezhi.engine.facts import Name, Prose, Secret
from xiezhi.engine.words import JUDGE
from xiezhi.phrases.joint import Ground
from xiezhi.phrases.people import Party
from xiezhi.procedures.course import Filing, FirstInstance, Joinder
from xiezhi.procedures.joinder import Proposal
from xiezhi.procedures.joinder.effects import TELL

LI = Party(name=Name("李某"), id_number=Secret("110105198806071254"), address=Prose("兴和县"))


def two(court: Court, **about: Any) -> tuple[Trial, Trial]:
    """王某 and 李某, each against 张某: the court knows by his number that he is one."""
    told = {"defendants": (replace(ZHANG, id_number=Secret("110105197702021354")),), **about}
    first = Trial.of(court, day=court.now, **told).ready(day=court.now)
    filing = court.files(intake(claimants=(LI,), **told), by=Player(court, "person-li"))
    court.filing_judge.does(filing, Filing.docket)
    return first, Trial(court, filing.child(FirstInstance)).ready(day=court.now)


def proposed(first: Trial, second: Trial, ground: Ground = Ground.one_fact) -> Case:
    facts = Proposal(cases=(second.row.number,), ground=ground, reason=Prose("写在同一张借条上"))
    first.court.president.does(first.suit, Joinder.propose, facts)
    return first.suit.children(Joinder)[-1]


def joined(first: Trial, second: Trial) -> Case:
    """Ordered, and told to the second."""
    joint = proposed(first, second)
    first.judge.does(joint, Joinder.join, as_=JUDGE)
    tell(first.court)
    return joint


def tell(court: Court) -> None:
    """What the joint trial has to tell the others is told."""
    with court.stands():
        work("test", (TELL,))
    assert not waiting(TELL)
