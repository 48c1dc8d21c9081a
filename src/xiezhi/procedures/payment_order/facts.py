"""督促程序须陈述的要素。当事人、请求、证据随立案带来，不再填写。"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from xiezhi.engine.facts import Facts, FileId, PersonId, Prose, ask


class Application(Facts):
    """申请支付令：谁、要多少、为什么，都已经在立案里；这里只问支付令特有的几件事。"""

    due: bool = ask("欠的钱已经到期，数额确定", english="The debt is due and its sum is certain")
    one_sided: bool = ask(
        "我方对债务人没有还没履行的义务",
        english="I owe the debtor nothing in return",
        help="例如货还没有交齐的，选“否”",
    )
    reachable: bool = ask("债务人在国内，找得到人，文书送得到", english="The debtor is in China and can be served")
    unpreserved: bool = ask("没有申请过诉前保全", english="No preservation was sought before the suit")


class Wanting(StrEnum):
    """《民诉法解释》第四百二十七条的受理条件，缺哪一项。"""

    money = "1"
    due = "2"
    one_sided = "3"
    present = "4"
    reachable = "5"
    authority = "6"
    unpreserved = "7"

    @property
    def label(self) -> str:
        return {
            "1": "请求的不是金钱或者有价证券",
            "2": "尚未到期、数额不确定，或者没有写明事实和证据",
            "3": "债权人有对待给付义务",
            "4": "债务人不在我国境内或者下落不明",
            "5": "支付令不能送达债务人",
            "6": "不属于本院管辖",
            "7": "债权人已申请诉前保全",
        }[self.value]


class Rejection(Facts):
    """不予受理：缺哪一项条件。"""

    wanting: Wanting = ask("缺哪一项条件", english="Which condition is wanting")
    opinion: Prose = ask("说明", long=True, english="Explanation")


class Flaw(StrEnum):
    """《民诉法解释》第四百二十八条应当驳回的情形。"""

    no_party = "1"
    more_than_agreed = "2"
    illicit = "3"
    not_due = "4"

    @property
    def label(self) -> str:
        return {
            "1": "申请人不具备当事人资格",
            "2": "没有约定利息、违约金、赔偿金而坚持要求",
            "3": "要求给付的属于违法所得",
            "4": "尚未到期或者数额不确定",
        }[self.value]


class Dismissal(Facts):
    """驳回申请：情形和理由。"""

    flaw: Flaw = ask("情形", english="Ground")
    opinion: Prose = ask("本院认为", long=True, english="The court's opinion")


class Plea(StrEnum):
    """异议针对什么：只有针对债务本身或者发令条件的，才使支付令失效。"""

    debt = "debt"
    conditions = "conditions"
    means = "means"

    @property
    def label(self) -> str:
        return {
            "debt": "不欠这笔债，或者数额不对",
            "conditions": "不符合发出支付令的条件",
            "means": "承认欠款，只是没有能力、请求延期或者换一种方式清偿",
        }[self.value]


class Objection(Facts):
    """书面异议：十五日内提出，不需要证据；口头说的无效。只说没有能力还的，不影响支付令。"""

    plea: Plea = ask("针对什么", english="Against what")
    text: Prose = ask("异议的内容", long=True, english="The objection")
    letter: FileId = ask("书面异议的照片", default=FileId(""), english="Photograph of the letter")
    person: PersonId = ask(
        "哪一位债务人（窗口代收时选）", default=PersonId(""), choices="parties", english="Which debtor"
    )


class Doubt(StrEnum):
    """《民诉法解释》第四百三十五条异议成立的情形。"""

    unacceptable = "1"
    dismissible = "2"
    ended = "3"
    reasonable = "4"

    @property
    def label(self) -> str:
        return {
            "1": "有不予受理的情形",
            "2": "有裁定驳回申请的情形",
            "3": "有应当终结督促程序的情形",
            "4": "对是否符合发出支付令条件产生合理怀疑",
        }[self.value]


class Upheld(Facts):
    """异议成立：只作形式审查。"""

    doubt: Doubt = ask("情形", default=Doubt.reasonable, english="Ground")
    opinion: Prose = ask("本院认为", long=True, english="The court's opinion")


class Opinion(Facts):
    """裁定的理由。"""

    opinion: Prose = ask("本院认为", long=True, english="The court's opinion")


class DiscontinuedBecause(StrEnum):
    """《民诉法解释》第四百三十条的另两种情形。"""

    sued = "1"
    withdrawn = "3"

    @property
    def label(self) -> str:
        return {"1": "债权人就同一债权债务关系又提起诉讼", "3": "债务人收到支付令前，债权人撤回申请"}[self.value]


class Discontinuance(Facts):
    """终结督促程序：为什么。"""

    why: DiscontinuedBecause = ask("情形", english="Ground")
    opinion: Prose = ask("本院认为", long=True, english="The court's opinion")


class Withdrawal(Facts):
    """撤回申请、撤回异议、不同意起诉：理由可以不写。"""

    reason: Prose = ask("理由", default=Prose(""), long=True, english="Reason")


class Performance(Facts):
    """清偿：哪一天还清的。"""

    on: date = ask("哪一日还清", english="Paid in full on")
    note: Prose = ask("怎样还的", default=Prose(""), english="How it was paid")
