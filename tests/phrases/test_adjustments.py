"""What may be done to a period: excluded, suspended, extended, restarted; around two holidays of 2026."""

from datetime import date

import pytest

from tests.engine.cast import Case, Court, refused
from xiezhi.engine.facts import Misstated, Prose
from xiezhi.phrases.periods import Exclusion, Extension, Restart, Suspension, Unit
from xiezhi.procedures.confirmation import Confirmation
from xiezhi.procedures.mediation import Mediation, Prolonging


def talks_from(court: Court, day: str) -> Case:
    talks = court.talks(day=day)
    assert talks.deadline("mediating").start == day
    return talks


def test_thirty_days_from_the_first_of_april_end_after_may_day(court: Court) -> None:
    row = talks_from(court, "2026-04-01").deadline("mediating")
    assert (row.unrolled, row.due) == ("2026-05-01", "2026-05-06")


@pytest.mark.parametrize(
    ("until", "due"),
    [((4, 7), "2026-05-06"), ((4, 13), "2026-05-08"), ((4, 14), "2026-05-09"), ((4, 15), "2026-05-11")],
)
def test_excluded_days_are_added_to_the_base_before_it_rolls_once(
    court: Court, until: tuple[int, int], due: str
) -> None:
    """《民诉法解释》第二百四十三条。7 April alone: 2 May, so 6 May; to the 14th: eight days, the worked Saturday."""
    talks = talks_from(court, "2026-04-01")
    exclusion = Exclusion(
        clock="mediating", since=date(2026, 4, 7), until=date(2026, *until), reason=Prose("双方同意鉴定")
    )
    court.filing_judge.does(talks, Mediation.exclude, exclusion, day="2026-04-15")
    assert talks.deadline("mediating").due == due
    court.is_whole()


def test_overlapping_exclusions_are_counted_once(court: Court) -> None:
    talks = talks_from(court, "2026-04-01")
    for since, until in ((date(2026, 4, 7), date(2026, 4, 10)), (date(2026, 4, 9), date(2026, 4, 13))):
        exclusion = Exclusion(clock="mediating", since=since, until=until, reason=Prose("鉴定"))
        court.filing_judge.does(talks, Mediation.exclude, exclusion, day="2026-04-15")
    assert talks.deadline("mediating").due == "2026-05-08", "7 to 13 April are seven days"


def test_an_exclusion_ends_no_earlier_than_it_begins(court: Court) -> None:
    talks = talks_from(court, "2026-04-01")
    with refused("扣除的止日不能早于起日", "第二百四十三条"):
        court.filing_judge.does(
            talks, Mediation.exclude,
            Exclusion(clock="mediating", since=date(2026, 4, 8), until=date(2026, 4, 7), reason=Prose("错")),
        )  # fmt: skip


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(2200, 1, 1), date.max])
def test_no_period_is_excluded_from_or_begun_anew_on_a_day_that_no_court_can_mean(court: Court, day: date) -> None:
    """Restarted on the last day of the year 9999, it ended in no year at all, and the page broke."""
    talks = talks_from(court, "2026-04-01")
    why = Prose("写错了年份")
    for step, facts in (
        (Mediation.exclude, Exclusion(clock="mediating", since=day, until=day, reason=why)),
        (Mediation.restart, Restart(clock="mediating", since=day, reason=why)),
    ):
        with pytest.raises(Misstated, match="超出了可以填写的范围"):
            court.filing_judge.does(talks, step, facts)
    assert talks.deadline("mediating").due == "2026-05-06"


def test_a_suspended_period_does_not_run_and_goes_on_where_it_stood(court: Court) -> None:
    """《民事诉讼法》第一百五十三条。10 to 20 April are eleven days: 12 May."""
    talks = talks_from(court, "2026-04-01")
    court.filing_judge.does(talks, Mediation.suspend, Suspension(reason=Prose("当事人病重")), day="2026-04-10")
    assert talks.deadline("mediating").status == "suspended"
    assert court.sweep("2026-04-19") == 0
    court.filing_judge.does(talks, Mediation.resume, day="2026-04-20")
    row = talks.deadline("mediating")
    assert (row.due, row.status) == ("2026-05-12", "open")


