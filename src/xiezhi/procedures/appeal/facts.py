"""第二审各步须陈述的要素。"""

from __future__ import annotations

from enum import StrEnum

from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.phrases.declared import Declaration
from xiezhi.phrases.operative import Item, Share


class Ground(StrEnum):
    """可以不开庭审理的情形。"""

    hopeless = "2"
    law_only = "3"
    procedure = "4"

    @property
    def label(self) -> str:
        return {
            "2": "上诉请求明显不能成立",
            "3": "原判决认定事实清楚，但适用法律错误",
            "4": "原判决严重违反法定程序，需要发回重审",
        }[self.value]


class OnPapers(Facts):
    """不开庭审理：经过阅卷、调查和询问当事人，没有新的事实、证据或者理由。"""

    ground: Ground = ask("情形", english="Ground")
    inquiry: Prose = ask("阅卷、调查和询问当事人的情况", long=True, english="What was read and asked")
    nothing_new: bool = ask("没有新的事实、证据或者理由", default=False, english="Nothing new was put forward")


class Result(StrEnum):
    """第二审的结果。"""

    affirmed = "affirmed"
    changed = "changed"
    remanded = "remanded"
    mediated = "mediated"
    appeal_withdrawn = "appeal_withdrawn"
    suit_withdrawn = "suit_withdrawn"
    suit_dismissed = "suit_dismissed"
    ruling_upheld = "ruling_upheld"
    ruling_revoked = "ruling_revoked"

    @property
    def label(self) -> str:
        return {
            "affirmed": "维持原判",
            "changed": "改判",
            "remanded": "发回重审",
            "mediated": "调解结案",
            "appeal_withdrawn": "准许撤回上诉",
            "suit_withdrawn": "准许撤回起诉",
            "suit_dismissed": "驳回起诉",
            "ruling_upheld": "维持原裁定",
            "ruling_revoked": "撤销原裁定",
        }[self.value]


class Judged(StrEnum):
    """判决的结果。"""

    affirmed = "affirmed"
    changed = "changed"

    @property
    def label(self) -> str:
        return Result(self.value).label


class Ruled(StrEnum):
    """裁定的结果。"""

    unclear = "unclear"
    unlawful = "unlawful"
    appeal_withdrawn = "appeal_withdrawn"
    suit_withdrawn = "suit_withdrawn"
    suit_dismissed = "suit_dismissed"
    ruling_upheld = "ruling_upheld"
    ruling_revoked = "ruling_revoked"

    @property
    def label(self) -> str:
        known = {"unclear": "发回重审：基本事实不清", "unlawful": "发回重审：严重违反法定程序"}
        return known.get(self.value) or Result(self.value).label

    @property
    def result(self) -> Result:
        return Result.remanded if self.value in ("unclear", "unlawful") else Result(self.value)


class Verdict(Facts):
    """第二审判决：当事人、上诉请求、原审认定和判项都从案卷来，只写查明、理由和结果。"""

    result: Judged = ask("结果", english="Result")
    found: Prose = ask("本院查明", long=True, english="Facts found")
    opinion: Prose = ask("本院认为", long=True, english="The court's opinion")
    laws: Prose = ask("依照的法律（一行一条；程序法由系统加上）", default=Prose(""), long=True, english="Statutes")
    declared: tuple[Declaration, ...] = ask(
        "改判的不用给付的判项：确认、变更，不得执行或者准许执行", default=(), english="What is declared, if changed"
    )
    items: tuple[Item, ...] = ask("改判的给付判项", default=(), english="What is to be given, if changed")
    rest_dismissed: bool = ask("驳回其他诉讼请求", default=False, english="The rest is dismissed")
    shares: tuple[Share, ...] = ask("一审案件受理费的负担（改判的须写）", default=(), english="Who bears the first fee")
    other_shares: tuple[Share, ...] = ask(
        "反诉、第三人请求受理费的负担（不填的随判项拟）", default=(), english="Who bears the fees of other claims"
    )
    appeal_shares: tuple[Share, ...] = ask(
        "二审案件受理费的负担（不填的由各上诉人负担自己预交的）", default=(), english="Who bears the fee of the appeal"
    )


class Ruling(Facts):
    """第二审裁定。"""

    result: Ruled = ask("结果", english="Result")
    opinion: Prose = ask("理由", long=True, english="Reasons")
    instead: Prose = ask(
        "撤销管辖权裁定的，由哪个法院审理",
        default=Prose(""),
        english="Which court then has jurisdiction",
        help="不填的，由原审法院审理",
    )


class Terms(Facts):
    """第二审调解协议。"""

    facts: Prose = ask("案件的事实", long=True, english="Facts")
    terms: tuple[Prose, ...] = ask("协议内容（一项一条）", english="Terms")
    items: tuple[Item, ...] = ask("其中的给付", default=(), english="What is owed under them")
    shares: tuple[Share, ...] = ask("一审案件受理费的负担", default=(), english="Who bears the first fee")
    other_shares: tuple[Share, ...] = ask(
        "反诉、第三人请求受理费的负担（不填的随判项拟）", default=(), english="Who bears the fees of other claims"
    )
    appeal_shares: tuple[Share, ...] = ask(
        "二审案件受理费的负担", default=(), english="Who bears the fee of the appeal"
    )


class Wish(Facts):
    """申请撤回的理由。"""

    reason: Prose = ask("理由", long=True, english="Reasons")
