"""Every figure and date on every page of the journey leads on: to its working, its derivation, or its entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from django.test import Client

from tests.pages.workings import unopened
from xiezhi.desk.accounts import Account, create_account
from xiezhi.desk.sessions import COOKIE, open_session
from xiezhi.engine.clock import at
from xiezhi.engine.door import Receipt
from xiezhi.pages.visitor import keys, real_now
from xiezhi.records.court import Officer
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories.house import found
from xiezhi.stories.loan import LOAN
from xiezhi.stories.telling import Plot, Told, play

LOOKED_AT = (
    "submit", "list_defects", "accept", "fail", "triage", "send_copies", "schedule", "hold", "draft", "pronounce",
    "apply_for_enforcement", "freeze", "settle", "take_cash", "allocate", "approve", "conclude",
)  # fmt: skip
"""After which steps somebody opens his pages; each of them once."""


@dataclass
class Reader:
    """Opens the journey's pages: how many he saw after which step, and what on them led nowhere."""

    plot: Plot
    seen: Counter[str] = field(default_factory=Counter)
    dead: list[str] = field(default_factory=list)

    def hears(self, told: Told, receipt: Receipt) -> None:
        """The case of this moment, as the parties and who took the step see it on that day."""
        self.plot.dispute = self.plot.dispute or receipt.proceeding
        if told.step.name in LOOKED_AT and told.step.name not in self.seen:
            case = (f"/case/{receipt.proceeding}", f"/mine/{receipt.proceeding}", "/inbox")
            with at(told.at):
                self.opens(told.step.name, (told.hand[0], *self.plot.people("claimant", "defendant")), case)

    def opens(self, when: str, people: Iterable[str], urls: Iterable[str]) -> None:
        for person, url in product(dict.fromkeys(people), urls):
            page = signed_in(person).get(url, follow=True)
            if page.status_code == 200:
                self.seen[when] += 1
                self.dead += [f"{when} {url}: {each}" for each in unopened(page.content.decode())]


def test_every_figure_and_date_on_the_pages_of_the_journey_opens_at_every_moment_and_at_its_end(home: Path) -> None:
    """What stands on a derivation or an entry is the working itself."""
    found(*LOAN.courts)
    reader = Reader(plot := LOAN.begun())
    play([LOAN.tells(plot)], heard=reader.hears)
    assert set(reader.seen) == set(LOOKED_AT)
    with at(plot.now):
        reader.opens("at the end", (*plot.people("claimant", "defendant"), *offices(plot)), addresses(plot))
    assert reader.seen["at the end"] > 40
    assert reader.dead == []


def signed_in(person: str) -> Client:
    known = Account.objects.filter(login=f"a-{person}"[:60]).first()
    account = known or create_account(f"a-{person}"[:60], None, keys=keys(), now=real_now(), person=person)
    client = Client()
    client.cookies[COOKIE] = open_session(real_now(), account, means="passkey").token
    return client


def offices(told: Plot) -> list[str]:
    held = {each.office: each.person for each in rows(Officer, court=told.court, until="")}
    return [held[each] for each in ("filing_judge", "judge", "clerk", "enforcer", "finance", "president")]


def addresses(told: Plot) -> list[str]:
    """One case of each kind on its pages, and the desks."""
    kinds = {each.procedure: each.id for each in rows(Proceeding, dispute=told.dispute)}
    cases = [f"/{window}/{id}" for id in kinds.values() for window in ("case", "mine")]
    papers = [f"/case/{id}/papers" for id in kinds.values()]
    desks = ["/inbox", "/mine", "/money", "/approvals", "/notices", "/calendar"]
    return [*cases, *papers, f"/case/{kinds['enforcement']}/enforcement", *desks]
