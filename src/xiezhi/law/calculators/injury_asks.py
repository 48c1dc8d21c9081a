"""人身损害与交通事故两个计算器问的各项。"""

from __future__ import annotations

from xiezhi.law.asking import Ask, Kind, Option
from xiezhi.law.compensation_heads import Head
from xiezhi.law.compensation_insurance import Compulsory, Special
from xiezhi.law.region_statistics import Figure

BY_RECEIPT = {
    "medical": (Head.MEDICAL, "Medical costs"),
    "follow_up": (Head.FOLLOW_UP, "Further treatment"),
    "rehabilitation": (Head.REHABILITATION, "Rehabilitation"),
    "transport": (Head.TRANSPORT, "Transport"),
    "lodging": (Head.LODGING, "Lodging"),
    "property": (Head.PROPERTY, "Damage to property"),
    "expert": (Head.EXPERT, "Expert's fee"),
}
BY_DAY = {
    "meal": (Head.MEALS, "hospital_days", "住院几天", "Days in hospital", "每天伙食补助", "Meals a day"),
    "nutrition": (Head.NUTRITION, "nutrition_days", "营养期几天", "Days of nutrition", "每天营养费", "Nutrition a day"),
    "lost": (Head.LOST_INCOME, "lost_days", "误工几天", "Days off work", "每天收入", "Income a day"),
    "nursing": (Head.NURSING, "nursing_days", "护理几天", "Days of nursing", "每天护理费", "Nursing a day"),
}
ENTERED = {"income": Figure.INCOME, "consumption": Figure.CONSUMPTION, "wage": Figure.WAGE_ON_POST}
OUTCOMES = {
    "injury": Option("受伤，没有残疾", "Injured, no disability"),
    "disability": Option("残疾", "Disabled"),
    "death": Option("死亡", "Death"),
}
COMPULSORY = {
    "fault": (Compulsory.FAULT, Option("有，车方有责任", "Yes, the driver is at fault")),
    "no-fault": (Compulsory.NO_FAULT, Option("有，车方没有责任", "Yes, the driver is not at fault")),
    "none": (Compulsory.NONE, Option("该买没有买", "It should have been taken out and was not")),
    "not-needed": (Compulsory.NOT_NEEDED, Option("不是机动车", "Not a motor vehicle")),
}
SPECIAL = {
    "none": (Special.NONE, Option("没有", "None")),
    "drunk": (
        Special.DRUNK_OR_UNLICENSED,
        Option("无证、醉酒、吸毒、故意", "Unlicensed, drunk, drugged or on purpose"),
    ),
    "victim-intent": (Special.VICTIM_INTENT, Option("受害人故意", "The victim did it on purpose")),
}


def _receipts() -> tuple[Ask, ...]:
    asks = tuple(Ask(key, head.label, english, Kind.YUAN, unit="元") for key, (head, english) in BY_RECEIPT.items())
    return (asks[0].under("有票据的", "With receipts"), *asks[1:])


def _days() -> tuple[Ask, ...]:
    asks: list[Ask] = []
    for key, (_, days, label, english, rate, rate_english) in BY_DAY.items():
        asks += [
            Ask(days, label, english, Kind.NUMBER, unit="天", most=36_500),
            Ask(f"{key}_per_day", rate, rate_english, Kind.YUAN, unit="元"),
        ]
    return (asks[0].under("按天算的", "By the day"), *asks[1:])


WHO = (
    Ask("wrong", "哪天出的事", "Day of the accident", Kind.DAY, required=True),
    Ask("outcome", "后果", "What came of it", Kind.CHOICE, required=True, default="injury", options=OUTCOMES),
    Ask(
        "age",
        "受害人几岁",
        "Age of the victim",
        Kind.NUMBER,
        unit="周岁",
        most=150,
        help="残疾看定残那天，死亡看去世那天",
        help_english="On the day of the assessment, or of death",
    ),
    Ask("grade", "伤残几级", "Grade of disability", Kind.NUMBER, unit="级", least=1, most=10),
    Ask(
        "coefficient",
        "或者：法官定的指数",
        "Or: the judge's coefficient",
        Kind.PERCENT,
        unit="%",
        most=100,
        help="多处伤残由法官定",
        help_english="Several disabilities: set by the judge",
    ),
    Ask(
        "dependants",
        "靠受害人养的人",
        "Who lived on the victim",
        Kind.ROWS,
        columns=(
            Ask("age", "几岁", "Age", Kind.NUMBER, required=True, most=150),
            Ask(
                "supporters",
                "几个人养（含受害人）",
                "Supporters, the victim included",
                Kind.NUMBER,
                required=True,
                default="1",
                least=1,
                most=50,
            ),
        ),
        help="未成年的孩子，没有收入的老人",
        help_english="Minor children, old people without income",
    ),
)
REST = (
    Ask(
        "mental",
        "精神损害抚慰金",
        "For suffering",
        Kind.YUAN,
        unit="元",
        help="由法官定，填请求的数",
        help_english="Set by the judge: enter what is asked",
    ).under("精神损害", "Suffering"),
    Ask(
        "debate_closed",
        "一审辩论终结之日",
        "Day the debate closed",
        Kind.DAY,
        case="today",
        help="统计数据用上一年度的；没有到的，按今天",
        help_english="The statistics of the year before are used",
    ).under("统计数据", "Statistics"),
    Ask(
        "income",
        "城镇居民人均可支配收入",
        "Disposable income per head",
        Kind.YUAN,
        unit="元",
        help="不填的，用本院所在地已收录的数",
        help_english="Left empty: the figure on record for this region",
    ),
    Ask("consumption", "城镇居民人均消费支出", "Spending per head", Kind.YUAN, unit="元"),
    Ask("wage", "职工年平均工资", "Average yearly wage", Kind.YUAN, unit="元"),
)
INSURANCE = (
    Ask(
        "ctp",
        "交强险",
        "Compulsory insurance",
        Kind.CHOICE,
        required=True,
        default="fault",
        options={key: option for key, (_, option) in COMPULSORY.items()},
    ).under("谁来赔", "Who pays"),
    Ask(
        "share",
        "车方责任比例",
        "Share of the driver",
        Kind.PERCENT,
        required=True,
        default="100",
        unit="%",
        most=100,
        help="全责 100，主责常见 70，同责 50；由法官定",
        help_english="Full 100, main often 70, equal 50; set by the judge",
    ),
    Ask(
        "commercial",
        "商业三者险保额",
        "Commercial insurance: sum insured",
        Kind.YUAN,
        unit="元",
        help="没有买不填",
        help_english="Leave empty if there is none",
    ),
    Ask(
        "special",
        "特别情形",
        "Special circumstances",
        Kind.CHOICE,
        default="none",
        options={key: option for key, (_, option) in SPECIAL.items()},
    ),
    Ask("advanced", "对方已经垫付", "Already paid by the other side", Kind.YUAN, unit="元"),
)

LOSSES = (*WHO, *_receipts(), *_days(), *REST)
