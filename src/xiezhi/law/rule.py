"""规则：一项期限是什么、谁的、从何起算、多长、逾期如何、依据何在。规则表在 rules/ 各章。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from xiezhi.law.calendar import NATIONAL, Calendar
from xiezhi.law.dated import Dated
from xiezhi.law.derivation import Derivation, Span
from xiezhi.law.periods import Period
from xiezhi.law.sources import Basis, Citation


class Actor(Enum):
    """期限约束谁：法院的职责逾期只记录；当事人的权利逾期失权；程序阶段届满即转入下一步。"""

    COURT = "法院职责"
    PARTY = "当事人权利义务"
    STAGE = "程序阶段"
    OTHER = "协助机构职责"


class Bound(Enum):
    """期限是确定的，还是只定上限或下限、由法院在限内指定。"""

    FIXED = "法定"
    AT_LEAST = "不少于"
    AT_MOST = "不超过"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """一项期限规则。

    `limits` 按日期给出长短；`since` 是起算的事实；`then` 是届满的后果；`abroad` 是在我国领域内没有住所的当事人的期间；
    `back` 为真时自事件倒算；`extension` 与 `approver` 是一次可以延长多久、由谁批准；`peremptory` 为不变期间。
    """

    id: str
    what: str
    actor: Actor
    limits: Dated[Period]
    since: str
    law: tuple[Basis, ...]
    then: str = ""
    bound: Bound = Bound.FIXED
    rolls: bool = True
    back: bool = False
    abroad: Period | None = None
    extension: Period | None = None
    approver: str = ""
    peremptory: bool = False
    note: str = ""

    def period(self, on: date, *, abroad: bool = False) -> Period:
        """当日有效的期间；当日没有规定时抛 NotInForce。"""
        limit = self.limits.on(on.date() if isinstance(on, datetime) else on)
        return self.abroad if abroad and self.abroad else limit

    def derive(
        self,
        start: date,
        *,
        abroad: bool = False,
        extended: Period | None = None,
        excluded: Sequence[Span] = (),
        calendar: Calendar = NATIONAL,
        provisional: bool = True,
    ) -> Derivation:
        """自 `start`（不计入）推算届满日。不变期间不得延长、扣除，违者抛 ValueError。"""
        if self.back:
            raise ValueError(f"{self.id}是倒算的期限，请用 before")
        if self.peremptory and (extended or excluded):
            raise ValueError(f"{self.what}为不变期间，不适用中止、中断、延长的规定")
        return self.period(start, abroad=abroad).derive(
            start,
            calendar=calendar,
            extended=extended,
            excluded=excluded,
            provisional=provisional,
            rolls=self.rolls,
        )

    def before(self, event: date) -> Derivation:
        """自 `event` 倒算，行为最迟应在哪一日。"""
        if not self.back:
            raise ValueError(f"{self.id}不是倒算的期限，请用 derive")
        return self.period(event).before(event)


def rule(
    id_: str,
    what: str,
    actor: Actor,
    limit: Period | Mapping[str, Period],
    since: str,
    *law: Basis,
    then: str = "",
    bound: Bound = Bound.FIXED,
    rolls: bool = True,
    back: bool = False,
    abroad: Period | None = None,
    extension: Period | None = None,
    approver: str = "",
    peremptory: bool = False,
    note: str = "",
) -> Rule:
    """登记一项规则。`limit` 可以只写期间，自所引条文收录的最早版本施行之日起有效；也可以按日期写出各个时期的期间。"""
    if not law:
        raise ValueError(f"{id_}没有依据")
    if isinstance(limit, Period):
        limit = {first_day(law).isoformat(): limit}
    return Rule(
        id_,
        what,
        actor,
        Dated(limit, name=what),
        since,
        law,
        then,
        bound,
        rolls,
        back,
        abroad,
        extension,
        approver,
        peremptory,
        note,
    )


def first_day(law: Sequence[Basis]) -> date:
    """第一条引用所在的最早版本的施行日；没有可确定施行日的引用时抛 ValueError。"""
    for basis in law:
        if isinstance(basis, Citation):
            for edition in basis.instrument.editions:
                if edition.article(basis.article) is not None:
                    return edition.since
    raise ValueError("原文未核或者本院规定的期限须写明自何日起有效")
