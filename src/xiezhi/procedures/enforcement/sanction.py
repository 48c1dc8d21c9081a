"""限制消费和失信名单：申请或者依职权提出，院长签发，送达本人；该解除的三个工作日内解除，期满由时钟删除。"""

from __future__ import annotations

from xiezhi.engine.clocks import after, first
from xiezhi.engine.words import (
    CLOCK,
    COURSE,
    ENFORCEMENT_HEAD,
    ENFORCER,
    INSPECTOR,
    NEW,
    PRESIDENT,
    REGISTRY,
    Procedure,
    Promise,
    State,
    Step,
)
from xiezhi.law.periods import days, working_days
from xiezhi.procedures.enforcement import sanction_effects as effects
from xiezhi.procedures.enforcement import sanction_ends as ends
from xiezhi.procedures.enforcement import sanction_facts as facts
from xiezhi.procedures.enforcement import sanction_law as law
from xiezhi.procedures.enforcement import sanction_rules as rules
from xiezhi.procedures.enforcement.sanction_complaint import Complaining, InForce


class Sanction(
    Complaining,
    InForce,
    Procedure,
    label="限制消费与失信",
    code="惩戒",
    english="Sanction",
    numbered=False,
    seen_by=(ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """限制消费、失信名单：有条件、有签发、有送达、有期限、有纠正、有解除。"""

    requested = State(
        "待审查",
        first=True,
        within=days(15),
        since=after("request"),
        by=ENFORCER,
        law=law.DECIDE,
        english="To be examined",
    )
    proposed = State(
        "待签发",
        within=days(15),
        since=first("request", "propose"),
        by=PRESIDENT,
        law=law.DECIDE,
        english="To be signed",
    )
    declined = State("没有采取", last=True, english="Not imposed")
    lifted = State("已解除", last=True, english="Lifted")

    propose = Step(
        "提请",
        by=COURSE,
        moves=NEW >> requested,
        facts=facts.Proposal,
        does=effects.propose,
        law=law.PROPOSE,
        english="Propose",
    )
    request = Step(
        "收到申请执行人的申请",
        by=COURSE,
        moves=NEW >> requested,
        facts=facts.Wanted,
        does=effects.request,
        law=law.ASK,
        english="Asked for by the creditor",
    )
    submit = Step(
        "报院长签发",
        by=COURSE,
        moves=requested >> proposed,
        law=law.SIGN_ORDER,
        english="Lay before the president",
    )
    put_forward = Step(
        "申请成立，提请院长签发",
        by=ENFORCER,
        moves=requested >> proposed,
        facts=facts.Proposal,
        needs=[rules.is_what_was_asked, *rules.IMPOSING],
        does=effects.put_forward,
        offers=effects.as_asked,
        law=law.DECIDE,
        english="Put forward what was asked for",
    )
    turn_down = Step(
        "不采纳申请",
        by=ENFORCER,
        moves=requested >> declined,
        facts=facts.Reason,
        does=effects.declined,
        law=law.DECIDE,
        english="Turn down the request",
    )
    sign = Step(
        "签发",
        by=PRESIDENT,
        moves=proposed >> InForce.in_force,
        needs=[rules.restriction_stands],
        does=effects.put_in_force,
        signed=True,
        law=law.SIGN_ORDER,
        english="Sign",
    )
    decline = Step(
        "不予签发",
        by=PRESIDENT,
        moves=proposed >> declined,
        facts=facts.Reason,
        does=effects.declined,
        law=law.SIGN_LISTING,
        english="Decline",
    )
    published = Step(
        "已对外公布",
        by=REGISTRY | ENFORCER,
        moves=InForce.in_force.stays,
        facts=facts.Published,
        law=law.PUBLIC,
        english="Published",
    )
    removed = Step(
        "已从公布平台撤下",
        by=REGISTRY | ENFORCER,
        moves=lifted >> lifted,
        facts=facts.Published,
        law=law.REMOVE,
        english="Taken off the public list",
    )
    permit = Step(
        "准许一次必需消费",
        by=ENFORCER,
        moves=InForce.in_force.stays,
        facts=facts.Trip,
        law=law.PERMIT,
        english="Permit one necessary expense",
    )
    release_person = Step(
        "解除对单位某一人的限制",
        by=ENFORCER,
        moves=InForce.in_force.stays,
        facts=facts.Released,
        needs=[ends.is_restricted_with_it],
        does=effects.released,
        law=law.LEFT_OFFICE,
        english="Release one person of an organisation",
    )
    fall_due = Step(
        "出现应当解除的情形",
        by=COURSE,
        moves=InForce.in_force.stays,
        facts=facts.Removable,
        does=effects.fall_due,
        law=law.REMOVE,
        english="It must be lifted",
    )
    lift = Step(
        "解除",
        by=ENFORCER,
        moves=InForce.in_force >> lifted,
        facts=facts.Lifting,
        needs=[ends.fits_the_term, ends.fits_the_sort, ends.is_shown, ends.list_is_left],
        does=effects.taken_off,
        offers=ends.to_lift,
        law=law.REMOVE,
        english="Lift",
    )
    expire = Step(
        "期限届满，删除",
        by=CLOCK,
        moves=InForce.in_force >> lifted,
        does=effects.run_out,
        law=law.AFTER_TERM,
        english="The term has run out: deleted",
    )

    removal = Promise(
        "三个工作日内解除",
        by=ENFORCER,
        within=working_days(3),
        since=after("fall_due"),
        kept_by=("lift",),
        law=law.REMOVE,
        english="Lift within three working days",
    )
    expiry = Promise(
        "失信期限",
        by=ENFORCER,
        within=ends.term,
        since=ends.with_a_term,
        kept_by=("lift", "expire"),
        law=law.TERM,
        english="Term of the listing",
        then="expire",
        rolls=False,
    )
