"""第二审办理的条件：每一条都有一句话和法条。"""

from __future__ import annotations

from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import guard
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, COURT_FEES, TRIAL_LIMITS
from xiezhi.phrases.bench import candidates, members
from xiezhi.phrases.courtroom import current
from xiezhi.phrases.periods import Extension, Unit
from xiezhi.phrases.verdicts import MAJORITY, SIGNED, sound
from xiezhi.procedures.appeal import costs, records
from xiezhi.procedures.appeal.facts import (
    Judged,
    OnPapers,
    Result,
    Ruling,
    Terms,
    Verdict,
)
from xiezhi.procedures.appeal.file import LETTER, File
from xiezhi.records.deadline import Adjustment

PANEL = CIVIL_PROCEDURE("第四十一条", "由审判员组成合议庭")
APART = CIVIL_PROCEDURE_INTERPRETATION("第四十五条", "不得再参与该案其他程序的审判")
DECIDE = CIVIL_PROCEDURE("第一百七十七条", "经过审理，按照下列情形，分别处理")
FINAL = CIVIL_PROCEDURE("第一百八十二条", "是终审的判决、裁定")
WITHDRAW_APPEAL = CIVIL_PROCEDURE("第一百八十条", "上诉人申请撤回上诉的，是否准许，由第二审人民法院裁定")
WITHDRAW_SUIT = CIVIL_PROCEDURE_INTERPRETATION("第三百三十六条", "经其他当事人同意")
MEDIATE = CIVIL_PROCEDURE("第一百七十九条", "调解达成协议，应当制作调解书")
ON_PAPERS = CIVIL_PROCEDURE("第一百七十六条", "可以不开庭审理")
ONCE_ONLY = CIVIL_PROCEDURE("第一百七十七条", "第二审人民法院不得再次发回重审")


def decided_below(case: Case) -> dict[str, str]:
    """参加过原审的人，不能再审。"""
    return dict.fromkeys(map(str, records.letter(case)["bench"]), "参加过原审")


@guard(
    "报送的案卷须附一份移送函，并且有两方当事人",
    CIVIL_PROCEDURE("第一百七十四条", "报送第二审人民法院"),
    english="The file that comes up must have its one letter of transmission, and both parties",
)
def is_whole(case: Case, file: File) -> bool:
    sides = {each.role for each in file.people} >= {"claimant", "defendant"}
    return sides and [sheet.kind for sheet in file.sheets].count(LETTER) == 1


@guard(
    "本院没有参加过原审、今日在岗的审判员须有三人",
    PANEL,
    english="Three judges must be on duty who took no part in the first trial",
)
def judges_suffice(case: Case, _: Any) -> bool:
    return len(candidates(case, barred=decided_below(case))) >= 3


@guard("参加过原审的审判人员不得再审", APART, english="Who took part in the first trial may not sit again")
def nobody_decided_below(case: Case, _: Any) -> bool:
    return not set(members(case)) & set(decided_below(case))


@guard(
    "不开庭审理须经过阅卷、调查和询问当事人，并且没有新的事实、证据或者理由",
    ON_PAPERS,
    english="Without a hearing, the file must be read, the parties asked, and nothing new be brought",
)
def was_asked(case: Case, facts: OnPapers) -> bool:
    return facts.nothing_new and bool(facts.inquiry.strip())


@guard(
    "开过庭的，庭审笔录须已签阅完毕",
    CIVIL_PROCEDURE("第一百五十条", "法庭笔录应当当庭宣读"),
    english="Where there was a hearing, its record must be read and signed",
)
def minutes_are_read(case: Case, _: Any) -> bool:
    hearing = current(case)
    return hearing is None or hearing.status == "read"


# --- what may be decided ---------------------------------------------------------------------------------------------


@guard(
    "判项的债务人和债权人须是本案当事人，并且不是同一人；利息须写明基数、起日和利率",
    SIGNED,
    english="Debtor and creditor must be two parties to this case; interest needs its base, first day and rate",
)
def items_are_sound(case: Case, facts: Verdict | Terms) -> bool:
    return sound(facts.items, set(case.parties))


@guard(
    "维持原判的不能另写判项和费用；改变原判须写明一审案件受理费的负担",
    COURT_FEES("第三十条", "应当相应变更"),
    english="Upholding leaves items and costs as they are; changing must say who bears the first fee",
)
def changes_go_together(case: Case, facts: Verdict) -> bool:
    if facts.result is Judged.affirmed:
        return not (facts.declared or facts.items or facts.shares or facts.other_shares or facts.appeal_shares)
    return bool(facts.shares) or not costs.first_fee(case)


