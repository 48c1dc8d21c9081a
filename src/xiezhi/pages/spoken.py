"""Days within sentences: 2026-04-07 09:30 as 4月7日 9:30, with the year where it is not this one."""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import get_language

from xiezhi.desk.declined import Declined
from xiezhi.engine.facts import Misstated
from xiezhi.engine.refused import Refused
from xiezhi.law.asking import Unclear
from xiezhi.law.periods import Period, Unit
from xiezhi.pages.filled import filled
from xiezhi.pages.saying import ENGLISH
from xiezhi.pages.saying import say as _

DAYS = re.compile(
    r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])(?:[T ](\d{2}):(\d{2})(?::[\d.]+)?(?:[+-]\d{2}:\d{2}|Z)?)?"
)
LENGTHS = {
    Unit.HOUR: "%(n)s小时",
    Unit.DAY: "%(n)s日",
    Unit.WORKING_DAY: "%(n)s个工作日",
    Unit.MONTH: "%(n)s个月",
    Unit.YEAR: "%(n)s年",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def spoken(text: str, today: date | None = None) -> str:
    """The same sentence with its days as people say them; without ``today`` each with its year."""
    return DAYS.sub(lambda found: _spoken(found, today), text)


def reason(trouble: Refused | Misstated | Declined) -> str:
    """Why a step was refused or something was not done; what was misstated, with the label of its field."""
    if isinstance(trouble, Declined):
        return trouble.sentence
    label = trouble.label if isinstance(trouble, Misstated) else ""
    return _("%(label)s：%(what)s") % {"label": _(label), "what": amiss(trouble)} if label else amiss(trouble)


def amiss(trouble: Refused | Misstated | Unclear) -> str:
    """What is wrong: each label in its sentence is said too, and each day as people say it. The law's own sentences
    come with their values in them."""
    comma = _("、")
    said = {
        name: spoken(_(each)) if isinstance(each, str) else comma.join(map(_, each))
        for name, each in trouble.values.items()
    }
    return _(trouble.words) % said if said else spoken(filled(trouble.words))


def said_length(period: Period) -> str:
    """15日, 当日: a period in the reader's language."""
    return _(str(period)) if period.count < 2 else _(LENGTHS[period.unit]) % {"n": period.count}


def _spoken(found: re.Match[str], today: date | None) -> str:
    year, month, day = (int(each) for each in found.groups()[:3])
    if not 1 <= month <= 12:
        return found[0]
    near = today is not None and year == today.year
    form = _("%(mon)s月%(d)s日") if near else _("%(y)s年%(mon)s月%(d)s日")
    said = form % {"y": year, "mon": MONTHS[month - 1] if get_language() == ENGLISH else month, "d": day}
    return f"{said} {int(found[4])}:{found[5]}" if found[4] else said
