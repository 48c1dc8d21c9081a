"""申请参加诉讼须陈述的要素。"""

from __future__ import annotations

from xiezhi.engine.facts import Facts, FileId, Prose, ask
from xiezhi.law.working import Yuan
from xiezhi.phrases.intervening import Ground
from xiezhi.phrases.joint import Seats
from xiezhi.phrases.people import Party


class Proof(Facts):
    """一份材料。"""

    name: Prose = ask("材料名称", english="Name of the paper")
    file: FileId = ask("文件", default=FileId(""), english="File")


class AskingToJoin(Facts):
    """我是谁、哪一件案件、凭什么参加、要什么。看不到案卷，照自己知道的写。"""

    applicants: tuple[Party, ...] = ask("您（申请人）", english="Who asks")
    suit: str = ask(
        "案号",
        english="Number of the suit",
        help="法院的公告、通知或者当事人告诉您的，写全，例如（2025）内0902民初12号",
    )
    ground: Ground = ask("凭什么参加", english="On what ground")
    demand: Prose = ask(
        "您的请求",
        default=Prose(""),
        long=True,
        english="What you claim",
        help="有自己的请求的必填：写明对谁、要什么；没有的不填",
    )
    amount: Yuan | None = ask(
        "请求的金额（元）", default=None, english="Amount claimed (yuan)", help="受理费按它减半计算"
    )
    reasons: Prose = ask("事实和理由", long=True, english="Facts and reasons", help="没有请求的，写明结果怎样关系到您")
    proofs: tuple[Proof, ...] = ask("身份证明和证据", default=(), english="Proof of identity and evidence")
    electronic: bool = ask("本人同意电子送达", default=False, english="I agree to electronic service")


class Corrected(Facts):
    """改正的案号。"""

    suit: str = ask("案号", english="Number of the suit")


class Matched(Seats):
    """对上了哪一件案件，由谁审。"""

    text: Prose = ask("说明", english="What became of it")


class Outcome(Facts):
    """后来怎样。"""

    text: Prose = ask("说明", english="What became of it")


class Refusal(Facts):
    """不准许参加的理由。"""

    reason: Prose = ask("理由", long=True, english="Reasons")
