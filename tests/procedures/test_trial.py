"""The trial: its track, its bench, its evidence, its hearing and its ends, by the articles."""

from dataclasses import replace
from datetime import date

from tests.engine.cast import Court, intake, refused
from tests.procedures.trials import Trial
from xiezhi.desk.notices import Notice
from xiezhi.engine.door import case_of
from xiezhi.engine.facts import PersonId, Prose, fields_of
from xiezhi.engine.words import CLERK, DEFENDANT, FILING_JUDGE, JUDGE, PARTY, PRESIDENT
from xiezhi.law.tracks import Track
from xiezhi.phrases.recusal import Ground as NoJudge
from xiezhi.procedures.affairs import Absence, Affairs
from xiezhi.procedures.first_instance import (
    AdjournedBecause,
    Adjourning,
    Asking,
    Cancelling,
    Cause,
    Conversion,
    Decision,
    Exhibit,
    FirstInstance,
    Granted,
    Longer,
    MoreTime,
    Presiding,
    Recusal,
    Replacement,
    Sitting,
    Triage,
)
from xiezhi.procedures.first_instance.endings_facts import Above
from xiezhi.procedures.first_instance.jurisdiction import Objection as ToJurisdiction
from xiezhi.procedures.first_instance.jurisdiction import Ruling
from xiezhi.procedures.first_instance.track_facts import Ground, Objection
from xiezhi.records.court import Officer
from xiezhi.records.hearing import Hearing
from xiezhi.records.ledger import Bill
from xiezhi.records.lot import Lot
from xiezhi.records.paper import Paper
from xiezhi.records.table import count, rows

# --- the track


def test_eighty_thousand_may_be_tried_summarily_and_is_no_small_claim(court: Court) -> None:
    """《民事诉讼法》第一百六十五条: 108,856 a year, half of it is 54,428."""
    trial = Trial.of(court, yuan="80000")
    with refused("所选的程序须合于所述的情形", "第一百六十条"):
        trial.triaged(Track.small)
    trial.triaged(Track.summary)
    assert "超过年平均工资108856元的百分之五十" in str(trial.suit.paper("procedure_notice").filled()["reasons"])
    assert trial.suit.deadline("limit_summary").due == "2026-06-02"
    assert len(trial.sitting()) == 1


def test_a_small_claim_has_two_months_and_seven_days_for_evidence(court: Court) -> None:
    """第一百六十八条；证据规定第五十一条。"""
    trial = Trial.of(court, yuan="54428").ready(Track.small)
    assert trial.suit.deadline("limit_small").due == "2026-05-06", "2 May and the days after are a holiday"
    assert trial.suit.deadline("evidence", trial.zhang).due == "2026-03-10"


def test_whoever_departs_from_the_advice_says_why(court: Court) -> None:
    trial = Trial.of(court)
    with refused("与建议不同的，须写明理由", "繁简分流规定"):
        trial.triaged(Track.ordinary, reason=Prose(""))


def test_a_conversion_counts_from_docketing_charges_the_difference_and_tells_everyone(court: Court) -> None:
    """民诉法解释第二百五十八条、第一百九十九条: 1,800 whole, 900 paid."""
    trial = Trial.of(court).ready()
    facts = Conversion(track=Track.ordinary, ground=Ground.collegial, reason=Prose("案情复杂"))
    trial.judge.does(trial.suit, FirstInstance.convert, facts, day="2026-03-10", as_=JUDGE)
    assert trial.suit.deadline("limit").due == "2026-09-02"
    assert trial.suit.deadline("limit_summary").status == "void"
    assert [each.amount for each in rows(Bill, proceeding=trial.suit.id, status="open")] == [90_000]
    assert len(trial.sitting()) == 3
    told = {each.person for each in Notice.objects.filter(kind=FirstInstance.convert.id)}
    assert told == {trial.wang.id, trial.zhang.id, *(each.id for each in (*trial.sitting(), trial.clerk))}
    kinds = [each.kind for each in rows(Paper, proceeding=trial.suit.id, at=court.now + "+08:00")]
    assert sorted(kinds) == ["evidence_notice", "evidence_notice", "fee_notice", "procedure_notice", "ruling"]


