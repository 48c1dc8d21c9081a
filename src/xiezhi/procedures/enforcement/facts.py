"""执行须陈述的要素。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from xiezhi.engine.facts import Facts, Name, PersonId, Prose, ask
from xiezhi.law.working import Yuan
from xiezhi.phrases.debt import HEADS
from xiezhi.phrases.enforceable import Kind


def more_than_nothing(amount: Decimal) -> str:
    return "" if amount > 0 else "金额要大于零"


class Refusal(Facts):
    """不予受理的理由。"""

    reason: Prose = ask("理由", long=True, english="Reason")


class Assignment(Facts):
    """确定承办人。"""

    officer: PersonId = ask("执行员", choices="enforcers", english="Enforcement officer")


class Notice(Facts):
    """执行通知和报告财产令：限多少日内履行、报告。"""

    days: int = ask("限几日内履行并报告财产", default=5, english="Days to perform and to report")


class Declared(Facts):
    """被执行人报告的一项财产。"""

    kind: Kind = ask("种类", english="Kind")
    holder: Name = ask("在哪家银行、哪个登记机构或者何处", english="Where it is held")
    text: Prose = ask("说明", english="Description")
    value: Yuan = ask("价值（元）", english="Value (yuan)")


class Report(Facts):
    """财产报告：现在的财产，和收到执行通知之日前一年的变动。"""

    assets: tuple[Declared, ...] = ask("现有财产（没有可以不填）", default=(), english="What there is now")
    changes: Prose = ask(
        "前一年的变动（转让、赠与、大额支出）", default=Prose("没有"), long=True, english="Changes in the year before"
    )


class Asking(Facts):
    """发起网络查询：问哪些机构，不选为全部。"""

    debtor: PersonId = ask("查询谁", choices="defendants", english="Whose property")
    institutions: tuple[str, ...] = ask(
        "哪些机构（不选为全部）", default=(), choices="institutions", english="Which institutions; none means all"
    )


class Freezing(Facts):
    """查封、扣押、冻结。"""

    asset: str = ask("哪一项财产", choices="assets", english="Which property")
    amount: Yuan = ask("金额（元）", check=more_than_nothing, english="Amount (yuan)")


class Holding(Facts):
    """控制哪一项财产、多少。"""

    asset: str = ask("哪一项财产")
    amount: Yuan = ask("金额（元）")


class InForce(Facts):
    """协助机构的答复：实际控制多少、第几位、哪一天起。"""

    amount: Yuan = ask("实际控制的金额（元）", english="Held (yuan)")
    rank: int = ask("轮候位次（首封填0）", default=0, english="Rank; 0 is first")
    reference: str = ask("回执编号", default="", english="Reference")


class NotHeld(Facts):
    """没有控制到的原因。"""

    reason: Prose = ask("原因", english="Why not")


class Taking(Facts):
    """扣划多少。"""

    amount: Yuan = ask("扣划金额（元）", english="To be taken (yuan)")


class Means(StrEnum):
    """联系的方式。"""

    phone = "phone"
    visit = "visit"
    office = "office"
    video = "video"

    @property
    def label(self) -> str:
        return {"phone": "电话", "visit": "上门", "office": "约谈", "video": "视频"}[self.value]


class Talk(Facts):
    """释法析理、约谈记录。"""

    whom: PersonId = ask("同谁谈", choices="people", english="With whom")
    means: Means = ask("方式", english="How")
    notes: Prose = ask("谈了什么", long=True, english="What was said")


class Payment(Facts):
    """和解约定的一期。"""

    amount: Yuan = ask("金额（元）", check=more_than_nothing, english="Amount (yuan)")
    due: date = ask("最迟哪一日", english="By which day")


class Terms(Facts):
    """执行和解：分几期、各多少；其余是否放弃。"""

    payer: PersonId = ask("谁付", choices="defendants", english="Who pays")
    payee: PersonId = ask("付给谁", choices="claimants", english="To whom")
    payments: tuple[Payment, ...] = ask("分期", english="Payments")
    releases_rest: bool = ask("按期付清后，其余债权不再主张", default=False, english="The rest is given up when paid")
    text: Prose = ask("其他约定", default=Prose(""), long=True, english="Other terms")


class Head(StrEnum):
    """债权的一部分。"""

    costs = "costs"
    interest = "interest"
    principal = "principal"
    penalty = "penalty"
    doubled = "doubled"

    @property
    def label(self) -> str:
        return HEADS[self.value]


class Giving(Facts):
    """放弃一部分债权：只有债权人自己能放弃。"""

    head: Head = ask("哪一部分", english="Which part")
    amount: Yuan | None = ask("多少（元），空为全部", default=None, english="How much (yuan); empty means all")


class Direct(Facts):
    """债权人确认已经直接收到的履行。"""

    amount: Yuan = ask("收到的金额（元）", check=more_than_nothing, english="Received (yuan)")
    on: date = ask("哪一日收到", english="Received on")
    how: Prose = ask("怎样给的", default=Prose("转账"), english="How")


class Ending(Facts):
    """结案的理由。"""

    reason: Prose = ask("理由", long=True, english="Reason")
