"""院务：法院自己的事。任职、免职、能否入额办案、请假与销假、本院自定的规则，都是步骤，都入链。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, changed
from xiezhi.engine.facts import PersonId
from xiezhi.engine.shared_steps import LOG_RULE
from xiezhi.engine.words import FOUNDER, INSPECTOR, NEW, PERSONNEL, PRESIDENT, Procedure, State, Step, guard
from xiezhi.law.parameters import PARAMETERS
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import ASSESSORS
from xiezhi.law.statutes_enforcement import NETWORK_QUERIES
from xiezhi.procedures.affairs.facts import (
    Absence,
    Appointment,
    Founding,
    Grouping,
    Office,
    Passes,
    Removal,
    Return,
    Sitting,
    Value,
)
from xiezhi.records.court import Court, Leave, Officer, Setting
from xiezhi.records.dispute import Dispute

HOUSE = Policy("本院内部管理规定", "人员任职")
SITTING = Policy("本院内部管理规定", "入额法官方可独任或者参加合议")
OWN_RULES = Policy("本院内部管理规定", "法律留给法院的数值由院长定")


@guard("所指任职须在本院且尚未免去", HOUSE, english="The office must be held in this court and not be ended")
def holds_office(case: Case, facts: Any) -> bool:
    officer = case.house.officers.get(facts.officer)
    return officer is not None and not officer.until


@guard("同一人不能重复任同一职务", HOUSE, english="Nobody can hold the same office twice")
def not_yet_appointed(case: Case, facts: Appointment) -> bool:
    return not facts.person or not any(
        o.person == facts.person for o in case.house.holders(str(facts.office), case.day)
    )


@guard(
    "法院工作人员不能担任人民陪审员，人民陪审员也不能在本院任其他职务",
    ASSESSORS("第六条", "人民法院、人民检察院"),
    english="Nobody who works for the court is a lay assessor",
)
def assessor_is_a_citizen(case: Case, facts: Appointment) -> bool:
    held = {each.office for each in case.house.officers.values() if each.person == facts.person and not each.until}
    works = held - {Office.mediator, Office.assessor}
    if facts.office is Office.assessor:
        return not facts.person or not works
    return Office.assessor not in held or facts.office is Office.mediator


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
        work_pass=facts.work_pass,
        duty_pass=facts.duty_pass,
    )


def register(case: Case, facts: Passes) -> Iterator[Any]:
    yield Subject(case.house.officers[facts.officer].person)
    yield changed(case.house.officers[facts.officer], work_pass=facts.work_pass, duty_pass=facts.duty_pass)


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
        needs=[not_yet_appointed, assessor_is_a_citizen],
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
    register = Step(
        "登记执行人员的证件",
        by=PERSONNEL,
        moves=running.stays,
        facts=Passes,
        needs=[holds_office],
        does=register,
        law=NETWORK_QUERIES("第二条", "报备有权通过网络采取执行查控措施的特定执行人员的相关公务证件"),
        english="Register the passes of who enforces",
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
