"""A court with its people, founded by acts: what the tests of the engine, the procedures and the records play upon."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from xiezhi.engine import door
from xiezhi.engine.clock import CHINA, at
from xiezhi.engine.door import Asked, Receipt, prepared
from xiezhi.engine.facts import Facts, Name, PersonId, Prose, Secret
from xiezhi.engine.refusals import POST_ROOM
from xiezhi.engine.refused import Refused
from xiezhi.engine.replay import replay
from xiezhi.engine.sweep import sweep
from xiezhi.engine.words import ANYONE, FOUNDER, PROCEDURES, Procedure, Role, State, Step
from xiezhi.evidence.models import Entry, Head
from xiezhi.law.working import Yuan
from xiezhi.phrases.people import Party
from xiezhi.phrases.post import Nothing
from xiezhi.procedures.affairs import Affairs, Appointment, Founding, Office
from xiezhi.procedures.course import Confirmation, FirstInstance, Service
from xiezhi.procedures.deposit import Deposit, Item, Kind
from xiezhi.procedures.filing import Cause, Demand, Door, Filing, Intake
from xiezhi.procedures.mediation import Assignment, Disclosure, Mediation, Signature, Terms
from xiezhi.procedures.payment_order import Application, PaymentOrder
from xiezhi.records.court import Officer
from xiezhi.records.deadline import Deadline
from xiezhi.records.paper import Delivery, Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows
from xiezhi.stories.signing import signature

CODE = "内0902"
WANG = Party(name=Name("王某"), id_number=Secret("11010519491231002X"), address=Prose("集宁区桥西街"))
ZHANG = Party(name=Name("张某"), address=Prose("商都县"))
OFFICERS = {
    "counter": "其其格", "filing_judge": "苏和", "server": "赵送达", "mediator": "李调解", "judge": "韩审判",
    "clerk": "孟书记", "president": "巴特尔", "personnel": "钱政治", "inspector": "孙督察",
    "enforcer": "贺执行", "enforcement_head": "赵局长", "finance": "周财务",
    "archivist": "陶档案",
}  # fmt: skip
PASSES = {
    office: {"work_pass": f"内0902法{number}", "duty_pass": f"内0902执{number}"}
    for number, office in enumerate(("enforcer", "enforcement_head"), 1)
}
BY_STANDING = {"mediator", "judge", "assessor", "clerk", "enforcer"}


def moment(text: str) -> datetime:
    """A day, or a day with its hour, in the time of China."""
    found = datetime.fromisoformat(text).replace(tzinfo=CHINA)
    return found if "T" in text else found.replace(hour=9)


def intake(
    *,
    claimants: tuple[Party, ...] = (WANG,),
    defendants: tuple[Party, ...] = (ZHANG,),
    yuan: str = "80000",
    **more: Any,
) -> Intake:
    """王某 sues 张某 for eighty thousand yuan; who files for himself agrees to electronic service."""
    demand = Demand(text=Prose("偿还借款"), amount=Yuan(yuan))
    told = {"cause": Cause.lending, "demands": (demand,), "reasons": Prose("借款到期未还"), **more}
    told.setdefault("electronic", not told.get("through_agent"))
    return Intake(claimants=claimants, defendants=defendants, **told)


@dataclass(frozen=True)
class Case:
    """A proceeding as the tests look at it: always as the tables have it now."""

    court: Court
    id: str

    @property
    def row(self) -> Proceeding:
        found = one(Proceeding, id=self.id)
        assert found is not None
        return found

    @property
    def state(self) -> State:
        return PROCEDURES[self.row.procedure].states[self.row.state]

    def deadline(self, clock: str, person: Player | None = None) -> Deadline:
        """The newest deadline of a clock, of one person where named."""
        who = {"person": person.id} if person else {}
        found = rows(Deadline, proceeding=self.id, clock=clock, order=("start", "status", "id"), **who)
        assert found, f"{clock} does not run"
        return found[-1]

    def children(self, procedure: type[Procedure]) -> list[Case]:
        found = rows(Proceeding, parent=self.id, procedure=procedure.name, order=("opened", "id"))
        return [Case(self.court, each.id) for each in found]

    def child(self, procedure: type[Procedure]) -> Case:
        (only,) = self.children(procedure)
        return only

    def person(self, role: str, place: int = 1) -> Player:
        """Who stands here in a role, by his place in it."""
        standing = one(Standing, proceeding=self.id, role=role, order=place)
        assert standing is not None
        return Player(self.court, standing.person)

    def service_of(self, kind: str, person: Player) -> Case:
        """The service of a paper of this kind on a person."""
        papers = [each.id for each in rows(Paper, proceeding=self.id, kind=kind)]
        (found,) = rows(Delivery, paper__in=papers, recipient=person.id)
        return Case(self.court, found.proceeding)

    def paper(self, kind: str) -> Paper:
        return rows(Paper, proceeding=self.id, kind=kind, order=("at", "id"))[-1]


@dataclass(frozen=True)
class Player:
    """Somebody of the cast."""

    court: Court
    id: str
    office: str = ""

    def does(
        self, on: Case, step: Step, facts: Facts | None = None, *, day: str = "", as_: Role | None = None,
        key: str = "", happened: str = "", token: bool = False,
    ) -> Receipt:  # fmt: skip
        """Take a step, on a day if one is named; the clock of the court stays there."""
        self.court.clock(day)
        key = key or f"key-{next(self.court.keys)}"
        when = moment(happened) if happened else None
        return self.court.act(
            step, facts, on=on.row, by=self.id, as_=as_ or self.role_in(step), key=key, happened=when, token=token
        )

    def role_in(self, step: Step) -> Role:
        """By office for who has one, else the first standing, joint or public role that the step knows."""
        for role in step.roles:
            if role.name == self.office or (not self.office and role.kind != "office" and role.name not in BY_STANDING):
                return role
        return step.roles[0]


@dataclass
class Court:
    """The court: `opens` brings a proceeding into being by the steps that lead there."""

    now: str = "2026-03-02T09:00"
    parent: str = ""
    keys: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    officers: dict[str, Player] = field(default_factory=dict)
    affairs: Case = field(init=False)

    def __post_init__(self) -> None:
        with self.stands():
            receipt = door.act(
                Affairs.found,
                Founding(code=CODE, name="乌兰察布市集宁区人民法院", level="基层", parent=self.parent),
                court=CODE, by="founder", as_=FOUNDER, key="found",
            )  # fmt: skip
            self.affairs = Case(self, receipt.proceeding)
            here = self.affairs.row
            appointments = [
                Appointment(name=Name(name), office=Office(office), **PASSES.get(office, {}))
                for office, name in OFFICERS.items()
            ]
            asked = [
                Asked(prepared(Affairs.appoint, each, on=here, by="founder", as_=FOUNDER, key=str(each.office)))
                for each in appointments
            ]
            door.commit(asked)
            assert [each.answer.result().step for each in asked] == ["affairs.appoint"] * len(asked)
        self.officers = {each.office: Player(self, each.person, each.office) for each in rows(Officer, court=CODE)}
        self.wang = Player(self, "person-wang")

    def __getattr__(self, name: str) -> Player:
        try:
            return self.__dict__["officers"][name]
        except KeyError:
            raise AttributeError(name) from None

    def clock(self, day: str) -> None:
        """Let the court's clock stand on a day, at nine unless an hour is named."""
        if day:
            self.now = moment(day).replace(tzinfo=None).isoformat(timespec="seconds")

    def stands(self) -> Any:
        return at(moment(self.now))

    def act(self, step: Step, facts: Facts | None = None, **how: Any) -> Receipt:
        with self.stands():
            return door.act(step, facts, **how)

    def sweep(self, day: str = "") -> int:
        self.clock(day)
        with self.stands():
            return sweep()

    def nothing_comes(self, on: Case, day: str = "") -> None:
        """The post brought nothing within the margin: who sits in the case confirms it, the clock goes its round."""
        self.clock(day)
        sitting = [*rows(Standing, proceeding=on.id, role="clerk"), *rows(Standing, proceeding=on.id, role="judge")]
        who = Player(self, sitting[0].person) if sitting else self.counter
        role = next(each for each in POST_ROOM if each.name == (sitting[0].role if sitting else who.office))
        proposed = [each for each in rows(Deadline, proceeding=on.id, order=("id",)) if each.proposed(self.now[:10])]
        for each in proposed:
            who.does(on, PROCEDURES[on.row.procedure].steps["nothing_came"], Nothing(deadline=each.id), as_=role)
        self.sweep()

    def files(self, about: Intake | None = None, *, day: str = "", by: Player | None = None, key: str = "") -> Case:
        """File a claim: 王某's own, unless another is told."""
        self.clock(day)
        who = by or self.wang
        about = about or intake()
        receipt = self.act(
            Filing.submit, replace(about, door=Door.counter) if who.office else about, court=CODE, by=who.id,
            as_=who.role_in(Filing.submit), key=key or f"file-{next(self.keys)}",
        )  # fmt: skip
        return Case(self, receipt.proceeding)

    def opens(self, procedure: type[Procedure], about: Intake | None = None, *, day: str = "") -> Case:
        """A proceeding of this kind in its first state, by the steps that lead there."""
        ways = self._routes()
        if procedure in ways:
            return ways[procedure](about, day)
        from tests.procedures.reached import WAYS  # plays upon this cast

        self.clock(day)
        return WAYS[procedure](self)

    def _routes(self) -> dict[type[Procedure], Callable[[Intake | None, str], Case]]:
        return {
            Affairs: lambda about, day: self.affairs,
            Filing: lambda about, day: self.files(about, day=day),
            Mediation: lambda about, day: self._offered(self.files(about, day=day)).child(Mediation),
            FirstInstance: lambda about, day: self._docketed(self.files(about, day=day)).child(FirstInstance),
            Service: lambda about, day: self.opens(FirstInstance, about, day=day).child(Service),
            Confirmation: self._confirmation,
            PaymentOrder: lambda about, day: self.asks_for_an_order(self.files(about, day=day)),
            Deposit: lambda about, day: self.deposits(day=day),
        }

    def deposits(
        self, content: bytes = b"a photograph", *, day: str = "", by: Player | None = None, name: str = "借条.jpg"
    ) -> Case:
        """王某 deposits a photograph, unless another deposits."""
        self.clock(day)
        sha256, sm3 = (Prose(hashlib.new(kind, content).hexdigest()) for kind in ("sha256", "sm3"))
        item = Item(sha256=sha256, sm3=sm3, size=len(content), name=Prose(name), kind=Kind.photo)
        who, key = by or self.wang, f"deposit-{next(self.keys)}"
        return Case(self, self.act(Deposit.deposit, item, court=CODE, by=who.id, as_=ANYONE, key=key).proceeding)

    def _offered(self, filing: Case) -> Case:
        self.filing_judge.does(filing, Filing.offer)
        for each in self.parties(filing):
            each.does(filing, Filing.accept)
        return filing

    def _docketed(self, filing: Case) -> Case:
        self.filing_judge.does(filing, Filing.docket)
        return filing

    def asks_for_an_order(self, filing: Case) -> Case:
        facts = Application(due=True, one_sided=True, reachable=True, unpreserved=True)
        self.wang.does(filing, PaymentOrder.apply, facts)
        return filing.child(PaymentOrder)

    def _confirmation(self, about: Intake | None, day: str) -> Case:
        talks = self.agreed(about, day=day)
        for each in self.parties(talks):
            each.does(talks, Mediation.apply_for_confirmation)
        return talks.child(Confirmation)

    def parties(self, case: Case) -> list[Player]:
        standings = rows(Standing, proceeding=case.id, role__in=["claimant", "defendant", "third"], until="")
        return [Player(self, each.person) for each in sorted(standings, key=lambda each: (each.role, each.order))]

    def talks(self, about: Intake | None = None, *, day: str = "") -> Case:
        """A mediation that the mediator has accepted and disclosed."""
        talks = self.opens(Mediation, about, day=day)
        self.filing_judge.does(talks, Mediation.assign, Assignment(mediator=PersonId(self.mediator.id)))
        self.mediator.does(talks, Mediation.accept)
        self.mediator.does(talks, Mediation.disclose, Disclosure(relation=Prose("没有")))
        return talks

    def serving(self, *defendants: Party, day: str = "") -> Case:
        """A suit docketed and its copies sent to each defendant, each of them a service still to be carried out."""
        suit = self.opens(FirstInstance, intake(defendants=defendants or (ZHANG,)), day=day)
        self.filing_judge.does(suit, FirstInstance.send_copies)
        return suit

    def agreed(self, about: Intake | None = None, *, day: str = "") -> Case:
        """A mediation that ended in an agreement signed by everyone."""
        talks = self.talks(about, day=day)
        self.mediator.does(talks, Mediation.draft_agreement, terms())
        for each in self.parties(talks):
            each.does(talks, Mediation.sign, self.signature(each, talks))
        return talks

    def signature(self, who: Player, talks: Case) -> Signature:
        """What the window states of who signs there the newest text of the agreement."""
        with self.stands():
            return signature(who.id, talks.paper("agreement"))

    @property
    def size(self) -> int:
        """How many entries the log holds, by its head."""
        return Head.objects.get(court=CODE).size

    def is_whole(self) -> None:
        """Replay equals the tables, and the head counts the entries."""
        replayed = replay()
        assert [str(each) for each in replayed.differences] == []
        assert replayed.entries == Entry.objects.count()


def terms(*lines: str) -> Terms:
    return Terms(facts=Prose("借款八万元"), terms=tuple(Prose(line) for line in lines or ("六月底前还清",)))


@contextmanager
def refused(sentence: str, article: str) -> Iterator[None]:
    """The door answers with this sentence and this article, and nothing at all is written."""
    before = Entry.objects.count()
    with pytest.raises(Refused) as caught:
        yield
    assert sentence in caught.value.sentence
    assert article in str(caught.value.law)
    assert Entry.objects.count() == before


@pytest.fixture(scope="session")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("court")


@pytest.fixture
def home(settings: Any, _folder: Path) -> Path:
    """The court's folder."""
    settings.HOME = _folder
    return _folder


@pytest.fixture
def court(db: None, home: Path) -> Court:
    """集宁区人民法院, founded on Monday 2 March 2026, with its officers."""
    return Court()
