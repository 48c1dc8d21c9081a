"""存证（一点存）：纠纷之前或者之中，把照片、录音、文件、网页的摘要交法院记住；原件可以随后交来，也可以一键交到案件里。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case, changed
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import ANYONE, NEW, Procedure, State, Step, guard, standing
from xiezhi.law.statutes import EVIDENCE_RULES, ONLINE_LITIGATION, PERSONAL_INFORMATION
from xiezhi.papers.codes import check_code
from xiezhi.records.deposit import Deposit as Record
from xiezhi.records.dispute import Dispute

CHAINED = ONLINE_LITIGATION("第十六条", "通过区块链技术存储")
ORIGINAL = EVIDENCE_RULES("第十五条", "应当提供原件")
ERASED = PERSONAL_INFORMATION("第四十七条", "个人有权请求删除")
DEPOSITOR = standing("depositor", "存证人", "depositor")
LARGEST = 1 << 40
"""Bytes of one item."""


class Kind(StrEnum):
    """存的是什么。"""

    photo = "photo"
    video = "video"
    recording = "recording"
    document = "document"
    web = "web"
    chat = "chat"
    other = "other"

    @property
    def label(self) -> str:
        return {
            "photo": "照片",
            "video": "录像",
            "recording": "录音",
            "document": "文件",
            "web": "网页",
            "chat": "聊天记录",
            "other": "其他",
        }[self.value]


class Method(StrEnum):
    """怎样取得的。"""

    captured = "captured"
    chosen = "chosen"
    system = "system"

    @property
    def label(self) -> str:
        return {
            "captured": "在存证页面当场拍摄、录制",
            "chosen": "从设备中已有的文件选取",
            "system": "业务系统生成后自动报送",
        }[self.value]


def is_digest(text: str) -> str:
    """空串表示是六十四位小写十六进制；否则是给填写人的一句话。"""
    return "" if re.fullmatch("[0-9a-f]{64}", text) else "摘要是六十四位小写十六进制数"


class Item(Facts):
    """存证：一份材料的摘要，和它怎样来的。材料本身留在存证人手里，原件可以随后交来。"""

    sha256: Prose = ask("SHA-256 摘要", check=is_digest, english="SHA-256 digest")
    sm3: Prose = ask("SM3 摘要", check=is_digest, english="SM3 digest")
    size: int = ask("大小（字节）", most=LARGEST, english="Size in bytes")
    name: Prose = ask("名称", english="Name")
    kind: Kind = ask("是什么", default=Kind.document, english="What it is")
    method: Method = ask("怎样取得", default=Method.chosen, english="How it was obtained")
    made: datetime | None = ask("形成时间（存证人自述）", default=None, english="When it was made, as stated")
    device: Prose = ask("设备", default=Prose(""), english="Device")
    place: Prose = ask("地点", default=Prose(""), english="Place")
    reference: Prose = ask("存证人自己的编号", default=Prose(""), english="Depositor's own number")
    note: Prose = ask("说明", default=Prose(""), long=True, english="Note")


class Original(Facts):
    """原件：摘要须与存证时相同。"""

    sha256: Prose = ask("原件的 SHA-256 摘要", check=is_digest, english="SHA-256 digest of the original")


@guard("材料不能是空的", CHAINED)
def is_not_empty(case: Case, item: Item) -> bool:
    return item.size > 0


@guard("原件的摘要与存证时不同，不是同一份材料", ORIGINAL)
def is_the_same(case: Case, original: Original) -> bool:
    return original.sha256 == _held(case).sha256


def _held(case: Case) -> Record:
    held = case.family.get(Record, case.proceeding.id)
    assert held is not None, "a deposit without its record"
    return held


def deposit(case: Case, item: Item) -> Iterator[Any]:
    yield case.make(Dispute, id=case.proceeding.dispute, cause="存证", door="deposit", opened=case.day)
    yield case.stand(case.actor, DEPOSITOR)
    yield case.make(
        Record,
        id=case.proceeding.id,
        depositor=case.actor,
        kind=str(item.kind),
        name=item.name,
        size=item.size,
        sha256=item.sha256,
        sm3=item.sm3,
        method=str(item.method),
        at=case.now,
        check_code=check_code(case.random(10)),
        made=item.made.isoformat(timespec="seconds") if item.made else "",
        device=item.device,
        place=item.place,
        reference=item.reference,
        note=item.note,
    )


def keep(case: Case, _: Original) -> Iterator[Any]:
    yield changed(_held(case), kept=case.now)


def withdraw(case: Case, _: Any) -> Iterator[Any]:
    """撤回后不再答复核验；日志中只有打不开的承诺值。"""
    yield changed(_held(case), withdrawn=case.now)


class Deposit(Procedure, label="存证", code="存证", english="Deposit of evidence", numbered=False, seen_by=()):
    """存证：一份材料一件，一件一个叶子。"""

    held = State("已存证", first=True, unclocked="存证长期有效，没有期限", english="Held")
    withdrawn = State("已撤回", last=True, english="Withdrawn")

    deposit = Step(
        "存证",
        by=ANYONE,
        moves=NEW >> held,
        facts=Item,
        needs=[is_not_empty],
        does=deposit,
        law=CHAINED,
        english="Deposit",
    )
    keep = Step(
        "交存原件",
        by=DEPOSITOR,
        moves=held.stays,
        facts=Original,
        needs=[is_the_same],
        does=keep,
        law=ORIGINAL,
        english="Hand in the original",
    )
    withdraw = Step(
        "撤回存证",
        by=DEPOSITOR,
        moves=held >> withdrawn,
        does=withdraw,
        law=ERASED,
        english="Withdraw the deposit",
    )
