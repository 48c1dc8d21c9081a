"""存证（一点存）：纠纷之前或者之中，把照片、录音、文件、网页的摘要交法院记住；原件可以随后交来，也可以一键交到案件里。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, changed
from xiezhi.engine.words import ANYONE, NEW, REGISTRY, Procedure, State, Step, guard, standing
from xiezhi.law.statutes import CIVIL_PROCEDURE, EVIDENCE_RULES, ONLINE_LITIGATION, PERSONAL_INFORMATION
from xiezhi.papers.codes import check_code
from xiezhi.procedures.deposit.facts import Item, Notarial, Original
from xiezhi.records.deposit import Deposit as Record
from xiezhi.records.dispute import Dispute
from xiezhi.records.paper import Paper

CHAINED = ONLINE_LITIGATION("第十六条", "通过区块链技术存储")
ORIGINAL = EVIDENCE_RULES("第十五条", "应当提供原件")
ERASED = PERSONAL_INFORMATION("第四十七条", "个人有权请求删除")
NOTARISED = CIVIL_PROCEDURE("第七十二条", "经过法定程序公证证明的法律事实和文书")
NOTARIAL = "notarial_certificate"
DEPOSITOR = standing("depositor", "存证人", "depositor")


@guard("材料不能是空的", CHAINED, english="The material may not be empty")
def is_not_empty(case: Case, item: Item) -> bool:
    return item.size > 0


@guard(
    "原件的摘要须与存证时相同，才是同一份材料",
    ORIGINAL,
    english="The digest must be that of the deposit: only then is it the same material",
)
def is_the_same(case: Case, original: Original) -> bool:
    return original.sha256 == _held(case).sha256


def _held(case: Case) -> Record:
    held = case.family.get(Record, case.proceeding.id)
    assert held is not None, "a deposit without its record"
    return held


def deposit(case: Case, item: Item) -> Iterator[Any]:
    yield case.make(Dispute, id=case.proceeding.dispute, cause="存证", door="deposit", opened=case.day)
    yield case.stand(case.actor, DEPOSITOR)
    yield case.make(
        Record,
        id=case.proceeding.id,
        depositor=case.actor,
        kind=str(item.kind),
        name=item.name,
        size=item.size,
        sha256=item.sha256,
        sm3=item.sm3,
        method=str(item.method),
        at=case.now,
        check_code=check_code(case.random(10)),
        made=item.made.isoformat(timespec="seconds") if item.made else "",
        device=item.device,
        place=item.place,
        reference=item.reference,
        note=item.note,
        watchword=item.watchword,
    )


def keep(case: Case, _: Original) -> Iterator[Any]:
    yield changed(_held(case), kept=case.now)


def notarise(case: Case, stated: Notarial) -> Iterator[Any]:
    """公证书存在这件存证下面；存证证明从此写明经过公证。"""
    held = _held(case)
    yield case.make(
        Paper,
        proceeding=held.id,
        kind=NOTARIAL,
        title="公证书",
        origin="party",
        at=case.now,
        by=held.depositor,
        name=f"{stated.office}{stated.number}",
        sha256=stated.sha256,
        sm3=stated.sm3,
        size=stated.size,
        media="application/pdf",
    )


def withdraw(case: Case, _: Any) -> Iterator[Any]:
    """撤回后不再答复核验；日志中只有打不开的承诺值。"""
    yield changed(_held(case), withdrawn=case.now)


class Deposit(Procedure, label="存证", code="存证", english="Deposit of evidence", numbered=False, seen_by=()):
    """存证：一份材料一件，一件一个叶子。"""

    held = State("已存证", first=True, unclocked="存证长期有效，没有期限", english="Held")
    withdrawn = State("已撤回", last=True, english="Withdrawn")

    deposit = Step(
        "存证",
        by=ANYONE,
        moves=NEW >> held,
        facts=Item,
        needs=[is_not_empty],
        does=deposit,
        law=CHAINED,
        english="Deposit",
    )
    keep = Step(
        "交存原件",
        by=DEPOSITOR,
        moves=held.stays,
        facts=Original,
        needs=[is_the_same],
        does=keep,
        law=ORIGINAL,
        english="Hand in the original",
    )
    notarise = Step(
        "附公证书",
        by=REGISTRY,
        moves=held.stays,
        facts=Notarial,
        does=notarise,
        law=NOTARISED,
        english="Attach a notarial certificate",
        help="公证机构签名的电子公证书，写明存证编号或者摘要的；由本院核对签名以后记下",
    )
    withdraw = Step(
        "撤回存证",
        by=DEPOSITOR,
        moves=held >> withdrawn,
        does=withdraw,
        law=ERASED,
        english="Withdraw the deposit",
    )
