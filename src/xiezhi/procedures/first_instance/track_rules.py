"""繁简分流的条件：所选程序合于所述情形，转换依法定的方向和时间。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import guard
from xiezhi.law.sources import Basis, Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, EVIDENCE_RULES, SUMMARY_PROCEDURE
from xiezhi.law.tracks import Advice, Circumstances, Track, advise, allowed, evidence_fits, usual_evidence_days, wage
from xiezhi.law.working import from_fen
from xiezhi.phrases.bench import FAST, candidates, members
from xiezhi.phrases.contesting import ORDINARY
from xiezhi.phrases.requests import waiting
from xiezhi.procedures.first_instance.from_above import AGAIN, remanded_is_ordinary, sat_before
from xiezhi.procedures.first_instance.track_facts import Conversion, Ground, Triage

IN_ORDINARY = "对执行提起的异议之诉，适用普通程序"
MANY = 10
"""一方人数众多，一般指十人以上。依据：民诉法解释第七十五条。"""
DIRECTIONS: dict[Track, tuple[Track, ...]] = {
    Track.small: (Track.summary, Track.sole, Track.ordinary),
    Track.summary: (Track.sole, Track.ordinary),
    Track.sole: (Track.ordinary, Track.summary),
    Track.ordinary: (Track.summary,),
}
"""程序只能这样转换。依据：民事诉讼法第一百六十九条、第一百七十条、第四十三条，简易程序规定第二条。"""
TRIAGE = CIVIL_PROCEDURE("第一百三十六条", "根据案件情况，确定适用简易程序或者普通程序")


def track_of(case: Case) -> Track:
    return Track(case.proceeding.track)


def base_wage(case: Case) -> Decimal:
    """年平均工资：本院设定的数优先，否则用已经公布的最近年度。"""
    return Decimal(case.setting("small_claims.wage", str(wage(case.date).amount)))


def seen(case: Case) -> Circumstances:
    """案卷里已有的情形，不用再填。"""
    amount = from_fen(case.proceeding.amount) if case.proceeding.amount else None
    many = max(len(case.standings("claimant")), len(case.standings("defendant"))) >= MANY
    only = bool(case.claims) and all(each.amount is not None or "费用" in each.text for each in case.claims)
    missing = any(each.state == "announced" for each in case.children("service"))
    joined = bool(case.entries("counterclaim"))
    basic = case.court.level == "基层"
    return Circumstances(amount, only, basic=basic, many=many, missing=missing, counterclaim=joined)


def circumstances(case: Case, triage: Triage) -> Circumstances:
    """案卷所见加上法官所述。"""
    known = seen(case)
    stated = {name: getattr(triage, name) for name in STATED}
    told = replace(known, **stated)
    return replace(told, many=triage.many or known.many, missing=triage.missing or known.missing)


STATED = (
    "clear", "missing", "many", "public_interest", "novel", "status_or_title", "foreign", "appraisal",
    "agreed_small", "agreed_summary",
)  # fmt: skip


def advice(case: Case, about: Circumstances) -> Advice:
    return advise(about, wage=base_wage(case), on=case.date)


def offered(case: Case) -> dict[str, Any]:
    """分流表的预填：建议的程序和案卷里看得出的情形。"""
    about = seen(case)
    if case.entries("open_again"):
        return {"track": str(Track.ordinary), "reason": AGAIN, "clear": False}
    known = {"clear": about.clear, "many": about.many, "missing": about.missing}
    if case.dispute.about:
        return {"track": str(Track.sole), "reason": IN_ORDINARY, **known}
    return {"track": str(advice(case, about).track), **known}


def advised(case: Case, triage: Triage) -> Iterator[tuple[str, Basis | None]]:
    """建议适用的程序，一条理由一条法条；所述的情形变了，建议跟着变。"""
    if case.dispute.about:
        yield f"建议适用{Track.sole.label}", None
        yield IN_ORDINARY, ORDINARY
        return
    if case.entries("open_again"):
        yield f"建议适用{Track.ordinary.label}", None
        yield AGAIN, remanded_is_ordinary.law
        return
    found = advice(case, circumstances(case, triage))
    yield f"建议适用{found.track.label}", None
    yield from ((each.text, each.law) for each in found.reasons)


@guard(
    "本案须还没有分流，改变的应当转换程序",
    TRIAGE,
    english="The case must have no track yet; to change it, convert the procedure",
)
def not_triaged(case: Case, _: Any) -> bool:
    return not case.entries("triage", "take_over")


@guard("本案须已分流，确定审判人员", TRIAGE, english="The case must have its track and its judges")
def triaged(case: Case, _: Any) -> bool:
    return bool(case.entries("triage", "take_over"))


@guard(
    "所选的程序须合于所述的情形，请看建议的理由",
    CIVIL_PROCEDURE("第一百六十条", "适用本章规定"),
    english="The track must fit what was stated: see the reasons of the advice",
)
def track_fits(case: Case, triage: Triage) -> bool:
    return not allowed(triage.track, circumstances(case, triage), wage=base_wage(case), on=case.date)


@guard(
    "执行异议之诉、分配方案异议之诉须适用普通程序",
    ORDINARY,
    english="A suit about an enforcement is tried in ordinary procedure",
)
def about_enforcement_is_ordinary(case: Case, facts: Triage | Conversion) -> bool:
    return not case.dispute.about or not facts.track.halved


@guard(
    "与建议不同的，须写明理由",
    Policy("繁简分流规定", "另定程序须说明理由"),
    english="Who departs from the advice says why",
)
def departs_with_reason(case: Case, triage: Triage) -> bool:
    return triage.track is advice(case, circumstances(case, triage)).track or bool(triage.reason.strip())


@guard(
    "举证期限：普通程序不少于十五日，简易程序不超过十五日，小额一般不超过七日",
    EVIDENCE_RULES("第五十一条", "不得少于十五日"),
    english="Time for evidence: ordinary at least 15 days, summary at most 15, small claims at most 7",
)
def evidence_days_fit(case: Case, facts: Triage | Conversion) -> bool:
    return not facts.evidence_days or evidence_fits(facts.track, facts.evidence_days)


@guard(
    "本院可以办案、今日在岗的审判员须足够",
    CIVIL_PROCEDURE("第四十条", "合议庭的成员人数，必须是单数"),
    english="There must be enough judges of this court on duty today",
)
def judges_suffice(case: Case, facts: Triage | Conversion) -> bool:
    held, barred = len(members(case)), sat_before(case)
    able = len(candidates(case, barred=barred)) + held
    return len(candidates(case, team=FAST, barred=barred)) + held >= 1 and able >= facts.track.judges


@guard(
    "只能这样转换：小额可以转为简易或者普通，简易可以转为普通，独任可以转由合议庭",
    CIVIL_PROCEDURE("第一百七十条", "裁定转为普通程序"),
    english="Small claims may become summary or ordinary, summary ordinary, a sole judge a panel",
)
def direction_is_lawful(case: Case, conversion: Conversion) -> bool:
    return conversion.track in DIRECTIONS[track_of(case)]


@guard(
    "普通程序转为简易程序，须双方自愿，并且在开庭以前",
    SUMMARY_PROCEDURE("第二条", "当事人各方自愿选择适用简易程序"),
    english="From ordinary to summary: both agree, before the hearing",
)
def back_only_by_consent(case: Case, conversion: Conversion) -> bool:
    if track_of(case).halved or not conversion.track.halved:
        return True
    return conversion.ground is Ground.agreed and not case.entries("hold")


@guard(
    "转为普通程序的裁定应当在审理期限届满前作出",
    CIVIL_PROCEDURE_INTERPRETATION("第二百五十八条", "应当在审理期限届满前作出裁定"),
    english="Conversion to ordinary is ruled before the time for trial runs out",
)
def before_the_limit(case: Case, conversion: Conversion) -> bool:
    limits = [each for each in case.deadlines if each.clock.startswith("limit") and each.status in ("open", "late")]
    return not track_of(case).halved or all(case.day <= each.due for each in limits)


@guard(
    "对小额诉讼程序的异议应当在开庭前提出",
    CIVIL_PROCEDURE_INTERPRETATION("第二百七十九条", "应当在开庭前提出"),
    english="Object to small claims procedure before the hearing",
)
def objects_in_time(case: Case, _: Any) -> bool:
    return track_of(case) is not Track.small or not case.entries("hold")


@guard(
    "须有尚未答复的程序异议",
    CIVIL_PROCEDURE_INTERPRETATION("第二百六十九条", "异议不成立的，裁定驳回"),
    english="There must be an unanswered objection to the procedure",
)
def objection_waits(case: Case, _: Any) -> bool:
    return waiting(case, "object_to_track", "convert", "reject_objection") is not None


@guard(
    "须没有正在审查的程序异议",
    CIVIL_PROCEDURE_INTERPRETATION("第二百六十九条", "人民法院经审查"),
    english="No objection to the procedure may be under examination",
)
def no_objection_waits(case: Case, _: Any) -> bool:
    return waiting(case, "object_to_track", "convert", "reject_objection") is None


def evidence_days(track: Track, stated: int) -> int:
    return stated or usual_evidence_days(track)
