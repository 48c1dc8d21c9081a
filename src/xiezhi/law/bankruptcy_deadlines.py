"""破产程序的五十五项期限：是什么、谁的、多长、从何起算、依据、逾期如何。自 2007 年 6 月 1 日起。"""

from __future__ import annotations

import csv
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from xiezhi.law.calendar import NATIONAL, Calendar
from xiezhi.law.derivation import Derivation
from xiezhi.law.periods import Period, Unit, days, months, years
from xiezhi.law.sources import Basis, Policy, Unread
from xiezhi.law.statutes import BANKRUPTCY, BANKRUPTCY_INTERPRETATION_1, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_bankruptcy import (
    ADMINISTRATORS,
    BANKRUPTCY_SECOND,
    BANKRUPTCY_THIRD,
    REMUNERATION,
    fast_track,
    minutes_2019,
    tax_notice_2025,
)

SOURCES: dict[str, Callable[[str, str], Basis]] = {
    "企业破产法": BANKRUPTCY,
    "破产法解释一": BANKRUPTCY_INTERPRETATION_1,
    "破产法规定（二）": BANKRUPTCY_SECOND,
    "破产法规定（三）": BANKRUPTCY_THIRD,
    "指定管理人规定": ADMINISTRATORS,
    "管理人报酬规定": REMUNERATION,
    "民诉法解释": CIVIL_PROCEDURE_INTERPRETATION,
    "九民纪要": minutes_2019,
    "快速审理意见": fast_track,
    "税费公告": tax_notice_2025,
}
UNITS = {"日": days, "月": months, "年": years}
FAST = fast_track("第18条")


@dataclass(frozen=True, slots=True)
class Deadline:
    """一项期限。`most` 为法院可定的最长期间；`extension` 为可以延长多久；`back` 为真时自事件往前算。

    `fast` 是快速审理方式下的期间（依据 `FAST`，原文未核）。没有 `period` 的不以日期计，看 `note`。
    """

    id: str
    what: str
    who: str
    period: Period | None
    since: str
    law: tuple[Basis, ...]
    note: str = ""
    most: Period | None = None
    extension: Period | None = None
    fast: Period | None = None
    back: bool = False
    rolls: bool = True

    def derive(
        self, start: date, *, extended: bool = False, longest: bool = False, calendar: Calendar = NATIONAL
    ) -> Derivation:
        """自 `start`（不计入）推算届满日。`longest` 用最长期间，`extended` 加上延长的期间。"""
        period = self.most if longest else self.period
        if period is None or self.back:
            raise ValueError(f"{self.id}{self.what}不能这样推算")
        if extended and self.extension is None:
            raise ValueError(f"{self.id}{self.what}没有延长的规定")
        return period.derive(start, extended=self.extension if extended else None, calendar=calendar, rolls=self.rolls)

    def before(self, event: date) -> Derivation:
        """应当在 `event` 若干日以前做的，最迟哪一日。"""
        if self.period is None or not self.back:
            raise ValueError(f"{self.id}{self.what}不是倒算的期限")
        return self.period.before(event)

    def reaches_back_to(self, event: date) -> date:
        """受理前一年内、六个月内：往前到哪一日（含）。没有对应日的，为该月末日。"""
        if self.period is None or not self.back or self.period.unit not in (Unit.MONTH, Unit.YEAR):
            raise ValueError(f"{self.id}{self.what}不是往前的期间")
        count = self.period.count * (12 if self.period.unit is Unit.YEAR else 1)
        year, month = divmod(event.year * 12 + event.month - 1 - count, 12)
        return date(year, month + 1, min(event.day, monthrange(year, month + 1)[1]))

    @property
    def badges(self) -> tuple[str, ...]:
        """原文未核或者本院规定的依据。"""
        return tuple(str(law) for law in self.law if isinstance(law, (Unread, Policy)))


@cache
def deadlines() -> Mapping[str, Deadline]:
    """全部期限，按编号；登记在 `data/bankruptcy_deadlines.csv`，一项一行。"""
    text = (files("xiezhi.law") / "data" / "bankruptcy_deadlines.csv").read_text(encoding="utf-8")
    return {row["id"]: _deadline(row) for row in csv.DictReader(text.splitlines())}


def _deadline(row: Mapping[str, str]) -> Deadline:
    return Deadline(
        row["id"],
        row["what"],
        row["who"],
        _period(row["period"]),
        row["since"],
        tuple(_basis(cited) for cited in row["law"].split("|")),
        row["note"],
        most=_period(row["most"]),
        extension=_period(row["extension"]),
        fast=_period(row["fast"]),
        back=row["back"] == "back",
        rolls=row["rolls"] != "fixed",
    )


def _period(text: str) -> Period | None:
    """“15日”“3月”“2年”；空的没有期间。"""
    return UNITS[text[-1]](int(text[:-1])) if text else None


def _basis(text: str) -> Basis:
    """“企业破产法:第十条:原文几个字”。"""
    source, article, words = (*text.split(":"), "")[:3]
    return SOURCES[source](article, words)
