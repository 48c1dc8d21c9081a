"""The frozen view that guards and effects look upon: one proceeding within its dispute, who acts, and when."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from xiezhi.engine.look import View
from xiezhi.engine.words import AGENT, Role, State
from xiezhi.papers.codes import check_code
from xiezhi.papers.templates import PAPERS
from xiezhi.records.hearing import Hearing
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import Row

R = TypeVar("R", bound=Row)
_JSON = msgspec.json.Encoder(order="sorted", enc_hook=str)


class Errand(msgspec.Struct, frozen=True):
    """What must be done outside after the commit."""

    kind: str
    payload: dict[str, Any]


class Tally(msgspec.Struct, frozen=True):
    """A delta of the cube: an event of this proceeding, with fen and days where it has them.

    `count` is -1 where it takes back what an entry before it had counted; `month` names another than the step's own.
    """

    event: str
    fen: int = 0
    days: int = -1
    count: int = 1
    month: str = ""


class Notice(msgspec.Struct, frozen=True):
    """What a person is told in his inbox."""

    person: str
    text: str


class Case(View, frozen=True):
    """The view, with what an effect makes upon it: ids and numbers, records and papers."""

    def new_id(self) -> str:
        """An id for a new record, from the entry."""
        return f"{self.draws.entry}-{next(self.draws.ids)}"

    def new_person(self) -> str:
        """An id for somebody the court has not met: it tells nobody in which entry, and so in which case, that was.

        A demonstration court has nothing to hide: there the same seed gives the same people.
        """
        secret = self.draws.names if self.court.mode == "real" else ""
        text = f"{secret}\n{self.new_id()}".encode()
        return base64.b32encode(hashlib.sha256(text).digest()[:10]).decode().lower()

    def draw(self, key: str) -> int:
        """The next number of a series of this court and year that the step declared to read."""
        series = f"{self.proceeding.court}/{self.day[:4]}/{key}"
        value = self.draws.counters[series] + 1
        self.draws.counters[series] = self.draws.drawn[series] = value
        return value

    def draw_past(self, key: str, number: int) -> None:
        """Let the series go on after a number that was drawn elsewhere."""
        series = f"{self.proceeding.court}/{self.day[:4]}/{key}"
        if number > self.draws.counters[series]:
            self.draws.counters[series] = self.draws.drawn[series] = number

    def make(self, kind: type[R], /, **values: Any) -> R:
        """A new record of this dispute, its id from the entry."""
        id = values.pop("id", None) or self.new_id()
        return kind(
            id=id, court=self.proceeding.court, dispute=values.pop("dispute", self.proceeding.dispute), **values
        )

    def stand(self, person: str, role: str | Role, order: int = 0, **values: Any) -> Standing:
        """Give a person a standing in this proceeding."""
        name = role.name if isinstance(role, Role) else role
        return self.make(
            Standing, proceeding=self.proceeding.id, person=person, role=name, order=order, since=self.day, **values
        )

    def change(self, **values: Any) -> Proceeding:
        """This proceeding, changed."""
        return changed(self.proceeding, **values)

    def number(self, code: str) -> dict[str, str]:
        """A 案号 of this year and court: what `change` takes."""
        from xiezhi.law.numbers import CaseNumber

        drawn = self.draw(code)
        return {"number": str(CaseNumber(int(self.day[:4]), self.proceeding.court, code, drawn)), "numbered": self.day}

    def random(self, size: int) -> bytes:
        """Bytes that nobody can guess; what is made of them stands in the entry."""
        place = next(self.draws.ids)
        return hashlib.shake_256(self.draws.random + f"{self.draws.entry}/{place}".encode()).digest(size)

    def draft(self, kind: str, *, shelf: str = "main", signed_by: Iterable[str] = (), **data: Any) -> Paper:
        """A paper of the court: form, edition and data now; the seal follows as an errand."""
        form = PAPERS[kind]
        filled = {"court": self.court.name, "day": self.day, **data}
        if self.proceeding.number:
            filled.setdefault("number", self.proceeding.number)
        missing = [field for field in form.fields if filled.get(field) is None]
        unknown = sorted(filled.keys() - {*form.fields, *form.optional})
        if missing or unknown:
            raise ValueError(f"{form.title}缺少{missing}，多出{unknown}")
        return self.make(
            Paper,
            proceeding=self.proceeding.id,
            kind=kind,
            title=form.title,
            origin="court",
            at=self.now,
            by=self.actor,
            edition=str(form.edition),
            data=_JSON.encode(filled).decode(),
            check_code=check_code(self.random(10)),
            signers=tuple(signed_by),
            shelf=shelf,
        )

    def seeded(self, *words: object) -> int:
        """A number that anyone can repeat from the entry's id: what a draw of lots uses."""
        text = "|".join((self.draws.entry, *map(str, words)))
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def changed(row: R, **values: Any) -> R:
    """A record, changed."""
    return msgspec.structs.replace(row, **values)


def holds(case: Case, person: str, role: Role) -> bool:
    """Whether a person has a role here: by standing (himself or his agent), by office, or as one of the public."""
    if role.kind in ("standing", "joint"):
        mine = [each for each in case.standings() if each.person == person]
        principals = {each.of for each in mine if each.role == AGENT}
        if any(each.role in role.stands for each in mine):
            return True
        return bool(principals) and any(
            each.person in principals and each.role in role.stands for each in case.standings()
        )
    if role.kind == "office":
        return any(each.person == person for each in case.house.holders(role.name, case.now[:10]))
    return role.kind == "public" and bool(person)


def moves_from(states: Iterable[State], state: str) -> bool:
    return any(each.name == state for each in states)


def iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def fallen_away(case: Case) -> Iterator[Hearing]:
    """What is still booked when the case ends: the room and the bench are free again."""
    yield from (changed(each, status="cancelled") for each in case.mine(Hearing) if each.status == "booked")
