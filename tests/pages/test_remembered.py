"""What a process remembers between two looks: the courts, and what pages have written."""

from __future__ import annotations

import dataclasses
import json
from types import SimpleNamespace
from typing import Any

from jinja2 import DictLoader

from tests.pages.conftest import Town
from xiezhi.engine import houses
from xiezhi.engine.door import act
from xiezhi.engine.facts import Name
from xiezhi.engine.words import FOUNDER
from xiezhi.evidence.read import in_order
from xiezhi.pages.environment import environment
from xiezhi.pages.fragments import Fragments
from xiezhi.pages.frame import HERE, TOKEN
from xiezhi.pages.gallery.cast import DESK, NOW
from xiezhi.procedures.affairs import Appointment, Office
from xiezhi.procedures.course import Affairs

FRAME = SimpleNamespace(lang="zh-Hans", now=NOW)
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
    english = SimpleNamespace(lang="en", now=NOW)
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
