"""One judgment for cases that were heard together: all numbers on it, and each person's own periods."""

from __future__ import annotations

from datetime import date

import pytest

from tests.engine.cast import Case, Court, refused
from tests.procedures.joint import LI, joined, proposed, tell, two
from tests.procedures.test_judgment import APPEAL
from tests.procedures.trials import Trial
from xiezhi.desk.notices import Notice
from xiezhi.engine.errands import work
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.possible import case_for
from xiezhi.engine.words import CLERK, JUDGE, PARTY
from xiezhi.law.working import Yuan
from xiezhi.pages.papers import number_of
from xiezhi.papers.fill import html
from xiezhi.phrases.hearing_facts import Sitting
from xiezhi.phrases.joint import Apart, Ground
from xiezhi.procedures.course import FirstInstance, Joinder
from xiezhi.procedures.joinder.facts import Listing
from xiezhi.procedures.judgment import Judgment, Pronouncing
from xiezhi.procedures.judgment.together import PASS_ON, REWRITTEN, Whole, offered
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Delivery, Paper
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db


def heard(first: Trial, second: Trial, joint: Case) -> None:
    """One hearing, and the judge finds that there will be one judgment."""
    judge, everyone = first.judge, (first.wang, first.zhang, second.wang)
    listing = Listing(day=date(2026, 3, 23), room="第一法庭", waived=True)
    judge.does(joint, Joinder.schedule, listing, as_=JUDGE)
    first.served(joint)
    sitting = Sitting(present=tuple(PersonId(each.id) for each in everyone), record=Prose("法庭辩论终结。"))
    judge.does(joint, Joinder.hold, sitting, day="2026-03-23", as_=JUDGE)
    for each in everyone:
        each.does(joint, Joinder.sign_minutes, as_=PARTY)
    first.clerk.does(joint, Joinder.close_minutes, as_=CLERK)


def written(court: Court) -> tuple[Trial, Trial, Case]:
    """The part of each case is written in that case."""
    first, second = two(court)
    joint = joined(first, second)
    heard(first, second, joint)
    first.judge.does(joint, Joinder.finish_together, as_=JUDGE)
    tell(court)
    for trial in (first, second):
        trial.written()
    return first, second, joint


def put_together(trial: Trial) -> None:
    whole = Whole(**offered(case_for(trial.judgment.row, trial.judge.id)))  # type: ignore[arg-type]
    trial.judge.does(trial.judgment, Judgment.put_together, whole, as_=JUDGE)


def pronounced(court: Court) -> tuple[Trial, Trial, Case]:
    first, second, joint = written(court)
    put_together(first)
    first.signed()
    first.judge.does(first.judgment, Judgment.pronounce, Pronouncing(), as_=JUDGE)
    with court.stands():
        work("test", ("judged_together",))
    for trial in (first, second):
        trial.clerk.does(trial.judgment, Judgment.send, as_=CLERK)
    return first, second, joint


def test_one_paper_names_all_numbers_and_says_what_is_alike_once(court: Court) -> None:
    """《民事诉讼法》第五十五条、第一百五十五条；民诉法解释第二百二十一条。"""
    first, second, joint = pronounced(court)
    ours, theirs = (rows(Paper, proceeding=each.judgment.id, kind="judgment", origin="court")[-1].filled()
                    for each in (first, second))  # fmt: skip
    assert ours == theirs, "one judgment"
    assert ours["number"] == f"{first.row.number}、{second.row.number}"
    assert [each["name"] for each in ours["parties"]] == ["王某", "李某", "张某"]
    assert [each["who"] for each in ours["others"]] == ["原告李某"]
    assert ours["facts"] == "查明借款未还"
    assert ours["disposition"] == [
        "被告张某于本判决生效之日起十日内偿还原告王某借款本金80000元",
        "被告张某于本判决生效之日起十日内偿还原告李某借款本金80000元",
    ]
    assert f"{second.row.number}案：案件受理费减半收取900元，由被告张某负担。" in ours["costs"]
    assert "李某" in html("judgment", ours)
    (shown,) = rows(Paper, proceeding=second.judgment.id, kind="judgment", origin="court")
    assert number_of(shown, second.judgment.row) == ours["number"], "the page heads it as the paper is headed"
    assert joint.state is Joinder.judged
    assert [each.suit.state for each in (first, second)] == [FirstInstance.pronounced] * 2
    court.is_whole()


def test_each_has_his_own_time_to_appeal_and_the_appeal_of_one_holds_up_his_own_case_alone(court: Court) -> None:
    """《民事诉讼法》第五十五条第二款：对诉讼标的没有共同权利义务的，其中一人的诉讼行为对其他人不发生效力。"""
    first, second, _ = pronounced(court)
    first.served(first.judgment, "2026-03-25")
    second.reaches(second.wang, "2026-03-26")
    second.reaches(second.zhang, "2026-03-27")
    assert first.judgment.deadline("appeal", first.wang).due == "2026-04-09"
    assert second.judgment.deadline("appeal", second.wang).due == "2026-04-10"
    assert second.judgment.deadline("appeal", second.zhang).due == "2026-04-13", "the eleventh is a Saturday"
    first.zhang.does(first.judgment, Judgment.appeal, APPEAL, as_=PARTY)
    court.nothing_comes(second.judgment, "2026-04-27")
    assert (first.suit.state, second.suit.state) == (FirstInstance.appealed, FirstInstance.effective)
    owed = rows(Obligation, proceeding=second.judgment.id, kind="money")
    assert [(each.creditor, each.status) for each in owed] == [(second.wang.id, "open")]
    sent = {each.recipient for each in rows(Delivery, dispute=second.row.dispute)}
    assert sent >= {second.wang.id, second.zhang.id}


