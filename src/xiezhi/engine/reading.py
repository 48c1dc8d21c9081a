"""What a batch reads, set by set and in one lock order: disputes, counters, then the log heads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import Count

from xiezhi.engine.acts import Act
from xiezhi.engine.facts import secrets_in
from xiezhi.engine.family import Family, Happened, House, Kept, World
from xiezhi.engine.houses import at_this_moment, houses_of, now
from xiezhi.engine.kept import kept_of
from xiezhi.engine.known import NOWHERE, Families
from xiezhi.engine.words import Alike, Beside, Booked, Counter, Keeps, Loads, Others, Read, Step
from xiezhi.records.counter import Counter as CounterRow
from xiezhi.records.court import Officer
from xiezhi.records.dispute import Dispute
from xiezhi.records.hearing import Hearing
from xiezhi.records.models import FAMILY
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import Row, rows, table_of, those
from xiezhi.records.together import Source, source, together


def read(acts: Sequence[Act], day: str, *, lock: bool, known: Families | None = None) -> World:
    """Everything these acts look upon; what is known of it and has not changed since is not read again."""
    on = sorted({act.on for act in acts if act.on})
    where = known.dispute_of(on) if known else {}
    new = those(Proceeding, "id", [each for each in on if each not in where])
    beside = _beside(acts)
    disputes = sorted({*where.values(), *(each.dispute for each in (*new, *beside.values()))})
    if lock:
        _lock(Dispute, disputes)
    families, met = _peopled(disputes, sorted({act.by for act in acts}), known)
    where = {proceeding.id: dispute for dispute, family in families.items() for proceeding in family.all(Proceeding)}
    at = (family.get(Proceeding, each) for each in on if (family := families.get(where.get(each, ""))))
    courts = sorted({act.court for act in acts} | {each.court for each in at if each})
    counters = _counters(acts, courts, day, lock)
    stated = {number for act in acts for number in secrets_in(act.facts)}
    met = [each for each in met if each.court in courts]
    met += rows(Person, id_number__in=sorted(stated), court__in=courts) if stated else []
    numbers = {(each.court, each.person): each for each in met}
    numbers |= {(each.court, each.id_number): each for each in met if each.id_number and not each.twin}
    others = _others(acts)
    loads, booked = _loads(acts, courts, day), _booked(acts, courts)
    kept = _kept(acts, where)
    return World(
        families,
        _houses(courts, lock, known),
        counters,
        numbers,
        _alike(acts, courts),
        others,
        {place: each.id for place, each in beside.items()},
        loads,
        booked,
        kept,
        where,
    )


def _houses(courts: Sequence[str], lock: bool, known: Families | None) -> dict[str, House]:
    """The courts: as whoever looks found them; for a door that remembers, as of the last entry of their affairs."""
    if not lock:
        return now().of(courts)
    return at_this_moment().of(courts) if known else houses_of(courts)


def families_of(disputes: Sequence[str], known: Families | None = None) -> dict[str, Family]:
    """Disputes with all their records, their persons and their entries."""
    return _peopled(disputes, (), known)[0]


def _peopled(
    disputes: Sequence[str], people: Sequence[str], known: Families | None
) -> tuple[dict[str, Family], list[Person]]:
    """The same, and whoever of these people is known, by his rows in order of id."""
    found, met = known.fresh_with(disputes, people) if known else ({}, {})
    cold = [each for each in disputes if each not in found]
    if cold:
        read_now = _read(cold)
        found |= {dispute: family for dispute, (_, family) in read_now.items()}
        if known:
            known.learn(read_now)
    stands = [(each.dispute, each.court, each.person) for family in found.values() for each in family.all(Standing)]
    more = {*people, *(person for _, _, person in stands)} - met.keys()
    who = [*chain.from_iterable(met.values()), *those(Person, "person", sorted(more))]
    who += those(Person, "person", sorted({each.twin for each in who} - {""} - met.keys() - more))
    persons = {(each.court, each.person): each for each in who}
    mine: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for dispute, court, person in stands:
        twin = persons[court, person].twin if (court, person) in persons else ""
        mine[dispute] |= {(court, person), (court, twin)} & persons.keys()
    families = {
        dispute: family.peopled({person: persons[court, person] for court, person in sorted(mine[dispute])})
        for dispute, family in found.items()
    }
    return families, sorted((each for each in who if each.person in people), key=lambda each: each.id)


def _read(disputes: Sequence[str]) -> dict[str, tuple[int, Family]]:
    """The same from the tables, all of one moment and still without persons, each with the place of its last entry."""
    held: dict[str, dict[type[Row], dict[str, Row]]] = {dispute: {} for dispute in disputes}
    entries: dict[str, list[tuple[Any, ...]]] = {dispute: [] for dispute in disputes}
    for place, values in together(_WHOLE, "dispute", disputes):
        if place < len(FAMILY):
            row = table_of(FAMILY[place]).row(values)
            held[row.dispute].setdefault(FAMILY[place], {})[row.id] = row
        else:
            entries[str(values[0])].append(tuple(values[1:]))
    read_now = {}
    for dispute, kinds in held.items():
        in_order = {kind: dict(sorted(found.items())) for kind, found in kinds.items()}
        told = sorted(entries[dispute])
        read_now[dispute] = (told[-1][0] if told else NOWHERE, Family(in_order, {}, tuple(map(_happened, told))))
    return read_now


def _happened(entry: tuple[Any, ...]) -> Happened:
    _, id, proceeding, step, actor, role, happened, at, moved, subject, corrects, leaf = entry
    return Happened(id, proceeding, step, actor, role, happened[:10], at, moved, subject, corrects, leaf, happened)


_WHOLE = (*(source(kind, "id" if kind is Dispute else "") for kind in FAMILY), Source("evidence_entries", (
    "dispute", "place", "id", "proceeding", "step", "actor", "role", "happened_at", "recorded_at", "moved", "subject",
    "corrects", "sha256",
)))  # fmt: skip


def _lock(kind: type[Row], ids: Sequence[str]) -> None:
    if ids and connection.vendor == "postgresql":
        list(table_of(kind).model.objects.filter(id__in=ids).order_by("id").select_for_update().values_list("id"))


def reads_of(step: Step, seen: frozenset[Step] = frozenset()) -> Iterator[Read]:
    """What a step reads, and what the course's steps after it read."""
    yield from step.reads
    for link in step.follows:
        if link.then not in seen:
            yield from reads_of(link.then, seen | {step})


