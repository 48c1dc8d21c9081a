"""送达须陈述的要素。"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from xiezhi.engine.facts import Facts, FileId, PaperId, PersonId, Prose, ask


class Order(Facts):
    """送什么、送给谁。"""

    paper: PaperId = ask("文书", choices="papers", english="The paper")
    recipient: PersonId = ask("受送达人", choices="people", english="Recipient")


class Posting(Facts):
    """交邮。"""

    tracking: str = ask("邮件号", english="Tracking number")


class Receipt(Facts):
    """签收：哪一天、谁签的。"""

    on: date = ask("签收日期", english="Received on")
    by: Prose = ask("谁签收", default=Prose("本人"), english="Received by")


class ReturnedBecause(StrEnum):
    """退回的原因。"""

    refused = "refused"
    wrong = "wrong"
    moved = "moved"
    absent = "absent"

    @property
    def label(self) -> str:
        return {"refused": "拒收", "wrong": "地址不准确", "moved": "迁移新址不明", "absent": "多次投递无人签收"}[
            self.value
        ]


class Return(Facts):
    """邮件退回。"""

    why: ReturnedBecause = ask("退回的原因", english="Why returned")
    on: date = ask("退回日期", english="Returned on")


class Deposit(Facts):
    """留置：见证人或者拍照录像。"""

    on: date = ask("留置日期", english="Left on")
    witness: Prose = ask("见证人（或者写明已拍照录像）", english="Witness, or photographs taken")
    photograph: FileId = ask("照片或者录像", default=FileId(""), english="Photograph")


class Announcement(Facts):
    """公告：为什么、登在哪里。"""

    reason: Prose = ask("公告送达的原因和经过", long=True, english="Why announced")
    place: Prose = ask("刊登或者张贴之处", english="Where published")


class Arrival(Facts):
    """送达信息到达受送达人的系统。"""

    means: str = ask("渠道", default="诉讼平台账号")


class Invalid(Facts):
    """送达无效的理由。"""

    reason: Prose = ask("为什么无效", long=True, english="Why it is invalid")
