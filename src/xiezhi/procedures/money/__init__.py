"""钱：执行案款、发放、不明款。复式记账，以分为单位；账不改，错了反向再记。"""

from xiezhi.procedures.money.allocation import credits, payouts
from xiezhi.procedures.money.case_facts import (
    Account,
    Allocation,
    Arrived,
    Banked,
    Cash,
    Denied,
    Fund,
    HandedOn,
    HandedOver,
    Head,
    Note,
    OnSheet,
    Onward,
    Part,
    Pile,
    Reversed,
    Signature,
    Source,
    Stray,
    Witnessed,
)
from xiezhi.procedures.money.case_money import CaseMoney
from xiezhi.procedures.money.handover import FeeHandover, Gone, where_fees_go_along
from xiezhi.procedures.money.payout import Payout
from xiezhi.procedures.money.payout_rules import Bounced, Opening, Paid, Refusal
from xiezhi.procedures.money.refunds import FeeRefund, refunds
from xiezhi.procedures.money.sharing import Distribution
from xiezhi.procedures.money.unknown import Identified, Mistaken, UnknownMoney

__all__ = [
    "Account",
    "Allocation",
    "Arrived",
    "Banked",
    "Bounced",
    "CaseMoney",
    "Cash",
    "Denied",
    "Distribution",
    "FeeHandover",
    "FeeRefund",
    "Fund",
    "Gone",
    "HandedOn",
    "HandedOver",
    "Head",
    "Identified",
    "Mistaken",
    "Note",
    "OnSheet",
    "Onward",
    "Opening",
    "Paid",
    "Part",
    "Payout",
    "Pile",
    "Refusal",
    "Reversed",
    "Signature",
    "Source",
    "Stray",
    "UnknownMoney",
    "Witnessed",
    "credits",
    "payouts",
    "refunds",
    "where_fees_go_along",
]
