"""限制消费和失信的依据。三件文书没有全文，引用标“原文未核”；条号和字词见于多处转载。"""

from __future__ import annotations

from xiezhi.law.periods import months, years
from xiezhi.law.sources import Unread
from xiezhi.law.statutes_enforcement import CONSUMPTION_LIMITS, DISHONEST_DEBTORS, GOODWILL


def limits(article: str, words: str = "") -> Unread:
    return Unread(CONSUMPTION_LIMITS.title, article, "V2", words)


def listing(article: str, words: str = "") -> Unread:
    return Unread(DISHONEST_DEBTORS.title, article, "V2", words)


def goodwill(article: str, words: str = "") -> Unread:
    return Unread(GOODWILL.title, article, "V2", words)


PROPOSE = limits("第四条", "必要时人民法院可以依职权决定")
ASK = listing("第五条", "可以向人民法院申请将其纳入失信被执行人名单")
DECIDE = listing("第五条", "应当自收到申请之日起十五日内审查并作出决定")
SIGN_ORDER = limits("第五条", "限制消费令由人民法院院长签发")
SIGN_LISTING = listing("第五条", "决定书由院长签发，自作出之日起生效")
WITH_RESTRICTION = limits("第一条", "纳入失信被执行人名单的被执行人，人民法院应当对其采取限制消费措施")
PUBLIC = listing("第六条", "记载和公布的失信被执行人信息")
PUT_RIGHT = listing("第九条", "应当在三个工作日内")
REMOVE = listing("第十条", "应当在三个工作日内删除失信信息")
AFTER_TERM = listing("第十条", "纳入期限届满后三个工作日内，人民法院应当删除失信信息")
LIFT_ORDER = limits("第九条", "应当在本规定第六条通知或者公告的范围内及时以通知或者公告解除限制消费令")
TERM = listing("第二条", "纳入失信被执行人名单的期限为二年")
COMPLAIN = listing("第十一条", "可以向执行法院申请纠正")
ANSWER = listing("第十二条", "应当自收到书面纠正申请之日起十五日内审查")
CORRECT = listing("第十二条", "应当在三个工作日内纠正")
REJECT = listing("第十二条", "理由不成立的，决定驳回")
ASK_ABOVE = listing("第十二条", "可以自决定书送达之日起十日内向上一级人民法院申请复议")
ABOVE = listing("第十二条", "上一级人民法院应当自收到复议申请之日起十五日内作出决定")
PERMIT = limits("第八条", "因生活或者经营必需")
LEFT_OFFICE = goodwill("第十七条", "原法定代表人、主要负责人申请解除对其本人的限制消费措施")

AGAIN_AFTER = months(6)
TWO_YEARS = years(2)
