"""不经判决的结果：撤诉、按撤诉处理、中止和恢复、终结、驳回起诉；还有审限的延长。"""

from __future__ import annotations

from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.clocks import on_served
from xiezhi.engine.words import CLAIMANT, CLOCK, COURSE, FILING_JUDGE, JUDGE, PARTY, PRESIDENT, Step, guard
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, TRIAL_EXTENSIONS
from xiezhi.law.tracks import Track
from xiezhi.phrases.courtroom import current, was_summoned
from xiezhi.phrases.joint import tried_alone
from xiezhi.phrases.periods import EXTEND, Extension, clock_runs, extends_in_kind, is_suspended, not_suspended
from xiezhi.phrases.periods import extend as extend_period
from xiezhi.phrases.periods import resume as resume_clocks
from xiezhi.phrases.requests import waiting
from xiezhi.phrases.suing_back import suit_is_withdrawn
from xiezhi.procedures.first_instance import endings_effects as effects
from xiezhi.procedures.first_instance import endings_facts as facts
from xiezhi.procedures.first_instance.guards import UNPAID, fee_is_overdue, no_counterclaim_is_left
from xiezhi.procedures.first_instance.hearing_rules import not_stayed
from xiezhi.procedures.first_instance.states import ON_TRIAL, At
from xiezhi.procedures.first_instance.track_effects import limit_clock
from xiezhi.procedures.first_instance.track_rules import track_of, triaged
from xiezhi.records.deadline import Adjustment

WITHDRAW = CIVIL_PROCEDURE("第一百四十八条", "原告申请撤诉的，是否准许，由人民法院裁定")
STAY = CIVIL_PROCEDURE("第一百五十三条", "中止诉讼")
LONGER = TRIAL_EXTENSIONS("第一条", "应当在期限届满十五日前向本院院长提出申请")


@guard("须有原告的撤诉申请，尚未答复", WITHDRAW, english="The claimant's request to withdraw must be unanswered")
def withdrawal_is_asked(case: Case, _: Any) -> bool:
    return waiting(case, "ask_withdrawal", "refuse_withdrawal", "withdraw_suit") is not None


@guard("原告须还没有撤诉", WITHDRAW, english="The suit must not have been withdrawn yet")
def suit_goes_on(case: Case, _: Any) -> bool:
    return not suit_is_withdrawn(case)


@guard(
    "原告须缺席：经传票传唤而没有到庭，或者中途退庭",
    CIVIL_PROCEDURE("第一百四十六条", "原告经传票传唤，无正当理由拒不到庭的"),
    english="The claimant must be absent though summoned, or have left the hearing",
)
def claimant_stayed_away(case: Case, _: Any) -> bool:
    hearing = current(case)
    if hearing is None:
        return False
    claimants = [each.person for each in case.standings("claimant")]
    if hearing.status == "booked":
        return hearing.day == case.day and all(was_summoned(case, each) for each in claimants)
    return all(each in hearing.absent for each in claimants)


@guard(
    "院长批准延长的：普通程序至多六个月，简易和小额至多一个月，只能批准一次",
    CIVIL_PROCEDURE("第一百五十二条", "经本院院长批准，可以延长六个月"),
    english="The president extends once: ordinary by six months at most, summary and small claims by one",
)
def within_the_presidents_power(case: Case, wanted: Any) -> bool:
    before = [
        each for each in case.mine(Adjustment) if each.kind == "extend" and each.clock == limit_clock(track_of(case))
    ]
    return 1 <= wanted.months <= (1 if track_of(case).halved else 6) and not before


@guard("须有尚未批复的延长审限申请", LONGER, english="There must be an unanswered request for more time for trial")
def longer_is_asked(case: Case, _: Any) -> bool:
    return waiting(case, "ask_longer", "allow_longer", "refuse_longer") is not None


@guard("应当在审限届满十五日前提出申请", LONGER, english="Ask at least fifteen days before the time for trial runs out")
def asked_early(case: Case, _: Any) -> bool:
    limits = [each for each in case.deadlines if each.clock == limit_clock(track_of(case)) and each.status == "open"]
    return all(case.day <= days(15).before(case.date.fromisoformat(each.due)).unrolled.isoformat() for each in limits)


