"""人民陪审员: drawn from the roster by lot that anyone can repeat, and what they may vote on."""

from datetime import date

import pytest

from tests.engine.cast import Court, Player, refused
from tests.procedures.trials import Trial
from xiezhi.desk.notices import Notice
from xiezhi.engine.access import Viewer
from xiezhi.engine.facts import Name, PersonId, Prose
from xiezhi.engine.words import JUDGE, PARTY, PRESIDENT
from xiezhi.law.lots import draw_several
from xiezhi.law.tracks import Track
from xiezhi.phrases.recusal import Ground as NoJudge
from xiezhi.phrases.verdicts import Deliberation
from xiezhi.procedures.affairs import Absence, Affairs, Appointment, Office, Value
from xiezhi.procedures.first_instance import Cause, Decision, FirstInstance, Presiding, Recusal, Replacement
from xiezhi.procedures.first_instance.assessors import Composition, Ground, Questions, Seating, Wish
from xiezhi.procedures.first_instance.track_facts import Answer
from xiezhi.procedures.judgment import Judgment
from xiezhi.records.court import Officer
from xiezhi.records.lot import Lot
from xiezhi.records.table import rows

WITH_TWO = Seating(composition=Composition.one_and_two, ground=Ground.complex_)
OF_SEVEN = Seating(composition=Composition.three_and_four, ground=Ground.weighty)


def with_assessors(court: Court, count: int = 6) -> list[Player]:
    for number in range(count):
        about = Appointment(name=Name(f"陪审员{number}"), office=Office.assessor)
        court.personnel.does(court.affairs, Affairs.appoint, about)
    return [Player(court, each.person, "assessor") for each in rows(Officer, office="assessor", order=("id",))]


def panel(court: Court, yuan: str = "80000") -> Trial:
    trial = Trial.of(court, yuan=yuan).ready(Track.ordinary)
    first = Presiding(judge=PersonId(trial.judge.id))
    court.president.does(trial.suit, FirstInstance.preside, first)
    return trial


def seats(trial: Trial, how: Seating = WITH_TWO, day: str = "") -> list[Player]:
    trial.court.president.does(trial.suit, FirstInstance.seat_assessors, how, day=day, as_=PRESIDENT)
    return trial.sitting("assessor")


def test_two_assessors_are_drawn_by_a_lot_that_anyone_repeats_and_everybody_is_told(court: Court) -> None:
    """《人民陪审员法》第十四条、第十九条。"""
    everyone = with_assessors(court)
    trial = panel(court)
    drawn = seats(trial)
    assert len(trial.sitting()) == 1
    assert len(drawn) == 2
    (lot,) = rows(Lot, proceeding=trial.suit.id, purpose="抽取人民陪审员")
    again = draw_several(lot.text, {who: int(load) for who, load in lot.candidates}, 2)
    assert tuple(each.chosen for each in again) == lot.chosen == tuple(each.id for each in drawn)
    assert {who for who, _ in lot.candidates} == {each.id for each in everyone}
    told = {each.person: each.text() for each in Notice.objects.filter(kind=FirstInstance.seat_assessors.id)}
    assert set(told) >= {trial.wang.id, trial.zhang.id, *(each.id for each in drawn)}
    assert "人民陪审员" in told[trial.zhang.id]
    assert "可以申请回避" in told[trial.zhang.id]
    court.is_whole()


def test_who_has_sat_most_this_year_is_drawn_last_and_never_above_the_number_that_is_set(court: Court) -> None:
    """人民陪审员法解释第十七条。"""
    with_assessors(court, 3)
    value = Value(name="assessors.yearly", value="1", since=date(2026, 1, 1))
    court.president.does(court.affairs, Affairs.set_value, value)
    seats(panel(court))
    second = panel(court, "90000")
    with refused("名单中今日可以抽取的人民陪审员须足够", "第十九条"):
        seats(second)
    court.president.does(
        court.affairs, Affairs.set_value, Value(name="assessors.yearly", value="2", since=date(2026, 1, 1))
    )
    assert len(seats(second)) == 2
    lot = rows(Lot, purpose="抽取人民陪审员", order=("number",))[-1]
    assert sorted(load for _, load in lot.candidates) == ["0", "1", "1"]
    assert next(who for who, load in lot.candidates if load == "0") == lot.chosen[0], "who has sat least goes first"


