"""财产处置：参考价、网络拍卖、变卖、以物抵债。"""

from xiezhi.procedures.disposal.facts import (
    Agreed,
    Answered,
    Deal,
    Decided,
    Listing,
    Objection,
    Pricing,
    Quote,
    Reason,
    Report,
    SellingOff,
    Way,
)
from xiezhi.procedures.disposal.procedure import Disposal

__all__ = [
    "Agreed",
    "Answered",
    "Deal",
    "Decided",
    "Disposal",
    "Listing",
    "Objection",
    "Pricing",
    "Quote",
    "Reason",
    "Report",
    "SellingOff",
    "Way",
]
