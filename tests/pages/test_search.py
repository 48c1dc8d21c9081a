"""The search page: what was typed is found wherever it stands, marked, by pages, and only what one may see."""

from __future__ import annotations

import re

import pytest

from tests.pages.conftest import NUMBER, Town
from xiezhi.engine.errands import work
from xiezhi.pages import search


def found(page: str) -> list[str]:
    return re.findall(r'<li><div><p class="x-row tight"><a href="([^"]+)"', page)


def test_a_hit_is_marked_and_full_width_capitals_and_brackets_compare_alike(town: Town) -> None:
    filing = town.file()
    page = town.officer("filing_judge").get("/search", {"q": filing.id[:6].upper()}).content.decode()
    assert f"/case/{filing.id}" in found(page)
    assert f"<mark>{filing.id[:6].upper()}</mark>" in page
    wide = "".join(chr(ord(each) + 0xFEE0) for each in filing.id[:6])
    assert f"/case/{filing.id}" in found(town.officer("filing_judge").get("/search", {"q": wide}).content.decode())


def test_the_words_inside_a_paper_are_found_and_shown_around_the_place(town: Town) -> None:
    filing = town.file()
    work("reader", ("index",))
    page = town.client(town.wang).get("/search", {"q": "起诉材料", "kind": "text"}).content.decode()
    assert any(each.startswith("/paper/") for each in found(page))
    assert "<mark>起诉材料</mark>" in page
    assert "没有找到" in town.client(town.zhang).get("/search", {"q": "绝无此语"}).content.decode()
    assert filing


def test_one_character_is_answered_by_a_sentence(town: Town) -> None:
    town.file()
    page = town.officer("filing_judge").get("/search", {"q": "王"}).content.decode()
    assert "一个字查不了" in page
    assert found(page) == []


def test_a_whole_identity_number_finds_its_cases_and_part_of_it_nothing(town: Town) -> None:
    filing = town.file()
    officer = town.officer("filing_judge")
    assert found(officer.get("/search", {"q": NUMBER}).content.decode()) == [f"/case/{filing.id}"]
    assert found(officer.get("/search", {"q": NUMBER[:10]}).content.decode()) == []


def test_hits_come_by_pages_and_none_is_left_out_or_shown_twice(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST", 3)
    filings = {town.file(key=f"suit {number}", amount=80_000 + number).id for number in range(5)}
    address, seen, officer = "/search?q=王某&kind=case", list[str](), town.officer("filing_judge")
    while address:
        page = officer.get(address).content.decode()
        seen += found(page)
        next_ = re.search(r'rel="next" href="([^"]+)"', page)
        address = next_[1].replace("&amp;", "&") if next_ else ""
    assert len(seen) == len(set(seen))
    assert {f"/case/{each}" for each in filings} <= set(seen)


def test_a_stranger_finds_and_counts_nothing(town: Town) -> None:
    town.file()
    page = town.client("Pstranger").get("/search", {"q": "王某"}).content.decode()
    assert found(page) == []
    assert "没有找到，或者您无权查看" in page
