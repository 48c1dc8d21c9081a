"""查封冻结：一项财产一件，有金额、有位次、有到期之日；到期前续，够了就解，划走就了。对方办成了，才算办成。"""

from __future__ import annotations

from xiezhi.engine.clocks import after
from xiezhi.engine.words import (
    COURSE,
    ENFORCEMENT_HEAD,
    ENFORCER,
    FINANCE,
    INSPECTOR,
    NEW,
    PRESIDENT,
    REGISTRY,
    Procedure,
    Promise,
    State,
    Step,
)
from xiezhi.law.periods import days
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_enforcement import AUCTIONS, REFERENCE_PRICE, SEIZURE
from xiezhi.procedures.enforcement import seizure_effects as effects
from xiezhi.procedures.enforcement.doubt import SEALED, Doubted
from xiezhi.procedures.enforcement.facts import Holding, InForce, NotHeld, Taking

TERMS = CIVIL_PROCEDURE_INTERPRETATION("第四百八十五条", "冻结被执行人的银行存款的期限不得超过一年")
LAPSED = SEIZURE("第二十七条", "查封、扣押、冻结的效力消灭")
PRICED = REFERENCE_PRICE("第一条", "应当在三十日内启动确定财产处置参考价程序")
SOLD = AUCTIONS("第二十六条", "自拍卖成交或者抵债裁定送达买受人或者承受人时起转移")
LIFT = SEIZURE("第二十八条", "应当作出解除查封、扣押、冻结裁定")
CHASE = Policy("查控办理规则", "协助机构三日没有答复的，催办")


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
        lasts=effects.longest,
        since=after("take_hold", "renewed"),
        by=ENFORCER,
        law=TERMS,
        rolls=False,
        through=("taking", "lifting"),
        english="In force",
    )
    taking = State("划拨中", within=days(3), since=after("take"), by=REGISTRY, law=CHASE, english="Being taken")
    lifting = State("解除中", within=days(3), since=after("lift"), by=REGISTRY, law=CHASE, english="Being lifted")
    refused = State("没有控制到", last=True, english="Not held")
    taken = State("已划拨", last=True, english="Taken")
    passed_on = State("已随案移交", last=True, english="Handed on with the case")
    sold = State("已变价", last=True, english="Turned into money")
    lifted = State("已解除", last=True, english="Lifted")
    lapsed = State("已到期失效", last=True, english="Lapsed")

    order = Step(
        "要求协助控制",
        by=COURSE,
        moves=NEW >> ordered,
        facts=Holding,
        does=effects.ask_to_hold,
        law=effects.DUTY,
        english="Ask for assistance",
    )
    take_hold = Step(
        "协助机构已控制",
        by=REGISTRY | ENFORCER,
        moves=ordered >> in_force,
        facts=InForce,
        does=effects.now_held,
        stated=True,
        law=effects.DUTY,
        english="Held",
    )
    not_held = Step(
        "协助机构没有控制到",
        by=REGISTRY | ENFORCER,
        moves=ordered >> refused,
        facts=NotHeld,
        does=effects.was_not_held,
        law=effects.DUTY,
        english="Could not be held",
    )
    doubt = Step(
        "答复不符，不采用",
        by=REGISTRY,
        moves=(ordered | in_force | taking | lifting).stays,
        facts=Doubted,
        does=effects.not_believed,
        law=SEALED,
        english="The answer does not fit",
    )
    turn_back = Step(
        "协助机构没有办",
        by=REGISTRY | ENFORCER,
        moves=(ordered | in_force | taking | lifting).stays,
        facts=NotHeld,
        needs=[effects.is_awaited],
        does=effects.was_turned_back,
        law=effects.DUTY,
        english="It was not done",
    )
    ask_again = Step(
        "重发",
        by=ENFORCER,
        moves=(ordered | in_force | taking | lifting).stays,
        needs=[effects.is_awaited],
        does=effects.asked_again,
        law=effects.DUTY,
        english="Ask again",
    )
    renew = Step(
        "续行",
        by=ENFORCER,
        moves=in_force.stays,
        does=effects.ask_to_renew,
        signed=True,
        law=effects.RENEWING,
        english="Renew",
    )
    renewed = Step(
        "协助机构已续行",
        by=REGISTRY | ENFORCER,
        moves=(in_force | lapsed) >> in_force,
        facts=InForce,
        needs=[effects.renewal_is_awaited],
        does=effects.was_renewed,
        stated=True,
        law=effects.RENEWING,
        english="Renewed",
    )
    take = Step(
        "划拨",
        by=ENFORCER,
        moves=in_force >> taking,
        facts=Taking,
        needs=[effects.is_deposit, effects.is_first, effects.is_held, effects.is_uncontested],
        does=effects.ask_to_take,
        signed=True,
        law=CIVIL_PROCEDURE("第二百五十三条", "扣押、冻结、划拨、变价"),
        english="Take",
    )
    confirm_taken = Step(
        "银行已划拨",
        by=REGISTRY | ENFORCER,
        moves=taking >> taken,
        does=effects.was_taken,
        law=effects.DUTY,
        english="The bank has transferred",
    )
    not_taken = Step(
        "没有划成",
        by=REGISTRY | ENFORCER,
        moves=taking >> in_force,
        facts=NotHeld,
        law=effects.DUTY,
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
        does=effects.was_sold,
        law=SOLD,
        english="It was sold",
    )
    lift = Step(
        "解除",
        by=ENFORCER | COURSE,
        moves=(ordered | in_force) >> lifting,
        does=effects.ask_to_lift,
        signed=True,
        law=LIFT,
        english="Lift",
    )
    confirm_lifted = Step(
        "协助机构已解除",
        by=REGISTRY | ENFORCER,
        moves=lifting >> lifted,
        does=effects.was_lifted,
        stated=True,
        law=effects.DUTY,
        english="The hold is lifted",
    )
    pass_on = Step(
        "随案移交",
        by=COURSE,
        moves=in_force >> passed_on,
        does=effects.passed_on,
        law=effects.PASSED,
        english="Handed on with the case",
    )
    run_out = Step(
        "控制期限届满",
        by=REGISTRY,
        moves=(in_force | lifting) >> lapsed,
        does=effects.has_lapsed,
        on_lapse_of=in_force,
        law=LAPSED,
        english="The term has run out",
    )

    priced_in_time = Promise(
        "启动确定参考价",
        by=ENFORCER,
        within=days(30),
        since=effects.held_to_be_sold,
        kept_by=("begin_sale", "sell", "lift", "pass_on", "run_out"),
        law=PRICED,
        english="Begin to find its price",
    )
    met_again = Promise(
        "没有办成的，重发或者到现场办理",
        by=ENFORCER,
        within=days(1),
        since=after("doubt", "turn_back", "not_taken"),
        kept_by=(
            "ask_again", "take_hold", "not_held", "renewed", "take", "confirm_taken", "not_taken", "lift",
            "confirm_lifted", "pass_on", "run_out",
        ),
        law=CHASE,
        english="What was not done: ask again, or attend to it there",
    )  # fmt: skip
