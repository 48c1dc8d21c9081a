"""财产处置须陈述的要素。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from xiezhi.engine.facts import Facts, Name, PersonId, Prose, ask
from xiezhi.law.working import Yuan
from xiezhi.phrases.people import Party


def more_than_nothing(amount: Decimal) -> str:
    return "" if amount > 0 else "金额要大于零"


class Way(StrEnum):
    """确定参考价的方式，依次采取；双方一致要求的，可以直接采取后面的方式。"""

    bargain = "bargain"
    directed = "directed"
    network = "network"
    appraisal = "appraisal"

    @property
    def label(self) -> str:
        return {
            "bargain": "当事人议价",
            "directed": "定向询价",
            "network": "网络询价",
            "appraisal": "委托评估",
        }[self.value]


class Pricing(Facts):
    """用哪一种方式确定参考价；跳过前面的方式，写明为什么。"""

    way: Way = ask("方式", english="How the price is found")
    reason: Prose = ask("前一种方式不能或者不成的原因", default=Prose(""), long=True, english="Why not the way before")


class Agreed(Facts):
    """双方议定的价格。"""

    amount: Yuan = ask("价格（元）", check=more_than_nothing, english="Price (yuan)")
    until: date = ask("有效到哪一日", english="Valid until")


class Quote(Facts):
    """一家机构或者平台的结果。"""

    by: Name = ask("机构或者平台", english="Who quotes")
    amount: Yuan = ask("结果（元）", check=more_than_nothing, english="Result (yuan)")


class Report(Facts):
    """询价、评估的报告：各家的结果，作出之日，有效期。"""

    quotes: tuple[Quote, ...] = ask("各家的结果（网络询价取平均）", english="Results; of several, their mean")
    made: date = ask("报告作出之日", english="Made on")
    until: date = ask("有效到哪一日（最长一年）", english="Valid until")


class Objection(Facts):
    """对价格报告的异议。"""

    reason: Prose = ask("理由", long=True, english="Reasons")


class Answered(Facts):
    """说明、补正以后的参考价。"""

    amount: Yuan = ask("参考价（元）", check=more_than_nothing, english="Price of reference (yuan)")
    text: Prose = ask("说明或者补正", long=True, english="What the appraiser answers")


class Decided(Facts):
    """三名审判员评议确定起拍价（保留价）、保证金、加价幅度；有优先购买权人的，他们的顺序写入笔录。"""

    agreed: tuple[PersonId, ...] = ask("同意的合议庭成员", choices="bench", english="Who agrees")
    start: Yuan = ask(
        "起拍价（元）",
        check=more_than_nothing,
        english="Start price (yuan)",
        help="一拍不低于参考价的百分之七十；再次拍卖，比前次降低不超过百分之二十",
    )
    deposit: Yuan = ask(
        "保证金（元）", check=more_than_nothing, english="Deposit (yuan)", help="在起拍价的百分之五至百分之二十之间"
    )
    step: Yuan = ask("加价幅度（元）", check=more_than_nothing, english="Increment (yuan)")
    record: Prose = ask(
        "评议笔录", long=True, english="Record of the deliberation", help="不同意见如实记入笔录；笔录入副卷"
    )

    @property
    def on_facts(self) -> tuple[PersonId, ...]:
        """三名审判员一次表决，不另对事实表决。"""
        return ()


class Listing(Facts):
    """上拍：照合议庭评议确定的起拍价、保证金、加价幅度，公告和拍卖的日期。"""

    platform: Name = ask("网络拍卖平台", english="Platform")
    start: Yuan = ask("起拍价（元）", check=more_than_nothing, english="Start price (yuan)")
    deposit: Yuan = ask("保证金（元）", check=more_than_nothing, english="Deposit (yuan)")
    step: Yuan = ask("加价幅度（元）", check=more_than_nothing, english="Increment (yuan)")
    noticed: date = ask("公告发布之日", english="Notice published on")
    opens: date = ask("拍卖之日", english="Day of the auction")
    hours: int = ask("竞价几小时", default=24, english="Hours of bidding")
    priority: Yuan = ask("优先债权（元）", default=Yuan(0), english="Claims with priority (yuan)")
    costs: Yuan = ask("执行费用（元）", default=Yuan(0), english="Costs (yuan)")


class SellingOff(Facts):
    """网络变卖：价格等于二拍的起拍价。"""

    platform: Name = ask("网络变卖平台", english="Platform")
    price: Yuan = ask("变卖价（元）", check=more_than_nothing, english="Price (yuan)")


class Deal(Facts):
    """成交：谁买、多少、哪一日前付清。"""

    buyers: tuple[Party, ...] = ask("买受人", english="Buyer")
    price: Yuan = ask("成交价（元）", check=more_than_nothing, english="Price (yuan)")
    pay_by: date = ask("价款最迟哪一日付清", english="To be paid by")


class Reason(Facts):
    """原因。"""

    reason: Prose = ask("原因", long=True, english="Why")
