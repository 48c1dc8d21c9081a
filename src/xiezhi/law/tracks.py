"""繁简分流：小额诉讼、简易程序、普通程序独任、普通程序合议，各自的条件、审限、举证期限和受理费；分流的建议和理由。

建议只是建议：每一条理由写明事实和条文，由法官决定，当事人可以提出异议。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from xiezhi.law.counts import LIMITS as COUNTS
from xiezhi.law.periods import Period, months
from xiezhi.law.region_statistics import INNER_MONGOLIA, Figure, Statistic, register
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, EVIDENCE_RULES
from xiezhi.law.working import plain


class Track(StrEnum):
    """适用的程序和审判组织。"""

    small = "small"
    summary = "summary"
    sole = "sole"
    ordinary = "ordinary"

    @property
    def label(self) -> str:
        return {
            "small": "小额诉讼程序",
            "summary": "简易程序",
            "sole": "普通程序（独任）",
            "ordinary": "普通程序（合议）",
        }[self.value]

    @property
    def halved(self) -> bool:
        """减半交纳案件受理费。依据：《诉讼费用交纳办法》第十六条。"""
        return self in (Track.small, Track.summary)

    @property
    def limit(self) -> Period:
        return {"small": months(2), "summary": months(3)}.get(self.value, months(6))

    @property
    def judges(self) -> int:
        return 3 if self is Track.ordinary else 1

    @property
    def final(self) -> bool:
        """一审终审。依据：民事诉讼法第一百六十五条。"""
        return self is Track.small

    def adjournments(self, on: date) -> int:
        """最多延期开庭几次。依据：延长审限和延期开庭规定第三条。"""
        return int(COUNTS["CIV.ADJOURN_SUMMARY" if self.halved else "CIV.ADJOURN_ORDINARY"].on(on))


LIMITS: dict[Track, Basis] = {
    Track.small: CIVIL_PROCEDURE("第一百六十八条", "应当在立案之日起两个月内审结"),
    Track.summary: CIVIL_PROCEDURE("第一百六十四条", "应当在立案之日起三个月内审结"),
    Track.sole: CIVIL_PROCEDURE("第一百五十二条", "应当在立案之日起六个月内审结"),
    Track.ordinary: CIVIL_PROCEDURE("第一百五十二条", "应当在立案之日起六个月内审结"),
}
BENCHES: dict[Track, Basis] = {
    Track.small: CIVIL_PROCEDURE("第一百六十三条", "简单的民事案件由审判员一人独任审理"),
    Track.summary: CIVIL_PROCEDURE("第一百六十三条", "简单的民事案件由审判员一人独任审理"),
    Track.sole: CIVIL_PROCEDURE("第四十条", "可以由审判员一人适用普通程序独任审理"),
    Track.ordinary: CIVIL_PROCEDURE("第四十条", "由审判员组成合议庭"),
}
EVIDENCE: dict[Track, Basis] = {
    Track.small: CIVIL_PROCEDURE_INTERPRETATION("第二百七十五条", "一般不超过七日"),
    Track.summary: CIVIL_PROCEDURE_INTERPRETATION("第二百六十六条", "不得超过十五日"),
    Track.sole: EVIDENCE_RULES("第五十一条", "适用第一审普通程序审理的案件不得少于十五日"),
    Track.ordinary: EVIDENCE_RULES("第五十一条", "适用第一审普通程序审理的案件不得少于十五日"),
}


def usual_evidence_days(track: Track) -> int:
    """通常指定的举证期限，单位：日。"""
    return 7 if track is Track.small else 15


def evidence_fits(track: Track, count: int) -> bool:
    """指定的举证期限是否合于程序：普通不少于十五日，简易不超过十五日，小额一般不超过七日。"""
    if track is Track.small:
        return 0 <= count <= 7
    return 0 <= count <= 15 if track is Track.summary else count >= 15


@dataclass(frozen=True, slots=True)
class Circumstances:
    """分流所看的情形。`amount` 单位：元，没有金额的为空。"""

    amount: Decimal | None
    only_money: bool
    basic: bool = True
    clear: bool = True
    missing: bool = False
    many: bool = False
    public_interest: bool = False
    novel: bool = False
    status_or_title: bool = False
    foreign: bool = False
    appraisal: bool = False
    counterclaim: bool = False
    agreed_small: bool = False
    agreed_summary: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """一条理由：一句话和条文。"""

    text: str
    law: Basis

    def __str__(self) -> str:
        return f"{self.text}（{self.law}）"


@dataclass(frozen=True, slots=True)
class Advice:
    """分流的建议。"""

    track: Track
    reasons: tuple[Reason, ...]


def wage(docketed: date, region: str = INNER_MONGOLIA) -> Statistic:
    """已经公布的上一年度就业人员年平均工资；尚未公布的用已经公布的最近年度。依据：民诉法解释第二百七十二条。"""
    years = register()[(region, Figure.WAGE_EMPLOYED, "")]
    return years[max(year for year in years if year < docketed.year)]


def advise(about: Circumstances, *, wage: Decimal, on: date) -> Advice:
    """按情形建议适用的程序，写明理由。`wage` 是年平均工资，单位：元；`on` 为立案之日。"""
    collegial = tuple(_collegial(about))
    if collegial:
        return Advice(Track.ordinary, collegial)
    barred = tuple(_not_summary(about))
    if barred:
        return Advice(Track.sole, barred)
    if not (about.clear or about.agreed_summary):
        text = "当事人对主要事实和责任有原则分歧，不是简单的民事案件；基本事实清楚，可以独任审理"
        return Advice(Track.sole, (Reason(text, BENCHES[Track.sole]),))
    small = tuple(_small(about, wage, on))
    not_small = tuple(_not_small(about))
    if small and not not_small:
        return Advice(Track.small, small)
    law = CIVIL_PROCEDURE("第一百六十条", "事实清楚、权利义务关系明确、争议不大的简单的民事案件")
    text = "事实清楚、权利义务关系明确、争议不大" if about.clear else "双方约定适用简易程序"
    return Advice(Track.summary, (Reason(text, law), *not_small, *_above(about, wage, on)))


def allowed(track: Track, about: Circumstances, *, wage: Decimal, on: date) -> tuple[Reason, ...]:
    """不能适用这种程序的理由；没有就是可以。"""
    found = list(_collegial(about)) if track is not Track.ordinary else []
    if track.halved:
        found += _not_summary(about)
    if track is Track.small:
        found += _not_small(about)
        if not tuple(_small(about, wage, on)):
            law = CIVIL_PROCEDURE("第一百六十五条", "年平均工资百分之五十以下的，适用小额诉讼的程序审理")
            found.append(Reason("标的额超过小额诉讼的限度，双方也没有约定适用", law))
    return tuple(found)


def _collegial(about: Circumstances) -> Iterator[Reason]:
    """不得独任审理的情形。依据：民事诉讼法第四十二条。"""
    if not about.basic:
        law = CIVIL_PROCEDURE("第一百六十条", "基层人民法院和它派出的法庭")
        yield Reason("中级以上的人民法院审理第一审案件，不适用简易程序和独任审理", law)
    if about.public_interest:
        yield Reason("涉及国家利益、社会公共利益", CIVIL_PROCEDURE("第四十二条", "涉及国家利益、社会公共利益的案件"))
    if about.many:
        yield Reason("当事人一方人数众多，属于群体性纠纷", CIVIL_PROCEDURE("第四十二条", "涉及群体性纠纷"))
    if about.novel:
        yield Reason("新类型或者疑难复杂", CIVIL_PROCEDURE("第四十二条", "属于新类型或者疑难复杂的案件"))


def _not_summary(about: Circumstances) -> Iterator[Reason]:
    if about.missing:
        law = CIVIL_PROCEDURE_INTERPRETATION("第二百五十七条", "起诉时被告下落不明的")
        yield Reason("被告下落不明，简易程序不适用公告送达", law)


def _not_small(about: Circumstances) -> Iterator[Reason]:
    """不适用小额诉讼的情形。依据：民事诉讼法第一百六十六条。"""
    if about.status_or_title:
        yield Reason("人身关系、财产确权案件", CIVIL_PROCEDURE("第一百六十六条", "人身关系、财产确权案件"))
    if about.foreign:
        yield Reason("涉外案件", CIVIL_PROCEDURE("第一百六十六条", "涉外案件"))
    if about.appraisal:
        yield Reason("需要评估、鉴定", CIVIL_PROCEDURE("第一百六十六条", "需要评估、鉴定或者对诉前评估"))
    if about.counterclaim:
        yield Reason("当事人提出反诉", CIVIL_PROCEDURE("第一百六十六条", "当事人提出反诉的案件"))


def _share(id_: str, wage: Decimal, on: date) -> Decimal:
    """年平均工资的若干成，单位：元。"""
    return wage * COUNTS[id_].on(on) / 100


def _small(about: Circumstances, wage: Decimal, on: date) -> Iterator[Reason]:
    if about.amount is None or not about.only_money:
        return
    if about.amount <= _share("CIV.SMALL_MANDATORY", wage, on):
        law = CIVIL_PROCEDURE("第一百六十五条", "年平均工资百分之五十以下的，适用小额诉讼的程序审理")
        yield Reason(f"简单金钱给付，标的额{plain(about.amount)}元，不超过年平均工资{wage}元的百分之五十", law)
    elif about.amount <= _share("CIV.SMALL_AGREED", wage, on) and about.agreed_small:
        law = CIVIL_PROCEDURE("第一百六十五条", "当事人双方也可以约定适用小额诉讼的程序")
        yield Reason(f"简单金钱给付，标的额{plain(about.amount)}元，不超过年平均工资{wage}元的二倍，双方约定适用", law)


def _above(about: Circumstances, wage: Decimal, on: date) -> Iterator[Reason]:
    law = CIVIL_PROCEDURE("第一百六十五条", "适用小额诉讼的程序审理")
    if about.amount is not None and about.only_money and about.amount > _share("CIV.SMALL_MANDATORY", wage, on):
        yield Reason(f"标的额{plain(about.amount)}元，超过年平均工资{wage}元的百分之五十，不当然适用小额诉讼", law)