@guard(
    "各方负担的案件受理费相加须等于全部费用，调解的二审减半",
    COURT_FEES("第五十三条", "写明当事人各方应当负担的数额"),
    english="The shares of the fee must add up to the whole; a settled appeal costs half",
)
def fee_is_shared_out(case: Case, facts: Verdict | Terms) -> bool:
    parties = set(case.parties)
    appeal = costs.halved(case) if isinstance(facts, Terms) else costs.prepaid(case)
    whole = {
        "shares": costs.first_fee(case),
        "other_shares": costs.whole(costs.others_prepaid(case)),
        "appeal_shares": costs.whole(appeal),
    }
    stated = {name: getattr(facts, name) for name in whole}
    return all(
        not shares or (costs.whole(shares) == whole[name] and {each.who for each in shares} <= parties)
        for name, shares in stated.items()
    )


@guard(
    "不服裁定的上诉，须以裁定维持、撤销或者准许撤回；不服判决的，不能这样裁定",
    CIVIL_PROCEDURE("第一百七十八条", "一律使用裁定"),
    english="An appeal against a ruling is upheld, revoked or withdrawn by ruling; one against a judgment is not",
)
def ruling_fits(case: Case, facts: Ruling) -> bool:
    of_rulings = (Result.ruling_upheld, Result.ruling_revoked)
    if records.ruled_below(case):
        return facts.result.result in (*of_rulings, Result.appeal_withdrawn)
    return facts.result.result not in of_rulings


@guard(
    "不服裁定的上诉，须使用裁定处理",
    CIVIL_PROCEDURE("第一百七十八条", "一律使用裁定"),
    english="An appeal against a ruling is decided by ruling",
)
def is_on_a_judgment(case: Case, _: Any) -> bool:
    return not records.ruled_below(case)


@guard("曾经发回重审的案件不得再次发回重审", ONCE_ONLY, english="What was sent back once may not be sent back again")
def remanded_once_only(case: Case, facts: Ruling) -> bool:
    return facts.result.result is not Result.remanded or not records.letter(case)["remanded"]


@guard(
    "准许撤回上诉，须全体上诉人都已申请",
    WITHDRAW_APPEAL,
    english="To allow the withdrawal of the appeal, every appellant must have asked",
)
def appellants_wish_it(case: Case, facts: Ruling) -> bool:
    asked = {each.subject for each in case.entries("withdraw_appeal")}
    return facts.result.result is not Result.appeal_withdrawn or set(records.appellants(case)) <= asked


@guard(
    "准许撤回起诉，须原审原告申请，并经其他当事人同意",
    WITHDRAW_SUIT,
    english="To allow the withdrawal of the suit, the claimant must ask and the others agree",
)
def everyone_agrees(case: Case, facts: Ruling) -> bool:
    asked = {each.subject for each in case.entries("withdraw_suit", "agree_to_withdrawal")}
    return facts.result.result is not Result.suit_withdrawn or set(case.parties) <= asked


@guard("申请撤回上诉的须是上诉人", WITHDRAW_APPEAL, english="Only an appellant may ask to withdraw the appeal")
def is_appellant(case: Case, _: Any) -> bool:
    return case.me in records.appellants(case)


@guard("须有原审原告撤回起诉的申请", WITHDRAW_SUIT, english="The claimant must have asked to withdraw the suit")
def withdrawal_is_asked(case: Case, _: Any) -> bool:
    return bool(case.entries("withdraw_suit"))


# --- deliberating, signing, pronouncing ------------------------------------------------------------------------------


@guard("文书须已起草", SIGNED, english="The paper must be drafted")
def is_drafted(case: Case, _: Any) -> bool:
    return records.decision(case) is not None


@guard(
    "合议庭须先评议，并以多数意见作出决定", MAJORITY, english="The panel must deliberate first and decide by majority"
)
def was_deliberated(case: Case, _: Any) -> bool:
    last = case.last("draft_judgment", "draft_ruling", "draft_terms", "deliberate")
    return last is not None and last.step.endswith(".deliberate")


@guard(
    "审限至多延长一次，不超过三个月",
    TRIAL_LIMITS("第二条", "有特殊情况需要延长的，经本院院长批准，可以延长三个月"),
    english="The time for trial is extended at most once, by no more than three months",
)
def three_months_at_most(case: Case, facts: Extension) -> bool:
    if facts.clock != "limit":
        return True
    before = [each for each in case.mine(Adjustment) if each.kind == "extend" and each.clock == "limit"]
    return not before and facts.amount <= (3 if facts.unit is Unit.months else 92)
