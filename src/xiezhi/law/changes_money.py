"""同样的事实，换一个日子，钱有何变化：费用、借贷上限、迟延利息、逾期付款、赔偿、限额。"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xiezhi.law.changes import ABSENT
from xiezhi.law.compensation import Residence, death, disability, funeral, meals, support
from xiezhi.law.compensation_dependants import Dependant
from xiezhi.law.compensation_heads import LIMITED
from xiezhi.law.compensation_insurance import COMPULSORY_LIMITS
from xiezhi.law.compensation_years import Coefficient
from xiezhi.law.counts import LIMITS, Limit
from xiezhi.law.delay import DAILY, START_2014
from xiezhi.law.enforcement_money import COMMISSION
from xiezhi.law.fees import KINDS, fee
from xiezhi.law.lending import Loan, cap_spans
from xiezhi.law.lpr import Term, benchmark_on, lpr_on
from xiezhi.law.region_statistics import INNER_MONGOLIA, NotPublished, Statistics
from xiezhi.law.sources import NotInForce
from xiezhi.law.statutes import SMALL_FIRM_PAYMENTS
from xiezhi.law.traffic import FUND_COVERS
from xiezhi.law.working import Working, plain


@dataclass(frozen=True, slots=True)
class Facts:
    """对照所用的事实：标的额与本金（元）、借款合同成立之日（不写则为当日）、周岁、伤残等级、地区、城乡。"""

    claim: Decimal = Decimal(1_000_000)
    contract: date | None = None
    age: int = 40
    grade: int = 10
    region: str = INNER_MONGOLIA
    residence: Residence = Residence.URBAN


@dataclass(frozen=True, slots=True)
class MoneyChange:
    """一项变化：编号、说明、前后各是多少。"""

    id: str
    what: str
    before: str
    after: str


Question = Callable[[Facts, date], str]


def _yuan(working: Working) -> str:
    return f"{working.total}元"


def _fee(kind: str) -> Question:
    """一种费用：有幅度的写幅度，其余按标的额。"""

    def ask(facts: Facts, day: date) -> str:
        between = KINDS[kind].on(day).between
        if between is None:
            return _yuan(fee(kind, facts.claim, on=day))
        low, high = (fee(kind, facts.claim, on=day, point=Decimal(point)).total for point in between)
        return f"{low}元至{high}元"

    return ask


def _cap(facts: Facts, day: date) -> str:
    return f"{plain(cap_spans(Loan(facts.contract or day, day), day, day)[0].percent)}%"


def _delay(facts: Facts, day: date) -> str:
    if day < START_2014:
        return f"年利率{plain(benchmark_on(day, Term.ONE_YEAR).percent * 2)}%（贷款基准利率的两倍）"
    return f"每日{plain(DAILY.on(day))}%，一年{facts.claim * DAILY.on(day) / 100 * 365:.2f}元"


def _sale(_: Facts, day: date) -> str:
    rate = lpr_on(day).percent
    return f"{plain(rate * Decimal('1.3'))}%至{plain(rate * Decimal('1.5'))}%"


def _small_firm(_: Facts, day: date) -> str:
    return f"每日0.05%（{SMALL_FIRM_PAYMENTS('第十七条').on(day)}）"


def _statistics(facts: Facts, day: date) -> Statistics:
    return Statistics(facts.region, day)


def _disability(facts: Facts, day: date) -> str:
    grade = Coefficient.of_grade(facts.grade)
    return _yuan(disability(facts.age, grade, _statistics(facts, day), wrong=day, residence=facts.residence))


def _death(facts: Facts, day: date) -> str:
    return _yuan(death(facts.age, _statistics(facts, day), wrong=day, residence=facts.residence))


def _child(facts: Facts, day: date) -> str:
    one = [Dependant(8, 2)]
    return _yuan(support(one, _statistics(facts, day), wrong=day, residence=facts.residence))


def _limit(one: Limit) -> Question:
    return lambda _, day: f"{plain(one.on(day))}{one.unit}"


def _limits(_: Facts, day: date) -> str:
    limits = COMPULSORY_LIMITS.on(day)
    return "、".join(f"{bucket.label}{plain(limits.fault[bucket])}元" for bucket in LIMITED)


QUESTIONS: Mapping[str, tuple[str, Question]] = {
    **{f"fee.{kind}": (tariff.name, _fee(kind)) for kind, tariff in KINDS.items()},
    "lending.cap": ("民间借贷受保护的年利率上限（当日起诉、当日计息）", _cap),
    "delay.doubled": ("迟延履行利息的加倍部分", _delay),
    "sale.overdue": ("买卖合同逾期付款损失的年利率（当日违约）", _sale),
    "small_firms.overdue": ("拖欠中小企业款项没有约定的逾期利息", _small_firm),
    "lpr.one_year": ("一年期LPR", lambda _, day: f"{plain(lpr_on(day).percent)}%"),
    "compensation.disability": ("残疾赔偿金（当日侵权、当日辩论终结）", _disability),
    "compensation.death": ("死亡赔偿金（当日侵权、当日辩论终结）", _death),
    "compensation.funeral": ("丧葬费", lambda facts, day: _yuan(funeral(_statistics(facts, day)))),
    "compensation.child": ("被扶养人生活费（八周岁，扶养人二人，死亡）", _child),
    "compensation.meals": ("住院伙食补助费，一日", lambda facts, _: _yuan(meals(1, facts.region))),
    "compensation.limits": ("交强险责任限额（有责）", _limits),
    "compensation.fund": ("救助基金垫付抢救费用的期间", lambda _, day: str(FUND_COVERS.on(day))),
    "auction.commission": (
        "拍卖佣金的上限",
        lambda facts, day: _yuan(COMMISSION.on(day).charge(facts.claim, None, None)),
    ),
    **{f"limit.{one.id}": (one.what, _limit(one)) for one in LIMITS.values()},
}
"""每一问：说明，和怎样由事实与日子得出答案。"""


def answered(id_: str, facts: Facts, day: date) -> str:
    """一问在某日的答案；当日没有规定或者没有数据的，写明。"""
    try:
        return QUESTIONS[id_][1](facts, day)
    except NotInForce:
        return ABSENT
    except NotPublished as missing:
        return str(missing)


def between(facts: Facts, before: date, after: date) -> Iterator[MoneyChange]:
    """两个日子之间有变化的各项。"""
    for id_, (what, _) in QUESTIONS.items():
        answers = answered(id_, facts, before), answered(id_, facts, after)
        if answers[0] != answers[1]:
            yield MoneyChange(id_, what, *answers)