def test_there_is_no_way_back_to_summary_but_by_consent_before_the_hearing(court: Court) -> None:
    """简易程序规定第二条；民诉法解释第二百六十条。"""
    trial = Trial.of(court).ready(Track.sole)
    back = Conversion(track=Track.summary, ground=Ground.unsuitable, reason=Prose("案情简单"))
    with refused("须双方自愿，并且在开庭以前", "第二条"):
        trial.judge.does(trial.suit, FirstInstance.convert, back, as_=JUDGE)


def test_an_objection_to_the_track_is_answered_before_the_hearing_is_listed(court: Court) -> None:
    """第一百六十九条。"""
    trial = Trial.of(court).ready()
    trial.zhang.does(trial.suit, FirstInstance.object_to_track, Objection(reason=Prose("事实有争议")), as_=PARTY)
    with refused("程序异议须已审查", "第一百六十九条"):
        trial.listed("2026-03-18")


# --- the bench


def test_a_recusal_stops_the_case_is_decided_within_three_days_and_reconsidered_once(court: Court) -> None:
    """第四十八条、第五十条。"""
    trial = Trial.of(court).ready()
    ask = Recusal(whom=PersonId(trial.judge.id), ground=NoJudge.kin, reason=Prose("是对方的表兄"))
    trial.zhang.does(trial.suit, FirstInstance.ask_recusal, ask, day="2026-03-09", as_=PARTY)
    assert trial.suit.deadline("decide_recusal").due == "2026-03-12"
    with refused("本案暂停办理", "第四十八条"):
        trial.listed("2026-03-18")
    with refused("由院长决定", "第四十九条"):
        trial.judge.does(trial.suit, FirstInstance.decide_recusal, Decision(reason=Prose("不是")), as_=JUDGE)
    court.president.does(trial.suit, FirstInstance.decide_recusal, Decision(reason=Prose("不是近亲属")))
    trial.zhang.does(trial.suit, FirstInstance.ask_reconsideration, as_=PARTY)
    trial.listed("2026-03-18")
    court.president.does(trial.suit, FirstInstance.decide_reconsideration, Decision(reason=Prose("维持")))
    with refused("申请一次", "第五十条"):
        trial.zhang.does(trial.suit, FirstInstance.ask_reconsideration, as_=PARTY)


def test_when_a_judge_goes_on_leave_another_is_drawn_and_everyone_is_told(court: Court) -> None:
    """第一百三十一条。The judge changed and notices were written by hand, so some were not (DAWSON flexion #9467)."""
    trial = Trial.of(court).ready()
    old = trial.judge
    away = Absence(person=PersonId(old.id), since=date(2026, 3, 16), until=date(2026, 3, 27))
    court.personnel.does(court.affairs, Affairs.leave, away)
    with refused("请假", "排期规定"):
        trial.listed("2026-03-18")
    change = Replacement(whom=PersonId(old.id), cause=Cause.leave)
    court.president.does(trial.suit, FirstInstance.replace_one, change, as_=PRESIDENT)
    assert trial.judge.id != old.id
    drawn = rows(Lot, proceeding=trial.suit.id, purpose="更换审判人员")[0]
    assert dict(drawn.excluded)[old.id] in ("请假", "已在本案")
    told = {each.person for each in Notice.objects.filter(kind=FirstInstance.replace_one.id)}
    assert told == {old.id, trial.judge.id, trial.clerk.id, trial.wang.id, trial.zhang.id}
    trial.listed("2026-03-18")


