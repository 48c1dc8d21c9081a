"""请求里写明的利息：自哪一日、年利率多少；判项据此预填，由法官核对。"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

_SINCE = re.compile(r"自(\d{4})年(\d{1,2})月(\d{1,2})日起")
_RATE = re.compile(r"年利率(?:为)?(\d{1,2}(?:\.\d{1,4})?)[%％]")


def interest_asked(text: str) -> dict[str, Any]:
    """判项里利息的两栏，没有写明的不填。

    >>> interest_asked("偿还借款本金800000元，并自2025年2月1日起按年利率3.45%支付利息")
    {'interest_from': '2025-02-01', 'rate': '3.45'}
    >>> interest_asked("本案诉讼费用由张某负担")
    {}
    """
    since, rate = _SINCE.search(text), _RATE.search(text)
    found: dict[str, Any] = {}
    if since and (day := _day(*map(int, since.groups()))):
        found["interest_from"] = day.isoformat()
    if rate:
        found["rate"] = rate[1]
    return found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
