"""督促程序各步写入什么。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.facts import Prose
from xiezhi.law.fees import payment_order_fee
from xiezhi.law.working import Yuan, from_fen
from xiezhi.phrases.bench import clerk_signing
from xiezhi.phrases.carried import matter_carried, opened_in, people_carried
from xiezhi.phrases.court_fees import charge
from xiezhi.phrases.people import particulars
from xiezhi.procedures.payment_order.facts import (
    Discontinuance,
    DiscontinuedBecause,
    Dismissal,
    Objection,
    Opinion,
    Plea,
    Rejection,
    Upheld,
)
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper


def apply(case: Case, _: Any) -> Iterator[Any]:
    """当事人、请求、证据随立案带来，申请书由此生成，申请人不再填写。"""
    there = opened_in(case)
    yield Subject(there.me)
    yield from people_carried(case)
    yield from matter_carried(case)
    form = case.draft(
        "order_application",
        **_sides(there),
        payments=_payments(there),
        reasons=case.dispute.told,
        proofs=[paper.name for paper in there.mine(Paper) if paper.kind == "proof"],
        signers=[["申请人", there.person(each.person).name] for each in there.standings("claimant")],
        signed_by=[there.me],
    )
    yield form
    yield Errand("seal", {"paper": form.id})


def accept(case: Case, _: Any) -> Iterator[Any]:
    """编号、通知债权人，按财产案件受理费的三分之一收申请费。"""
    numbering = case.number("民督")
    yield case.change(**numbering, judge=case.actor)
    fee = payment_order_fee(Yuan(from_fen(case.proceeding.amount or 0)), on=case.date)
    yield from charge(case, "application_fee", fee, number=numbering["number"])
    yield from _told(case, "支付令申请已经受理，请交纳申请费；法院十五日内审查", "claimant", "agent")


def reject(case: Case, facts: Rejection) -> Iterator[Any]:
    """通知不予受理；立案审查照常进行，起诉不受影响。"""
    yield case.change(outcome="不予受理")
    told = f"支付令申请不予受理：{facts.wanting.label}。{facts.opinion}起诉的审查照常进行"
    yield from _told(case, told, "claimant", "agent")


def issue(case: Case, _: Any) -> Iterator[Any]:
    yield _ruling(
        case,
        "order",
        applied=case.proceeding.opened,
        request=f"申请人称，{case.dispute.told}",
        payments=_payments(case),
        fee=_fee(case),
    )


def dismiss(case: Case, facts: Dismissal) -> Iterator[Any]:
    yield case.change(outcome="驳回申请")
    yield changed(case.dispute, closed=case.day)
    request = f"申请人请求给付：{'；'.join(_payments(case))}。"
    yield _ruling(case, "dismissal", **_accepted(case), request=request, opinion=facts.opinion, ground=int(facts.flaw))


def reach(case: Case, _: Any) -> Iterator[Any]:
    yield from _told(case, "支付令已经送达，债务人十五日内清偿或者书面异议", "claimant", "agent")


def object_(case: Case, facts: Objection) -> Iterator[Any]:
    """书面异议入档；只说没有能力还的，另记为陈述。"""
    yield Subject(facts.person or case.me)
    yield case.make(
        Paper,
        proceeding=case.proceeding.id,
        kind="plea" if facts.plea is Plea.means else "objection",
        title="书面异议",
        origin="party",
        at=case.now,
        by=case.actor,
        name=facts.plea.label,
        data=facts.text,
        sha256=facts.letter,
    )
    yield from _told(case, "债务人提出了书面异议，法院只作形式审查", "claimant", "agent")


def overrule(case: Case, facts: Opinion) -> Iterator[Any]:
    yield _ruling(case, "objection_dismissal", issued=_day(case, "issue"), opinion=facts.opinion)
    yield from _told(case, "异议不成立，支付令仍然有效", "claimant", "defendant", "agent")


def uphold(case: Case, facts: Upheld) -> Iterator[Any]:
    """异议成立，支付令失效；申请费由申请人负担，另行起诉可以列入请求。"""
    yield _ended(case, 0, facts.opinion)
    yield from _lapses(case)


def terminate(case: Case, facts: Opinion) -> Iterator[Any]:
    yield _ended(case, 2, facts.opinion)
    yield from _lapses(case)


def _lapses(case: Case) -> Iterator[Notice]:
    told = "支付令失效，七日内不表示反对的，自动转入诉讼，不需要再填写；不愿意起诉的请在七日内说明"
    yield from _told(case, told, "claimant", "agent")


def discontinue(case: Case, facts: Discontinuance) -> Iterator[Any]:
    """受理以后的用裁定；受理以前撤回的，记明即可，立案审查照常进行。"""
    withdrawn = facts.why is DiscontinuedBecause.withdrawn
    yield case.change(outcome="撤回申请" if withdrawn else "已另行起诉")
    if not case.entries("accept"):
        return
    yield _ended(case, int(facts.why), facts.opinion)
    if withdrawn:
        yield changed(case.dispute, closed=case.day)


def take_effect(case: Case, _: Any) -> Iterator[Any]:
    """可以申请执行的，是支付令的各项和债务人应当负担的申请费，自十五日期满起二年。"""
    yield from _ends("支付令生效")(case, _)
    yield from _obligations(case)
    yield from _told(case, "债务人没有提出异议也没有清偿，支付令已经生效，可以申请执行", "claimant", "agent")
    yield from _told(case, "支付令已经生效；不履行的，对方可以申请执行", "defendant")


def _obligations(case: Case) -> Iterator[Obligation]:
    due = max(row.due for row in case.deadlines if row.clock == "answering" and row.status != "void")
    owed = [("money", claim.text.removeprefix("判令"), claim.amount) for claim in case.claims if claim.amount]
    owed += [("costs", "支付令申请费", bill.paid) for bill in case.bills if bill.paid]
    for order, (kind, text, fen) in enumerate(owed, 1):
        yield case.make(
            Obligation,
            proceeding=case.proceeding.id,
            order=order,
            debtors=tuple(each.person for each in case.standings("defendant")),
            creditor=case.standings("claimant")[0].person,
            kind=kind,
            text=Prose(text),
            principal=fen,
            within=0,
            effective=case.day,
            due=due,
        )


def convert(case: Case, _: Any) -> Iterator[Any]:
    """视为起诉，申请支付令的时间就是起诉的时间。"""
    yield case.change(outcome="转入诉讼")
    yield from _told(case, "已转入诉讼，请按通知补交案件受理费", "claimant", "agent")


def _ends(outcome: str) -> Any:
    def effect(case: Case, _: Any) -> Iterator[Any]:
        yield case.change(outcome=outcome)
        yield changed(case.dispute, closed=case.day)

    return effect


perform = _ends("债务人已清偿")
decline = _ends("申请人不同意起诉")


def _sides(case: Case) -> dict[str, Any]:
    return {
        "creditors": particulars(case, "claimant", "申请人"),
        "debtors": particulars(case, "defendant", "被申请人"),
    }


def _payments(case: Case) -> list[str]:
    """请求给付的各项：起诉状写“判令”，支付令不写。"""
    return [claim.text.removeprefix("判令") for claim in case.claims if claim.amount]


def _bench(case: Case) -> dict[str, Any]:
    """由审判员一人审查。"""
    mine = (each.name for each in case.house.officers.values() if each.person == case.proceeding.judge)
    return {"bench": [["审判员", next(mine, "")]], "clerk": clerk_signing(case)}


def _fee(case: Case) -> Yuan:
    return Yuan(from_fen(sum(bill.amount for bill in case.bills)))


def _day(case: Case, step: str) -> str:
    found = case.last(step)
    return found.day if found else ""


def _ruling(case: Case, kind: str, **more: Any) -> Paper:
    return case.draft(kind, **_sides(case), **_bench(case), **more)


def _ended(case: Case, ground: int, opinion: str) -> Paper:
    """终结督促程序的裁定：已经发出的支付令自行失效。"""
    issued = {"issued": _day(case, "issue")} if case.entries("issue") else {}
    return _ruling(case, "termination", **_accepted(case), **issued, opinion=opinion, ground=ground)


def _accepted(case: Case) -> dict[str, Any]:
    return {"accepted": _day(case, "accept"), "fee": _fee(case)}


def _told(case: Case, text: str, *roles: str) -> Iterator[Notice]:
    yield from (Notice(each.person, text) for each in case.standings(*roles))
