"""执行各步写入什么。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Errand, Notice, Tally, changed
from xiezhi.engine.words import AGENT, CLAIMANT, DEFENDANT, ENFORCER
from xiezhi.law.fees import enforcement_fee
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.phrases.bench import clerk_signing
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.debt import HEADS, debts, obligations, owed, total
from xiezhi.phrases.enforceable import Application, Clue, Freeing, asset_named
from xiezhi.phrases.people import particulars
from xiezhi.phrases.sharing import Joined, Satisfied, Wish
from xiezhi.procedures.enforcement import facts as stated
from xiezhi.records.enforcement import Asset, Instalment, Waiver
from xiezhi.records.ledger import Bill
from xiezhi.records.obligation import Performance
from xiezhi.records.proceeding import Proceeding

BOTH = ("claimant", "defendant")


def apply(case: Case, facts: Application) -> Iterator[Any]:
    """当事人、判项、金额随据以执行的文书带来，不再填写；财产线索一条开一件。"""
    yield from _parties(case)
    yield case.change(amount=owed(case, case.date))
    for each in opened_in(case).standings("defendant"):
        yield Notice(each.person, "对方已经申请强制执行；现在自动履行，还可以少付利息和费用")


def _parties(case: Case) -> Iterator[Any]:
    """判项的债权人是申请执行人，债务人是被执行人，代理人随本人；不论在诉讼里是原告还是被告。"""
    mine = obligations(case)
    creditors = dict.fromkeys(each.creditor for each in mine)
    debtors = dict.fromkeys(person for each in mine for person in each.debtors if person not in creditors)
    before = {each.person: each for each in opened_in(case).standings() if each.role != AGENT}
    for role, people in ((CLAIMANT, creditors), (DEFENDANT, debtors)):
        for place, person in enumerate(people, 1):
            yield case.stand(person, role, place, electronic=before[person].electronic)
    for each in opened_in(case).standings(AGENT):
        if each.of in creditors or each.of in debtors:
            yield case.stand(each.person, AGENT, each.order, of=each.of, electronic=each.electronic)


def asset(case: Case, found: stated.Declared, owner: str, source: str) -> Asset:
    return case.make(
        Asset,
        proceeding=case.proceeding.id,
        owner=owner,
        kind=str(found.kind),
        holder=str(found.holder),
        text=found.text,
        identifier=getattr(found, "identifier", ""),
        value=to_fen(found.value) if found.value else 0,
        source=source,
        found=case.day,
    )


def refuse(case: Case, facts: stated.Refusal) -> Iterator[Any]:
    yield case.change(outcome="不予受理")
    yield from told(case, f"执行申请没有受理：{facts.reason}", "claimant")


def docket(case: Case, _: Any) -> Iterator[Any]:
    """编执行案号；申请执行费不预交，执行后向被执行人收取。"""
    yield case.change(**case.number("执"))
    amount = from_fen(owed(case, case.date))
    fee = enforcement_fee(Yuan(amount) if amount else None, on=case.date)
    yield case.make(
        Bill,
        proceeding=case.proceeding.id,
        kind="enforcement_fee",
        payer=case.standings("defendant")[0].person,
        amount=to_fen(fee.total),
        at=case.day,
        working=tuple((line.label, line.sum, str(line.amount), str(line.law or "")) for line in fee.lines),
    )
    yield from told(case, "执行案件已经立案", *BOTH)


def assign(case: Case, facts: stated.Assignment) -> Iterator[Any]:
    """本案和它之下的查询、控制、案款都由他承办；换人的，原承办人的身份终止；各方都知道换成了谁。"""
    for each in (case, *below(case)):
        for old in each.standings("enforcer"):
            yield changed(old, until=case.day)
        yield each.stand(facts.officer, ENFORCER)
    yield case.change(judge=facts.officer)
    name = next(each.name for each in case.house.officers.values() if each.person == facts.officer)
    yield Notice(facts.officer, f"{case.proceeding.number}由您承办")
    yield from told(case, f"本案执行员：{name}", *BOTH)


def below(case: Case) -> Iterator[Case]:
    """本案之下没有办结的各件。"""
    for each in case.family.all(Proceeding):
        if each.parent == case.proceeding.id and each.procedure != "service":
            child = case.of(each)
            if not each.closed:
                yield child
            yield from below(child)


def title_number(case: Case) -> str:
    """据以执行的文书的案号；移入的，照移入时写的。"""
    return case.parent.number if case.parent else next((each.text for each in case.claims), "")


def to_settle(case: Case) -> dict[str, Any]:
    """预填：各一人的，谁付、付给谁；一期，尚欠的本金。"""
    unpaid = total(debts(case, case.date))
    payers, payees = case.standings("defendant"), case.standings("claimant")
    one_each = {"payer": payers[0].person, "payee": payees[0].person} if len(payers) == len(payees) == 1 else {}
    return {**one_each, "payments": [{"amount": str(unpaid.principal)}] if unpaid.principal else []}


def notify(case: Case, facts: stated.Notice) -> Iterator[Any]:
    """执行通知和报告财产令一并发出，写明欠款的算法和迟延一天多付多少。"""
    unpaid = total(debts(case, case.date))
    yield case.draft(
        "enforcement_notice",
        debtors=case.names("defendant"),
        creditors=case.names("claimant"),
        title=title_number(case),
        duties=[each.text for each in obligations(case)],
        lines=[
            {"label": label, "amount": str(getattr(unpaid, part))}
            for part, label in HEADS.items()
            if getattr(unpaid, part)
        ],
        total=str(unpaid.total),
        fee=str(from_fen(sum(each.amount for each in case.bills))),
        days=facts.days,
        account=_pay_to(case),
        officer=officer_of(case),
    )
    yield case.draft(
        "property_report_order",
        debtors=particulars(case, "defendant", "被执行人"),
        creditors=case.names("claimant"),
        days=facts.days,
        officer=officer_of(case),
    )


def officer_of(case: Case) -> str:
    held = {each.person: each.name for each in case.house.officers.values()}
    return held.get(case.proceeding.judge, "")


def _pay_to(case: Case) -> str:
    """本案的案款子账号。"""
    return next((each.track for each in case.children("case_money")), "")


def report(case: Case, facts: stated.Report) -> Iterator[Any]:
    for each in facts.assets:
        yield asset(case, each, case.me, "declared")
    yield from told(case, f"{case.person(case.me).name}已经报告财产", "claimant", "enforcer")


def freeze(case: Case, facts: stated.Freezing) -> Iterator[Any]:
    row = next(each for each in case.mine(Asset) if each.id == facts.asset)
    yield changed(row, status="held")
    amount = str(facts.amount)
    yield case.draft(
        "seizure_ruling",
        creditors=particulars(case, "claimant", "申请执行人"),
        debtors=particulars(case, "defendant", "被执行人"),
        owner=case.person(row.owner).name,
        what=f"{row.holder}：{row.text}",
        amount=amount,
        bench=[["执行员", officer_of(case)]],
        clerk=clerk_signing(case),
    )
    yield case.draft(
        "assistance_notice",
        holder=row.holder,
        owner=case.person(row.owner).name,
        what=row.text,
        amount=amount,
        act="冻结" if row.kind in ("deposit", "securities") else "查封",
        officer=officer_of(case),
    )


def talk(case: Case, facts: stated.Talk) -> Iterator[Any]:
    yield Notice(facts.whom, "执行员同您的谈话已经记录")


def settle(case: Case, facts: stated.Terms) -> Iterator[Any]:
    """新的约定代替旧的；各期都有自己的期限。"""
    for old in case.mine(Instalment):
        if old.status == "open":
            yield changed(old, status="replaced")
    for each in facts.payments:
        yield case.make(
            Instalment,
            proceeding=case.proceeding.id,
            payer=facts.payer,
            payee=facts.payee,
            amount=to_fen(each.amount),
            due=each.due.isoformat(),
        )
    yield case.change(track="releases_rest" if facts.releases_rest else "settled")
    if facts.releases_rest:
        yield from fee_anew(case, sum(to_fen(each.amount) for each in facts.payments))
    yield from told(case, "执行和解已经达成", *BOTH, "enforcer")


def fee_anew(case: Case, fen: int) -> Iterator[Bill]:
    """申请执行费按实际执行的金额收：约定只付一部分的，按这一部分重新算。"""
    fee = enforcement_fee(Yuan(from_fen(fen)), on=case.date)
    lines = tuple((line.label, line.sum, str(line.amount), str(line.law or "")) for line in fee.lines)
    for bill in case.bills:
        if bill.status == "open" and bill.kind == "enforcement_fee":
            yield changed(bill, amount=max(bill.paid, to_fen(fee.total)), working=lines)


def keep(case: Case, _: Any) -> Iterator[Any]:
    """按约付清，约定其余不再主张的，其余各部分视为放弃。"""
    if case.proceeding.track == "releases_rest":
        for creditor in {each.payee for each in case.mine(Instalment)}:
            for head in HEADS:
                yield _given(case, creditor, head, 0)
    yield from told(case, "和解约定的款项已经付清", *BOTH)


def give_up(case: Case, facts: stated.Giving) -> Iterator[Any]:
    yield _given(case, case.me, str(facts.head), to_fen(facts.amount) if facts.amount else 0)
    yield from told(case, f"{case.person(case.me).name}放弃{facts.head.label}", *BOTH, "enforcer")


def _given(case: Case, creditor: str, head: str, fen: int) -> Waiver:
    return case.make(Waiver, proceeding=case.proceeding.id, creditor=creditor, head=head, amount=fen, since=case.day)


def receive(case: Case, facts: stated.Direct) -> Iterator[Any]:
    """直接收到的，按先后抵各个判项。"""
    left = to_fen(facts.amount)
    for debt in debts(case, facts.on):
        part = min(left, debt.fen)
        if part:
            yield performed(case, debt.obligation.id, part, facts.on.isoformat(), facts.how)
            left -= part
    yield from instalments_paid(case, case.me, to_fen(facts.amount))
    yield Tally("performed_directly", fen=to_fen(facts.amount))
    yield from told(case, f"申请执行人确认收到{facts.amount}元", "defendant", "enforcer")


def credit(case: Case, facts: Satisfied) -> Iterator[Any]:
    """案款分给债权人的，抵到到账那天，按判项先后。"""
    left = facts.fen
    for debt in debts(case, facts.on):
        if debt.obligation.creditor == facts.creditor and (part := min(left, debt.fen)):
            left -= part
            yield performed(case, debt.obligation.id, part, facts.on.isoformat(), "案款")
    yield from instalments_paid(case, facts.creditor, facts.fen)


def ask_share(case: Case, facts: Wish) -> Iterator[Any]:
    yield Errand("ask_share", {"number": facts.number, "creditor": case.me})


def share_answered(case: Case, facts: Joined) -> Iterator[Any]:
    yield from told(case, f"参与分配的申请：{facts.text}", "claimant", "enforcer")


def instalments_paid(case: Case, creditor: str, fen: int) -> Iterator[Instalment]:
    """付的钱按期抵和解约定的各期。"""
    plan = sorted((each for each in case.mine(Instalment) if each.status == "open"), key=lambda each: each.due)
    for each in plan:
        part = min(fen, each.amount - each.paid) if each.payee == creditor else 0
        if part:
            fen -= part
            whole = each.paid + part == each.amount
            yield changed(each, paid=each.paid + part, status="paid" if whole else "open")


def performed(case: Case, obligation: str, fen: int, on: str, how: str) -> Performance:
    return case.make(
        Performance, proceeding=case.proceeding.id, obligation=obligation, by="", amount=fen, on=on, how=how
    )


def take_up(case: Case, clue: Clue) -> Iterator[Any]:
    """恢复执行另编“执恢”号，原来查明的一切都在。"""
    yield case.change(**case.number("执恢"), outcome="", closed="")
    yield from told(case, "发现财产，已经恢复执行", *BOTH, "enforcer")


def end(outcome: str) -> Any:
    def effect(case: Case, facts: Any) -> Iterator[Any]:
        yield case.change(outcome=outcome)
        yield from told(case, f"执行案件已经结案：{outcome}", *BOTH)

    return effect


def let_go(case: Case, facts: Freeing) -> Iterator[Any]:
    found = asset_named(case, facts.asset)
    assert found is not None, "异议写明是哪一项财产"
    yield from told(case, f"{found.holder}的{found.text}不再执行，控制随之解除", *BOTH)


def conclude(case: Case, _: Any) -> Iterator[Any]:
    yield from end("执行完毕")(case, None)
    for each in obligations(case):
        yield changed(each, status="performed")
    yield case.draft(
        "conclusion_notice",
        debtors=case.names("defendant"),
        creditors=case.names("claimant"),
        title=title_number(case),
        officer=officer_of(case),
    )


def told(case: Case, text: str, *roles: str) -> Iterator[Notice]:
    yield from (Notice(each.person, text) for each in case.standings(*roles))
