"""诉讼费在全程里的衔接：应退的各立一件退费，文书不生效的撤销；银行撤销交费的，缴费通知再送一次。案款发放完毕的结清。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.facts import NoFacts
from xiezhi.engine.words import Step
from xiezhi.procedures.carrying import just_drafted, once_empty
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.judgment import Judgment
from xiezhi.procedures.money import CaseMoney, FeeHandover, FeeRefund, Payout, refunds, where_fees_go_along
from xiezhi.procedures.payment_order import PaymentOrder
from xiezhi.procedures.service import Service
from xiezhi.records.ledger import Bill

REFUNDING: tuple[Step, ...] = (
    FirstInstance.triage,
    FirstInstance.convert,
    FirstInstance.reduce_claim,
    FirstInstance.withdraw,
    FirstInstance.withdraw_suit,
    FirstInstance.withdraw_last,
    FirstInstance.deem_withdrawn,
    FirstInstance.deem_suit_withdrawn,
    FirstInstance.dismissal_upheld,
    FirstInstance.dismissal_final,
    Judgment.take_effect,
    Judgment.signed_for,
    Judgment.affirmed_above,
    Judgment.replaced_above,
    Judgment.remanded_above,
    Judgment.suit_ended_above,
)
"""可能使诉讼费应当退还的各步。"""


def where_refund_is_void(case: Case, _: Any) -> Iterator[NoFacts]:
    """因文书不生效而作废的退费。"""
    bill = case.family.get(Bill, case.proceeding.track)
    if bill is not None and bill.status == "void":
        yield NoFacts()


FEES = (
    (Payout.paid >> CaseMoney.settle).carrying(once_empty),
    (Payout.set_aside >> CaseMoney.settle).carrying(once_empty),
    *((step >> FeeRefund).carrying(refunds) for step in REFUNDING),
    (FirstInstance.transfer >> FeeHandover).carrying(where_fees_go_along),
    (Judgment.reopen >> FeeRefund.call_off).carrying(where_refund_is_void),
    (Judgment.appeal >> FeeRefund.call_off).carrying(where_refund_is_void),
    *(
        (procedure.steps["take_back_fee"] >> Service).carrying(just_drafted("fee_notice"))
        for procedure in (FirstInstance, Judgment, PaymentOrder)
    ),
)
