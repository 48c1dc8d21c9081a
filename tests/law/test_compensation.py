"""The rules of compensation, from both sides of each boundary."""

from datetime import date
from decimal import Decimal

import pytest

from xiezhi.law.compensation import (
    Residence,
    aids,
    continued,
    days_lost,
    death,
    disability,
    funeral,
    lasting_nursing,
    lost_income_average,
    lost_income_by_industry,
    meals,
    mental,
    per_day,
    proved,
    support,
)
from xiezhi.law.compensation_dependants import Dependant
from xiezhi.law.compensation_heads import (
    Bucket,
    Head,
    compensation,
    losses_by_bucket,
    may_be_periodic,
    same_death_money,
)
from xiezhi.law.compensation_years import Coefficient, Dependency
from xiezhi.law.region_statistics import INNER_MONGOLIA, Figure, NotPublished, Statistics
from xiezhi.law.sources import NotInForce

WRONG = date(2023, 5, 1)
FIGURES = Statistics(INNER_MONGOLIA, date(2024, 9, 1))
TENTH = Coefficient.of_grade(10)


def test_disability_money_of_a_man_of_forty_with_a_tenth_grade_injury():
    """人身损害解释第十二条：48676 × 20年 × 10%。"""
    working = disability(40, TENTH, FIGURES, wrong=WRONG)
    assert working.total == Decimal("97352.00")
    assert "48676 × 20年" in working.lines[0].sum
    assert any("伤残赔偿指数" in badge for badge in working.badges)


@pytest.mark.parametrize(("age", "years"), [(59, 20), (60, 20), (61, 19), (74, 6), (75, 5)])
def test_death_money_by_age(age, years):
    """人身损害解释第十五条。"""
    assert death(age, FIGURES, wrong=WRONG).total == 48676 * years


def test_funeral_money_is_six_months_of_the_wage_on_post_and_says_which_wage():
    """人身损害解释第十四条；口径由法院设定。"""
    working = funeral(FIGURES)
    assert working.total == Decimal("55801.00")
    assert any("在岗" in badge for badge in working.badges)
    other = Statistics(INNER_MONGOLIA, date(2024, 9, 1), wage=Figure.WAGE_EMPLOYED)
    assert funeral(other).total == Decimal("54428.00")


def test_the_funeral_list_of_2021():
    """内蒙古2021年度标准：93266 ÷ 2 = 46633。"""
    assert funeral(Statistics(INNER_MONGOLIA, date(2022, 9, 1))).total == 46633


def test_a_debate_of_2025_asks_the_court_for_the_figures():
    with pytest.raises(NotPublished):
        death(40, Statistics(INNER_MONGOLIA, date(2025, 9, 1)), wrong=WRONG)


def test_a_farmer_hurt_before_may_2022_is_paid_by_the_rural_figure_and_after_it_by_the_one_standard():
    """2003年、2020年文本区分城镇、农村；2022年文本第二十四条自2022年5月1日起统一。"""
    figures = Statistics(entered={Figure.INCOME: Decimal(40000), Figure.RURAL_INCOME: Decimal(16000)})
    rural = Residence.RURAL
    assert death(40, figures, wrong=date(2022, 4, 30), residence=rural).total == 320000
    assert death(40, figures, wrong=date(2022, 5, 1), residence=rural).total == 800000
    assert death(40, figures, wrong=date(2022, 4, 30)).total == 800000


def test_an_old_wrong_says_that_its_text_was_not_read():
    assert any("原文未核" in badge for badge in death(40, FIGURES, wrong=date(2021, 3, 1)).badges)
    assert not any("原文未核" in badge for badge in death(40, FIGURES, wrong=WRONG).badges)


def test_no_text_is_known_for_a_wrong_before_may_2004():
    with pytest.raises(NotInForce):
        death(40, FIGURES, wrong=date(2004, 4, 30))


def test_rural_spending_is_asked_from_the_court():
    with pytest.raises(NotPublished, match="农村"):
        support([Dependant(8, 2)], FIGURES, wrong=date(2022, 4, 30), residence=Residence.RURAL)


def test_support_in_a_death_has_no_coefficient():
    assert support([Dependant(8, 2)], FIGURES, wrong=WRONG).total == Decimal(32249) * 5
    assert support([Dependant(8, 2)], FIGURES, wrong=WRONG, coefficient=TENTH).total == Decimal("16124.50")


