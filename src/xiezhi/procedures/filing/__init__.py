"""立案：收件、一次性告知补正、先行调解、审查登记。"""

from xiezhi.procedures.filing.procedure import Filing

__all__ = ["Filing"]
