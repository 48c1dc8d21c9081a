"""The checklists of an end, live: what must hold, whether it does today, from what this is known, and its article."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

import msgspec

from xiezhi.engine.case import Case
from xiezhi.engine.facts import NoFacts
from xiezhi.engine.family import Happened
from xiezhi.engine.words import PROCEDURES
from xiezhi.law.sources import Basis
from xiezhi.law.working import from_fen
from xiezhi.pages.citations import cite
from xiezhi.pages.names import case_name
from xiezhi.pages.owing import fee_left
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Link
from xiezhi.pages.spoken import spoken
from xiezhi.phrases.debt import owed
from xiezhi.procedures.enforcement import Enforcement, RoundEnd, guards
from xiezhi.procedures.enforcement.round_checks import CHECKS

Item = dict[str, Any]
Source = Callable[[Case, Collection[str]], tuple[Link, ...]]


def closing_of(case: Case, seen: Collection[str]) -> tuple[Item, ...]:
    """What closing as performed needs; what stands in the way is a link where the reader may see it."""
    return tuple(
        _item(each.sentence, each(case, NoFacts()), each.law, case, SOURCES[each.sentence](case, seen))
        for each in Enforcement.conclude.needs
    )


def round_end_of(case: Case, seen: Collection[str]) -> tuple[Item, ...]:
    """What ending this round needs, whether its review has begun or not, and the entry that shows each of it."""
    here = case.proceeding
    imagined = msgspec.structs.replace(here, id="", parent=here.id, procedure=RoundEnd.name)
    review = case.of(next((each for each in case.children(RoundEnd.name) if not each.closed), imagined))
    return tuple(
        _item(f"须{each.sentence}", shown is not None, each.law, case, _entry(shown, seen, case.date))
        for each in CHECKS
        for shown in (each.shown_by(review),)
    )


def _entry(entry: Happened | None, seen: Collection[str], today: date) -> tuple[Link, ...]:
    """The entry that a condition rests on, with its day."""
    if entry is None or entry.proceeding not in seen:
        return ()
    procedure, _dot, step = entry.step.partition(".")
    label = termed(PROCEDURES[procedure].steps[step])
    return (Link(f"{label}　{spoken(entry.day, today)}", f"/entry/{entry.entry}"),)


def review_of(case: Case, seen: Collection[str]) -> Link | None:
    """The review before a round ends, where one runs."""
    found = [each for each in case.children(RoundEnd.name) if not each.closed and each.id in seen]
    return Link(_(RoundEnd.states[found[0].state].label), f"/case/{found[0].id}") if found else None


def _item(sentence: str, holds: bool, law: Basis, case: Case, sources: tuple[Link, ...]) -> Item:
    said = _(sentence)
    return {"sentence": said.removeprefix("须"), "holds": holds, "cites": (cite(law, case.date),), "sources": sources}


def _open(procedure: str) -> Source:
    return lambda case, seen: tuple(
        Link(case_name(each), f"/case/{each.id}")
        for each in case.children(procedure)
        if not each.closed and each.id in seen
    )


def _debt(case: Case, _seen: Collection[str]) -> tuple[Link, ...]:
    left = from_fen(owed(case, case.date))
    return (Link(_("尚欠 %(sum)s 元") % {"sum": f"{left:,.2f}"}, "#owed"),) if left else ()


def _fee(case: Case, _seen: Collection[str]) -> tuple[Link, ...]:
    left = fee_left(case)
    return (Link(_("尚欠 %(sum)s 元") % {"sum": f"{left:,.2f}"}, "#owed"),) if left else ()


SOURCES: dict[str, Source] = {
    guards.nothing_is_owed.sentence: _debt,
    guards.fee_is_taken.sentence: _fee,
    guards.money_is_settled.sentence: _open("case_money"),
    guards.nothing_is_held.sentence: _open("seizure"),
    guards.no_sanction_stands.sentence: _open("sanction"),
}
