"""Joint trial: who may order it, who must agree, who sits, what each case keeps, and how cases part again."""

from __future__ import annotations

from datetime import date

import pytest

from tests.engine.cast import Case, Court, Player, refused
from tests.procedures.joint import joined, proposed, tell, two
from xiezhi.desk.notices import Notice
from xiezhi.engine.errands import work
from xiezhi.engine.facts import Misstated, PersonId, Prose, recalled, stated
from xiezhi.engine.words import BESIDE, CLERK, JUDGE, PARTY, PRESIDENT
from xiezhi.phrases.hearing_facts import Sitting
from xiezhi.phrases.joint import RELATED, Apart, Ground, Heard
from xiezhi.phrases.replacing import Cause, Replacement
from xiezhi.procedures.course import FirstInstance, Joinder
from xiezhi.procedures.first_instance import Cancelling, Stay, StayGround
from xiezhi.procedures.first_instance.joining import RELATE, Relating
from xiezhi.procedures.joinder import Proposal
from xiezhi.procedures.joinder.facts import Listing
from xiezhi.records.hearing import Hearing
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.relation import Relation
from xiezhi.records.table import rows


def listing(day: str, **more: object) -> Listing:
    return Listing(day=date.fromisoformat(day), room="第一法庭", waived=True, **more)  # type: ignore[arg-type]


def judges_of(*cases: Case) -> list[set[str]]:
    return [{each.person for each in rows(Standing, proceeding=case.id, role="judge", until="")} for case in cases]


def test_cases_of_one_kind_are_joined_only_if_every_party_agrees(court: Court) -> None:
    """《民事诉讼法》第五十五条; on one fact, 民诉法解释第二百二十一条, the court decides alone."""
    first, second = two(court)
    joint = proposed(first, second, Ground.one_kind)
    with refused("须全体当事人同意", "第五十五条"):
        first.judge.does(joint, Joinder.join, as_=JUDGE)
    for each in (first.wang, first.zhang):
        each.does(joint, Joinder.agree)
    second.zhang.does(joint, Joinder.agree)
    assert joint.state is Joinder.proposed
    second.wang.does(joint, Joinder.agree)
    first.judge.does(joint, Joinder.join, as_=JUDGE)
    assert joint.state is Joinder.joined


def test_one_party_who_does_not_agree_ends_the_proposal(court: Court) -> None:
    first, second = two(court)
    joint = proposed(first, second, Ground.one_kind)
    second.zhang.does(joint, Joinder.refuse, as_=PARTY)
    assert joint.state is Joinder.declined
    assert rows(Relation, proceeding=first.suit.id) == []


def test_the_second_case_has_the_bench_of_the_first_and_everyone_is_told(court: Court) -> None:
    """Defect 16: the judge changed and notices were written by hand, so some were not (DAWSON flexion #9467)."""
    first, second = two(court)
    (ours,), (theirs,) = judges_of(first.suit, second.suit)
    assert ours != theirs, "the lot goes by open cases"
    joint = joined(first, second)
    assert judges_of(first.suit, second.suit, joint) == [{ours}] * 3
    assert second.row.judge == first.row.judge
    told = {each.person for each in Notice.objects.filter(kind="first_instance.join")}
    assert told >= {ours, theirs, *(each.id for each in (first.wang, first.zhang, second.wang, second.zhang))}


def test_who_is_replaced_in_the_joint_trial_is_replaced_in_every_case(court: Court) -> None:
    """Defect 16."""
    first, second = two(court)
    joint = joined(first, second)
    old = first.judge
    with refused("先分案", "第五十五条"):
        change = Replacement(whom=PersonId(old.id), cause=Cause.leave)
        court.president.does(second.suit, FirstInstance.replace_one, change, as_=PRESIDENT)
    court.president.does(joint, Joinder.replace_one, change, as_=PRESIDENT)
    tell(court)
    (now,) = judges_of(joint)[0]
    assert now != old.id
    assert judges_of(first.suit, second.suit) == [{now}, {now}]
    told = {each.person for each in Notice.objects.filter(kind=Joinder.replace_one.id)}
    assert told >= {now, old.id, *(each.id for each in (first.wang, first.zhang, second.wang, second.zhang))}


def test_what_is_joined_is_listed_stayed_and_ended_only_in_common_or_after_it_is_separated(court: Court) -> None:
    first, second = two(court)
    joint = joined(first, second)
    for trial in (first, second):
        with refused("先分案", "第五十五条"):
            trial.listed("2026-03-23")
        with refused("先分案", "第五十五条"):
            stay = Stay(ground=StayGround.dead, reason=Prose("病故"))
            trial.judge.does(trial.suit, FirstInstance.suspend, stay, as_=JUDGE)
    first.judge.does(joint, Joinder.schedule, listing("2026-03-23"), as_=JUDGE)
    first.judge.does(joint, Joinder.cancel_hearing, Cancelling(reason=Prose("法庭停电")), as_=JUDGE)
    first.judge.does(joint, Joinder.separate, Apart(reason=Prose("一案需要鉴定")), as_=JUDGE)
    tell(court)
    second.listed("2026-03-24")


