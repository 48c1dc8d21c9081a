"""财产线索：申请执行人一条一条地提供，法院七日内核实，紧急的三日；属实的及时采取措施，都不用再填一遍。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.clocks import after
from xiezhi.engine.facts import Prose
from xiezhi.engine.words import (
    CLAIMANT,
    COURSE,
    ENFORCEMENT_HEAD,
    ENFORCER,
    INSPECTOR,
    NEW,
    PRESIDENT,
    Procedure,
    State,
    Step,
    guard,
)
from xiezhi.law.periods import Period, days
from xiezhi.law.statutes_enforcement import NETWORK_QUERIES, PROPERTY_INQUIRY
from xiezhi.law.working import from_fen, to_fen
from xiezhi.phrases.carried import opened_in
from xiezhi.procedures.enforcement.clue_facts import Confirmed, Given, Measure, More, Reason, Refuted, Unclear
from xiezhi.procedures.enforcement.guards import ceiling, controlled
from xiezhi.procedures.enforcement.institutions import INSTITUTIONS
from xiezhi.records.enforcement import Asset
from xiezhi.records.paper import Paper

GIVEN = PROPERTY_INQUIRY("第二条", "应当填写财产调查表")
CHECKED = PROPERTY_INQUIRY("第二条", "人民法院应当在七日内调查核实；情况紧急的，应当在三日内调查核实")
CLEAR = PROPERTY_INQUIRY("第二条", "财产线索明确、具体的")
TRUE = PROPERTY_INQUIRY("第二条", "财产线索确实的，人民法院应当及时采取相应的执行措施")
WIRED = NETWORK_QUERIES("第一条", "可以通过网络实施查询、冻结被执行人存款等措施")
CODES = {name: code for code, name in INSTITUTIONS.items()}


def asset_of(case: Case) -> Asset:
    """线索所指的财产，记在执行案件里。"""
    here = case.proceeding.id
    return next(each for each in case.family.all(Asset) if each.id.partition("-")[0] == here)


@guard("须是被执行人的财产", GIVEN, english="It must be property of a debtor")
def is_of_a_debtor(case: Case, facts: Given) -> bool:
    return any(each.person == facts.owner for each in opened_in(case).standings("defendant"))


@guard(
    "线索所写的须是已经联网的银行或者登记机构",
    WIRED,
    english="The clue must name a bank or registry that is connected",
)
def is_connected(case: Case, _: Any) -> bool:
    return asset_of(case).holder in CODES


@guard(
    "执行须在进行中，这一财产须还没有控制",
    TRUE,
    english="The enforcement must be going on, and the thing not be held yet",
)
def can_be_held(case: Case, _: Any) -> bool:
    return opened_in(case).proceeding.state == "running" and asset_of(case).status == "found"


def time_to_check(case: Case) -> Period:
    """七日；情况紧急的三日。"""
    return days(3 if case.proceeding.track == "urgent" else 7)


def whose(case: Case) -> dict[str, str]:
    """预填：只有一名被执行人的，就是他。"""
    debtors = opened_in(case).standings("defendant") if case.parent else []
    return {"owner": debtors[0].person} if len(debtors) == 1 else {}


def how_much(case: Case) -> dict[str, str]:
    """预填：以还可以控制的为限。"""
    above = opened_in(case)
    room = max(ceiling(above) - controlled(above), 0)
    return {"amount": str(from_fen(min(asset_of(case).value, room)))}


def numbered(case: Case) -> str:
    """编号随执行案件；还没有立案编号的，先随它的标识。"""
    above = opened_in(case)
    place = [each.id for each in above.children("property_clue")].index(case.proceeding.id) + 1
    return f"{above.proceeding.number or above.proceeding.id}/线索/{place}"


def begin(case: Case, _: Any) -> Iterator[Any]:
    yield case.change(number=numbered(case))
    within = time_to_check(case).count
    yield from told(case, f"您申请执行时提供的{asset_of(case).holder}的财产线索，法院自今天起{within}日内核实")


def entered(case: Case, facts: Given) -> Iterator[Any]:
    above = opened_in(case)
    yield case.change(number=numbered(case), track="urgent" if facts.urgent else "ordinary")
    for each in above.standings("claimant", "agent", "enforcer"):
        if each.role != "agent" or each.of in {one.person for one in above.standings("claimant")}:
            yield case.stand(each.person, each.role, each.order, of=each.of, electronic=each.electronic)
    yield case.make(
        Asset,
        proceeding=above.proceeding.id,
        owner=facts.owner,
        kind=str(facts.kind),
        holder=str(facts.holder),
        text=facts.text,
        identifier=facts.identifier,
        value=to_fen(facts.value) if facts.value else 0,
        source="clue",
        found=case.day,
    )
    if facts.photo:
        yield case.make(
            Paper,
            proceeding=case.proceeding.id,
            kind="clue_proof",
            title="财产线索材料",
            origin="party",
            at=case.now,
            by=case.me,
            sha256=facts.photo,
        )
    for each in above.standings("enforcer"):
        yield Notice(each.person, f"申请执行人提供了一条财产线索，请核实：{facts.holder}")


def ask_more(case: Case, facts: Unclear) -> Iterator[Any]:
    yield from told(case, f"您的财产线索还不明确，请补充：{facts.what}")


def supplement(case: Case, facts: More) -> Iterator[Any]:
    before = asset_of(case)
    number = facts.identifier or before.identifier
    yield changed(before, text=Prose(f"{before.text}；{facts.text}"), identifier=number)


def ask_holder(case: Case, _: Any) -> Iterator[Any]:
    yield from told(case, f"正在向{asset_of(case).holder}查询您提供的线索")


def confirm(case: Case, facts: Confirmed) -> Iterator[Any]:
    before = asset_of(case)
    number = facts.identifier or before.identifier
    yield changed(before, value=to_fen(facts.value), identifier=number, source="confirmed_clue")
    yield from told(case, f"您提供的{before.holder}的财产线索属实，价值{facts.value}元：{facts.notes}")


def refute(case: Case, facts: Refuted) -> Iterator[Any]:
    yield changed(asset_of(case), status="gone")
    yield from told(case, f"您提供的{asset_of(case).holder}的财产线索经核实没有：{facts.notes}")


def seize(case: Case, facts: Measure) -> Iterator[Any]:
    yield from told(case, f"已对{asset_of(case).holder}的财产采取控制措施，{facts.amount}元")


def leave(case: Case, facts: Reason) -> Iterator[Any]:
    yield from told(case, f"{asset_of(case).holder}的财产暂不采取措施：{facts.reason}")


def given_up(case: Case, _: Any) -> Iterator[Any]:
    if asset_of(case).status == "found":
        yield changed(asset_of(case), status="gone")


def told(case: Case, text: str) -> Iterator[Notice]:
    yield from (Notice(each.person, text) for each in case.standings("claimant"))


class PropertyClue(
    Procedure,
    label="财产线索",
    code="线索",
    english="Clue to property",
    numbered=False,
    seen_by=(ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """财产线索：被执行人看不见；核实的期限和结果，申请执行人和执行员都看得见。"""

    given = State(
        "待核实",
        first=True,
        within=time_to_check,
        since=after("give", "begin", "supplement"),
        by=ENFORCER,
        law=CHECKED,
        english="To be checked",
    )
    unclear = State("待补充", unclocked="线索不明确，等申请执行人补充", english="To be made clear")
    confirmed = State("核实属实", unclocked="应当及时采取执行措施，法律没有规定日数", english="True")
    acted = State("已采取措施", last=True, english="Acted upon")
    refuted = State("核实没有", last=True, english="Nothing was there")
    left = State("暂不采取措施", last=True, english="Left as it is")
    withdrawn = State("已撤回", last=True, english="Withdrawn")
    dropped = State("执行已经办结", last=True, english="The enforcement is over")

    give = Step(
        "提供财产线索",
        by=CLAIMANT | COURSE,
        moves=NEW >> given,
        facts=Given,
        needs=[is_of_a_debtor],
        offers=whose,
        does=entered,
        law=GIVEN,
        english="Give a clue to property",
    )
    come_with = Step(
        "申请执行时提供线索",
        by=COURSE,
        moves=NEW >> given,
        facts=Given,
        needs=[is_of_a_debtor],
        does=entered,
        law=GIVEN,
        english="A clue came with the application",
    )
    begin = Step(
        "执行立案，开始核实",
        by=COURSE,
        moves=given.stays,
        does=begin,
        law=CHECKED,
        english="Docketed: the check begins",
    )
    ask_more = Step(
        "请补充线索",
        by=ENFORCER,
        moves=given >> unclear,
        facts=Unclear,
        does=ask_more,
        law=CLEAR,
        english="Ask for more",
    )
    supplement = Step(
        "补充线索",
        by=CLAIMANT,
        moves=unclear >> given,
        facts=More,
        does=supplement,
        law=CLEAR,
        english="Add to the clue",
    )
    ask_holder = Step(
        "向所在机构查询",
        by=ENFORCER,
        moves=given.stays,
        needs=[is_connected],
        does=ask_holder,
        law=WIRED,
        english="Ask who holds it",
    )
    confirm = Step(
        "核实属实",
        by=ENFORCER,
        moves=given >> confirmed,
        facts=Confirmed,
        does=confirm,
        law=CHECKED,
        english="It is true",
    )
    refute = Step(
        "核实没有",
        by=ENFORCER | COURSE,
        moves=given >> refuted,
        facts=Refuted,
        does=refute,
        law=CHECKED,
        english="Nothing is there",
    )
    seize = Step(
        "查封冻结这一财产",
        by=ENFORCER,
        moves=confirmed >> acted,
        facts=Measure,
        needs=[can_be_held],
        offers=how_much,
        does=seize,
        signed=True,
        law=TRUE,
        english="Freeze or seize it",
    )
    leave = Step(
        "暂不采取措施",
        by=ENFORCER,
        moves=confirmed >> left,
        facts=Reason,
        does=leave,
        law=TRUE,
        english="Leave it for now",
    )
    withdraw = Step(
        "撤回线索",
        by=CLAIMANT,
        moves=(given | unclear) >> withdrawn,
        does=given_up,
        law=GIVEN,
        english="Withdraw the clue",
    )
    drop = Step(
        "执行办结，不再核实",
        by=COURSE,
        moves=(given | unclear | confirmed) >> dropped,
        law=CHECKED,
        english="Over with the enforcement",
    )
