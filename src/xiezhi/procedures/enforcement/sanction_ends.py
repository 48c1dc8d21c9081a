"""解除和删除的条件：各种情形各有各的证明；有期限的失信，期满由时钟删除。`case` 是这一件措施。"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.clocks import after
from xiezhi.engine.words import Moment, guard
from xiezhi.law.periods import Period
from xiezhi.phrases.debt import owed
from xiezhi.phrases.ended import ENDED
from xiezhi.phrases.periods import is_suspended
from xiezhi.procedures.enforcement import sanction_law as law
from xiezhi.procedures.enforcement.sanction_facts import End, Lifting, Released, Sort
from xiezhi.procedures.enforcement.sanction_rules import above, against, sort_of, term_of
from xiezhi.records.enforcement import Asset

OVER = {state: End.unenforced if state == "unenforced" else End.terminated for state in ENDED}
"""执行案件怎样结束的，措施因此解除。"""
TWICE = 2
ONLY_LISTED = (End.fruitless, End.suspended, End.early)
"""只有失信名单才有的情形。"""
WITHIN_TERM = (End.early, End.corrected)
"""有期限的失信，期满以前只能因这两种删除。"""
DECIDED = ("lift", "uphold", "reject", "correct")


def was_settled(case: Case) -> bool:
    """和解协议履行完毕，其余不再主张或者已经付清。"""
    return owed(above(case), case.date) == 0 and bool(above(case).entries("keep"))


def found_nothing_twice(case: Case) -> bool:
    """终本以后查过两次以上，没有查到财产，也没有人提供线索。"""
    talks = above(case)
    ended = talks.last("end_round")
    if ended is None or talks.proceeding.state != "round_ended":
        return False
    looked = sum(len(talks.of(each).entries("look_again")) for each in talks.children("watch"))
    known = all(each.closed for each in talks.children("inquiry"))
    return looked >= TWICE and known and all(each.found < ended.day for each in talks.mine(Asset))


def is_due(case: Case) -> End | None:
    """应当解除、删除的情形，没有的为空；有期限的失信不适用。"""
    if term_of(case.proceeding) is not None:
        return None
    talks = above(case)
    if talks.proceeding.state in OVER:
        return OVER[talks.proceeding.state]
    if owed(talks, case.date) == 0:
        return End.settled if was_settled(case) else End.performed
    if sort_of(case.proceeding) is Sort.dishonest:
        if is_suspended(talks, None):
            return End.suspended
        if found_nothing_twice(case):
            return End.fruitless
    return None


def to_lift(case: Case) -> dict[str, str]:
    """预填：现在应当解除的情形。"""
    why = is_due(case)
    return {"why": str(why), "reason": why.label} if why else {}


def debt_is_paid(case: Case) -> bool:
    return owed(above(case), case.date) == 0


SHOWN: dict[End, Callable[[Case], bool]] = {
    End.performed: debt_is_paid,
    End.settled: was_settled,
    End.fruitless: found_nothing_twice,
    End.suspended: lambda case: is_suspended(above(case), None),
    End.unenforced: lambda case: above(case).proceeding.state == "unenforced",
    End.terminated: lambda case: OVER.get(above(case).proceeding.state) is End.terminated,
    End.consented: lambda case: any(each.role == "claimant" for each in case.entries("ask_to_lift")),
}
"""案卷里查得到的情形；其余各项由承办人写明。"""


@guard(
    "有期限的失信，期满自动删除；期满以前只能因纠正，或者因积极履行、主动纠正失信行为提前删除",
    law.listing("第十条", "有纳入期限的，不适用前款规定"),
    english="A listing with a term ends with it; before, only as wrong, or early for performance or amends",
)
def fits_the_term(case: Case, facts: Lifting) -> bool:
    return term_of(case.proceeding) is None or facts.why in WITHIN_TERM


@guard(
    "担保只能解除限制消费；终本查询、中止执行、提前删除只适用于失信名单",
    law.limits("第九条", "被执行人提供确实有效的担保或者经申请执行人同意的"),
    english="Security lifts a restriction only; some grounds are those of the list only",
)
def fits_the_sort(case: Case, facts: Lifting) -> bool:
    listed = sort_of(case.proceeding) is Sort.dishonest
    return facts.why is not End.secured if listed else facts.why not in ONLY_LISTED


@guard(
    "所写的情形须在案卷里查得到：欠款、和解、查询、裁定，或者申请执行人的书面申请",
    law.REMOVE,
    english="The ground must be found in the file: the debt, the settlement, the queries, the ruling or the wish",
)
def is_shown(case: Case, facts: Lifting) -> bool:
    return facts.why not in SHOWN or SHOWN[facts.why](case)


@guard(
    "他还在失信名单上的，须继续限制消费；债务履行完毕、执行终结或者不应当限制的除外",
    law.WITH_RESTRICTION,
    english="While he is listed the restriction stays, unless the debt is paid, the case over or the order wrong",
)
def list_is_left(case: Case, facts: Lifting) -> bool:
    if sort_of(case.proceeding) is Sort.dishonest or facts.why in (*OVER.values(), End.corrected):
        return True
    whom = case.standings("defendant")[0].person
    return debt_is_paid(case) or not against(above(case), whom, Sort.dishonest, "in_force")


@guard(
    "须是随单位受限制的人；被执行人本人的限制另行解除",
    law.LEFT_OFFICE,
    english="It must be one of those restricted with an organisation",
)
def is_restricted_with_it(case: Case, facts: Released) -> bool:
    return any(each.person == facts.person for each in case.standings("third"))


@guard("须有还没有答复的纠正申请", law.ANSWER, english="There must be a request that is not answered yet")
def is_asked(case: Case, _: Any) -> bool:
    last = case.last("ask_to_lift", *DECIDED)
    return last is not None and last.step.endswith(".ask_to_lift")


@guard("上一次申请答复以前，不能再申请", law.ANSWER, english="One request is answered before the next is made")
def is_answered(case: Case, _: Any) -> bool:
    return not is_asked(case, None)


@guard(
    "须有驳回纠正申请的决定，才能申请复议",
    law.ASK_ABOVE,
    english="Only a rejection is reviewed by the court above",
)
def was_rejected(case: Case, _: Any) -> bool:
    last = case.last(*DECIDED, "ask_above")
    return last is not None and last.step.endswith(".reject")


@guard("须已向上一级人民法院申请复议", law.ASK_ABOVE, english="The court above must have been asked")
def is_above(case: Case, _: Any) -> bool:
    last = case.last("ask_above", "upheld_above", "revoked_above")
    return last is not None and last.step.endswith(".ask_above")


def with_a_term(case: Case) -> Mapping[str, Moment]:
    """有期限的，自签发之日起算。"""
    return after("sign")(case) if term_of(case.proceeding) else {}


def term(case: Case) -> Period:
    return term_of(case.proceeding) or law.TWO_YEARS
