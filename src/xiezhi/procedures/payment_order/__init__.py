"""督促程序：债权人申请支付令，债务人十五日内清偿或者书面异议；异议成立的，令失效，转入诉讼，不再填写。"""

from xiezhi.procedures.payment_order.facts import (
    Application,
    Discontinuance,
    DiscontinuedBecause,
    Dismissal,
    Doubt,
    Flaw,
    Objection,
    Opinion,
    Performance,
    Plea,
    Rejection,
    Upheld,
    Wanting,
    Withdrawal,
)
from xiezhi.procedures.payment_order.procedure import PaymentOrder

__all__ = [
    "Application",
    "Discontinuance",
    "DiscontinuedBecause",
    "Dismissal",
    "Doubt",
    "Flaw",
    "Objection",
    "Opinion",
    "PaymentOrder",
    "Performance",
    "Plea",
    "Rejection",
    "Upheld",
    "Wanting",
    "Withdrawal",
]
