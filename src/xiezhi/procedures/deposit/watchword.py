"""口令：材料是在哪两个时刻之间形成的。只说口令何时发出、存证何时收讫；材料里有没有口令，由看材料的人核对。"""

from __future__ import annotations

from datetime import datetime, timedelta

from xiezhi.engine.watchwords import given
from xiezhi.evidence.watchword import Watchword
from xiezhi.records.deposit import Deposit as Record

RECENT = timedelta(minutes=10)
"""页面不断取新的口令；比这更早的，是断网时用了先前的。"""


def watchword_of(held: Record) -> Watchword | None:
    """这件存证所附的口令；没有附，或者不是本院签发的，为空。"""
    return given(held.watchword, held.court) if held.watchword else None


def is_older(held: Record, word: Watchword) -> bool:
    """口令是否早于存证较久。"""
    return datetime.fromisoformat(held.at) - word.given > RECENT


def bracket(held: Record, moment: str, word: Watchword) -> str:
    """证明上的一段话；`moment` 是收讫时刻的写法。"""
    older = "口令发出较早（存证时可能没有网络），这段时间因此较长。" if is_older(held, word) else ""
    return (
        f"口令{word.digits}由本院于{word.given:%Y-%m-%d %H:%M:%S}随机产生，此前无人知道。"
        f"材料中念出、拍到这一口令的部分，形成于该时刻与收讫时刻{moment}之间。{older}材料中有没有这一口令，由查看材料的人核对，本院未作核对；"
        "口令不证明所录、所拍的内容真实，也不证明没有念出、拍到口令的部分何时形成。"
    )
