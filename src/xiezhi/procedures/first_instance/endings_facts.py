"""撤诉、中止、终结、驳回起诉、延长审限须陈述的要素。"""

from __future__ import annotations

from enum import StrEnum

from xiezhi.engine.facts import Facts, FileId, Prose, ask


class Asking(Facts):
    """申请撤诉的理由。"""

    reason: Prose = ask("理由", default=Prose(""), long=True, english="Reason")


class Opinion(Facts):
    """裁定的理由。"""

    reason: Prose = ask("本院认为", long=True, english="The court's opinion")


class Petition(Facts):
    """对裁定上诉。"""

    reason: Prose = ask("上诉的请求和理由", long=True, english="Petition and reasons")


class StayGround(StrEnum):
    """中止诉讼的情形。"""

    dead = "1"
    incapable = "2"
    dissolved = "3"
    force = "4"
    other_case = "5"
    other = "6"

    @property
    def label(self) -> str:
        return {
            "1": "一方当事人死亡，需要等待继承人表明是否参加诉讼",
            "2": "一方当事人丧失诉讼行为能力，尚未确定法定代理人",
            "3": "作为一方当事人的单位终止，尚未确定权利义务承受人",
            "4": "一方当事人因不可抗拒的事由不能参加诉讼",
            "5": "本案必须以另一案的审理结果为依据，而另一案尚未审结",
            "6": "其他应当中止诉讼的情形",
        }[self.value]


class Stay(Facts):
    """裁定中止诉讼。"""

    ground: StayGround = ask("情形", english="Ground")
    reason: Prose = ask("理由", long=True, english="Reasons")


class EndGround(StrEnum):
    """终结诉讼的情形。"""

    claimant = "1"
    defendant = "2"
    divorce = "3"
    support = "4"

    @property
    def label(self) -> str:
        return {
            "1": "原告死亡，没有继承人，或者继承人放弃诉讼权利",
            "2": "被告死亡，没有遗产，也没有应当承担义务的人",
            "3": "离婚案件一方当事人死亡",
            "4": "追索赡养费、扶养费、抚养费以及解除收养关系案件的一方当事人死亡",
        }[self.value]


class Ending(Facts):
    """裁定终结诉讼。"""

    ground: EndGround = ask("情形", english="Ground")
    reason: Prose = ask("理由", long=True, english="Reasons")


class Above(Facts):
    """上级法院批准延长审限。"""

    months: int = ask("延长几个月", english="Months more")
    number: str = ask("批复的文号", english="Number of the approval")
    file: FileId = ask("批复文件", default=FileId(""), english="The approval")
    reason: Prose = ask("理由", long=True, english="Reasons")


class Longer(Facts):
    """申请延长审限：要几个月、为什么。"""

    months: int = ask("延长几个月", english="Months more")
    reason: Prose = ask("特殊情况和理由", long=True, english="Special circumstances")