def test_daily_heads_multiply_days_rate_and_carers():
    assert per_day(Head.NURSING, 30, Decimal("150.50"), people=2).total == Decimal("9030.00")
    with pytest.raises(ValueError):
        per_day(Head.NURSING, -1, Decimal(150))


def test_meals_in_inner_mongolia_are_a_hundred_a_day_from_memory_and_elsewhere_asked():
    working = meals(20, INNER_MONGOLIA)
    assert working.total == 2000
    assert any("原文未核" in badge for badge in working.badges)
    with pytest.raises(NotPublished):
        meals(20, "上海市")


def test_lost_days_run_to_the_day_before_the_assessment():
    """人身损害解释第七条第二款：计算至定残日前一天。"""
    assert days_lost(date(2024, 1, 1), date(2024, 1, 2)) == 1
    assert days_lost(date(2024, 1, 1), date(2024, 1, 1)) == 0
    assert days_lost(date(2024, 1, 1), date(2025, 1, 1)) == 366
    with pytest.raises(ValueError):
        days_lost(date(2024, 1, 2), date(2024, 1, 1))


def test_lost_income_from_three_years_and_from_the_industry():
    assert lost_income_average(73, Decimal(180000)).total == Decimal("12000.00")
    working = lost_income_by_industry(100, "建筑业", FIGURES)
    assert working.total == Decimal("21526.85")
    assert any("只见一处来源" in badge for badge in working.badges)


@pytest.mark.parametrize("years", [1, 20])
def test_lasting_nursing_within_twenty_years(years):
    working = lasting_nursing(Decimal(50000), years, Dependency.MOST)
    assert working.total == 40000 * years
    assert any("护理依赖" in badge for badge in working.badges)


@pytest.mark.parametrize("years", [0, 21])
def test_nursing_is_never_set_for_more_than_twenty_years_at_once(years):
    """人身损害解释第八条第三款。"""
    with pytest.raises(ValueError):
        lasting_nursing(Decimal(50000), years, Decimal(1))


@pytest.mark.parametrize(("years", "allowed"), [(4, False), (5, True), (10, True), (11, False)])
def test_after_the_years_run_out_five_to_ten_more_may_be_given(years, allowed):
    """人身损害解释第十九条。"""
    if allowed:
        assert continued(Head.NURSING, Decimal(1000), years).total == 1000 * years
    else:
        with pytest.raises(ValueError):
            continued(Head.NURSING, Decimal(1000), years)


def test_death_money_does_not_go_on():
    with pytest.raises(ValueError):
        continued(Head.DEATH, Decimal(1000), 5)


def test_only_disability_money_and_aids_may_be_paid_by_instalments_for_life():
    """人身损害解释第二十条。"""
    assert {head for head in Head if may_be_periodic(head)} == {Head.DISABILITY, Head.AIDS}


def test_several_deaths_in_one_event_may_have_one_sum():
    """民法典第一千一百八十条。"""
    assert same_death_money(2, Decimal(900000)).total == 1800000
    with pytest.raises(ValueError):
        same_death_money(1, Decimal(900000))


def test_the_sum_of_all_heads_equals_its_lines_and_repeats_every_badge():
    heads = {
        Head.MEDICAL: proved(Head.MEDICAL, Decimal("38000.55")),
        Head.AIDS: aids(Decimal(3000), 4),
        Head.MENTAL: mental(Decimal(5000)),
        Head.DISABILITY: disability(40, TENTH, FIGURES, wrong=WRONG),
        Head.EXPERT: proved(Head.EXPERT, Decimal(2100)),
    }
    whole = compensation(heads, wrong=WRONG)
    assert whole.total == sum(working.total for working in heads.values())
    assert {badge for working in heads.values() for badge in working.badges} <= set(whole.badges)
    assert losses_by_bucket(heads) == {
        Bucket.MEDICAL: Decimal("38000.55"),
        Bucket.DEATH: Decimal("114352.00"),
        Bucket.PROPERTY: 0,
        Bucket.OUTSIDE: 2100,
    }


def test_no_head_is_negative():
    with pytest.raises(ValueError):
        proved(Head.MEDICAL, Decimal(-1))
