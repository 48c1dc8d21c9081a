"""申请与答复：提出后没有答复的，办理以后的步骤之前须先答复。"""

from __future__ import annotations

from xiezhi.engine.case import Case, Notice
from xiezhi.engine.family import Happened


def waiting(case: Case, asked: str, *answers: str) -> Happened | None:
    """还没有答复的那一次申请。"""
    latest = case.last(asked, *answers)
    return latest if latest and latest.step.endswith(f".{asked}") else None


def to_everyone(case: Case, text: str) -> list[Notice]:
    """告诉当事人、代理人、审判人员和书记员每一个人。"""
    people = dict.fromkeys(each.person for each in case.standings())
    return [Notice(person, text) for person in people]


def to_bench(case: Case, text: str) -> list[Notice]:
    return [Notice(each.person, text) for each in case.standings("judge", "clerk")]