@guard(
    "普通程序经院长批准延长以后尚不能结案的，才报上级法院，每次至多三个月",
    TRIAL_EXTENSIONS("第一条", "报请上级人民法院批准"),
    english="The court above is asked after the president has extended, for three months at most each time",
)
def president_has_allowed(case: Case, wanted: facts.Above) -> bool:
    return bool(case.entries("allow_longer")) and not track_of(case).halved and 1 <= wanted.months <= 3


@guard(
    "小额诉讼驳回起诉的裁定一经作出即生效，不能上诉",
    CIVIL_PROCEDURE_INTERPRETATION("第二百七十七条", "裁定一经作出即生效"),
    english="In small claims a dismissal takes effect at once and cannot be appealed",
)
def dismissal_may_be_appealed(case: Case, _: Any) -> bool:
    return track_of(case) is not Track.small


@guard(
    "审限的延长须由审判人员申请、院长批准，请用“批准延长审限”",
    LONGER,
    english="Time for trial is extended on a judge's request by the president's approval",
)
def not_the_limit(case: Case, facts: Extension) -> bool:
    return not facts.clock.startswith("limit")


@guard(
    "须没有人对驳回起诉上诉，且每一个当事人的上诉期都已届满",
    CIVIL_PROCEDURE("第一百七十一条", "有权在裁定书送达之日起十日内"),
    english="Nobody has appealed against the dismissal, and every party's time to appeal is over",
)
def dismissal_stands(case: Case, _: Any) -> bool:
    if track_of(case) is Track.small:
        return True
    mine = {each.person: each for each in case.deadlines if each.clock == "appeal_dismissal" and each.status != "void"}
    return set(mine) >= set(case.parties) and all(each.is_over(case.now[:10]) for each in mine.values())