def test_who_is_on_leave_or_whose_term_is_over_is_not_drawn(court: Court) -> None:
    """《人民陪审员法》第十三条：任期五年。"""
    away, *_ = with_assessors(court, 3)
    about = Absence(person=PersonId(away.id), since=date(2026, 3, 1), until=date(2026, 3, 31))
    court.personnel.does(court.affairs, Affairs.leave, about)
    trial = panel(court)
    assert away.id not in {each.id for each in seats(trial)}
    (lot,) = rows(Lot, proceeding=trial.suit.id, purpose="抽取人民陪审员")
    assert (away.id, "请假") in lot.excluded


def test_a_weighty_case_needs_seven_and_another_three(court: Court) -> None:
    """《人民陪审员法》第十六条。"""
    with_assessors(court)
    trial = panel(court)
    with refused("须由七人合议庭审判", "第十六条"):
        seats(trial, Seating(composition=Composition.one_and_two, ground=Ground.livelihood))
    assert len(seats(trial, OF_SEVEN)) == 4
    assert len(trial.sitting()) == 3


def test_a_party_asks_within_five_days_and_is_answered(court: Court) -> None:
    """人民陪审员法解释第二条；《人民陪审员法》第十七条。"""
    with_assessors(court)
    trial = panel(court)
    asked = Seating(composition=Composition.two_and_one, ground=Ground.asked)
    with refused("须有原告或者被告的申请", "第十七条"):
        seats(trial, asked)
    assert trial.suit.deadline("ask_for_assessors", trial.zhang).due == "2026-03-09", "8 March is a Sunday"
    trial.zhang.does(trial.suit, FirstInstance.ask_for_assessors, Wish(), as_=FirstInstance.ask_for_assessors.roles[1])
    trial.judge.does(trial.suit, FirstInstance.decline_assessors, Answer(reason=Prose("案情并不复杂")), as_=JUDGE)
    with refused("的期限已于2026年3月9日届满", "第二条"):
        trial.wang.does(trial.suit, FirstInstance.ask_for_assessors, Wish(), day="2026-03-10")


def test_no_assessor_sits_where_a_judge_sits_alone(court: Court) -> None:
    """《民事诉讼法》第四十条。"""
    with_assessors(court)
    trial = Trial.of(court).ready()
    with refused("须先定为普通程序（合议）", "第四十条"):
        seats(trial)


def test_nobody_who_works_for_the_court_is_an_assessor(court: Court) -> None:
    """《人民陪审员法》第六条。"""
    about = Appointment(name=Name("孟书记"), office=Office.assessor, person=PersonId(court.clerk.id))
    with refused("法院工作人员不能担任人民陪审员", "第六条"):
        court.personnel.does(court.affairs, Affairs.appoint, about)


def test_an_assessor_steps_back_like_a_judge_and_another_is_drawn(court: Court) -> None:
    """《人民陪审员法》第十八条；人民陪审员法解释第七条。"""
    with_assessors(court)
    trial = panel(court)
    one, other = seats(trial)
    why = Recusal(whom=PersonId(one.id), ground=NoJudge.relation, reason=Prose("是原告的同事"))
    trial.zhang.does(trial.suit, FirstInstance.ask_recusal, why, as_=PARTY)
    with refused("审判人员的回避须由院长决定", "第四十九条"):
        trial.judge.does(
            trial.suit, FirstInstance.decide_recusal, Decision(granted=True, reason=Prose("属实")), as_=JUDGE
        )
    court.president.does(trial.suit, FirstInstance.decide_recusal, Decision(granted=True, reason=Prose("属实")))
    court.president.does(trial.suit, FirstInstance.replace_one, Replacement(whom=PersonId(one.id), cause=Cause.recusal))
    now = {each.id for each in trial.sitting("assessor")}
    assert other.id in now
    assert one.id not in now
    assert len(now) == 2
    court.is_whole()


