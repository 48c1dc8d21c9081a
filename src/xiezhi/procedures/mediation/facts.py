"""诉前调解须陈述的要素。"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from xiezhi.engine.ceremony import Confirmed, Will
from xiezhi.engine.facts import Facts, FileId, PaperId, PersonId, Prose, ask
from xiezhi.law.working import Yuan
from xiezhi.phrases.consent import ByPhone, OnPaper
from xiezhi.phrases.signature import no_digest


class Assignment(Facts):
    """委派给哪一位调解员。"""

    mediator: PersonId = ask("调解员", choices="mediators", english="Mediator")
    chosen: Prose = ask("怎样选定", default=Prose("人民法院指定"), english="How chosen")


class Declining(Facts):
    """不接受委派的理由。"""

    reason: Prose = ask("理由", default=Prose("逾期未确认接受"), english="Reason")


class Disclosure(Facts):
    """披露：与当事人有无亲属、利害或者其他关系。"""

    relation: Prose = ask("与当事人的关系（没有就写“没有”）", long=True, english="Relation to the parties")


class Talk(Facts):
    """一次调解：怎样进行、谈到哪里。笔录只有调解员能看，以后不得用来对抗任何一方。"""

    how: Prose = ask("怎样进行（当面、视频、电话、分别谈）", english="How held")
    notes: Prose = ask("笔录", long=True, english="Notes")


class Terms(Facts):
    """调解协议的内容。"""

    facts: Prose = ask("纠纷的主要事实", long=True, english="Facts of the dispute")
    disputed: Prose = ask("争议事项", default=Prose("履行的期限和方式"), english="What was disputed")
    terms: tuple[Prose, ...] = ask("协议各项", english="Terms")
    amount: Yuan | None = ask("给付金额（元）", default=None, english="Amount to be paid (yuan)")
    pay_by: date | None = ask("给付期限", default=None, english="To be paid by")


class Signature(Confirmed):
    """签章：就这一份协议签名。"""

    paper: PaperId = ask("调解协议书", choices="agreement", english="The agreement")
    hand: Prose = ask(
        "手写笔迹的摘要", default=Prose(""), own=True, check=no_digest, english="Digest of the handwriting"
    )


class Aloud(StrEnum):
    """当面怎样表示愿意。"""

    witnessed = "witnessed"
    recorded = "recorded"

    @property
    def label(self) -> str:
        return Will(self.value).label


class SignedInPerson(OnPaper):
    """纸上签名，连同本人当面怎样表示愿意：收不到验证码的，说一句话录音，或者由经办人问过、见证。"""

    will: Aloud = ask("本人怎样表示愿意", default=Aloud.witnessed, english="How the will to sign was shown")
    recording: FileId = ask(
        "录音",
        default=FileId(""),
        english="Recording",
        help="录音的，请本人说：“我是某某，协议我听明白了，我自愿签。”",
    )


class Prolonging(Facts):
    """各方同意延长调解期限。"""

    more: int = ask("延长几日", default=15, english="Days more")


class ProlongingByPhone(ByPhone):
    """电话同意延长：延长几日，同其他各方所同意的。"""

    more: int = ask("延长几日", default=15, english="Days more")


class Reason(StrEnum):
    """调解终结的情形。"""

    over = "over"
    unreachable = "unreachable"
    unwilling = "unwilling"
    gap = "gap"
    unsigned = "unsigned"

    @property
    def label(self) -> str:
        return {
            "over": "期限届满未达成协议",
            "unreachable": "无法联系对方当事人",
            "unwilling": "一方不愿继续调解",
            "gap": "分歧较大",
            "unsigned": "拒绝在协议上签章",
        }[self.value]


class Failure(Facts):
    """调解不成：原因，以及双方没有争议的事实（以后不必再举证）。"""

    reason: Reason = ask("原因", lapse=Reason.over, english="Why it failed")
    undisputed: Prose = ask("双方书面确认的无争议事实", default=Prose(""), long=True, english="Facts both confirm")
