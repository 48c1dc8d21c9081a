"""裁判文书各步写入什么。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.bench import clerk_of, parties_named, titles
from xiezhi.engine.carried import opened_in, people_carried
from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.clocks import on_served
from xiezhi.engine.court_fees import Paid, pay
from xiezhi.engine.facts import PersonId
from xiezhi.engine.words import CLERK, JUDGE, Moment
from xiezhi.law.fees import appeal_fee, fee
from xiezhi.law.periods import days
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.procedures.judgment import records
from xiezhi.procedures.judgment.facts import (
    Answer,
    Appealing,
    Decision,
    Deliberation,
    Performing,
    Pronouncing,
    Returning,
    Terms,
)
from xiezhi.procedures.judgment.guards import last_day
from xiezhi.records.ledger import Bill
from xiezhi.records.obligation import Obligation, Performance
from xiezhi.records.paper import Paper

DRAFT = "draft"
"""草稿的来源：定稿宣告以前在副卷，当事人看不到。"""


def begin(kind: str) -> Any:
    """审判人员和书记员随案带来；当事人到宣判时才进入这一件。"""

    def effect(case: Case, _: Any) -> Iterator[Any]:
        suit = opened_in(case)
        final = kind == "judgment" and Track(suit.proceeding.track).final
        place = len(suit.children("judgment"))
        number = f"{suit.proceeding.number}/裁判/{place}"
        yield case.change(number=number, track="final" if final else kind, judge=suit.proceeding.judge)
        for each in suit.standings(JUDGE.name, CLERK.name):
            yield case.stand(each.person, each.role, each.order)

    return effect


def _common(case: Case) -> dict[str, Any]:
    suit = opened_in(case)
    return {
        "number": suit.proceeding.number,
        "parties": parties_named(suit),
        "course": records.course(case),
        "claims": records.claims(case),
        "bench": titles(case),
        "clerk": clerk_of(case),
        "signers": [*titles(case), ["书记员", clerk_of(case)]],
    }


def _hidden(paper: Paper) -> Paper:
    return changed(paper, origin=DRAFT, shelf="inner")


def _replaced(case: Case) -> Iterator[Any]:
    """重新起草的，前一稿的判项作废。"""
    for each in case.mine(Obligation):
        if each.status == DRAFT:
            yield changed(each, status="void")


def _drafted(items: Iterable[Obligation]) -> Iterator[Obligation]:
    yield from (changed(each, status=DRAFT) for each in items)


def draft(case: Case, facts: Decision) -> Iterator[Any]:
    """判决书：当事人、请求、经过、答辩、费用从案卷来，判项成为记录。"""
    suit = opened_in(case)
    above = case.house.courts.get(case.court.parent)
    borne = records.shares(case, facts.items, facts.shares)
    yield from _replaced(case)
    yield from _drafted(records.made(case, facts.items, borne, "本判决"))
    paper = case.draft(
        "judgment",
        **_common(case),
        claim_reasons=suit.dispute.told,
        defence=records.defence(case),
        facts=facts.found,
        opinion=facts.opinion,
        laws=[line.strip() for line in facts.laws.splitlines() if line.strip()],
        disposition=records.disposition(case, facts),
        money=any(each.principal is not None for each in facts.items),
        final=case.proceeding.track == "final",
        costs=records.costs(case, borne),
        court_above=above.name if above else "上一级人民法院",
    )
    yield _hidden(paper)


def draft_terms(case: Case, facts: Terms) -> Iterator[Any]:
    """调解书：协议的内容逐条写，其中的给付成为记录。"""
    borne = records.shares(case, facts.items, facts.shares)
    yield from _replaced(case)
    yield from _drafted(records.made(case, facts.items, borne, "本调解书"))
    paper = case.draft(
        "mediation_paper",
        **_common(case),
        facts=facts.facts,
        terms=list(facts.terms),
        costs=records.costs(case, borne),
    )
    yield _hidden(paper)


def deliberate(case: Case, facts: Deliberation) -> Iterator[Any]:
    """评议笔录入副卷。"""
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind="deliberation", title="合议庭评议笔录", origin="party",
        at=case.now, by=case.actor, data=facts.record, signers=tuple(facts.agreed), shelf="inner", sealed=case.now,
    )  # fmt: skip


def approve(case: Case, _: Any) -> Iterator[Any]:
    for each in case.standings(JUDGE.name, CLERK.name):
        yield Notice(each.person, "裁判文书已经签发，请签署")


def send_back(case: Case, facts: Returning) -> Iterator[Any]:
    paper = _paper(case)
    yield changed(paper, signers=())
    yield Notice(case.proceeding.judge, f"裁判文书退回修改：{facts.reason}")


def sign(case: Case, _: Any) -> Iterator[Any]:
    paper = _paper(case)
    yield Subject(case.actor)
    yield changed(paper, signers=(*paper.signers, case.actor))


def _paper(case: Case) -> Paper:
    paper = records.paper_of(case)
    assert paper is not None, "no paper was drafted"
    return paper


def _told(case: Case, people: Iterable[str], text: str) -> Iterator[Notice]:
    yield from (Notice(each, text) for each in dict.fromkeys(people))


def _opened(case: Case) -> Iterator[Any]:
    """当事人进入这一件；文书盖章，判项成立。"""
    yield from people_carried(case)
    paper = _paper(case)
    yield changed(paper, origin="court", shelf="main")
    yield Errand("seal", {"paper": paper.id})
    for each in case.mine(Obligation):
        if each.status == DRAFT:
            yield changed(each, status="open")


def pronounce(case: Case, facts: Pronouncing) -> Iterator[Any]:
    yield case.change(outcome=facts.manner.label)
    yield from _opened(case)
    text = f"本案{facts.manner.label}，判决书随后送达" + (
        "；一审终审，不能上诉" if case.proceeding.track == "final" else "；不服的可以在收到之日起十五日内上诉"
    )
    yield from _told(case, opened_in(case).parties, text)


def send_terms(case: Case, _: Any) -> Iterator[Any]:
    yield from _opened(case)
    yield from _told(case, opened_in(case).parties, "调解书已经制作，请签收；各方签收后生效，签收以前可以反悔")


def sending(case: Case) -> Mapping[str, Moment]:
    """当庭宣判的十日内发送，自宣判起算。"""
    found = case.last("pronounce")
    at_once = case.proceeding.outcome == "当庭宣判"
    return {"": Moment(found.entry, found.day)} if found and at_once else {}


def take_effect(case: Case, _: Any) -> Iterator[Any]:
    """生效之日、每一项的最后履行日；胜诉方预交而不负担的费用退还，由负担的人交纳。"""
    effective = last_day(case)
    day = date.fromisoformat(effective)
    for each in case.deadlines:
        if each.clock == "appeal" and each.status == "unposted":
            yield changed(each, status="lapsed")
    owed = 0
    for item in records.obligations(case):
        if item.status == "open":
            due = days(item.within).derive(day).due
            yield changed(item, effective=effective, due=due.isoformat()[:10])
            if item.kind == "costs":
                owed += item.principal
                yield case.make(
                    Bill, proceeding=case.proceeding.id, kind="acceptance_fee", payer=item.debtors[0],
                    amount=item.principal, at=effective,
                )  # fmt: skip
    prepaid = sum(each.paid for each in opened_in(case).bills if each.kind == "acceptance_fee")
    back = min(prepaid, owed)
    if back:
        payer = PersonId(opened_in(case).standings("claimant")[0].person)
        yield case.make(
            Bill, proceeding=case.proceeding.id, kind="refund", payer=payer, amount=back, at=effective, status="refund"
        )
    paper = _paper(case)
    yield case.draft(
        "effect_certificate",
        number=opened_in(case).proceeding.number,
        cause=case.dispute.cause,
        parties=case.names("claimant", "defendant", "third"),
        paper=paper.title,
        effective=effective,
        clerk=clerk_of(case),
    )
    what = "调解书" if case.proceeding.track == "mediation" else "判决"
    yield from _told(
        case, case.parties, f"{what}自{effective}起生效，请在期限内履行；逾期加倍支付利息，对方可以申请执行"
    )


def back_out(case: Case, _: Any) -> Iterator[Any]:
    for each in case.mine(Obligation):
        if each.status == "open":
            yield changed(each, status="void")
    yield from _told(case, (*case.parties, case.proceeding.judge), "有人在签收前反悔，调解书不生效，法院将及时判决")


# --- appeal ----------------------------------------------------------------------------------------------------------


def appeal(case: Case, facts: Appealing) -> Iterator[Any]:
    """上诉状入档；上诉费按不服的数额，由上诉人预交。"""
    yield Subject(case.me)
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind="appeal_petition", title="上诉状", origin="party", at=case.now,
        by=case.me, name="上诉状", data=f"{facts.petition}\n{facts.reason}",
    )  # fmt: skip
    if facts.contested is not None:
        working = appeal_fee(facts.contested, on=case.date)
    else:
        working = fee("other_nonproperty", on=case.date, point=Yuan(50))
    lines = tuple((each.label, each.sum, str(each.amount), str(each.law or "")) for each in working.lines)
    yield case.make(
        Bill, proceeding=case.proceeding.id, kind="appeal_fee", payer=case.me, amount=to_fen(working.total),
        at=case.day, working=lines,
    )  # fmt: skip
    yield case.draft(
        "fee_notice",
        number=opened_in(case).proceeding.number,
        addressee=case.person(case.me).name,
        opponents="、".join(case.person(each).name for each in case.parties if each != case.me),
        cause=case.dispute.cause,
        total=working.total,
        contact="12368",
        lines=[
            {"label": each.label, "sum": each.sum, "amount": each.amount, "law": str(each.law or "")}
            for each in working.lines
        ],
        account={"name": f"{case.court.name}诉讼费专户", "bank": "中国农业银行", "no": "见缴费码"},
    )
    yield from _told(case, [each.person for each in case.standings()], f"{case.person(case.me).name}提起上诉")


def answered(case: Case) -> Mapping[str, Moment]:
    """报送案卷的起算：各方都已答辩，或者答辩期届满。"""
    said = {each.subject: Moment(each.entry, each.day) for each in case.entries("answer_appeal")}
    silent = {
        each.person: Moment(each.anchor, each.due)
        for each in case.deadlines
        if each.clock == "answer_appeal" and each.status != "void" and each.due < case.now[:10]
    }
    asked = on_served("appeal_petition")(case)
    over = [said.get(person) or silent.get(person) for person in asked]
    return {"": max((each for each in over if each), key=lambda each: each.day)} if over and all(over) else {}


def send_copy(case: Case, _: Any) -> Iterator[Any]:
    yield from _told(case, case.parties, "上诉状副本发送对方，可以在收到之日起十五日内答辩")


def answer(case: Case, facts: Answer) -> Iterator[Any]:
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind="appeal_answer", title="上诉答辩状", origin="party", at=case.now,
        by=case.me, name="上诉答辩状", data=facts.answer,
    )  # fmt: skip
    appellants = {each.subject for each in case.entries("appeal")}
    yield from _told(case, appellants, "对方提交了上诉答辩状，可以查看")


def drop_appeal(case: Case, _: Any) -> Iterator[Any]:
    """没有交上诉费的，按自动撤回上诉处理。"""
    overdue = next(each for each in case.mine(Bill) if each.status == "open" and each.kind == "appeal_fee")
    yield Subject(overdue.payer)
    yield changed(overdue, status="void")
    yield from _told(case, case.parties, f"{case.person(overdue.payer).name}没有按期交纳上诉费，按自动撤回上诉处理")


# --- performance -----------------------------------------------------------------------------------------------------


def in_effect(case: Case) -> Mapping[str, Moment]:
    """履行期间的起算：每一个债务人自生效之日起。"""
    found = case.last("take_effect", "signed_for", "affirmed_above", "replaced_above")
    owed = [each for each in records.obligations(case) if each.effective]
    if found is None:
        return {}
    return {person: Moment(found.entry, each.effective) for each in owed for person in each.debtors}


def within(case: Case) -> Any:
    """判项里最长的履行期间。"""
    return days(max((each.within for each in records.obligations(case) if each.effective), default=10))


def pay_costs(case: Case, facts: Paid) -> Iterator[Any]:
    """诉讼费交了，这一项就履行了。"""
    bill = case.family.get(Bill, facts.bill)
    assert bill is not None, "paid without a bill"
    yield from pay(case, facts)
    for item in records.obligations(case):
        if item.kind == "costs" and item.status == "open" and item.debtors == (bill.payer,):
            yield changed(item, paid=item.principal, status="performed")


def perform(case: Case, facts: Performing) -> Iterator[Any]:
    item = next(each for each in records.obligations(case) if each.id == facts.obligation)
    fen = to_fen(facts.amount) if facts.amount is not None else 0
    by = item.debtors[0]
    yield Subject(by)
    yield case.make(
        Performance, proceeding=case.proceeding.id, obligation=item.id, by=by, amount=fen, on=facts.on.isoformat(),
        how=facts.how,
    )  # fmt: skip
    yield changed(item, paid=item.paid + fen, status="performed" if facts.whole else "open")
    yield from _told(case, case.parties, f"第{item.order}项已履行{from_fen(fen)}元")
