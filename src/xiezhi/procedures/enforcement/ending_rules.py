"""没有执行完毕而结案的条件：每一种情形要有它的事实；途中的钱先办完；结案以后六十日内可以异议。"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import Guard, guard
from xiezhi.law.periods import months, years
from xiezhi.law.sources import Unread
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_enforcement import CASE_ENDINGS, ENFORCEMENT_WORK, ENTRUSTING
from xiezhi.phrases.debt import obligations
from xiezhi.procedures.enforcement.ending_facts import MOVED, Bar, Plea, Termination, Why

WITHDRAWN = CIVIL_PROCEDURE("第二百六十八条", "申请人撤销申请的")
ENDED = CIVIL_PROCEDURE("第二百六十八条", "人民法院裁定终结执行")
TOO_LATE = CIVIL_PROCEDURE_INTERPRETATION("第四百八十一条", "经审查异议成立的，裁定不予执行")
ACCEPTED = ENFORCEMENT_WORK("第十六条", "人民法院受理执行案件应当符合下列条件")
PASSED = ENTRUSTING("第六条", "一并移交受托法院处理")
RENEWED = ENTRUSTING("第六条", "委托法院应当先行续封或者续冻，再移交受托法院")
OF_SUPPORT = ("赡养", "扶养", "抚养", "抚育")
OF_LOANS = ("借款", "借贷")


def endings(article: str, words: str) -> Unread:
    return Unread(CASE_ENDINGS.title, article, "V2", words)


CANCELLED = endings("第十八条", "可以以“销案”方式结案")
UNENFORCED = endings("第十九条", "裁定不予执行的，以“不予执行”方式结案")
DISMISSED = endings("第二十条", "裁定驳回申请的，以“驳回申请”方式结案")


def everybody(case: Case, role: str, step: str) -> bool:
    """这一方的每一个人，本人或者由代理人，都办过这一步。"""
    acted = {each.actor for each in case.entries(step)}
    acted |= {each.of for each in case.standings("agent") if each.person in acted}
    return {each.person for each in case.standings(role)} <= acted


def where(*grounds: Why) -> Callable[[Guard], Guard]:
    """只对这几种情形要求的条件。"""

    def only(guarded: Guard) -> Guard:
        holds = guarded.holds
        return Guard(
            guarded.sentence, guarded.law, lambda case, facts: facts.why not in grounds or holds(case, facts),
            guarded.english,
        )  # fmt: skip

    return only


def _kinds(case: Case) -> set[str]:
    return {case.person(each.person).kind for each in case.standings("defendant")}


@where(Why.withdrawn)
@guard("须由每一位申请执行人申请撤回", WITHDRAWN, english="Every creditor must have asked to withdraw")
def creditors_have_asked(case: Case, _: Any) -> bool:
    return everybody(case, "claimant", "withdraw")


@where(Why.revoked, Why.died, Why.claimant_died, Why.dissolved, Why.bankrupt, *MOVED)
@guard(
    "须写明所凭的文书或者证明：撤销的裁判、死亡证明、破产裁定、注销登记、上级或者受托法院的文书",
    endings("第十七条", "可以以“终结执行”方式结案"),
    english="Name the paper it rests on: the judgment that revokes, the proof of death, the ruling of bankruptcy",
)
def document_is_named(case: Case, facts: Termination) -> bool:
    return bool(facts.document)


@where(Why.died, Why.destitute)
@guard(
    "只适用于作为被执行人的公民",
    CIVIL_PROCEDURE("第二百六十八条", "作为被执行人的公民死亡"),
    english="This is for debtors who are natural persons only",
)
def debtors_are_natural(case: Case, _: Any) -> bool:
    return _kinds(case) == {"natural"}


@where(Why.dissolved, Why.bankrupt)
@guard(
    "只适用于作为被执行人的企业法人或者其他组织",
    endings("第十七条", "作为被执行人的企业法人或其他组织被撤销、注销"),
    english="This is for debtors that are organisations only",
)
def debtors_are_organisations(case: Case, _: Any) -> bool:
    return "natural" not in _kinds(case)


@where(Why.claimant_died)
@guard(
    "只适用于追索赡养费、扶养费、抚养费的案件",
    CIVIL_PROCEDURE("第二百六十八条", "追索赡养费、扶养费、抚养费案件的权利人死亡的"),
    english="This is for cases of maintenance only",
)
def is_of_support(case: Case, _: Any) -> bool:
    return any(word in case.dispute.cause for word in OF_SUPPORT)


@where(Why.destitute)
@guard(
    "只适用于借款的案件",
    CIVIL_PROCEDURE("第二百六十八条", "因生活困难无力偿还借款"),
    english="This is for loans only",
)
def is_of_a_loan(case: Case, _: Any) -> bool:
    return any(word in case.dispute.cause for word in OF_LOANS)


@guard(
    "途中的款项须先办完：正在划拨的等到账，已经分配的发放完毕",
    ENFORCEMENT_WORK("第三十四条", "应当退还被执行人"),
    english="Money on its way comes first: what is being taken arrives, what was allocated is paid out",
)
def nothing_is_under_way(case: Case, _: Any) -> bool:
    payouts = (each for money in case.children("case_money") for each in case.of(money).children("payout"))
    return all(each.closed for each in payouts) and all(each.state != "taking" for each in case.children("seizure"))


@guard(
    "须是被执行人请求不予执行，经审查成立",
    TOO_LATE,
    english="The debtor must have asked that it be not enforced",
)
def debtor_has_pleaded(case: Case, facts: Plea) -> bool:
    return bool(case.entries("plead"))


@guard(
    "以超过期间不予执行的，申请须在履行期限届满二年以后",
    CIVIL_PROCEDURE("第二百五十条", "申请执行的期间为二年"),
    english="For lateness the application must have come more than two years after the last day to perform",
)
def application_was_late(case: Case, facts: Plea) -> bool:
    applied = case.last("apply", "take_over")
    if facts.bar is not Bar.late or applied is None:
        return facts.bar is not Bar.late
    due = [date.fromisoformat(each.due) for each in obligations(case)]
    return bool(due) and all(years(2).derive(each).due.isoformat() < applied.day for each in due)


@guard(
    "仲裁裁决、公证债权文书才能因此不予执行；本院的裁判、调解书有错误的，依审判监督程序",
    UNENFORCED,
    english="Only an award or a notarial deed is refused on such grounds; a judgment is reopened on retrial",
)
def title_is_from_outside(case: Case, facts: Plea) -> bool:
    return facts.bar is Bar.late or case.parent is None


def _held(case: Case) -> list[Case]:
    return [case.of(each) for each in case.children("seizure") if not each.closed]


@where(*MOVED)
@guard(
    "移交以前，正在办理的查控须先有结果",
    PASSED,
    english="Before it is handed on, every measure under way must have its outcome",
)
def measures_have_their_outcome(case: Case, _: Any) -> bool:
    return all(each.proceeding.state == "in_force" for each in _held(case))


@where(*MOVED)
@guard(
    "查封、冻结的期限不足一个月的，须先续行再移交",
    RENEWED,
    english="A hold with less than a month to run must be renewed before it is handed on",
)
def holds_last_a_month(case: Case, _: Any) -> bool:
    least = months(1).derive(case.date).unrolled.isoformat()
    terms = (each for held in _held(case) for each in held.deadlines if each.clock == "in_force")
    return all(each.due >= least for each in terms if each.status == "open")


TERMINATING = (
    creditors_have_asked,
    document_is_named,
    debtors_are_natural,
    debtors_are_organisations,
    is_of_support,
    is_of_a_loan,
    nothing_is_under_way,
    measures_have_their_outcome,
    holds_last_a_month,
)
"""终结执行须满足的条件。"""
