"""What a decision sees of a proceeding: people, records and entries, frozen at one moment, and what may be drawn."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self, TypeVar, cast

import msgspec

from xiezhi.engine.family import Family, Happened, House, Kept, World
from xiezhi.engine.words import AGENT, EVERY_PARTY, Role, Step
from xiezhi.records.court import Court, Officer
from xiezhi.records.deadline import Deadline
from xiezhi.records.dispute import Dispute
from xiezhi.records.hearing import Hearing
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Claim, Proceeding
from xiezhi.records.table import Row

R = TypeVar("R", bound=Row)


@dataclass
class Draws:
    """What one decision has drawn: ids from its entry, numbers from the counters it declared."""

    entry: str
    counters: dict[str, int]
    random: bytes = b""
    names: str = ""
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    drawn: dict[str, int] = field(default_factory=dict)


class View(msgspec.Struct, frozen=True):
    """A proceeding as a decision sees it. Days are ISO text; amounts are fen."""

    world: World
    family: Family
    house: House
    proceeding: Proceeding
    actor: str
    role: Role
    now: str
    happened: str
    draws: Draws
    step: Step | None = None
    because: str = ""

    # --- who, where, when ------------------------------------------------------------------------------------------

    @property
    def day(self) -> str:
        """The legal day of the step, ISO."""
        return self.happened[:10]

    @property
    def date(self) -> date:
        return date.fromisoformat(self.day)

    @property
    def court(self) -> Court:
        assert self.house.court is not None, "a case without a court"
        return self.house.court

    @property
    def dispute(self) -> Dispute:
        dispute = self.family.get(Dispute, self.proceeding.dispute)
        assert dispute is not None, "a proceeding without its dispute"
        return dispute

    @property
    def principals(self) -> list[str]:
        """Whom the actor acts for in his role: himself, or everyone there whom he represents."""
        mine = [each for each in self.standings() if each.person == self.actor]
        if any(each.role in self.role.stands for each in mine):
            return [self.actor]
        of = {each.of for each in mine if each.role == AGENT}
        found = [each.person for each in self.standings(*self.role.stands) if each.person in of]
        return found or list(self.posting.posted[:1] if self.posting else ()) or [self.actor]

    @property
    def posting(self) -> Deadline | None:
        """The period within which the post has what the court now enters for a party, by a step that he may take."""
        step = self.step.name if self.step else ""
        found = next((each for each in self.family.posted(self.proceeding.id) if each.clock == step), None)
        sides = (*EVERY_PARTY.stands, AGENT)
        if found is None or any(each.person == self.actor for each in self.standings(*sides)):
            return None
        return found

    @property
    def me(self) -> str:
        """Whom the actor acts for: an agent acts for the party he stands for, the first where there are several."""
        return self.principals[0]

    # --- the people ------------------------------------------------------------------------------------------------

    def standings(self, *roles: str) -> list[Standing]:
        """Who stands in this proceeding now, in order; of these roles where any are named."""
        stand = self.family.standing(self.proceeding.id)
        return [each for each in stand if each.role in roles] if roles else list(stand)

    @property
    def parties(self) -> list[str]:
        return [each.person for each in self.standings(*EVERY_PARTY.stands)]

    def person(self, person: str) -> Person:
        return self.family.persons[person]

    def names(self, *roles: str) -> str:
        return "、".join(self.family.persons[each.person].name for each in self.standings(*roles))

    def known(self, id_number: str) -> Person | None:
        """The person of this court with this sealed number, if it has met him before."""
        found = self.world.persons.get((self.proceeding.court, id_number)) if id_number else None
        return found or next(
            (
                each
                for each in self.family.persons.values()
                if id_number and each.id_number == id_number and not each.twin
            ),
            None,
        )

    def met(self, person: str) -> Person | None:
        """Who acts, as this court has met him before."""
        return self.world.persons.get((self.proceeding.court, person))

    def himself(self, person: str) -> str:
        """The person that this one has shown he is, or states to be."""
        known = self.family.persons.get(person)
        return known.twin or person if known else person

    def officers(self, office: str) -> list[Officer]:
        """Those in the office today who are not away."""
        return [each for each in self.house.holders(office, self.day) if not self.house.away(each.person, self.day)]

    # --- the records -----------------------------------------------------------------------------------------------

    def mine(self, kind: type[R]) -> list[R]:
        """The records of a kind that belong to this proceeding, in order of id."""
        return self.family.of(kind, self.proceeding.id)

    @property
    def claims(self) -> list[Claim]:
        return sorted((each for each in self.mine(Claim) if each.status == "active"), key=lambda each: each.order)

    @property
    def papers(self) -> dict[str, Paper]:
        """Papers of this proceeding by id."""
        return {each.id: each for each in self.mine(Paper)}

    def paper(self, kind: str) -> Paper | None:
        """The latest paper of a kind in this proceeding."""
        return max((each for each in self.mine(Paper) if each.kind == kind), key=lambda each: each.at, default=None)

    @property
    def bills(self) -> list[Bill]:
        return self.mine(Bill)

    @property
    def deadlines(self) -> list[Deadline]:
        return self.mine(Deadline)

    @property
    def parent(self) -> Proceeding | None:
        return self.family.get(Proceeding, self.proceeding.parent) if self.proceeding.parent else None

    def children(self, procedure: str) -> list[Proceeding]:
        found = [p for p in self.family.all(Proceeding) if p.parent == self.proceeding.id and p.procedure == procedure]
        return sorted(found, key=lambda each: (each.opened, each.id))

    def of(self, proceeding: Proceeding) -> Self:
        """The same moment seen from another proceeding of the dispute."""
        return msgspec.structs.replace(self, proceeding=proceeding, because="")

    def alike(self, key: str) -> list[Dispute]:
        """Other disputes of this court, not closed, with the same likeness."""
        found = self.world.alike.get((self.proceeding.court, key), ())
        return [each for each in found if each.id != self.proceeding.dispute and not each.closed]

    def other(self, kind: type[R], id: str) -> R | None:
        """A record of another dispute that the step declared to read."""
        return cast("R | None", self.world.others.get((kind, id)))

    def beside(self, number: str) -> Self | None:
        """The same moment seen from the case of this court with this number, which the step declared to read."""
        id = self.world.beside.get((self.proceeding.court, number), "")
        family = self.world.families.get(self.world.dispute_of.get(id, ""))
        found = family.get(Proceeding, id) if family else None
        if family is None or found is None:
            return None
        return msgspec.structs.replace(self, family=family, proceeding=found, because="")

    @property
    def loads(self) -> Mapping[str, int]:
        """How many open proceedings each judge of this court has, of the kind that the step declared to read."""
        return self.world.loads.get(self.proceeding.court, {})

    def booked(self, day: str) -> tuple[Hearing, ...]:
        """The hearings of this court on the day that the step declared to read."""
        return self.world.booked.get((self.proceeding.court, day), ())

    def kept(self, items: Iterable[str]) -> Kept:
        """What the entries of this dispute keep of these contents, which the step declared to read."""
        return self.world.kept.get((self.proceeding.dispute, *items), Kept())

    def records(self) -> Iterator[Row]:
        """Every record that an entry of this dispute may have changed: its own, its persons', the court's."""
        for kind in (*self.family.rows.values(), self.family.persons):
            yield from kind.values()
        yield from (*self.house.officers.values(), *self.house.leaves.values(), *self.house.settings.values())

    # --- what happened ---------------------------------------------------------------------------------------------

    def entries(self, *steps: str) -> list[Happened]:
        """Entries of this proceeding that stand, oldest first; of these steps (by name) where any are named."""
        here, procedure = self.proceeding.id, self.proceeding.procedure
        if not steps:
            return list(self.family.entries_of(here))
        taken = self.family.taken(here)
        if len(steps) == 1:
            return list(taken.get(f"{procedure}.{steps[0]}", ()))
        wanted = {f"{procedure}.{step}" for step in steps}
        if wanted.isdisjoint(taken):
            return []
        return [each for each in self.family.entries_of(here) if each.step in wanted]

    def last(self, *steps: str) -> Happened | None:
        here, procedure = self.proceeding.id, self.proceeding.procedure
        taken = self.family.taken(here)
        if len(steps) == 1:
            found = taken.get(f"{procedure}.{steps[0]}")
            return found[-1] if found else None
        wanted = {f"{procedure}.{step}" for step in steps}
        if steps and wanted.isdisjoint(taken):
            return None
        mine = reversed(self.family.entries_of(here))
        return next((each for each in mine if not steps or each.step in wanted), None)

    def setting(self, name: str, otherwise: str | None = None) -> str:
        """What this court has set, as `law/data/parameters.csv` names it; ``otherwise`` where nobody has set it."""
        return self.house.setting(name, self.date, otherwise)
