"""申请参加诉讼：本人在网上提出，按案号转到案件；审判人员在这里决定，准许的进入案件。"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.clocks import after
from xiezhi.engine.words import (
    ANYONE,
    CLAIMANT,
    COUNTER,
    COURTS,
    FILING_JUDGE,
    INSPECTOR,
    JUDGE,
    NEW,
    PRESIDENT,
    Procedure,
    State,
    Step,
    guard,
)
from xiezhi.law.numbers import BadNumber, CaseNumber, parse
from xiezhi.law.periods import days
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.working import to_fen
from xiezhi.phrases.intervening import PETITION, SUES, TOLD, Ground
from xiezhi.phrases.people import enter
from xiezhi.phrases.requests import told
from xiezhi.procedures.intervention.facts import AskingToJoin, Corrected, Matched, Outcome, Refusal
from xiezhi.records.dispute import Dispute
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Claim

FIND, TELL = "find_suit", "tell_suit"
"""按案号找到案件的外联；把决定告诉案件的外联。"""
DECIDED = Policy("参加诉讼办理规则", "七日内决定是否准许")
OF_HIS_OWN = CIVIL_PROCEDURE_INTERPRETATION("第八十一条", "有权向人民法院提出诉讼请求和事实、理由，成为当事人")


@guard(
    "须写明一位申请人和他的身份证号或者统一社会信用代码",
    TOLD,
    english="Name one applicant with his ID number or credit code",
)
def applicant_is_known(case: Case, facts: AskingToJoin) -> bool:
    return len(facts.applicants) == 1 and bool(facts.applicants[0].id_number)


@guard(
    "须用本人的账户以本人的证件号提出；不会上网的，由窗口代录",
    TOLD,
    english="Use your own account with your own ID number; who cannot, goes to the counter",
)
def account_is_his_own(case: Case, facts: AskingToJoin) -> bool:
    before = case.met(case.actor)
    return before is None or not before.id_number or facts.applicants[0].id_number == before.id_number


@guard(
    "须是一审民事案件的案号，写全年份、法院代字、“民初”和编号",
    TOLD,
    english="It must be the whole number of a civil suit of first instance",
)
def number_is_whole(case: Case, facts: AskingToJoin | Corrected) -> bool:
    try:
        found = parse(facts.suit)
    except BadNumber:
        return False
    return isinstance(found, CaseNumber) and found.code == "民初"


@guard(
    "有自己的请求的，须写明请求；没有的，不能写请求和金额",
    OF_HIS_OWN,
    english="Who claims for himself states what; who does not, states no claim and no amount",
)
def claim_goes_with_ground(case: Case, facts: AskingToJoin) -> bool:
    if facts.ground is Ground.independent:
        return bool(facts.demand.strip())
    return not facts.demand.strip() and facts.amount is None


def request(case: Case, facts: AskingToJoin) -> Iterator[Any]:
    """人、请求、材料入档；申请书上的案号是要参加的案件。"""
    yield from enter(case, facts.applicants, "claimant", first=case.actor, electronic=facts.electronic)
    yield case.make(
        Dispute, id=case.proceeding.dispute, cause="申请参加诉讼", door="web", opened=case.day, told=facts.reasons
    )
    yield case.change(track=str(facts.ground))
    if facts.demand:
        fen = to_fen(facts.amount) if facts.amount is not None else None
        yield case.make(Claim, proceeding=case.proceeding.id, order=1, text=facts.demand, amount=fen)
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind=PETITION, title="参加诉讼申请书", origin="party", at=case.now,
        by=case.actor, name=str(parse(facts.suit)),
        data="\n".join(each for each in (facts.ground.label, facts.demand, facts.reasons) if each),
    )  # fmt: skip
    for proof in facts.proofs:
        yield case.make(
            Paper, proceeding=case.proceeding.id, kind="proof", title="证据材料", origin="party", at=case.now,
            by=case.actor, name=proof.name, sha256=proof.file,
        )  # fmt: skip
    yield Errand(FIND, {})


def correct(case: Case, facts: Corrected) -> Iterator[Any]:
    paper = case.paper(PETITION)
    assert paper is not None, "a request is written"
    yield changed(paper, name=str(parse(facts.suit)))
    yield Errand(FIND, {})


def matched(case: Case, facts: Matched) -> Iterator[Any]:
    """审理那一案的人在这里决定。"""
    yield case.change(judge=facts.first)
    yield from (case.stand(each.person, each.role, order) for order, each in enumerate(facts.bench, 1))
    yield from told([*case.parties, *(each.person for each in facts.bench)], facts.text)


def comes_out(case: Case, facts: Outcome) -> Iterator[Any]:
    yield from (Notice(each.person, facts.text) for each in case.standings("claimant"))


def _telling(does: Callable[[Case, Any], str]) -> Callable[[Case, Any], Iterator[Any]]:
    def effect(case: Case, facts: Any) -> Iterator[Any]:
        yield Errand(TELL, {"why": does(case, facts)})

    return effect


def refuse(case: Case, facts: Refusal) -> Iterator[Any]:
    yield Errand(TELL, {"why": f"不准许：{facts.reason}"})
    yield from told(case.parties, f"不准许参加诉讼，可以另行起诉：{facts.reason}")


class Intervention(
    Procedure,
    label="申请参加诉讼",
    code="参诉",
    english="Request to join a suit",
    numbered=False,
    seen_by=(COUNTER, FILING_JUDGE, PRESIDENT, INSPECTOR),
):
    """申请参加诉讼：申请人只看得到自己的申请；准许以后，他是那一案的第三人，才看得到案件。"""

    received = State("已收到", first=True, unclocked="系统随即转到所写的案件", english="Received")
    unmatched = State("没有对上案件", unclocked="等他改正案号或者撤回", english="No such suit")
    asked = State(
        "待审判人员决定", within=days(7), since=after("matched"), by=JUDGE, law=DECIDED, english="Before the bench"
    )
    coming_in = State("已准许，正在并入案件", unclocked="系统随即并入", english="Admitted, being joined")
    joined = State("已参加诉讼", last=True, english="Joined")
    refused = State("不准许参加", last=True, english="Refused")
    withdrawn = State("已撤回", last=True, english="Withdrawn")

    request = Step(
        "申请参加诉讼",
        by=ANYONE,
        moves=NEW >> received,
        facts=AskingToJoin,
        needs=[applicant_is_known, account_is_his_own, number_is_whole, claim_goes_with_ground],
        does=request,
        law=TOLD,
        english="Ask to join a suit",
    )
    matched = Step(
        "转到案件",
        by=COURTS,
        moves=received >> asked,
        facts=Matched,
        does=matched,
        law=TOLD,
        english="Passed on to the suit",
    )
    not_found = Step(
        "没有对上案件",
        by=COURTS,
        moves=received >> unmatched,
        facts=Outcome,
        does=comes_out,
        law=TOLD,
        english="Not matched",
    )
    correct = Step(
        "改正案号",
        by=CLAIMANT,
        moves=unmatched >> received,
        facts=Corrected,
        needs=[number_is_whole],
        does=correct,
        law=TOLD,
        english="Correct the number",
    )
    withdraw = Step(
        "撤回申请",
        by=CLAIMANT,
        moves=(unmatched | asked) >> withdrawn,
        does=_telling(lambda case, _: "撤回了申请"),
        law=CIVIL_PROCEDURE("第十三条", "当事人有权在法律规定的范围内处分自己的民事权利和诉讼权利"),
        english="Withdraw the request",
    )
    admit = Step(
        "准许参加诉讼",
        by=JUDGE,
        moves=asked >> coming_in,
        does=_telling(lambda case, _: ""),
        signed=True,
        law=SUES,
        english="Admit to the suit",
        help="有独立请求的，受理费减半，与本诉一并审理；没有的，照通知参加的办",
    )
    refuse = Step(
        "不准许参加诉讼",
        by=JUDGE,
        moves=asked >> refused,
        facts=Refusal,
        does=refuse,
        signed=True,
        law=TOLD,
        english="Refuse",
    )
    entered = Step(
        "已并入案件",
        by=COURTS,
        moves=coming_in >> joined,
        facts=Outcome,
        does=comes_out,
        law=TOLD,
        english="Joined",
    )
    not_entered = Step(
        "案件已不能参加",
        by=COURTS,
        moves=coming_in >> refused,
        facts=Outcome,
        does=comes_out,
        law=TOLD,
        english="The suit can be joined no more",
    )