def test_a_suspended_period_never_lapses(court: Court) -> None:
    talks = talks_from(court, "2026-04-01")
    court.filing_judge.does(talks, Mediation.suspend, Suspension(reason=Prose("当事人病重")), day="2026-04-10")
    assert court.sweep("2026-09-01") == 0
    assert talks.state is Mediation.mediating


def test_what_is_suspended_is_not_suspended_again_and_what_runs_is_not_resumed(court: Court) -> None:
    talks = talks_from(court, "2026-04-01")
    with refused("本案须有正在中止的期限", "第一百五十三条"):
        court.filing_judge.does(talks, Mediation.resume)
    court.filing_judge.does(talks, Mediation.suspend, Suspension(reason=Prose("当事人病重")))
    with refused("本案的期限须没有中止", "第一百五十三条"):
        court.filing_judge.does(talks, Mediation.suspend, Suspension(reason=Prose("当事人病重")))


def test_an_extension_is_counted_from_the_base_and_not_from_the_day_rolled_over(court: Court) -> None:
    """An extension was counted from the already rolled-over date (cmc-claim-store #39): 16 May, not 21 May."""
    talks = talks_from(court, "2026-04-01")
    court.clock("2026-04-28")
    for each in court.parties(talks):
        each.does(talks, Mediation.prolong, Prolonging(more=15))
    row = talks.deadline("mediating")
    assert (row.unrolled, row.due) == ("2026-05-16", "2026-05-18")
    assert row.before == ("2026-05-06",)


def test_the_president_extends_the_review_of_a_confirmation_by_ten_days(court: Court) -> None:
    """《司法确认程序的若干规定》第五条：十五日，可以延长十日。1 April and 25 days: Sunday 26, so Monday 27 April."""
    confirmation = court.opens(Confirmation, day="2026-04-01")
    court.filing_judge.does(confirmation, Confirmation.accept)
    assert confirmation.deadline("reviewing").due == "2026-04-16"
    ten = Extension(clock="reviewing", amount=10, unit=Unit.days, reason=Prose("案情复杂"))
    with refused("“延长期限”由院长办理", "第八十六条"):
        court.filing_judge.does(confirmation, Confirmation.extend, ten)
    court.president.does(confirmation, Confirmation.extend, ten)
    assert confirmation.deadline("reviewing").due == "2026-04-27"


def test_extended_excluded_and_rolled_in_that_order_and_once(court: Court) -> None:
    """30 and 15 days: 16 May; three days excluded: 19 May; a Tuesday."""
    talks = talks_from(court, "2026-04-01")
    exclusion = Exclusion(clock="mediating", since=date(2026, 5, 14), until=date(2026, 5, 16), reason=Prose("鉴定"))
    court.filing_judge.does(talks, Mediation.exclude, exclusion)
    assert talks.deadline("mediating").due == "2026-05-06", "the days excluded lie behind its end"
    for each in court.parties(talks):
        each.does(talks, Mediation.prolong, Prolonging(more=15))
    assert talks.deadline("mediating").due == "2026-05-19"


def test_a_restarted_period_runs_anew_from_its_day(court: Court) -> None:
    """10 April and 30 days: Sunday 10 May, so Monday 11 May."""
    talks = talks_from(court, "2026-04-01")
    restart = Restart(clock="mediating", since=date(2026, 4, 10), reason=Prose("更换调解员"))
    court.filing_judge.does(talks, Mediation.restart, restart, day="2026-04-10")
    row = talks.deadline("mediating")
    assert (row.start, row.due) == ("2026-04-10", "2026-05-11")


def test_each_of_the_four_names_a_period_that_runs_here(court: Court) -> None:
    talks = talks_from(court, "2026-04-01")
    day, why = date(2026, 4, 7), Prose("无")
    with refused("所指期限须在本案中计算", "第八十六条"):
        court.filing_judge.does(talks, Mediation.exclude, Exclusion(clock="pay", since=day, until=day, reason=why))
    with refused("所指期限须在本案中计算", "第八十六条"):
        court.president.does(talks, Mediation.extend, Extension(clock="pay", amount=3, reason=why))
    with refused("所指期限须在本案中计算", "第八十六条"):
        court.filing_judge.does(talks, Mediation.restart, Restart(clock="pay", since=day, reason=why))
