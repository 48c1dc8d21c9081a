"""Who is who: ids as the names that a page shows, roles and numbers as words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection

from xiezhi.engine.case import Case
from xiezhi.engine.words import AGENT, PROCEDURES, Role
from xiezhi.pages.saying import say
from xiezhi.pages.visitor import keys
from xiezhi.procedures.affairs import Affairs, Office
from xiezhi.records.court import Officer
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.secrets import Unsealable
from xiezhi.records.table import among, rows

ROLES = {
    "claimant": "原告",
    "defendant": "被告",
    "third": "第三人",
    AGENT: "代理人",
    "recipient": "受送达人",
    "mediator": "调解员",
    "judge": "审判员",
    "assessor": "人民陪审员",
    "reserve": "候补人民陪审员",
    "clerk": "书记员",
    "second": "在场的另一名工作人员",
    "every_party": "当事人",
    "party": "当事人",
    "anyone": "来办事的人",
    "clock": "时钟",
    "signer": "签章系统",
    "carrier": "送达渠道",
    "course": "程序衔接",
    "founder": "建院",
    "debtor": "被执行人",
    "bank": "银行",
    "registry": "协助机构",
    "courts": "上下级法院",
    "attendee": "听课人",
    "beside": "关联案件",
}
SYSTEM = {
    name: ROLES[name]
    for name in ("clock", "signer", "carrier", "course", "founder", "bank", "registry", "courts", "beside")
}
IN_ENFORCEMENT = {"claimant": "申请执行人", "defendant": "被执行人"}
"""What the parties are called once a title is enforced."""
IN_APPEAL = {"claimant": "原审原告", "defendant": "原审被告", "third": "原审第三人"}
"""What they are called in the second instance, whoever of them appeals."""
IN_OBJECTION = {"claimant": "异议人", "defendant": "申请执行人", "third": "被执行人"}
"""What they are called where somebody objects to an enforcement; of who of the parties objects, both are said."""
STRANGER = "来访人"
_NAMED = (
    "SELECT s.proceeding, s.role, p.name FROM records_standings s "
    "LEFT JOIN records_persons p ON p.person = s.person AND p.court = s.court"
)
OBJECTING = ("thing_objection", "act_objection")
ENFORCING = (
    "enforcement",
    "seizure",
    "inquiry",
    "sanction",
    "round_end",
    "case_money",
    "payout",
    "distribution",
    "disposal",
)


def role_name(role: str, procedure: str = "") -> str:
    """被告: a role or office in the words of everyday; in an enforcement, 被执行人."""
    if procedure in ENFORCING and role in IN_ENFORCEMENT:
        return IN_ENFORCEMENT[role]
    if procedure == "disposal" and role == "third":
        return "买受人"
    if procedure == "fee_refund" and role == "recipient":
        return "收款人"
    if procedure in OBJECTING and role in IN_OBJECTION:
        return IN_OBJECTION[role]
    if procedure == "intervention" and role == "claimant":
        return "申请人"
    if procedure == "appeal" and role in IN_APPEAL:
        return IN_APPEAL[role]
    return ROLES.get(role) or office_label(role)


def office_label(office: str) -> str:
    return Office(office).label if office in list(Office) else office


def roles_said(roles: Iterable[Role]) -> str:
    return say("、").join(dict.fromkeys(say(role.label) for role in roles))


def names_of(court: str, people: Iterable[str]) -> dict[str, str]:
    """Names by person id: officers and people of the records; a system by what it is; the rest is nobody's name."""
    wanted = sorted(set(people))
    found = dict(SYSTEM)
    for person in rows(Person, person__in=wanted, order=("-court", "id")):
        if person.court == court or person.person not in found:
            found[person.person] = person.name
    for officer in rows(Officer, person__in=wanted):
        found[officer.person] = officer.name
    return {each: found.get(each, STRANGER) for each in wanted}


def names_in(case: Case, people: Iterable[str]) -> dict[str, str]:
    """The same within a case: most of them stand in its dispute or hold office in its court; the rest is looked up."""
    officers = {each.person: each.name for each in case.house.officers.values()}
    known = {each.person: each.name for each in case.family.persons.values()} | officers
    wanted = set(people)
    strange = wanted - known.keys() - SYSTEM.keys()
    found = SYSTEM | known | (names_of(case.proceeding.court, strange) if strange else {})
    return {each: found[each] for each in wanted}


def case_name(proceeding: Proceeding) -> str:
    """The 案号, or what the proceeding is while it has none."""
    if proceeding.number.startswith(proceeding.parent) and proceeding.parent:
        return f"{proceeding.parent[:6].upper()}{proceeding.number.removeprefix(proceeding.parent)}"
    label = say(PROCEDURES[proceeding.procedure].label)
    if proceeding.procedure == Affairs.name:
        return label
    return proceeding.number or f"{label}　{proceeding.id[:6].upper()}"


def sides(standings: Iterable[Standing], names: Mapping[str, str]) -> tuple[str, str]:
    """Who is on each side, the first two by name."""
    return _sides([(each.role, names.get(each.person, "")) for each in standings if not each.until])


def sides_of(proceedings: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The same of each of these proceedings, asked at once."""
    found: dict[str, list[tuple[str, str]]] = {each: [] for each in proceedings}
    if found:
        wanted = among("proceeding", list(found))
        with connection.cursor() as cursor:
            cursor.execute(f"{_NAMED} WHERE s.{wanted.sql} AND s.until = '' ORDER BY s.id", wanted.values)
            for proceeding, role, name in cursor.fetchall():
                found[proceeding].append((role, name or STRANGER))
    return {proceeding: _sides(pairs) for proceeding, pairs in found.items()}


def _sides(pairs: Sequence[tuple[str, str]]) -> tuple[str, str]:
    return _side(pairs, "claimant"), _side(pairs, "defendant")


def _side(pairs: Sequence[tuple[str, str]], role: str) -> str:
    side = [name for its, name in pairs if its == role]
    if len(side) < 2:
        return side[0] if side else ""
    return say("、").join(side[:2]) + (say("等 %(n)s 人") % {"n": len(side)} if len(side) > 2 else "")


def masked(sealed: str) -> str:
    """A sealed number with all but its ends hidden; empty where there is none or it cannot be opened."""
    try:
        plain = keys().open_id(sealed)
    except Unsealable:
        return ""
    return f"{plain[:3]}****{plain[-4:]}" if len(plain) > 7 else "*" * len(plain)
