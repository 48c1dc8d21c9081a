"""限制消费和失信名单：执行员提出，院长签发，送达本人；该解除的三个工作日内解除，到期自动删除。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Errand, Notice, Tally
from xiezhi.engine.clocks import after
from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.engine.words import (
    CLAIMANT,
    COURSE,
    DEFENDANT,
    ENFORCEMENT_HEAD,
    ENFORCER,
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
from xiezhi.law.periods import days, working_days, years
from xiezhi.law.sources import Unread
from xiezhi.law.statutes_enforcement import CONSUMPTION_LIMITS, DISHONEST_DEBTORS
from xiezhi.phrases.debt import owed
from xiezhi.records.proceeding import Proceeding


def limits(article: str, words: str = "") -> Unread:
    return Unread(CONSUMPTION_LIMITS.title, article, "V2", words)


def listing(article: str, words: str = "") -> Unread:
    return Unread(DISHONEST_DEBTORS.title, article, "V2", words)


SIGNED = limits("第四条", "限制消费令由人民法院院长签发")
TERM = years(2)
PUBLISH, UNPUBLISH = "publish", "unpublish"
PUBLIC = listing("第六条", "记载和公布的失信被执行人信息")
LIFT = listing("第十条", "应当在三个工作日内删除失信信息")


class Sort(StrEnum):
    """哪一种措施。"""

    consumption = "consumption"
    dishonest = "dishonest"

    @property
    def label(self) -> str:
        return {"consumption": "限制消费", "dishonest": "纳入失信名单"}[self.value]


class Ground(StrEnum):
    """纳入失信名单的六种情形。"""

    able = "1"
    forged = "2"
    evaded = "3"
    unreported = "4"
    spent = "5"
    broke = "6"

    @property
    def label(self) -> str:
        return {
            "1": "有履行能力而拒不履行",
            "2": "以伪造证据、暴力、威胁等方法妨碍、抗拒执行",
            "3": "以虚假诉讼、虚假仲裁或者以隐匿、转移财产等方法规避执行",
            "4": "违反财产报告制度",
            "5": "违反限制消费令",
            "6": "无正当理由拒不履行执行和解协议",
        }[self.value]


class Proposal(Facts):
    """提请采取措施。"""

    sort: Sort = ask("哪一种", english="Which measure")
    whom: PersonId = ask("对谁", choices="defendants", english="Against whom")
    ground: Ground = ask("情形", default=Ground.able, english="Ground")
    reason: Prose = ask("理由", long=True, english="Reason")
    grace: int = ask("宽限几日再公布（0至90）", default=0, english="Days of grace before it is published")


class Lifting(Facts):
    """解除的理由。"""

    reason: Prose = ask("理由", long=True, english="Reason")


class Published(Facts):
    """公布、撤下的回执。"""

    reference: str = ask("公布平台的编号", english="Number on the public list")


class Trip(Facts):
    """确因生活、工作必需，申请一次准许。"""

    what: Prose = ask("需要什么、何时", long=True, english="What is needed, and when")


@guard(
    "须先满执行通知书指定的期间仍未履行",
    limits("第一条", "未按执行通知书指定的期间履行"),
    english="The days of the enforcement notice must have passed without performance",
)
def period_has_passed(case: Case, _: Any) -> bool:
    return any(each.clock == "report" and each.due < case.day and each.status != "void" for each in case.deadlines)


@guard("须是被执行人", limits("第一条", "被执行人"), english="It must be a debtor of this case")
def is_a_debtor(case: Case, facts: Proposal) -> bool:
    return any(each.person == facts.whom for each in case.standings("defendant"))


@guard("宽限期须为零至九十日", limits("第四条"), english="The days of grace are between 0 and 90")
def grace_is_short(case: Case, facts: Proposal) -> bool:
    return 0 <= facts.grace <= 90


@guard(
    "未成年人不能纳入失信名单",
    listing("第四条", "被执行人为未成年人的"),
    english="A minor cannot be put on the list of defaulters",
)
def is_grown(case: Case, facts: Proposal) -> bool:
    born = case.person(facts.whom).born
    return facts.sort is Sort.consumption or not born or f"{int(born[:4]) + 18}{born[4:]}" <= case.day


def put_forward(case: Case, facts: Proposal) -> Iterator[Any]:
    assert case.parent is not None, "措施在执行案件之下"
    above = case.of(case.parent)
    place = len(above.children("sanction"))
    yield Subject(facts.whom)
    yield case.change(
        number=f"{case.parent.number}/惩戒/{place}", track=f"{facts.sort}.{facts.ground}", outcome=f"{facts.grace}"
    )
    for each in above.standings("claimant", "enforcer"):
        yield case.stand(each.person, each.role, each.order)
    yield case.stand(facts.whom, DEFENDANT)


def sort_of(case: Case) -> Sort:
    return Sort(case.proceeding.track.partition(".")[0])


def put_in_force(case: Case, _: Any) -> Iterator[Any]:
    sort, ground = sort_of(case), Ground(case.proceeding.track.partition(".")[2])
    above = case.of(case.parent) if case.parent else case
    who = case.standings("defendant")[0].person
    yield case.draft(
        "consumption_order" if sort is Sort.consumption else "dishonesty_decision",
        debtor=case.person(who).name,
        creditors=above.names("claimant"),
        number=above.proceeding.number,
        ground=ground.label,
        title=_title(above),
        officer=next((o.name for o in case.house.officers.values() if o.person == above.proceeding.judge), ""),
    )
    yield Notice(who, f"法院已对您{sort.label}；履行债务后三个工作日内解除")
    yield Tally(f"sanction_{sort}")
    yield Errand(PUBLISH, {})


def _title(above: Case) -> str:
    return above.parent.number if above.parent else next((each.text for each in above.claims), "")


def taken_off(case: Case, _: Any) -> Iterator[Any]:
    yield Errand(UNPUBLISH, {"why": "lifted"})
    who = case.standings("defendant")[0].person
    yield Notice(who, f"对您的{sort_of(case).label}已经解除")


def paid_up(case: Case) -> Mapping[str, Moment]:
    """解除的起算：债务清偿的那一步。"""
    parent = case.family.get(Proceeding, case.proceeding.parent)
    if parent is None or owed(case.of(parent), case.date) > 0:
        return {}
    entry = case.of(parent).last()
    return {"": Moment(entry.entry, entry.day)} if entry else {}


def with_a_term(case: Case) -> Mapping[str, Moment]:
    """有履行能力而拒不履行的没有期限，其余的失信满二年删除。"""
    sort, _, ground = case.proceeding.track.partition(".")
    return after("sign")(case) if sort == Sort.dishonest and ground != Ground.able else {}


class Sanction(
    Procedure,
    label="限制消费与失信",
    code="惩戒",
    english="Sanction",
    numbered=False,
    seen_by=(ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """限制消费、失信名单：有条件、有签发、有送达、有到期、有解除。"""

    proposed = State(
        "待签发",
        first=True,
        within=days(15),
        since=after("propose"),
        by=PRESIDENT,
        law=listing("第五条", "应当在十五日内"),
        english="To be signed",
    )
    in_force = State("已生效", unclocked="失信满二年删除、清偿后三个工作日解除的期限单列", english="In force")
    declined = State("未签发", last=True, english="Not signed")
    lifted = State("已解除", last=True, english="Lifted")

    propose = Step(
        "提请", by=COURSE, moves=NEW >> proposed, facts=Proposal, does=put_forward, law=SIGNED, english="Propose"
    )
    sign = Step(
        "签发", by=PRESIDENT, moves=proposed >> in_force, does=put_in_force, signed=True, law=SIGNED, english="Sign"
    )
    decline = Step("不予签发", by=PRESIDENT, moves=proposed >> declined, facts=Lifting, law=SIGNED, english="Decline")
    published = Step(
        "已对外公布",
        by=REGISTRY | ENFORCER,
        moves=in_force.stays,
        facts=Published,
        law=PUBLIC,
        english="Published",
    )
    removed = Step(
        "已从公布平台撤下",
        by=REGISTRY | ENFORCER,
        moves=lifted >> lifted,
        facts=Published,
        law=LIFT,
        english="Taken off the public list",
    )
    permit = Step(
        "准许一次必需消费",
        by=ENFORCER,
        moves=in_force.stays,
        facts=Trip,
        law=limits("第八条", "因生活或者经营必需"),
        english="Permit one necessary expense",
    )
    lift = Step("解除", by=ENFORCER, moves=in_force >> lifted, facts=Lifting, does=taken_off, law=LIFT, english="Lift")
    ask_to_lift = Step(
        "申请纠正或者解除",
        by=DEFENDANT | CLAIMANT,
        moves=in_force.stays,
        facts=Lifting,
        law=listing("第十二条", "十五日内审查"),
        english="Ask to lift or correct",
    )

    removal = Promise(
        "清偿后三个工作日内解除",
        by=ENFORCER,
        within=working_days(3),
        since=paid_up,
        kept_by=("lift",),
        law=LIFT,
        english="Lift within three working days of payment",
    )
    expiry = Promise(
        "失信期限届满删除",
        by=ENFORCER,
        within=TERM,
        since=with_a_term,
        kept_by=("lift",),
        law=listing("第二条", "纳入失信被执行人名单的期限为二年"),
        english="Delete when the term has run out",
    )
