"""案卷记录: entries as rows, each with one sentence of what was stated, and no more than this reader may read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from xiezhi.engine.case import Case
from xiezhi.engine.clock import CHINA
from xiezhi.engine.entry_ids import SHAPE
from xiezhi.engine.facts import Field as Asked
from xiezhi.engine.facts import fields_of
from xiezhi.engine.publish import Reach, reach_of
from xiezhi.engine.words import Step, find_step
from xiezhi.evidence.models import Entry as Logged
from xiezhi.evidence.read import contents_of
from xiezhi.law.working import from_fen
from xiezhi.pages.citations import plain_cite
from xiezhi.pages.names import SYSTEM, masked, names_in, names_of
from xiezhi.pages.receipts import mark_of
from xiezhi.pages.saying import say, termed, without_unit
from xiezhi.pages.shapes import Entry
from xiezhi.pages.spoken import spoken
from xiezhi.procedures.enforcement.institutions import INSTITUTIONS
from xiezhi.records.enforcement import Asset
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper
from xiezhi.records.table import TOMBSTONE

UNTOLD = ("sha256", "sm3", "size", "willing", "door", "mode", "entry", "leaf", "judgment", "hand", "mark")
"""Facts that a row does not repeat; the entry's own page has them."""
BY_ID = (
    "bills", "promises", "appointments", "leaves", "entries", "clocks", "contents", "cases", "roles", "institution",
)  # fmt: skip
"""What is chosen by an id that says nothing to a reader; what it is stands beside it."""
PLUMBING = ("born", "language", "stands_for")
"""Parts that follow from others or go without saying."""
FEN = "分"
ID = re.compile(rf"{SHAPE}([-:].*)?")
MACHINE = ('{"', "[{")
"""How a part begins that was carried over from another case for the machine; its paper has it in words."""
LONGEST, SHORT = 80, 16
"""Characters of the sentence in a row, and of one thing stated that needs no label beside others."""


@dataclass(frozen=True, slots=True)
class Known:
    """What all rows of a page need, read once: contents, names, and the papers that this reader may read."""

    contents: Mapping[str, str | None]
    names: Mapping[str, str]
    shelf: frozenset[str]
    void: frozenset[str]
    reach: Reach
    things: Mapping[str, str]
    titles: Mapping[str, str]
    strangers: list[str] = field(default_factory=list)
    """Whose names had to be looked up: they stand neither in the dispute nor in its court."""


def known_of(case: Case, entries: Sequence[Logged], papers: Iterable[Paper]) -> Known:
    acted = {each.actor for each in entries} | {each.subject for each in entries if each.subject}
    here = {*case.family.persons, *(each.person for each in case.house.officers.values())}
    return Known(
        contents_of([each.id for each in entries]),
        names_in(case, acted | here),
        frozenset(each.id for each in papers),
        case.family.void,
        reach_of(case.proceeding.court),
        dict(_things(case)),
        {each.id: each.name or say(each.title) for each in case.family.all(Paper)},
        sorted(acted - here - SYSTEM.keys()),
    )


def _things(case: Case) -> Iterator[tuple[str, str]]:
    """What steps name by an id: periods with their day, things of a debtor with where they are, what is owed."""
    yield from ((each.id, f"{say(each.label)}{say('：')}{spoken(each.due, case.date)}") for each in case.deadlines)
    yield from ((each.id, f"{each.holder} {each.text}") for each in case.family.all(Asset))
    yield from ((each.id, each.text) for each in case.family.all(Obligation))


def row_of(entry: Logged, known: Known, today: date) -> Entry:
    """One row of the docket."""
    step = find_step(entry.step.rstrip("?"))
    at = datetime.fromisoformat(entry.happened_at).astimezone(CHINA)
    kind = "correction" if entry.corrects else "clock" if entry.role == "clock" else "person"
    who = say(SYSTEM.get(entry.role, "")) or known.names.get(entry.actor, "")
    return Entry(
        at=at,
        label=f"{termed(step)}{say('（同意）')}" if entry.step.endswith("?") else termed(step),
        who=who,
        words=_sentence(entry, known),
        url=f"/entry/{entry.id}",
        log=mark_of(known.reach.state(entry.place)),
        index=f"{entry.place:08d}"[:4] + " " + f"{entry.place:08d}"[4:],
        cites=(plain_cite(step.law, at.date()),),
        kind=kind,
        gone=entry.id in known.void,
        fresh=at.date() == today,
    )