def test_where_one_case_is_closed_to_the_public_the_joint_hearing_is(court: Court) -> None:
    """Defect 11: a sealed case leaked through a consolidated or related one (DAWSON #8255). 第一百三十七条."""
    first, second = two(court)
    second.listed("2026-03-20", public=False, closed_because=Prose("涉及个人隐私"))
    second.clerk.does(second.suit, FirstInstance.cancel_hearing, Cancelling(reason=Prose("另行排期")), as_=CLERK)
    joint = joined(first, second)
    with refused("合并开庭须不公开", "第一百三十七条"):
        first.judge.does(joint, Joinder.schedule, listing("2026-03-23"), as_=JUDGE)
    closed = listing("2026-03-23", public=False, closed_because=Prose("涉及个人隐私"))
    first.judge.does(joint, Joinder.schedule, closed, as_=JUDGE)
    assert not rows(Hearing, proceeding=joint.id)[-1].public


def test_who_did_not_come_to_the_joint_hearing_is_absent_in_his_own_case_only(court: Court) -> None:
    """《民事诉讼法》第一百四十七条."""
    first, second = two(court)
    joint = joined(first, second)
    first.judge.does(joint, Joinder.schedule, listing("2026-03-23"), as_=JUDGE)
    first.served(joint)
    came = (first.wang, first.zhang)
    sitting = Sitting(present=tuple(PersonId(each.id) for each in came), record=Prose("李某没有到庭。"))
    first.judge.does(joint, Joinder.hold, sitting, day="2026-03-23", as_=JUDGE)
    for each in came:
        each.does(joint, Joinder.sign_minutes, as_=PARTY)
    first.clerk.does(joint, Joinder.close_minutes, as_=CLERK)
    first.judge.does(joint, Joinder.finish, as_=JUDGE)
    tell(court)
    held = {trial.suit.id: rows(Hearing, proceeding=trial.suit.id)[-1] for trial in (first, second)}
    assert held[first.suit.id].absent == ()
    assert held[second.suit.id].absent == (second.wang.id,)
    second.judge.does(second.suit, FirstInstance.deem_absent, as_=JUDGE)
    assert second.suit.state is FirstInstance.deemed_withdrawn
    first.written()
    told = first.judgment.paper("judgment").filled()["course"]
    assert f"与{second.row.number}案合并审理" in told, "the judgment says with what it was tried"


def test_a_case_that_cannot_be_joined_any_more_parts_them_all(court: Court) -> None:
    first, second = two(court)
    joint = proposed(first, second)
    first.judge.does(joint, Joinder.join, as_=JUDGE)
    second.listed("2026-03-24")
    tell(court)
    assert (joint.state, first.suit.state) == (Joinder.separated, FirstInstance.ready)
    first.listed("2026-03-25", begins="14:00", ends="15:00")


def test_cases_that_one_does_not_see_and_cases_that_there_are_not_are_refused_alike(court: Court) -> None:
    """Defect 11: nobody learns from a refusal that a case exists."""
    first, second = two(court)
    for step, facts in ((Joinder.propose, Proposal), (FirstInstance.relate, Relating)):
        for number in (second.row.number, "（2026）内0902民初99号"):
            told = {"cases": (number,), "ground": Ground.one_fact} if facts is Proposal else {"number": Prose(number)}
            with refused("您可以查看的", ""):
                first.judge.does(first.suit, step, facts(**told, reason=Prose("有关")), as_=JUDGE)  # type: ignore[operator]


def test_a_related_case_is_marked_on_both_sides_and_told_to_the_benches_alone(court: Court) -> None:
    first, second = two(court)
    told = Relating(number=Prose(second.row.number), reason=Prose("同一张借条"))
    court.filing_judge.does(first.suit, FirstInstance.relate, told)
    with court.stands():
        work("test", (RELATE,))
    for one, other in ((first, second), (second, first)):
        (sheet,) = rows(Paper, proceeding=one.suit.id, kind=RELATED)
        assert (sheet.name, sheet.shelf) == (other.row.number, "inner")
    people = {each.person for each in Notice.objects.filter(kind__startswith="first_instance.relate")}
    assert people == {each.id for trial in (first, second) for each in (*trial.sitting(), *trial.sitting("clerk"))}
    with refused("尚未标明关联", ""):
        court.filing_judge.does(first.suit, FirstInstance.relate, told)


@pytest.mark.parametrize("minutes", ["笔录", "2", '{"record": "笔录"}', "", "　"])
def test_minutes_that_are_none_are_named_at_their_field(minutes: str) -> None:
    told = {"day": "2026-03-20", "begins": "09:00", "ends": "11:00", "room": "第一法庭", "public": True}
    sentence = "须是合并开庭的那一份笔录" if minutes.strip() else "请填写"
    with pytest.raises(Misstated, match=f"笔录：{sentence}"):
        stated(Heard, {**told, "present": [], "signers": [], "minutes": minutes})


def test_a_joint_hearing_that_brings_no_minutes_is_named_so_and_no_fault(court: Court) -> None:
    first, _second = two(court)
    told = {"day": "2026-03-20", "begins": "09:00", "ends": "11:00", "room": "第一法庭", "public": True}
    heard = recalled(Heard, {**told, "present": [], "signers": [], "minutes": ""})
    with pytest.raises(Misstated, match="笔录：请填写"):
        Player(court, "beside").does(first.suit, FirstInstance.heard_jointly, heard, as_=BESIDE)
