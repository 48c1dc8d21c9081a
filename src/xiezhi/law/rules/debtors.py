"""案款发放、终结本次执行程序、失信名单。多数只见二手材料，引用标“原文未核”。"""

from __future__ import annotations

from xiezhi.law.parameters import policy
from xiezhi.law.periods import days, months, working_days, years
from xiezhi.law.rule import Actor, Bound, Rule, rule
from xiezhi.law.sources import Unread
from xiezhi.law.statutes_enforcement import DISHONEST_DEBTORS, ENFORCEMENT_MONEY, ROUND_ENDS

COURT, PARTY = Actor.COURT, Actor.PARTY
SINCE_LIST, SINCE_ROUND, SINCE_MONEY = "2017-05-01", "2016-12-01", "2017-05-01"


def listed(article: str, grade: str = "V2", words: str = "") -> Unread:
    return Unread(DISHONEST_DEBTORS.title, article, grade, words)


def ended(article: str, grade: str = "K", words: str = "") -> Unread:
    return Unread(ROUND_ENDS.title, article, grade, words)


RULES: tuple[Rule, ...] = (
    rule(
        "ENF.PAYOUT_30D",
        "发放执行案款",
        COURT,
        {SINCE_MONEY: days(30)},
        "收到财务部门到账通知",
        Unread(ENFORCEMENT_MONEY.title, "第十条", "V2"),
        note="有异议、有争议、找不到申请执行人等情形的，经批准延缓",
    ),
    rule(
        "ENF.ZHONGBEN_EARLIEST",
        "终结本次执行程序最早之日",
        Actor.STAGE,
        {SINCE_ROUND: months(3)},
        "执行立案",
        ended("第一条", "V2", "自执行案件立案之日起已超过三个月"),
        rolls=False,
        note="须超过三个月：满三个月的次日起方可",
    ),
    rule(
        "ENF.ZHONGBEN_QUERY",
        "终本后定期查询",
        COURT,
        {SINCE_ROUND: months(6)},
        "终本裁定，其后每次查询",
        ended("第九条"),
        note="五年内每六个月一次，共十次",
    ),
    rule(
        "ENF.ZHONGBEN_PUBLISH_7D",
        "公布终本案件信息",
        COURT,
        {SINCE_ROUND: days(7)},
        "裁定书送达",
        ended("第十二条"),
    ),
    rule(
        "ENF.DISHONEST_TERM_2Y",
        "失信名单期限",
        Actor.STAGE,
        {SINCE_LIST: years(2)},
        "公布",
        listed("第二条"),
        rolls=False,
        then="期满三个工作日内删除",
        note="第一条第二项至第六项；第一项没有期限；严重或者多项的，可以延长一至三年",
    ),
    rule(
        "ENF.DISHONEST_DECIDE_15D",
        "审查列入失信名单的申请",
        COURT,
        {SINCE_LIST: days(15)},
        "收到申请",
        listed("第五条", "K"),
    ),
    rule(
        "ENF.DISHONEST_GRACE_3M",
        "列入名单的宽限期",
        PARTY,
        {"2019-12-16": months(3)},
        "决定作出",
        Unread("最高人民法院关于在执行工作中进一步强化善意文明执行理念的意见", "第十五条", "V2"),
        policy("dishonest.grace_months"),
        bound=Bound.AT_MOST,
        note="可以给予一至三个月",
    ),
    rule(
        "ENF.DISHONEST_REMOVE_3WD",
        "删除失信信息",
        COURT,
        {SINCE_LIST: working_days(3)},
        "履行完毕或者出现其他删除事由",
        listed("第十条", words="三个工作日内"),
    ),
    rule(
        "ENF.DISHONEST_RELIST_6M",
        "因申请执行人申请而删除后不得再申请列入",
        PARTY,
        {SINCE_LIST: months(6)},
        "删除",
        listed("第十条"),
        rolls=False,
    ),
    rule(
        "ENF.DISHONEST_CORRECT_15D",
        "审查纠正失信信息的申请",
        COURT,
        {SINCE_LIST: days(15)},
        "收到书面纠正申请",
        listed("第十二条"),
    ),
    rule(
        "ENF.DISHONEST_CORRECTED_3WD",
        "纠正失信信息",
        COURT,
        {SINCE_LIST: working_days(3)},
        "认为理由成立",
        listed("第十二条"),
    ),
    rule(
        "ENF.DISHONEST_RECON_10D",
        "对驳回纠正申请复议",
        PARTY,
        {SINCE_LIST: days(10)},
        "决定书送达",
        listed("第十二条"),
        note="复议期间不停止原决定的执行",
    ),
    rule(
        "ENF.DISHONEST_RECON_DECIDE_15D",
        "决定失信复议",
        COURT,
        {SINCE_LIST: days(15)},
        "收到复议申请",
        listed("第十二条"),
    ),
)