def test_a_panel_of_three_needs_a_presiding_judge_named_by_the_president(court: Court) -> None:
    """第四十四条。"""
    trial = Trial.of(court).ready(Track.ordinary)
    with refused("审判长须已指定", "第四十四条"):
        trial.listed("2026-03-20")
    second = trial.sitting()[1]
    court.president.does(trial.suit, FirstInstance.preside, Presiding(judge=PersonId(second.id)))
    assert trial.row.judge == second.id
    trial.listed("2026-03-20")


# --- evidence


def test_the_period_for_evidence_runs_for_each_from_his_own_notice_and_is_extended_for_all(court: Court) -> None:
    """证据规定第五十四条。"""
    trial = Trial.of(court).ready(Track.sole)
    assert trial.suit.deadline("evidence", trial.wang).due == "2026-03-18"
    trial.zhang.does(trial.suit, FirstInstance.ask_more_time, MoreTime(reason=Prose("证人在外地")), as_=PARTY)
    trial.judge.does(trial.suit, FirstInstance.grant_more_time, Granted(amount=5), as_=JUDGE)
    assert {trial.suit.deadline("evidence", each).due for each in (trial.wang, trial.zhang)} == {"2026-03-23"}
    exhibit = Exhibit(name=Prose("收条"), purpose=Prose("已还一部分"))
    court.sweep("2026-03-24")
    with refused("举证期限须尚未届满", "第六十八条"):
        trial.zhang.does(trial.suit, FirstInstance.submit_evidence, exhibit, as_=PARTY)


# --- jurisdiction


def test_an_objection_to_jurisdiction_stops_limit_and_evidence_until_the_ruling_stands(court: Court) -> None:
    """第一百三十条；民诉法解释第二百四十三条；证据规定第五十五条。"""
    trial = Trial.of(court).ready()
    facts = ToJurisdiction(court=Prose("商都县人民法院"), reason=Prose("住所在商都"))
    trial.zhang.does(trial.suit, FirstInstance.object_to_jurisdiction, facts, day="2026-03-10", as_=DEFENDANT)
    assert trial.suit.deadline("limit_summary").status == "suspended"
    trial.judge.does(trial.suit, FirstInstance.reject_jurisdiction, Ruling(reason=Prose("约定有效")), as_=JUDGE)
    trial.served(day="2026-03-12")
    assert trial.suit.deadline("appeal_ruling", trial.wang).due == "2026-03-23", "the tenth day is a Sunday"
    with refused("须有终局的裁定", "第一百三十条"):
        trial.listed("2026-03-18")
    court.nothing_comes(trial.suit, "2026-03-31")
    assert trial.suit.deadline("limit_summary").status == "open"
    assert trial.suit.deadline("limit_summary").due > "2026-06-02"
    trial.listed("2026-04-08")


# --- the hearing


def test_neither_a_room_nor_a_judge_is_booked_twice(court: Court) -> None:
    first = Trial.of(court).ready()
    first.listed("2026-03-18")
    second = Trial(court, court.opens(FirstInstance, intake(yuan="90000"), day="2026-03-04")).ready(day="2026-03-04")
    third = Trial(court, court.opens(FirstInstance, intake(yuan="70000"), day="2026-03-05")).ready(day="2026-03-05")
    fourth = Trial(court, court.opens(FirstInstance, intake(yuan="60000"), day="2026-03-06")).ready(day="2026-03-06")
    others = (second, third, fourth)
    for other in others:
        with refused("在这段时间须没有别的开庭", "排期规定"):
            other.listed("2026-03-18", begins="10:00")
    same = next(each for each in others if each.judge.id == first.judge.id)
    with refused("在这段时间须没有别的开庭", "排期规定"):
        same.listed("2026-03-18", begins="10:00", room="第二法庭")
    same.listed("2026-03-18", begins="14:30", ends="16:00")


def test_an_ordinary_hearing_is_told_three_days_before(court: Court) -> None:
    """第一百三十九条；适用简易程序的不受此限（第一百六十三条）。"""
    trial = Trial.of(court).ready(Track.sole)
    with refused("开庭须在三日以前通知", "第一百三十九条"):
        trial.listed("2026-03-11", at="2026-03-09")
    trial.listed("2026-03-12", at="2026-03-09")
    assert count(Paper, proceeding=trial.suit.id, kind="summons") == 2


