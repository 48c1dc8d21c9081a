"""不明款：到了案款专户或者诉讼费专户、对不上的钱。三个工作日内查明；查明的转入那一案，多的和查不明的退回付款人。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Errand, Tally, changed
from xiezhi.engine.clocks import after
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import BANK, FINANCE, INSPECTOR, NEW, PRESIDENT, Procedure, State, Step, guard
from xiezhi.law.periods import working_days
from xiezhi.law.sources import Policy
from xiezhi.law.working import Yuan, to_fen
from xiezhi.phrases import fee_books
from xiezhi.procedures.money import books
from xiezhi.procedures.money.books import post
from xiezhi.procedures.money.case_facts import Fund, Reversed, Stray, more_than_nothing
from xiezhi.procedures.money.case_guards import has_come
from xiezhi.procedures.money.payout_rules import Bounced, Paid
from xiezhi.procedures.money.rules import ONE_CASE_ONE_ACCOUNT, RECEIPT
from xiezhi.records.dispute import Dispute
from xiezhi.records.money import Arrival

UNKNOWN_RULE = Policy("专户来款办理规则", "来款对不上的，三个工作日内查明")
BOOKS = {
    Fund.case_money: (books.BANK, books.UNKNOWN, books.CROSSING, books.PAYING),
    Fund.fees: (fee_books.FEE_BANK, fee_books.FEE_UNKNOWN, fee_books.FEE_CROSSING, fee_books.FEE_PAYING),
}
"""各专户的存款、待查、转入途中、退回途中。"""


class Identified(Facts):
    """查明是哪一案的钱。"""

    number: str = ask("案号，或者案款子账号、缴款码", english="Case number, sub-account or code of the bill")
    how: Prose = ask("怎样查明的", english="How it was found out")


class InPart(Facts):
    """记入了多少，其余退回。"""

    amount: Yuan = ask("记入那一案的金额（元）", check=more_than_nothing, english="Booked in its case (yuan)")


class Mistaken(Facts):
    """没有转成的原因。"""

    reason: Prose = ask("原因", english="Why")


@guard("入账日不能晚于今天", ONE_CASE_ONE_ACCOUNT, english="The day of booking cannot be later than today")
def is_past(case: Case, facts: Stray) -> bool:
    return has_come(facts, case)


@guard("只有一部分记入那一案的，才退回其余", UNKNOWN_RULE, english="Only where a part was booked does the rest go back")
def is_in_part(case: Case, facts: InPart) -> bool:
    return to_fen(facts.amount) < arrival_of(case).amount


def arrival_of(case: Case) -> Arrival:
    return case.mine(Arrival)[0]


def fund_of(case: Case) -> Fund:
    """到的是哪一个专户。"""
    return Fund(case.proceeding.track or Fund.case_money)


def _left(case: Case) -> int:
    return case.proceeding.amount or 0


def open_(case: Case, facts: Stray) -> Iterator[Any]:
    """先记入不明款，不挂在任何一案。"""
    fen, (bank, unknown, _, _) = to_fen(facts.amount), BOOKS[facts.fund]
    yield case.make(Dispute, id=case.proceeding.dispute, cause="不明款", door="bank", opened=case.day)
    yield case.change(amount=fen, track="" if facts.fund is Fund.case_money else str(facts.fund))
    yield case.make(
        Arrival,
        proceeding=case.proceeding.id,
        channel="transfer",
        amount=fen,
        at=facts.on.isoformat(),
        reference=facts.reference,
        payer=facts.payer,
        payer_account=facts.payer_account,
        memo="；".join(each for each in (facts.memo, facts.why) if each),
    )
    yield post(case, bank, unknown, fen, "arrival", facts.reference)
    yield Tally("money_unknown", fen=fen)


def identify(case: Case, facts: Identified) -> Iterator[Any]:
    """转入那一案要在那一案里入账：记为途中，由外联去办，办成了两边相抵。"""
    _, unknown, crossing, _ = BOOKS[fund_of(case)]
    yield post(case, unknown, crossing, _left(case), "identified", facts.number)
    yield Errand("money_identified", {"number": facts.number})


def misdirected(case: Case, _: Any) -> Iterator[Any]:
    _, unknown, crossing, _ = BOOKS[fund_of(case)]
    yield post(case, crossing, unknown, _left(case), "misdirected")


def in_part(case: Case, facts: InPart) -> Iterator[Any]:
    """交多了的：那一案收它该收的，多的原路退回，不用申请。"""
    _, _, crossing, paying = BOOKS[fund_of(case)]
    rest = _left(case) - to_fen(facts.amount)
    yield case.change(amount=rest)
    yield post(case, crossing, paying, rest, "given_back")
    yield Errand("pay_out", {})


def reverse(case: Case, facts: Reversed) -> Iterator[Any]:
    """银行撤销了这一笔：反向再记，不再查。"""
    row, (bank, unknown, _, _) = arrival_of(case), BOOKS[fund_of(case)]
    yield changed(row, status="reversed")
    yield post(case, unknown, bank, row.amount, "reversal", facts.reference)
    yield Tally("money_reversed", fen=row.amount)


def give_back(case: Case, _: Any) -> Iterator[Any]:
    _, unknown, _, paying = BOOKS[fund_of(case)]
    yield post(case, unknown, paying, _left(case), "given_back")
    yield Errand("pay_out", {})


def given_back(case: Case, facts: Paid) -> Iterator[Any]:
    bank, _, _, paying = BOOKS[fund_of(case)]
    yield post(case, paying, bank, _left(case), "paid", facts.reference)


def came_again(case: Case, _: Any) -> Iterator[Any]:
    _, unknown, _, paying = BOOKS[fund_of(case)]
    yield post(case, paying, unknown, _left(case), "bounced")


class UnknownMoney(
    Procedure,
    label="不明款",
    code="不明款",
    english="Unidentified money",
    numbered=False,
    seen_by=(FINANCE, PRESIDENT, INSPECTOR),
):
    """不明款：每一笔都有人查、有期限、有去处。"""

    unidentified = State(
        "待查明",
        first=True,
        within=working_days(3),
        since=after("open", "misdirected", "came_again"),
        by=FINANCE,
        law=UNKNOWN_RULE,
        english="To be identified",
    )
    crossing = State("转入途中", unclocked="由外联即时办理，办不成的退回待查明", english="On its way to its case")
    returning = State(
        "退回途中",
        within=working_days(1),
        since=after("give_back", "booked_in_part"),
        by=FINANCE,
        law=RECEIPT,
        english="On its way back",
    )
    identified = State("已转入案件", last=True, english="In its case")
    reversed_ = State("银行已撤销", last=True, english="Reversed by the bank")
    returned = State("已退回付款人", last=True, english="Returned to the payer")

    open = Step(
        "不明款到账",
        by=BANK | FINANCE,
        moves=NEW >> unidentified,
        facts=Stray,
        needs=[is_past],
        does=open_,
        law=ONE_CASE_ONE_ACCOUNT,
        english="Unidentified money has arrived",
    )
    identify = Step(
        "查明归属",
        by=FINANCE,
        moves=unidentified >> crossing,
        facts=Identified,
        does=identify,
        law=UNKNOWN_RULE,
        english="Identify",
    )
    booked = Step("已在案件入账", by=BANK, moves=crossing >> identified, law=UNKNOWN_RULE, english="Booked in its case")
    booked_in_part = Step(
        "一部分已在案件入账，其余退回",
        by=BANK,
        moves=crossing >> returning,
        facts=InPart,
        needs=[is_in_part],
        does=in_part,
        law=UNKNOWN_RULE,
        english="A part is booked in its case, the rest goes back",
    )
    misdirected = Step(
        "没有这一案",
        by=BANK,
        moves=crossing >> unidentified,
        facts=Mistaken,
        does=misdirected,
        law=UNKNOWN_RULE,
        english="No such case",
    )
    reverse = Step(
        "银行冲正不明款",
        by=BANK | FINANCE,
        moves=unidentified >> reversed_,
        facts=Reversed,
        does=reverse,
        law=ONE_CASE_ONE_ACCOUNT,
        english="The bank reversed it",
    )
    give_back = Step(
        "退回付款人",
        by=FINANCE,
        moves=unidentified >> returning,
        does=give_back,
        law=UNKNOWN_RULE,
        signed=True,
        english="Give back",
    )
    given_back = Step(
        "退款回单",
        by=BANK | FINANCE,
        moves=returning >> returned,
        facts=Paid,
        does=given_back,
        law=UNKNOWN_RULE,
        english="Given back",
    )
    came_again = Step(
        "退款被退回",
        by=BANK | FINANCE,
        moves=returning >> unidentified,
        facts=Bounced,
        does=came_again,
        law=UNKNOWN_RULE,
        english="Came back again",
    )
