"""执行案件里怎样提起限制消费和失信：执行员提请，申请执行人申请，失信的随着限制消费。"""

from __future__ import annotations

from xiezhi.engine.words import CLAIMANT, COURSE, ENFORCER, Step
from xiezhi.procedures.enforcement import sanction_law as law
from xiezhi.procedures.enforcement.sanction_facts import Proposal, Wanted
from xiezhi.procedures.enforcement.sanction_rules import ASKING, IMPOSING
from xiezhi.procedures.enforcement.states import At


class Sanctioning:
    """提请、申请；各开一件。"""

    sanction = Step(
        "提请限制消费或者失信",
        by=ENFORCER,
        moves=(At.running | At.settled).stays,
        facts=Proposal,
        needs=IMPOSING,
        law=law.PROPOSE,
        english="Propose a sanction",
        help="提请失信的，限制消费随着一并提请；院长先签发限制消费令，再签发决定书",
    )
    ask_sanction = Step(
        "申请对被执行人限制消费或者纳入失信名单",
        by=CLAIMANT,
        moves=(At.running | At.settled).stays,
        facts=Wanted,
        needs=ASKING,
        law=law.ASK,
        english="Ask for a sanction",
        help="法院自收到申请之日起十五日内审查并作出决定",
    )
    restrict_too = Step(
        "失信的一并限制消费",
        by=COURSE,
        moves=(At.running | At.settled).stays,
        facts=Proposal,
        law=law.WITH_RESTRICTION,
        english="Restrict whoever is to be listed",
    )
