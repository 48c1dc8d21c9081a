"""终本的条件，逐项：一项条件就是一句话、一条依据、一条证明它的记录；找不到记录的，就没有满足。"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from xiezhi.engine.case import Case
from xiezhi.engine.family import Happened
from xiezhi.law.periods import months
from xiezhi.law.sources import Basis, Policy, Unread
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_enforcement import ROUND_ENDS
from xiezhi.phrases.debt import owed
from xiezhi.phrases.enforceable import holds_of
from xiezhi.procedures.enforcement.institutions import INSTITUTIONS
from xiezhi.procedures.enforcement.sanction_facts import Sort
from xiezhi.procedures.enforcement.sanction_rules import is_minor, sort_of
from xiezhi.records.enforcement import Asset

REGISTERED = ("vehicles", "realty", "securities", "companies", "network_payment")
"""银行以外必须查到的：车辆、不动产、证券、登记、网络资金；股息红利随证券、登记一并答复。"""
FUNDS = ("provident_fund", "insurance")
FRESH = months(3)
SMALL = 100_000
SMALL_SHARE = 20
"""可以不处置的小额财产：不满一千元（记分），并且不超过尚欠债务的二十分之一。"""


def round_rule(article: str, words: str) -> Unread:
    return Unread(ROUND_ENDS.title, article, "V2", words)


def court_rule(words: str) -> Policy:
    return Policy("终本办理规则", words)


@dataclass(frozen=True, slots=True)
class Check:
    """一项条件：要满足什么、依据、今天由哪一条记录证明；没有记录证明的，没有满足。"""

    sentence: str
    law: Basis
    shown_by: Callable[[Case], Happened | None]
    english: str


def above(case: Case) -> Case:
    assert case.parent is not None, "终本审查在执行案件之下"
    return case.of(case.parent)


def each_debtor(case: Case, find: Callable[[Case, str], Happened | None]) -> Happened | None:
    """对每一名被执行人都要有；最早的一条决定还算不算数。"""
    talks = above(case)
    found = [find(talks, each.person) for each in talks.standings("defendant")]
    return None if None in found else _first(found)


def _first(found: Iterable[Happened | None]) -> Happened | None:
    return min(filter(None, found), key=lambda each: each.at, default=None)


def _latest(found: Iterable[Happened | None]) -> Happened | None:
    return max(filter(None, found), key=lambda each: each.at, default=None)


def was_notified(case: Case) -> Happened | None:
    return above(case).last("notify")


# --- 限制消费和失信 ------------------------------------------------------------------------------------------------


def _decided(talks: Case, person: str, sort: Sort) -> Happened | None:
    """对他的这一种措施：现在有效的签发；提请过而院长没有签发失信的，也算处理过。"""
    entries: list[Happened | None] = []
    for each in map(talks.of, talks.children("sanction")):
        if sort_of(each.proceeding) is sort and any(one.person == person for one in each.standings("defendant")):
            entries += [each.last("sign")] if each.proceeding.state == "in_force" else []
            entries += [each.last("decline")] if sort is Sort.dishonest else []
    return _latest(entries)


def is_restricted(case: Case) -> Happened | None:
    return each_debtor(case, lambda talks, person: _decided(talks, person, Sort.consumption))


def _listed(talks: Case, person: str) -> Happened | None:
    """期满没有报告财产的，须已经决定是否纳入；未成年人不能纳入。"""
    due = [each for each in talks.deadlines if each.clock == "report" and each.person == person]
    broke = any(each.due < talks.day and not each.met and each.status != "void" for each in due)
    if broke and not is_minor(talks, person):
        return _decided(talks, person, Sort.dishonest)
    return _decided(talks, person, Sort.dishonest) or talks.last("report", "notify")


def is_listed(case: Case) -> Happened | None:
    return each_debtor(case, _listed)


# --- 财产调查 ------------------------------------------------------------------------------------------------------


def _surveyed(talks: Case, person: str) -> Happened | None:
    return _latest(each for each in talks.entries("survey") if each.subject == person)


def _answered(talks: Case, person: str, code: str) -> Happened | None:
    """机构的最后一次答复；查不成的，以后到现场查过的那一次。"""
    found: list[Happened | None] = []
    for each in map(talks.of, talks.children("inquiry")):
        if each.proceeding.track == code and any(one.person == person for one in each.standings("debtor")):
            given_up, survey = each.last("give_up"), _surveyed(talks, person)
            if given_up is not None:
                found += [survey] if survey is not None and survey.at >= given_up.at else []
            elif each.proceeding.closed:
                found += [each.last("answer")]
    return _latest(found)


def _scope(case: Case) -> list[str]:
    """本院联网的银行（没有另定的为全部），加上法律列明的登记。"""
    own = case.setting("enforcement.institutions", "").split("、")
    banks = [each for each in own if each.startswith("bank")] or [each for each in INSTITUTIONS if "bank" in each]
    return [*banks, *REGISTERED]


def _all_answered(case: Case, codes: list[str] | tuple[str, ...]) -> Happened | None:
    def find(talks: Case, person: str) -> Happened | None:
        found = [_answered(talks, person, code) for code in codes]
        return None if None in found else _first(found)

    return each_debtor(case, find)


def is_asked_everywhere(case: Case) -> Happened | None:
    return _all_answered(case, _scope(case))


def is_fresh(case: Case) -> Happened | None:
    """已有的各项答复里最早的一项，还在三个月以内。"""

    def find(talks: Case, person: str) -> Happened | None:
        known = [_answered(talks, person, code) for code in (*_scope(case), *FUNDS)]
        return _first(known)

    oldest = each_debtor(case, find)
    return oldest if oldest and case.date <= FRESH.derive(date.fromisoformat(oldest.day), rolls=False).due else None


def are_funds_asked(case: Case) -> Happened | None:
    return _all_answered(case, FUNDS)


def is_surveyed(case: Case) -> Happened | None:
    return above(case).last("survey")


def are_clues_checked(case: Case) -> Happened | None:
    """没有一条线索还悬着；没有线索的，以申请时所写为准。"""
    talks = above(case)
    clues = [talks.of(each) for each in talks.children("property_clue")]
    if any(map(_is_open_clue, talks.mine(Asset))) or not all(each.proceeding.closed for each in clues):
        return None
    answered = _latest([talks.last("survey", "freeze"), *(each.last("seize", "refute", "leave") for each in clues)])
    return answered or talks.last("apply", "take_over")


def _is_open_clue(asset: Asset) -> bool:
    return asset.source == "clue" and asset.status == "found"


def _cannot_be_sold(talks: Case, asset: str) -> bool:
    """拍卖、变卖都没有成交，申请执行人也没有接受抵债。"""
    held = {each.proceeding for each in holds_of(talks, asset)}
    seizures = [talks.of(each) for each in talks.children("seizure") if each.id in held]
    return any(sale.state == "unsold" for each in seizures for sale in each.children("disposal"))


def has_nothing(case: Case) -> Happened | None:
    talks = above(case)
    left = [
        each
        for each in talks.mine(Asset)
        if each.status in ("found", "held") and not _is_open_clue(each) and not _cannot_be_sold(talks, each.id)
    ]
    worth = sum(each.value for each in left)
    small = worth < SMALL and worth * SMALL_SHARE <= owed(talks, case.date)
    known = all(each.value or each.kind == "deposit" for each in left)
    return _last_answer(talks) if small and known else None


def _last_answer(talks: Case) -> Happened | None:
    return _latest(talks.of(each).last("answer") for each in talks.children("inquiry"))


# --- 期间、人和债 --------------------------------------------------------------------------------------------------


def is_three_months(case: Case) -> Happened | None:
    docketed = above(case).last("docket", "take_over")
    if docketed is None:
        return None
    return docketed if case.date > FRESH.derive(date.fromisoformat(docketed.day), rolls=False).due else None


def _reported(talks: Case, person: str) -> Happened | None:
    days = {each.met for each in talks.deadlines if each.clock == "report" and each.person == person}
    return _latest(each for each in talks.entries("report") if each.day in days)


def is_found_or_searched(case: Case) -> Happened | None:
    return each_debtor(case, lambda talks, person: _reported(talks, person) or _surveyed(talks, person))


def is_one_alive(case: Case) -> Happened | None:
    """有一名被执行人是单位，或者报告过财产，或者民政登记已经查过。"""
    talks = above(case)
    for each in talks.standings("defendant"):
        if talks.person(each.person).kind != "natural":
            return talks.last("docket", "take_over")
        if found := _reported(talks, each.person) or _answered(talks, each.person, "civil_affairs"):
            return found
    return None


def is_owed_money(case: Case) -> Happened | None:
    talks = above(case)
    return talks.last("docket", "take_over", "credit", "receive") if owed(talks, case.date) > 0 else None


def was_heard(case: Case) -> Happened | None:
    return case.last("hear")


CHECKS = (
    Check(
        "已发出执行通知、责令报告财产",
        round_rule("第一条", "已向被执行人发出执行通知、责令被执行人报告财产"),
        was_notified,
        "The notice and the order to report property have been sent",
    ),
    Check(
        "已向每一名被执行人发出限制消费令",
        round_rule("第一条", "已向被执行人发出限制消费令"),
        is_restricted,
        "An order restricting consumption stands against every debtor",
    ),
    Check(
        "符合条件的被执行人已纳入失信名单",
        round_rule("第一条", "将符合条件的被执行人纳入失信被执行人名单"),
        is_listed,
        "Every debtor who must be listed as a defaulter is listed",
    ),
    Check(
        "财产线索都已核查",
        round_rule("第三条", "对申请执行人或者其他人提供的财产线索进行核查"),
        are_clues_checked,
        "Every clue to property has been checked",
    ),
    Check(
        "已查询存款、车辆、不动产、证券、网络资金和工商登记",
        round_rule(
            "第三条", "通过网络执行查控系统对被执行人的存款、车辆及其他交通运输工具、不动产、有价证券等财产情况进行查询"
        ),
        is_asked_everywhere,
        "Deposits, vehicles, land, securities, network payments and the register of companies have been asked about",
    ),
    Check(
        "各项查询的答复都在三个月以内",
        court_rule("查询结果不早于三个月"),
        is_fresh,
        "No answer is older than three months",
    ),
    Check(
        "已查询公积金和人身保险",
        court_rule("公积金、保险、股息红利须已查询"),
        are_funds_asked,
        "The provident fund and insurance have been asked about",
    ),
    Check(
        "已实地调查、搜查、悬赏或者审计",
        round_rule("第三条", "在被执行人住所地或者可能隐匿、转移财产所在地进行必要调查"),
        is_surveyed,
        "There has been a survey on the spot, a search, a reward or an audit",
    ),
    Check(
        "没有可供执行的财产或者发现的财产不能处置",
        CIVIL_PROCEDURE_INTERPRETATION("第五百一十七条", "经过财产调查未发现可供执行的财产"),
        has_nothing,
        "There is no property, or none that can be disposed of",
    ),
    Check(
        "自执行立案之日起已超过三个月",
        round_rule("第一条", "自执行案件立案之日起已超过三个月"),
        is_three_months,
        "More than three months have passed since docketing",
    ),
    Check(
        "下落不明的被执行人已依法查找",
        round_rule("第一条", "被执行人下落不明的，已依法予以查找"),
        is_found_or_searched,
        "Every debtor has reported in time or has been looked for",
    ),
    Check(
        "被执行人不是都已死亡",
        CIVIL_PROCEDURE("第二百六十八条", "作为被执行人的公民死亡"),
        is_one_alive,
        "Not all debtors are dead",
    ),
    Check(
        "尚有没有清偿的金钱债务",
        court_rule("没有欠款的执行完毕；只有行为义务的不适用终本"),
        is_owed_money,
        "Money is still owed",
    ),
    Check(
        "已告知申请执行人并听取意见",
        round_rule("第五条", "应当告知申请执行人并听取其意见"),
        was_heard,
        "The applicant has been told and heard",
    ),
)
"""终本的条件，逐项。"""
