"""What a process remembers between two looks: the courts, and what pages have written."""

from __future__ import annotations

import dataclasses
import json
import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jinja2 import DictLoader

from tests.pages.conftest import Town
from xiezhi.desk.notices import Notice, tell
from xiezhi.desk.reads import readings_of
from xiezhi.engine import door, houses
from xiezhi.engine.clock import court_now
from xiezhi.engine.door import act
from xiezhi.engine.facts import Name
from xiezhi.engine.known import Families
from xiezhi.engine.possible import case_for
from xiezhi.engine.publish import Reach
from xiezhi.engine.words import FILING_JUDGE, FOUNDER
from xiezhi.evidence.read import in_order
from xiezhi.pages import docket_rows
from xiezhi.pages.environment import environment
from xiezhi.pages.fragments import Fragments
from xiezhi.pages.frame import HERE, TOKEN
from xiezhi.pages.gallery.cast import DESK, NOW
from xiezhi.pages.shapes import Entry
from xiezhi.procedures.affairs import Appointment, Office
from xiezhi.procedures.course import Affairs
from xiezhi.procedures.filing import Filing
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

FRAME = SimpleNamespace(lang="zh-Hans", year=NOW.year)
OF_A_COURT = {"courts", "officers", "leaves", "settings"}


def test_the_courts_are_read_again_when_their_own_affairs_have_an_entry_more_and_not_for_a_case(town: Town) -> None:
    before = houses.now()
    town.file()
    assert houses.now() is before
    new = Appointment(name=Name("新法官"), office=Office.judge)
    act(Affairs.appoint, new, on=town.affairs, by="founder", as_=FOUNDER, key="another")
    after = houses.now()
    assert after is not before
    assert "新法官" in {each.name for held in after.offices.values() for each in held}
    assert "新法官" in {each.name for each in after.of([town.affairs.court])[town.affairs.court].officers.values()}


def test_only_an_entry_of_its_affairs_changes_what_a_court_is(town: Town) -> None:
    town.file()
    changed = {
        entry.step.partition(".")[0]
        for entry in in_order(town.affairs.court)
        for table, _id, _columns in json.loads(entry.skeleton)["changes"]
        if table in OF_A_COURT
    }
    assert changed == {"affairs"}


def test_a_fragment_is_written_once_for_each_value_language_and_year() -> None:
    times: list[Any] = []
    made = environment(loader=DictLoader({"a": "{% macro m(v) %}{{ seen(v) }}<{{ v }}>{% endmacro %}{{ once(m, v) }}"}))
    made.globals["seen"] = lambda value: times.append(value) or ""
    page = made.get_template("a")
    english = SimpleNamespace(lang="en", year=NOW.year)
    for frame, value in ((FRAME, "<b>"), (FRAME, "<b>"), (english, "<b>"), (FRAME, "c"), (FRAME, "c")):
        assert page.render(frame=frame, v=value) == f"<{value}>".replace("<b>", "&lt;b&gt;")
    assert times == ["<b>", "<b>", "c"]


def test_fragments_that_were_not_asked_for_longest_are_forgotten_before_they_grow_too_large() -> None:
    made = environment(loader=DictLoader({"a": "{% macro m(v) %}{{ v * 10 }}{% endmacro %}{{ once(m, v) }}"}))
    kept = made.globals["once"] = Fragments(most=100)
    page = made.get_template("a")
    for value in "abcdefghijklmn":
        page.render(frame=FRAME, v=value)
        page.render(frame=FRAME, v="a")
    assert kept.size <= 100
    assert {key[-1] for key in kept.known} == {"a", *"fghijklmn"}


def test_a_page_is_sent_with_its_own_token_and_address_whoever_was_written_to_before(town: Town) -> None:
    town.file()
    told = [town.client(who).get("/v/?a=<1>").content.decode() for who in (town.wang, town.wang, "newcomer")]
    tokens = {page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0] for page in told}
    assert len(tokens) == len(told)
    for page in told:
        assert TOKEN not in page
        assert HERE not in page
        assert 'name="next" value="/v/?a=%3C1%3E"' in page
    assert '<span class="name">王某</span>' in told[0]
    assert '<span class="name">王某</span>' not in told[2]


