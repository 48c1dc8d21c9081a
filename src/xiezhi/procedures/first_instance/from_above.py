"""第二审的结果在一审案件里：发回重审另立一案，按照普通程序；诉讼终结的照第二审的结果。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, changed
from xiezhi.engine.facts import Facts, ask
from xiezhi.engine.words import AGENT, COURSE, EVERY_PARTY, NEW, Counter, Step, guard
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, TRIAL_LIMITS
from xiezhi.law.tracks import Track
from xiezhi.phrases.bench import BENCH
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.requests import to_everyone
from xiezhi.procedures.first_instance.states import At
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Claim

AGAIN = "发回重审，须另行组成合议庭，适用普通程序"
AGAIN_LAWS = (
    CIVIL_PROCEDURE("第四十一条", "原审人民法院应当按照第一审程序另行组成合议庭"),
    CIVIL_PROCEDURE("第一百七十七条", "第二审人民法院不得再次发回重审"),
    CIVIL_PROCEDURE_INTERPRETATION("第二百五十一条", "当事人申请变更、增加诉讼请求或者提出反诉"),
)
"""重审有什么不同，凭什么。"""


class Ended(Facts):
    """第二审怎样结束了诉讼。"""

    result: str = ask("结果", english="Result")


def first_suit(case: Case) -> Case:
    """原来的一审案件：重审的这一件是在它的判决之下立的。"""
    return opened_in(opened_in(case))


def sat_before(case: Case) -> dict[str, str]:
    """发回重审的，原来的审判人员不能再审。"""
    if not case.entries("open_again"):
        return {}
    suit = first_suit(case).proceeding.id
    return {
        each.person: "参加过原审"
        for each in case.family.all(Standing)
        if each.proceeding == suit and each.role in BENCH
    }


def open_again(case: Case, _: Any) -> Iterator[Any]:
    """另编案号，适用普通程序；人、请求、材料和已经交的受理费从原案带来，不另收费。"""
    before, here = first_suit(case), case.proceeding.id
    numbering = case.number("民初")
    yield case.change(**numbering, track=str(Track.ordinary), amount=before.proceeding.amount, outcome="重审")
    for each in before.standings(*EVERY_PARTY.stands, AGENT):
        yield case.stand(each.person, each.role, each.order, of=each.of, electronic=each.electronic)
    for claim in before.claims:
        yield case.make(Claim, proceeding=here, order=claim.order, text=claim.text, amount=claim.amount, by=claim.by)
    for paper in before.mine(Paper):
        if paper.origin == "party" and paper.shelf == "main":
            yield changed(paper, id=case.new_id(), proceeding=here)
    for bill in before.bills:
        yield changed(bill, proceeding=here)
    yield case.draft(
        "defence_notice",
        addressee=before.names("defendant", "third"),
        plaintiffs=before.names("claimant"),
        cause=case.dispute.cause,
        number=numbering["number"],
        copies=1,
        judges="本案另行组成合议庭审理，审判人员、书记员确定后另行通知",
        clerk="",
        papers=["第二审裁定书", "举证通知书"],
        telephone="12368",
    )


@guard(
    "发回重审的案件须按照第一审普通程序，另行组成合议庭",
    CIVIL_PROCEDURE("第四十一条", "另行组成合议庭"),
    english="What was sent back is tried in ordinary procedure by another panel",
)
def remanded_is_ordinary(case: Case, facts: Any) -> bool:
    return not case.entries("open_again") or facts.track is Track.ordinary


def ended(case: Case, facts: Ended) -> Iterator[Any]:
    yield case.change(outcome=f"第二审{facts.result}")
    yield from to_everyone(case, f"第二审{facts.result}，本案终结")


class FromAbove:
    """第二审送回来的。"""

    open_again = Step(
        "重审立案",
        by=COURSE,
        moves=NEW >> At.docketed,
        does=open_again,
        reads=(Counter("民初"),),
        law=TRIAL_LIMITS("第六条", "发回重审或指令再审的案件"),
        english="Docket for the new trial",
    )
    remand = Step(
        "发回重审，另立新案",
        by=COURSE,
        moves=At.appealed >> At.remanded,
        law=CIVIL_PROCEDURE("第一百七十七条", "发回原审人民法院重审"),
        english="Remanded: a new case is opened",
    )
    settled_above = Step(
        "第二审调解结案",
        by=COURSE,
        moves=At.appealed >> At.mediated,
        facts=Ended,
        does=ended,
        law=CIVIL_PROCEDURE("第一百七十九条", "原审人民法院的判决即视为撤销"),
        english="Settled in the second instance",
    )
    withdrawn_above = Step(
        "第二审准许撤回起诉",
        by=COURSE,
        moves=At.appealed >> At.withdrawn,
        facts=Ended,
        does=ended,
        law=CIVIL_PROCEDURE_INTERPRETATION("第三百三十六条", "应当一并裁定撤销一审裁判"),
        english="Withdrawn in the second instance",
    )
    dismissed_above = Step(
        "第二审驳回起诉",
        by=COURSE,
        moves=At.appealed >> At.dismissed,
        facts=Ended,
        does=ended,
        law=CIVIL_PROCEDURE_INTERPRETATION("第三百二十八条", "裁定撤销原裁判，驳回起诉"),
        english="Dismissed in the second instance",
    )
