"""Random steps, legal and illegal, with random facts, by anybody, on any day: no invariant of the house breaks."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from tests.engine.cast import CODE, Case, Court, Player, intake, moment
from tests.engine.lived import live
from tests.soak import long
from xiezhi.engine.clocks import outliving
from xiezhi.engine.facts import Field, Misstated, fields_of, stated
from xiezhi.engine.nightly import findings
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import PROCEDURES, Procedure, Role, Step
from xiezhi.evidence.models import Entry
from xiezhi.procedures.confirmation import Confirmation
from xiezhi.procedures.filing import Filing
from xiezhi.records.counter import Counter
from xiezhi.records.court import Leave, Officer
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill
from xiezhi.records.lot import Lot
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

SYSTEM = ("clock", "carrier", "signer", "course", "founder")
IDS = ("", "11010519491231002X", "310101198001010018", "12345")
WORDS = ("", "借款", "八万元", "2", "无", "内0902", "demo", "x" * 300, "%s '; --", "{}", "\u3000")
STEPS = 25


class Anybody:
    """Draws everything that a person or a program could choose."""

    def __init__(self, seed: int, court: Court) -> None:
        self.chance, self.court = random.Random(seed), court

    def pick(self, options: Iterable[Any]) -> Any:
        return self.chance.choice(list(options))

    def number(self, least: int, most: int) -> int:
        return self.chance.randint(least, most)

    def likely(self) -> bool:
        """Four times of five."""
        return self.number(0, 4) > 0

    # --- facts

    def facts(self, step: Step, on: Proceeding) -> Any:
        return stated(step.facts, self.given(fields_of(step.facts), on))

    def given(self, fields: tuple[Field, ...], on: Proceeding) -> dict[str, Any]:
        return {each.name: self.value(each, on) for each in fields if each.required or self.number(0, 1)}

    def value(self, field: Field, on: Proceeding) -> Any:
        if field.many:
            return [self.single(field, on) for _ in range(self.number(0, 2))]
        return self.single(field, on)

    def single(self, field: Field, on: Proceeding) -> Any:
        if field.kind == "parts":
            return self.given(field.parts, on)
        if field.kind == "choice":
            return self.pick([value for value, _ in field.choices])
        known = self.known(field, on)
        if known and self.likely():
            return self.pick(known)
        kinds: dict[str, Callable[[], Any]] = {
            "yes": lambda: bool(self.number(0, 1)),
            "number": lambda: self.number(-2, 40),
            "yuan": lambda: self.pick(["0", "0.01", "50", "900.00", "80000", "99999999.99", "-1"]),
            "day": lambda: (moment(self.court.now).date() + timedelta(self.number(-40, 40))).isoformat(),
            "secret": lambda: self.pick(IDS),
        }
        return kinds.get(field.kind, lambda: self.pick(WORDS))()

    def known(self, field: Field, on: Proceeding) -> list[str]:
        """What stands in this case and fits the field."""
        here = {"proceeding": on.id}
        asked: dict[str, Callable[[], list[str]]] = {
            "bills": lambda: [each.id for each in rows(Bill, **here)],
            "clocks": lambda: [each.clock for each in rows(Deadline, **here)],
            "appointments": lambda: [each.id for each in rows(Officer)],
            "leaves": lambda: [each.id for each in rows(Leave)],
            "promises": lambda: [each.id for each in rows(Paper, kind="promise", **here)],
            "agreement": lambda: [each.id for each in rows(Paper, kind="agreement", **here)],
        }
        kinds: dict[str, Callable[[], list[str]]] = {
            "person": lambda: [each.person for each in (*rows(Standing, **here), *rows(Officer))],
            "paper": lambda: [each.id for each in rows(Paper, **here)],
            "entry": lambda: list(Entry.objects.filter(**here).values_list("id", flat=True)),
        }
        if field.name == "deadline":
            return [each.id for each in rows(Deadline, **here)]
        found = asked.get(field.chosen_from) or kinds.get(field.kind)
        return found() if found else []

    # --- who does what, where

    def proceeding(self) -> Proceeding:
        return self.pick(rows(Proceeding, order=("opened", "id")))

    def step(self, on: Proceeding) -> Step:
        procedure = PROCEDURES[on.procedure]
        if not self.likely():
            return self.pick(each for one_of in PROCEDURES.values() for each in one_of.steps.values())
        state = procedure.states[on.state]
        fitting = [each for each in procedure.steps.values() if state in each.moves.sources]
        return self.pick(fitting or procedure.steps.values())

    def actor(self, step: Step, on: Proceeding) -> tuple[Player, Role]:
        role = self.pick(step.roles)
        if self.likely():
            if role.kind == "system":
                return Player(self.court, role.name), role
            if role.kind == "office":
                return self.court.officers[role.name], role
            standing = [
                each.person for each in rows(Standing, proceeding=on.id) if each.role in role.stands | {"agent"}
            ]
            return Player(self.court, self.pick(standing or ["person-wang"])), role
        anybody = [each.person for each in (*rows(Standing), *rows(Officer))]
        roles = [
            each for procedure in PROCEDURES.values() for other in procedure.steps.values() for each in other.roles
        ]
        return Player(self.court, self.pick([*anybody, "", *SYSTEM])), self.pick(roles)

    def moves(self) -> None:
        """One step, or some days; what is refused says why and leaves nothing."""
        if not self.number(0, 5):
            self.court.clock(
                (moment(self.court.now) + timedelta(days=self.number(0, 20))).replace(tzinfo=None).isoformat()
            )
        if not self.number(0, 7):
            self.court.sweep()
            return
        on = self.proceeding()
        step = self.step(on)
        who, role = self.actor(step, on)
        before = Entry.objects.count()
        happened = "" if self.likely() else self.court.now
        trouble: Exception | None = None
        try:
            facts = self.facts(step, on)
            note(f"{self.court.now} {who.id} as {role.name}: {step.id} on {on.procedure} {on.id}, {facts}")
            who.does(
                Case(self.court, on.id), step, facts, as_=role, happened=happened,
                token=not self.likely(), key=str(self.number(1, 10_000)),
            )  # fmt: skip
        except (Misstated, Refused, Absent) as answer:
            trouble = answer
        if trouble is not None:
            assert Entry.objects.count() == before
            assert isinstance(trouble, Absent) or trouble.sentence  # type: ignore[attr-defined]
        if isinstance(trouble, Refused):
            assert str(trouble.cited(date.fromisoformat(self.court.now[:10])))


def serials_of(year: str, code: str) -> set[int]:
    """The serial numbers of a series that stand in records: in case numbers, in sub-accounts, in lots."""
    if code == "案款":
        return {int(each.track[8:16]) for each in rows(Proceeding, procedure="case_money")}
    if code == "分案":
        return {each.number for each in rows(Lot)}
    numbers = [each.number for each in rows(Proceeding) if each.number.startswith(f"（{year}）{CODE}{code}")]
    return {int(number.rpartition(code)[2].partition("号")[0]) for number in numbers}


def nothing_is_broken(court: Court) -> None:
    court.is_whole()
    for proceeding in rows(Proceeding):
        procedure: type[Procedure] = PROCEDURES[proceeding.procedure]
        assert proceeding.state in procedure.states
        assert bool(proceeding.closed) == procedure.states[proceeding.state].last
        if proceeding.closed:
            running = rows(Deadline, Q(status__in=("open", "suspended")), proceeding=proceeding.id)
            assert {each.clock for each in running} <= outliving(procedure)
    for series in rows(Counter):
        _, year, code = series.id.split("/")
        assert serials_of(year, code) == set(range(1, series.value + 1)), series.id
    with court.stands():
        assert [each for each in findings() if each.kind in ("stuck", "unknown_state", "left_open")] == []


@pytest.mark.soak
def test_whatever_anybody_does_the_house_stays_whole(court: Court, record_property: Any) -> None:
    live(court)
    court.opens(Confirmation, intake(yuan="31"))
    court.files(intake(yuan="32"))
    offered = court.files(intake(yuan="33"))
    court.filing_judge.does(offered, Filing.offer)
    court.talks(intake(yuan="34"))
    began, taken = court.now, []

    @settings(
        max_examples=long(25, 2000),
        derandomize=long(1, 0) == 1,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 2**32))
    def run(seed: int) -> None:
        court.clock(began)
        here = transaction.savepoint()
        try:
            before = Entry.objects.count()
            chance = Anybody(seed, court)
            for _ in range(STEPS):
                chance.moves()
            nothing_is_broken(court)
            taken.append(Entry.objects.count() - before)
        finally:
            transaction.savepoint_rollback(here)

    run()
    assert sum(taken) > len(taken), "hardly any step was legal"
    record_property("runs", len(taken))
    record_property("steps", sum(taken))
    assert one(Proceeding, id=offered.id)