def may_read(entry: Logged, known: Known) -> bool:
    """Whether its contents are for this reader: not where they went on a shelf that he may not read."""
    made = {id for table, id, _ in skeleton(entry)["changes"] if table == "papers"}
    return made <= known.shelf


def changes_of(entry: Logged) -> list[tuple[str, str, dict[str, Any]]]:
    """Each record the entry changed: table, id, the columns that differ."""
    return [(table, id, columns) for table, id, columns in skeleton(entry)["changes"]]


def skeleton(entry: Logged) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(entry.skeleton)
    return found


def shown(asked: Asked, value: Any, known: Known) -> str | Decimal | date:
    if isinstance(value, dict):
        value = known.contents.get(value.get("$", "")) or TOMBSTONE
    if asked.kind == "secret":
        return masked(value)
    if asked.kind == "yuan":
        return Decimal(value)
    if asked.label == FEN:
        return from_fen(value)
    if asked.kind == "day":
        return date.fromisoformat(value)
    if asked.kind == "yes":
        return say(asked.label if asked.name == "electronic" else "是")
    if asked.kind == "choice":
        return say(dict(asked.choices).get(str(value), str(value)))
    if asked.kind == "file":
        return f"{say('文件')} {value[:8]}"
    return _by_id(asked, str(value), known)


def _by_id(asked: Asked, value: str, known: Known) -> str:
    if asked.kind == "person":
        if value not in known.names:
            known.strangers.append(value)
        return known.names.get(value) or names_of("", [value])[value]
    if asked.kind == "paper":
        return known.titles.get(value, value)
    if asked.chosen_from == "institutions":
        return INSTITUTIONS.get(value, value)
    return known.things.get(value, value)


def _sentence(entry: Logged, known: Known) -> str:
    """The first things stated, up to one line: of rows of parts what each is called and what it comes to."""
    if not may_read(entry, known):
        return ""
    step: Step = find_step(entry.step.rstrip("?"))
    said = skeleton(entry)["facts"]
    pieces: list[tuple[Asked, str]] = []
    listed: set[str] = set()  # who stands in a list of people is not named again for one more thing he is
    for asked in fields_of(step.facts):
        told = [_brief(asked, each, known) for each in _several(said.get(asked.name))]
        told = [each for each in dict.fromkeys(told) if each]
        if asked.kind == "person" and not asked.many:
            told = [each for each in told if each not in listed]
        listed |= set(told) if asked.kind == "parts" else set()
        people = asked.kind == "person" and len(told) > 1
        pieces += [(asked, each) for each in ([say("、").join(told)] if people else told)]
    if len(pieces) == 1 and not pieces[0][1].isdigit():
        return _cut(pieces[0][1], LONGEST)
    alike = Counter(asked.kind for asked, _ in pieces)
    return _cut("　".join(_named(asked, text, alike[asked.kind]) for asked, text in pieces), LONGEST)


def _named(asked: Asked, text: str, alike: int) -> str:
    """A bare number says what it counts, each of several sums or people which it is; a long piece beside others what
    it is, and how it begins."""
    label = f"{without_unit(asked)}{say('：')}"
    if text.isdigit() or (alike > 1 and asked.kind in ("yuan", "person")):
        return f"{label}{text}"
    return text if len(text) <= SHORT else f"{label}{_cut(text, SHORT + 8)}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value in (None, "", False) else [value]


def _brief(asked: Asked, value: Any, known: Known) -> str:
    if asked.kind == "parts":
        readable = [part for part in asked.parts if part.chosen_from not in BY_ID and part.name not in PLUMBING]
        told = {part.name: part for part in readable if part.kind in ("name", "yuan") or part is readable[0]}
        pieces = [shown(part, value[name], known) for name, part in told.items() if value.get(name)]
        said = "".join(each for each in pieces if isinstance(each, str))
        return " ".join(plain(each) for each in pieces if isinstance(each, str) or str(each) not in said)
    if asked.kind in ("yes", "secret", "file") or asked.name in UNTOLD or asked.chosen_from in BY_ID:
        return ""
    said = plain(shown(asked, value, known))
    return "" if said.startswith(MACHINE) or ID.fullmatch(said) else spoken(said)


def plain(value: str | Decimal | date) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,.2f} 元" if isinstance(value, Decimal) else f"{value.month}月{value.day}日"
