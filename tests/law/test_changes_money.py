"""同样的事实，两个日子之间钱有何变化。"""

import json
from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner

from xiezhi.law.changes import ABSENT
from xiezhi.law.changes_money import QUESTIONS, Facts, answered, between
from xiezhi.law.cli import law
from xiezhi.law.compensation import Residence

FACTS = Facts()


def changed(facts: Facts, before: str, after: str) -> dict[str, tuple[str, str]]:
    found = between(facts, date.fromisoformat(before), date.fromisoformat(after))
    return {one.id: (one.before, one.after) for one in found}


def test_between_2021_and_2024_the_cap_fell_and_compensation_rose_while_fees_stood_still() -> None:
    found = changed(FACTS, "2021-01-01", "2024-01-01")
    assert found["lending.cap"] == ("15.4%", "13.8%")
    assert found["sale.overdue"] == ("5.005%至5.775%", "4.485%至5.175%")
    assert found["compensation.disability"] == ("82706.00元", "92590.00元")
    assert found["limit.CIV.SMALL_MANDATORY"] == ("30%", "50%")
    assert not [id_ for id_ in found if id_.startswith("fee.")]


@pytest.mark.parametrize(
    ("id_", "eve", "before", "after"),
    [
        ("fee.property", "2007-03-31", ABSENT, "13800.00元"),
        ("fee.divorce", "2007-03-31", ABSENT, "4050.00元至4300.00元"),
        ("delay.doubled", "2014-07-31", "年利率12%（贷款基准利率的两倍）", "每日0.0175%，一年63875.00元"),
        ("lending.cap", "2020-08-19", "24%", "15.4%"),
        ("small_firms.overdue", "2020-08-31", ABSENT, "每日0.05%（《保障中小企业款项支付条例》第十五条）"),
        ("compensation.fund", "2021-12-31", "72小时", "7日"),
        (
            "compensation.limits",
            "2020-09-18",
            "死亡伤残赔偿限额110000元、医疗费用赔偿限额10000元、财产损失赔偿限额2000元",
            "死亡伤残赔偿限额180000元、医疗费用赔偿限额18000元、财产损失赔偿限额2000元",
        ),
    ],
)
def test_a_figure_changes_on_its_day(id_: str, eve: str, before: str, after: str) -> None:
    last = date.fromisoformat(eve)
    assert answered(id_, FACTS, last) == before
    assert answered(id_, FACTS, date.fromordinal(last.toordinal() + 1)) == after


def test_a_loan_of_an_older_day_keeps_the_cap_of_the_day_it_was_filed() -> None:
    """民间借贷规定第三十一条：2020年8月20日以前成立的合同，以起诉时LPR四倍为限。"""
    loan = Facts(contract=date(2019, 1, 1))
    assert changed(loan, "2020-08-19", "2024-01-02")["lending.cap"] == ("24%", "13.8%")
    younger = Facts(contract=date(2021, 3, 1))
    assert "lending.cap" not in changed(younger, "2021-06-01", "2024-01-02")


def test_figures_that_nobody_has_are_named_not_guessed() -> None:
    assert "请由法院录入" in answered("compensation.death", Facts(region="某省"), date(2024, 1, 1))


def test_a_villager_had_another_standard_before_may_2022() -> None:
    """人身损害解释（2022年）第二十四条。"""
    villager = Facts(residence=Residence.RURAL)
    assert answered("compensation.death", villager, date(2022, 4, 30)) != answered(
        "compensation.death", FACTS, date(2022, 4, 30)
    )
    day = date(2022, 5, 1)
    assert answered("compensation.death", villager, day) == answered("compensation.death", FACTS, day)


def test_nothing_changes_from_a_day_to_itself_and_every_question_has_an_answer() -> None:
    day = date(2024, 3, 1)
    assert not list(between(FACTS, day, day))
    assert all(answered(id_, FACTS, day) for id_ in QUESTIONS)


def test_the_command_compares_money_for_the_facts_that_are_given() -> None:
    said = CliRunner().invoke(law, ["diff", "2021", "2024", "compensation.death", "--age", "70"]).output
    assert "compensation.death  死亡赔偿金（当日侵权、当日辩论终结）：413530.00元 → 462950.00元" in said
    found = json.loads(CliRunner().invoke(law, ["diff", "2007-03-31", "2024", "fee.", "--claim", "1", "--json"]).output)
    assert {"rule": "fee.property", "what": "财产案件受理费", "before": ABSENT, "after": "50.00元"} in found
    assert Facts(claim=Decimal(1)) != FACTS
