"""What of a figure its list shows: a month of it, what came after a day, one group, one age, one cause of delay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict
from ibis.expr.types import BooleanValue

from xiezhi.engine.refused import Absent
from xiezhi.engine.words import PROCEDURES
from xiezhi.indicators.cube import CELLS, Window
from xiezhi.indicators.delays import NAMES, delays
from xiezhi.indicators.figures import AGES, of_age
from xiezhi.indicators.indicator import Indicator, Sum
from xiezhi.indicators.opening import Counted, opened
from xiezhi.indicators.scope import Scope
from xiezhi.law.tracks import Track
from xiezhi.pages.backlog import age_labels
from xiezhi.pages.figure_rows import query_of
from xiezhi.pages.saying import say as _

KEPT = ("court", "judge", "day", "of", "month", "after", "cause", "track", "kind", "age", "delay")
"""What an address of a list may say."""
GROUPS = ("cause", "track", "kind")
UNNAMED = "none"
"""How an address says a group that has no name."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A sum over a window, of one cause of delay where one is named; `words` say to what it was narrowed."""

    sum_: Sum
    window: Window
    delay: str
    words: tuple[str, ...]

    def opened(self) -> list[Counted]:
        found = opened(self.sum_, self.window) if not self.delay else delays(self.sum_, self.window).get(self.delay, [])
        return list(found)


def narrowed(indicator: Indicator, scope: Scope, day: date, asked: QueryDict) -> Narrowed:
    """What an address asks for; Absent where it says what there is not."""
    window, sum_ = _window(scope.window(day), asked), sum_of(indicator, asked)
    for where in _groups(asked):
        sum_ = sum_.only(where)
    if age := asked.get("age", ""):
        if not sum_.stock or age not in map(str, range(len(AGES))):
            raise Absent
        sum_ = of_age(sum_, int(age), window)
    delay = asked.get("delay", "")
    if delay and delay not in NAMES:
        raise Absent
    return Narrowed(sum_, window, delay, tuple(_words(asked)))


def sum_of(indicator: Indicator, asked: QueryDict) -> Sum:
    whole = indicator.whole if asked.get("of") == "whole" else None
    return whole or indicator.part


def _window(window: Window, asked: QueryDict) -> Window:
    """The window of the board, or one month of it, or only what was recorded after a day."""
    after, month = asked.get("after", ""), asked.get("month", "")
    if month in window.months:
        window = window.month(month)
    try:
        return replace(window, after=date.fromisoformat(after).isoformat()) if after else window
    except ValueError:
        raise Absent from None


def _groups(asked: QueryDict) -> Iterator[BooleanValue]:
    known = {"track": (*Track, UNNAMED), "kind": tuple(PROCEDURES)}
    for by in GROUPS:
        group = asked.get(by, "")
        if group and by in known and group not in known[by]:
            raise Absent
        if group:
            yield CELLS[by] == ("" if group == UNNAMED else group)


def _words(asked: QueryDict) -> Iterator[str]:
    for by in GROUPS:
        if group := asked.get(by, ""):
            yield group_name(by, "" if group == UNNAMED else group)
    if age := asked.get("age", ""):
        yield age_labels()[int(age)]
    if delay := asked.get("delay", ""):
        yield _(delay)


def group_name(by: str, group: str) -> str:
    """A group as people call it."""
    if by == "track":
        return _(Track(group).label) if group in list(Track) else _("未分流")
    return _(PROCEDURES[group].label) if by == "kind" else _(group) or _("未写明")


def list_url(indicator: Indicator, of: str, **given: str) -> str:
    """The address of the list behind a sum, narrowed to what is given."""
    return f"/figures/{indicator.name}/list{query_of(**given, of='' if of == 'part' else of)}"
