"""What a calculator answers as a page shows it: the result large, the working line by line, the days as a calendar."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from xiezhi.law.calculator import Answer
from xiezhi.law.derivation import Derivation
from xiezhi.law.sources import Basis, Unread
from xiezhi.law.working import Line, Working
from xiezhi.pages.citations import plain_cite
from xiezhi.pages.filled import filled
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Cite, Derived, Reckoned, Reckoning, Work
from xiezhi.pages.spoken import spoken
from xiezhi.pages.strip import strip_of
from xiezhi.papers.words import amount_in_words


def shown(answer: Answer, today: date) -> Reckoned:
    if isinstance(answer.result, Derivation):
        return _shown_day(answer, answer.result, today)
    total = answer.result.total
    workings = tuple(reckoning(each, answer.on) for each in (answer.result, *answer.further))
    capitals = amount_in_words(abs(total)) if _("元") == "元" else ""
    return Reckoned(_(answer.label), total, None, capitals, workings, badges=_said(answer.badges))


def _shown_day(answer: Answer, found: Derivation, today: date) -> Reckoned:
    due = found.due.date() if isinstance(found.due, datetime) else found.due
    start = found.start.date() if isinstance(found.start, datetime) else found.start
    unrolled = found.unrolled.date() if isinstance(found.unrolled, datetime) else found.unrolled
    lines = tuple(
        Derived(_(line.label), spoken(filled(line.sum)), line.day, cites=_cites(line.law, answer.on))
        for line in found.lines
    )
    cites = tuple(dict.fromkeys(each for law in answer.laws for each in _cites(law, answer.on)))
    weekday = _("星期" + "一二三四五六日"[due.weekday()])
    hour = f"{found.due:%H:%M}" if isinstance(found.due, datetime) else "24:00"
    return Reckoned(
        _(answer.label),
        None,
        due,
        f"{weekday}，{hour} {_('以前')}",
        lines=lines,
        strip=strip_of(start, unrolled, due, today),
        cites=cites,
        badges=_said(answer.badges),
        then=_(answer.rule.then) if answer.rule else "",
        provisional=found.provisional,
    )


def _cites(law: Basis | None, on: date) -> tuple[Cite, ...]:
    return (plain_cite(law, on),) if law else ()


def _said(badges: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filled(badge) for badge in badges)


def reckoning(working: Working, on: date) -> Reckoning:
    """A working as the page shows it: each line with its sum and article."""
    return Reckoning(
        filled(working.title),
        tuple(_work(line, on) for line in working.lines if not _is_speck(line)),
        _("合计"),
        working.total,
    )


def _is_speck(line: Line) -> bool:
    """Less than half a fen that makes a line whole: the total has it, to read it out helps nobody."""
    return not line.sum and bool(line.amount) and abs(line.amount) < Decimal("0.005")


def _work(line: Line, on: date) -> Work:
    note = ""
    if line.law:
        cited = plain_cite(line.law, on)
        note = f"{cited.instrument}{cited.article}" + (_("（原文未核）") if isinstance(line.law, Unread) else "")
    result: Decimal | str = line.amount.quantize(Decimal("0.01")) if line.amount or line.sum else ""
    return Work(filled(line.label), filled(line.sum), result, note)
