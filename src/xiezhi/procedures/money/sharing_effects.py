"""参与分配各步写入什么。"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.facts import PersonId
from xiezhi.engine.words import AGENT
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.phrases import contesting
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.debt import owed_to
from xiezhi.phrases.people import enter
from xiezhi.procedures.money import plan
from xiezhi.procedures.money import sharing_facts as stated
from xiezhi.procedures.money.books import enforced, free, last_arrival
from xiezhi.procedures.money.case_facts import Account, Allocation, Head, Part
from xiezhi.records.distribution import JoinedClaim
from xiezhi.records.money import PayeeAccount
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing

PLAN, OBJECTED, OPPOSED = "distribution_plan", "distribution_objection", "distribution_opposition"
SIDES = ("claimant", "defendant")


def enforcement_of(case: Case) -> Case:
    """主持分配的执行案件。"""
    return enforced(opened_in(case))


def claims_of(case: Case) -> list[JoinedClaim]:
    return [each for each in case.mine(JoinedClaim) if each.status == "joined"]


def way_of(case: Case) -> stated.Way:
    return stated.Way(case.proceeding.track.partition(".")[0])


def surplus_of(case: Case) -> int:
    """照方案退还被执行人的余款，分。"""
    return int(case.proceeding.track.partition(".")[2] or 0)


def fee_of(case: Case) -> int:
    """本案申请执行费还没有收的部分，分。"""
    return sum(each.amount - each.paid for each in enforcement_of(case).bills if each.status == "open")


# --- who takes part ---------------------------------------------------------------------------------------------------


def open_(case: Case, facts: stated.Opening) -> Iterator[Any]:
    """本案的债权人当然参加，数额依法算到今天。"""
    above = enforcement_of(case)
    place = len(opened_in(case).children("distribution"))
    yield case.change(number=f"{above.proceeding.number}/分配/{place}", track=str(facts.way))
    for each in above.standings(*SIDES, AGENT, "enforcer"):
        yield case.stand(each.person, each.role, each.order, of=each.of, electronic=each.electronic)
    title = opened_in(above).proceeding.number if above.parent else ""
    for each in above.standings("claimant"):
        yield _own(case, each.person, title)
    yield from told(case, "本案的案款将由几个债权人参与分配")


def _own(case: Case, creditor: str, title: str, before: JoinedClaim | None = None) -> JoinedClaim:
    """本案债权人今天（方案里为到账之日）的债权。"""
    above = enforcement_of(case)
    unpaid = owed_to(above, creditor, last_arrival(opened_in(case)))
    sums = {"debt": to_fen(unpaid.total - unpaid.doubled), "doubled": to_fen(unpaid.doubled)}
    if before is not None:
        return changed(before, **sums)
    return case.make(
        JoinedClaim,
        proceeding=case.proceeding.id,
        creditor=creditor,
        title=title,
        enforcement=above.proceeding.number,
        **sums,
    )


def join(case: Case, facts: stated.Joining) -> Iterator[Any]:
    joined = list(enter(case, facts.creditors, "claimant"))
    standing = next(each for each in joined if isinstance(each, Standing))
    mine = any(each.person == standing.person for each in case.standings("claimant"))
    order = len(case.standings("claimant")) + 1
    yield from (each for each in joined if not isinstance(each, Standing))
    if not mine:
        yield changed(standing, order=order)
    yield case.make(
        JoinedClaim,
        proceeding=case.proceeding.id,
        creditor=standing.person,
        title=facts.title,
        enforcement=facts.enforcement,
        debt=to_fen(facts.debt),
        doubled=to_fen(facts.doubled),
        priority=facts.priority,
        basis=facts.basis,
        seized=facts.seized.isoformat() if facts.seized else "",
    )
    yield Notice(standing.person, f"您已参加{case.proceeding.number}的分配，请确认收款账户")
    yield from told(case, f"{facts.creditors[0].name}申请参与分配")


def leave(case: Case, _: Any) -> Iterator[Any]:
    for each in claims_of(case):
        if each.creditor == case.me:
            yield changed(each, status="withdrawn")
    yield from told(case, f"{case.person(case.me).name}撤回参与分配的申请")


def name_account(case: Case, facts: Account) -> Iterator[Any]:
    yield case.make(
        PayeeAccount,
        proceeding=case.proceeding.id,
        person=facts.person or case.me,
        holder=facts.holder,
        bank=facts.bank,
        number=facts.number,
        since=case.now,
    )


# --- the plan ---------------------------------------------------------------------------------------------------------


def offered(case: Case) -> dict[str, str]:
    """账上没有分配的钱，全部分。"""
    return {"amount": str(from_fen(free(opened_in(case))))}


def draw_up(case: Case, facts: stated.Planning) -> Iterator[Any]:
    """本案债权人的数额算到最后一笔到账之日；方案写明每一行怎样算、依据哪一条。"""
    ours = enforcement_of(case).proceeding.number
    claims = [
        _own(case, each.creditor, each.title, each) if each.enforcement == ours else each for each in claims_of(case)
    ]
    made = _plan(case, claims, facts.amount, facts.costs)
    given = [changed(each, share=made.shares[each.id][0], share_doubled=made.shares[each.id][1]) for each in claims]
    yield from given
    yield case.change(amount=to_fen(facts.amount), track=f"{way_of(case)}.{made.surplus}")
    yield case.draft(
        PLAN,
        enforcement=ours,
        debtors=case.names("defendant"),
        creditors=case.names("claimant"),
        amount=str(facts.amount),
        way=way_of(case).queue.label,
        claims=[_row(case, each) for each in plan.in_order(given)],
        lines=[
            {"label": line.label, "sum": line.sum, "amount": str(line.amount), "law": str(line.law or "")}
            for line in made.lines
        ],
        officer=_officer(case),
    )
    yield from told(case, "分配方案已经作出，收到之日起十五日内可以提出书面异议")


def _plan(case: Case, claims: list[JoinedClaim], amount: Decimal, costs: Decimal) -> plan.Plan:
    names = {each.id: name_of(case, each, place) for place, each in enumerate(plan.in_order(claims), 1)}
    return plan.worked_out(amount, costs + from_fen(fee_of(case)), claims, names, way_of(case).queue)


def name_of(case: Case, claim: JoinedClaim, place: int) -> str:
    return f"{place}. {case.person(claim.creditor).name}" + (f"（{claim.title}）" if claim.title else "")


def _row(case: Case, claim: JoinedClaim) -> dict[str, str]:
    return {
        "creditor": case.person(claim.creditor).name,
        "title": claim.title or claim.basis,
        "claimed": f"债权{from_fen(claim.debt)}元"
        + (f"，加倍部分{from_fen(claim.doubled)}元" if claim.doubled else ""),
        "amount": str(from_fen(claim.share + claim.share_doubled)),
    }


def _officer(case: Case) -> str:
    judge = enforcement_of(case).proceeding.judge
    return next((each.name for each in case.house.officers.values() if each.person == judge), "")


# --- objections -------------------------------------------------------------------------------------------------------


def objectors(case: Case) -> list[str]:
    return list(dict.fromkeys(each.subject for each in case.entries("object_to_plan")))


def opponents(case: Case) -> list[str]:
    return list(dict.fromkeys(each.subject for each in case.entries("oppose")))


def object_(case: Case, facts: stated.Objecting) -> Iterator[Any]:
    """通知没有提出异议的人，他们十五日内可以反对。"""
    mine = {case.me, *objectors(case)}
    yield case.draft(
        OBJECTED,
        addressee="、".join(case.person(each).name for each in case.parties if each not in mine),
        who=case.person(case.me).name,
        text=facts.text,
        officer=_officer(case),
    )
    yield from told(case, f"{case.person(case.me).name}对分配方案提出异议")


def oppose(case: Case, facts: stated.Objecting) -> Iterator[Any]:
    yield case.draft(
        OPPOSED,
        addressee="、".join(case.person(each).name for each in objectors(case)),
        who=case.person(case.me).name,
        text=facts.text,
        officer=_officer(case),
    )
    yield from told(case, f"{case.person(case.me).name}对异议提出反对意见")


def sue(case: Case, facts: stated.SuingAboutPlan) -> Iterator[Any]:
    """以提出反对意见的人为被告；其他债权人和被执行人是第三人。"""
    against = [each for each in opponents(case) if each != case.me]
    others = [each for each in case.parties if each not in (case.me, *against)]
    yield from contesting.bring(
        case, facts, contesting.ABOUT_PLAN, claimants=[case.me], defendants=against, thirds=others,
        fen=to_fen(facts.amount),
    )  # fmt: skip


def suit_offered(case: Case) -> dict[str, str]:
    """理由先照异议填好。"""
    said = [each for each in case.mine(Paper) if each.kind == OBJECTED]
    mine = [each.filled()["text"] for each in said if each.filled()["who"] == case.person(case.me).name]
    return {"demand": "请求变更分配方案", "reasons": mine[-1] if mine else ""}


def amend(case: Case, facts: stated.Amending) -> Iterator[Any]:
    """修正后的份额代替原来的；各债权人的合计不变。"""
    wanted = {str(each.creditor): to_fen(each.amount) for each in facts.shares}
    for each in claims_of(case):
        if each.creditor in wanted:
            fen = wanted[each.creditor]
            debt = min(fen, each.debt)
            wanted[each.creditor] -= debt + min(fen - debt, each.doubled)
            yield changed(each, share=debt, share_doubled=min(fen - debt, each.doubled))
    yield from told(case, "分配方案已经修正")


# --- the money --------------------------------------------------------------------------------------------------------


Due = dict[str, tuple[int, int]]
"""一份债权此时发放多少：本债和加倍部分，分。"""


def still_due(case: Case) -> Due:
    """方案确定的份额，减去诉讼期间已经发放的。"""
    return {each.id: (each.share - each.paid, each.share_doubled - each.paid_doubled) for each in claims_of(case)}


def undisputed(case: Case, facts: stated.Disputed) -> Due:
    """份额里没有争议的部分，先计本债。"""
    kept = {str(each.creditor): to_fen(each.amount) for each in facts.shares}
    free_of = {
        creditor: sum(each.share + each.share_doubled for each in claims_of(case) if each.creditor == creditor)
        - kept.get(creditor, 0)
        for creditor in {each.creditor for each in claims_of(case)}
    }
    found: Due = {}
    for each in claims_of(case):
        debt = min(free_of[each.creditor], each.share)
        doubled = min(free_of[each.creditor] - debt, each.share_doubled)
        free_of[each.creditor] -= debt + doubled
        found[each.id] = (debt, doubled)
    return found


def allocation(case: Case, due: Due, *, last: bool) -> Allocation | None:
    """照方案分配：申请执行费归法院，各债权人的本债和加倍部分；余款最后退还被执行人。"""
    fee_taken = bool(case.entries("pay_undisputed")) and last
    parts = [("", Head.fee, 0 if fee_taken else min(fee_of(case), case.proceeding.amount or 0))]
    for each in claims_of(case):
        debt, doubled = due[each.id]
        parts += [(each.creditor, Head.principal, debt), (each.creditor, Head.doubled, doubled)]
    parts.append((case.standings("defendant")[0].person, Head.surplus, surplus_of(case) if last else 0))
    made = tuple(Part(payee=PersonId(who), head=head, amount=Yuan(from_fen(fen))) for who, head, fen in parts if fen)
    return Allocation(parts=made) if made else None


def _elsewhere(case: Case, due: Due) -> Iterator[Errand]:
    """本院别的执行案件的债权人，在他自己的案件里抵去。"""
    ours, day = enforcement_of(case).proceeding.number, last_arrival(opened_in(case)).isoformat()
    for each in claims_of(case):
        fen = sum(due[each.id])
        if each.enforcement and each.enforcement != ours and fen:
            yield Errand(
                "credit_elsewhere", {"number": each.enforcement, "creditor": each.creditor, "fen": fen, "on": day}
            )


def pay(case: Case, _: Any) -> Iterator[Any]:
    yield from _elsewhere(case, still_due(case))
    yield case.change(outcome="已按分配方案分配")
    yield from told(case, "按分配方案发放")


def pay_undisputed(case: Case, facts: stated.Disputed) -> Iterator[Any]:
    """没有争议的先发放；有争议的留在案款账上，等诉讼的结果。"""
    due = undisputed(case, facts)
    yield from _elsewhere(case, due)
    for each in claims_of(case):
        yield changed(each, paid=due[each.id][0], paid_doubled=due[each.id][1])
    kept = sum(each.amount for each in facts.shares)
    yield from told(case, f"没有争议的份额先行发放，有争议的{kept}元提存在案款账上，等诉讼的结果")


def told(case: Case, text: str) -> Iterator[Notice]:
    people = [each.person for each in case.standings(*SIDES, "enforcer")]
    yield from (Notice(person, text) for person in dict.fromkeys(people))
