"""采取限制消费、纳入失信名单的条件：各项情形要各项事实，不得纳入的不纳入。`case` 是执行案件，或者它之下的措施。"""

from __future__ import annotations

from datetime import date
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import guard
from xiezhi.law.periods import Period, years
from xiezhi.phrases.debt import owed
from xiezhi.procedures.enforcement import sanction_law as law
from xiezhi.procedures.enforcement.sanction_facts import End, Ground, Longer, Proposal, Sort, Wanted
from xiezhi.records.enforcement import Hold, Instalment
from xiezhi.records.proceeding import Proceeding

MOST_YEARS = 3


# --- what a sanction is -----------------------------------------------------------------------------------------------


def above(case: Case) -> Case:
    """措施所在的执行案件；本来就是执行案件的，它自己。"""
    if case.proceeding.procedure != "sanction":
        return case
    assert case.parent is not None, "措施在执行案件之下"
    return case.of(case.parent)


def sort_of(sanction: Proceeding) -> Sort:
    return Sort(sanction.track.split(".")[0])


def ground_of(sanction: Proceeding) -> Ground:
    return Ground(sanction.track.split(".")[1])


def term_of(sanction: Proceeding) -> Period | None:
    """失信的期限：第一项没有期限，其余二年，可以延长；限制消费没有期限。"""
    sort, ground, *more = sanction.track.split(".")
    if sort != Sort.dishonest or ground == Ground.able:
        return None
    return years(int(more[0])) if more else law.TWO_YEARS


def against(enforcement: Case, person: str, sort: Sort, *states: str) -> list[Proceeding]:
    """对他的这一种措施，在这些状态里的；不写状态的，没有了结的。"""
    return [
        each
        for each in enforcement.children("sanction")
        if sort_of(each) is sort
        and (each.state in states if states else not each.closed)
        and any(one.person == person for one in enforcement.of(each).standings("defendant"))
    ]


def is_minor(case: Case, person: str) -> bool:
    born = case.person(person).born
    return bool(born) and f"{int(born[:4]) + 18}{born[4:]}" > case.day


def is_listing(facts: Proposal | Wanted, *grounds: Ground) -> bool:
    """是纳入失信名单，并且是这几项情形。"""
    return facts.sort is Sort.dishonest and (not grounds or facts.ground in grounds)


# --- who, and when ----------------------------------------------------------------------------------------------------


@guard("须是被执行人", law.limits("第一条", "被执行人"), english="It must be a debtor of this case")
def is_a_debtor(case: Case, facts: Proposal | Wanted) -> bool:
    return any(each.person == facts.whom for each in above(case).standings("defendant"))


@guard(
    "须先满他收到的执行通知书指定的期间仍未履行",
    law.limits("第一条", "未按执行通知书指定的期间履行"),
    english="The days of the enforcement notice, served on him, must have passed without performance",
)
def period_has_passed(case: Case, facts: Proposal | Wanted) -> bool:
    mine = (each for each in above(case).deadlines if each.clock == "report" and each.person == facts.whom)
    return any(each.due < case.day and each.status != "void" for each in mine)


@guard(
    "同一种措施对同一个人只采取一次，解除以后才能重新采取",
    law.listing("第十条", "可以重新将其纳入失信被执行人名单"),
    english="The same measure stands against one person once only",
)
def is_not_taken_yet(case: Case, facts: Proposal | Wanted) -> bool:
    return all(each.id == case.proceeding.id for each in against(above(case), facts.whom, facts.sort))


@guard(
    "未成年人不能纳入失信名单",
    law.listing("第四条", "被执行人为未成年人的，人民法院不得将其纳入失信被执行人名单"),
    english="A minor cannot be put on the list of defaulters",
)
def is_grown(case: Case, facts: Proposal | Wanted) -> bool:
    return facts.sort is Sort.consumption or not is_minor(case, facts.whom)


