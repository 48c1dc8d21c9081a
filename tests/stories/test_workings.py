"""Every figure and date on every page of the journey leads on: to its working, its derivation, or its entry."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from tests.pages.workings import unopened
from xiezhi.desk.accounts import create_account
from xiezhi.desk.sessions import COOKIE, open_session
from xiezhi.pages.visitor import keys, real_now
from xiezhi.records.court import Officer
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories.loan import LOAN
from xiezhi.stories.telling import Plot


@pytest.fixture
def told(home: Path) -> Plot:
    return LOAN.play(lambda line: None)


def signed_in(person: str) -> Client:
    client, account = Client(), create_account(f"a-{person}"[:60], None, keys=keys(), now=real_now(), person=person)
    client.cookies[COOKIE] = open_session(real_now(), account, means="passkey").token
    return client


def test_every_figure_and_date_on_the_pages_of_the_journey_opens(told: Plot) -> None:
    """What stands on a derivation or an entry is the working itself."""
    dead: dict[str, list[str]] = {}
    seen, every = 0, addresses(told)
    for person in (*told.people("claimant", "defendant"), *offices(told)):
        client = signed_in(person)
        for url in every:
            page = client.get(url, follow=True)
            if page.status_code == 200:
                seen += 1
                if found := unopened(page.content.decode()):
                    dead[url] = found
    assert seen > 40
    assert dead == {}


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
