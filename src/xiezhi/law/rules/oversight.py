"""司法建议、信访、中小企业款项投诉、诉讼费用的退还与复核。"""

from __future__ import annotations

from xiezhi.law.periods import days, months, working_days
from xiezhi.law.rule import Actor, Bound, Rule, rule
from xiezhi.law.sources import Unread
from xiezhi.law.statutes import COURT_FEES, JUDICIAL_ADVICE, PETITIONS, SMALL_FIRM_PAYMENTS

COURT, PARTY, OTHER = Actor.COURT, Actor.PARTY, Actor.OTHER

RULES: tuple[Rule, ...] = (
    rule(
        "OVS.ADVICE_REPLY_2M",
        "答复司法建议",
        OTHER,
        months(2),
        "收到司法建议书",
        JUDICIAL_ADVICE("第八条", "一般不超过两个月"),
        bound=Bound.AT_MOST,
        note="条文没有写明起算之日，自收到起算为惯例",
    ),
    rule(
        "OVS.PETITION_NOTICE_15D",
        "告知信访处理途径",
        COURT,
        days(15),
        "收到信访事项",
        PETITIONS("第二十三条", "之日起15日内书面告知信访人"),
    ),
    rule(
        "OVS.PETITION_OBJECT_5WD",
        "对转送的信访事项提出异议",
        COURT,
        working_days(5),
        "收到转送",
        PETITIONS("第二十三条", "之日起5个工作日内提出异议"),
    ),
    rule(
        "OVS.PETITION_60D",
        "办结信访事项",
        COURT,
        days(60),
        "受理",
        PETITIONS("第三十四条", "应当自受理之日起60日内办结"),
        extension=days(30),
        approver="本机关、单位负责人",
    ),
    rule(
        "OVS.PETITION_REVIEW_30D",
        "请求复查",
        PARTY,
        days(30),
        "收到书面答复",
        PETITIONS("第三十五条", "可以自收到书面答复之日起30日内"),
    ),
    rule(
        "OVS.PETITION_REVIEW_ANSWER_30D",
        "提出复查意见",
        COURT,
        days(30),
        "收到复查请求",
        PETITIONS("第三十五条", "应当自收到复查请求之日起30日内提出复查意见"),
    ),
    rule(
        "OVS.PETITION_RECHECK_30D",
        "请求复核",
        PARTY,
        days(30),
        "收到复查答复",
        PETITIONS("第三十六条", "可以自收到书面答复之日起30日内"),
    ),
    rule(
        "OVS.PETITION_RECHECK_ANSWER_30D",
        "提出复核意见",
        COURT,
        days(30),
        "收到复核请求",
        PETITIONS("第三十六条", "应当自收到复核请求之日起30日内提出复核意见"),
        note="听证期间不计入",
    ),
    rule(
        "OVS.LONG_PENDING_18M",
        "长期未结诉讼案件",
        Actor.STAGE,
        {"2023-01-01": months(18)},
        "立案",
        Unread("长期未结诉讼案件专项清理要求", "全文", "V2", "一年半"),
        rolls=False,
        then="列入长期未结清单，逐案定责",
    ),
    rule(
        "OVS.CONTACT_REPORT_3D",
        "报告不当接触",
        OTHER,
        {"2015-09-01": days(3)},
        "接触发生",
        Unread("关于进一步规范司法人员与当事人、律师等接触交往行为的若干规定", "全文", "K"),
    ),
    rule(
        "SME.TRANSFER_10WD",
        "转交拖欠款项投诉",
        OTHER,
        {"2021-12-30": working_days(10)},
        "正式受理",
        SMALL_FIRM_PAYMENTS("第二十五条", "之日起10个工作日内，按程序将投诉转交"),
        Unread("保障中小企业款项支付投诉处理暂行办法", "全文", "K"),
        note="2025年6月1日以前依投诉处理暂行办法",
    ),
    rule(
        "SME.HANDLE_30D",
        "形成投诉处理结果",
        OTHER,
        {"2025-06-01": days(30)},
        "收到投诉材料",
        SMALL_FIRM_PAYMENTS("第二十五条", "之日起30日内形成处理结果"),
        note="情况复杂的可以延长，最长不超过九十日",
    ),
    rule(
        "FEE.REFUND_15D",
        "退还诉讼费用",
        COURT,
        days(15),
        "法律文书生效",
        COURT_FEES("第五十三条", "应当自法律文书生效之日起15日内退还"),
    ),
    rule(
        "FEE.REVIEW_15D",
        "复核诉讼费用决定",
        COURT,
        days(15),
        "收到复核申请",
        COURT_FEES("第四十三条", "之日起15日内作出"),
    ),
)
