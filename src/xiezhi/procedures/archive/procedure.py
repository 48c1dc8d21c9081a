"""归档：案件办结三个月内整理装订，档案管理员验收入库；正卷向当事人公开，副卷不公开。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.clocks import after
from xiezhi.engine.family import Family
from xiezhi.engine.words import (
    ARCHIVIST,
    CLERK,
    COUNTER,
    COURSE,
    ENFORCEMENT_HEAD,
    ENFORCER,
    FILING_JUDGE,
    INSPECTOR,
    JUDGE,
    NEW,
    PRESIDENT,
    PROCEDURES,
    SIGNER,
    Procedure,
    State,
    Step,
    guard,
)
from xiezhi.law.periods import months
from xiezhi.law.sources import Policy, Unread
from xiezhi.phrases.carried import opened_in, people_carried
from xiezhi.procedures.archive.facts import Accepting, Binding, Checked, Returning, Volumes
from xiezhi.records.archive import BoundPaper
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding

FILES = Unread("人民法院诉讼档案管理办法", "归档", "M", "案件办结后三个月内")
TWO = Unread("人民法院诉讼档案管理办法", "正卷和副卷", "M", "副卷不对外公开")
TAKEN_IN = Policy("档案接收规则", "一个月内验收")
OFFICERS = ("judge", "clerk", "enforcer")
KIND = "volume"


def beneath(family: Family, case: str) -> list[str]:
    """一件案件和它之下没有自己案号的各件，案件在前。"""
    found = [case]
    for each in sorted(family.all(Proceeding), key=lambda each: (each.opened, each.id)):
        if each.parent == case and not PROCEDURES[each.procedure].numbered and each.procedure != Archive.name:
            found += beneath(family, each.id)
    return found


@guard(
    "卷内文书须已送达，或者不再送达", FILES, english="The papers of the file must be served, or not be served any more"
)
def everything_is_served(case: Case, _: Any) -> bool:
    mine = set(beneath(case.family, case.proceeding.parent))
    services = (each for each in case.family.all(Proceeding) if each.procedure == "service" and each.parent in mine)
    return all(each.closed for each in services)


@guard("须由档案管理员验收过现在的这一册", TAKEN_IN, english="The archivist must have examined this very volume")
def was_checked(case: Case, _: Any) -> bool:
    newest = case.last("make_volumes", "check")
    return newest is not None and newest.step.endswith(".check")


def open_(case: Case, _: Any) -> Iterator[Any]:
    """当事人、承办人和书记员随案带来。"""
    above = opened_in(case)
    place = len(above.children(Archive.name))
    yield case.change(number=f"{above.proceeding.number}/归档" + (f"/{place}" if place > 1 else ""), amount=None)
    yield from people_carried(case)
    for each in above.standings(*OFFICERS):
        yield case.stand(each.person, each.role, each.order)


def bind(case: Case, facts: Binding) -> Iterator[Any]:
    yield case.change(track=str(facts.term))
    yield Errand("bind", {})


def make_volumes(case: Case, facts: Volumes) -> Iterator[Any]:
    """每卷一个文件，每件一行页次；重新成册的，代替原来的。"""
    held = {each.shelf: each for each in case.mine(Paper) if each.kind == KIND}
    left = {each.id: each for each in case.mine(BoundPaper)}
    for volume in facts.volumes:
        made = {"sha256": volume.sha256, "sm3": volume.sm3, "size": volume.size, "at": case.now, "sealed": case.now}
        shelf = str(volume.shelf)
        yield changed(held[shelf], **made) if shelf in held else case.make(
            Paper, proceeding=case.proceeding.id, kind=KIND, title=volume.shelf.label, origin="archive",
            by=case.actor, media="application/pdf", shelf=shelf, **made,
        )  # fmt: skip
        for order, leaf in enumerate(volume.leaves, 1):
            id = f"{case.proceeding.id}.{shelf}.{order}"
            left.pop(id, None)
            yield case.make(
                BoundPaper, id=id, proceeding=case.proceeding.id, volume=shelf, order=order, paper=leaf.paper,
                first=leaf.first, last=leaf.last,
            )  # fmt: skip
    yield from (changed(each, paper="", first=0, last=0) for each in left.values())


def send_back(case: Case, facts: Returning) -> Iterator[Any]:
    yield from (Notice(each.person, f"卷宗退回补正：{facts.reason}") for each in case.standings(*OFFICERS))


def accept(case: Case, facts: Accepting) -> Iterator[Any]:
    yield case.change(outcome="已归档")
    for person in case.parties:
        yield Notice(person, f"{opened_in(case).proceeding.number}已经归档，正卷可以随时翻看")


class Archive(
    Procedure,
    label="归档",
    code="归档",
    english="Archive",
    numbered=False,
    seen_by=(ARCHIVIST, COUNTER, FILING_JUDGE, ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """归档：正卷、副卷各成一册，逐页编号。"""

    waiting = State(
        "待整理",
        first=True,
        within=months(3),
        since=after("open", "send_back"),
        by=CLERK,
        law=FILES,
        english="To be put in order",
    )
    bound = State("已装订", within=months(1), since=after("make_volumes"), by=ARCHIVIST, law=TAKEN_IN, english="Bound")
    archived = State("已归档", last=True, english="Archived")

    open = Step("开始归档", by=COURSE, moves=NEW >> waiting, does=open_, law=FILES, english="Begin to archive")
    bind = Step(
        "整理装订",
        by=CLERK | ENFORCER | JUDGE | FILING_JUDGE,
        moves=waiting.stays,
        facts=Binding,
        needs=[everything_is_served],
        does=bind,
        law=FILES,
        english="Bind",
        help="系统把本案和各小案的文书、照片、送达情况按时间编入正卷、副卷，逐页编号",
    )
    make_volumes = Step(
        "卷宗成册",
        by=SIGNER,
        moves=(waiting | bound | archived) >> bound,
        facts=Volumes,
        does=make_volumes,
        law=TWO,
        english="The volumes are made",
    )
    check = Step(
        "验收",
        by=ARCHIVIST,
        moves=bound.stays,
        facts=Checked,
        law=TAKEN_IN,
        english="Check",
    )
    send_back = Step(
        "退回补正",
        by=ARCHIVIST,
        moves=bound >> waiting,
        facts=Returning,
        does=send_back,
        law=TAKEN_IN,
        english="Send back",
    )
    accept = Step(
        "归档入库",
        by=ARCHIVIST,
        moves=bound >> archived,
        facts=Accepting,
        needs=[was_checked],
        does=accept,
        signed=True,
        law=FILES,
        english="Accept into the archive",
    )
