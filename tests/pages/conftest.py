"""A small court made by acts: its officers, one dispute, and clients signed in as anybody in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from xiezhi.desk.accounts import Account, create_account
from xiezhi.desk.sessions import COOKIE, open_session
from xiezhi.engine.clock import CHINA, at
from xiezhi.engine.door import act
from xiezhi.engine.guarded import door_open
from xiezhi.engine.words import ANYONE, FOUNDER
from xiezhi.law.working import Yuan
from xiezhi.pages.visitor import keys, real_now
from xiezhi.phrases.people import Party
from xiezhi.procedures import course
from xiezhi.procedures.affairs import Affairs, Appointment, Founding, Office
from xiezhi.procedures.filing import Cause, Demand, Filing, Intake
from xiezhi.records.court import Officer
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

assert course.COURSE
CODE = "内0902"
NUMBER = "11010519491231002X"
OTHER_NUMBER = "110105198806071254"
THIRD_NUMBER = "110105197702021354"
OFFICES = ("counter", "filing_judge", "mediator", "president", "personnel", "server")
NAMES = {
    "counter": "陈静",
    "filing_judge": "何敏",
    "mediator": "李调解",
    "president": "巴特尔",
    "personnel": "宝音",
    "server": "图雅",
}


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def intake(amount: int = 80_000, **more: object) -> Intake:
    usual = Intake(
        cause=Cause.lending,
        claimants=(Party(name="王某", id_number=NUMBER, address="集宁区"),),
        defendants=(Party(name="张某", address="商都县"),),
        demands=(Demand(text="偿还借款", amount=Yuan(amount)),),
        reasons="借了不还",
        electronic=True,
    )
    return replace(usual, **more)  # type: ignore[arg-type, type-var]


@dataclass
class Town:
    """The court with its people by office, and the party who sues."""

    affairs: Proceeding
    officers: dict[str, str]
    wang: str = "Pwang"
    filing: Proceeding | None = None
    zhang: str = ""
    accounts: dict[str, Account] = field(default_factory=dict)

    def file(self, key: str = "first", **more: object) -> Proceeding:
        receipt = act(Filing.submit, intake(**more), court=CODE, by=self.wang, as_=ANYONE, key=key)  # type: ignore[arg-type]
        self.filing = one(Proceeding, id=receipt.proceeding)
        assert self.filing is not None
        self.zhang = rows(Standing, proceeding=self.filing.id, role="defendant")[0].person
        return self.filing

    def client(self, person: str) -> Client:
        """A browser in which this person is signed in."""
        if person not in self.accounts:
            self.accounts[person] = create_account(f"a-{person}", None, keys=keys(), now=real_now(), person=person)
        client = Client()
        client.cookies[COOKIE] = open_session(real_now(), self.accounts[person], means="passkey").token
        return client

    def officer(self, office: str) -> Client:
        return self.client(self.officers[office])


def found_town(mode: str = "demo") -> Town:
    receipt = act(
        Affairs.found,
        Founding(code=CODE, name="乌兰察布市集宁区人民法院", level="基层", mode=mode),
        court=CODE,
        by="founder",
        as_=FOUNDER,
        key="found",
    )
    affairs = one(Proceeding, id=receipt.proceeding)
    assert affairs is not None
    for office in OFFICES:
        facts = Appointment(name=NAMES[office], office=Office(office))
        act(Affairs.appoint, facts, on=affairs, by="founder", as_=FOUNDER, key=office)
    return Town(affairs, {each.office: each.person for each in rows(Officer)})


@pytest.fixture
def home(tmp_path: Path, settings: object) -> Path:
    """The court's folder."""
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    return tmp_path


@pytest.fixture
def clock() -> Iterator[Callable[[str], None]]:
    """The court's clock, at 2 March 2026, 09:00 until it is set."""
    with at(moment("2026-03-02T09:00")):
        yield lambda text: None


@pytest.fixture
def town(db: None, home: Path, clock: object) -> Town:
    return found_town()


__all__ = ["call_command", "door_open"]
