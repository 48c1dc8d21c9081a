"""程序：一章一个子系统，course.py 把它们连成一件纠纷的全程。每一章都有更正、期限、送达、委托、删除这些共有的步骤。"""

from xiezhi.engine import shared_steps
from xiezhi.phrases import erasure, exhibits, identity, parties, periods, post, unmasking

__all__ = ["erasure", "exhibits", "identity", "parties", "periods", "post", "shared_steps", "unmasking"]
