"""执行：申请、通知、查控、异议、分配、期限。"""

from __future__ import annotations

from xiezhi.law.periods import days, months, years
from xiezhi.law.rule import Actor, Bound, Rule, rule
from xiezhi.law.rules.preservation import SEIZURE_TERMS
from xiezhi.law.sources import Unread
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION, TRIAL_LIMITS
from xiezhi.law.statutes_enforcement import (
    ENFORCEMENT_INTERPRETATION,
    ENFORCEMENT_LIMITS,
    ENFORCEMENT_WORK,
    GUARANTEES,
    PROPERTY_INQUIRY,
)

COURT, PARTY = Actor.COURT, Actor.PARTY
JI = CIVIL_PROCEDURE_INTERPRETATION
PRESIDENT = "本院院长"


def limits_of_2006(article: str, words: str = "") -> Unread:
    """办理执行案件若干期限的规定：只见二手材料。"""
    return Unread(ENFORCEMENT_LIMITS.title, article, "V2", words)


RULES: tuple[Rule, ...] = (
    rule(
        "ENF.APPLY_2Y",
        "申请执行",
        PARTY,
        {"2008-04-01": years(2)},
        "履行期间的最后一日；分期履行的，最后一期履行期限届满之日；未规定履行期间的，文书生效之日",
        CIVIL_PROCEDURE("第二百五十条", "申请执行的期间为二年"),
        JI("第四百八十一条", "申请执行人超过申请执行时效期间"),
        then="仍予受理；被执行人提出异议且成立的，裁定不予执行",
        note="适用时效中止、中断：中断后重新计算",
    ),
    rule(
        "ENF.DOCKET_7D",
        "执行立案",
        COURT,
        days(7),
        "收到申请执行书",
        TRIAL_LIMITS("第六条", "应当在七日内立案"),
        ENFORCEMENT_WORK("第十六条", "应当在七日内予以立案"),
        then="不符合条件的，裁定不予受理",
    ),
    rule(
        "ENF.HANDLER_7D",
        "确定承办人",
        COURT,
        {"2007-01-01": days(7)},
        "立案",
        limits_of_2006("第二条"),
    ),
    rule(
        "ENF.NOTICE_10D",
        "发出执行通知",
        COURT,
        {"2015-02-04": days(10)},
        "收到申请执行书或者移交执行书",
        JI("第四百八十条", "后十日内发出执行通知"),
        note="金钱给付案件一并发报告财产令；内部目标为承办人收案后三日",
    ),
    rule(
        "ENF.NOTICE_TARGET_3D",
        "发出执行通知（内部目标）",
        COURT,
        {"2007-01-01": days(3)},
        "承办人收到案件材料",
        limits_of_2006("第四条"),
    ),
    rule(
        "ENF.NOTICE_AFTER_MEASURE_3D",
        "立即采取措施后补发执行通知",
        COURT,
        days(3),
        "采取强制执行措施",
        ENFORCEMENT_INTERPRETATION("第二十二条", "自采取强制执行措施之日起三日内发送执行通知书"),
    ),
    rule(
        "ENF.JURIS_OBJ_10D",
        "对执行管辖提出异议",
        PARTY,
        days(10),
        "收到执行通知书",
        ENFORCEMENT_INTERPRETATION("第三条", "应当自收到执行通知书之日起十日内提出"),
        note="审查和复议期间不停止执行",
    ),
    rule(
        "ENF.REPORT",
        "报告财产",
        PARTY,
        days(15),
        "收到报告财产令",
        CIVIL_PROCEDURE("第二百五十二条", "应当报告当前以及收到执行通知之日前一年的财产情况"),
        bound=Bound.AT_MOST,
        then="罚款、拘留；应当纳入失信被执行人名单",
        note="期限由报告财产令指定，法律没有日数；十五日为本院设定",
    ),
    rule(
        "ENF.REPORT_SUPPLEMENT_10D",
        "补充报告财产变动",
        PARTY,
        {"2017-05-01": days(10)},
        "财产变动",
        PROPERTY_INQUIRY("第七条", "应当自财产变动之日起十日内向人民法院补充报告"),
        then="罚款、拘留；应当纳入失信被执行人名单",
    ),
    rule(
        "ENF.CLUE_VERIFY_7D",
        "核实财产线索",
        COURT,
        {"2017-05-01": days(7)},
        "收到明确、具体的财产线索",
        PROPERTY_INQUIRY("第二条", "应当在七日内调查核实"),
    ),
    rule(
        "ENF.CLUE_VERIFY_3D",
        "紧急核实财产线索",
        COURT,
        {"2017-05-01": days(3)},
        "收到明确、具体的财产线索",
        PROPERTY_INQUIRY("第二条", "情况紧急的，应当在三日内调查核实"),
    ),
    rule(
        "ENF.INVEST_START_10D",
        "启动财产调查",
        COURT,
        {"2007-01-01": days(10)},
        "收到申请",
        limits_of_2006("第六条"),
    ),
    rule(
        "ENF.INVEST_DONE_1M",
        "完成财产调查",
        COURT,
        {"2007-01-01": months(1)},
        "启动调查",
        limits_of_2006("第六条"),
    ),
    rule(
        "ENF.AUDIT_DECIDE_10D",
        "决定是否审计",
        COURT,
        {"2017-05-01": days(10)},
        "收到书面申请",
        PROPERTY_INQUIRY("第十七条", "之日起十日内决定是否准许"),
    ),
    rule(
        "ENF.BOUNTY_DECIDE_10D",
        "决定是否悬赏",
        COURT,
        {"2017-05-01": days(10)},
        "收到书面申请",
        PROPERTY_INQUIRY("第二十一条", "之日起十日内决定是否准许"),
    ),
    *(
        rule(
            f"ENF.FREEZE_{kind}",
            f"{what}的期限",
            Actor.STAGE,
            {"2015-02-04": years(count)},
            "措施生效（裁定书和协助执行通知书送达）",
            JI("第四百八十五条", words),
            SEIZURE_TERMS,
            bound=Bound.AT_MOST,
            rolls=False,
            then="期限届满前未续行的，效力消灭，轮候的递升",
            note="以协助执行通知书写明的止日为准；没有写明的，提前一日提示",
        )
        for kind, what, count, words in (
            ("BANK_1Y", "冻结银行存款", 1, "冻结被执行人的银行存款的期限不得超过一年"),
            ("MOVABLE_2Y", "查封、扣押动产", 2, "查封、扣押动产的期限不得超过两年"),
            ("REALTY_3Y", "查封不动产、冻结其他财产权", 3, "查封不动产、冻结其他财产权的期限不得超过三年"),
        )
    ),
    rule(
        "ENF.LIMIT_6M",
        "执行案件期限",
        COURT,
        months(6),
        "立案",
        TRIAL_LIMITS("第五条", "执行案件应当在立案之日起六个月内执结"),
        extension=months(3),
        approver=PRESIDENT,
        note="还需延长的，层报高级人民法院备案；公告、鉴定评估、中止、暂缓等期间不计",
    ),
    rule(
        "ENF.LIMIT_NONSUIT_3M",
        "非诉执行案件期限",
        COURT,
        months(3),
        "立案",
        TRIAL_LIMITS("第五条", "非诉执行案件应当在立案之日起三个月内执结"),
        extension=months(3),
        approver=PRESIDENT,
    ),
    rule(
        "ENF.ESCALATE_6M",
        "向上一级法院申请执行",
        PARTY,
        months(6),
        "收到申请执行书，或者发现可供执行的财产",
        CIVIL_PROCEDURE("第二百三十七条", "之日起超过六个月未执行的"),
        ENFORCEMENT_INTERPRETATION("第十三条", "不应当计算执行中的公告期间"),
        then="届满以后可以申请提级、指定执行",
        rolls=False,
    ),
    rule(
        "ENF.ENTRUST_15D",
        "开始受委托执行",
        COURT,
        days(15),
        "收到委托函件",
        CIVIL_PROCEDURE("第二百四十条", "必须在十五日内开始执行"),
    ),
    rule(
        "ENF.ENTRUST_30D",
        "函告受委托执行情况",
        COURT,
        days(30),
        "收到委托函件",
        CIVIL_PROCEDURE("第二百四十条", "在三十日内如果还未执行完毕"),
    ),
    rule(
        "ENF.SUSPEND_BY_SECURITY_1Y",
        "因执行担保暂缓执行",
        Actor.STAGE,
        years(1),
        "决定暂缓执行",
        JI("第四百六十七条", "但最长不得超过一年"),
        GUARANTEES("第十条", "最长不得超过一年"),
        bound=Bound.AT_MOST,
        rolls=False,
        then="直接执行担保财产或者保证人的财产",
    ),
    rule(
        "ENF.OBSTRUCTION_6M",
        "执行终结后排除妨害",
        Actor.STAGE,
        months(6),
        "执行终结",
        JI("第五百一十九条", "在执行终结六个月内"),
    ),
)
