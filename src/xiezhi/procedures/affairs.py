"""院务：法院自己的事。任职、免职、能否入额办案、请假与销假、本院自定的规则，都是步骤，都入链。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, changed
from xiezhi.engine.facts import Facts, Name, PersonId, Prose, ask
from xiezhi.engine.shared_steps import LOG_RULE
from xiezhi.engine.words import FOUNDER, INSPECTOR, NEW, PERSONNEL, PRESIDENT, Procedure, State, Step, guard
from xiezhi.law.parameters import PARAMETERS
from xiezhi.law.sources import Policy
from xiezhi.records.court import Court, Leave, Officer, Setting
from xiezhi.records.dispute import Dispute

HOUSE = Policy("本院内部管理规定", "人员任职")
SITTING = Policy("本院内部管理规定", "入额法官方可独任或者参加合议")
OWN_RULES = Policy("本院内部管理规定", "法律留给法院的数值由院长定")


class Office(StrEnum):
    """职务。"""

    counter = "counter"
    filing_judge = "filing_judge"
    server = "server"
    mediator = "mediator"
    judge = "judge"
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

    code: str = ask("法院代字")
    name: str = ask("法院名称")
    level: str = ask("层级")
    parent: str = ask("上级法院", default="")
    mode: str = ask("演示（demo）还是正式（real）", default="demo")


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


@guard("所指任职须在本院且尚未免去", HOUSE, english="The office must be held in this court and not be ended")
def holds_office(case: Case, facts: Any) -> bool:
    officer = case.house.officers.get(facts.officer)
    return officer is not None and not officer.until


@guard("同一人不能重复任同一职务", HOUSE, english="Nobody can hold the same office twice")
def not_yet_appointed(case: Case, facts: Appointment) -> bool:
    return not facts.person or not any(
        o.person == facts.person for o in case.house.holders(str(facts.office), case.day)
    )


@guard("请假的止日不能早于起日", HOUSE, english="A leave may not end before it begins")
def days_in_order(case: Case, facts: Absence) -> bool:
    return facts.since <= facts.until


@guard("所指请假须是本院的", HOUSE, english="The leave must be one of this court")
def leave_is_known(case: Case, facts: Return) -> bool:
    return facts.leave in case.house.leaves


@guard(
    "只能设定法律留给法院的数值，并且在许可的范围以内",
    OWN_RULES,
    english="Only what the law leaves to the court can be set, and within its bounds",
)
def may_be_set(case: Case, facts: Value) -> bool:
    try:
        PARAMETERS[facts.name].check(facts.value)
    except (KeyError, ValueError):
        return False
    return True


@guard("法院只能建一次", HOUSE, english="A court is founded once")
def not_founded(case: Case, facts: Founding) -> bool:
    return case.house.court is None and facts.mode in ("demo", "real")


def found(case: Case, facts: Founding) -> Iterator[Any]:
    yield case.make(
        Court,
        id=facts.code,
        dispute="",
        name=facts.name,
        level=facts.level,
        parent=facts.parent,
        mode=facts.mode,
        founded=case.day,
    )
    yield case.make(Dispute, id=case.proceeding.dispute, cause="院务", door="court", opened=case.day)


def appoint(case: Case, facts: Appointment) -> Iterator[Any]:
    person = facts.person or PersonId(case.new_person())
    yield Subject(person)
    yield case.make(
        Officer,
        dispute="",
        person=person,
        office=str(facts.office),
        name=facts.name,
        since=case.day,
        rank=facts.rank,
        may_sit=facts.may_sit,
        team=facts.team.named,
    )


def remove(case: Case, facts: Removal) -> Iterator[Any]:
    yield Subject(case.house.officers[facts.officer].person)
    yield changed(case.house.officers[facts.officer], until=case.day)


def permit(case: Case, facts: Sitting) -> Iterator[Any]:
    yield Subject(case.house.officers[facts.officer].person)
    yield changed(case.house.officers[facts.officer], may_sit=facts.may_sit)


def group(case: Case, facts: Grouping) -> Iterator[Any]:
    yield Subject(case.house.officers[facts.officer].person)
    yield changed(case.house.officers[facts.officer], team=facts.team.named)


def leave(case: Case, facts: Absence) -> Iterator[Any]:
    yield Subject(facts.person)
    yield case.make(
        Leave,
        dispute="",
        person=facts.person,
        since=facts.since.isoformat(),
        until=facts.until.isoformat(),
        reason=facts.reason,
    )


def come_back(case: Case, facts: Return) -> Iterator[Any]:
    yield changed(case.house.leaves[facts.leave], until=case.day)


def set_value(case: Case, facts: Value) -> Iterator[Any]:
    yield case.make(
        Setting, dispute="", name=facts.name, value=facts.value, since=facts.since.isoformat(), reason=facts.reason
    )


class Affairs(
    Procedure,
    label="院务",
    code="院务",
    english="Court affairs",
    numbered=False,
    seen_by=(PERSONNEL, PRESIDENT, INSPECTOR),
):
    """院务：一个法院一件，长期办理。"""

    running = State("办理中", first=True, unclocked="院务长期办理，没有期限", english="Running")
    closed = State("已撤销", last=True, english="Closed")

    found = Step(
        "建院",
        by=FOUNDER,
        moves=NEW >> running,
        facts=Founding,
        needs=[not_founded],
        does=found,
        law=HOUSE,
        english="Found the court",
    )
    appoint = Step(
        "任职",
        by=PERSONNEL | FOUNDER,
        moves=running.stays,
        facts=Appointment,
        needs=[not_yet_appointed],
        does=appoint,
        law=HOUSE,
        english="Appoint",
    )
    remove = Step(
        "免职",
        by=PERSONNEL,
        moves=running.stays,
        facts=Removal,
        needs=[holds_office],
        does=remove,
        law=HOUSE,
        english="Remove from office",
    )
    permit = Step(
        "入额与退额",
        by=PERSONNEL,
        moves=running.stays,
        facts=Sitting,
        needs=[holds_office],
        does=permit,
        law=SITTING,
        english="Permit to sit",
    )
    group = Step(
        "编入团队",
        by=PERSONNEL,
        moves=running.stays,
        facts=Grouping,
        needs=[holds_office],
        does=group,
        law=HOUSE,
        english="Assign to a team",
    )
    leave = Step(
        "请假",
        by=PERSONNEL,
        moves=running.stays,
        facts=Absence,
        needs=[days_in_order],
        does=leave,
        law=HOUSE,
        english="Record a leave",
    )
    come_back = Step(
        "销假",
        by=PERSONNEL,
        moves=running.stays,
        facts=Return,
        needs=[leave_is_known],
        does=come_back,
        law=HOUSE,
        english="Return from leave",
    )
    set_value = Step(
        "设定本院数值",
        by=PRESIDENT,
        moves=running.stays,
        facts=Value,
        needs=[may_be_set],
        does=set_value,
        law=OWN_RULES,
        english="Set a value",
    )
    close = Step("撤销法院", by=FOUNDER, moves=running >> closed, law=LOG_RULE, english="Close the court")
