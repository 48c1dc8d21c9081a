"""查封冻结：一项财产一件，有金额、有位次、有到期之日；到期前续，够了就解，划走就了。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.clocks import after
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import (
    COURSE,
    ENFORCEMENT_HEAD,
    ENFORCER,
    FINANCE,
    INSPECTOR,
    NEW,
    PRESIDENT,
    REGISTRY,
    Moment,
    Procedure,
    Promise,
    State,
    Step,
    guard,
)
from xiezhi.law.periods import Period, days, years
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_enforcement import AUCTIONS, ENFORCEMENT_INTERPRETATION, REFERENCE_PRICE, SEIZURE
from xiezhi.law.working import Yuan, from_fen, to_fen
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.enforceable import Kind, is_contested
from xiezhi.records.enforcement import Asset, Hold

TERMS = CIVIL_PROCEDURE_INTERPRETATION("第四百八十五条", "冻结被执行人的银行存款的期限不得超过一年")
LAPSED = SEIZURE("第二十七条", "查封、扣押、冻结的效力消灭")
DUTY = CIVIL_PROCEDURE("第二百五十三条", "有关单位必须办理")
PRICED = REFERENCE_PRICE("第一条", "应当在三十日内启动确定财产处置参考价程序")
SOLD = AUCTIONS("第二十六条", "自拍卖成交或者抵债裁定送达买受人或者承受人时起转移")
LIFT = SEIZURE("第二十八条", "应当作出解除查封、扣押、冻结裁定")
CHASE = Policy("查控办理规则", "协助机构三日没有答复的，催办")


class Holding(Facts):
    """控制哪一项财产、多少。"""

    asset: str = ask("哪一项财产")
    amount: Yuan = ask("金额（元）")


class InForce(Facts):
    """协助机构的答复：实际控制多少、第几位、哪一天起。"""

    amount: Yuan = ask("实际控制的金额（元）", english="Held (yuan)")
    rank: int = ask("轮候位次（首封填0）", default=0, english="Rank; 0 is first")
    reference: str = ask("回执编号", default="", english="Reference")


class NotHeld(Facts):
    """没有控制到的原因。"""

    reason: Prose = ask("原因", english="Why not")


class Taking(Facts):
    """扣划多少。"""

    amount: Yuan = ask("扣划金额（元）", english="To be taken (yuan)")


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
    yield changed(
        hold_of(case),
        held=to_fen(facts.amount),
        rank=facts.rank,
        since=case.day,
        reference=facts.reference,
        status="in_force",
    )
    what = f"{asset_of(case).holder}已控制{facts.amount}元"
    line = f"，轮候第{facts.rank}位" if facts.rank else ""
    yield from told(case, what + line)


def was_not_held(case: Case, facts: NotHeld) -> Iterator[Any]:
    yield changed(hold_of(case), status="refused")
    yield changed(asset_of(case), status="gone")
    yield from told(case, f"{asset_of(case).holder}没有控制到：{facts.reason}")


def renewed(case: Case, _: Any) -> Iterator[Any]:
    yield changed(hold_of(case), since=case.day)
    yield Errand("control", {"act": "renew"})


def ask_to_take(case: Case, facts: Taking) -> Iterator[Any]:
    yield case.change(amount=to_fen(facts.amount))
    yield Errand("control", {"act": "take"})


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
    yield changed(hold_of(case), status="lifted", held=0)
    if asset_of(case).status != "sold":
        yield changed(asset_of(case), status="gone")
    yield Errand("control", {"act": "lift"})
    yield from told(case, f"{asset_of(case).holder}的控制已经解除")


def has_lapsed(case: Case, _: Any) -> Iterator[Any]:
    yield changed(hold_of(case), status="lapsed", held=0)
    yield changed(asset_of(case), status="found")
    yield from told(case, f"{asset_of(case).holder}的控制已到期失效")


def told(case: Case, text: str) -> Iterator[Notice]:
    yield from (Notice(each.person, text) for each in case.standings("claimant", "enforcer"))


class Seizure(
    Procedure,
    label="查封冻结",
    code="控制",
    english="Seizure",
    numbered=False,
    seen_by=(ENFORCEMENT_HEAD, FINANCE, PRESIDENT, INSPECTOR),
):
    """查封、扣押、冻结：期限随财产的种类，到期前续行，否则失效。"""

    ordered = State(
        "已发协助执行通知", first=True, within=days(3), since=after("order"), by=REGISTRY, law=CHASE, english="Ordered"
    )
    in_force = State(
        "已控制",
        lasts=longest,
        since=after("take_hold", "renew"),
        by=ENFORCER,
        law=TERMS,
        rolls=False,
        english="In force",
    )
    taking = State("划拨中", within=days(3), since=after("take"), by=REGISTRY, law=CHASE, english="Being taken")
    refused = State("没有控制到", last=True, english="Not held")
    taken = State("已划拨", last=True, english="Taken")
    sold = State("已变价", last=True, english="Turned into money")
    lifted = State("已解除", last=True, english="Lifted")
    lapsed = State("已到期失效", last=True, english="Lapsed")

    order = Step(
        "要求协助控制",
        by=COURSE,
        moves=NEW >> ordered,
        facts=Holding,
        does=ask_to_hold,
        law=DUTY,
        english="Ask for assistance",
    )
    take_hold = Step(
        "协助机构已控制",
        by=REGISTRY | ENFORCER,
        moves=ordered >> in_force,
        facts=InForce,
        does=now_held,
        stated=True,
        law=DUTY,
        english="Held",
    )
    not_held = Step(
        "协助机构没有控制到",
        by=REGISTRY | ENFORCER,
        moves=ordered >> refused,
        facts=NotHeld,
        does=was_not_held,
        law=DUTY,
        english="Could not be held",
    )
    renew = Step(
        "续行",
        by=ENFORCER,
        moves=in_force.stays,
        does=renewed,
        signed=True,
        law=CIVIL_PROCEDURE_INTERPRETATION("第四百八十五条", "应当在查封、扣押、冻结期限届满前"),
        english="Renew",
    )
    take = Step(
        "划拨",
        by=ENFORCER,
        moves=in_force >> taking,
        facts=Taking,
        needs=[is_deposit, is_first, is_held, is_uncontested],
        does=ask_to_take,
        signed=True,
        law=CIVIL_PROCEDURE("第二百五十三条", "扣押、冻结、划拨、变价"),
        english="Take",
    )
    confirm_taken = Step(
        "银行已划拨",
        by=REGISTRY | ENFORCER,
        moves=taking >> taken,
        does=was_taken,
        law=DUTY,
        english="The bank has transferred",
    )
    not_taken = Step(
        "没有划成",
        by=REGISTRY | ENFORCER,
        moves=taking >> in_force,
        facts=NotHeld,
        law=DUTY,
        english="Could not be taken",
    )
    begin_sale = Step(
        "启动变价",
        by=COURSE,
        moves=in_force.stays,
        law=PRICED,
        english="Its sale has begun",
    )
    sell = Step(
        "变价了结",
        by=COURSE,
        moves=in_force >> sold,
        does=was_sold,
        law=SOLD,
        english="It was sold",
    )
    lift = Step(
        "解除",
        by=ENFORCER | COURSE,
        moves=(ordered | in_force) >> lifted,
        does=ask_to_lift,
        signed=True,
        law=LIFT,
        english="Lift",
    )
    run_out = Step(
        "控制期限届满",
        by=REGISTRY,
        moves=in_force >> lapsed,
        does=has_lapsed,
        on_lapse_of=in_force,
        law=LAPSED,
        english="The term has run out",
    )

    priced_in_time = Promise(
        "启动确定参考价",
        by=ENFORCER,
        within=days(30),
        since=held_to_be_sold,
        kept_by=("begin_sale", "sell", "lift", "run_out"),
        law=PRICED,
        english="Begin to find its price",
    )
