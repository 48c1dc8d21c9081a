"""分流和转换写入什么：程序、审判人员、告知书、举证通知书、受理费的增减，并告诉每一个人。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, changed
from xiezhi.law.fees_changes import made_ordinary
from xiezhi.law.sources import Citation
from xiezhi.law.statutes import CIVIL_PROCEDURE, SUMMARY_PROCEDURE
from xiezhi.law.tracks import LIMITS, Track
from xiezhi.law.working import Line, Working, Yuan, from_fen, to_fen
from xiezhi.phrases.bench import (
    BENCH,
    FAST,
    clerk_by_lot,
    clerk_of,
    lot,
    members,
    panel,
    parties_named,
    seated,
    seats,
    sentence,
    titles,
)
from xiezhi.phrases.court_fees import charge
from xiezhi.phrases.fee_books import given_back
from xiezhi.phrases.requests import to_bench, to_everyone
from xiezhi.phrases.suing_back import suit_is_withdrawn
from xiezhi.procedures.first_instance.charging import fee_of, prepays
from xiezhi.procedures.first_instance.from_above import sat_before
from xiezhi.procedures.first_instance.track_facts import Answer, Conversion, Objection, Triage
from xiezhi.procedures.first_instance.track_rules import advice, circumstances, evidence_days, track_of
from xiezhi.records.deadline import Adjustment
from xiezhi.records.lot import Lot
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing

LIMIT_CLOCKS = {Track.small: "limit_small", Track.summary: "limit_summary"}


def limit_clock(track: Track) -> str:
    """这种程序的审限叫什么。"""
    return LIMIT_CLOCKS.get(track, "limit")


def triage(case: Case, facts: Triage) -> Iterator[Any]:
    """定程序，抽审判人员和书记员，出程序告知书和举证通知书；受理费随程序。"""
    drawn = lot(case, "分案", facts.track.judges, team=FAST if facts.track.halved else "", barred=sat_before(case))
    clerk = clerk_by_lot(case)
    bench = [*seats(case, drawn.chosen), *((clerk,) if clerk else ())]
    yield from (drawn, *bench)
    before = case.proceeding.track
    now = seated(case, drawn.chosen[0], bench, track=str(facts.track))
    yield now.proceeding
    advised = advice(case, circumstances(case, facts))
    reasons = [str(each) for each in advised.reasons]
    if facts.track is not advised.track:
        reasons.append(f"建议适用{advised.track.label}；另定为{facts.track.label}：{facts.reason}")
    yield from told(now, facts.track, reasons, evidence_days(facts.track, facts.evidence_days), drawn)
    yield from fee_again(case, before=Track(before), after=facts.track)


def told(case: Case, track: Track, reasons: list[str], days: int, drawn: Lot | None = None) -> Iterator[Any]:
    """程序告知书一份，举证通知书每一方一份；通知每一个人。"""
    everyone = case.names("claimant", "defendant", "third")
    yield case.draft(
        "procedure_notice",
        addressee=everyone,
        cause=case.dispute.cause,
        track=track.label,
        reasons=reasons,
        judges=sentence(case),
        limit=f"自立案之日起{track.limit}（{LIMITS[track]}）",
        fee="减半交纳案件受理费" if track.halved else "全额交纳案件受理费",
        final=track.final,
        objection="开庭前" if track.final else "判决前",
        lot=[f"{drawn.number}号", drawn.text] if drawn else None,
    )
    for mine, others in (("claimant", "defendant"), ("defendant", "claimant")):
        whom = case.names(mine, "third") if mine == "defendant" else case.names(mine)
        yield told_of_evidence(case, whom, case.names(others), track, days)
    yield from to_everyone(case, f"本案适用{track.label}；{sentence(case)}；认为不当的可以提出异议、申请回避")


def told_of_evidence(case: Case, whom: str, others: str, track: Track, days: int = 0) -> Paper:
    """举证通知书，送它所写的人。"""
    return case.draft(
        "evidence_notice",
        addressee=whom,
        opponents=others,
        cause=case.dispute.cause,
        days=evidence_days(track, days),
        procedure=track.label,
        contact=f"书记员{clerk_of(case)}，12368",
    )


def fee_again(case: Case, *, before: Track, after: Track) -> Iterator[Any]:
    """程序改变减半的，未交的通知换新，已交的补交差额；多收的退还。"""
    bills = [each for each in case.bills if each.kind == "acceptance_fee" and each.status in ("open", "paid")]
    if before.halved == after.halved or not bills or not prepays(case) or suit_is_withdrawn(case):
        return
    paid = sum(each.paid for each in bills)
    for each in bills:
        if each.status == "open":
            yield changed(each, status="void")
    whole = fee_of(case, after.halved)
    owed = to_fen(whole.total) - paid
    if owed > 0:
        working = _supplement(case, whole, paid) if paid else whole
        yield from charge(case, "acceptance_fee", working)
    elif owed < 0:
        payer = case.standings("claimant")[0].person
        yield given_back(case, payer, -owed)


def _supplement(case: Case, whole: Working, paid: int) -> Working:
    if case.proceeding.amount:
        claim = Yuan(from_fen(case.proceeding.amount))
        return made_ordinary(claim, Yuan(from_fen(paid)), on=case.date)
    return Working("补交案件受理费", (*whole.lines, Line("减去已交", "", -from_fen(paid), None)))


def convert(case: Case, facts: Conversion) -> Iterator[Any]:
    """裁定转换：审限仍自立案之日计算，已经扣除的期间照样扣除；审判人员随之增减，举证期限重新指定。"""
    before, after = track_of(case), facts.track
    held = members(case)
    bench: list[Standing] = []
    drawn = None
    if after.judges > len(held):
        drawn = lot(case, "转由合议庭", after.judges - len(held), barred=sat_before(case))
        bench = list(seats(case, drawn.chosen, len(held) + 1))
        yield drawn
    elif after.judges < len(panel(case)):
        bench = [
            changed(each, until=case.day) for each in case.standings(*BENCH) if each.person != case.proceeding.judge
        ]
    yield from bench
    now = seated(case, case.proceeding.judge, bench, track=str(after))
    yield now.proceeding
    for each in case.mine(Adjustment):
        if each.clock == limit_clock(before) and each.kind in ("exclude", "suspend"):
            yield changed(each, clock=limit_clock(after))
    yield now.draft(
        "ruling",
        parties=parties_named(now),
        course=f"{case.names('claimant')}与{case.names('defendant')}{case.dispute.cause}一案，"
        f"本院于{case.proceeding.opened}立案后，依法适用{before.label}审理。",
        opinion=f"{facts.ground.label}。{facts.reason}",
        laws=[str(each) for each in laws_of(before, after)],
        disposition=[f"本案转为{after.label}审理"],
        bench=titles(now),
        clerk=clerk_of(now),
    )
    yield from told(
        now, after, [f"{facts.ground.label}：{facts.reason}"], evidence_days(after, facts.evidence_days), drawn
    )
    yield from fee_again(case, before=before, after=after)


def laws_of(before: Track, after: Track) -> tuple[Citation, ...]:
    """转换的依据。"""
    if before is Track.sole and after is Track.ordinary:
        return (CIVIL_PROCEDURE("第四十三条"),)
    if after.halved and not before.halved:
        return (SUMMARY_PROCEDURE("第二条"),)
    return (CIVIL_PROCEDURE("第一百六十九条" if before is Track.small else "第一百七十条"),)


def object_to_track(case: Case, facts: Objection) -> Iterator[Any]:
    yield from to_bench(case, "当事人对适用的程序提出异议，请审查")


def reject_objection(case: Case, facts: Answer) -> Iterator[Any]:
    yield from to_everyone(case, f"对适用程序的异议不成立，裁定驳回：{facts.reason}")