def test_it_is_put_together_in_the_leading_case_when_every_part_is_written_and_issued_there(court: Court) -> None:
    first, second, _ = written(court)
    with refused("须由主案合成一份判决书以后签发", "第五十五条"):
        first.judge.does(first.judgment, Judgment.approve, as_=JUDGE)
    with refused("须在主案合成", "第五十五条"):
        put_together(second)
    with refused(f"须写全一并判决的各案，不多不少。还缺：{second.row.number}", "第五十五条"):
        first.judge.does(first.judgment, Judgment.put_together, Whole(cases=()), as_=JUDGE)
    put_together(first)
    with refused("须由主案合成一份判决书以后签发", "第五十五条"):
        second.judge.does(second.judgment, Judgment.approve, as_=JUDGE)
    first.judge.does(first.judgment, Judgment.draft, first.decision(first.item(principal=Yuan(1))), as_=JUDGE)
    with refused("须由主案合成一份判决书以后签发", "第五十五条"):
        first.judge.does(first.judgment, Judgment.approve, as_=JUDGE)


def test_it_is_said_which_case_has_not_written_its_part(court: Court) -> None:
    first, second = two(court)
    heard(first, second, joint := joined(first, second))
    first.judge.does(joint, Joinder.finish_together, as_=JUDGE)
    tell(court)
    first.written()
    with refused(f"各案的部分须都已写好。还缺：{second.row.number}", "第五十五条"):
        put_together(first)


def less(trial: Trial) -> None:
    """The next day the judge writes its part anew, for one yuan."""
    trial.court.clock("2026-03-24")
    trial.judge.does(trial.judgment, Judgment.draft, trial.decision(trial.item(principal=Yuan(1))), as_=JUDGE)


def test_a_part_that_is_rewritten_undoes_the_whole_and_the_judge_puts_it_together_again(court: Court) -> None:
    """《民事诉讼法》第五十五条、第一百五十五条: the one judgment says what each part says."""
    first, second, _ = written(court)
    put_together(first)
    first.signed()
    less(second)
    with court.stands():
        work("test", (REWRITTEN,))
    assert first.judgment.state is Judgment.drafting
    assert first.judgment.paper("judgment").signers == ()
    told = Notice.objects.filter(kind=Judgment.part_rewritten.id).values_list("person", flat=True)
    assert first.judge.id in told
    with refused("须重新合成", "第五十五条"):
        first.judge.does(first.judgment, Judgment.approve, as_=JUDGE)
    put_together(first)
    whole = first.judgment.paper("judgment").filled()
    assert [line.rpartition("借款本金")[2] for line in whole["disposition"]] == ["80000元", "1元"], "each part once"
    first.signed()
    first.judge.does(first.judgment, Judgment.pronounce, Pronouncing(), as_=JUDGE)
    with court.stands():
        work("test", (PASS_ON,))
    assert second.suit.state is FirstInstance.pronounced
    court.is_whole()


def test_who_rewrites_a_part_when_the_judgment_is_pronounced_is_told_to_write_it_as_pronounced(court: Court) -> None:
    first, second, _ = written(court)
    put_together(first)
    first.signed()
    first.judge.does(first.judgment, Judgment.pronounce, Pronouncing(), as_=JUDGE)
    less(second)
    with court.stands():
        work("test", (REWRITTEN, PASS_ON))
    assert (first.judgment.state, second.judgment.state) == (Judgment.pronounced, Judgment.drafting)
    told = Notice.objects.filter(kind=Judgment.part_differs.id).values_list("person", flat=True)
    assert second.judge.id in told
    second.judge.does(second.judgment, Judgment.draft, second.decision(), day="2026-03-25", as_=JUDGE)
    with court.stands():
        work("test", (REWRITTEN,))
    assert second.suit.state is FirstInstance.pronounced


def test_where_the_subject_matter_is_common_there_is_one_judgment(court: Court) -> None:
    """《民事诉讼法》第五十五条."""
    first, second = two(court)
    joint = proposed(first, second, Ground.one_object)
    first.judge.does(joint, Joinder.join, as_=JUDGE)
    tell(court)
    heard(first, second, joint)
    with refused("须作出一份判决", "第五十五条"):
        first.judge.does(joint, Joinder.finish, as_=JUDGE)


def test_what_was_to_be_judged_together_may_be_judged_apart_after_all(court: Court) -> None:
    first, second, joint = written(court)
    first.judge.does(joint, Joinder.judge_apart, Apart(reason=Prose("一案先行判决")), as_=JUDGE)
    tell(court)
    second.signed()
    second.judge.does(second.judgment, Judgment.pronounce, Pronouncing(), as_=JUDGE)
    assert (joint.state, second.suit.state) == (Joinder.ended, FirstInstance.pronounced)
    assert LI.name not in str(first.judgment.paper("judgment").filled())
