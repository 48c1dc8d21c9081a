"""执行救济：行为异议、案外人异议、复议、分配方案异议、第三人到期债权、限制出境与处罚复议。"""

from __future__ import annotations

from xiezhi.law.periods import days, months
from xiezhi.law.rule import Actor, Rule, rule
from xiezhi.law.rules.appeal import UNCHANGING
from xiezhi.law.sources import Unread
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_enforcement import (
    ENFORCEMENT_INTERPRETATION,
    ENFORCEMENT_WORK,
    OBJECTIONS,
    TERMINATION_OBJECTIONS,
)

COURT, PARTY = Actor.COURT, Actor.PARTY
JI = CIVIL_PROCEDURE_INTERPRETATION
RULES_OF_2015 = "2015-05-05"

RULES: tuple[Rule, ...] = (
    rule(
        "ENF.OBJ_DOCKET_3D",
        "执行异议立案",
        COURT,
        {RULES_OF_2015: days(3)},
        "收到异议",
        OBJECTIONS("第二条", "人民法院应当在三日内立案"),
        then="异议人可以向上一级人民法院提出异议",
    ),
    rule(
        "ENF.OBJ_NOTIFY_3D",
        "通知异议人和相关当事人",
        COURT,
        {RULES_OF_2015: days(3)},
        "异议立案",
        OBJECTIONS("第二条", "并在立案后三日内通知异议人和相关当事人"),
    ),
    rule(
        "ENF.OBJ_SUPP_3D",
        "补足异议材料",
        PARTY,
        {RULES_OF_2015: days(3)},
        "收到一次性告知",
        OBJECTIONS("第二条", "应当一次性告知异议人在三日内补足"),
        then="不予受理",
    ),
    rule(
        "ENF.OBJ_REVIEW_15D",
        "审查执行异议",
        COURT,
        days(15),
        "收到书面异议",
        CIVIL_PROCEDURE("第二百三十六条", "应当自收到书面异议之日起十五日内审查"),
        CIVIL_PROCEDURE("第二百三十八条", "应当自收到书面异议之日起十五日内审查"),
        note="行为异议期间不停止执行；案外人异议审查期间不得处分执行标的",
    ),
    rule(
        "ENF.RECON_APPLY_10D",
        "对异议裁定申请复议",
        PARTY,
        days(10),
        "裁定送达",
        CIVIL_PROCEDURE("第二百三十六条", "可以自裁定送达之日起十日内向上一级人民法院申请复议"),
        then="裁定生效",
    ),
    rule(
        "ENF.RECON_REVIEW_30D",
        "审查执行复议",
        COURT,
        days(30),
        "收到复议申请",
        ENFORCEMENT_INTERPRETATION("第八条", "应当自收到复议申请之日起三十日内审查完毕"),
        extension=days(30),
        approver="本院院长",
    ),
    rule(
        "ENF.RECON_FILE_UP_5D",
        "报送复议案卷",
        COURT,
        days(5),
        "收到复议申请",
        ENFORCEMENT_INTERPRETATION("第七条", "应当在五日内将复议所需的案卷材料报送上一级人民法院"),
    ),
    rule(
        "ENF.THIRD_SUE_15D",
        "提起执行异议之诉",
        PARTY,
        days(15),
        "案外人异议裁定送达",
        CIVIL_PROCEDURE("第二百三十八条", "可以自裁定送达之日起十五日内向人民法院提起诉讼"),
        then="异议成立而申请执行人未起诉的，七日内解除；异议驳回而案外人未起诉的，继续执行",
    ),
    rule(
        "ENF.THIRD_UNLOCK_7D",
        "案外人异议成立后解除执行措施",
        COURT,
        days(7),
        "申请执行人的起诉期限届满",
        JI("第三百一十四条", "应当自起诉期限届满之日起七日内解除对该执行标的采取的执行措施"),
    ),
    rule(
        "ENF.THIRD_NO_DISPOSAL_15D",
        "驳回案外人异议后不得处分",
        Actor.STAGE,
        days(15),
        "裁定送达案外人",
        JI("第四百六十三条", "之日起十五日内，人民法院不得对执行标的进行处分"),
    ),
    rule(
        "ENF.THIRD_RETRIAL_6M",
        "案外人申请再审",
        PARTY,
        months(6),
        "执行异议裁定送达",
        JI("第四百二十一条", "之日起六个月内，向作出原判决、裁定、调解书的人民法院申请再审"),
        UNCHANGING,
        peremptory=True,
    ),
    rule(
        "ENF.TERMINATION_OBJ_60D",
        "对终结执行提出异议",
        PARTY,
        {"2016-02-15": days(60)},
        "收到终结执行法律文书，或者知道、应当知道",
        Unread(TERMINATION_OBJECTIONS.title, "全文", "V2", "六十日内"),
        then="不予受理",
        note="对终结本次执行程序也照此办理（惯例）",
    ),
    *(
        rule(
            f"ENF.DISTRIB_{kind}_15D",
            what,
            PARTY,
            {"2009-01-01": days(15)},
            since,
            JI(article, words),
            then=then,
        )
        for kind, what, since, article, words, then in (
            (
                "OBJECT",
                "对分配方案提出异议",
                "收到分配方案",
                "第五百零九条",
                "应当自收到分配方案之日起十五日内",
                "按分配方案分配",
            ),
            (
                "COUNTER",
                "对分配异议提出反对意见",
                "收到异议通知",
                "第五百一十条",
                "自收到通知之日起十五日内未提出反对意见的",
                "依异议人的意见修正后分配",
            ),
            (
                "SUE",
                "提起分配方案异议之诉",
                "收到反对意见通知",
                "第五百一十条",
                "异议人可以自收到通知之日起十五日内",
                "按原分配方案分配",
            ),
        )
    ),
    rule(
        "ENF.THIRD_DEBTOR_15D",
        "第三人履行到期债务或者提出异议",
        PARTY,
        days(15),
        "收到履行到期债务通知（直接送达）",
        ENFORCEMENT_WORK("第四十五条", "应当在收到履行通知后的十五日内"),
        then="裁定强制执行；提出异议的不审查",
    ),
    rule(
        "ENF.EXITBAN_RECON_10D",
        "对限制出境申请复议",
        PARTY,
        {RULES_OF_2015: days(10)},
        "收到限制出境决定",
        OBJECTIONS("第九条", "可以自收到限制出境决定之日起十日内向上一级人民法院申请复议"),
    ),
    rule(
        "ENF.EXITBAN_DECIDE_15D",
        "决定限制出境复议",
        COURT,
        {RULES_OF_2015: days(15)},
        "收到复议申请",
        OBJECTIONS("第九条", "应当自收到复议申请之日起十五日内作出决定"),
    ),
    rule(
        "ENF.PENALTY_RECON_3D",
        "对罚款、拘留申请复议",
        PARTY,
        days(3),
        "收到决定书",
        JI("第一百八十五条", "应当自收到决定书之日起三日内提出"),
        note="复议期间不停止执行",
    ),
    rule(
        "ENF.PENALTY_DECIDE_5D",
        "决定罚款、拘留复议",
        COURT,
        days(5),
        "收到复议申请",
        JI("第一百八十五条", "应当在收到复议申请后五日内作出决定"),
    ),
    rule(
        "ENF.BANKRUPTCY_ANSWER_30D",
        "告知是否受理执转破",
        COURT,
        days(30),
        "收到执行案件相关材料",
        JI("第五百一十二条", "之日起三十日内，将是否受理破产案件的裁定告知执行法院"),
    ),
)
