"""程序：一章一个子系统，course.py 把它们连成一件纠纷的全程。每一章都有更正、期限、送达地址、委托代理这些共有的步骤。"""

from xiezhi.engine import exhibit_steps, party_steps, period_steps, shared_steps

__all__ = ["exhibit_steps", "party_steps", "period_steps", "shared_steps"]
