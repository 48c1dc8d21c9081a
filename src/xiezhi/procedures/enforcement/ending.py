"""没有执行完毕的各种结案：撤回、终结执行、销案、不予执行、驳回申请；裁定送达双方，控制解除，限制三个工作日内解除。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.refused import cited
from xiezhi.engine.words import CLAIMANT, COURSE, DEFENDANT, ENFORCEMENT_HEAD, ENFORCER, Step, guard
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.phrases.bench import clerk_signing
from xiezhi.phrases.ended import SIXTY, ending_of, is_altered, is_annulled
from xiezhi.phrases.people import particulars
from xiezhi.procedures.enforcement import effects
from xiezhi.procedures.enforcement import ending_facts as facts
from xiezhi.procedures.enforcement import ending_rules as rules
from xiezhi.procedures.enforcement.states import At
from xiezhi.records.obligation import Performance

OPEN = At.docketed | At.running | At.settled
OBJECT = "认为结案违法的，可以自收到本裁定之日起六十日内向本院提出书面异议"


def asked_to_withdraw(case: Case, _: Any) -> Iterator[Notice]:
    who = case.person(case.me).name
    yield from effects.told(case, f"{who}申请撤销执行，由法院裁定", "claimant", "defendant", "enforcer")


def pleaded(case: Case, told: facts.Plea) -> Iterator[Notice]:
    who = case.person(case.me).name
    yield from effects.told(case, f"{who}请求不予执行：{told.bar.label}", "claimant", "defendant", "enforcer")


def closed(case: Case, outcome: str, found: str, law: Basis) -> Iterator[Any]:
    """结案的裁定：查明什么、依据哪一条、不服怎样异议；申请执行费按实际执行到的重新算。"""
    yield case.change(outcome=outcome)
    yield case.draft(
        "enforcement_end_ruling",
        creditors=particulars(case, "claimant", "申请执行人"),
        debtors=particulars(case, "defendant", "被执行人"),
        found=found,
        law=str(cited(law, case.date)),
        result=[f"{outcome}。"],
        remedy=OBJECT,
        bench=[["执行员", effects.officer_of(case)]],
        clerk=clerk_signing(case),
    )
    yield from fee_on_what_was_enforced(case)
    yield from effects.told(case, f"执行案件已经结案：{outcome}", *effects.BOTH)


def fee_on_what_was_enforced(case: Case) -> Iterator[Any]:
    """一分钱都没有执行到的，不收申请执行费；执行到一部分的，按这一部分收。"""
    fen = sum(each.amount for each in case.mine(Performance))
    if fen:
        yield from effects.fee_anew(case, fen)
        return
    yield from (changed(each, status="void") for each in case.bills if each.status == "open" and not each.paid)


def terminate(case: Case, told: facts.Termination) -> Iterator[Any]:
    found = "；".join(filter(None, (told.why.label, told.document, told.reason)))
    if told.why in facts.MOVED:
        yield case.change(outcome="终结执行")
        yield from effects.told(case, f"执行案件已经结案：终结执行（{told.why.label}）", *effects.BOTH)
        yield from effects.told(case, "查封、冻结和账上的案款随案移交，由接着执行的法院处理", *effects.BOTH)
        return
    yield from closed(case, "终结执行", found, rules.ENDED)


def cancel(case: Case, told: facts.Cancelling) -> Iterator[Any]:
    """销案不作裁定，通知双方去了哪里。"""
    yield case.change(outcome="销案")
    yield case.draft(
        "cancellation_notice",
        debtors=case.names("defendant"),
        creditors=case.names("claimant"),
        why=told.why.label,
        document=told.document,
        reason=told.reason,
        officer=effects.officer_of(case),
    )
    yield from fee_on_what_was_enforced(case)
    yield from effects.told(case, f"执行案件已经结案：销案（{told.why.label}）", *effects.BOTH)


def unenforce(case: Case, told: facts.Plea) -> Iterator[Any]:
    yield from closed(case, "不予执行", f"{told.bar.label}；{told.reason}", LAW_OF_BAR[told.bar])


def dismiss(case: Case, told: facts.Dismissal) -> Iterator[Any]:
    yield from closed(case, "驳回执行申请", f"{told.lacks.label}；{told.reason}", rules.ACCEPTED)


LAW_OF_BAR: dict[facts.Bar, Basis] = {
    facts.Bar.late: rules.TOO_LATE,
    facts.Bar.arbitral: CIVIL_PROCEDURE("第二百四十八条", "裁定不予执行"),
    facts.Bar.notarial: CIVIL_PROCEDURE("第二百四十九条", "公证债权文书确有错误的，人民法院裁定不予执行"),
}


@guard(
    "须有对结案的异议已经审结，撤销或者变更了结案",
    SIXTY,
    english="An objection to the end must have been decided for good and have annulled or changed it",
)
def end_was_undone(case: Case, _: Any) -> bool:
    mine = [each for each in case.children("act_objection") if each.track == ending_of(case)]
    return any(each.state == "effective" and (is_annulled(each.outcome) or is_altered(each.outcome)) for each in mine)


def reopened(case: Case, _: Any) -> Iterator[Any]:
    yield case.change(outcome="")
    yield from effects.told(case, "结案被撤销，恢复执行", "claimant", "defendant", "enforcer")


class Ending:
    """没有执行完毕的结案。"""

    take_back = Step(
        "撤回执行申请",
        by=CLAIMANT,
        moves=At.applied >> At.withdrawn,
        facts=facts.Wish,
        does=effects.end("申请人撤回申请"),
        law=rules.WITHDRAWN,
        english="Take the application back",
    )
    withdraw = Step(
        "申请撤销执行",
        by=CLAIMANT,
        moves=OPEN.stays,
        facts=facts.Wish,
        does=asked_to_withdraw,
        law=rules.WITHDRAWN,
        english="Ask to withdraw",
        help="法院裁定终结执行；控制解除，二年期间内还可以再次申请执行",
    )
    plead = Step(
        "请求不予执行",
        by=DEFENDANT,
        moves=OPEN.stays,
        facts=facts.Plea,
        does=pleaded,
        law=rules.TOO_LATE,
        english="Plead that it be not enforced",
    )
    terminate = Step(
        "终结执行",
        by=ENFORCER,
        moves=OPEN >> At.terminated,
        facts=facts.Termination,
        needs=rules.TERMINATING,
        does=terminate,
        signed=True,
        law=rules.ENDED,
        english="Terminate",
    )
    cancel = Step(
        "销案",
        by=ENFORCER,
        moves=OPEN >> At.cancelled,
        facts=facts.Cancelling,
        needs=[rules.nothing_is_under_way],
        does=cancel,
        signed=True,
        law=rules.CANCELLED,
        english="Cancel",
    )
    unenforce = Step(
        "裁定不予执行",
        by=ENFORCER,
        moves=OPEN >> At.unenforced,
        facts=facts.Plea,
        needs=[
            rules.debtor_has_pleaded,
            rules.application_was_late,
            rules.title_is_from_outside,
            rules.nothing_is_under_way,
        ],
        does=unenforce,
        signed=True,
        law=rules.UNENFORCED,
        english="Rule that it is not enforced",
    )
    dismiss = Step(
        "裁定驳回执行申请",
        by=ENFORCER,
        moves=OPEN >> At.dismissed,
        facts=facts.Dismissal,
        needs=[rules.nothing_is_under_way],
        does=dismiss,
        signed=True,
        law=rules.DISMISSED,
        english="Dismiss the application",
    )
    reopen = Step(
        "结案被撤销，恢复执行",
        by=COURSE | ENFORCEMENT_HEAD,
        moves=(At.terminated | At.unenforced | At.dismissed | At.cancelled | At.round_ended) >> At.running,
        needs=[end_was_undone],
        does=reopened,
        law=SIXTY,
        english="Reopen: the end was revoked",
    )