@guard(
    "依申请执行人申请删除以后六个月内，他再申请纳入的，不予支持",
    law.listing("第十条", "删除失信信息后六个月内，申请执行人申请将该被执行人纳入失信被执行人名单的，人民法院不予支持"),
    english="Within six months of a deletion at the creditor's wish he cannot have the debtor listed again",
)
def six_months_have_passed(case: Case, facts: Wanted) -> bool:
    gone = against(above(case), facts.whom, Sort.dishonest, "lifted") if is_listing(facts) else []
    return all(
        each.outcome != End.consented.label
        or law.AGAIN_AFTER.derive(date.fromisoformat(each.closed), rolls=False).due < case.date
        for each in gone
    )


@guard(
    "对单位限制消费的，须写明法定代表人、主要负责人等受限制的人；对自然人的不填",
    law.limits("第三条", "被执行人及其法定代表人、主要负责人、影响债务履行的直接责任人员、实际控制人不得实施"),
    english="An organisation is restricted with those who represent, run or control it; a natural person alone",
)
def people_are_named(case: Case, facts: Proposal) -> bool:
    natural = case.person(facts.whom).kind == "natural"
    restricted = facts.sort is Sort.dishonest and bool(against(above(case), facts.whom, Sort.consumption))
    return not facts.people if natural else bool(facts.people) or restricted


@guard(
    "不给宽限，或者给一至三个月（30至90日），不能更长",
    law.goodwill("第十五条", "可以给予其一至三个月的宽限期"),
    english="There is no grace, or one of 30 to 90 days",
)
def grace_is_lawful(case: Case, facts: Proposal) -> bool:
    return facts.grace == 0 or 30 <= facts.grace <= 90


# --- the six grounds, each with its own facts -------------------------------------------------------------------------


def held(enforcement: Case) -> int:
    """已经实际控制、位次在先的财产，分。"""
    ours = {each.id for each in enforcement.children("seizure")}
    mine = (each for each in enforcement.family.all(Hold) if each.proceeding in ours)
    return sum(each.held for each in mine if each.status == "in_force" and each.rank == 0)


@guard(
    "以有履行能力纳入的，须写明他有什么财产或者收入",
    law.listing("第一条", "有履行能力而拒不履行生效法律文书确定义务的"),
    english="Whoever is listed as able to pay: say with what",
)
def means_are_shown(case: Case, facts: Proposal) -> bool:
    return not is_listing(facts, Ground.able) or bool(facts.did)


@guard(
    "提供了充分有效担保或者履行顺序在后的，不得以有履行能力纳入，须先核对",
    law.listing("第三条", "提供了充分有效担保的"),
    english="Security that suffices, or a turn that has not come, bars a listing for ability: check first",
)
def bars_are_checked(case: Case, facts: Proposal) -> bool:
    return not is_listing(facts, Ground.able) or facts.no_bar


@guard(
    "已经查封、扣押、冻结的财产足以清偿的，不得以有履行能力纳入",
    law.listing("第三条", "已被采取查封、扣押、冻结等措施的财产足以清偿生效法律文书确定债务的"),
    english="Where what is held suffices for the debt, nobody is listed for ability",
)
def held_does_not_suffice(case: Case, facts: Proposal) -> bool:
    return not is_listing(facts, Ground.able) or held(above(case)) < owed(above(case), case.date)


@guard(
    "妨碍、规避执行的，须写明哪一日、做了什么、凭什么证据",
    law.listing("第一条", "以伪造证据、暴力、威胁等方法妨碍、抗拒执行的"),
    english="Obstruction and evasion: say on which day, what was done, and the proof",
)
def deed_is_told(case: Case, facts: Proposal) -> bool:
    if not is_listing(facts, Ground.forged, Ground.evaded):
        return True
    return bool(facts.did) and facts.on is not None and facts.on.isoformat() <= case.day


