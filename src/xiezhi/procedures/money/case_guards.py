"""案款办理的条件。"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import guard
from xiezhi.law.delay_account import ORDER_LAW
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_enforcement import ENFORCEMENT_WORK
from xiezhi.law.working import to_fen
from xiezhi.phrases.ended import has_moved_on
from xiezhi.procedures.money.allocation import is_over, too_early, too_much
from xiezhi.procedures.money.books import (
    IN_HAND,
    PAYABLE,
    PAYING,
    SAFE,
    account_of,
    arrival,
    balance,
    enforced,
    free,
    is_empty,
)
from xiezhi.procedures.money.case_facts import (
    Account,
    Allocation,
    Arrived,
    Banked,
    Cash,
    Denied,
    HandedOver,
    Head,
    OnSheet,
    Reversed,
    Signature,
    Witnessed,
)
from xiezhi.procedures.money.rules import CASH_RULE, HANDED_ON, ONE_CASE_ONE_ACCOUNT, PAYER_SIGNS, PAYOUT_RULE
from xiezhi.records.money import Arrival, Posting


def has_come(facts: Any, case: Case) -> bool:
    return bool(facts.on.isoformat() <= case.now[:10])


@guard("同一笔银行流水只入账一次", ONE_CASE_ONE_ACCOUNT, english="A line of the bank's statement is booked once")
def is_new(case: Case, facts: Arrived) -> bool:
    return all(each.reference != facts.reference for each in case.mine(Arrival))


@guard("入账日不能晚于今天", ONE_CASE_ONE_ACCOUNT, english="The day of booking cannot be later than today")
def is_past(case: Case, facts: Arrived) -> bool:
    return has_come(facts, case)


@guard(
    "分面额清点的合计须与点钞机清点的金额一致",
    CASH_RULE,
    english="The sum by denomination must equal the count of the machine",
)
def counts_agree(case: Case, cash: Cash) -> bool:
    return sum((Decimal(str(pile.note)) * pile.count for pile in cash.piles), Decimal(0)) == cash.machine


@guard(
    "须有两名工作人员在场，另一名不能是经手人自己",
    CASH_RULE,
    english="Two officers must be present; the second is not the one who counts",
)
def two_officers(case: Case, cash: Cash) -> bool:
    holders = {each.person for each in case.house.officers.values() if not each.until or each.until > case.day}
    return cash.second != case.actor and cash.second in holders


@guard(
    "清点须由在场的另一名工作人员本人在自己的窗口确认，一笔只确认一次",
    CASH_RULE,
    english="The second officer confirms the count himself, at his own desk, and once",
)
def counts_with_him(case: Case, facts: Witnessed | Denied) -> bool:
    found = arrival(case, facts.arrival)
    return found is not None and found.status == "counted" and found.second == case.actor != found.holder


@guard(
    "须由交款人本人确认自己交来的、正在清点的一笔，确认一次",
    PAYER_SIGNS,
    english="Who brought the cash confirms its count himself, once, while it is being counted",
)
def is_what_he_brought(case: Case, facts: Witnessed) -> bool:
    found = arrival(case, facts.arrival)
    return found is not None and found.status == "counted" and not found.signed and found.brought == case.me


@guard(
    "签名须由清点的经手人记下，正在清点的一笔记一次",
    PAYER_SIGNS,
    english="The officer who counted notes the signature, once, while it is being counted",
)
def is_counted_by_him(case: Case, facts: OnSheet) -> bool:
    found = arrival(case, facts.arrival)
    return found is not None and found.status == "counted" and not found.signed and found.holder == case.actor


@guard("拒绝签名的，须写明原因", PAYER_SIGNS, english="Where he does not sign, the reason is stated")
def says_why_not(case: Case, facts: OnSheet) -> bool:
    return facts.how is not Signature.declined or bool(facts.reason)


@guard(
    "须先由交款人确认清点单，或者经手人记下他在纸上签名",
    PAYER_SIGNS,
    english="The payer must have confirmed the count, or his signature on paper been noted, first",
)
def payer_has_signed(case: Case, facts: Witnessed) -> bool:
    found = arrival(case, facts.arrival)
    return found is None or found.status != "counted" or bool(found.signed)


@guard("交款人须是本案的人", CASH_RULE, english="The payer must be a person of this case")
def payer_is_known(case: Case, cash: Cash) -> bool:
    return any(each.person == cash.payer for each in case.standings())


@guard(
    "所指现金须还在经手人手里，并且清点已有两人确认",
    CASH_RULE,
    english="The cash must have been confirmed by two, and still be in the officer's hand",
)
def is_in_hand(case: Case, facts: HandedOver) -> bool:
    found = arrival(case, facts.arrival)
    return found is not None and found.status == "in_hand"


@guard(
    "财务清点的金额须与收据一致；不一致的，当场和经手人一起重数",
    CASH_RULE,
    english="What finance counts must equal the receipt; where it does not, both count again at once",
)
def is_what_the_receipt_says(case: Case, facts: HandedOver) -> bool:
    found = arrival(case, facts.arrival)
    return found is None or found.status != "in_hand" or found.amount == to_fen(facts.counted)


@guard(
    "收现金的人不能自己办移交，须由财务接收",
    CASH_RULE,
    english="Who took the cash cannot hand it over to himself: finance receives it",
)
def another_takes_it(case: Case, facts: HandedOver) -> bool:
    found = arrival(case, facts.arrival)
    return found is None or found.holder != case.actor


@guard("所指现金须在财务库存之中", CASH_RULE, english="The cash must be in the safe of finance")
def is_in_safe(case: Case, facts: Banked) -> bool:
    found = arrival(case, facts.arrival)
    return found is not None and found.status == "handed_over"


@guard("所指到账须是转账且未冲正", ONE_CASE_ONE_ACCOUNT, english="It must be a transfer that has not been reversed")
def may_be_reversed(case: Case, facts: Reversed) -> bool:
    found = arrival(case, facts.arrival)
    return found is not None and found.channel == "transfer" and found.status == "banked"


@guard(
    "这笔钱须还没有分配出去；已经发放的，由法院另行追回",
    ONE_CASE_ONE_ACCOUNT,
    english="This money must not be allocated yet; what was paid out is recovered separately",
)
def not_yet_allocated(case: Case, facts: Reversed) -> bool:
    found = arrival(case, facts.arrival)
    return found is None or free(case) >= found.amount


@guard(
    "须是换了法院接着执行的案件，账上有钱，没有途中的款项和没有缴存的现金",
    HANDED_ON,
    english="Another court must go on with the case, and the account hold money with nothing on its way",
)
def is_to_be_handed_on(case: Case, _: Any) -> bool:
    postings = case.mine(Posting)
    moving = (IN_HAND, SAFE, PAYABLE, PAYING)
    return has_moved_on(enforced(case)) and free(case) > 0 and all(balance(postings, each) == 0 for each in moving)


@guard(
    "移交须先经院长批准",
    HANDED_ON,
    english="The president must have approved that it be handed on",
)
def handing_on_is_approved(case: Case, _: Any) -> bool:
    last = case.last("let_pass", "pass_on")
    return last is not None and last.step == "case_money.let_pass"


@guard(
    "案件已由其他法院接着执行的，案款须随案移交，不在本院分配",
    HANDED_ON,
    english="Where another court goes on with the case the money goes there and is not allocated here",
)
def stays_here(case: Case, _: Any) -> bool:
    return not has_moved_on(enforced(case))


@guard("户名须与当事人的姓名（名称）一致", PAYOUT_RULE, english="The account must be in the party's own name")
def account_is_his_own(case: Case, facts: Account) -> bool:
    person = facts.person or case.me
    return person in case.parties and case.person(person).name == facts.holder


@guard("分配的合计不能多于本案现有的案款", PAYOUT_RULE, english="No more can be allocated than the case has")
def money_suffices(case: Case, allocation: Allocation) -> bool:
    return sum(to_fen(part.amount) for part in allocation.parts) <= free(case)


@guard("现金缴存银行之后才能分配", CASH_RULE, english="Cash can be allocated after it is paid in at the bank")
def is_banked(case: Case, _: Any) -> bool:
    postings = case.mine(Posting)
    return balance(postings, IN_HAND) == 0 and balance(postings, SAFE) == 0


@guard(
    "每一份须写明给本案的哪一位；执行申请费归法院，不填收款人",
    PAYOUT_RULE,
    english="Each share names a person of this case; the fee is the court's and names nobody",
)
def payees_are_parties(case: Case, allocation: Allocation) -> bool:
    return bool(allocation.parts) and all(
        (part.payee == "") if part.head is Head.fee else part.payee in case.parties for part in allocation.parts
    )


@guard(
    "收款人须先确认收款账户；找不到人或者拒不领取的，须在说明里写明，分配后提存",
    PAYOUT_RULE,
    english="The payee must confirm an account first; where he cannot be found or refuses, the note must say so",
)
def accounts_are_known(case: Case, allocation: Allocation) -> bool:
    known = all(account_of(case, part.payee) is not None for part in allocation.parts if part.payee)
    return known or bool(allocation.note)


@guard(
    "余款只退还被执行人，债权人的款项不能记作余款",
    ENFORCEMENT_WORK("第三十四条", "应当退还被执行人"),
    english="What is left goes back to the debtor; a creditor's money is no remainder",
)
def surplus_is_the_debtors(case: Case, allocation: Allocation) -> bool:
    debtors = {each.person for each in case.standings("defendant")}
    return all((part.head is Head.surplus) == (part.payee in debtors) for part in allocation.parts if part.payee)


@guard("给债权人的不能多于他尚欠的债权", ORDER_LAW, english="A creditor gets no more than he is owed")
def not_more_than_owed(case: Case, allocation: Allocation) -> bool:
    return not too_much(case, allocation)


@guard(
    "债务全部清偿，或者执行已经结案之后，才有余款",
    ENFORCEMENT_WORK("第三十四条", "应当退还被执行人"),
    english="Something is left only when the debt is wholly paid or the enforcement is over",
)
def surplus_comes_last(case: Case, allocation: Allocation) -> bool:
    return not too_early(case, allocation)


@guard(
    "执行已经终结、销案、不予执行或者驳回的，案款只退还被执行人，不再分给债权人",
    ENFORCEMENT_WORK("第三十四条", "应当退还被执行人"),
    english="After the enforcement has ended unpaid what is left goes to the debtor, not to creditors",
)
def creditors_are_still_served(case: Case, allocation: Allocation) -> bool:
    return not is_over(enforced(case)) or all(part.head in (Head.fee, Head.surplus) for part in allocation.parts)


@guard(
    "账上的钱须已全部发放，没有现金和途中的款项，清点了的现金也都有人确认",
    PAYOUT_RULE,
    english="All money must be paid out, with no cash in hand or unconfirmed and nothing on its way",
)
def books_are_empty(case: Case, _: Any) -> bool:
    return is_empty(case) and all(each.status != "counted" for each in case.mine(Arrival))


@guard(
    "几个债权人参与分配的，须照分配方案分配",
    CIVIL_PROCEDURE_INTERPRETATION("第五百零九条", "执行法院应当制作财产分配方案"),
    english="Where several creditors share, the plan of distribution decides",
)
def is_not_shared(case: Case, _: Any) -> bool:
    return all(each.closed for each in case.children("distribution"))
