"""参与分配须陈述的要素。"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.law.distribution import Queue
from xiezhi.law.working import Yuan
from xiezhi.phrases.contesting import Suing
from xiezhi.phrases.people import Party


def not_negative(amount: Yuan) -> str:
    return "" if amount >= 0 else "金额不能小于零"


def from_zero(number: int) -> str:
    return "" if number >= 0 else "不能小于零"


class Way(StrEnum):
    """普通债权怎样受偿。"""

    participation = "participation"
    seizure = "seizure"

    @property
    def queue(self) -> Queue:
        return Queue.PARTICIPATION if self is Way.participation else Queue.SEIZURE

    @property
    def label(self) -> str:
        return {
            "participation": "参与分配：被执行人是公民或者其他组织，按比例",
            "seizure": "按查封先后：被执行人是企业法人，没有移送破产",
        }[self.value]


class Opening(Facts):
    """启动参与分配：为什么不能清偿全部债权；普通债权怎样受偿由承办人按被执行人的身份认定。"""

    way: Way = ask("普通债权怎样受偿", english="How ordinary claims are satisfied")
    reason: Prose = ask("财产不能清偿所有债权的事实", long=True, english="Why the property does not suffice")


class Joining(Facts):
    """申请参与分配：债权人、执行依据、债权数额；有优先权的写明顺位和依据。"""

    creditors: tuple[Party, ...] = ask("债权人", english="Creditor")
    title: str = ask("执行依据的案号", default="", english="Number of his title")
    enforcement: str = ask("本院执行案号（没有可以不填）", default="", english="Number of his enforcement here, if any")
    debt: Yuan = ask(
        "债权（元），加倍部分除外", check=not_negative, english="His claim, without the doubled part (yuan)"
    )
    doubled: Yuan = ask(
        "加倍部分债务利息（元）", default=Yuan(0), check=not_negative, english="The doubled part (yuan)"
    )
    priority: int = ask("优先受偿的顺位（普通债权填0）", default=0, check=from_zero, english="Rank; 0 is ordinary")
    basis: Prose = ask("优先权的依据", default=Prose(""), english="What the priority rests on")
    seized: date | None = ask("查封这笔财产之日", default=None, english="When he seized this property")


class Planning(Facts):
    """分配方案：分多少钱、先扣多少执行费用。"""

    amount: Yuan = ask("分配的总额（元）", check=not_negative, english="To be distributed (yuan)")
    costs: Yuan = ask(
        "评估、拍卖、保管等执行费用（元）", default=Yuan(0), check=not_negative, english="Costs of enforcement (yuan)"
    )


class Objecting(Facts):
    """对分配方案的异议，或者对异议的反对意见。"""

    text: Prose = ask("意见和理由", long=True, english="What he says, and why")


class SuingAboutPlan(Suing):
    """分配方案异议之诉：请求、理由和争议的数额；被告是提出反对意见的人，随案带去。"""

    amount: Yuan = ask("争议的数额（元）", check=not_negative, english="Amount in dispute (yuan)")


class NewShare(Facts):
    """修正后的一份。"""

    creditor: PersonId = ask("哪位债权人", choices="claimants", english="Which creditor")
    amount: Yuan = ask("分得（元）", check=not_negative, english="His share (yuan)")


class Disputed(Facts):
    """诉讼期间先分配：各债权人的份额里有争议的数额提存，没有争议的发放。"""

    shares: tuple[NewShare, ...] = ask("各债权人份额中有争议的数额", english="What of each share is in dispute")


class Amending(Facts):
    """修正方案：各债权人各得多少，合计不变。"""

    shares: tuple[NewShare, ...] = ask("各债权人的份额", english="Each creditor's share")
    reason: Prose = ask("依据的意见或者判决", long=True, english="By which opinion or judgment")
