"""赔偿所用的统计数据：按地区、年度登记在 `data/region_statistics.csv`，没有公布或者没有收录的不代拟，由法院录入。"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib.resources import files

from xiezhi.law.sources import Unread
from xiezhi.law.working import plain

INNER_MONGOLIA = "内蒙古自治区"
MEAL_RATES = {INNER_MONGOLIA: (Decimal(100), Unread("内蒙古自治区机关差旅住宿伙食补助标准", "", "M", "每人每天100元"))}


class NotPublished(LookupError):
    """所需统计数据尚未公布或者尚未收录：应由法院录入后再算。"""


class Figure(Enum):
    """统计指标，单位：元/年。"""

    INCOME = "income", "城镇居民人均可支配收入"
    CONSUMPTION = "consumption", "城镇居民人均消费支出"
    WAGE_ON_POST = "wage_on_post", "城镇非私营单位在岗职工年平均工资"
    WAGE_EMPLOYED = "wage_employed", "城镇非私营单位就业人员年平均工资"
    WAGE_INDUSTRY = "wage_industry", "分行业职工年平均工资"
    RURAL_INCOME = "rural_income", "农村居民人均纯收入"
    RURAL_CONSUMPTION = "rural_consumption", "农村居民人均年生活消费支出"

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label


GRADES = {"": "", "M": "，凭记忆，未核", "D": "，推算所得，未核", "S": "，只见一处来源，未核"}


@dataclass(frozen=True, slots=True)
class Statistic:
    """一个统计数：金额（元/年）、可信度、公布日（不知道则为空）和来源。"""

    region: str
    year: int | None
    figure: Figure
    industry: str
    amount: Decimal
    grade: str = ""
    published: date | None = None
    source: str = ""
    remark: str = ""

    @property
    def note(self) -> str:
        """随结果一并说明的话：是哪里哪年的数，从何而来，有没有核过。"""
        name = f"{self.industry}{self.figure.label}" if self.industry else self.figure.label
        if self.year is None:
            return f"{name}{plain(self.amount)}元由法院录入，暂用"
        source = f"来源：{self.source or '无'}{GRADES[self.grade]}"
        return f"{self.region}{self.year}年度{name}{plain(self.amount)}元（{source}）{self.remark}"


@cache
def register() -> Mapping[tuple[str, Figure, str], Mapping[int, Statistic]]:
    """已收录的统计数据，按地区、指标、行业，再按年度。"""
    figures = {figure.key: figure for figure in Figure}
    found: dict[tuple[str, Figure, str], dict[int, Statistic]] = {}
    text = (files("xiezhi.law") / "data" / "region_statistics.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        figure, year = figures[row["figure"]], int(row["year"])
        published = date.fromisoformat(row["published"]) if row["published"] else None
        statistic = Statistic(
            row["region"],
            year,
            figure,
            row["industry"],
            Decimal(row["amount"]),
            row["grade"],
            published,
            row["source"],
        )
        years = found.setdefault((statistic.region, figure, statistic.industry), {})
        if year in years:
            raise ValueError(f"统计数据重复：{statistic.note}")
        years[year] = statistic
    return found


def published(region: str, figure: Figure, debate_closed: date, industry: str = "") -> Statistic:
    """一审法庭辩论终结时的上一统计年度的数；当时尚未公布的，用此前最近一年已公布的。人身损害解释第二十二条。

    没有收录的抛 `NotPublished`，不用更早的年度代替。
    """
    years = register().get((region, figure, industry), {})
    year = debate_closed.year - 1
    statistic = years.get(year)
    if statistic is not None and statistic.published is not None and statistic.published > debate_closed:
        remark = f"；{year}年度数据于{statistic.published}公布，辩论终结时尚未公布，用上一年度"
        statistic = years.get(year - 1)
        if statistic is not None:
            return replace(statistic, remark=remark)
    if statistic is None:
        name = f"{industry}{figure.label}" if industry else figure.label
        raise NotPublished(f"{region}{year}年度{name}没有收录，请由法院录入")
    if statistic.published is None and debate_closed < date(year + 1, 7, 1):
        return replace(statistic, remark="；公布日未收录，假定辩论终结时已经公布")
    return statistic


@dataclass(frozen=True, slots=True)
class Statistics:
    """本案适用的统计数据：受诉法院所在地、辩论终结日、法院录入的数、受害人住所地（较高的可以适用）。

    `wage` 选在岗职工或者全部就业人员的平均工资，法律未写明，由法院设定，默认在岗（内蒙古历年标准如此）。
    """

    region: str = ""
    debate_closed: date | None = None
    entered: Mapping[Figure, Decimal] = field(default_factory=dict)
    residence: Statistics | None = None
    wage: Figure = Figure.WAGE_ON_POST

    def of(self, figure: Figure, industry: str = "") -> Statistic:
        """这个指标用哪个数；住所地的收入、消费支出较高的，用住所地的。人身损害解释第十八条、第二十二条。"""
        own = self._own(figure, industry)
        if self.residence is None or figure in (Figure.WAGE_ON_POST, Figure.WAGE_EMPLOYED, Figure.WAGE_INDUSTRY):
            return own
        theirs = self.residence.of(figure)
        return theirs if theirs.amount > own.amount else own

    def average_wage(self) -> Statistic:
        """职工平均工资，按本院选定的口径。"""
        return self.of(self.wage)

    def _own(self, figure: Figure, industry: str) -> Statistic:
        if figure in self.entered:
            return Statistic(self.region, None, figure, industry, self.entered[figure])
        if self.debate_closed is None:
            raise NotPublished(f"没有{figure.label}，也没有辩论终结日，请由法院录入")
        return published(self.region, figure, self.debate_closed, industry)
