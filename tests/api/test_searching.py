"""Searching over the interface: the same index, the same access, by pages."""

from __future__ import annotations

from tests.api.asking import Asker
from tests.engine.cast import Court, intake
from xiezhi.engine.errands import work
from xiezhi.procedures.course import FirstInstance


def test_hits_name_case_and_paper_and_go_on_where_a_page_ended(court: Court, wang: Asker) -> None:
    suit = court.opens(FirstInstance, intake())
    work("reader", ("index",))
    whole = wang.get("search", q="王某", limit=100).body
    assert {"proceeding": suit.id, "paper": None, "inside": False, "line": "王某"} in whole["items"]
    assert any(each["paper"] and each["inside"] for each in whole["items"])
    pages, cursor = [], ""
    while cursor is not None:
        page = wang.get("search", q="王某", limit=2, cursor=cursor).body
        pages, cursor = pages + page["items"], page["next"]
    assert pages == whole["items"]


def test_one_character_and_a_strange_cursor_name_their_field(court: Court, wang: Asker) -> None:
    assert "q" in str(wang.get("search", q="王").body)
    assert (wang.get("search", q="王").status, wang.get("search", q="王某", cursor="x").status) == (422, 422)
