"""几个计算器都问的项：金额、日数的算法、一年的日数、还款。"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from xiezhi.law.asking import Ask, Kind, Option
from xiezhi.law.interest import Counting, DayRule
from xiezhi.law.parameters import Settings

PRINCIPAL = Ask(
    "amount", "本金是多少", "How much is the principal?", Kind.YUAN, required=True, unit="元", case="amount"
)
DAYS = Ask(
    "days",
    "头尾两天怎么算",
    "How the first and last day count",
    Kind.CHOICE,
    options={
        "both_inclusive": Option("头尾都算", "Both count"),
        "start_inclusive_end_exclusive": Option("算头不算尾", "The first counts, the last does not"),
    },
    help="不选的，按本院的设定",
    help_english="Left open, the court's own value is used",
)
YEAR = Ask(
    "year",
    "一年按几天",
    "Days in a year",
    Kind.CHOICE,
    options={"365": Option("365 天", "365 days"), "360": Option("360 天", "360 days")},
    help="不选的，按本院的设定",
    help_english="Left open, the court's own value is used",
)
PAYMENTS = Ask(
    "payments",
    "已经还过的钱",
    "What has been paid already",
    Kind.ROWS,
    columns=(
        Ask("day", "哪天还的", "Day", Kind.DAY, required=True),
        Ask("amount", "还了多少", "Amount", Kind.YUAN, required=True, unit="元"),
    ),
    help="一次一行；没有还过不填",
    help_english="One line for each payment; leave empty if there was none",
)


def counting(values: Mapping[str, Any], settings: Settings, day: date, usual: DayRule | None = None) -> Counting:
    """日数与年基数：填了的从所填，没有填的依本院设定；本院没有设定过日数的，用这一种账通行的 `usual`。"""
    rule = DayRule(values["days"] or settings.on("days.rule", day))
    if usual is not None and not values["days"] and not settings.history("days.rule"):
        rule = usual
    return Counting(rule, int(values["year"] or settings.on("days.year", day)))


def paid(values: Mapping[str, Any]) -> list[tuple[date, Any]]:
    """各次还款：日子与金额。"""
    return [(row["day"], row["amount"]) for row in values["payments"]]
