"""案卷：原审法院报送的一切，随一步带到第二审，谁也不用再填。"""

from __future__ import annotations

from datetime import date

from xiezhi.engine.facts import EntryId, Facts, PersonId, Prose, ask
from xiezhi.law.working import Yuan
from xiezhi.phrases.appeals import Against
from xiezhi.phrases.case_file import Request, Sheet, Someone
from xiezhi.phrases.operative import Owed, Share

LETTER = "file_letter"
"""移送函：案卷从哪里来，写在它上面。"""


class Appellant(Share):
    """上诉人：上诉费多少，对谁有意见。"""

    against: Against = ask("对谁有意见", default=Against.opponents, english="Whose share is contested")


class OtherFee(Facts):
    """反诉、第三人请求的案件受理费：谁预交的。"""

    kind: str = ask("哪一种", english="Which fee")
    amount: Yuan = ask("金额（元）", english="Amount (yuan)")
    payer: PersonId = ask("谁预交", english="Who prepaid it")


class File(Facts):
    """上诉案卷：哪个法院、哪一案、哪一个记录；人、请求、判项、文书。"""

    court: str = ask("原审法院", english="Court below")
    court_name: str = ask("原审法院名称", english="Its name")
    number: str = ask("原审案号", default="", english="Number below, where it was docketed")
    judgment: str = ask("不服的裁判", english="Judgment appealed against")
    entry: EntryId = ask("报送的记录", english="Entry that sent it up")
    leaf: str = ask("该记录的哈希", english="Its leaf")
    cause: str = ask("案由", english="Cause")
    told: Prose = ask("原告主张的事实和理由", default=Prose(""), long=True, english="What the claimant told")
    enterprise: bool = ask("涉企", default=False, english="Concerns a firm")
    amount: Yuan | None = ask("诉讼标的额（元）", default=None, english="Amount claimed")
    ruling: str = ask("不服的是裁定的，裁定什么", default="", english="What was ruled, if it is a ruling")
    pronounced: date = ask("原审宣判之日", english="Pronounced below on")
    bench: tuple[str, ...] = ask("原审审判人员", english="Who decided below")
    found: Prose = ask("原审认定的事实", default=Prose(""), long=True, english="Facts found below")
    opinion: Prose = ask("原审的理由", default=Prose(""), long=True, english="Reasons below")
    disposition: tuple[Prose, ...] = ask("原审的判项", default=(), english="Operative part below")
    fee: Yuan = ask("一审案件受理费（元）", default=Yuan(0), english="Fee below")
    other_fees: tuple[OtherFee, ...] = ask(
        "反诉、第三人请求的案件受理费", default=(), english="Fees of counterclaims and third parties"
    )
    appeals: tuple[Appellant, ...] = ask("上诉人和各自的上诉费", english="Who appeals, and the fee of each")
    remanded: bool = ask("曾经发回重审", default=False, english="Remanded before")
    people: tuple[Someone, ...] = ask("人", english="People")
    requests: tuple[Request, ...] = ask("诉讼请求", default=(), english="Claims")
    sheets: tuple[Sheet, ...] = ask("文书和材料", default=(), english="Papers")
    owed: tuple[Owed, ...] = ask("原审判项", default=(), english="Items below")
