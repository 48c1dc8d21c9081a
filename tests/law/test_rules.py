"""规则表：每条规则可以推算，边界两侧不同，编号与长短一致，目录属实。"""

import re
from datetime import date, datetime, timedelta

import pytest

from xiezhi.law.changes import ABSENT, between
from xiezhi.law.periods import Unit, days, months
from xiezhi.law.rule import Actor, Rule, first_day, rule
from xiezhi.law.rules import RULES, find
from xiezhi.law.sources import NotInForce, Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE

START = date(2025, 3, 3)  # 星期一
LENGTH = re.compile(r"(\d+)(WD|H|D|M|Y)(?=_|$)")
UNITS = {"H": Unit.HOUR, "D": Unit.DAY, "WD": Unit.WORKING_DAY, "M": Unit.MONTH, "Y": Unit.YEAR}


@pytest.mark.parametrize("one", RULES.values(), ids=lambda one: one.id)
def test_every_rule_can_be_derived_and_says_whose_it_is_and_why(one: Rule) -> None:
    assert one.what
    assert one.since
    assert one.law
    if one.back:
        assert one.before(START).due == one.before(START).unrolled - timedelta(days=1)
        return
    hourly = one.period(date(2026, 3, 2)).unit is Unit.HOUR
    start = datetime(2026, 3, 2, 9, 30) if hourly else date(2026, 3, 2)
    found = one.derive(start)
    assert found.due > start
    assert found.lines[0].label == "起算"


@pytest.mark.parametrize("one", RULES.values(), ids=lambda one: one.id)
def test_the_length_in_the_id_is_the_length_of_the_rule(one: Rule) -> None:
    written = LENGTH.search(one.id.partition(".")[2])
    if written:
        today = one.period(date(2026, 3, 2))
        assert (today.count, today.unit) == (int(written[1]), UNITS[written[2]])


@pytest.mark.parametrize("one", RULES.values(), ids=lambda one: one.id)
def test_before_its_first_day_a_rule_is_unknown(one: Rule) -> None:
    first = one.limits.days[0]
    assert one.period(first)
    with pytest.raises(NotInForce):
        one.period(first - timedelta(days=1))


def test_only_the_courts_own_terms_and_stages_are_left_unrolled() -> None:
    unrolled = {one.id for one in RULES.values() if not one.rolls}
    assert unrolled >= {"PRES.RULING_URGENT_48H", "SERV.ANNOUNCE_30D", "ENF.FREEZE_BANK_1Y", "ENF.ZHONGBEN_EARLIEST"}
    rights = {one.id for one in RULES.values() if one.actor is Actor.PARTY and not one.rolls}
    assert rights == {"ENF.ESCALATE_6M", "ENF.DISHONEST_RELIST_6M"}


def test_announcement_was_sixty_days_until_2022() -> None:
    """《民事诉讼法》第九十五条（2021年修正由六十日改为三十日）。"""
    rule_ = find("SERV.ANNOUNCE_30D")
    assert str(rule_.period(date(2021, 12, 31))) == "60日"
    assert str(rule_.period(date(2022, 1, 1))) == "30日"


def test_announcement_abroad_was_three_months_until_2024() -> None:
    """《民事诉讼法》第二百八十三条（2023年修正由三个月改为六十日）。"""
    rule_ = find("SERV.ANNOUNCE_ABROAD_60D")
    assert str(rule_.period(date(2023, 12, 31))) == "3个月"
    assert str(rule_.period(date(2024, 1, 1))) == "60日"


@pytest.mark.parametrize("id_", ["CIV.DEFENCE_15D", "CIV.APPEAL_JUDGMENT_15D", "CIV.APPEAL_RULING_10D"])
def test_a_party_without_domicile_in_china_has_thirty_days(id_: str) -> None:
    """《民事诉讼法》第二百八十五条、第二百八十六条。"""
    assert find(id_).derive(START, abroad=True).unrolled == START + timedelta(days=30)


@pytest.mark.parametrize(
    "id_",
    [
        "CIV.RETRIAL_6M",
        "CIV.TP_REVOKE_6M",
        "CIV.CONFIRM_OBJ_INTERESTED_6M",
        "CIV.SUMMONS_SUIT_1Y",
        "ENF.THIRD_RETRIAL_6M",
    ],
)
def test_a_peremptory_period_takes_no_extension_and_no_exclusion(id_: str) -> None:
    """《民诉法解释》第一百二十七条。"""
    with pytest.raises(ValueError, match="不变期间"):
        find(id_).derive(START, extended=months(1))
    with pytest.raises(ValueError, match="不变期间"):
        find(id_).derive(START, excluded=[(START, START + timedelta(days=3))])


def test_the_extension_of_a_trial_is_part_of_its_rule() -> None:
    """《民事诉讼法》第一百五十二条、第一百六十四条。"""
    ordinary, summary = find("CIV.LIMIT_ORD_6M"), find("CIV.LIMIT_SUMMARY_3M")
    assert (str(ordinary.extension), str(summary.extension)) == ("6个月", "1个月")
    assert summary.derive(START, extended=summary.extension).unrolled == date(2025, 7, 3)


def test_counting_back_and_forward_are_not_mixed_up() -> None:
    with pytest.raises(ValueError, match="倒算"):
        find("CIV.HEARING_NOTICE_3D_BEFORE").derive(START)
    with pytest.raises(ValueError, match="不是倒算"):
        find("CIV.DEFENCE_15D").before(START)
    assert find("PRES.RENEW_7D_BEFORE").before(date(2026, 3, 20)).due == date(2026, 3, 12)


def test_a_time_of_day_counts_as_its_day() -> None:
    assert find("CIV.DEFENCE_15D").derive(datetime(2025, 3, 3, 23, 59)).due == find("CIV.DEFENCE_15D").derive(START).due


def test_an_unknown_id_and_a_rule_without_law_are_errors() -> None:
    with pytest.raises(KeyError, match="没有编号"):
        find("CIV.NOTHING")
    with pytest.raises(ValueError, match="没有依据"):
        rule("X", "x", Actor.COURT, days(1), "x")
    with pytest.raises(ValueError, match="自何日起"):
        first_day([Policy("本院")])


def test_a_rule_begins_with_the_first_edition_that_has_its_article() -> None:
    assert first_day([CIVIL_PROCEDURE("第一百六十八条", "")]) == date(2022, 1, 1)
    assert first_day([CIVIL_PROCEDURE("第一百五十二条", "")]) == date(2013, 1, 1)


def test_what_changed_between_two_days_is_listed() -> None:
    found = list(between(RULES.values(), date(2021, 6, 1), date(2024, 6, 1)))
    lengths = {change.rule.id: (change.before, change.after) for change in found if change.what == "期间"}
    assert lengths["SERV.ANNOUNCE_30D"] == ("60日", "30日")
    assert lengths["CIV.LIMIT_SMALL_2M"] == (ABSENT, "2个月")
    articles = [change.before for change in found if change.rule.id == "CIV.CONFIRM_APPLY_30D"]
    assert articles == ["《中华人民共和国民事诉讼法》第一百九十四条（2017年修正，今第二百零五条）"]
    assert not list(between(RULES.values(), date(2026, 3, 1), date(2026, 3, 2)))
