"""The days of a period as a strip of calendar: where it starts, what counts, what is a rest day, where it ends."""

from __future__ import annotations

from datetime import date, timedelta

from xiezhi.law.calendar import NATIONAL
from xiezhi.pages.calendars import is_rest, notice_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Day, Strip

HEAD, TAIL = 2, 6
"""So many weeks are drawn at the start and at the end of a long period."""


def strip_of(start: date, unrolled: date, due: date, today: date) -> Strip:
    """From the day a period starts to its last day; when it is counted back, from the last day to the event."""
    begin, end = sorted((start, due))
    monday = begin - timedelta(days=begin.weekday())
    count = (end - monday).days // 7 + 1
    weeks = [monday + timedelta(weeks=n) for n in range(count)]
    long = count > HEAD + TAIL + 1
    drawn = [*weeks[:HEAD], *weeks[-TAIL:]] if long else weeks
    made = [tuple(_cell(first + timedelta(days=n), start, unrolled, due, today) for n in range(7)) for first in drawn]
    head, tail = (made[:HEAD], made[HEAD:]) if long else (made, [])
    known = all(NATIONAL.knows(day.day) for week in made for day in week if day.mark)
    return Strip(tuple(head), tuple(tail), count - len(drawn), known)


def _cell(day: date, start: date, unrolled: date, due: date, today: date) -> Day:
    back = due < start
    counted = due < day < start if back else start < day <= unrolled
    mark = "start" if day == start else "last" if day == due else "counted" if counted else ""
    words = _("事件之日" if back else "起算") if day == start else _("届满 24:00") if day == due else ""
    number = abs((day - start).days) if counted else None
    return Day(day, words, number, mark, is_rest(day), notice_of(day), day == today)