def _counters(acts: Iterable[Act], courts: Sequence[str], day: str, lock: bool) -> dict[str, int]:
    series = set()
    for act in acts:
        year = (act.happened.date().isoformat() if act.happened else day)[:4]
        for each in reads_of(act.step):
            if isinstance(each, Counter):
                series |= {f"{court}/{year}/{each.code}" for court in ({act.court} if act.court else courts)}
    wanted = sorted(series)
    if lock and wanted and connection.vendor == "postgresql":
        _lock_series(wanted)
    found = {row.id: row.value for row in those(CounterRow, "id", wanted)}
    return {name: found.get(name, 0) for name in wanted}


def _lock_series(series: Sequence[str]) -> None:
    """A counter that does not exist yet has no row to lock: its name is locked."""
    with connection.cursor() as cursor:
        for name in series:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def _kept(acts: Iterable[Act], where: dict[str, str]) -> dict[tuple[str, ...], Kept]:
    """What is kept of the contents that these acts name."""
    named = [(act, each) for act in acts for each in act.step.reads if isinstance(each, Keeps) and act.on in where]
    wanted = {(where[act.on], *getattr(act.facts, each.field, ())) for act, each in named}
    return {key: kept_of(*key) for key in wanted}


def _alike(acts: Iterable[Act], courts: Sequence[str]) -> dict[tuple[str, str], tuple[Dispute, ...]]:
    keys = {each.key(act.facts) for act in acts for each in act.step.reads if isinstance(each, Alike)} - {""}
    found: dict[tuple[str, str], list[Dispute]] = {(court, key): [] for court in courts for key in keys}
    if keys:
        for row in rows(Dispute, likeness__in=sorted(keys), court__in=courts):
            found[row.court, row.likeness].append(row)
    return {key: tuple(each) for key, each in found.items()}


def _beside(acts: Iterable[Act]) -> dict[tuple[str, str], Proceeding]:
    named = {
        (act.court, number)
        for act in acts
        for each in act.step.reads
        if isinstance(each, Beside)
        for number in each.numbers(act.facts)
    }
    courts, numbers = sorted({court for court, _ in named}), sorted({number for _, number in named} - {""})
    found = rows(Proceeding, court__in=courts, number__in=numbers) if numbers else []
    return {(each.court, each.number): each for each in found if (each.court, each.number) in named}


def _loads(acts: Iterable[Act], courts: Sequence[str], day: str) -> dict[str, dict[str, int]]:
    """Open proceedings by court and judge, of the kinds that lots are drawn upon; this year's by who stands."""
    wanted = {each for act in acts for each in act.step.reads if isinstance(each, Loads)}
    kinds = {each.procedure for each in wanted if not each.role}
    found: dict[str, dict[str, int]] = {}
    for each in wanted:
        if each.role:
            _stands(found, each, courts, day)
    if kinds:
        model = table_of(Proceeding).model
        held = model.objects.filter(court__in=courts, procedure__in=sorted(kinds), closed="").exclude(judge="")
        for court, judge, count in held.values_list("court", "judge").annotate(Count("id")):
            found.setdefault(court, {})[judge] = count
    return found


def _stands(found: dict[str, dict[str, int]], about: Loads, courts: Sequence[str], day: str) -> None:
    """In how many proceedings of this year each holder of the office stands, or stood, in the role of that name."""
    held = rows(Officer, court__in=courts, office=about.role)
    model, of = table_of(Standing).model, table_of(Proceeding).model
    stood = model.objects.filter(
        court__in=courts, person__in=sorted({each.person for each in held}), role=about.role, since__gte=day[:4],
        proceeding__in=of.objects.filter(court__in=courts, procedure=about.procedure).values("id"),
    )  # fmt: skip
    for court, person, count in stood.values_list("court", "person").annotate(Count("proceeding", distinct=True)):
        found.setdefault(court, {})[person] = count


def _booked(acts: Iterable[Act], courts: Sequence[str]) -> dict[tuple[str, str], tuple[Hearing, ...]]:
    days = {each.day(act.facts) for act in acts for each in act.step.reads if isinstance(each, Booked)}
    found: dict[tuple[str, str], tuple[Hearing, ...]] = {}
    if days:
        for row in rows(Hearing, court__in=courts, day__in=sorted(days), order=("begins", "id")):
            found[row.court, row.day] = (*found.get((row.court, row.day), ()), row)
    return found


def _others(acts: Iterable[Act]) -> dict[tuple[type[Row], str], Row]:
    wanted = defaultdict[type[Row], set[str]](set)
    for act in acts:
        for each in act.step.reads:
            if isinstance(each, Others):
                wanted[each.kind].update(each.ids(act.facts))
    return {(kind, row.id): row for kind, ids in wanted.items() if ids for row in rows(kind, id__in=sorted(ids))}
