"""院务须陈述的要素：职务、任职、请假、本院自定的数值。"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from xiezhi.engine.facts import Facts, Name, PersonId, Prose, ask


class Office(StrEnum):
    """职务。"""

    counter = "counter"
    filing_judge = "filing_judge"
    server = "server"
    mediator = "mediator"
    judge = "judge"
    assessor = "assessor"
    clerk = "clerk"
    enforcer = "enforcer"
    enforcement_head = "enforcement_head"
    finance = "finance"
    president = "president"
    personnel = "personnel"
    inspector = "inspector"
    archivist = "archivist"

    @property
    def label(self) -> str:
        return {
            "counter": "立案窗口",
            "filing_judge": "立案法官",
            "server": "送达人员",
            "mediator": "调解员",
            "judge": "审判员",
            "assessor": "人民陪审员",
            "clerk": "书记员",
            "enforcer": "执行员",
            "enforcement_head": "执行局局长",
            "finance": "财务人员",
            "president": "院长",
            "personnel": "政治部",
            "inspector": "督察",
            "archivist": "档案管理员",
        }[self.value]


class Founding(Facts):
    """建院：法院的代码、名称、层级和上级。演示还是正式，自第一条记录起不能改。"""

    code: str = ask("法院代字", english="Court code")
    name: str = ask("法院名称", english="Name of the court")
    level: str = ask("层级", english="Level")
    parent: str = ask("上级法院", default="", english="Court above")
    mode: str = ask("演示（demo）还是正式（real）", default="demo", english="Demonstration (demo) or real (real)")


class Team(StrEnum):
    """审判团队。"""

    none = "none"
    fast = "fast"

    @property
    def label(self) -> str:
        return {"none": "不编入团队", "fast": "速裁团队"}[self.value]

    @property
    def named(self) -> str:
        """任职记录里的写法。"""
        return "" if self is Team.none else str(self)


class Appointment(Facts):
    """任职。"""

    name: Name = ask("姓名", english="Name")
    office: Office = ask("职务", english="Office")
    rank: str = ask("职级", default="", english="Rank")
    may_sit: bool = ask("是否入额（可以办案）", default=False, english="May sit")
    team: Team = ask("编入的团队", default=Team.none, english="Team")
    work_pass: str = ask("工作证号", default="", english="Number of the work pass")
    duty_pass: str = ask("执行公务证号（执行人员）", default="", english="Number of the enforcement pass, if any")
    person: PersonId = ask(
        "已有人员（新人不填）", default=PersonId(""), choices="officers", english="Person already known"
    )


class Removal(Facts):
    """免职。"""

    officer: str = ask("哪一项任职", choices="appointments", english="Which appointment")
    reason: Prose = ask("理由", long=True, english="Reason")


class Sitting(Facts):
    """入额或者退额。"""

    officer: str = ask("哪一项任职", choices="appointments", english="Which appointment")
    may_sit: bool = ask("可以办案", default=True, english="May sit")


class Grouping(Facts):
    """编入或者退出审判团队。"""

    officer: str = ask("哪一项任职", choices="appointments", english="Which appointment")
    team: Team = ask("团队", english="Team")


class Passes(Facts):
    """执行人员的证件号：登记一次，控制财产时随通知书发给协助机构。"""

    officer: str = ask("哪一项任职", choices="appointments", english="Which appointment")
    work_pass: str = ask("工作证号", english="Number of the work pass")
    duty_pass: str = ask("执行公务证号", english="Number of the enforcement pass")


class Absence(Facts):
    """请假：起止日均计在内。"""

    person: PersonId = ask("谁", choices="officers", english="Who")
    since: date = ask("自哪一日", english="From")
    until: date = ask("至哪一日", english="Until")
    reason: Prose = ask("事由", default=Prose(""), english="Reason")


class Return(Facts):
    """销假。"""

    leave: str = ask("哪一次请假", choices="leaves", english="Which leave")


class Value(Facts):
    """本院自定的数值，自某日起用。"""

    name: str = ask("哪一项", english="Which setting")
    value: str = ask("数值", english="Value")
    since: date = ask("自哪一日", english="From")
    reason: Prose = ask("理由", default=Prose(""), english="Reason")
