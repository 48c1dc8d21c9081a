"""What was handed to the post in time is not late: a right waits for the post, and lapses when somebody has looked.

《民事诉讼法》第八十五条：期间不包括在途时间，诉讼文书在期满前交邮的，不算过期。
"""

from datetime import date

import pytest

from tests.engine.cast import Case, Court, Player, refused
from tests.procedures.trials import Trial
from xiezhi.engine.facts import FileId, PersonId, Prose
from xiezhi.engine.possible import case_for, role_for
from xiezhi.engine.words import CLERK, COUNTER, FILING_JUDGE, JUDGE, PARTY
from xiezhi.evidence.models import Entry
from xiezhi.law.working import Yuan
from xiezhi.phrases.post import Came, Nothing
from xiezhi.procedures.affairs import Affairs, Value
from xiezhi.procedures.filing import Defect, Defects, Filing, Supplement
from xiezhi.procedures.judgment import Appealing, Judgment
from xiezhi.records.paper import Paper
from xiezhi.records.table import rows

NOTHING, CAME = Judgment.steps["nothing_came"], Judgment.steps["came_by_post"]
APPEAL = Appealing(petition=Prose("改判"), reason=Prose("已经还了一半"), contested=Yuan(40_000))
ENVELOPE = FileId("a1" * 32)


@pytest.fixture
def trial(court: Court) -> Trial:
    """Judgment reached both on 23 March; the last day to appeal is 7 April, the post has until the 14th."""
    trial = Trial.of(court).pronounced("2026-03-20")
    return trial.reaches(trial.wang, "2026-03-23").reaches(trial.zhang, "2026-03-23")


def right(trial: Trial, person: Player) -> str:
    return trial.judgment.deadline("appeal", person).id


def came(trial: Trial, on: str, sender: Player | None = None) -> Came:
    sender = sender or trial.zhang
    posted = date.fromisoformat(on)
    return Came(deadline=right(trial, trial.zhang), sender=PersonId(sender.id), on=posted, postmark=ENVELOPE)


def test_nothing_lapses_by_the_clock_alone_and_nobody_confirms_before_the_post_has_had_its_days(
    court: Court, trial: Trial
) -> None:
    assert trial.judgment.deadline("appeal", trial.zhang).margin == "2026-04-14"
    court.sweep("2026-04-14T23:59:59")
    assert trial.judgment.deadline("appeal", trial.zhang).status == "open"
    with refused("等待邮件的日子也已过去", "第八十五条"):
        trial.clerk.does(trial.judgment, NOTHING, Nothing(deadline=right(trial, trial.zhang)), as_=CLERK)
    court.sweep("2026-05-20")
    assert trial.judgment.state is Judgment.pronounced, "however long nobody looks"
    with refused("上诉期均已届满", "第一百五十八条"):
        trial.judge.does(trial.judgment, Judgment.take_effect, as_=JUDGE)


def test_what_is_confirmed_late_has_lapsed_on_the_day_after_the_last_day(court: Court, trial: Trial) -> None:
    court.nothing_comes(trial.judgment, "2026-05-20")
    assert trial.judgment.state is Judgment.effective
    entry = Entry.objects.get(proceeding=trial.judgment.id, step="judgment.take_effect")
    assert (entry.happened_at[:10], entry.recorded_at[:10]) == ("2026-04-08", "2026-05-20")
    confirmed = Entry.objects.filter(proceeding=trial.judgment.id, step="judgment.nothing_came")
    assert {(each.role, each.happened_at[:10]) for each in confirmed} == {("clerk", "2026-05-20")}
    court.is_whole()


def test_each_right_is_confirmed_for_itself_and_the_last_brings_the_effect(court: Court, trial: Trial) -> None:
    court.clock("2026-04-15")
    trial.clerk.does(trial.judgment, NOTHING, Nothing(deadline=right(trial, trial.wang)), as_=CLERK)
    court.sweep()
    assert trial.judgment.deadline("appeal", trial.wang).status == "lapsed"
    assert trial.judgment.state is Judgment.pronounced
    court.nothing_comes(trial.judgment)
    assert trial.judgment.state is Judgment.effective


