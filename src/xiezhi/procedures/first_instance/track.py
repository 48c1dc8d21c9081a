"""繁简分流：分流、异议、转换。"""

from __future__ import annotations

from collections.abc import Mapping

from xiezhi.engine.case import Case
from xiezhi.engine.clocks import after, first
from xiezhi.engine.words import FILING_JUDGE, JUDGE, PARTY, Counter, Loads, Moment, Promise, Since, Step
from xiezhi.law.periods import months
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.tracks import LIMITS, Track
from xiezhi.phrases.bench import LOTS
from xiezhi.phrases.joint import tried_alone
from xiezhi.procedures.first_instance import track_effects as effects
from xiezhi.procedures.first_instance import track_rules as must
from xiezhi.procedures.first_instance.from_above import remanded_is_ordinary
from xiezhi.procedures.first_instance.states import BEFORE_LISTING, ON_TRIAL
from xiezhi.procedures.first_instance.track_facts import Answer, Conversion, Objection, Triage

KEPT_BY = (
    "judged", "settle", "withdraw", "withdraw_last", "deem_withdrawn", "deem_absent", "dismiss_suit", "terminate",
    "transfer",
)  # fmt: skip
"""结案：宣判、裁定宣告或者调解书送达最后一人。"""
OBJECT = CIVIL_PROCEDURE("第一百六十九条", "可以向人民法院提出异议")


def on_track(*clock: str) -> Since:
    """审限自立案之日起算，按现在适用的程序；转换以后仍自立案之日计算。"""

    def moments(case: Case) -> Mapping[str, Moment]:
        track = case.proceeding.track
        begun = after("dismissal_revoked")(case) or first("open", "open_again", "go_on", "take_over", "receive")(case)
        return begun if track and effects.limit_clock(Track(track)) in clock else {}

    return moments


class Tracks:
    """分流以后，当事人随时可以看到理由，可以提出异议。"""

    triage = Step(
        "繁简分流",
        by=FILING_JUDGE,
        moves=BEFORE_LISTING.stays,
        facts=Triage,
        needs=[
            must.not_triaged,
            must.track_fits,
            remanded_is_ordinary,
            must.about_enforcement_is_ordinary,
            must.departs_with_reason,
            must.evidence_days_fit,
            must.judges_suffice,
        ],
        does=effects.triage,
        offers=must.offered,
        advises=must.advised,
        reads=(Loads("first_instance"), Counter(LOTS)),
        law=must.TRIAGE,
        english="Triage and draw the bench",
        help="右边是按案卷和所述情形算出的建议和理由，由法官决定，当事人可以提出异议；审判员由系统在未结案件最少的人中随机抽取",
    )
    object_to_track = Step(
        "对适用程序提出异议",
        by=PARTY,
        moves=ON_TRIAL.stays,
        facts=Objection,
        needs=[must.triaged, must.no_objection_waits, must.objects_in_time],
        does=effects.object_to_track,
        law=OBJECT,
        english="Object to the track",
    )
    reject_objection = Step(
        "驳回程序异议",
        by=JUDGE,
        moves=ON_TRIAL.stays,
        facts=Answer,
        needs=[must.objection_waits],
        does=effects.reject_objection,
        signed=True,
        law=CIVIL_PROCEDURE("第一百六十九条", "异议不成立的，裁定驳回"),
        english="Reject the objection to the track",
    )
    convert = Step(
        "转换程序",
        by=JUDGE,
        moves=ON_TRIAL.stays,
        facts=Conversion,
        needs=[
            must.triaged,
            must.direction_is_lawful,
            remanded_is_ordinary,
            must.about_enforcement_is_ordinary,
            must.back_only_by_consent,
            must.before_the_limit,
            must.evidence_days_fit,
            must.judges_suffice,
            tried_alone,
        ],
        does=effects.convert,
        reads=(Loads("first_instance"), Counter(LOTS)),
        signed=True,
        law=CIVIL_PROCEDURE_INTERPRETATION("第二百六十九条", "以书面形式通知双方当事人"),
        english="Convert to another track",
    )

    limit = Promise(
        "审限（普通程序）",
        by=JUDGE,
        within=months(6),
        since=on_track("limit"),
        kept_by=KEPT_BY,
        law=LIMITS[Track.ordinary],
        english="Limit of an ordinary trial",
    )
    limit_summary = Promise(
        "审限（简易程序）",
        by=JUDGE,
        within=months(3),
        since=on_track("limit_summary"),
        kept_by=KEPT_BY,
        law=LIMITS[Track.summary],
        english="Limit of a summary trial",
    )
    limit_small = Promise(
        "审限（小额诉讼）",
        by=JUDGE,
        within=months(2),
        since=on_track("limit_small"),
        kept_by=KEPT_BY,
        law=LIMITS[Track.small],
        english="Limit of a small claim",
    )