def test_what_stands_around_a_page_is_the_same_all_day() -> None:
    later = dataclasses.replace(DESK, now=DESK.now.replace(hour=23))
    assert later.still == DESK.still
    assert dataclasses.replace(DESK, elder=True).still != DESK.still


def test_a_docket_is_written_once_until_its_dispute_has_an_entry_more(town: Town) -> None:
    filing, judge = town.file(), town.officer("filing_judge")

    def looked() -> tuple[str, int]:
        with CaptureQueriesContext(connection) as questions:
            page = judge.get(f"/case/{filing.id}").content.decode()
        docket = page[page.index('id="docket"') : page.index("</section>", page.index('id="docket"'))]
        return docket, sum("evidence_contents" in each["sql"] for each in questions)

    first, again = looked(), looked()
    assert (first[1], again) == (1, (first[0], 0))
    act(Filing.offer, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="offer")
    then = looked()
    assert then[1] == 1
    assert then[0] != first[0]


def test_what_is_erased_is_gone_from_a_docket_that_was_remembered(town: Town) -> None:
    filing, president = town.file(), town.officer("president")
    assert "王某" in str(_rows(town, filing, "president"))
    form = president.get(f"/case/{filing.id}/do/erase").content.decode()
    items = re.findall(r'name="items"[^>]*value="([^"]+)"', form)
    key = re.search(r'name="key" value="([^"]+)"', form)
    told = {"items": items, "ground": "unlawful", "reason": "本人请求", "key": key[1] if key else ""}
    assert president.post(f"/case/{filing.id}/do/erase", told).status_code == 302
    assert "王某" not in str(_rows(town, filing, "president"))


def test_a_row_that_was_written_for_one_reader_is_not_shown_to_another_who_may_not_read_its_paper(town: Town) -> None:
    filing = town.file()
    read, not_read = _rows(town, filing, "filing_judge"), _rows(town, filing, "filing_judge", shelf=())
    assert read[-1].words
    assert not not_read[-1].words
    assert _rows(town, filing, "filing_judge") == read


def test_how_far_a_remembered_entry_has_come_is_asked_every_time(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    filing = town.file()
    assert _rows(town, filing, "filing_judge")[-1].log == 1
    monkeypatch.setattr(docket_rows, "reach_of", lambda _court: Reach(10**9, 0))
    assert _rows(town, filing, "filing_judge")[-1].log == 2


def test_a_remembered_case_is_shown_to_nobody_who_may_not_see_it_and_every_look_at_it_is_noted(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    filing = town.file()
    monkeypatch.setattr(door, "_driver", SimpleNamespace(known=Families()))
    url, judge = f"/case/{filing.id}", town.officer("filing_judge")
    assert judge.get(url).status_code == 200
    assert door.remembered(filing.id) is not None
    assert town.client("Pstranger").get(url).status_code == 404
    assert judge.get(url).status_code == 200
    assert [each.person for each in readings_of(filing.id)] == [town.officers["filing_judge"]] * 2


def test_the_menu_counts_what_has_come_since_the_page_before(town: Town) -> None:
    filing, judge = town.file(), town.officer("filing_judge")
    before = judge.get(f"/case/{filing.id}").content.decode()
    told = {"person": town.officers["filing_judge"], "kind": "test", "entry": "new", "sentence": "有新消息"}
    tell([Notice(court=filing.court, proceeding=filing.id, made=court_now(), **told)])
    menus = [re.findall(r'href="/notices".*?</a>', page)[0] for page in (before, judge.get("/mine").content.decode())]
    assert menus[0] != menus[1]
    assert judge.get(f"/case/{filing.id}").content.decode().count(menus[1]) == 1


def _rows(town: Town, filing: Proceeding, office: str, shelf: tuple[Paper, ...] | None = None) -> tuple[Entry, ...]:
    case = case_for(filing, town.officers[office])
    papers = rows(Paper, proceeding=filing.id) if shelf is None else shelf
    return docket_rows.rows_of(case, [each.entry for each in reversed(case.entries())], papers, case.date)
