"""Days within sentences are read, not spelt."""

from __future__ import annotations

from datetime import date

from django.utils.translation import override

from xiezhi.engine.errands import HANDLERS
from xiezhi.engine.refused import Refused
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.pages.consequences import OUTSIDE
from xiezhi.pages.saying import speaking
from xiezhi.pages.spoken import reason, spoken
from xiezhi.procedures import course

assert course.COURSE
CARRIED = {
    "ask_share", "bank_movement", "bring_suit", "credit_elsewhere", "fee_movement", "file_up", "find_suit", "forget",
    "index",
    "judged_together", "link", "move_suit", "part_rewritten", "pass_on_objection", "read", "relate", "suit_over",
    "tell_case", "tell_suit", "told_below", "wipe",
}  # fmt: skip
"""What carries a step to another case or keeps house: the entry it makes there says so."""


def test_a_day_of_this_year_is_said_without_its_year_and_an_hour_without_its_zone() -> None:
    today = date(2026, 3, 2)
    assert spoken("《举证通知书》已于2026-02-14送达", today) == "《举证通知书》已于2月14日送达"
    assert spoken("定于2026-02-14 09:30开庭", today) == "定于2月14日 9:30开庭"
    assert spoken("2026-02-14T09:30:00+08:00起", today) == "2月14日 9:30起"
    assert spoken("借款自2025-12-01起", today) == "借款自2025年12月1日起"
    assert spoken("2026-02-14") == "2026年2月14日"


def test_what_is_no_day_stays_as_it_is() -> None:
    assert (
        spoken("编号2026-02-1455，2026-13-40，LPR 2026-02", date(2026, 3, 2))
        == "编号2026-02-1455，2026-13-40，LPR 2026-02"
    )


def test_a_day_is_said_in_english_as_the_english_say_it() -> None:
    with override("en"):
        assert spoken("until 2026-02-14", date(2026, 3, 2)) == "until 14 Feb"
        assert spoken("until 2025-12-01", date(2026, 3, 2)) == "until 1 Dec 2025"


def test_every_errand_that_a_form_announces_is_said_in_words() -> None:
    assert set(OUTSIDE) <= set(HANDLERS) <= set(OUTSIDE) | CARRIED


def test_a_refusal_says_its_day_as_people_do_in_the_language_of_its_reader() -> None:
    over = Refused("“%(step)s”的期限已于%(due)s届满", CIVIL_PROCEDURE("第八十六条"), step="上诉", due="2026-04-07")
    assert over.sentence == "“上诉”的期限已于2026年4月7日届满"
    with speaking("zh-hans"):
        assert reason(over) == over.sentence
    with speaking("en"):
        assert "7 Apr 2026" in reason(over)
