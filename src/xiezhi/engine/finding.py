"""What can be found of the records: of each case its number, cause and people, of each paper its name and its words.

It is written with the step that changed it; the words inside a paper follow by an errand. Papers that not everyone in
a case may read are never in the index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import connection, transaction

from xiezhi.desk.errands import Errand
from xiezhi.desk.findings import KINDS, TOP, Document, Finding, Found, Search, clear, put, settle
from xiezhi.desk.grams import FIELD, asked, written
from xiezhi.desk.rows import insert
from xiezhi.engine.access import Viewer
from xiezhi.engine.acts import Outcome
from xiezhi.engine.words import RECIPIENT
from xiezhi.records.dispute import Dispute
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import TOMBSTONE, Row, rows, table_of, those

AT_ONCE = 500
R = TypeVar("R", bound=Row)
_TOLD: dict[type[Row], tuple[str, ...]] = {
    Proceeding: ("number",), Dispute: ("cause",), Standing: ("person",), Person: ("name",),
    Paper: ("title", "name", "check_code", "shelf", "data", "sha256"),
}  # fmt: skip
"""The columns of what can be found."""


def searched(person: str, day: str, query: str, kinds: Sequence[str] = KINDS) -> Search:
    """What somebody typed, looked for in all that he may see."""
    return Search(asked(query), table_of(Proceeding).model.objects.filter(Viewer(person, day).visible()), kinds)


def of_people(people: Sequence[str], person: str, day: str, *, before: int = TOP, most: int = 50) -> list[Found]:
    """The cases of these people, of those that the reader may see."""
    theirs = [f"case/{each.proceeding}" for each in those(Standing, "person", people)]
    seen = table_of(Proceeding).model.objects.filter(Viewer(person, day).visible()).values("id")
    found = Finding.objects.filter(key__in=theirs, proceeding__in=seen, place__lt=min(before, TOP - 1))
    return [Found(*row) for row in found.order_by("-place").values_list(*Found._fields)[:most]]


# --- keeping ------------------------------------------------------------------------------------------------------


def remember(outcomes: Sequence[Outcome], now: datetime) -> None:
    """Keep what a batch changed of what can be found, and ask for its papers to be read."""
    latest = {(type(row), row.id): (row, each) for each in outcomes for row, was in each.rows if _tells(row, was)}
    if latest:
        papers = [(row, each) for row, each in latest.values() if isinstance(row, Paper)]
        put(
            [
                *_cases(_touched([row for row, _ in latest.values()])),
                *(told for row, _ in papers for told in _paper(row)),
            ]
        )
        _ask(
            "index",
            [(each.act.entry, row.court, row.proceeding, row.id) for row, each in papers if _readable(row)],
            now,
        )
    erasing = [each for each in outcomes if each.erased]
    _ask("wipe", [(each.act.entry, each.proceeding.court, each.proceeding.id, "") for each in erasing], now)


def _tells(row: Row, was: Row | None) -> bool:
    told = _TOLD.get(type(row), ())
    return any(was is None or getattr(row, name) != getattr(was, name) for name in told)


def _readable(paper: Paper) -> bool:
    return paper.shelf == "main" and not paper.erased


def _ask(kind: str, wanted: Iterable[tuple[str, str, str, str]], now: datetime) -> None:
    made = [
        {"court": court, "kind": kind, "proceeding": proceeding, "entry": entry, "key": f"{entry}/{kind}/{paper}",
         "payload": {"paper": paper}, "made": now, "not_before": now}
        for entry, court, proceeding, paper in wanted
    ]  # fmt: skip
    insert(Errand, made, twice=True)


def _touched(changed: Sequence[Row]) -> list[str]:
    """The proceedings of which something is told that changed; not those that only bring a paper to its recipient."""
    new = [row for row in changed if isinstance(row, Standing)]
    brought = {row.proceeding for row in new} - {row.proceeding for row in new if row.role != RECIPIENT.name}
    touched = {row.id for row in changed if isinstance(row, Proceeding)} | {row.proceeding for row in new}
    people = [row.person for row in changed if isinstance(row, Person)]
    disputes = [row.id for row in changed if isinstance(row, Dispute)]
    touched |= {each.proceeding for each in those(Standing, "person", people)}
    touched |= {each.id for each in those(Proceeding, "dispute", disputes)}
    return sorted(touched - brought)


def _cases(ids: Sequence[str]) -> Iterator[Document]:
    """A line each for the number (the beginning of its id while it has none), the cause, and everyone in the case."""
    found = those(Proceeding, "id", ids)
    causes = {each.id: each.cause for each in those(Dispute, "id", sorted({each.dispute for each in found}))}
    standings: dict[str, list[Standing]] = defaultdict(list)
    for standing in those(Standing, "proceeding", ids):
        standings[standing.proceeding].append(standing)
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person in those(Person, "person", sorted({each.person for many in standings.values() for each in many})):
        names[person.person, person.court].add(person.name)
    for case in found:
        stand = standings[case.id]
        if stand and all(each.role == RECIPIENT.name for each in stand):
            continue
        held = {name for each in stand for name in names[each.person, case.court]} - {TOMBSTONE}
        fields = (case.number or case.id[:6].upper(), causes.get(case.dispute, ""), *sorted(held))
        kind = "case" if case.number else "matter"
        yield Document(kind, f"case/{case.id}", case.id, case.opened, _lines(fields))


def _paper(paper: Paper) -> Iterator[Document]:
    """Its name at once; its words at once only where they may be found no more."""
    name = "" if paper.name == TOMBSTONE else paper.name
    fields = (paper.title, name, paper.check_code) if paper.shelf == "main" else ()
    yield Document("paper", f"paper/{paper.id}", paper.proceeding, paper.at, _lines(fields))
    if not _readable(paper):
        yield of_words(paper, "")


def of_words(paper: Paper, words: str) -> Document:
    """The words inside a paper; none where it may not be read by everyone in the case."""
    return Document("text", f"text/{paper.id}", paper.proceeding, paper.at, written(words) if _readable(paper) else "")


def _lines(fields: Iterable[str]) -> str:
    return FIELD.join(filter(None, map(written, fields)))


def missing() -> bool:
    """Whether there are cases and nothing can be found."""
    return bool(rows(Proceeding, limit=1)) and not Finding.objects.exists()


def rebuild(now: datetime) -> int:
    """Make the index anew from the records, and ask for every paper to be read; how many findings there are."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE desk_finding IN SHARE ROW EXCLUSIVE MODE")
        clear()
        for proceedings in _by_chunks(Proceeding):
            put(_cases([each.id for each in proceedings]))
        for papers in _by_chunks(Paper):
            put(told for paper in papers for told in _paper(paper))
            wanted = [
                (f"{now.isoformat()}", each.court, each.proceeding, each.id) for each in papers if _readable(each)
            ]
            _ask("index", wanted, now)
        settle()
    return Finding.objects.count()


def _by_chunks(struct: type[R]) -> Iterator[list[R]]:
    last = ""
    while chunk := rows(struct, id__gt=last, limit=AT_ONCE):
        yield chunk
        last = chunk[-1].id
