"""送达：一份文书送一个人是一件小案，有途径、有次数、有凭证、有生效之日。期限从生效之日起算。"""

from xiezhi.procedures.service.address import AddressConfirmation
from xiezhi.procedures.service.address_rules import (
    AddressDeclined,
    AddressOnPaper,
    AddressSignature,
    superseded,
    to_confirm,
)
from xiezhi.procedures.service.facts import (
    Announcement,
    Arrival,
    Deposit,
    Invalid,
    Order,
    Posting,
    Receipt,
    Return,
    ReturnedBecause,
)
from xiezhi.procedures.service.on_paper import OnPaper
from xiezhi.procedures.service.on_paper_rules import Wish, is_owed
from xiezhi.procedures.service.procedure import Service

__all__ = [
    "AddressConfirmation",
    "AddressDeclined",
    "AddressOnPaper",
    "AddressSignature",
    "Announcement",
    "Arrival",
    "Deposit",
    "Invalid",
    "OnPaper",
    "Order",
    "Posting",
    "Receipt",
    "Return",
    "ReturnedBecause",
    "Service",
    "Wish",
    "is_owed",
    "superseded",
    "to_confirm",
]