def test_nobody_is_judged_in_default_who_was_not_summoned(court: Court) -> None:
    """第一百四十七条；民诉法解释第二百六十一条。"""
    trial = Trial.of(court).ready().listed("2026-03-18")
    facts = Sitting(present=(PersonId(trial.wang.id),), record=Prose("被告未到庭"))
    with refused("须经传票合法传唤", "第一百四十七条"):
        trial.judge.does(trial.suit, FirstInstance.hold, facts, day="2026-03-18", as_=JUDGE)
    trial.clerk.does(trial.suit, FirstInstance.cancel_hearing, Cancelling(reason=Prose("传票未送达")), as_=CLERK)
    trial.listed("2026-03-25").served().held("2026-03-25", trial.wang)
    assert trial.suit.state is FirstInstance.heard


def test_a_claimant_who_stays_away_is_deemed_to_withdraw(court: Court) -> None:
    """第一百四十六条。"""
    trial = Trial.of(court).ready().listed("2026-03-18").served()
    trial.judge.does(trial.suit, FirstInstance.deem_absent, day="2026-03-18", as_=JUDGE)
    assert trial.suit.state is FirstInstance.deemed_withdrawn


def test_a_summary_case_is_adjourned_once_only(court: Court) -> None:
    """延长审限和延期开庭规定第三条。"""
    trial = Trial.of(court).heard()
    more = Adjourning(ground=AdjournedBecause.evidence, reason=Prose("调取流水"))
    trial.judge.does(trial.suit, FirstInstance.adjourn, more, as_=JUDGE)
    with refused("间隔不得超过一个月", "第五条"):
        trial.listed("2026-04-20", waived=False)
    trial.listed("2026-04-08").served().held("2026-04-08")
    with refused("不能超过次数", "第三条"):
        trial.judge.does(trial.suit, FirstInstance.adjourn, more, as_=JUDGE)


# --- ends, and more time


def test_a_withdrawal_that_the_court_permits_is_halved_once(court: Court) -> None:
    """第一百四十八条；民诉法解释第二百零六条。"""
    trial = Trial.of(court).ready(Track.sole)
    with refused("须有原告的撤诉申请", "第一百四十八条"):
        trial.judge.does(trial.suit, FirstInstance.withdraw, as_=JUDGE)
    trial.paid()
    trial.wang.does(trial.suit, FirstInstance.ask_withdrawal, Asking())
    trial.judge.does(trial.suit, FirstInstance.withdraw, as_=JUDGE)
    assert trial.suit.state is FirstInstance.withdrawn
    assert "1800元，减半收取900元" in trial.suit.paper("withdrawal").filled()["costs"]
    assert [each.amount for each in rows(Bill, proceeding=trial.suit.id, kind="refund")] == [90_000]


def test_the_hearing_of_a_case_that_ends_falls_away_and_another_may_have_its_room(court: Court) -> None:
    trial = Trial.of(court).ready().listed("2026-03-18")
    trial.wang.does(trial.suit, FirstInstance.ask_withdrawal, Asking())
    trial.judge.does(trial.suit, FirstInstance.withdraw, as_=JUDGE)
    assert [each.status for each in rows(Hearing, proceeding=trial.suit.id)] == ["cancelled"]
    other = Trial(court, court.opens(FirstInstance, intake(yuan="70000"))).ready(day="2026-03-09")
    other.listed("2026-03-18")


def test_a_ruling_before_triage_is_signed_by_a_clerk_who_is_somebody(court: Court) -> None:
    """第一百五十七条：裁定书由审判人员、书记员署名。"""
    trial = Trial.of(court)
    trial.wang.does(trial.suit, FirstInstance.ask_withdrawal, Asking())
    court.filing_judge.does(trial.suit, FirstInstance.withdraw)
    clerks = {each.name for each in rows(Officer, office="clerk")}
    assert trial.suit.paper("withdrawal").filled()["clerk"] in clerks


