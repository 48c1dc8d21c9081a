"""程序：一章一个子系统，course.py 把它们连成一件纠纷的全程。每一章都有更正、期限、送达、委托、删除这些共有的步骤。"""

from xiezhi.engine import (
    erasure_steps,
    exhibit_steps,
    identity_steps,
    party_steps,
    period_steps,
    post_steps,
    shared_steps,
    unmask_steps,
)

__all__ = [
    "erasure_steps",
    "exhibit_steps",
    "identity_steps",
    "party_steps",
    "period_steps",
    "post_steps",
    "shared_steps",
    "unmask_steps",
]
