"""Days as cells: what is a rest day, which notice says so, months as weeks; and days as a file for any calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.http import HttpResponse

from xiezhi.law.calendar import NATIONAL
from xiezhi.pages.shapes import Day


def is_rest(day: date) -> bool:
    """A rest day by the announced calendar; beyond it, a weekend."""
    return not NATIONAL.is_working(day) if NATIONAL.knows(day) else day.weekday() > 4


def notice_of(day: date) -> str:
    """休 on a holiday of the week, 班 on a weekend that is worked, else nothing."""
    if not NATIONAL.knows(day) or is_rest(day) == (day.weekday() > 4):
        return ""
    return "休" if is_rest(day) else "班"


def weeks_around(month: date, cell: Callable[[date], Day]) -> tuple[tuple[Day, ...], ...]:
    """Whole weeks, Monday first, that cover a month."""
    first = month.replace(day=1)
    monday = first - timedelta(days=first.weekday())
    following = (first + timedelta(days=32)).replace(day=1)
    count = -(-(following - monday).days // 7)
    return tuple(tuple(cell(monday + timedelta(weeks=w, days=d)) for d in range(7)) for w in range(count))


def calendar_file(events: Iterable[tuple[str, date, str, str]]) -> HttpResponse:
    """iCalendar (RFC 5545): each event an id, a whole day, a title and words."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//xiezhi//deadlines//ZH"]
    for id, day, title, words in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_escaped(id)}@xiezhi",
            f"DTSTAMP:{day:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"SUMMARY:{_escaped(title)}",
            f"DESCRIPTION:{_escaped(words)}",
            "END:VEVENT",
        ]
    text = "\r\n".join(_folded(line) for line in [*lines, "END:VCALENDAR", ""])
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="xiezhi.ics"'
    return response


def _escaped(text: str) -> str:
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def _folded(line: str) -> str:
    """No line longer than 75 octets; 24 characters of three octets stay below."""
    return "\r\n ".join(line[at : at + 24] for at in range(0, len(line), 24)) if len(line.encode()) > 75 else line
