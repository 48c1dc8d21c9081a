"""A trial as the tests play it: a court with judges who may sit, and a suit brought to any point of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.engine.cast import Case, Court, Player, intake
from xiezhi.engine.facts import Name, PersonId, Prose
from xiezhi.engine.words import CLERK, COUNTER, JUDGE, PARTY
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan, from_fen
from xiezhi.procedures.affairs import Affairs, Appointment, Office, Team
from xiezhi.procedures.first_instance import Copies, FirstInstance, Listing, Paid, Sitting, Triage
from xiezhi.procedures.judgment import Decision, Item, Judgment, Pronouncing
from xiezhi.procedures.service import Receipt, Service
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Delivery
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows


def with_judges(court: Court, fast: int = 2, others: int = 3) -> None:
    """Judges who may sit: of the fast-track team and others; and one more clerk."""
    for number in range(fast + others):
        team = Team.fast if number < fast else Team.none
        about = Appointment(name=Name(f"法官{number}"), office=Office.judge, may_sit=True, team=team)
        court.personnel.does(court.affairs, Affairs.appoint, about)
    court.personnel.does(court.affairs, Affairs.appoint, Appointment(name=Name("书记员二"), office=Office.clerk))


@dataclass
class Trial:
    """王某 against 张某, from the docketing on."""

    court: Court
    suit: Case

    @classmethod
    def of(cls, court: Court, yuan: str = "80000", day: str = "2026-03-02", **about: Any) -> Trial:
        with_judges(court)
        return cls(court, court.opens(FirstInstance, intake(yuan=yuan, **about), day=day))

    @property
    def row(self) -> Proceeding:
        return self.suit.row

    @property
    def wang(self) -> Player:
        return self.suit.person("claimant")

    @property
    def zhang(self) -> Player:
        return self.suit.person("defendant")

    def sitting(self, role: str = "judge") -> list[Player]:
        found = rows(Standing, proceeding=self.suit.id, role=role, until="", order=("order",))
        return [Player(self.court, each.person, role) for each in found]

    @property
    def judge(self) -> Player:
        return Player(self.court, self.row.judge, "judge")

    @property
    def clerk(self) -> Player:
        return self.sitting("clerk")[0]

    @property
    def judgment(self) -> Case:
        return self.suit.children(Judgment)[-1]

    def triaged(self, track: Track = Track.summary, day: str = "", **about: Any) -> Trial:
        facts = Triage(track=track, **{"reason": Prose("本案更宜这样审理"), **about})
        self.court.filing_judge.does(self.suit, FirstInstance.triage, facts, day=day)
        return self

    def served(self, on: Case | None = None, day: str = "", only: Player | None = None) -> Trial:
        """Everything that waits under the suit (or another proceeding) is handed over."""
        self.court.clock(day)
        for each in (on or self.suit).children(Service):
            mine = only is None or rows(Delivery, id=each.id, recipient=only.id)
            if each.state in (Service.planned, Service.failed) and mine:
                receipt = Receipt(on=date.fromisoformat(self.court.now[:10]))
                self.court.server.does(each, Service.hand_over, receipt)
        return self

    def paid(self) -> Trial:
        for bill in rows(Bill, proceeding=self.suit.id, status="open"):
            facts = Paid(bill=bill.id, amount=Yuan(from_fen(bill.amount)))
            self.court.counter.does(self.suit, FirstInstance.pay, facts, as_=COUNTER)
        return self

    def ready(self, track: Track = Track.summary, day: str = "2026-03-03") -> Trial:
        """Triaged, paid, copies and notices served: waiting to be listed."""
        self.triaged(track, day).paid()
        self.court.filing_judge.does(self.suit, FirstInstance.send_copies, Copies())
        return self.served()

    def listed(self, day: str, at: str = "", begins: str = "09:00", **more: Any) -> Trial:
        facts = Listing(day=date.fromisoformat(day), **{
            "begins": begins, "ends": "11:00", "room": "第一法庭", "waived": True, **more
        })  # fmt: skip
        self.clerk.does(self.suit, FirstInstance.schedule, facts, day=at, as_=CLERK)
        return self

    def held(self, day: str, *present: Player) -> Trial:
        people = present or (self.wang, self.zhang)
        facts = Sitting(present=tuple(PersonId(each.id) for each in people), record=Prose("法庭调查、辩论终结。"))
        self.judge.does(self.suit, FirstInstance.hold, facts, day=day, as_=JUDGE)
        for each in people:
            each.does(self.suit, FirstInstance.sign_minutes, as_=PARTY)
        self.clerk.does(self.suit, FirstInstance.close_minutes, as_=CLERK)
        return self

    def heard(self, track: Track = Track.summary) -> Trial:
        return self.ready(track).listed("2026-03-18").served().held("2026-03-18")

    def item(self, **more: Any) -> Item:
        return Item(**{
            "debtor": PersonId(self.zhang.id), "creditor": PersonId(self.wang.id), "what": Prose("借款本金"),
            "principal": Yuan("80000"), **more,
        })  # fmt: skip

    def decision(self, *items: Item, **more: Any) -> Decision:
        told = {"found": Prose("查明借款未还"), "opinion": Prose("应当偿还"), "laws": Prose("《民法典》第六百七十五条")}
        return Decision(**{**told, "items": items or (self.item(),), **more})

    def written(self, decision: Decision | None = None) -> Trial:
        self.judge.does(self.suit, FirstInstance.begin_judgment, as_=JUDGE)
        self.judge.does(self.judgment, Judgment.draft, decision or self.decision(), as_=JUDGE)
        return self

    def signed(self) -> Trial:
        self.judge.does(self.judgment, Judgment.approve, as_=JUDGE)
        for each in (*self.sitting(), *self.sitting("clerk")):
            each.does(self.judgment, Judgment.sign)
        return self

    def pronounced(self, day: str = "2026-03-20", track: Track = Track.summary) -> Trial:
        """Heard, written, signed, pronounced and sent; not yet served."""
        self.heard(track)
        self.court.clock(day)
        self.written().signed()
        self.judge.does(self.judgment, Judgment.pronounce, Pronouncing(), as_=JUDGE)
        self.clerk.does(self.judgment, Judgment.send, as_=CLERK)
        return self

    def reaches(self, person: Player, day: str) -> Trial:
        """The judgment is served on one of them."""
        return self.served(self.judgment, day, only=person)
