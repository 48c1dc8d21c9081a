"""本人签名: what every step asks of who signs a paper on the page, and that he himself confirmed it there."""

from __future__ import annotations

import re
from typing import Protocol

from xiezhi.engine.case import Case
from xiezhi.engine.ceremony import Will
from xiezhi.engine.words import guard
from xiezhi.law.statutes import ONLINE_LITIGATION


class Willing(Protocol):
    """What is stated by who signs."""

    @property
    def will(self) -> Will: ...


def no_digest(text: str) -> str:
    """笔迹由签名的页面收下，这里只写它的 SHA-256。"""
    return "" if re.fullmatch("[0-9a-f]{64}", text) else "应是笔迹的 SHA-256，64 个小写十六进制数字"


@guard(
    "签章须由本人当场确认愿意：输入发到自己手机的验证码；收不到的，当面在纸上签",
    ONLINE_LITIGATION("第七条", "应当再次验证诉讼主体的身份"),
    english="Who signs confirms it himself by the code sent to his telephone; who cannot receive one signs on paper",
)
def is_confirmed(case: Case, facts: Willing) -> bool:
    return facts.will is not Will.unsaid or case.role.kind == "system"
