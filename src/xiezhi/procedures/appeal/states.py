"""民事二审的各个状态。"""

from __future__ import annotations

from xiezhi.engine.words import AnyState, State

LIMIT = "审限自二审立案起算，单列"


class At:
    """上诉案件走到哪里。判决、裁定送达最后一人即为终审。"""

    received = State("已收案卷", first=True, unclocked="立案的期限挂在“二审立案”一步上", english="File received")
    docketed = State("二审已立案", unclocked=LIMIT, english="Docketed")
    trying = State("审理中", unclocked=LIMIT, english="Before the bench")
    listed = State("已排期", unclocked=LIMIT, english="Listed for hearing")
    heard = State("审理终结", unclocked=LIMIT, english="Heard")
    pronounced = State("已宣判，待送达", unclocked="送达最后一人即发生效力", english="Pronounced, to be served")
    affirmed = State("维持原判", last=True, english="Affirmed")
    changed = State("改判", last=True, english="Changed")
    remanded = State("发回重审", last=True, english="Remanded")
    mediated = State("调解结案", last=True, english="Settled")
    appeal_withdrawn = State("撤回上诉", last=True, english="Appeal withdrawn")
    suit_withdrawn = State("撤回起诉", last=True, english="Suit withdrawn")
    suit_dismissed = State("驳回起诉", last=True, english="Suit dismissed")
    ruling_upheld = State("维持原裁定", last=True, english="Ruling upheld")
    ruling_revoked = State("撤销原裁定", last=True, english="Ruling revoked")


BEFORE_THE_BENCH: AnyState = At.trying | At.listed | At.heard
"""合议庭审理中的各个状态。"""
DECIDABLE: AnyState = At.trying | At.heard
"""可以作出裁定、调解的状态；判决须在审理终结以后。"""
UNDER_WAY: AnyState = At.received | At.docketed | At.trying | At.listed | At.heard | At.pronounced
"""还没有结束的各个状态。"""