class Endings:
    """结束案件的各种裁定，各有文书，送达每一个当事人。"""

    ask_withdrawal = Step(
        "申请撤诉",
        by=CLAIMANT,
        moves=ON_TRIAL.stays,
        facts=facts.Asking,
        needs=[suit_goes_on],
        does=effects.ask_withdrawal,
        law=CIVIL_PROCEDURE("第一百四十八条", "宣判前，原告申请撤诉的"),
        english="Ask to withdraw",
    )
    withdraw = Step(
        "准许撤诉",
        by=FILING_JUDGE | JUDGE,
        moves=ON_TRIAL >> At.withdrawn,
        needs=[withdrawal_is_asked, no_counterclaim_is_left, tried_alone],
        does=effects.withdraw,
        signed=True,
        law=WITHDRAW,
        english="Permit withdrawal",
    )
    refuse_withdrawal = Step(
        "不准许撤诉",
        by=FILING_JUDGE | JUDGE,
        moves=ON_TRIAL.stays,
        facts=facts.Opinion,
        needs=[withdrawal_is_asked],
        does=effects.refuse_withdrawal,
        signed=True,
        law=CIVIL_PROCEDURE_INTERPRETATION("第二百三十八条", "可以不准许撤诉"),
        english="Refuse withdrawal",
    )
    deem_withdrawn = Step(
        "按撤诉处理",
        by=FILING_JUDGE | JUDGE,
        moves=ON_TRIAL >> At.deemed_withdrawn,
        needs=[fee_is_overdue, no_counterclaim_is_left, tried_alone],
        does=effects.deemed(effects.NOT_PAID),
        signed=True,
        law=UNPAID,
        english="Deem withdrawn",
    )
    deem_absent = Step(
        "原告缺席按撤诉处理",
        by=JUDGE,
        moves=(At.listed | At.heard) >> At.deemed_withdrawn,
        needs=[claimant_stayed_away, no_counterclaim_is_left],
        does=effects.deemed(effects.STAYED_AWAY),
        signed=True,
        law=CIVIL_PROCEDURE("第一百四十六条", "可以按撤诉处理"),
        english="Deem withdrawn: the claimant stayed away",
    )
    suspend = Step(
        "裁定中止诉讼",
        by=JUDGE | FILING_JUDGE,
        moves=ON_TRIAL.stays,
        facts=facts.Stay,
        needs=[not_suspended, tried_alone],
        does=effects.suspend,
        signed=True,
        law=STAY,
        english="Stay the proceedings",
    )
    resume = Step(
        "恢复诉讼",
        by=JUDGE | FILING_JUDGE,
        moves=ON_TRIAL.stays,
        needs=[is_suspended],
        does=resume_clocks,
        law=CIVIL_PROCEDURE("第一百五十三条", "中止诉讼的原因消除后，恢复诉讼"),
        english="Resume the proceedings",
    )
    terminate = Step(
        "裁定终结诉讼",
        by=JUDGE | FILING_JUDGE,
        moves=ON_TRIAL >> At.terminated,
        facts=facts.Ending,
        needs=[tried_alone],
        does=effects.terminate,
        signed=True,
        law=CIVIL_PROCEDURE("第一百五十四条", "终结诉讼"),
        english="Terminate the proceedings",
    )
    dismiss_suit = Step(
        "裁定驳回起诉",
        by=JUDGE,
        moves=ON_TRIAL >> At.dismissing,
        facts=facts.Opinion,
        needs=[triaged, not_stayed, tried_alone],
        does=effects.dismiss_suit,
        signed=True,
        law=CIVIL_PROCEDURE_INTERPRETATION("第二百零八条", "裁定驳回起诉"),
        english="Dismiss the suit as inadmissible",
    )
    appeal_dismissal = Step(
        "对驳回起诉上诉",
        by=PARTY,
        moves=At.dismissing.stays,
        facts=facts.Petition,
        needs=[dismissal_may_be_appealed],
        until=days(10),
        since=on_served("suit_dismissal"),
        then="dismissal_final",
        law=CIVIL_PROCEDURE("第一百七十一条", "有权在裁定书送达之日起十日内"),
        english="Appeal against the dismissal",
    )
    dismissal_final = Step(
        "驳回起诉的裁定生效",
        by=CLOCK | JUDGE,
        moves=At.dismissing >> At.dismissed,
        needs=[dismissal_stands],
        does=effects.dismissal_final,
        law=CIVIL_PROCEDURE("第一百五十八条", "超过上诉期没有上诉的判决、裁定"),
        english="The dismissal takes effect",
    )
    dismissal_upheld = Step(
        "终审维持驳回起诉",
        by=COURSE,
        moves=At.dismissing >> At.dismissed,
        does=effects.dismissal_final,
        law=CIVIL_PROCEDURE("第一百八十二条", "是终审的判决、裁定"),
        english="The dismissal is upheld above",
    )
    dismissal_revoked = Step(
        "终审指令审理",
        by=COURSE,
        moves=At.dismissing >> At.ready,
        does=effects.dismissal_revoked,
        law=CIVIL_PROCEDURE_INTERPRETATION("第三百三十条", "指令第一审人民法院审理"),
        english="The court above orders that it be tried",
    )
    extend = Step(
        "延长期限",
        by=PRESIDENT,
        moves=(ON_TRIAL | At.dismissing).stays,
        facts=Extension,
        needs=[not_the_limit, clock_runs, extends_in_kind],
        does=extend_period,
        law=EXTEND,
        english="Extend a period",
    )
    ask_longer = Step(
        "申请延长审限",
        by=JUDGE,
        moves=ON_TRIAL.stays,
        facts=facts.Longer,
        needs=[triaged, asked_early],
        does=effects.ask_longer,
        law=LONGER,
        english="Ask for a longer limit",
    )
    allow_longer = Step(
        "批准延长审限",
        by=PRESIDENT,
        moves=ON_TRIAL.stays,
        facts=facts.Longer,
        needs=[longer_is_asked, within_the_presidents_power],
        does=effects.allow_longer,
        signed=True,
        law=CIVIL_PROCEDURE("第一百五十二条", "经本院院长批准"),
        english="Allow a longer limit",
    )
    refuse_longer = Step(
        "不批准延长审限",
        by=PRESIDENT,
        moves=ON_TRIAL.stays,
        facts=facts.Opinion,
        needs=[longer_is_asked],
        law=TRIAL_EXTENSIONS("第一条", "院长应当在期限届满五日前作出决定"),
        english="Refuse a longer limit",
    )
    longer_from_above = Step(
        "记明上级法院批准延长审限",
        by=PRESIDENT,
        moves=ON_TRIAL.stays,
        facts=facts.Above,
        needs=[president_has_allowed],
        does=effects.longer_from_above,
        law=CIVIL_PROCEDURE("第一百五十二条", "还需要延长的，报请上级人民法院批准"),
        english="The higher court has allowed a longer limit",
    )
