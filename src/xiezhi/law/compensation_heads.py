"""损失项目：每一项叫什么、归交强险哪个分项限额、依据哪一条，以及各项怎样合计。"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

from xiezhi.law.sources import Basis, Unread
from xiezhi.law.statutes_injury import CIVIL_CODE_TORTS, INJURY, MENTAL, TRAFFIC, injury_note
from xiezhi.law.working import Line, Working


class Bucket(Enum):
    """交强险的分项限额；`OUTSIDE` 是不属于任何分项的费用（鉴定费、诉讼费）。"""

    DEATH = "death", "死亡伤残赔偿限额"
    MEDICAL = "medical", "医疗费用赔偿限额"
    PROPERTY = "property", "财产损失赔偿限额"
    OUTSIDE = "outside", "交强险以外"

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label


LIMITED = (Bucket.DEATH, Bucket.MEDICAL, Bucket.PROPERTY)
EXPERT_COSTS = Unread("中华人民共和国保险法", "第六十四条", "V2", "查明和确定事故的费用由谁负担，由法院决定")


class Head(Enum):
    """一项损失。人身损害解释各条以2022年文本的条号书写。"""

    MEDICAL = "medical", "医疗费", Bucket.MEDICAL, INJURY("第六条", "一审法庭辩论终结前实际发生的数额")
    FOLLOW_UP = "follow_up", "后续治疗费、整容费", Bucket.MEDICAL, INJURY("第六条", "确定必然发生的费用")
    MEALS = "meal_subsidy", "住院伙食补助费", Bucket.MEDICAL, INJURY("第十条", "出差伙食补助标准")
    NUTRITION = "nutrition", "营养费", Bucket.MEDICAL, INJURY("第十一条", "参照医疗机构的意见")
    REHABILITATION = "rehabilitation", "康复费", Bucket.DEATH, INJURY("第六条", "器官功能恢复训练所必要的康复费")
    LOST_INCOME = "lost_income", "误工费", Bucket.DEATH, INJURY("第七条", "误工时间和收入状况")
    NURSING = "nursing", "护理费", Bucket.DEATH, INJURY("第八条", "护理人数、护理期限")
    TRANSPORT = "transport", "交通费", Bucket.DEATH, INJURY("第九条", "以正式票据为凭")
    LODGING = "lodging", "住宿费", Bucket.DEATH, INJURY("第十条", "其合理部分应予赔偿")
    AIDS = "aids", "残疾辅助器具费", Bucket.DEATH, INJURY("第十三条", "普通适用器具的合理费用标准")
    DISABILITY = "disability", "残疾赔偿金", Bucket.DEATH, INJURY("第十二条", "自定残之日起按二十年计算")
    DEATH = "death", "死亡赔偿金", Bucket.DEATH, INJURY("第十五条", "按二十年计算")
    FUNERAL = "funeral", "丧葬费", Bucket.DEATH, INJURY("第十四条", "以六个月总额计算")
    DEPENDANTS = "dependants", "被扶养人生活费", Bucket.DEATH, INJURY("第十六条", "计入残疾赔偿金或者死亡赔偿金")
    MENTAL = "mental", "精神损害抚慰金", Bucket.DEATH, MENTAL("第五条", "根据以下因素确定")
    PROPERTY = "property", "财产损失", Bucket.PROPERTY, TRAFFIC("第十二条", "当事人请求侵权人赔偿")
    EXPERT = "expert", "鉴定费", Bucket.OUTSIDE, EXPERT_COSTS

    def __init__(self, key: str, label: str, bucket: Bucket, law: Basis) -> None:
        self.key = key
        self.label = label
        self.bucket = bucket
        self.law = law


Heads = Mapping[Head, Working]
PERIODIC = frozenset({Head.DISABILITY, Head.AIDS})
PERIODIC_LAW = INJURY("第二十条", "以定期金方式给付")
SAME_DEATH_MONEY = CIVIL_CODE_TORTS("第一千一百八十条", "可以以相同数额确定死亡赔偿金")


def may_be_periodic(head: Head) -> bool:
    """可否以定期金给付：只有残疾赔偿金、残疾辅助器具费可以，并应提供担保。人身损害解释第二十条。"""
    return head in PERIODIC


def losses_by_bucket(heads: Heads) -> dict[Bucket, Decimal]:
    """各分项的损失合计，单位：元。四类都在，没有的为零。"""
    sums = dict.fromkeys(Bucket, Decimal("0.00"))
    for head, working in heads.items():
        sums[head.bucket] += working.total
    return sums


def compensation(heads: Heads, *, wrong: date) -> Working:
    """损失总表：每项一行，单位：元。侵权行为之日决定适用的文本；各项的说明全部带上。"""
    lines = tuple(
        Line(head.label, " + ".join(line.sum for line in heads[head].lines), heads[head].total, head.law)
        for head in Head
        if head in heads
    )
    notes = [*injury_note(wrong), *(badge for working in heads.values() for badge in working.badges)]
    return Working("人身损害赔偿", lines, tuple(dict.fromkeys(notes)))


def same_death_money(deaths: int, amount: Decimal) -> Working:
    """同一侵权行为造成多人死亡，由法官决定以相同数额确定死亡赔偿金。民法典第一千一百八十条。"""
    if deaths < 2:
        raise ValueError("多人死亡才可以以相同数额确定死亡赔偿金")
    return Working("死亡赔偿金", (Line("死亡赔偿金", f"{amount} × {deaths}人", amount * deaths, SAME_DEATH_MONEY),))
