"""The fixed cast: 王某 has lent, 张某 and his guarantor have not paid back, the people of the court of 集宁."""

from __future__ import annotations

from xiezhi.engine.facts import Name, Prose, Secret
from xiezhi.engine.words import (
    ANYONE,
    CARRIER,
    CLAIMANT,
    COUNTER,
    EVERY_PARTY,
    FILING_JUDGE,
    INSPECTOR,
    MEDIATOR,
    PARTY,
    PERSONNEL,
    PRESIDENT,
    SERVER,
    Role,
)
from xiezhi.phrases.parties import Address
from xiezhi.phrases.people import Agent, Kind, Party
from xiezhi.records.court import Officer
from xiezhi.records.table import rows
from xiezhi.stories.house import JINING
from xiezhi.stories.telling import Hand

COURT = JINING
WANG = "person-wang"
"""The claimant as she signs in; the court knows her by this id from her first step on."""

CLAIMANT_WANG = Party(
    name=Name("王某"), id_number=Secret("152601198604120004"), phone=Secret("10000000412"),
    address=Prose("乌兰察布市集宁区锦绣家园3号楼2单元501室"),
)  # fmt: skip
CLERK_OF_SHUNDA = "person-shunda"
"""The haulier's clerk as she signs in."""
DEFENDANT_ZHANG = Party(
    name=Name("张某"), id_number=Secret("152626198001050008"), phone=Secret("10000002077"),
    address=Prose("察哈尔右翼前旗红旗嘎查18号"),
)  # fmt: skip
HOME_OF_ZHANG = Address(address=DEFENDANT_ZHANG.address, electronic=True)
"""张某 says himself where papers reach him, and that they may come to his telephone."""
GUARANTOR_BAO = Party(name=Name("包某"), phone=Secret("10000003311"), address=Prose(""))
"""张某's guarantor: his address is not known when the claim is filed, nor is his ID number."""
LAWYER_CHEN = Agent(
    name=Name("陈某某"), id_number=Secret("152601197909090008"), phone=Secret("10000000909"),
    firm=Name("内蒙古某律师事务所"),
)  # fmt: skip
HAULIER = Party(
    name=Name("集宁顺达物流有限责任公司"), kind=Kind.organisation, id_number=Secret("91150902MA00DD6608"),
    phone=Secret("04740000001"),
    address=Prose("乌兰察布市集宁区解放大街66号"),
)  # fmt: skip

NAMES: dict[str, Role] = {
    "苏和": FILING_JUDGE,
    "陈静": COUNTER,
    "李调解": MEDIATOR,
    "刘送达": SERVER,
    "孟和": PRESIDENT,
    "郭敏": PERSONNEL,
    "韩立": INSPECTOR,
}
"""Who plays which part in the court of 集宁."""


def of_court(name: str, court: str = COURT) -> Hand:
    """An officer by name, in the role he plays."""
    role = NAMES[name]
    found = [each for each in rows(Officer, court=court, office=role.name, until="") if each.name == name]
    assert found, f"{name} holds no office in {court}"
    return found[0].person, role


def claimant(person: str = WANG) -> Hand:
    return person, CLAIMANT


def carrier() -> Hand:
    """The post, or the platform that a message arrives at."""
    return CARRIER.name, CARRIER


def party(person: str) -> Hand:
    """A party for himself alone."""
    return person, PARTY


def together(person: str) -> Hand:
    """A party's own part in what all parties must do."""
    return person, EVERY_PARTY


def public(person: str) -> Hand:
    """Somebody who has signed in and stands nowhere yet."""
    return person, ANYONE