def test_an_appeal_posted_on_the_last_day_is_in_time_though_it_comes_a_week_later(court: Court, trial: Trial) -> None:
    court.sweep("2026-04-13")
    with refused("“上诉”的期限已于2026年4月7日届满", "第一百七十一条"):
        trial.zhang.does(trial.judgment, Judgment.appeal, APPEAL, as_=PARTY)
    with refused("由当事人办理", "第一百七十一条"):
        trial.clerk.does(trial.judgment, Judgment.appeal, APPEAL, as_=PARTY, day="2026-04-07")
    trial.clerk.does(trial.judgment, CAME, came(trial, "2026-04-07"), as_=CLERK, day="2026-04-13")
    clerk = case_for(trial.judgment.row, trial.clerk.id)
    assert role_for(clerk, trial.clerk.id, Judgment.appeal) is PARTY
    trial.clerk.does(trial.judgment, Judgment.appeal, APPEAL, as_=PARTY)
    entry = Entry.objects.get(proceeding=trial.judgment.id, step="judgment.appeal")
    assert (entry.happened_at[:10], entry.recorded_at[:10]) == ("2026-04-07", "2026-04-13")
    assert entry.actor == trial.clerk.id, "who entered it"
    assert (trial.judgment.state, trial.judgment.deadline("appeal", trial.zhang).status) == (Judgment.appealed, "met")
    assert trial.judgment.paper("appeal_petition").by == trial.zhang.id, "whose it is"
    assert trial.judgment.deadline("send_copy").start == "2026-04-13", "the court's days run from when it came"
    assert rows(Paper, proceeding=trial.judgment.id, kind="postmark", sha256=ENVELOPE)
    with refused("由当事人办理", "第一百七十一条"):
        trial.clerk.does(trial.judgment, Judgment.appeal, APPEAL, as_=PARTY)
    court.is_whole()


def test_a_postmark_of_the_day_after_or_of_another_party_helps_nobody(court: Court, trial: Trial) -> None:
    court.clock("2026-04-13")
    for facts in (came(trial, "2026-04-08"), came(trial, "2026-03-22"), came(trial, "2026-04-07", trial.wang)):
        with refused("交邮之日须在期限以内", "第八十五条"):
            trial.clerk.does(trial.judgment, CAME, facts, as_=CLERK)


def test_what_comes_after_the_right_of_one_has_lapsed_revives_it_while_the_judgment_has_no_effect(
    court: Court, trial: Trial
) -> None:
    court.clock("2026-04-15")
    trial.clerk.does(trial.judgment, NOTHING, Nothing(deadline=right(trial, trial.zhang)), as_=CLERK)
    court.sweep()
    trial.clerk.does(trial.judgment, CAME, came(trial, "2026-04-03"), as_=CLERK)
    trial.clerk.does(trial.judgment, Judgment.appeal, APPEAL, as_=PARTY)
    assert trial.judgment.state is Judgment.appealed


def test_nothing_is_proposed_of_a_right_that_a_paper_in_the_post_keeps(court: Court, trial: Trial) -> None:
    trial.clerk.does(trial.judgment, CAME, came(trial, "2026-04-07"), as_=CLERK, day="2026-04-13")
    court.nothing_comes(trial.judgment, "2026-04-20")
    assert trial.judgment.state is Judgment.pronounced
    assert trial.judgment.deadline("appeal", trial.zhang).status == "open"


def defective(court: Court) -> Case:
    filing = court.files(day="2026-03-23")
    defects = Defects(items=(Defect(what=Prose("缺身份证明"), how=Prose("补交复印件")),), days=12)
    court.counter.does(filing, Filing.list_defects, defects)
    return filing


def test_where_no_clerk_stands_the_counter_looks_and_enters_what_came(court: Court) -> None:
    filing = defective(court)
    step, row = Filing.steps["came_by_post"], filing.deadline("supplement")
    facts = Came(deadline=row.id, sender=PersonId(court.wang.id), on=date(2026, 4, 7), postmark=ENVELOPE)
    court.counter.does(filing, step, facts, as_=COUNTER, day="2026-04-10")
    court.counter.does(filing, Filing.supplement, Supplement(told=Prose("补交")), as_=COUNTER)
    assert filing.state is Filing.reviewing
    assert filing.deadline("supplement").met == "2026-04-07"


def test_where_a_clerk_stands_no_other_office_looks_through_the_post(court: Court, trial: Trial) -> None:
    with refused("须由书记员、审判员核实", "邮路核实规则"):
        court.filing_judge.does(
            trial.judgment, NOTHING, Nothing(deadline=right(trial, trial.zhang)), as_=FILING_JUDGE, day="2026-04-15"
        )


def test_the_court_sets_how_long_it_waits_for_the_post(court: Court) -> None:
    days = Value(name="periods.transit_days", value="10", since=date(2026, 3, 2), reason=Prose("路远"))
    court.president.does(court.affairs, Affairs.set_value, days, day="2026-03-02")
    filing = defective(court)
    row = filing.deadline("supplement")
    assert (row.due, row.margin) == ("2026-04-07", "2026-04-17")
    assert any("等待邮件10日" in words for _, _, words, _ in row.lines)


def test_fees_are_not_paid_by_post(court: Court) -> None:
    trial = Trial.of(court).triaged()
    trial.served(day="2026-03-03")
    row = trial.suit.deadline("payment")
    assert row.margin == ""
    court.sweep("2026-03-11")
    assert trial.suit.deadline("payment").status == "lapsed"
