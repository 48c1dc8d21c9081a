"""送达：一份文书送一个人是一件小案，有途径、有次数、有凭证、有生效之日。期限从生效之日起算。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.clocks import after
from xiezhi.engine.decide import Corrects
from xiezhi.engine.facts import Facts, FileId, PaperId, PersonId, Prose, ask
from xiezhi.engine.words import (
    CARRIER, CLERK, COUNTER, COURSE, FILING_JUDGE, INSPECTOR, JUDGE, NEW, PRESIDENT, RECIPIENT, SERVER, Procedure, State, Step, guard,
)  # fmt: skip
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, ONLINE_LITIGATION, SERVICE_BY_POST
from xiezhi.records.paper import Delivery, Paper

OFFICERS = SERVER | COUNTER | FILING_JUDGE | CLERK
ANNOUNCE = CIVIL_PROCEDURE("第九十五条", "经过三十日，即视为送达")


class Order(Facts):
    """送什么、送给谁。"""

    paper: PaperId = ask("文书", choices="papers", english="The paper")
    recipient: PersonId = ask("受送达人", choices="people", english="Recipient")


class Posting(Facts):
    """交邮。"""

    tracking: str = ask("邮件号", english="Tracking number")


class Receipt(Facts):
    """签收：哪一天、谁签的。"""

    on: date = ask("签收日期", english="Received on")
    by: Prose = ask("谁签收", default=Prose("本人"), english="Received by")


class ReturnedBecause(StrEnum):
    """退回的原因。"""

    refused = "refused"
    wrong = "wrong"
    moved = "moved"
    absent = "absent"

    @property
    def label(self) -> str:
        return {"refused": "拒收", "wrong": "地址不准确", "moved": "迁移新址不明", "absent": "多次投递无人签收"}[
            self.value
        ]


class Return(Facts):
    """邮件退回。"""

    why: ReturnedBecause = ask("退回的原因", english="Why returned")
    on: date = ask("退回日期", english="Returned on")


class Deposit(Facts):
    """留置：见证人或者拍照录像。"""

    on: date = ask("留置日期", english="Left on")
    witness: Prose = ask("见证人（或者写明已拍照录像）", english="Witness, or photographs taken")
    photograph: FileId = ask("照片或者录像", default=FileId(""), english="Photograph")


class Announcement(Facts):
    """公告：为什么、登在哪里。"""

    reason: Prose = ask("公告送达的原因和经过", long=True, english="Why announced")
    place: Prose = ask("刊登或者张贴之处", english="Where published")


class Arrival(Facts):
    """送达信息到达受送达人的系统。"""

    means: str = ask("渠道", default="诉讼平台账号")


class Invalid(Facts):
    """送达无效的理由。"""

    reason: Prose = ask("为什么无效", long=True, english="Why it is invalid")


@guard("受送达人没有同意电子送达", CIVIL_PROCEDURE("第九十条", "经受送达人同意"))
def agreed_to_electronic(case: Case, _: Any) -> bool:
    return any(each.electronic for each in case.standings("recipient"))


@guard("调解书须送交本人或者其代收人，不能留置", CIVIL_PROCEDURE_INTERPRETATION("第一百三十三条", "不适用留置送达"))
def may_be_left(case: Case, _: Any) -> bool:
    paper = _paper(case)
    return paper is None or paper.kind != "mediation_document"


@guard("须先用其他方式送达未成，或者受送达人下落不明", CIVIL_PROCEDURE("第九十五条", "用本节规定的其他方式无法送达的"))
def other_ways_failed(case: Case, _: Any) -> bool:
    return bool(case.entries("return_post", "fail"))


@guard(
    "只有自己给的地址不准确、迁移不告知或者拒收的，退回之日才视为送达",
    SERVICE_BY_POST("第十一条", "文书退回之日视为送达之日"),
)
def own_fault(case: Case, facts: Return) -> bool:
    return facts.why is not ReturnedBecause.absent


def _delivery(case: Case) -> Delivery:
    found = case.family.get(Delivery, case.proceeding.id)
    assert found is not None, "a service without its delivery"
    return found


def _paper(case: Case) -> Paper | None:
    return case.family.get(Paper, _delivery(case).paper)


def order(case: Case, facts: Order) -> Iterator[Any]:
    """编为“案号/送达/几”；受送达人是否同意电子送达随案带来。"""
    assert case.parent is not None, "service of nothing"
    above = case.of(case.parent)
    consents = any(each.person == facts.recipient and each.electronic for each in above.standings())
    place = len(above.children("service"))
    yield case.change(number=f"{case.parent.number or case.parent.id}/送达/{place}")
    yield case.stand(facts.recipient, RECIPIENT, electronic=consents)
    yield case.make(
        Delivery, id=case.proceeding.id, proceeding=case.proceeding.id, paper=facts.paper, recipient=facts.recipient
    )


def _sent(case: Case, means: str, tracking: str = "") -> Delivery:
    known = _delivery(case)
    return changed(known, means=means, sent=case.day, tracking=tracking, attempts=known.attempts + 1)


def send(case: Case, _: Any) -> Iterator[Any]:
    yield _sent(case, "electronic")
    yield Errand("deliver", {"proceeding": case.proceeding.id})
    yield Notice(_delivery(case).recipient, "法院给您送来一份文书，请打开查看；送达信息到达即为送达")


def post(case: Case, facts: Posting) -> Iterator[Any]:
    yield _sent(case, "post", facts.tracking)


def _effective(case: Case, day: str, means: str = "") -> Iterator[Any]:
    known = _delivery(case)
    yield changed(known, effective=day, proof=case.draws.entry, means=means or known.means, sent=known.sent or day)
    paper = _paper(case)
    yield Notice(known.recipient, f"《{paper.title if paper else '文书'}》已于{day}送达，期限自次日起算")


def arrive(case: Case, facts: Arrival) -> Iterator[Any]:
    yield from _effective(case, case.day)


def hand_over(case: Case, facts: Receipt) -> Iterator[Any]:
    yield from _effective(case, facts.on.isoformat(), "direct" if case.proceeding.state != "posted" else "post")


def leave_it(case: Case, facts: Deposit) -> Iterator[Any]:
    yield from _effective(case, facts.on.isoformat(), "deposit")


def deem(case: Case, facts: Return) -> Iterator[Any]:
    yield from _effective(case, facts.on.isoformat(), "post")


def announce(case: Case, facts: Announcement) -> Iterator[Any]:
    yield _sent(case, "announcement")
    paper = _paper(case)
    above = case.of(case.parent) if case.parent else case
    yield case.draft(
        "announcement", addressee=case.names("recipient"), plaintiffs=above.names("claimant"), cause=case.dispute.cause,
        reason=facts.reason, points=case.dispute.told, papers=paper.title if paper else "文书", days=30, defence_days=15,
        proof_days=15,
    )  # fmt: skip


def announcement_over(case: Case, _: Any) -> Iterator[Any]:
    yield from _effective(case, case.day, "announcement")


def invalidate(case: Case, facts: Invalid) -> Iterator[Any]:
    """更正：原记录不动，生效之日撤去，随它起算的期限重新推算，已经走过的步骤请承办人核看。"""
    known = _delivery(case)
    yield Corrects(known.proof)
    yield changed(known, effective="", proof="")
    yield Notice(known.recipient, "上一次送达无效，期限重新计算")


class Service(
    Procedure, label="送达", code="送达", english="Service", numbered=False,
    seen_by=(SERVER, COUNTER, FILING_JUDGE, PRESIDENT, INSPECTOR),
):  # fmt: skip
    """送达：直接、电子、邮寄、留置、公告；每次都有凭证。"""

    planned = State("待送达", first=True, unclocked="发送的期限在主案里计算", english="To be served")
    sent = State("已发送", unclocked="以到达受送达人系统之日为准", english="Sent")
    posted = State("已交邮", unclocked="以回执注明的收件日期为准", english="Posted")
    failed = State("未送达", unclocked="另选途径", english="Not served")
    announced = State(
        "公告中", lasts=days(30), since=after("announce"), by=SERVER, law=ANNOUNCE, rolls=False, english="Announced"
    )
    served = State("已送达", last=True, english="Served")
    cancelled = State("不再送达", last=True, english="Cancelled")

    order = Step(
        "交付送达", by=COURSE | FILING_JUDGE | JUDGE | CLERK, moves=NEW >> planned, facts=Order, does=order,
        law=CIVIL_PROCEDURE("第八十七条", "送达诉讼文书必须有送达回证"), english="Order service",
    )  # fmt: skip
    send = Step(
        "电子送达", by=OFFICERS, moves=(planned | failed) >> sent, needs=[agreed_to_electronic], does=send,
        law=CIVIL_PROCEDURE("第九十条", "能够确认其收悉的电子方式"), english="Serve electronically",
    )  # fmt: skip
    arrive = Step(
        "到达受送达人系统", by=CARRIER, moves=sent >> served, facts=Arrival, does=arrive, stated=True,
        law=ONLINE_LITIGATION("第三十一条", "送达信息到达电子地址所在系统时，即为送达"), english="Arrived",
    )  # fmt: skip
    post = Step(
        "交邮", by=OFFICERS, moves=(planned | failed) >> posted, facts=Posting, does=post,
        law=CIVIL_PROCEDURE("第九十一条", "邮寄送达"), english="Post",
    )  # fmt: skip
    sign_for = Step(
        "邮件签收", by=OFFICERS | CARRIER, moves=posted >> served, facts=Receipt, does=hand_over, stated=True,
        law=CIVIL_PROCEDURE("第九十一条", "以回执上注明的收件日期为送达日期"), english="Signed for",
    )  # fmt: skip
    return_post = Step(
        "邮件退回", by=OFFICERS | CARRIER, moves=posted >> failed, facts=Return, stated=True,
        law=SERVICE_BY_POST("第六条", "将邮件在规定的日期内退回人民法院"), english="Post returned",
    )  # fmt: skip
    deem = Step(
        "退回视为送达", by=OFFICERS, moves=posted >> served, facts=Return, needs=[own_fault], does=deem, stated=True,
        law=SERVICE_BY_POST("第十一条", "文书退回之日视为送达之日"), english="Deemed served on return",
    )  # fmt: skip
    hand_over = Step(
        "直接送达", by=OFFICERS, moves=(planned | failed) >> served, facts=Receipt, does=hand_over, stated=True,
        law=CIVIL_PROCEDURE("第八十八条", "应当直接送交受送达人"), english="Hand over",
    )  # fmt: skip
    leave_it = Step(
        "留置送达", by=OFFICERS, moves=(planned | failed) >> served, facts=Deposit, needs=[may_be_left], does=leave_it,
        stated=True, law=CIVIL_PROCEDURE("第八十九条", "拒绝接收诉讼文书的"), english="Leave the paper",
    )  # fmt: skip
    fail = Step(
        "送达未成", by=OFFICERS | CARRIER, moves=(planned | sent) >> failed, facts=Invalid,
        law=CIVIL_PROCEDURE("第八十八条", "应当直接送交受送达人"), english="Service failed",
    )  # fmt: skip
    announce = Step(
        "公告送达", by=SERVER | FILING_JUDGE, moves=failed >> announced, facts=Announcement, needs=[other_ways_failed],
        does=announce, law=CIVIL_PROCEDURE("第九十五条", "应当在案卷中记明原因和经过"), english="Serve by announcement",
    )  # fmt: skip
    announcement_ends = Step(
        "公告期满视为送达", by=CARRIER, moves=announced >> served, does=announcement_over, on_lapse_of=announced, law=ANNOUNCE,
        english="Announcement has run out",
    )  # fmt: skip
    invalidate = Step(
        "认定送达无效", by=FILING_JUDGE | JUDGE, moves=served >> failed, facts=Invalid, does=invalidate,
        law=CIVIL_PROCEDURE("第八十七条", "签收日期为送达日期"), english="Service found invalid",
    )  # fmt: skip
    cancel = Step(
        "不再送达", by=OFFICERS, moves=(planned | sent | posted | failed) >> cancelled, facts=Invalid,
        law=CIVIL_PROCEDURE("第八十七条", "送达诉讼文书"), english="Cancel service",
    )  # fmt: skip
