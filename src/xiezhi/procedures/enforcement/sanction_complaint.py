"""纠正：本人、受限制的人和申请执行人申请，十五日内审查；成立的三个工作日内纠正，驳回的十日内可以复议。"""

from __future__ import annotations

from xiezhi.engine.clocks import after, on_served
from xiezhi.engine.words import CLAIMANT, COURTS, DEFENDANT, ENFORCER, THIRD, Promise, State, Step
from xiezhi.law.periods import days, working_days
from xiezhi.procedures.enforcement import sanction_effects as effects
from xiezhi.procedures.enforcement import sanction_ends as ends
from xiezhi.procedures.enforcement import sanction_facts as facts
from xiezhi.procedures.enforcement import sanction_law as law


class InForce:
    """生效的那一个状态，两部分共用。"""

    in_force = State("已生效", unclocked="失信的期限、应当解除的三个工作日、答复申请的十五日单列", english="In force")


class Complaining(InForce):
    """申请纠正，和它的答复、复议。"""

    ask_to_lift = Step(
        "申请纠正或者解除",
        by=DEFENDANT | THIRD | CLAIMANT,
        moves=InForce.in_force.stays,
        facts=facts.Asked,
        needs=[ends.is_answered],
        does=effects.asked,
        law=law.COMPLAIN,
        english="Ask to lift or correct",
        help="十五日内审查，成立的三个工作日内纠正，驳回的可以向上一级法院申请复议；申请执行人也可以书面申请删除、解除",
    )
    uphold = Step(
        "认为纠正申请成立",
        by=ENFORCER,
        moves=InForce.in_force.stays,
        facts=facts.Reason,
        needs=[ends.is_asked],
        does=effects.upheld,
        law=law.CORRECT,
        english="Find the request founded",
    )
    reject = Step(
        "驳回纠正申请",
        by=ENFORCER,
        moves=InForce.in_force.stays,
        facts=facts.Reason,
        needs=[ends.is_asked],
        does=effects.rejected,
        signed=True,
        law=law.REJECT,
        english="Reject the request",
    )
    correct = Step(
        "更正公布的信息",
        by=ENFORCER,
        moves=InForce.in_force.stays,
        facts=facts.Reason,
        does=effects.corrected,
        law=law.PUT_RIGHT,
        english="Correct what is published",
    )
    ask_above = Step(
        "向上一级人民法院申请复议",
        by=DEFENDANT | THIRD | CLAIMANT,
        moves=InForce.in_force.stays,
        facts=facts.Reason,
        needs=[ends.was_rejected],
        until=days(10),
        since=on_served(effects.REJECTION),
        law=law.ASK_ABOVE,
        english="Ask the court above",
    )
    upheld_above = Step(
        "复议维持驳回",
        by=COURTS | ENFORCER,
        moves=InForce.in_force.stays,
        facts=facts.FromAbove,
        needs=[ends.is_above],
        does=effects.from_above,
        law=law.ABOVE,
        english="Upheld above",
    )
    revoked_above = Step(
        "复议撤销驳回，应当纠正",
        by=COURTS | ENFORCER,
        moves=InForce.in_force.stays,
        facts=facts.FromAbove,
        needs=[ends.is_above],
        does=effects.from_above,
        law=law.ABOVE,
        english="Revoked above: it must be put right",
    )

    answered = Promise(
        "十五日内审查纠正申请",
        by=ENFORCER,
        within=days(15),
        since=after("ask_to_lift"),
        kept_by=ends.DECIDED,
        law=law.ANSWER,
        english="Answer the request within fifteen days",
    )
    put_right = Promise(
        "申请成立的，三个工作日内纠正",
        by=ENFORCER,
        within=working_days(3),
        since=after("uphold", "revoked_above"),
        kept_by=("lift", "correct", "release_person"),
        law=law.CORRECT,
        english="Put right within three working days",
    )
    answered_above = Promise(
        "上一级人民法院十五日内作出复议决定",
        by=COURTS,
        within=days(15),
        since=after("ask_above"),
        kept_by=("upheld_above", "revoked_above", "lift"),
        law=law.ABOVE,
        english="The court above decides within fifteen days",
    )
