"""案款的规定：《执行款物管理工作的规定》没有全文，引用标“原文未核”。"""

from __future__ import annotations

from xiezhi.law.sources import Policy, Unread
from xiezhi.law.statutes_enforcement import ENFORCEMENT_MONEY


def money_rule(article: str, words: str = "") -> Unread:
    """《执行款物管理工作的规定》的一条，原文未核。"""
    return Unread(ENFORCEMENT_MONEY.title, article, "K", words)


ONE_CASE_ONE_ACCOUNT = money_rule("第四条", "逐案登记，建立明细账")
CASH_RULE = money_rule("第八条", "两人在场，当日移交")
PAYER_SIGNS = money_rule("第八条", "收款情况记入笔录，由交款人签名")
PAYOUT_RULE = Unread(ENFORCEMENT_MONEY.title, "第十条", "V2", "三十日内完成核算、结算、通知和发放")
HANDED_ON = Policy("案款办理规则", "案件换了法院接着执行的，案款随案移交该院，不在本院分配，也不退还")
RECEIPT = Policy("案款办理规则", "交银行付款后一个工作日没有回单的，向银行查询")
