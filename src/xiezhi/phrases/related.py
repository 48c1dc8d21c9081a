"""关联案件: tried together, marked as related, or between the same parties: to each reader those that he may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from django.db.models import Q

from xiezhi.engine.access import Viewer
from xiezhi.engine.family import Family
from xiezhi.engine.words import EVERY_PARTY
from xiezhi.phrases.joint import RELATED
from xiezhi.records.dispute import Dispute
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.relation import Relation
from xiezhi.records.table import Written, one, rows

JOINT_NOW, JOINT_ONCE, MARKED, SAME_PARTIES = "合并审理", "曾经合并审理", "标明关联", "当事人相同"
CONTESTED, CONTESTING = "本案所争的异议、方案", "由此提起的诉讼"
ROLES = sorted(EVERY_PARTY.stands)
HEADS = ("filing", "first_instance")
"""The proceedings by which a dispute is shown as related: the suit, else what was filed."""
ABOUT = "SELECT 1 FROM records_disputes WHERE about BETWEEN %s AND %s"
"""Whether a suit is about a proceeding, which is named twice: few suits are about any, and a plan that is made once for
all values takes the likeliest, none, for what `=` is asked of, and reads the whole table."""
PEOPLE = 5
"""Of each side so many, the first of them, are looked for in other cases: a suit may have hundreds."""
NEWEST = 40
"""So many of the newest capacities of each are looked at: a bank has thousands, who owes it money a few."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A case beside another, and why it is shown there."""

    case: Proceeding
    why: str


def related_cases(
    found: Proceeding, viewer: Viewer, family: Family | None = None, *, contested: bool = True
) -> list[Beside]:
    """Whatever is related to a proceeding and this viewer may see, each once, the closest tie first; its own records
    are read unless its dispute was read whole, suits about it unless it is known that there are none."""
    ties: dict[str, str] = {}
    relations = family.of(Relation, found.id) if family else rows(Relation, proceeding=found.id)
    for each in sorted(relations, key=lambda each: (each.since, each.id)):
        for id in (each.through, each.other):
            ties.setdefault(id, JOINT_ONCE if each.until else JOINT_NOW)
    dispute = family.get(Dispute, found.dispute) if family else one(Dispute, id=found.dispute)
    for id, why in _contested(found, dispute, contested):
        ties.setdefault(id, why)
    papers = family.of(Paper, found.id) if family else rows(Paper, proceeding=found.id, kind=RELATED)
    named = [str(each.name) for each in papers if each.kind == RELATED]
    for proceeding in rows(Proceeding, court=found.court, number__in=named) if named else []:
        ties.setdefault(proceeding.id, MARKED)
    for id in _same_parties(found) if found.procedure in HEADS else ():
        ties.setdefault(id, SAME_PARTIES)
    return _seen(ties, viewer)


def contested_cases(found: Proceeding, viewer: Viewer) -> list[Beside]:
    """The objection that a suit is about, the suit that an objection led to, as far as this viewer may see them."""
    return _seen(dict(_contested(found, one(Dispute, id=found.dispute))), viewer)


def _seen(ties: dict[str, str], viewer: Viewer) -> list[Beside]:
    wanted = [id for id in ties if id]
    seen = {each.id: each for each in rows(Proceeding, Q(id__in=wanted), viewer.visible())} if wanted else {}
    return [Beside(seen[id], ties[id]) for id in wanted if id in seen]


def _contested(found: Proceeding, dispute: Dispute | None, contested: bool = True) -> Iterator[tuple[str, str]]:
    """What a suit is about, from any proceeding of it; and from there the suit."""
    if dispute and dispute.about:
        yield dispute.about, CONTESTED
    suits = [each.id for each in rows(Dispute, about=found.id)] if contested else []
    yield from ((id, CONTESTING) for id in _heads(suits))


def _same_parties(found: Proceeding) -> list[str]:
    """Disputes of this court in which a claimant of this one and somebody of another side meet again: among the newest
    of either, so that what is read does not grow with the cases of whoever sues most."""
    mine = rows(Standing, proceeding=found.id, role__in=ROLES, until="", order=("order", "id"))
    sides = [[each for each in mine if (each.role == "claimant") is first][:PEOPLE] for first in (True, False)]
    met = _newest(found.court, sorted({each.person for each in chain(*sides)}))
    elsewhere = sorted({each.dispute for each in met} - {found.dispute})
    if not elsewhere:
        return []
    there = rows(Standing, dispute__in=elsewhere, role__in=ROLES, until="")
    known = _known(found.court, {each.person for each in (*chain(*sides), *there)})
    wanted = [{known[each.person] for each in side} for side in sides]
    people = defaultdict(set)
    for each in there:
        people[each.dispute].add(known[each.person])
    return _heads([dispute for dispute in elsewhere if all(people[dispute] & side for side in wanted)])


def _newest(court: str, people: list[str]) -> list[Standing]:
    """In what each was last a party, as the index by person and day has it: asked for all of them at once."""
    places = ", ".join(["%s"] * len(ROLES))
    of_one = (
        "SELECT id FROM (SELECT id FROM records_standings WHERE person = %s AND court = %s AND until = '' "
        f"AND role IN ({places}) ORDER BY since DESC, id DESC LIMIT {NEWEST}) AS newest"
    )
    values = [value for person in people for value in (person, court, *ROLES)]
    newest = Written(f"id IN ({' UNION ALL '.join([of_one] * len(people))})", tuple(values))
    return rows(Standing, newest, order=()) if people else []


def _known(court: str, people: set[str]) -> dict[str, str]:
    """How two are found to be the same: by who they are; by his name where the court has no number of him."""
    found = {each.person: each for each in rows(Person, court=court, person__in=sorted(people))}
    return {who: who if who not in found or found[who].id_number else str(found[who].name) for who in people}


def _heads(disputes: list[str]) -> list[str]:
    """Of each dispute the latest, the newest dispute first."""
    heads = rows(Proceeding, dispute__in=disputes, procedure__in=HEADS, order=("opened", "id")) if disputes else []
    latest = {each.dispute: each for each in sorted(heads, key=lambda each: HEADS.index(each.procedure))}
    return [each.id for each in sorted(latest.values(), key=lambda each: (each.opened, each.id), reverse=True)]
