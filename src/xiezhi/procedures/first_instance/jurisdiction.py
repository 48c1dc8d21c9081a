"""管辖权异议：在答辩期内提出，裁定可以上诉；审理异议的期间不计入审限，举证期限中止。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, changed
from xiezhi.engine.clocks import on_served
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import COURSE, DEFENDANT, JUDGE, PARTY, Step, guard
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, EVIDENCE_RULES
from xiezhi.law.tracks import Track
from xiezhi.phrases.bench import clerk_of, parties_named, titles
from xiezhi.phrases.requests import to_bench, to_everyone
from xiezhi.procedures.first_instance.endings_facts import Petition
from xiezhi.procedures.first_instance.states import BEFORE_LISTING, At
from xiezhi.procedures.first_instance.track_effects import limit_clock
from xiezhi.procedures.first_instance.track_rules import track_of, triaged
from xiezhi.procedures.first_instance.transferring import goes
from xiezhi.records.deadline import Adjustment

OBJECT = CIVIL_PROCEDURE("第一百三十条", "应当在提交答辩状期间提出")
RULE = CIVIL_PROCEDURE("第一百三十条", "人民法院对当事人提出的异议，应当审查")
APPEAL = CIVIL_PROCEDURE("第一百七十一条", "有权在裁定书送达之日起十日内")
RESUME = EVIDENCE_RULES("第五十五条", "举证期限中止")


class Objection(Facts):
    """管辖权异议：认为哪个法院有管辖权、为什么。"""

    court: Prose = ask("认为有管辖权的法院", english="Which court has jurisdiction")
    reason: Prose = ask("理由", long=True, english="Reasons")


class Ruling(Facts):
    """管辖权裁定的理由。"""

    reason: Prose = ask("本院认为", long=True, english="The court's opinion")


class Transfer(Facts):
    """异议成立，移送哪个法院。"""

    court: Prose = ask("移送的法院", english="To which court")
    reason: Prose = ask("本院认为", long=True, english="The court's opinion")


class Above(Facts):
    """上级法院的终审裁定。"""

    upheld: bool = ask("维持原裁定", default=True, english="The ruling is upheld")
    number: str = ask("终审裁定的案号", english="Number of the final ruling")


def objected(case: Case) -> bool:
    """异议提出以后还没有终局的裁定。"""
    last = case.last("object_to_jurisdiction", "ruling_stands", "ruling_from_above")
    return last is not None and last.step.endswith(".object_to_jurisdiction")


def ruled(case: Case) -> bool | None:
    """异议是否成立；还没有裁定为空。"""
    paper = case.paper("jurisdiction_ruling")
    return bool(paper.filled()["upheld"]) if paper and objected(case) else None


def periods_over(case: Case) -> bool:
    """裁定已送达每一个当事人，谁的上诉期都已届满，没有人上诉；小额诉讼的裁定一经作出即生效。"""
    if track_of(case) is Track.small:
        return True
    mine = {each.person: each for each in case.deadlines if each.clock == "appeal_ruling" and each.status != "void"}
    over = all(each.is_over(case.now[:10]) for each in mine.values())
    return set(mine) >= set(case.parties) and over and not appealed(case)


def appealed(case: Case) -> bool:
    last = case.last("object_to_jurisdiction", "appeal_ruling")
    return last is not None and last.step.endswith(".appeal_ruling")


@guard("管辖权异议只能提出一次", OBJECT, english="Jurisdiction can be objected to only once")
def not_objected_before(case: Case, _: Any) -> bool:
    return not case.entries("object_to_jurisdiction")


@guard("须有尚未裁定的管辖权异议", RULE, english="There must be an undecided objection to jurisdiction")
def objection_is_open(case: Case, _: Any) -> bool:
    return objected(case) and ruled(case) is None


@guard(
    "须有可以上诉的管辖权裁定：小额诉讼的裁定一经作出即生效",
    CIVIL_PROCEDURE_INTERPRETATION("第二百七十六条", "裁定一经作出即生效"),
    english="There must be a ruling on jurisdiction that can be appealed; in small claims none can",
)
def ruling_may_be_appealed(case: Case, _: Any) -> bool:
    return ruled(case) is not None and track_of(case) is not Track.small


@guard(
    "管辖权异议须有终局的裁定，才能开庭审理",
    RULE,
    english="The objection to jurisdiction must be finally decided before the hearing",
)
def jurisdiction_is_settled(case: Case, _: Any) -> bool:
    return not objected(case)


@guard(
    "驳回异议的裁定须已生效：各方的上诉期均已届满，没有人上诉",
    APPEAL,
    english="The ruling must be in effect: nobody appealed and everybody's time is over",
)
def rejection_stands(case: Case, _: Any) -> bool:
    return ruled(case) is False and periods_over(case)


@guard(
    "移送的裁定须已生效：各方的上诉期均已届满，或者终审已经裁定",
    APPEAL,
    english="The transfer must be in effect: all times to appeal are over or the court above has ruled",
)
def transfer_stands(case: Case, _: Any) -> bool:
    if ruled(case) is True and periods_over(case):
        return True
    last, paper = case.last("ruling_from_above"), case.paper("jurisdiction_ruling")
    return last is not None and paper is not None and case.proceeding.outcome == "移送"


@guard("须有人对管辖权裁定上诉", APPEAL, english="Somebody must have appealed against the ruling on jurisdiction")
def ruling_is_appealed(case: Case, _: Any) -> bool:
    return objected(case) and appealed(case)


def object_to_jurisdiction(case: Case, facts: Objection) -> Iterator[Any]:
    """审限和举证期限停下来。"""
    clocks = {"evidence", limit_clock(Track(case.proceeding.track or "ordinary"))}
    for clock in sorted(clocks):
        yield case.make(
            Adjustment, proceeding=case.proceeding.id, clock=clock, person="", kind="exclude", since=case.day,
            article=str(RESUME if clock == "evidence" else OBJECT), approver=case.actor, reason="审理管辖权异议",
        )  # fmt: skip
    yield from to_bench(case, "被告对管辖权有异议，请审查")
    yield from to_everyone(case, f"有人提出管辖权异议，认为应由{facts.court}审理")


def _ruling(case: Case, upheld: bool, reason: str, disposition: str, to: str = "") -> Iterator[Any]:
    above = case.house.courts.get(case.court.parent)
    yield case.draft(
        "jurisdiction_ruling",
        upheld=upheld,
        parties=parties_named(case),
        course=f"{case.names('claimant')}与{case.names('defendant')}{case.dispute.cause}一案，"
        f"本院于{case.proceeding.opened}立案。被告在提交答辩状期间对管辖权提出异议。",
        opinion=reason,
        disposition=[disposition],
        transferred_to=to,
        final=track_of(case) is Track.small,
        court_above=above.name if above else "上一级人民法院",
        bench=titles(case),
        clerk=clerk_of(case),
    )
    yield from to_everyone(case, f"管辖权异议裁定：{disposition}")


def reject_jurisdiction(case: Case, facts: Ruling) -> Iterator[Any]:
    yield from _ruling(case, False, facts.reason, f"驳回{case.names('defendant')}对本案管辖权提出的异议")


def uphold_jurisdiction(case: Case, facts: Transfer) -> Iterator[Any]:
    yield from _ruling(case, True, facts.reason, f"异议成立，本案移送{facts.court}处理", facts.court)


def resumed(case: Case) -> Iterator[Any]:
    for each in case.mine(Adjustment):
        if each.reason == "审理管辖权异议" and not each.until:
            yield changed(each, until=case.day)


def ruling_stands(case: Case, _: Any) -> Iterator[Any]:
    """驳回异议的裁定生效：审限和举证期限恢复计算。"""
    yield from resumed(case)
    yield from to_everyone(case, "驳回管辖权异议的裁定已经生效，本案继续审理，期限恢复计算")


def ruling_from_above(case: Case, facts: Above) -> Iterator[Any]:
    """终审裁定回来：驳回的继续审理，成立的移送。"""
    moved = bool(ruled(case)) is facts.upheld
    if moved:
        yield case.change(outcome="移送")
    else:
        yield from resumed(case)
    yield from to_everyone(case, f"{facts.number}：{'本案应当移送' if moved else '本案由本院继续审理'}")


def transfer(case: Case, _: Any) -> Iterator[Any]:
    """案卷和案件受理费随案移交；没有交的缴费通知作废，由受移送的法院另定。"""
    yield case.change(outcome="移送其他法院")
    yield from resumed(case)
    paper = case.paper("jurisdiction_ruling")
    assert paper is not None, "transferred without a ruling"
    yield from (changed(each, status="void") for each in case.bills if each.status == "open")
    yield from goes(case, str(paper.filled().get("transferred_to", "")))
    yield from to_everyone(case, "管辖权裁定已经生效，案件移送有管辖权的法院，诉讼费随案移交")


class Jurisdiction:
    """管辖权异议，从提出到裁定生效。"""

    object_to_jurisdiction = Step(
        "提出管辖权异议",
        by=DEFENDANT,
        moves=BEFORE_LISTING.stays,
        facts=Objection,
        needs=[not_objected_before],
        does=object_to_jurisdiction,
        until=days(15),
        since=on_served("defence_notice"),
        law=OBJECT,
        english="Object to the jurisdiction",
    )
    reject_jurisdiction = Step(
        "裁定驳回管辖权异议",
        by=JUDGE,
        moves=BEFORE_LISTING.stays,
        facts=Ruling,
        needs=[triaged, objection_is_open],
        does=reject_jurisdiction,
        signed=True,
        law=CIVIL_PROCEDURE("第一百三十条", "异议不成立的，裁定驳回"),
        english="Reject the objection to the jurisdiction",
    )
    uphold_jurisdiction = Step(
        "裁定管辖权异议成立",
        by=JUDGE,
        moves=BEFORE_LISTING.stays,
        facts=Transfer,
        needs=[triaged, objection_is_open],
        does=uphold_jurisdiction,
        signed=True,
        law=CIVIL_PROCEDURE("第一百三十条", "异议成立的，裁定将案件移送有管辖权的人民法院"),
        english="Uphold the objection to the jurisdiction",
    )
    appeal_ruling = Step(
        "对管辖权裁定上诉",
        by=PARTY,
        moves=BEFORE_LISTING.stays,
        facts=Petition,
        needs=[ruling_may_be_appealed],
        until=days(10),
        since=on_served("jurisdiction_ruling"),
        then="ruling_stands",
        law=APPEAL,
        english="Appeal against the ruling on jurisdiction",
    )
    ruling_stands = Step(
        "管辖权裁定生效",
        by=JUDGE,
        moves=BEFORE_LISTING.stays,
        needs=[rejection_stands],
        does=ruling_stands,
        law=RESUME,
        english="The ruling on jurisdiction takes effect",
    )
    ruling_from_above = Step(
        "收到管辖权终审裁定",
        by=COURSE,
        moves=BEFORE_LISTING.stays,
        facts=Above,
        needs=[ruling_is_appealed],
        does=ruling_from_above,
        law=RULE,
        english="The final ruling on jurisdiction has come",
    )
    transfer = Step(
        "移送其他法院",
        by=JUDGE,
        moves=BEFORE_LISTING >> At.transferred,
        needs=[transfer_stands],
        does=transfer,
        signed=True,
        law=CIVIL_PROCEDURE("第一百三十条", "裁定将案件移送有管辖权的人民法院"),
        english="Transfer the case",
    )
