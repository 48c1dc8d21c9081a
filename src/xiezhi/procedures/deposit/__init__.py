"""存证（一点存）。"""

from xiezhi.procedures.deposit.facts import Item, Kind, Method, Original
from xiezhi.procedures.deposit.procedure import DEPOSITOR, Deposit

__all__ = ["DEPOSITOR", "Deposit", "Item", "Kind", "Method", "Original"]
