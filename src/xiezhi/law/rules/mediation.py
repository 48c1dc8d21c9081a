"""调解与在线诉讼：委派、委托调解的期限，选择、指定、接受、询问、关联案件。"""

from __future__ import annotations

from xiezhi.law.periods import days, working_days
from xiezhi.law.rule import Actor, Rule, rule
from xiezhi.law.statutes import INVITED_MEDIATION, ONLINE_LITIGATION, ONLINE_MEDIATION

COURT, PARTY, STAGE, OTHER = Actor.COURT, Actor.PARTY, Actor.STAGE, Actor.OTHER
SINCE = "调解组织或者调解员签收案件材料（线上为确认接受）"
LONGER = "各方当事人同意的，可以延长，延长的期间不计入审限"

RULES: tuple[Rule, ...] = (
    rule(
        "MED.PRE_30D",
        "立案前委派调解",
        STAGE,
        days(30),
        SINCE,
        INVITED_MEDIATION("第二十七条", "人民法院委派调解的案件，调解期限为30日"),
        ONLINE_MEDIATION("第二十四条", "立案前在线调解期限为三十日"),
        then="调解不成，依法登记立案",
        note="双方当事人同意延长的，不受此限；诉前鉴定期间不计入",
    ),
    rule(
        "MED.POST_ORD_15D",
        "立案后委托调解（普通程序）",
        STAGE,
        days(15),
        SINCE,
        INVITED_MEDIATION("第二十七条", "适用普通程序的调解期限为15日"),
        ONLINE_MEDIATION("第二十四条", "适用普通程序的调解期限为十五日"),
        then="恢复审理",
        note=LONGER,
    ),
    rule(
        "MED.POST_SUM_7D",
        "立案后委托调解（简易程序）",
        STAGE,
        days(7),
        SINCE,
        INVITED_MEDIATION("第二十七条", "适用简易程序的调解期限为７日"),
        ONLINE_MEDIATION("第二十四条", "适用简易程序的调解期限为七日"),
        then="恢复审理",
        note=LONGER,
    ),
    rule(
        "MED.CHOOSE_2WD",
        "共同选择调解组织或者调解员",
        PARTY,
        working_days(2),
        "各方同意在线调解",
        ONLINE_MEDIATION("第十条", "在同意在线调解后两个工作日内共同选择"),
        then="由人民法院指定",
    ),
    rule(
        "MED.ASSIGN_3WD",
        "指定调解组织或者调解员",
        COURT,
        working_days(3),
        "收到在线调解申请",
        ONLINE_MEDIATION("第十条", "后三个工作日内指定调解组织或者调解员"),
    ),
    rule(
        "MED.ACCEPT_3WD",
        "确认接受委派、委托或者申请",
        OTHER,
        working_days(3),
        "收到委派委托信息或者调解申请",
        ONLINE_MEDIATION("第十二条", "后三个工作日内，确认接受"),
        then="重新指定或者选择",
    ),
    rule(
        "MED.ASK_3WD",
        "协助询问对方是否同意调解",
        OTHER,
        working_days(3),
        "接受委派调解",
        ONLINE_MEDIATION("第十五条", "之日起三个工作日内协助人民法院通知对方当事人"),
    ),
    rule(
        "ONL.JOIN_3D",
        "验证身份、关联案件",
        PARTY,
        days(3),
        "收到通知",
        ONLINE_LITIGATION("第十条", "应当在收到通知的三日内通过诉讼平台验证身份、关联案件"),
        then="未作表示的，不采用在线方式",
    ),
)