def test_a_substitute_steps_in_by_his_place_and_the_hearing_stays_as_it_is_listed(court: Court) -> None:
    """人民陪审员法解释第三条。"""
    with_assessors(court)
    trial = panel(court)
    one, other = seats(trial, Seating(composition=Composition.one_and_two, ground=Ground.complex_, reserves=2))
    (lot,) = rows(Lot, proceeding=trial.suit.id, purpose="抽取候补人民陪审员")
    again = draw_several(lot.text, {who: int(load) for who, load in lot.candidates}, 2)
    first, second = (each.id for each in trial.sitting("reserve"))
    assert lot.chosen == tuple(each.chosen for each in again) == (first, second)
    assert not {one.id, other.id} & {who for who, _ in lot.candidates}
    told = [each.text() for each in Notice.objects.filter(kind=FirstInstance.seat_assessors.id, person=trial.zhang.id)]
    assert "候补人民陪审员依次为" in told[0]
    assert Viewer(first, court.now[:10]).sees(trial.row)
    trial.listed("2026-03-18")
    with refused("须先取消开庭", "第三条"):
        leaves(court, trial, trial.judge)
    leaves(court, trial, other)
    assert [each.id for each in trial.sitting("assessor")] == [one.id, first]
    assert [each.id for each in trial.sitting("reserve")] == [second]
    assert trial.suit.state is FirstInstance.listed
    leaves(court, trial, one)
    with refused("须先取消开庭", "第三条"):
        leaves(court, trial, Player(court, first))
    court.is_whole()


def leaves(court: Court, trial: Trial, who: Player) -> None:
    away = Replacement(whom=PersonId(who.id), cause=Cause.leave)
    court.president.does(trial.suit, FirstInstance.replace_one, away)


def test_they_are_drawn_seven_days_before_the_hearing(court: Court) -> None:
    """人民陪审员法解释第三条。"""
    with_assessors(court)
    trial = panel(court)
    seats(trial, day="2026-03-19")
    with refused("须在开庭七日以前抽取", "第三条"):
        trial.listed("2026-03-25")
    trial.listed("2026-03-26")


@pytest.mark.parametrize("how", [WITH_TWO, OF_SEVEN])
def test_all_vote_on_the_facts_and_of_seven_only_the_judges_on_the_law(court: Court, how: Seating) -> None:
    """《人民陪审员法》第二十一条、第二十二条。"""
    with_assessors(court)
    trial = panel(court)
    drawn = seats(trial, how)
    seven = how is OF_SEVEN
    trial.listed("2026-03-18").served()
    if seven:
        with refused("须制作事实认定问题清单", "第九条"):
            trial.held("2026-03-18")
        questions = Questions(items=(Prose("八万元是否已经交付"),))
        trial.judge.does(trial.suit, FirstInstance.list_questions, questions, as_=JUDGE)
    trial.held("2026-03-18").written()
    judges, lay = ([PersonId(each.id) for each in some] for some in (trial.sitting(), drawn))

    def deliberate(agreed: list[PersonId], on_facts: list[PersonId]) -> None:
        said = Deliberation(agreed=tuple(agreed), on_facts=tuple(on_facts), record=Prose("依次发表意见"))
        trial.judge.does(trial.judgment, Judgment.deliberate, said, as_=JUDGE)

    if seven:
        with refused("不能参加表决", "第二十二条"):
            deliberate([*judges, lay[0]], [*judges, *lay])
        with refused("由人民陪审员和法官共同表决", "第二十二条"):
            deliberate(judges, lay[:3])
        deliberate(judges[:2], lay)
    else:
        with refused("同意的须是合议庭的多数", "第四十五条"):
            deliberate(judges, [])
        deliberate(lay, [])
    trial.judge.does(trial.judgment, Judgment.approve, as_=JUDGE)
    for each in (*trial.sitting(), *drawn, *trial.sitting("clerk")):
        each.does(trial.judgment, Judgment.sign)
    names = [title for title, _ in trial.judgment.paper("judgment").filled()["bench"]]
    assert names == ["审判长", *["审判员"] * (len(judges) - 1), *["人民陪审员"] * len(drawn)]
    court.is_whole()
