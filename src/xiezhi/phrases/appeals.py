"""上诉 in the court below, alike for judgments and rulings: the file goes up, what the court above did comes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case, Errand
from xiezhi.engine.clocks import on_served
from xiezhi.engine.facts import EntryId, Facts, Prose, ask
from xiezhi.engine.words import Moment
from xiezhi.phrases.bench import clerk_signing

FILE_UP = "file_up"
"""The errand that brings the file up: the chapter of the second instance does it."""


RULINGS = {"rejection": "不予受理", "suit_dismissal": "驳回起诉", "jurisdiction_ruling": "管辖权异议"}
"""Rulings that may be appealed against: the kind of paper, and what it rules upon."""


class Against(StrEnum):
    """上诉对谁有意见：同一方有几个人的，由此列明各人在第二审的地位。"""

    opponents = "opponents"
    own_side = "own_side"
    both = "both"

    @property
    def label(self) -> str:
        return {
            "opponents": "只对与对方当事人之间的权利义务",
            "own_side": "只对同一方当事人之间的权利义务",
            "both": "两者都有",
        }[self.value]


class Docketed(Facts):
    """第二审法院立案的通知。"""

    court_name: str = ask("第二审法院", english="Court of second instance")
    number: str = ask("第二审案号", english="Its number")
    entry: EntryId = ask("那里的记录", default=EntryId(""), english="Its entry")
    leaf: str = ask("该记录的哈希", default="", english="Its leaf")


class Answer(Facts):
    """上诉答辩。"""

    answer: Prose = ask("答辩意见", long=True, english="Answer")


def answered(case: Case) -> Mapping[str, Moment]:
    """报送案卷的起算：各方都已答辩，或者答辩期届满。"""
    said = {each.subject: Moment(each.entry, each.day) for each in case.entries("answer_appeal")}
    silent = {
        each.person: Moment(each.anchor, each.due)
        for each in case.deadlines
        if each.clock == "answer_appeal" and each.status != "void" and each.due < case.now[:10]
    }
    asked = on_served("appeal_petition")(case)
    over = [said.get(person) or silent.get(person) for person in asked]
    return {"": max((each for each in over if each), key=lambda each: each.day)} if over and all(over) else {}


def goes_up(case: Case, number: str, what: str, appellants: str, fee: str) -> Iterator[Any]:
    """出移送函；上级法院在本平台的，案卷由外联带去，人、请求、判项、文书随案。"""
    above = case.house.courts.get(case.court.parent)
    yield case.draft(
        "file_letter",
        number=number,
        court_above=above.name if above else "上一级人民法院",
        cause=case.dispute.cause,
        parties=case.names("claimant", "defendant", "third"),
        appellants=appellants,
        what=what,
        clerk=clerk_signing(case),
    )
    if above is not None:
        yield Errand(FILE_UP, {"to": above.id, "fee": fee})
