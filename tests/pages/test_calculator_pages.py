"""算一算: every question of the law as a page, for anybody, and with the facts of a case for those who may see it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.pages.conftest import Town
from xiezhi.law.calculators import CALCULATORS
from xiezhi.pages.saying import known

FEE = {"kind": "property", "amount": "800,000.00", "halved": "summary", "on": "2026-03-02"}


def asked(name: str, form: dict[str, object], status: int = 200, **how: object) -> str:
    answer = Client().get(f"/reckon/{name}", form, **how)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def test_the_fee_is_reckoned_line_by_line(town: Town) -> None:
    """《诉讼费用交纳办法》第十三条、第十六条：八十万元，减半 5,900 元。"""
    page = asked("fee", FEE)
    assert "5,900.00" in page
    assert "伍仟玖佰元整" in page
    assert page.count("《诉讼费用交纳办法》第十三条") == 5


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(town: Town) -> None:
    page = asked("fee", {**FEE, "amount": "很多"}, 422)
    assert "请填写金额" in page
    assert 'id="amount-wrong"' in page
    assert 'value="很多"' in page
    assert 'value="2026-03-02"' in page


def test_digits_of_any_width_are_understood(town: Town) -> None:
    assert "5,900.00" in asked("fee", {**FEE, "amount": "８０万元", "on": "2026年3月2日"})


def test_a_finished_answer_has_an_address_that_gives_it_again_and_nothing_is_kept(town: Town) -> None:
    client = Client()
    answer = client.get("/reckon/fee", {**FEE, "point": "", "go": "1"})
    assert answer.status_code == 302
    assert answer["Location"] == "/reckon/fee?kind=property&amount=800000.00&halved=summary&on=2026-03-02"
    assert "5,900.00" in client.get(answer["Location"]).content.decode()
    assert set(client.cookies) <= {"csrftoken"}


def test_interest_is_capped_at_four_times_the_rate(town: Town) -> None:
    """《民间借贷规定》第二十五条。"""
    form = {"amount": "100000", "percent": "24", "contract": "2022-12-01", "filed": "2023-12-01", "to": "2023-11-30"}
    assert "14,600.00" in asked("lending", form)


def test_delay_counts_payments_and_stays(town: Town) -> None:
    """法释〔2014〕8号第一条、第三条、第四条。"""
    form = {"amount": "10000", "last_day": "2015-07-03", "to": "2015-09-01"}
    assert "10,105.00" in asked("delay", form)
    assert "10,087.50" in asked("delay", {**form, "stays": "2015-07-10/2015-07-19"})
    cells = {"payments-0-day": "2015-08-02", "payments-0-amount": "3000"}
    assert asked("delay", {**form, **cells}).count("7,089.25") == asked(
        "delay", {**form, "payments": "2015-08-02/3000"}
    ).count("7,089.25")


def test_a_row_is_added_without_script(town: Town) -> None:
    page = asked("delay", {"amount": "10000", "payments-0-day": "2015-08-02", "add": "payments"})
    assert 'name="payments-1-day"' in page
    assert 'value="2015-08-02"' in page
    assert (
        'name="payments-0-day"'
        not in asked("delay", {"payments-0-day": "2015-08-02", "drop": "payments-0"}).split("<template>")[0]
    )


def test_a_wrong_cell_is_marked_in_its_row(town: Town) -> None:
    form = {"amount": "10000", "last_day": "2015-07-03", "to": "2015-09-01", "payments-3-day": "2015-08-02"}
    assert 'id="payments-3-amount-wrong"' in asked("delay", {**form, "go": "1"}, 422)


def test_a_period_is_drawn_day_by_day(town: Town) -> None:
    """《民事诉讼法》第八十五条、第一百二十八条。2024年3月20日收到，十五日，清明顺延至4月7日。"""
    page = asked("deadline", {"rule": "CIV.DEFENCE_15D", "start": "2024-03-20"})
    assert "2024年4月7日" in page
    assert "第一百二十八条" in page
    assert "不提出答辩状的，不影响审理" in page
    assert re.search(r'<td class="last">.*?7.*?班.*?届满', page, re.DOTALL)
    assert page.count('<i class="off">休</i>') == 2


def test_of_a_long_period_both_ends_are_drawn(town: Town) -> None:
    page = asked("deadline", {"rule": "ENF.APPLY_2Y", "start": "2024-03-20"})
    assert "中间还有 97 周" in page
    assert page.count('<table class="x-cal"') == 2


def test_a_day_beyond_the_announced_holidays_is_provisional(town: Town) -> None:
    page = asked("deadline", {"period": "15d", "start": "2030-12-28"})
    assert "暂计" in page
    assert "任何权利都不因它消灭" in page


def test_what_nobody_has_verified_is_said_with_the_result(town: Town) -> None:
    page = asked("traffic", {"wrong": "2023-01-01", "medical": "30000", "share": "70"})
    assert "24,000" not in page
    assert "责任限额（原文未核）" in page


def test_a_fee_in_a_range_has_a_least_and_a_most(town: Town) -> None:
    """《诉讼费用交纳办法》第十三条：离婚案件五十元至三百元。"""
    page = asked("fee", {"kind": "divorce", "on": "2026-03-02"})
    assert "50.00" in page
    assert "300.00" in page


@pytest.mark.parametrize("name", sorted(CALCULATORS))
def test_an_empty_form_asks_and_blames_nobody(town: Town, name: str) -> None:
    page = asked(name, {})
    assert CALCULATORS[name].question in page
    assert "处要改" not in page


@pytest.mark.parametrize("name", sorted(CALCULATORS))
def test_every_question_has_its_english(name: str) -> None:
    assert [chinese for chinese, english in CALCULATORS[name].words if not english] == []
    assert [chinese for chinese, _ in CALCULATORS[name].words if chinese not in known("en")] == []


def test_no_other_question_has_a_page(town: Town) -> None:
    asked("nothing", {}, 404)


def test_in_a_case_its_own_facts_are_filled_in_for_those_who_may_see_it(town: Town) -> None:
    filing = town.file()
    own = town.client(town.wang).get(f"/case/{filing.id}/reckon/fee").content.decode()
    assert re.search(r'name="amount"[^>]*value="[1-9][0-9]*\.[0-9]{2}"', own)
    assert re.search(rf'name="on"[^>]*value="{filing.opened}"', own)
    assert "合计" in own
    listed = town.client(town.wang).get(f"/case/{filing.id}/reckon").content.decode()
    assert f"/case/{filing.id}/reckon/lending" in listed
    for url in ("reckon", "reckon/fee"):
        assert Client().get(f"/case/{filing.id}/{url}").status_code in (302, 404)
        assert town.officer("server").get(f"/case/{filing.id}/{url}").status_code == 404
