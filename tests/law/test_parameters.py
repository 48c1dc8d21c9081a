"""本院设定的一张表：可以设定什么、自何日起、谁定的，以及用到它的结果都写明。"""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner

from xiezhi.law import delay, fees, fees_bearing, fees_changes, interest, lending, remuneration
from xiezhi.law.cli import law
from xiezhi.law.compensation import death, disability, funeral, meals, mental, support
from xiezhi.law.compensation_dependants import Dependant
from xiezhi.law.compensation_heads import Head
from xiezhi.law.compensation_insurance import burden
from xiezhi.law.compensation_years import Coefficient
from xiezhi.law.delay_account import Judgment, Unpaid, delayed
from xiezhi.law.enforcement_money import one_creditor
from xiezhi.law.fees import Halving
from xiezhi.law.parameter import Decision
from xiezhi.law.parameters import PARAMETERS, Settings, badge
from xiezhi.law.region_statistics import INNER_MONGOLIA, Figure, Statistics
from xiezhi.law.rules import find
from xiezhi.law.setoff import fixed, ledger
from xiezhi.law.sources import NotInForce
from xiezhi.law.working import Working, Yuan

DAY = date(2024, 1, 1)
SPAN = (date(2023, 1, 1), date(2023, 3, 1))
D = Decimal
FIGURES = Statistics(
    entered={Figure.INCOME: D(40000), Figure.CONSUMPTION: D(30000), Figure.WAGE_ON_POST: D(90000)}, region="某省"
)
PENDING = lending.Loan(date(2019, 9, 1), date(2020, 9, 1))
HURT = {"wrong": date(2023, 1, 1)}


def lent() -> Working:
    return lending.lending_ledger(D(100000), D(30), PENDING, date(2020, 9, 1), [], date(2020, 10, 1)).working


def people() -> Working:
    two = [Dependant(8, 1), Dependant(10, 1)]
    return support(two, FIGURES, coefficient=Coefficient.entered(D("0.5")), **HURT)


def late() -> Working:
    judgment = Judgment(Yuan(1000), date(2023, 1, 31), costs=D(10))
    return delayed(judgment, date(2023, 2, 2), payments=[(date(2023, 2, 1), D(1))]).working


def hurt() -> Working:
    return burden({Head.MENTAL: mental(D(1000))}, accident=date(2023, 1, 1), share=D(1)).working


RESULTS: dict[str, Callable[[], Working]] = {
    "money.rounding": lambda: interest.simple_interest(D(1000), D(7), *SPAN),
    "ledger.rounding": lambda: ledger(D(1000), fixed(D(5)), SPAN[0], [], SPAN[1]).working,
    "delay.rounding": late,
    "days.rule": lambda: interest.simple_interest(D(1000), D(7), *SPAN),
    "days.year": lambda: interest.simple_interest(D(1000), D(7), *SPAN),
    "delay.days": lambda: delay.doubled(D(1000), *SPAN),
    "lpr.day": lambda: interest.lpr_floating(D(1000), *SPAN),
    "lending.pending": lent,
    "lending.excess": lent,
    "lending.old_text": lambda: lending.lending_interest(
        D(1000), D(20), lending.Loan(date(2019, 9, 1), date(2021, 2, 1), old_text=False), date(2020, 1, 1), DAY
    ),
    "delay.costs": late,
    "bankruptcy.interest_stops": lambda: delay.until_bankruptcy(DAY)[1],
    "fee.fixed_halved": lambda: fees.fee("labour", on=DAY, halved=[Halving.SUMMARY]),
    "fee.deemed_withdrawal": lambda: fees.fee("property", D(1), on=DAY, halved=[Halving.DEEMED_WITHDRAWAL]),
    "fee.objection_suit": lambda: fees.fee("enforcement_objection_suit", D(1), on=DAY),
    "fee.payment_order_credit": lambda: fees_changes.payment_order_made_suit(Yuan(1), on=DAY),
    "fee.partial_success": lambda: fees_bearing.by_success(Yuan(50), claimed=Yuan(9), granted=Yuan(3)).claimant,
    "fee.enforcement_order": lambda: one_creditor(D(9), Unpaid(D(0), D(0), D(5), D(0)), fee=D(1)).working,
    "fee.divorce": lambda: fees.fee("divorce", D(1), on=DAY, point=D(50)),
    "fee.personality": lambda: fees.fee("personality", D(1), on=DAY, point=D(100)),
    "fee.other_nonproperty": lambda: fees.fee("other_nonproperty", on=DAY, point=D(50)),
    "fee.ip_no_amount": lambda: fees.fee("ip_no_amount", on=DAY, point=D(500)),
    "fee.jurisdiction_objection": lambda: fees.jurisdiction_fee(upheld=False, on=DAY, point=D(50)),
    "fee.security_realisation": lambda: fees.security_realisation_fee(Yuan(100), on=DAY),
    "compensation.dependant_cap": people,
    "compensation.mental_first": hurt,
    "compensation.grade": lambda: disability(30, Coefficient.of_grade(10), FIGURES, **HURT),
    "compensation.wage": lambda: funeral(FIGURES),
    "compensation.meals": lambda: meals(3, INNER_MONGOLIA),
    "bankruptcy.remuneration_float": lambda: remuneration.ceiling(D(1000), float_pct=D(30)),
}
RULES = {
    "filing.supplement_days": "CIV.SUPPLEMENT",
    "enforcement.report_days": "ENF.REPORT",
    "dishonest.grace_months": "ENF.DISHONEST_GRACE_3M",
    "periods.back": "CIV.HEARING_NOTICE_3D_BEFORE",
}
"""期间的规则：依据或者说明写明是本院设定。"""
NO_RESULT = {
    *("assessors.yearly", "bankruptcy.aid_fund", "small_claims.wage", "filing.lenient_days", "hearing.transit_days"),
    *("periods.provisional", "periods.transit_days", "time_bar.obstacle", "service.paper_days"),
    *("hearing.rooms", "payout.approvals", "payout.account_prefix", "enforcement.institutions"),
    *(f"figures.{each}" for each in ("clearance.low", "fast_share.low", "within_limit.low", "long_pending.high")),
    *("figures.kept.low", "figures.electronic.low", "figures.population", "fees.account"),
}
"""由程序取用，或者在推算中写明（见 test_periods、test_deadlines）。"""


