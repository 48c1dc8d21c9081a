"""执行部分的法律渊源。有全文的写明全文名称；只见二手材料的（终本、失信、限制消费等）没有全文，引用时标“原文未核”。"""

from __future__ import annotations

from xiezhi.law.statutes import COURT, one_edition

ENFORCEMENT_WORK = one_edition(
    f"{COURT}人民法院执行工作若干问题的规定（试行）",
    "2021-01-01",
    f"{COURT}人民法院执行工作若干问题的规定（试行）(2020-12-29)",
    short="执行工作规定",
    name="2020年修正",
)
ENFORCEMENT_INTERPRETATION = one_edition(
    f"{COURT}适用《中华人民共和国民事诉讼法》执行程序若干问题的解释",
    "2021-01-01",
    f"{COURT}适用《民事诉讼法》执行程序若干问题的解释(2020-12-29)",
    short="执行程序解释",
    name="2020年修正",
)
SEIZURE = one_edition(
    f"{COURT}人民法院民事执行中查封、扣押、冻结财产的规定",
    "2021-01-01",
    f"{COURT}人民法院民事执行中查封、扣押、冻结财产的规定(2020-12-29)",
    short="查封扣押冻结规定",
    name="2020年修正",
)
ENTRUSTING = one_edition(
    f"{COURT}委托执行若干问题的规定",
    "2021-01-01",
    f"{COURT}委托执行若干问题的规定(2020-12-29)",
    short="委托执行规定",
    name="2020年修正",
)
AUCTIONS = one_edition(
    f"{COURT}人民法院民事执行中拍卖、变卖财产的规定",
    "2021-01-01",
    f"{COURT}人民法院民事执行中拍卖、变卖财产的规定(2020-12-29)",
    short="拍卖变卖规定",
    name="2020年修正",
)
ONLINE_AUCTIONS = one_edition(
    f"{COURT}人民法院网络司法拍卖若干问题的规定",
    "2017-01-01",
    f"{COURT}人民法院网络司法拍卖若干问题的规定(2016-08-02)",
    short="网络司法拍卖规定",
)
REFERENCE_PRICE = one_edition(
    f"{COURT}人民法院确定财产处置参考价若干问题的规定",
    "2018-09-01",
    f"{COURT}人民法院确定财产处置参考价若干问题的规定(2018-08-28)",
    short="参考价规定",
)
PROPERTY_INQUIRY = one_edition(
    f"{COURT}民事执行中财产调查若干问题的规定",
    "2021-01-01",
    f"{COURT}民事执行中财产调查若干问题的规定(2020-12-29)",
    short="财产调查规定",
    name="2020年修正",
)
OBJECTIONS = one_edition(
    f"{COURT}人民法院办理执行异议和复议案件若干问题的规定",
    "2021-01-01",
    f"{COURT}人民法院办理执行异议和复议案件若干问题的规定(2020-12-29)",
    short="执行异议和复议规定",
    name="2020年修正",
)
SETTLEMENTS = one_edition(
    f"{COURT}执行和解若干问题的规定",
    "2021-01-01",
    f"{COURT}执行和解若干问题的规定(2020-12-29)",
    short="执行和解规定",
    name="2020年修正",
)
GUARANTEES = one_edition(
    f"{COURT}执行担保若干问题的规定",
    "2021-01-01",
    f"{COURT}执行担保若干问题的规定(2020-12-29)",
    short="执行担保规定",
    name="2020年修正",
)
DELAY_INTEREST = one_edition(
    f"{COURT}执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释",
    "2014-08-01",
    f"{COURT}执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释(2014-07-07)",
    short="迟延履行利息解释",
)
NETWORK_QUERIES = one_edition(
    f"{COURT}网络查询、冻结被执行人存款的规定",
    "2013-09-02",
    f"{COURT}网络查询、冻结被执行人存款的规定(2013-08-29)",
    short="网络查询规定",
)
# 下列文件没有全文，只能作“原文未核”的引用。
ENFORCEMENT_LIMITS = one_edition(f"{COURT}人民法院办理执行案件若干期限的规定", "2007-01-01", short="执行期限规定")
TERMINATION_OBJECTIONS = one_edition(
    f"{COURT}对人民法院终结执行行为提出执行异议期限问题的批复", "2016-02-15", short="终结执行异议期限批复"
)
OBJECTION_SUITS = one_edition(f"{COURT}审理执行异议之诉案件适用法律问题的解释", "2025-07-24", short="执行异议之诉解释")
ROUND_ENDS = one_edition(f"{COURT}严格规范终结本次执行程序的规定（试行）", "2016-12-01", short="终本规定")
DISHONEST_DEBTORS = one_edition(f"{COURT}公布失信被执行人名单信息的若干规定", "2017-05-01", short="失信名单规定")
CONSUMPTION_LIMITS = one_edition(f"{COURT}限制被执行人高消费及有关消费的若干规定", "2015-07-22", short="限制消费规定")
ENFORCEMENT_MONEY = one_edition(f"{COURT}执行款物管理工作的规定", "2017-05-01", short="执行款物规定")
GOODWILL = one_edition(f"{COURT}在执行工作中进一步强化善意文明执行理念的意见", "2019-12-16", short="善意文明执行意见")
CASE_ENDINGS = one_edition(f"{COURT}执行案件立案、结案若干问题的意见", "2015-01-01", short="立案结案意见")
