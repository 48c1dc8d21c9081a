"""How a date was reckoned, line by line, with the calendar; and what to do if it is missed."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse

from xiezhi.engine.refused import Absent
from xiezhi.law.calendar import NATIONAL
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.pages.calendars import calendar_file
from xiezhi.pages.citations import cite, written_cite
from xiezhi.pages.filled import filled
from xiezhi.pages.limits import clock_of, due_of, words_of
from xiezhi.pages.names import case_name
from xiezhi.pages.reading import look_at
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Derived, Link, Strip
from xiezhi.pages.spoken import spoken
from xiezhi.pages.strip import strip_of
from xiezhi.pages.visitor import Visitor
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one

REINSTATED = CIVIL_PROCEDURE("第八十六条", "在障碍消除后的十日内")

RECEIVED = "以法院系统收到的时间为准。"
POSTED = "在网上提交的以提交的时间为准，交邮的以邮戳为准。"


def _find(request: HttpRequest, number: str, id: str) -> tuple[Visitor, Proceeding, Deadline]:
    visitor, proceeding = look_at(request, number, "deadline")
    found = one(Deadline, id=id, proceeding=proceeding.id)
    if found is None:
        raise Absent
    return visitor, proceeding, found


def deadline(request: HttpRequest, number: str, id: str) -> HttpResponse:
    visitor, proceeding, found = _find(request, number, id)
    url, due = f"/case/{proceeding.id}", due_of(found)
    rough = _("放假安排还没有公布，公布以后重新推算；在那以前这个日子只作提醒，任何权利都不因它消灭。")
    return page(
        request,
        "deadline",
        current="案件",
        crumbs=(Link(case_name(proceeding), url), Link(_("期限"), "")),
        label=_(found.label),
        due=due,
        hour="24:00",
        words=_weekday_words(found),
        clock=clock_of(found, visitor.today),
        lines=lines_of(found.lines, found.anchor),
        edition=proceeding.edition,
        strip=_strip(found, visitor.day),
        place=_("全国放假安排，%(year)s年") % {"year": due.year},
        provisional=rough if found.provisional else "",
        superseded=_superseded(found, url),
        missed=_missed(found, url, visitor.day),
        ical_url=f"{url}/deadline/{found.id}.ics",
    )


def lines_of(lines: tuple[tuple[str, str, str, str], ...], anchor: str = "") -> tuple[Derived, ...]:
    """The derivation as it is kept: label, day, words, article."""
    return tuple(
        Derived(_(label), spoken(filled(words)), date.fromisoformat(day[:10]), cites=written_cite(law))
        for label, day, words, law in lines
    )


def _weekday_words(found: Deadline) -> str:
    due = due_of(found)
    week = _("星期" + "一二三四五六日"[due.weekday()])
    works = due.weekday() > 4 and NATIONAL.knows(due) and NATIONAL.is_working(due)
    return f"{week}{_('，调休上班') if works else ''}。{_(POSTED if found.margin else RECEIVED)}"


def _strip(found: Deadline, today: date) -> Strip:
    start, unrolled = date.fromisoformat(found.start), date.fromisoformat(found.unrolled)
    return strip_of(start, unrolled, due_of(found), today)


def _superseded(found: Deadline, url: str) -> tuple[dict[str, object], ...]:
    words = _("后来的记录改变了起算或者长短，这个日子作废。")
    return tuple(
        {"due": date.fromisoformat(day[:10]), "words": words, "url": f"{url}?all=1#docket"}
        for day in reversed(found.before)
    )


def _missed(found: Deadline, url: str, today: date) -> dict[str, object] | None:
    if found.kind != "right":
        return None
    words = _("因不可抗力或者其他正当理由耽误的，在障碍消除后十日内可以申请顺延，由法院决定。")
    return {"words": words, "link": Link(_("回到案件申请"), url), "cites": (cite(REINSTATED, today),)}


def ical(request: HttpRequest, number: str, id: str) -> HttpResponse:
    """The last day as a file for any calendar."""
    visitor, proceeding, found = _find(request, number, id)
    title = f"{found.label}　{case_name(proceeding)}"
    return calendar_file([(found.id, due_of(found), title, words_of(found, visitor.today))])
