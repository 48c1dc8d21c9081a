"""裁判文书办理的条件：每一条都有一句话和法条。"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import guard
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, COURT_FEES
from xiezhi.phrases.appeals import Against
from xiezhi.phrases.bench import SIDES, panel
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.suing_back import suit_is_withdrawn
from xiezhi.phrases.verdicts import CONTENT, MAJORITY, SIGNED, sound
from xiezhi.procedures.judgment.facts import Appealing, Decision, Terms
from xiezhi.procedures.judgment.records import demands, fee, paper_of, shares
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Delivery

APPEAL = CIVIL_PROCEDURE("第一百七十一条", "有权在判决书送达之日起十五日内")
EFFECT = CIVIL_PROCEDURE("第一百五十八条", "超过上诉期没有上诉的判决、裁定")


@guard("这一件是调解书，不能写判项", CONTENT, english="This is a settlement: it has no items of judgment")
def is_judgment(case: Case, _: Any) -> bool:
    return case.proceeding.track != "mediation"


@guard(
    "这一件是判决书，不能写调解协议",
    CIVIL_PROCEDURE("第一百条", "调解达成协议"),
    english="This is a judgment: it has no settlement terms",
)
def is_mediation(case: Case, _: Any) -> bool:
    return case.proceeding.track == "mediation"


@guard(
    "判项的债务人和债权人须是本案当事人，并且不是同一人；利息须写明基数、起日和利率",
    CONTENT,
    english="Debtor and creditor must be two parties to this case; interest needs its base, first day and rate",
)
def items_are_sound(case: Case, facts: Decision | Terms) -> bool:
    return sound(facts.items, set(opened_in(case).parties))


@guard(
    "各方负担的案件受理费相加须等于全部费用",
    COURT_FEES("第五十三条", "写明当事人各方应当负担的数额"),
    english="The shares of the fee must add up to the whole",
)
def fee_is_shared_out(case: Case, facts: Decision | Terms) -> bool:
    borne = shares(case, facts.items, facts.shares, facts.declared if isinstance(facts, Decision) else ())
    parties = set(opened_in(case).parties)
    return sum(each.amount for each in borne) == fee(case) and {each.who for each in borne} <= parties


@guard(
    "反诉和第三人独立的请求须逐一裁判：写明给付什么，或者驳回",
    CONTENT,
    english="Each counterclaim and third-party claim must be decided: granted by an item, or dismissed",
)
def others_are_answered(case: Case, facts: Decision) -> bool:
    asked, granted = set(demands(case)), {each.creditor for each in facts.items}
    return set(facts.dismissed) <= asked and (bool(facts.declared) or asked <= {*facts.dismissed, *granted})


@guard(
    "原告已经撤诉的，只裁判反诉和第三人的请求：不能判给没有请求的人，也不能驳回已经撤回的请求",
    CIVIL_PROCEDURE_INTERPRETATION("第二百三十九条", "应当对反诉继续审理"),
    english="Where the suit is withdrawn only what others claim is decided: nobody else is granted or refused anything",
)
def withdrawn_is_left_alone(case: Case, facts: Decision) -> bool:
    if not suit_is_withdrawn(opened_in(case)):
        return True
    return not facts.rest_dismissed and {each.creditor for each in facts.items} <= set(demands(case))


@guard("文书须已起草", CONTENT, english="The paper must be drafted")
def is_drafted(case: Case, _: Any) -> bool:
    return paper_of(case) is not None


@guard(
    "合议庭须先评议，并以多数意见作出决定", MAJORITY, english="The panel must deliberate first and decide by majority"
)
def was_deliberated(case: Case, _: Any) -> bool:
    drafted, discussed = case.last("draft", "draft_terms"), case.last("deliberate")
    return len(panel(case)) == 1 or (discussed is not None and drafted is not None)


@guard("签发须由独任审判员或者审判长办理", SIGNED, english="The sole or presiding judge issues it")
def is_first_of_bench(case: Case, _: Any) -> bool:
    return case.actor == case.proceeding.judge


@guard(
    "小额诉讼一审终审，不能上诉",
    CIVIL_PROCEDURE("第一百六十五条", "实行一审终审"),
    english="In small claims the first judgment is final",
)
def may_be_appealed(case: Case, _: Any) -> bool:
    return case.proceeding.track != "final"


@guard(
    "对同一方当事人之间的权利义务有意见的，须同一方还有别人",
    CIVIL_PROCEDURE_INTERPRETATION("第三百一十七条", "上诉仅对共同诉讼人之间权利义务分担有意见"),
    english="To contest what is shared out within a side, somebody else must stand on it",
)
def side_has_others(case: Case, facts: Appealing) -> bool:
    roles = {each.person: each.role for each in case.standings(*SIDES)}
    beside = [each for each, role in roles.items() if each != case.me and role == roles.get(case.me)]
    return facts.against is Against.opponents or bool(beside)


@guard(
    "判决书须还没有发送",
    CIVIL_PROCEDURE("第一百五十一条", "应当在十日内发送判决书"),
    english="The judgment must not have been sent yet",
)
def not_yet_sent(case: Case, _: Any) -> bool:
    return not case.entries("send")


@guard(
    "判决须已生效：各方均已收到判决书，上诉期均已届满",
    EFFECT,
    english="The judgment must be in effect: all have it and all times to appeal are over",
)
def effect_is_due(case: Case, _: Any) -> bool:
    if case.proceeding.track == "final":
        return all_served(case)
    mine = {each.person: each for each in case.deadlines if each.clock == "appeal" and each.status != "void"}
    dropped = {each.subject for each in case.entries("drop_appeal")}
    over = all(each.is_over(case.now[:10]) or person in dropped for person, each in mine.items())
    return set(mine) >= set(case.parties) and over


def all_served(case: Case) -> bool:
    """每一个当事人都已经收到。"""
    paper = paper_of(case)
    got = {each.recipient for each in case.family.all(Delivery) if paper and each.paper == paper.id and each.effective}
    return got >= set(case.parties)


def last_day(case: Case) -> str:
    """生效之日：最后一个上诉期届满的次日；一审终审和调解书为最后一人收到之日。"""
    if case.proceeding.track != "judgment":
        return case.day
    dues = [each.due for each in case.deadlines if each.clock == "appeal" and each.status != "void"]
    return (date.fromisoformat(max(dues)) + timedelta(days=1)).isoformat()


@guard(
    "须有尚未预交的上诉费，且交费的期限已经届满",
    CIVIL_PROCEDURE_INTERPRETATION("第三百一十八条", "按自动撤回上诉处理"),
    english="The fee of the appeal must be unpaid and the time to pay over",
)
def appeal_fee_is_overdue(case: Case, _: Any) -> bool:
    lapsed = any(each.clock == "payment" and each.status == "lapsed" for each in case.deadlines)
    return lapsed and any(each.status == "open" and each.kind == "appeal_fee" for each in case.mine(Bill))


@guard(
    "上诉状副本须还没有发送",
    CIVIL_PROCEDURE("第一百七十四条", "应当在五日内将上诉状副本送达对方当事人"),
    english="The copies of the appeal must not have been sent yet",
)
def copy_is_to_be_sent(case: Case, _: Any) -> bool:
    last = case.last("appeal", "send_copy")
    return last is not None and last.step.endswith(".appeal")


@guard(
    "案卷须还没有报送上级法院",
    CIVIL_PROCEDURE("第一百七十四条", "应当在五日内连同全部案卷和证据"),
    english="The file must not have gone to the court above yet",
)
def file_is_here(case: Case, _: Any) -> bool:
    return not case.entries("send_up")
