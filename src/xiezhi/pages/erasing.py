"""What may be erased, as choices with a label each; and which entry says that something was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from xiezhi.engine.access import Viewer
from xiezhi.engine.case import Case
from xiezhi.engine.facts import Field, fields_of
from xiezhi.engine.words import find_step
from xiezhi.evidence.models import Entry
from xiezhi.evidence.read import those_entries
from xiezhi.pages.docket import known_of, may_read
from xiezhi.pages.names import masked
from xiezhi.pages.saying import say, termed
from xiezhi.pages.shapes import Link
from xiezhi.pages.spoken import spoken

LONGEST = 24
FIRST = 4
"""Entries that are read first: whoever asks only whether there is anything needs no more."""


def erasable(case: Case) -> Iterator[tuple[str, str]]:
    """Each content of this proceeding that its reader may read, once: where it was first stated, and how it begins."""
    papers = Viewer(case.actor, case.now[:10]).papers_in(case.family, case.proceeding)
    titles, shown = {each.id: each.title for each in papers}, set[str]()
    mine = [each.entry for each in case.family.entries if each.proceeding == case.proceeding.id]
    for some in (mine[:FIRST], mine[FIRST:]):
        entries = those_entries(some)
        known = known_of(case, entries, papers)
        for entry in (each for each in entries if may_read(each, known)):
            step = find_step(entry.step.rstrip("?"))
            for id, label, kind in _kept(entry, titles):
                value = known.contents.get(id)
                if value and value not in shown:
                    shown.add(value)
                    yield id, f"{entry.recorded_at[:10]}　{termed(step)}：{label}　{_brief(value, kind)}".strip()


def _kept(entry: Entry, titles: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Id, label and kind of each content that an entry keeps: what was stated, then papers drawn up with it."""
    skeleton = msgspec.json.decode(entry.skeleton)
    yield from _stated(fields_of(find_step(entry.step.rstrip("?")).facts), skeleton["facts"])
    for table, id, columns in skeleton["changes"]:
        if table == "papers" and isinstance(columns.get("data"), dict):
            yield columns["data"]["$"], f"《{titles.get(id, '')}》", "paper"


def _stated(fields: tuple[Field, ...], told: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for asked in fields:
        value = told.get(asked.name)
        for each in value if isinstance(value, list) else [value]:
            if asked.parts and isinstance(each, dict):
                yield from ((id, f"{termed(asked)}·{label}", kind) for id, label, kind in _stated(asked.parts, each))
            elif isinstance(each, dict):
                yield each["$"], termed(asked), asked.kind


def _brief(value: str, kind: str) -> str:
    if kind in ("paper", "file"):
        return value[:8] if kind == "file" else ""
    told = masked(value) if kind == "secret" else value
    return told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"


def erased_by(found: Entry, every: list[Entry]) -> Link | None:
    """The entry of this proceeding that erased something of another."""
    for each in every:
        erased = msgspec.json.decode(each.skeleton).get("erased", ())
        if any(id.partition(".")[0] == found.id for id in erased):
            words = say("%(day)s 由院长决定删除，理由在那一条里") % {"day": spoken(each.recorded_at[:10])}
            return Link(say("看那一条"), f"/entry/{each.id}", words=words)
    return None
