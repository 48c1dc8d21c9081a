"""限制消费和失信须陈述的要素：采取哪一种、对谁、凭什么；因为什么解除；请求纠正什么。"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.phrases.people import Party


class Sort(StrEnum):
    """哪一种措施。"""

    consumption = "consumption"
    dishonest = "dishonest"

    @property
    def label(self) -> str:
        return {"consumption": "限制消费", "dishonest": "纳入失信名单"}[self.value]


class Ground(StrEnum):
    """纳入失信名单的六种情形。"""

    able = "1"
    forged = "2"
    evaded = "3"
    unreported = "4"
    spent = "5"
    broke = "6"

    @property
    def label(self) -> str:
        return {
            "1": "有履行能力而拒不履行",
            "2": "以伪造证据、暴力、威胁等方法妨碍、抗拒执行",
            "3": "以虚假诉讼、虚假仲裁或者以隐匿、转移财产等方法规避执行",
            "4": "违反财产报告制度",
            "5": "违反限制消费令",
            "6": "无正当理由拒不履行执行和解协议",
        }[self.value]


class Longer(StrEnum):
    """失信的期限为什么比二年长。"""

    no = "no"
    violent = "violent"
    several = "several"

    @property
    def label(self) -> str:
        return {
            "no": "不延长",
            "violent": "以暴力、威胁方法妨碍、抗拒执行，情节严重",
            "several": "有多项失信行为（在理由里逐项写明）",
        }[self.value]


class End(StrEnum):
    """因为什么解除、删除。"""

    performed = "performed"
    settled = "settled"
    consented = "consented"
    fruitless = "fruitless"
    suspended = "suspended"
    unenforced = "unenforced"
    terminated = "terminated"
    early = "early"
    secured = "secured"
    corrected = "corrected"

    @property
    def label(self) -> str:
        return {
            "performed": "义务已经履行完毕",
            "settled": "执行和解协议已经履行完毕",
            "consented": "申请执行人书面申请，审查同意",
            "fruitless": "终本以后两次以上网络查询没有发现财产",
            "suspended": "因审判监督或者破产程序中止执行",
            "unenforced": "裁定不予执行",
            "terminated": "执行已经终结（包括销案、驳回申请）",
            "early": "积极履行或者主动纠正失信行为，提前删除",
            "secured": "提供了确实有效的担保",
            "corrected": "不应当采取，予以纠正",
        }[self.value]


class Proposal(Facts):
    """提请采取措施。哪一种情形要什么事实，就写什么事实。"""

    sort: Sort = ask("哪一种", english="Which measure")
    whom: PersonId = ask("对谁", choices="defendants", english="Against whom")
    ground: Ground = ask("情形", default=Ground.able, english="Ground")
    reason: Prose = ask("理由", long=True, english="Reason")
    on: date | None = ask(
        "哪一日做的（第二、三、五项须写）", default=None, english="Done on", help="妨碍、规避、违令消费的那一日"
    )
    did: Prose = ask(
        "做了什么、凭什么证据",
        default=Prose(""),
        long=True,
        english="What was done, and the proof of it",
        help="第一项写明有什么财产或者收入；第二、三、五项写明做了什么；第四项已经报告的，写明哪里不实",
    )
    no_bar: bool = ask(
        "已核对：没有提供充分有效担保，履行顺序不在后（第一项须核对）",
        default=False,
        english="Checked: no sufficient security was given, and his turn has come",
    )
    longer: int = ask("期限在二年之外延长几年（0至3）", default=0, english="Years beyond two")
    why_longer: Longer = ask("为什么延长", default=Longer.no, english="Why longer")
    people: tuple[Party, ...] = ask(
        "单位的法定代表人、主要负责人、直接责任人员、实际控制人（对单位限制消费的须写）",
        default=(),
        english="Those who represent, run or control the organisation",
    )
    grace: int = ask("宽限几日再公布（0，或者30至90）", default=0, english="Days of grace before it is published")


class Wanted(Facts):
    """申请执行人申请对被执行人采取措施。"""

    sort: Sort = ask("哪一种", english="Which measure")
    whom: PersonId = ask("对谁", choices="defendants", english="Against whom")
    ground: Ground = ask("情形", default=Ground.able, english="Ground")
    reason: Prose = ask("事实和理由", long=True, english="Facts and reasons")


class Reason(Facts):
    """理由。"""

    reason: Prose = ask("理由", long=True, english="Reason")


class Lifting(Facts):
    """解除、删除的情形和理由。"""

    why: End = ask("情形", english="Ground")
    reason: Prose = ask("理由", long=True, english="Reason")


class Removable(Facts):
    """出现了哪一种应当解除、删除的情形。"""

    why: End = ask("情形", english="Ground")


class Complaint(StrEnum):
    """请求什么。"""

    wrong = "wrong"
    inexact = "inexact"
    over = "over"

    @property
    def label(self) -> str:
        return {
            "wrong": "不应当采取这一措施",
            "inexact": "记载、公布的信息不准确",
            "over": "应当解除或者删除了",
        }[self.value]


class Asked(Facts):
    """申请纠正、解除。"""

    what: Complaint = ask("请求", default=Complaint.over, english="What is asked")
    reason: Prose = ask("事实和理由", long=True, english="Facts and reasons")


class Published(Facts):
    """公布、撤下的回执。"""

    reference: str = ask("公布平台的编号", english="Number on the public list")


class Trip(Facts):
    """确因生活、工作必需，申请一次准许。"""

    what: Prose = ask("需要什么、何时", long=True, english="What is needed, and when")


class Released(Facts):
    """不再限制的那一个人。"""

    person: PersonId = ask("谁", choices="people", english="Who")
    reason: Prose = ask("理由", long=True, english="Reason")


class FromAbove(Facts):
    """上一级人民法院的复议决定。"""

    number: str = ask("复议决定的文号", english="Number of the decision above")
    text: Prose = ask("决定的内容", long=True, english="What it decides")
