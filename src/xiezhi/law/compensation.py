"""人身损害赔偿：每项损失一个函数，给出算式。统计数据由 `Statistics` 提供，年限和系数见 `compensation_years`。

法官酌定的数（精神抚慰金、营养标准、护理期限、附加指数）都是参数，不由计算得出。
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum

from xiezhi.law.compensation_dependants import Cap, Dependant, dependants
from xiezhi.law.compensation_heads import Head
from xiezhi.law.compensation_years import NURSING_GRADES, Coefficient, Dependency, years_by_age
from xiezhi.law.dated import Dated
from xiezhi.law.parameters import policy
from xiezhi.law.region_statistics import MEAL_RATES, Figure, NotPublished, Statistics
from xiezhi.law.sources import Basis
from xiezhi.law.statutes_injury import INJURY, injury_note
from xiezhi.law.working import Line, Working, plain

ONE_STANDARD = Dated({"2004-05-01": False, "2022-05-01": True}, name="城乡统一的赔偿标准")
LONGEST_NURSING = 20
NURSING_LIMIT = INJURY("第八条", "最长不超过二十年")
TO_THE_DAY_BEFORE = INJURY("第七条", "计算至定残日前一天")
THREE_YEARS = INJURY("第七条", "最近三年的平均收入")
BY_INDUSTRY = INJURY("第七条", "相同或者相近行业上一年度职工的平均工资")
CONTINUED = INJURY("第十九条", "继续给付相关费用五至十年")


class Residence(Enum):
    """受害人的户籍或者经常居住地；只对2022年5月1日以前的侵权行为有意义。"""

    URBAN = "城镇"
    RURAL = "农村"


def proved(head: Head, amount: Decimal, sum_: str = "凭票据") -> Working:
    """有票据或者意见为凭的一项：医疗费、后续治疗、康复、交通、住宿、财产损失等，单位：元。"""
    return _single(head, sum_ + plain(amount), amount, head.law)


def per_day(head: Head, days: int, rate: Decimal, people: int = 1) -> Working:
    """按日计算的一项：天数 × 每日标准 × 人数。护理原则上一人，有明确意见的可以增加（人身损害解释第八条）。"""
    if days < 0 or people < 1:
        raise ValueError("天数不能为负，人数至少一人")
    told = f"{plain(rate)}元 × {days}天" + (f" × {people}人" if people > 1 else "")
    return _single(head, told, rate * days * people, head.law)


def meals(days: int, region: str) -> Working:
    """住院伙食补助费：天数 × 当地国家机关工作人员出差伙食补助标准。人身损害解释第十条。没有收录的由法院录入。"""
    if region not in MEAL_RATES:
        raise NotPublished(f"{region}的出差伙食补助标准没有收录，请由法院录入")
    rate, basis = MEAL_RATES[region]
    return per_day(Head.MEALS, days, rate).noting(str(basis))


def days_lost(injured: date, assessed: date) -> int:
    """误工天数的上限：受伤之日起至定残日前一天，首尾都算。人身损害解释第七条第二款。"""
    if assessed < injured:
        raise ValueError("定残日早于受伤之日")
    return (assessed - injured).days


def lost_income_average(days: int, three_years: Decimal) -> Working:
    """误工费，无固定收入：最近三年总收入 ÷ 3 ÷ 365 × 天数。人身损害解释第七条第三款。"""
    told = f"{plain(three_years)} ÷ 3 ÷ 365 × {days}天"
    return _single(Head.LOST_INCOME, told, three_years * days / (3 * 365), THREE_YEARS)


def lost_income_by_industry(days: int, industry: str, statistics: Statistics) -> Working:
    """误工费，不能证明最近三年收入：相同或者相近行业上一年度平均工资 ÷ 365 × 天数。人身损害解释第七条第三款。"""
    wage = statistics.of(Figure.WAGE_INDUSTRY, industry)
    told = f"{plain(wage.amount)} ÷ 365 × {days}天"
    return _single(Head.LOST_INCOME, told, wage.amount * days / 365, BY_INDUSTRY, wage.note)


def lasting_nursing(a_year: Decimal, years: int, dependency: Dependency | Decimal) -> Working:
    """定残后的护理费：一年的费用 × 年数 × 护理依赖系数，最长二十年。人身损害解释第八条第三款。"""
    if not 0 < years <= LONGEST_NURSING:
        raise ValueError("护理期限最长不超过二十年；届满后可以另行起诉（人身损害解释第十九条）")
    share = dependency.share if isinstance(dependency, Dependency) else dependency
    told = f"{plain(a_year)} × {years}年 × {plain(share * 100)}%"
    working = _single(Head.NURSING, told, a_year * years * share, NURSING_LIMIT)
    return working.noting(str(NURSING_GRADES)) if isinstance(dependency, Dependency) else working


def aids(price: Decimal, devices: int) -> Working:
    """残疾辅助器具费：普通适用器具的价格 × 件数（按更换周期和赔偿期限）。人身损害解释第十三条。"""
    return _single(Head.AIDS, f"{plain(price)} × {devices}件", price * devices, Head.AIDS.law)


def continued(head: Head, a_year: Decimal, years: int) -> Working:
    """年限届满后继续给付护理费、辅助器具费或者残疾赔偿金，五至十年。人身损害解释第十九条。"""
    if head not in (Head.NURSING, Head.AIDS, Head.DISABILITY):
        raise ValueError("只有护理费、残疾辅助器具费、残疾赔偿金可以继续给付")
    if not 5 <= years <= 10:
        raise ValueError("继续给付五至十年")
    return _single(head, f"{plain(a_year)} × {years}年", a_year * years, CONTINUED)


def disability(
    age: int,
    coefficient: Coefficient,
    statistics: Statistics,
    *,
    wrong: date,
    residence: Residence = Residence.URBAN,
) -> Working:
    """残疾赔偿金：人均可支配收入 × 年数 × 伤残赔偿指数，单位：元。年龄看定残之日。人身损害解释第十二条。"""
    income = statistics.of(_income(wrong, residence))
    years = years_by_age(age)
    amount = income.amount * years * coefficient.value
    told = f"{plain(income.amount)} × {years}年 × {coefficient.sum}"
    working = _single(Head.DISABILITY, told, amount, Head.DISABILITY.law, income.note, *injury_note(wrong))
    badges = Working("", (Line("", "", Decimal(0), coefficient.basis),)).badges
    return working.noting(*badges)


def death(age: int, statistics: Statistics, *, wrong: date, residence: Residence = Residence.URBAN) -> Working:
    """死亡赔偿金：人均可支配收入 × 年数，单位：元。人身损害解释第十五条。"""
    income = statistics.of(_income(wrong, residence))
    years = years_by_age(age)
    told = f"{plain(income.amount)} × {years}年"
    return _single(Head.DEATH, told, income.amount * years, Head.DEATH.law, income.note, *injury_note(wrong))


def funeral(statistics: Statistics) -> Working:
    """丧葬费：职工年平均工资 ÷ 12 × 6，单位：元。人身损害解释第十四条。平均工资用哪一口径由法院设定。"""
    wage = statistics.average_wage()
    choice = policy("compensation.wage", wage.figure.key)
    told = f"{plain(wage.amount)} ÷ 12 × 6"
    return _single(Head.FUNERAL, told, wage.amount / 2, Head.FUNERAL.law, wage.note, str(choice))


def support(
    people: Sequence[Dependant],
    statistics: Statistics,
    *,
    wrong: date,
    residence: Residence = Residence.URBAN,
    coefficient: Coefficient | None = None,
    cap: Cap = Cap.AFTER,
) -> Working:
    """被扶养人生活费，计入残疾赔偿金或者死亡赔偿金，单位：元。人身损害解释第十六条、第十七条。"""
    rural = not ONE_STANDARD.on(wrong) and residence is Residence.RURAL
    spending = statistics.of(Figure.RURAL_CONSUMPTION if rural else Figure.CONSUMPTION)
    notes = (spending.note, *injury_note(wrong))
    return dependants(people, spending.amount, coefficient=coefficient, cap=cap, notes=notes)


def mental(amount: Decimal) -> Working:
    """精神损害抚慰金：由法官按过错、情节、后果、获利、经济能力和当地生活水平确定。精神损害解释第五条。"""
    return _single(Head.MENTAL, f"法官酌定{plain(amount)}", amount, Head.MENTAL.law)


def _income(wrong: date, residence: Residence) -> Figure:
    rural = not ONE_STANDARD.on(wrong) and residence is Residence.RURAL
    return Figure.RURAL_INCOME if rural else Figure.INCOME


def _single(head: Head, told: str, amount: Decimal, law: Basis, *notes: str) -> Working:
    if amount < 0:
        raise ValueError(f"{head.label}不能为负")
    return Working(head.label, (Line(head.label, told, amount, law),), notes)
