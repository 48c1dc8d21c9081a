"""民事一审须陈述的要素。"""

from __future__ import annotations

from enum import StrEnum

from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.law.working import Yuan


class Channel(StrEnum):
    """缴费渠道。"""

    scan = "scan"
    bank = "bank"
    cash = "cash"

    @property
    def label(self) -> str:
        return {"scan": "扫码支付", "bank": "银行转账", "cash": "窗口现金"}[self.value]


class Paid(Facts):
    """交费：交给哪一张缴费通知、多少、怎样交的。"""

    bill: str = ask("缴费通知", choices="bills", english="Which bill")
    amount: Yuan = ask("金额（元）", english="Amount (yuan)")
    channel: Channel = ask("渠道", default=Channel.scan, english="Channel")
    reference: str = ask("流水号", default="", english="Reference")


class Defence(Facts):
    """答辩：承认什么、不同意什么、为什么。"""

    answer: Prose = ask("答辩意见", long=True, english="Answer")
    admitted: Prose = ask("承认的事实", default=Prose(""), long=True, english="Facts admitted")


class Relief(Facts):
    """司法救助：缓交、减交、免交的决定。"""

    kind: str = ask("缓交、减交还是免交", english="Deferral, reduction or exemption")
    reason: Prose = ask("理由", long=True, english="Reason")


class Fulfilment(Facts):
    """补交承诺的次要材料。"""

    paper: str = ask("补交哪一份", choices="promises", english="Which paper")
    told: Prose = ask("说明", default=Prose(""), english="Note")


class Withdrawal(Facts):
    """撤诉的理由。"""

    reason: Prose = ask("理由", default=Prose(""), long=True, english="Reason")


class Copies(Facts):
    """发送副本：电子送达或者其他途径由送达人员办理。"""

    note: Prose = ask("附言", default=Prose(""), english="Note")
