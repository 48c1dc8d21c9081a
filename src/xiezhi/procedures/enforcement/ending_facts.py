"""没有执行完毕而结案的，须陈述的要素：哪一种情形、凭什么文书。"""

from __future__ import annotations

from enum import StrEnum

from xiezhi.engine.facts import Facts, Prose, ask


class Why(StrEnum):
    """终结执行的情形。"""

    withdrawn = "1"
    revoked = "2"
    died = "3"
    claimant_died = "4"
    destitute = "5"
    other = "6"
    dissolved = "7"
    bankrupt = "8"
    lifted_up = "10"
    assigned = "11"
    entrusted = "12"

    @property
    def label(self) -> str:
        return {
            "1": "申请人撤销申请，或者双方和解后撤回执行申请",
            "2": "据以执行的法律文书被撤销",
            "3": "作为被执行人的公民死亡，无遗产可供执行，又无义务承担人",
            "4": "追索赡养费、扶养费、抚养费案件的权利人死亡",
            "5": "作为被执行人的公民因生活困难无力偿还借款，无收入来源，又丧失劳动能力",
            "6": "人民法院认为应当终结执行的其他情形",
            "7": "被执行的单位被撤销、注销或者终止，无财产可供执行，也没有义务承受人",
            "8": "被执行人被裁定宣告破产",
            "10": "上级人民法院裁定提级执行",
            "11": "上级人民法院裁定指定其他法院执行",
            "12": "委托执行，已经收到受托法院的立案通知书",
        }[self.value]


MOVED = (Why.lifted_up, Why.assigned, Why.entrusted)
"""案件换了法院接着执行：不另作裁定，查封、冻结和案款随案移交，不解除。"""


class Termination(Facts):
    """终结执行。"""

    why: Why = ask("情形", english="Ground")
    reason: Prose = ask("理由", long=True, english="Reason")
    document: str = ask(
        "所凭的文书、证明的文号（撤销、死亡、破产、注销、移交的须写）", default="", english="Document it rests on"
    )


class Elsewhere(StrEnum):
    """销案的情形。"""

    jurisdiction = "1"
    earlier = "2"
    returned = "3"

    @property
    def label(self) -> str:
        return {
            "1": "管辖异议成立，案件移送有管辖权的法院或者申请执行人撤回申请",
            "2": "其他有管辖权的人民法院已经立案在先",
            "3": "受托的案件经高级人民法院同意退回委托法院",
        }[self.value]


class Cancelling(Facts):
    """销案：去了哪里。"""

    why: Elsewhere = ask("情形", english="Ground")
    document: str = ask("裁定、通知的文号，或者在先的案号", english="Number of the ruling or of the earlier case")
    reason: Prose = ask("说明", long=True, english="Explanation")


class Bar(StrEnum):
    """凭什么请求不予执行。"""

    late = "1"
    arbitral = "2"
    notarial = "3"

    @property
    def label(self) -> str:
        return {"1": "超过申请执行的期间", "2": "仲裁裁决不应执行", "3": "公证债权文书确有错误"}[self.value]


class Plea(Facts):
    """被执行人请求不予执行。"""

    bar: Bar = ask("凭什么", english="On what ground")
    reason: Prose = ask("事实和理由", long=True, english="Facts and reasons")


class Condition(StrEnum):
    """立案以后发现缺哪一项受理条件。"""

    effect = "1"
    party = "2"
    content = "3"
    duty = "4"
    court = "5"

    @property
    def label(self) -> str:
        return {
            "1": "申请或移送执行的法律文书没有生效",
            "2": "申请执行人不是法律文书确定的权利人或其继承人、权利承受人",
            "3": "法律文书没有给付内容，或者执行标的、被执行人不明确",
            "4": "义务人在期限内已经履行义务，或者期限未到",
            "5": "不属于受申请执行的人民法院管辖",
        }[self.value]


class Dismissal(Facts):
    """驳回执行申请。"""

    lacks: Condition = ask("缺哪一项受理条件", english="Which condition is lacking")
    reason: Prose = ask("理由", long=True, english="Reason")


class Wish(Facts):
    """撤回的理由。"""

    reason: Prose = ask("理由", default=Prose(""), long=True, english="Reason")