@guard(
    "违反报告制度的，须是期满没有报告；已经报告的，须写明哪里不实",
    law.listing("第一条", "违反财产报告制度的"),
    english="The order to report must have passed unmet; of a report that was made, say what is untrue",
)
def report_is_lacking(case: Case, facts: Proposal) -> bool:
    if not is_listing(facts, Ground.unreported):
        return True
    mine = [each for each in above(case).deadlines if each.clock == "report" and each.person == facts.whom]
    unmet = any(each.due < case.day and not each.met and each.status != "void" for each in mine)
    return unmet or (bool(facts.did) and any(each.met for each in mine))


@guard(
    "违反限制消费令的，须在限制消费令生效以后，写明哪一日、怎样消费",
    law.listing("第一条", "违反限制消费令的"),
    english="The order must have been in force on the day of the spending, which is told",
)
def order_was_broken(case: Case, facts: Proposal) -> bool:
    if not is_listing(facts, Ground.spent):
        return True
    talks = above(case)
    orders = (talks.of(each) for each in against(talks, facts.whom, Sort.consumption, "in_force", "lifted"))
    signed = [entry.day for each in orders for entry in each.entries("sign")]
    spent = facts.on.isoformat() if facts.on else ""
    return bool(facts.did) and any(day <= spent <= case.day for day in signed)


@guard(
    "不履行和解协议的，须是他应付的一期到期没有付清",
    law.listing("第一条", "无正当理由拒不履行执行和解协议的"),
    english="An instalment that he owes by settlement must be overdue",
)
def settlement_was_broken(case: Case, facts: Proposal) -> bool:
    if not is_listing(facts, Ground.broke):
        return True
    mine = (each for each in above(case).mine(Instalment) if each.payer == facts.whom)
    return any(each.paid < each.amount and each.due < case.day for each in mine if each.status != "replaced")


@guard(
    "期限只能因暴力、威胁情节严重或者多项失信行为延长一至三年；有履行能力的没有期限，不能延长",
    law.listing("第二条", "可以延长一至三年"),
    english="A term is longer by one to three years, for grave violence or for several acts; ability has no term",
)
def term_is_lawful(case: Case, facts: Proposal) -> bool:
    if facts.why_longer is Longer.no:
        return facts.longer == 0
    fits = facts.why_longer is Longer.several or facts.ground is Ground.forged
    return is_listing(facts) and facts.ground is not Ground.able and fits and 1 <= facts.longer <= MOST_YEARS


IMPOSING = (
    is_a_debtor,
    period_has_passed,
    is_not_taken_yet,
    is_grown,
    people_are_named,
    grace_is_lawful,
    means_are_shown,
    bars_are_checked,
    held_does_not_suffice,
    deed_is_told,
    report_is_lacking,
    order_was_broken,
    settlement_was_broken,
    term_is_lawful,
)
"""提请一项措施须满足的全部条件。"""
ASKING = (is_a_debtor, period_has_passed, is_not_taken_yet, is_grown, six_months_have_passed)
"""申请执行人申请采取一项措施须满足的条件。"""


# --- signing ----------------------------------------------------------------------------------------------------------


@guard(
    "须先签发限制消费令：纳入失信名单的，应当同时限制消费",
    law.WITH_RESTRICTION,
    english="The order that restricts consumption is signed first: it goes with every listing",
)
def restriction_stands(case: Case, _: Any) -> bool:
    if sort_of(case.proceeding) is Sort.consumption:
        return True
    whom = case.standings("defendant")[0].person
    return bool(against(above(case), whom, Sort.consumption, "in_force"))


@guard(
    "须与申请执行人申请的措施、对象一致",
    law.DECIDE,
    english="It must be the measure that was asked for, against the same person",
)
def is_what_was_asked(case: Case, facts: Proposal) -> bool:
    whom = case.standings("defendant")[0].person
    return (facts.sort, facts.whom) == (sort_of(case.proceeding), whom)