def test_the_president_allows_one_month_to_a_summary_case_and_no_more(court: Court) -> None:
    """第一百六十四条；延长审限和延期开庭规定第一条。"""
    trial = Trial.of(court).ready()
    wanted = Longer(months=2, reason=Prose("等待另案卷宗"))
    trial.judge.does(trial.suit, FirstInstance.ask_longer, wanted, as_=JUDGE)
    with refused("至多一个月", "第一百五十二条"):
        court.president.does(trial.suit, FirstInstance.allow_longer, wanted)
    court.president.does(trial.suit, FirstInstance.allow_longer, Longer(months=1, reason=Prose("等待另案卷宗")))
    assert trial.suit.deadline("limit_summary").due == "2026-07-02"
    court.clock("2026-06-20")
    with refused("十五日前提出", "第一条"):
        trial.judge.does(trial.suit, FirstInstance.ask_longer, wanted, as_=JUDGE)


def test_what_the_president_does_not_allow_leaves_the_limit_as_it_was(court: Court) -> None:
    """延长审限和延期开庭规定第一条。"""
    trial = Trial.of(court).ready()
    due = trial.suit.deadline("limit_summary").due
    no = FirstInstance.refuse_longer.facts(reason=Prose("可以按期审结"))
    with refused("尚未批复的延长审限申请", "第一条"):
        court.president.does(trial.suit, FirstInstance.refuse_longer, no)
    wanted = Longer(months=1, reason=Prose("等待另案卷宗"))
    trial.judge.does(trial.suit, FirstInstance.ask_longer, wanted, as_=JUDGE)
    court.president.does(trial.suit, FirstInstance.refuse_longer, no)
    assert trial.suit.deadline("limit_summary").due == due
    with refused("尚未批复的延长审限申请", "第一条"):
        court.president.does(trial.suit, FirstInstance.allow_longer, wanted)


def test_the_court_above_gives_three_months_more_once_the_president_has_given_six(court: Court) -> None:
    """《民事诉讼法》第一百五十二条。"""
    trial = Trial.of(court).ready(Track.ordinary)
    due = trial.suit.deadline("limit").due
    above = Above(months=3, number=Prose("（2026）内09延1号"), reason=Prose("等待鉴定"))
    with refused("经院长批准延长以后", "第一条"):
        court.president.does(trial.suit, FirstInstance.longer_from_above, above)
    wanted = Longer(months=6, reason=Prose("等待鉴定"))
    trial.judge.does(trial.suit, FirstInstance.ask_longer, wanted, as_=JUDGE)
    court.president.does(trial.suit, FirstInstance.allow_longer, wanted)
    with refused("每次至多三个月", "第一条"):
        court.president.does(trial.suit, FirstInstance.longer_from_above, replace(above, months=4))
    court.president.does(trial.suit, FirstInstance.longer_from_above, above)
    assert (due, trial.suit.deadline("limit").due) == ("2026-09-02", "2027-06-02")


def test_the_advice_follows_what_is_stated_and_nobody_types_it(court: Court) -> None:
    """《民事诉讼法》第四十二条：新类型或者疑难复杂的，由合议庭审理。"""
    trial = Trial.of(court)
    with court.stands():
        case = case_of(trial.row, court.filing_judge.id, FILING_JUDGE, FirstInstance.triage)
    assert FirstInstance.triage.advises is not None
    plain, hard = (
        list(FirstInstance.triage.advises(case, Triage(track=Track.summary, novel=novel))) for novel in (False, True)
    )
    assert plain[0][0] == "建议适用简易程序"
    assert hard[0][0] == "建议适用普通程序（合议）"
    assert [law.article for _, law in hard[1:] if law] == ["第四十二条"]
    assert "advised" not in {field.name for field in fields_of(Triage)}
