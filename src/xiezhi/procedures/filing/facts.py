"""立案须陈述的要素。"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from xiezhi.engine.facts import Facts, FileId, PersonId, Prose, ask
from xiezhi.law.working import Yuan
from xiezhi.phrases.people import Agent, Party


class Cause(StrEnum):
    """案由。"""

    lending = "民间借贷纠纷"
    sale = "买卖合同纠纷"
    lease = "房屋租赁合同纠纷"
    labour = "追索劳动报酬纠纷"
    homes = "物业服务合同纠纷"
    injury = "机动车交通事故责任纠纷"
    bank = "金融借款合同纠纷"
    construction = "建设工程施工合同纠纷"
    other = "其他合同纠纷"

    @property
    def label(self) -> str:
        return self.value


class Door(StrEnum):
    """从哪里来。"""

    web = "web"
    counter = "counter"
    phone = "phone"
    hotline = "12368"
    carried = "carried"

    @property
    def label(self) -> str:
        return {"web": "网上", "counter": "窗口", "phone": "手机", "12368": "12368热线", "carried": "法院转入"}[
            self.value
        ]


class Demand(Facts):
    """一项诉讼请求。"""

    text: Prose = ask("请求什么", long=True, english="What is asked")
    amount: Yuan | None = ask("金额（元）", default=None, english="Amount (yuan)", help="不是要钱的请求不填")


class Proof(Facts):
    """一份证据或者材料。"""

    name: Prose = ask("材料名称", english="Name of the paper")
    purpose: Prose = ask("证明什么", default=Prose(""), english="What it proves")
    file: FileId = ask("文件", default=FileId(""), english="File")


class Missing(StrEnum):
    """可以先立案、后补交的次要材料。主件（起诉状、身份证明、基本证据）不在其列。"""

    representative = "法定代表人身份证明"
    mandate = "授权委托书原件"
    licence = "营业执照复印件"
    address = "送达地址确认书"

    @property
    def label(self) -> str:
        return self.value


class Intake(Facts):
    """起诉：谁告谁、要什么、为什么。填过一次，以后各步不再问。"""

    cause: Cause = ask("案由", english="Cause of action")
    claimants: tuple[Party, ...] = ask("原告", english="Claimants")
    defendants: tuple[Party, ...] = ask("被告", english="Defendants")
    thirds: tuple[Party, ...] = ask("第三人", default=(), english="Third parties")
    agents: tuple[Agent, ...] = ask("原告的代理人", default=(), english="Claimants' representatives")
    demands: tuple[Demand, ...] = ask("诉讼请求", english="Claims")
    reasons: Prose = ask("事实和理由", long=True, english="Facts and reasons")
    proofs: tuple[Proof, ...] = ask("证据和材料", default=(), english="Evidence")
    promised: tuple[Missing, ...] = ask(
        "承诺后补的次要材料",
        default=(),
        english="Papers promised for later",
        help="只限次要材料；补交的期限由法院定，不超过七日",
    )
    willing: bool = ask("愿意先行调解", default=True, english="Willing to mediate first")
    enterprise: bool = ask("任何一方是企业", default=False, english="A firm is a party")
    door: Door = ask("收件渠道", default=Door.web, english="Door")
    electronic: bool = ask(
        "本人同意电子送达",
        default=False,
        english="I agree to electronic service",
        help="只算第一原告本人的同意；其他人各由自己确认",
    )
    through_agent: bool = ask("由代理人代为提交", default=False, english="Handed in by the representative")

    @property
    def total(self) -> Yuan:
        """请求给付的总额，单位：元。"""
        return Yuan(sum((demand.amount for demand in self.demands if demand.amount is not None), Yuan(0)))


class Defect(Facts):
    """一处须补正的地方。"""

    what: Prose = ask("缺什么、哪里不符", english="What is missing")
    how: Prose = ask("怎样补正", english="How to mend it")


class Defects(Facts):
    """一次性告知：全部缺陷写在一份清单里。"""

    items: tuple[Defect, ...] = ask("须补正的全部事项", english="Everything to be mended")
    days: int = ask("几日内补正", default=7, english="Days allowed")


class Supplement(Facts):
    """补正：补了什么。"""

    told: Prose = ask("补正说明", long=True, english="What was mended")
    proofs: tuple[Proof, ...] = ask("补交的材料", default=(), english="Papers handed in")
    address_of: PersonId = ask("补充哪一位的住所", default=PersonId(""), choices="people", english="Whose address")
    address: Prose = ask("住所", default=Prose(""), english="Address")


class Opinion(Facts):
    """不予受理：理由。"""

    opinion: Prose = ask("本院认为", long=True, english="The court's opinion")


class Ground(StrEnum):
    """《民事诉讼法》第一百二十七条的七种情形。"""

    administrative = "1"
    arbitration = "2"
    authority = "3"
    elsewhere = "4"
    decided = "5"
    not_yet = "6"
    divorce = "7"

    @property
    def label(self) -> str:
        return {
            "1": "属于行政诉讼受案范围",
            "2": "有书面仲裁协议",
            "3": "应由其他机关处理",
            "4": "不属于本院管辖",
            "5": "判决、裁定、调解书已经发生法律效力",
            "6": "在一定期限内不得起诉",
            "7": "六个月内又起诉的离婚、收养关系案件",
        }[self.value]


class Redirection(Facts):
    """另行处理：七种情形之一，告知去哪里。"""

    ground: Ground = ask("情形", english="Ground")
    opinion: Prose = ask("说明", long=True, english="Explanation")
    advice: Prose = ask("告知当事人", long=True, english="What the person is told to do")


class Petition(Facts):
    """对不予受理的裁定上诉。"""

    reason: Prose = ask("上诉的请求和理由", long=True, english="Petition and reasons")


class Withdrawal(Facts):
    """撤回起诉材料。"""

    reason: Prose = ask("理由", default=Prose(""), long=True, english="Reason")


class Resumed(Facts):
    """调解未成转入立案审查：调解的结果随案带来，不再填写。"""

    undisputed: Prose = ask("双方无争议的事实", default=Prose(""), english="Facts that both sides agree on")
    since: date | None = ask("转入日期", default=None, english="Passed on")
