"""The seeded city: the same seed gives the same entries, every state is reached, the log rebuilds the tables."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import now

from tests.stories.conftest import empty_home
from xiezhi.desk.accounts import Account
from xiezhi.desk.sessions import COOKIE, open_session
from xiezhi.engine.access import PARTIES
from xiezhi.engine.clock import DEMO_BEGINS, court_now
from xiezhi.engine.replay import replay
from xiezhi.evidence.models import Entry
from xiezhi.procedures.appeal import Appeal
from xiezhi.procedures.archive import Archive
from xiezhi.procedures.confirmation import Confirmation
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.mediation import Mediation
from xiezhi.procedures.payment_order import PaymentOrder
from xiezhi.procedures.service import Service
from xiezhi.records.archive import BoundPaper
from xiezhi.records.court import Court, Leave, Officer
from xiezhi.records.deadline import Adjustment, Deadline
from xiezhi.records.dispute import Dispute
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Flag, Proceeding
from xiezhi.records.table import count, rows
from xiezhi.stories.courses import COURSES
from xiezhi.stories.house import DEMONSTRATION, JINING
from xiezhi.stories.seed import seed

pytestmark = pytest.mark.django_db
CHAIN = (Filing, Mediation, Confirmation, PaymentOrder, FirstInstance, Service)
DECK = sum(course.count for course in COURSES)


def test_the_same_seed_gives_the_same_entries(tmp_path: Path, db: None):
    logs = []
    for folder in (tmp_path / "one", tmp_path / "other"):
        folder.mkdir()
        with empty_home(folder):
            seed(20, 7)
            logs.append(told())
            assert replay().differences == []
    assert logs[0] == logs[1]
    assert len(logs[0]) > 500


def told() -> list[tuple[str, str, str, str]]:
    """What the log says, salts and codes apart."""
    return list(Entry.objects.order_by("court", "place").values_list("id", "step", "actor", "recorded_at"))


def test_without_pango_a_court_is_seeded_all_the_same(home: Path, without_pango: None) -> None:
    seed(DECK, 1)
    assert count(Dispute) >= DECK
    assert rows(Proceeding, procedure=Archive.name, state=Archive.waiting.name)
    assert not rows(BoundPaper)


@pytest.fixture(scope="module")
def deck(lasting_home: Path) -> None:
    """A court after one deck of disputes; it stays to the end, so whoever needs an empty one comes before."""
    seed(DECK, 1)


def test_one_deck_of_disputes_reaches_every_state_and_keeps_every_promise_of_the_seed(deck: None):
    reached = {(each.step.partition(".")[0], each.moved) for each in Entry.objects.exclude(moved="")}
    assert not [(each.name, state) for each in CHAIN for state in each.states if (each.name, state) not in reached]
    assert {each.id for each in rows(Court)} == set(DEMONSTRATION)
    assert {each.court for each in rows(Dispute)} == set(DEMONSTRATION)
    statuses = Counter(each.status for each in rows(Deadline))
    assert statuses["late"] > 0 < statuses["lapsed"]
    assert count(Flag) > 0 < count(Leave)
    assert count(Paper, kind="promise", sealed="") > 0, "promises still to be kept"
    assert {each.kind for each in rows(Adjustment)} >= {"exclude", "suspend", "extend"}
    assert replay().differences == []
    assert court_now() >= DEMO_BEGINS > DEMO_BEGINS.fromisoformat(max(each.recorded_at for each in Entry.objects.all()))


def test_the_people_of_a_seeded_court_are_varied_and_their_standing_is_by_steps(deck: None):
    disputes = [each for each in rows(Dispute) if each.door != "court"]
    assert {each.door for each in disputes} >= {"web", "phone", "counter", "12368"}
    assert {each.enterprise for each in disputes} == {True, False}
    assert len({each.cause for each in disputes}) >= 6
    assert {each.language for each in rows(Person)} == {"zh", "mn"}
    sides = Counter(
        (each.proceeding, each.role) for each in rows(Standing, role__in=("claimant", "defendant", "agent"))
    )
    assert {role for (_, role), many in sides.items() if many > 1} == {"claimant", "defendant", "agent"}
    names = [each.name for each in rows(Officer, court=JINING)]
    assert len(names) == len(set(names))


def test_each_kind_of_case_in_each_state_is_shown_to_each_who_stands_in_it(deck: None, db: None, settings: Any) -> None:
    settings.ROOT_URLCONF = "xiezhi.site.urls"
    shown, wrong = set[tuple[str, str, str]](), []
    stands: dict[str, list[Standing]] = {}
    for standing in rows(Standing, until=""):
        stands.setdefault(standing.proceeding, []).append(standing)
    for case in rows(Proceeding):
        for standing in stands.get(case.id, []):
            kind = (case.procedure, case.state, standing.role)
            if kind in shown:
                continue
            shown.add(kind)
            page = "mine" if standing.role in PARTIES else "case"
            answer = _window(standing.person).get(f"/{page}/{case.id}")
            if answer.status_code != 200:
                wrong.append((*kind, answer.status_code))
    assert wrong == []
    assert {procedure for procedure, _, _ in shown} >= {each.name for each in (*CHAIN, Appeal, Archive)}


def _window(person: str) -> Client:
    client = Client(raise_request_exception=False)
    account, _ = Account.objects.get_or_create(
        login=f"of-{person}", defaults={"person": person, "handle": f"of-{person}", "created": now()}
    )
    client.cookies[COOKIE] = open_session(now(), account).token
    return client
