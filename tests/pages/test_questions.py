"""How many questions a page asks the database, whatever the court holds; and that what is written once is written for
nobody else."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.pages.conftest import Town
from xiezhi.engine import door
from xiezhi.engine.known import Families
from xiezhi.evidence.read import contents_of, taken_of, those_entries
from xiezhi.pages.environment import environment
from xiezhi.pages.shapes import Cite, Refusal
from xiezhi.records.deadline import Deadline
from xiezhi.records.table import rows

MOST = {"/mine": 7, "/inbox": 24, "/case/{case}": 22, "/case/{case}/papers": 14, "/case/{case}/do/offer": 24,
        "/case/{case}/deadline/{deadline}": 9, "/calendar": 9, "/notices": 8, "/settings": 10}  # fmt: skip
"""Of each kind of page, once its dispute is remembered; a demonstration court asks one more for its bar."""


def asked(client: Client, url: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Questions of the second look, by a server: what it read of a dispute is not read again."""
    with monkeypatch.context() as serving:
        serving.setattr(door, "_driver", SimpleNamespace(known=Families()))
        assert client.get(url).status_code == 200
        with CaptureQueriesContext(connection) as questions:
            assert client.get(url).status_code == 200
    return len(questions)


@pytest.mark.parametrize("kind", MOST)
def test_a_page_asks_few_questions_however_many_cases_there_are(
    town: Town, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    filing, client = town.file(), town.officer("filing_judge")
    url = kind.format(case=filing.id, deadline=rows(Deadline, proceeding=filing.id)[0].id)
    assert asked(client, url, monkeypatch) <= MOST[kind]
    for number in range(1, 7):
        town.file(key=f"more{number}", amount=80_000 + number)
    assert asked(client, url, monkeypatch) <= MOST[kind]


@pytest.mark.django_db
def test_about_no_entries_nothing_is_asked_for_postgresql_has_no_empty_list() -> None:
    with CaptureQueriesContext(connection) as questions:
        assert not taken_of([])
        assert not those_entries([])
        assert not contents_of([])
    assert len(questions) == 0


def test_a_fragment_that_was_written_for_one_value_is_shown_for_no_other() -> None:
    written = environment().from_string(
        "{% from 'x/case.html' import refusal with context %}{{ once(refusal, one) }}{{ once(refusal, one) }}|"
        "{{ once(refusal, other) }}"
    )
    one, other = Refusal("不能办", "由王某办理", (Cite("《民事诉讼法》", "第九条"),)), Refusal("不能办", "由张某办理")
    frames = [SimpleNamespace(lang=lang, year=2026, csrf="") for lang in ("zh-Hans", "en")]
    for frame in frames:
        first, last = written.render(one=one, other=other, frame=frame).split("|")
        assert first.count("王某") == 2
        assert first.count("第九条") == 2
        assert "张某" not in first
        assert "张某" in last
        assert "王某" not in last
