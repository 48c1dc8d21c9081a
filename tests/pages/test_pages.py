"""Every page answers each role, keeps from him what is not his, and says why a thing cannot be done."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.pages.conftest import Town, found_town, moment
from xiezhi.desk.reads import readings_of
from xiezhi.engine.clock import at
from xiezhi.engine.door import act
from xiezhi.engine.words import EVERY_PARTY, FILING_JUDGE, MEDIATOR, PARTY, PROCEDURES
from xiezhi.evidence.read import of_proceedings
from xiezhi.pages.wiring import HEADERS
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.mediation import Assignment, Disclosure, Mediation, Talk
from xiezhi.records.deadline import Deadline
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

PUBLIC = (
    "/",
    "/v/",
    "/reckon",
    "/reckon/deadline?rule=CIV.DEFENCE_15D&start=2024-03-20",
    "/procedures",
    "/register",
    "/sign-in",
    "/demo",
)
SIGNED_IN = (
    "/mine",
    "/intake/1",
    "/intake/5",
    "/search?q=王某",
    "/calendar",
    "/calendar.ics",
    "/notices",
    "/tokens",
    "/settings",
)


def pages_of(proceeding: Proceeding) -> list[str]:
    """Every page of a proceeding, its steps, papers, deadlines and entries."""
    here = f"/case/{proceeding.id}"
    steps = [
        s
        for s in PROCEDURES[proceeding.procedure].steps.values()
        if not s.opens and any(r.kind != "system" for r in s.roles)
    ]
    return [
        here,
        f"{here}/papers",
        f"{here}/people",
        f"/mine/{proceeding.id}",
        f"/mine/{proceeding.id}.ics",
        *(f"{here}/do/{step.name}" for step in steps),
        *(f"{here}/deadline/{each.id}" for each in rows(Deadline, proceeding=proceeding.id)),
        *(f"/paper/{each.id}" for each in rows(Paper, proceeding=proceeding.id)),
        *(f"/entry/{each.id}" for each in of_proceedings([proceeding.id])),
    ]


def mediating(town: Town) -> Proceeding:
    """王某 and 张某 before the mediator, who has talked with them once."""
    filing, who = town.file(), town.officers
    act(Filing.offer, on=filing, by=who["filing_judge"], as_=FILING_JUDGE, key="offer")
    act(Filing.accept, on=filing, by=town.wang, as_=EVERY_PARTY, key="yes")
    act(Filing.accept, on=filing, by=town.zhang, as_=EVERY_PARTY, key="yes")
    talks = one(Proceeding, procedure="mediation")
    assert talks is not None
    act(
        Mediation.assign,
        Assignment(mediator=who["mediator"]),
        on=talks,
        by=who["filing_judge"],
        as_=FILING_JUDGE,
        key="a",
    )
    act(Mediation.accept, on=talks, by=who["mediator"], as_=MEDIATOR, key="b")
    act(Mediation.disclose, Disclosure(relation="没有"), on=talks, by=who["mediator"], as_=MEDIATOR, key="c")
    act(
        Mediation.talk,
        Talk(how="当面", notes="王某私下愿意减一万"),
        on=talks,
        by=who["mediator"],
        as_=MEDIATOR,
        key="d",
    )
    return talks


@pytest.mark.parametrize("url", PUBLIC)
def test_a_public_page_needs_no_account(town: Town, url: str) -> None:
    assert Client().get(url).status_code == 200


def test_pages_for_somebody_send_others_to_sign_in_and_back(town: Town) -> None:
    filing = town.file()
    for url in (*SIGNED_IN, "/inbox", *pages_of(filing)):
        answer = Client().get(url)
        assert answer.status_code == 302, url
        assert answer["Location"].startswith("/sign-in?next=/"), url


def test_every_page_of_a_proceeding_answers_its_people(town: Town) -> None:
    filing = town.file()
    for client in (
        town.client(town.wang),
        town.client(town.zhang),
        town.officer("filing_judge"),
        town.officer("president"),
    ):
        for url in (*SIGNED_IN, *pages_of(filing)):
            assert client.get(url, follow=True).status_code == 200, url


def test_where_a_party_is_reached_is_shown_to_himself_and_to_the_court_and_not_to_the_other_side(town: Town) -> None:
    filing = town.file()
    person = one(Person, person=town.zhang, court=filing.court)
    assert person is not None
    assert person.address
    windows = (town.client(town.zhang), town.officer("filing_judge"), town.client(town.wang))
    shown = [each.get(f"/case/{filing.id}/people").content.decode() for each in windows]
    assert [person.address in each for each in shown] == [True, True, False]


def test_what_one_may_not_see_is_absent(town: Town) -> None:
    """A stranger, and officers whose office does not show them the kind: 404, as if there were nothing."""
    filing = town.file()
    for client in (town.client("somebody"), town.officer("mediator"), town.officer("server")):
        for url in pages_of(filing):
            assert client.get(url).status_code == 404, url


def test_a_search_counts_only_what_the_reader_may_see(town: Town) -> None:
    filing = town.file()
    found = town.officer("filing_judge").get("/search?q=王某").content.decode()
    hidden = town.client("somebody").get("/search?q=王某").content.decode()
    assert f"/case/{filing.id}" in found
    assert "没有找到，或者您无权查看" in hidden
    assert f"/case/{filing.id}" not in hidden


def test_the_mediators_notes_are_read_by_nobody_else(town: Town) -> None:
    talks = mediating(town)
    said = "王某私下愿意减一万"
    for client in (
        town.client(town.wang),
        town.client(town.zhang),
        town.officer("filing_judge"),
        town.officer("president"),
    ):
        for url in pages_of(talks):
            assert said not in client.get(url).content.decode(), url
    shown = [town.officer("mediator").get(url).content.decode() for url in pages_of(talks)]
    assert any(said in page for page in shown)


def test_every_look_at_a_proceeding_is_in_the_read_journal(town: Town) -> None:
    filing = town.file()
    town.officer("filing_judge").get(f"/case/{filing.id}")
    noted = readings_of(filing.id)
    assert [(each.person, each.page) for each in noted] == [(town.officers["filing_judge"], "proceeding")]


def test_numbers_are_masked_on_every_page(town: Town) -> None:
    filing = town.file()
    for url in pages_of(filing):
        assert "19491231" not in town.officer("filing_judge").get(url).content.decode(), url


def test_a_refused_step_opens_its_reason_and_article(town: Town) -> None:
    """《民事诉讼法》第一百二十五条: 当事人拒绝调解的除外。"""
    filing = town.file()
    with at(moment("2026-03-03T10:00")):
        judge = town.officers["filing_judge"]
        act(Filing.offer, on=filing, by=judge, as_=FILING_JUDGE, key="offer")
        act(Filing.decline, on=filing, by=town.wang, as_=PARTY, key="no")
        page = town.officer("filing_judge").get(f"/case/{filing.id}").content.decode()
    assert "不能建议先行调解" in page
    assert "原告须没有拒绝先行调解" in page
    assert "第一百二十五条" in page


def test_headers_keep_everything_at_home(town: Town) -> None:
    answer = Client().get("/")
    for name, value in HEADERS.items():
        assert answer[name] == value
    assert answer["Cache-Control"] == "no-store"
    assert "script" not in re.sub(r'<script src="/static/[^"]+"[^>]*></script>', "", answer.content.decode())
    assert "style=" not in answer.content.decode()


def test_a_form_from_another_site_is_not_taken(town: Town) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert Client().post("/mode", {"elder": "1"}, headers=headers).status_code == 403
    assert Client(enforce_csrf_checks=True).post("/mode", {"elder": "1"}).status_code == 403


def test_the_interface_says_in_its_own_shape_that_another_site_may_not_act(town: Town) -> None:
    filing, foreign = town.file(), {"Sec-Fetch-Site": "cross-site", "Idempotency-Key": "k"}
    path = f"/api/proceedings/{filing.id}/steps/withdraw"
    answer = town.client(town.wang).post(path, {}, "application/json", headers=foreign)
    assert (answer.status_code, answer.json()["error"]["kind"]) == (401, "denied")


def test_a_strange_host_is_refused(town: Town) -> None:
    assert Client().get("/", headers={"Host": "evil.example"}).status_code == 400


def test_a_page_never_leads_to_another_site(town: Town) -> None:
    answer = town.client(town.wang).post("/mode", {"elder": "1", "next": "//evil.example/x"})
    assert answer["Location"] == "/"


def test_language_and_size_are_remembered_without_an_account(town: Town) -> None:
    client = Client()
    client.post("/mode", {"elder": "1", "next": "/v/"})
    client.post("/language", {"lang": "en", "next": "/"})
    page = client.get("/").content.decode()
    assert '<html lang="en">' in page
    assert 'class="public elder"' in page


def test_demonstration_pages_do_not_exist_in_a_real_court(db: None, home: object, clock: object) -> None:
    town = found_town(mode="real")
    assert Client().get("/demo").status_code == 404
    assert Client().post("/demo/sign-in", {"person": town.officers["president"]}).status_code == 404
    assert Client().post("/demo/move", {"days": "1"}).status_code == 404
    assert "演示法院" not in Client().get("/").content.decode()


def test_in_a_demonstration_court_one_can_be_anybody_but_nobody_else(town: Town) -> None:
    client = Client()
    client.post("/demo/sign-in", {"person": town.officers["president"]})
    assert "巴特尔" in client.get("/inbox").content.decode()
    assert Client().post("/demo/sign-in", {"person": "nobody"}).status_code == 404


def test_only_officers_of_the_house_see_its_people(town: Town) -> None:
    assert town.officer("personnel").get("/people").status_code == 302
    assert town.officer("personnel").get(f"/case/{town.affairs.id}/people").status_code == 200
    assert town.officer("counter").get("/people").status_code == 404


def test_an_address_that_is_nowhere_answers_404_with_ways_on(town: Town) -> None:
    answer = town.client(town.wang).get("/case/nowhere")
    assert answer.status_code == 404
    assert "回首页" in answer.content.decode()


def test_the_court_is_named(town: Town) -> None:
    assert "集宁区人民法院" in town.officer("counter").get("/inbox").content.decode()
