"""查封冻结的条件，和各步写入什么。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.clocks import after
from xiezhi.engine.words import Moment, guard
from xiezhi.law.periods import Period, years
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_enforcement import ENFORCEMENT_INTERPRETATION, ENTRUSTING, SEIZURE
from xiezhi.law.working import from_fen, to_fen
from xiezhi.phrases.bench import clerk_signing, officer_name
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.enforceable import Kind, is_contested
from xiezhi.phrases.people import particulars
from xiezhi.procedures.enforcement.doubt import Doubted, not_taken_over
from xiezhi.procedures.enforcement.facts import Holding, InForce, NotHeld, Taking
from xiezhi.records.enforcement import Asset, Hold

PASSED = ENTRUSTING("第六条", "视为受托法院的查封、扣押、冻结措施")
DUTY = CIVIL_PROCEDURE("第二百五十三条", "有关单位必须办理")
RENEWING = CIVIL_PROCEDURE_INTERPRETATION("第四百八十五条", "应当在查封、扣押、冻结期限届满前")
WAITS = {"ordered": "hold", "taking": "take", "lifting": "lift", "in_force": "renew"}
"""在哪一个状态等对方办哪一件事。"""


def hold_of(case: Case) -> Hold:
    found = case.family.get(Hold, case.proceeding.id)
    assert found is not None, "查封冻结有它的控制记录"
    return found


def asset_of(case: Case) -> Asset:
    found = case.family.get(Asset, hold_of(case).asset)
    assert found is not None, "控制的是查到的财产"
    return found


@guard(
    "扣划的金额不能超过实际冻结的金额",
    CIVIL_PROCEDURE("第二百五十三条", "不得超出被执行人应当履行义务的范围"),
    english="No more can be taken than is frozen",
)
def is_held(case: Case, facts: Taking) -> bool:
    return 0 < to_fen(facts.amount) <= hold_of(case).held


@guard(
    "轮候的查封、冻结尚未生效，不能扣划",
    SEIZURE("第二十六条", "轮候查封、扣押、冻结即自动生效"),
    english="A freeze in the queue is not in force yet: nothing can be taken",
)
def is_first(case: Case, _: Any) -> bool:
    return hold_of(case).rank == 0


@guard(
    "只有存款可以划拨，其他财产须拍卖、变卖",
    CIVIL_PROCEDURE("第二百五十三条", "扣押、冻结、划拨、变价"),
    english="Only deposits can be taken; other property must be sold",
)
def is_deposit(case: Case, _: Any) -> bool:
    return asset_of(case).kind == Kind.deposit.value


@guard(
    "案外人对这一财产的异议审结以前，不得处分",
    ENFORCEMENT_INTERPRETATION("第十五条", "案外人异议审查期间，人民法院不得对执行标的进行处分"),
    english="Nothing is disposed of before an outsider's objection to it is decided",
)
def is_uncontested(case: Case, _: Any) -> bool:
    return not is_contested(opened_in(case), hold_of(case).asset)


@guard(
    "须已经要求续行，协助机构还没有办成",
    RENEWING,
    english="Its renewal must have been asked for and not been done yet",
)
def renewal_is_awaited(case: Case, _: Any) -> bool:
    asked = case.last("take_hold", "renew", "renewed")
    return asked is not None and asked.step == "seizure.renew"


@guard("须有协助机构还没有办成的要求", DUTY, english="Something asked for must not have been done yet")
def is_awaited(case: Case, facts: Any) -> bool:
    return case.proceeding.state != "in_force" or renewal_is_awaited(case, facts)


def longest(case: Case) -> Period:
    """存款一年，动产两年，不动产和其他财产权三年。"""
    length = {Kind.deposit.value: 1, Kind.movable.value: 2, Kind.vehicle.value: 2}.get(asset_of(case).kind, 3)
    return years(length)


def ask_to_hold(case: Case, facts: Holding) -> Iterator[Any]:
    assert case.parent is not None, "查封冻结在执行案件之下"
    above = case.of(case.parent)
    place = len(above.children("seizure"))
    fen = to_fen(facts.amount)
    yield case.change(number=f"{case.parent.number}/控制/{place}", amount=fen)
    for each in above.standings("claimant", "defendant", "enforcer"):
        yield case.stand(each.person, each.role, each.order)
    yield case.make(Hold, id=case.proceeding.id, proceeding=case.proceeding.id, asset=facts.asset, asked=fen)
    yield Errand("control", {"act": "hold"})


def now_held(case: Case, facts: InForce) -> Iterator[Any]:
    yield _in_force(case, facts)
    what = f"{asset_of(case).holder}已控制{facts.amount}元"
    line = f"，轮候第{facts.rank}位" if facts.rank else ""
    more = to_fen(facts.amount) - hold_of(case).asked
    over = f"，比要求的多{from_fen(more)}元，请通知解除多出的部分" if more > 0 else ""
    yield from told(case, what + line + over)


def _in_force(case: Case, facts: InForce) -> Hold:
    return changed(
        hold_of(case),
        held=to_fen(facts.amount),
        rank=facts.rank,
        since=case.day,
        reference=facts.reference,
        status="in_force",
    )


def not_believed(case: Case, facts: Doubted) -> Iterator[Any]:
    yield from not_taken_over(case, asset_of(case).holder, facts)


def asked_again(case: Case, _: Any) -> Iterator[Any]:
    yield Errand("control", {"act": WAITS[case.proceeding.state]})


def was_turned_back(case: Case, facts: NotHeld) -> Iterator[Any]:
    """续行、解除没有办，或者手续不全退回来：控制和它的到期之日照旧，执行员重发或者到现场办理。"""
    who = asset_of(case).holder
    for each in case.standings("enforcer"):
        yield Notice(each.person, f"{who}没有办：{facts.reason}；控制的现状没有变，请重发或者到现场办理")
    sides = ("claimant", "defendant") if case.proceeding.state == "lifting" else ("claimant",)
    for each in case.standings(*sides):
        yield Notice(each.person, f"{who}没有办：{facts.reason}；法院正在重新办理")


def was_not_held(case: Case, facts: NotHeld) -> Iterator[Any]:
    yield changed(hold_of(case), status="refused")
    yield changed(asset_of(case), status="gone")
    yield from told(case, f"{asset_of(case).holder}没有控制到：{facts.reason}")


def ask_to_renew(case: Case, _: Any) -> Iterator[Any]:
    """对方办成以前，期限不变。"""
    yield from _papers(case, "续行控制", hold_of(case).held)
    yield Errand("control", {"act": "renew"})


def passed_on(case: Case, _: Any) -> Iterator[Any]:
    """控制继续有效，视为接着执行的法院的措施；续行由那个法院办。"""
    yield changed(hold_of(case), status="passed_on")
    yield from told(case, f"{asset_of(case).holder}的控制继续有效，视为接着执行的法院的措施，由该院续行、处理")


def was_renewed(case: Case, facts: InForce) -> Iterator[Any]:
    yield _in_force(case, facts)
    yield changed(asset_of(case), status="held")
    if case.proceeding.closed:
        yield case.change(closed="")
    yield from told(case, f"{asset_of(case).holder}已续行控制{facts.amount}元")


def ask_to_take(case: Case, facts: Taking) -> Iterator[Any]:
    yield case.change(amount=to_fen(facts.amount))
    account = next((each.track for each in opened_in(case).children("case_money")), "")
    yield from _papers(case, "划拨", to_fen(facts.amount), account)
    yield Errand("control", {"act": "take"})


def _papers(case: Case, act: str, fen: int, account: str = "") -> Iterator[Any]:
    """裁定书和协助执行通知书，随要求一并发给协助机构。"""
    above, found = opened_in(case), asset_of(case)
    owner, amount = case.person(found.owner).name, str(from_fen(fen))
    name = officer_name(above, above.proceeding.judge)
    yield case.draft(
        "control_ruling",
        number=above.proceeding.number,
        creditors=particulars(above, "claimant", "申请执行人"),
        debtors=particulars(above, "defendant", "被执行人"),
        act=act,
        owner=owner,
        what=f"{found.holder}：{found.text}",
        amount=amount,
        bench=[["执行员", name]],
        clerk=clerk_signing(above),
    )
    yield case.draft(
        "control_notice",
        number=above.proceeding.number,
        holder=found.holder,
        act=act,
        owner=owner,
        what=found.text,
        amount=amount,
        account=account,
        officer=name,
    )


def was_taken(case: Case, _: Any) -> Iterator[Any]:
    yield changed(hold_of(case), status="taken", held=0)
    yield changed(asset_of(case), status="taken")
    yield from told(case, f"已从{asset_of(case).holder}划拨{from_fen(case.proceeding.amount or 0)}元到本案账户")


def held_to_be_sold(case: Case) -> Mapping[str, Moment]:
    """须变价的财产，自控制之日起；存款直接划拨。"""
    return {} if asset_of(case).kind == Kind.deposit.value else after("take_hold")(case)


def was_sold(case: Case, _: Any) -> Iterator[Any]:
    yield changed(hold_of(case), status="sold", held=0)
    yield from told(case, f"{asset_of(case).holder}的财产已经变价，控制随之了结")


def ask_to_lift(case: Case, _: Any) -> Iterator[Any]:
    """对方办成以前，财产仍在控制之下。"""
    yield from _papers(case, "解除控制", hold_of(case).held or hold_of(case).asked)
    yield Errand("control", {"act": "lift"})
    yield from told(case, f"{asset_of(case).holder}的控制已裁定解除，已通知它办理")


def was_lifted(case: Case, _: Any) -> Iterator[Any]:
    yield changed(hold_of(case), status="lifted", held=0)
    if asset_of(case).status != "sold":
        yield changed(asset_of(case), status="gone")
    text = f"{asset_of(case).holder}的控制已经解除"
    yield from (Notice(each.person, text) for each in case.standings("claimant", "defendant", "enforcer"))


def has_lapsed(case: Case, _: Any) -> Iterator[Any]:
    yield changed(hold_of(case), status="lapsed", held=0)
    yield changed(asset_of(case), status="found")
    yield from told(case, f"{asset_of(case).holder}的控制已到期失效")


def told(case: Case, text: str) -> Iterator[Notice]:
    yield from (Notice(each.person, text) for each in case.standings("claimant", "enforcer"))
