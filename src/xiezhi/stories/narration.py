"""A story told on a terminal, in Chinese: who did what on which article, where it led, and what is due now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from xiezhi.engine import words
from xiezhi.engine.refused import cited
from xiezhi.engine.words import PROCEDURES, Role, find_step
from xiezhi.evidence.models import Entry
from xiezhi.evidence.read import in_order
from xiezhi.records.court import Officer
from xiezhi.records.deadline import Deadline
from xiezhi.records.dispute import Dispute
from xiezhi.records.person import Person
from xiezhi.records.table import one, rows

ROLES = {each.name: each for each in vars(words).values() if isinstance(each, Role)}
ROLES |= {role.name: role for each in words.PROCEDURES.values() for step in each.steps.values() for role in step.roles}


class Narrator:
    """Says what the log of a dispute remembers since it last spoke: also what the clock and the course did."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self.say = say
        self._places: dict[str, int] = {}
        self._due: set[tuple[str, str]] = set()

    def goes_on(self, dispute: str) -> None:
        """Say what is new in this dispute."""
        found = one(Dispute, id=dispute)
        assert found is not None, "nothing to tell of"
        for entry in in_order(found.court, self._places.get(found.court, 0)):
            self._places[found.court] = entry.place + 1
            if entry.dispute == dispute:
                self.say(said(entry))
        for deadline in self._fresh(dispute):
            self.say(f"        ⏱ {deadline.label}：{deadline.due}届满 · {deadline.law}")

    def _fresh(self, dispute: str) -> Iterator[Deadline]:
        """What runs now and was not said before."""
        for deadline in rows(Deadline, dispute=dispute, status="open", order=("due", "id")):
            if (deadline.id, deadline.due) not in self._due:
                self._due.add((deadline.id, deadline.due))
                yield deadline


def said(entry: Entry) -> str:
    """One line of the log in words."""
    step = find_step(entry.step.rstrip("?"))
    waits = "（待其他当事人）" if entry.step.endswith("?") else ""
    led = f" → {PROCEDURES[step.procedure.name].states[entry.moved].label}" if entry.moved else ""
    law = cited(step.law, date.fromisoformat(entry.happened_at[:10]))
    when = entry.happened_at[5:16].replace("T", " ")
    return f"{when}  {who(entry)} · {step.procedure.label}·{step.label}{waits}{led}  {law}"


def who(entry: Entry) -> str:
    """Who took a step, and in what capacity where he has one of his own."""
    role = ROLES[entry.role]
    if role.kind == "system":
        return role.label
    found = one(Officer, court=entry.court, person=entry.actor) or one(Person, court=entry.court, person=entry.actor)
    name = found.name if found else entry.actor
    return name if role.kind in ("public", "joint") else f"{name}（{role.label}）"