@pytest.mark.parametrize("id_", RESULTS)
def test_a_result_repeats_the_badge_of_each_setting_that_it_used(id_: str) -> None:
    assert badge(id_) in RESULTS[id_]().badges


def test_a_result_that_used_no_setting_has_no_badge() -> None:
    assert fees.fee("property", D(1000), on=DAY).badges == ()
    assert badge("compensation.wage") not in death(30, FIGURES, **HURT).badges


@pytest.mark.parametrize(("id_", "rule"), RULES.items())
def test_a_period_that_the_court_fixes_says_so(id_: str, rule: str) -> None:
    one = find(rule)
    told = [str(law) for law in one.law]
    assert badge(id_) in told or "本院设定" in one.note


def test_every_setting_is_shown_somewhere() -> None:
    assert set(PARAMETERS) == set(RESULTS) | set(RULES) | NO_RESULT


def test_a_choice_is_used_from_its_day_and_the_older_ones_stay_to_be_read() -> None:
    first = Decision("days.year", "360", date(2025, 1, 1), "院长", "设定〔2025〕1号")
    second = Decision("days.year", "365", date(2025, 6, 1), "院长", "设定〔2025〕2号")
    settings = Settings().deciding(second).deciding(first)
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2025, 5, 31), date(2025, 6, 1))
    assert [settings.on("days.year", day) for day in days] == ["365", "360", "360", "365"]
    assert settings.history("days.year") == (first, second)
    assert interest.Counting.chosen(settings, date(2025, 2, 1)).year == 360
    assert badge("days.year", "360") in interest.Counting.chosen(settings, date(2025, 2, 1)).notes


def test_a_value_that_nobody_had_is_asked_from_the_court() -> None:
    with pytest.raises(NotInForce, match="请由法院录入"):
        Settings().on("fee.divorce", DAY)
    decided = Settings().deciding(Decision("fee.divorce", "200", DAY, "院长", "设定〔2024〕1号"))
    assert decided.on("fee.divorce", DAY) == "200"
    assert [value for one, value, _ in decided.badges(DAY) if one.id == "fee.divorce"] == ["200"]
    assert [value for one, value, _ in Settings().badges(DAY) if one.id == "fee.divorce"] == [None]


@pytest.mark.parametrize(
    ("id_", "value", "reason"),
    [
        ("fee.divorce", "49.99", "50至300元"),
        ("fee.divorce", "300.01", "50至300元"),
        ("fee.divorce", "viel", "应是数"),
        ("fee.divorce", "NaN", "50至300元"),
        ("bankruptcy.aid_fund", "-1", "不小于零"),
        ("days.year", "366", "365、360"),
        ("nothing", "1", "没有这一项"),
        ("filing.lenient_days", "8", "1至7日"),
        ("filing.lenient_days", "5.5", "应是整数"),
        ("hearing.rooms", " ", "文字"),
        ("hearing.rooms", "庭" * 501, "文字"),
    ],
)
def test_a_value_outside_the_law_is_refused_with_what_it_may_be(id_: str, value: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Settings().deciding(Decision(id_, value, DAY, "院长", "设定〔2024〕1号"))


@pytest.mark.parametrize("value", ["50", "300"])
def test_the_ends_of_a_range_are_allowed(value: str) -> None:
    assert PARAMETERS["fee.divorce"].check(value) == value


def test_a_decision_names_who_made_it_and_its_paper() -> None:
    with pytest.raises(ValueError, match="由谁决定"):
        Settings().deciding(Decision("days.year", "360", DAY, "", ""))


def test_the_table_is_printed() -> None:
    said = CliRunner().invoke(law, ["parameters", "fee.divorce"]).output
    assert "未设定，须由法院录入；可以是50至300元" in said
    assert "※ 幅度内的具体标准由省级人民政府制定" in said
    rows = json.loads(CliRunner().invoke(law, ["parameters", "--json"]).output)
    assert [row["id"] for row in rows] == list(PARAMETERS)
