"""立案：审查、补正、交费、移送，与耽误期限的补救。依据：《民事诉讼法》第八十六条、第一百二十六条，登记立案规定。"""

from __future__ import annotations

from xiezhi.law.parameters import policy
from xiezhi.law.periods import days
from xiezhi.law.rule import Actor, Bound, Rule, rule
from xiezhi.law.statutes import (
    CIVIL_PROCEDURE,
    CIVIL_PROCEDURE_INTERPRETATION,
    COURT_FEES,
    FILING_RULES,
    TRIAL_LIMITS,
)

COURT, PARTY = Actor.COURT, Actor.PARTY

RULES: tuple[Rule, ...] = (
    rule(
        "CIV.REINSTATE_10D",
        "申请顺延期限",
        PARTY,
        days(10),
        "障碍消除",
        CIVIL_PROCEDURE("第八十六条", "在障碍消除后的十日内，可以申请顺延期限"),
        then="不再顺延；是否准许由人民法院决定",
        note="不变期间不适用",
    ),
    rule(
        "CIV.FILING_REVIEW_7D",
        "审查起诉、决定是否立案",
        COURT,
        days(7),
        "收到起诉状；补正的自收到补正材料起重新计算",
        CIVIL_PROCEDURE("第一百二十六条", "应当在七日内立案"),
        CIVIL_PROCEDURE_INTERPRETATION("第二百零八条", "在补齐相关材料后，应当在七日内决定是否立案"),
        FILING_RULES("第八条", "应当在收到起诉状之日起七日内决定是否立案"),
        then="在法定期间内不能判定的，先行立案",
    ),
    rule(
        "CIV.SUPPLEMENT",
        "补正起诉材料",
        PARTY,
        {"2015-05-01": days(7)},
        "收到一次性告知",
        FILING_RULES("第七条", "应当一次性书面告知在指定期限内补正"),
        policy("filing.supplement_days"),
        then="退回诉状并记录在册；坚持起诉的，裁定不予受理",
        bound=Bound.AT_MOST,
        note="期限由法院指定，法律没有日数；七日为本院设定",
    ),
    rule(
        "CIV.TPR_FILING_30D",
        "第三人撤销之诉决定是否立案",
        COURT,
        days(30),
        "收到起诉状",
        CIVIL_PROCEDURE_INTERPRETATION("第二百九十一条", "应当在收到起诉状之日起三十日内立案"),
        FILING_RULES("第八条", "应当在收到起诉状之日起三十日内决定是否立案"),
    ),
    rule(
        "CIV.TPR_COPY_5D",
        "第三人撤销之诉送交对方当事人",
        COURT,
        days(5),
        "收到起诉状和证据材料",
        CIVIL_PROCEDURE_INTERPRETATION("第二百九十一条", "之日起五日内送交对方当事人"),
    ),
    rule(
        "CIV.TPR_OPINION_10D",
        "第三人撤销之诉对方提出书面意见",
        PARTY,
        days(10),
        "收到起诉状",
        CIVIL_PROCEDURE_INTERPRETATION("第二百九十一条", "自收到起诉状之日起十日内提出书面意见"),
    ),
    rule(
        "CIV.OBJSUIT_FILING_15D",
        "执行异议之诉决定是否立案",
        COURT,
        days(15),
        "收到起诉状",
        CIVIL_PROCEDURE_INTERPRETATION("第三百零三条", "应当在收到起诉状之日起十五日内决定是否立案"),
        CIVIL_PROCEDURE_INTERPRETATION("第三百零四条", "应当在收到起诉状之日起十五日内决定是否立案"),
    ),
    rule(
        "CIV.PRIVPROS_15D",
        "刑事自诉决定是否立案",
        COURT,
        days(15),
        "收到自诉状（次日起）",
        FILING_RULES("第八条", "应当在收到自诉状次日起十五日内决定是否立案"),
    ),
    rule(
        "CIV.FEE_PAY_7D",
        "预交案件受理费",
        PARTY,
        days(7),
        "接到交费通知（次日起）；反诉自提起反诉次日起",
        COURT_FEES("第二十二条", "次日起7日内交纳案件受理费"),
        CIVIL_PROCEDURE_INTERPRETATION("第二百一十三条", "按撤诉处理"),
        then="未交又未获准缓减免的，按撤诉处理",
    ),
    rule(
        "CIV.FEE_PAY_CONVERT_7D",
        "简易转普通后补交案件受理费",
        PARTY,
        days(7),
        "接到交费通知",
        CIVIL_PROCEDURE_INTERPRETATION("第一百九十九条", "之日起七日内补交案件受理费"),
        then="无正当理由未按期足额补交的，按撤诉处理，已收取的受理费退还一半",
    ),
    rule(
        "CIV.DIVISION_TRANSFER_3D",
        "移送审判庭",
        COURT,
        days(3),
        "决定立案",
        TRIAL_LIMITS("第七条", "应当在决定立案的三日内将案卷材料移送审判庭"),
    ),
    rule(
        "CIV.FILING_COMPLAINT_15D",
        "查明立案投诉并反馈",
        COURT,
        days(15),
        "受理投诉",
        FILING_RULES("第十三条", "应当在受理投诉之日起十五日内，查明事实"),
    ),
)
