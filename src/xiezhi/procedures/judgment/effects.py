"""裁判文书各步写入什么：起草、签发、宣判、发送、生效。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.words import ASSESSOR, Moment
from xiezhi.law.tracks import Track
from xiezhi.phrases.bench import SITTING, clerk_of, parties_named
from xiezhi.phrases.carried import opened_in, people_carried
from xiezhi.phrases.fee_books import billed, given_back
from xiezhi.phrases.operative import in_effect
from xiezhi.phrases.requests import told
from xiezhi.phrases.verdicts import by_whom, drafted, hidden, issued
from xiezhi.procedures.judgment import records
from xiezhi.procedures.judgment.facts import (
    Decision,
    Pronouncing,
    Returning,
    Terms,
)
from xiezhi.procedures.judgment.guards import last_day
from xiezhi.procedures.judgment.together import passing_on, rewriting
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper


def begin(kind: str) -> Any:
    """审判人员和书记员随案带来；当事人到宣判时才进入这一件。"""

    def effect(case: Case, _: Any) -> Iterator[Any]:
        suit = opened_in(case)
        final = kind == "judgment" and Track(suit.proceeding.track).final
        place = len(suit.children("judgment"))
        number = f"{suit.proceeding.number}/裁判/{place}"
        yield case.change(number=number, track="final" if final else kind, judge=suit.proceeding.judge)
        for each in suit.standings(*SITTING):
            yield case.stand(each.person, each.role, each.order)

    return effect


def _common(case: Case) -> dict[str, Any]:
    suit = opened_in(case)
    return {
        "number": suit.proceeding.number,
        "parties": parties_named(suit),
        "course": records.course(case),
        "claims": records.claims(case),
        **by_whom(case),
    }


def draft(case: Case, facts: Decision) -> Iterator[Any]:
    """判决书：当事人、请求、经过、答辩、费用从案卷来，判项成为记录。"""
    above = case.house.courts.get(case.court.parent)
    borne = records.shares(case, facts.items, facts.shares, facts.declared)
    yield from drafted(case, records.made(case, facts.items, borne, "本判决", facts.declared))
    paper = case.draft(
        "judgment",
        **_common(case),
        others=records.demanded(case),
        claim_reasons=records.claim_reasons(case),
        defence=records.defence(case),
        facts=facts.found,
        opinion=facts.opinion,
        laws=[line.strip() for line in facts.laws.splitlines() if line.strip()],
        disposition=records.disposition(case, facts),
        money=any(each.principal is not None for each in facts.items),
        final=case.proceeding.track == "final",
        costs=records.costs(case, borne, facts.items),
        court_above=above.name if above else "上一级人民法院",
    )
    yield hidden(paper)
    yield from rewriting(case)


def draft_terms(case: Case, facts: Terms) -> Iterator[Any]:
    """调解书：协议的内容逐条写，其中的给付成为记录。"""
    borne = records.shares(case, facts.items, facts.shares)
    yield from drafted(case, records.made(case, facts.items, borne, "本调解书"))
    paper = case.draft(
        "mediation_paper",
        **_common(case),
        facts=facts.facts,
        terms=list(facts.terms),
        costs=records.costs(case, borne),
    )
    yield hidden(paper)


def approve(case: Case, _: Any) -> Iterator[Any]:
    for each in case.standings(*SITTING):
        yield Notice(each.person, "裁判文书已经签发，请签署")


def send_back(case: Case, facts: Returning) -> Iterator[Any]:
    paper = _paper(case)
    yield changed(paper, signers=())
    yield Notice(case.proceeding.judge, f"裁判文书退回修改：{facts.reason}")


def _paper(case: Case) -> Paper:
    paper = records.paper_of(case)
    assert paper is not None, "no paper was drafted"
    return paper


def _opened(case: Case) -> Iterator[Any]:
    """当事人进入这一件；文书盖章，判项成立。"""
    yield from people_carried(case)
    yield from issued(case, _paper(case))


def pronounce(case: Case, facts: Pronouncing) -> Iterator[Any]:
    yield case.change(outcome=facts.manner.label)
    yield from _opened(case)
    text = f"本案{facts.manner.label}，判决书随后送达" + (
        "；一审终审，不能上诉" if case.proceeding.track == "final" else "；不服的可以在收到之日起十五日内上诉"
    )
    yield from passing_on(case)
    yield from told(opened_in(case).parties, text)
    yield from told((each.person for each in case.standings(ASSESSOR.name)), "本案已经宣判，裁判文书副本在案件里")


def send_terms(case: Case, _: Any) -> Iterator[Any]:
    yield from _opened(case)
    yield from told(opened_in(case).parties, "调解书已经制作，请签收；各方签收后生效，签收以前可以反悔")


def sending(case: Case) -> Mapping[str, Moment]:
    """当庭宣判的十日内发送，自宣判起算。"""
    found = case.last("pronounce", "pronounced_together")
    at_once = case.proceeding.outcome == "当庭宣判"
    return {"": Moment(found.entry, found.day)} if found and at_once else {}


def take_effect(case: Case, _: Any) -> Iterator[Any]:
    """生效之日、每一项的最后履行日；胜诉方预交而不负担的费用退还，由负担的人交纳。"""
    effective = last_day(case)
    for each in case.deadlines:
        if each.clock == "appeal" and each.status == "unposted":
            yield changed(each, status="lapsed")
    for item in records.obligations(case):
        if item.status == "open":
            yield in_effect(item, effective)
            if item.kind == "costs":
                yield billed(case, kind="acceptance_fee", payer=item.debtors[0], amount=item.principal, at=effective)
    for payer, fen in records.returned(case).items():
        if fen > _given_back(case, payer):
            yield given_back(case, payer, fen - _given_back(case, payer), effective)
    yield certified(case, effective)
    yield from told(
        case.parties, f"{text_named(case)}自{effective}起生效，请在期限内履行；逾期加倍支付利息，对方可以申请执行"
    )


def _given_back(case: Case, payer: str) -> int:
    """已经退还或者正在退还给他的，分：送达无效、重新生效的，不退两次。"""
    mine = [each for each in case.bills if each.kind == "refund" and each.payer == payer]
    return sum(each.amount for each in mine if each.status in ("refund", "refunded"))


def text_named(case: Case) -> str:
    """怎样称呼这一件。"""
    return "调解书" if case.proceeding.track == "mediation" else "判决"


def certified(case: Case, effective: str) -> Paper:
    """生效证明。"""
    return case.draft(
        "effect_certificate",
        number=opened_in(case).proceeding.number,
        cause=case.dispute.cause,
        parties=case.names("claimant", "defendant", "third"),
        paper=_paper(case).title,
        effective=effective,
        clerk=clerk_of(case),
    )


def back_out(case: Case, _: Any) -> Iterator[Any]:
    for each in case.mine(Obligation):
        if each.status == "open":
            yield changed(each, status="void")
    yield from told((*case.parties, case.proceeding.judge), "有人在签收前反悔，调解书不生效，法院将及时判决")
