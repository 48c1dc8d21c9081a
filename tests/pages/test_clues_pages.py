"""A clue on the pages: the creditor follows it from his phone, the officer from his desk, and the debtor not at all."""

from __future__ import annotations

import re

import pytest

from tests.engine.cast import Court, _folder, court, home
from tests.pages.test_money_pages import _site, get
from tests.procedures.enforced import running
from tests.procedures.reached import clued
from xiezhi.engine.facts import Prose
from xiezhi.law.working import Yuan
from xiezhi.procedures.enforcement import PropertyClue
from xiezhi.procedures.enforcement.clue_facts import Confirmed, Measure

__all__ = ["_folder", "_site", "court", "home"]
pytestmark = pytest.mark.django_db


def clues_on(court: Court, player: object, url: str) -> str:
    _status, text = get(court, player, url)  # type: ignore[arg-type]
    found = re.search(r'<section[^>]*id="clues">(.*?)</section>', text, re.S)
    return found[1] if found else ""


def test_both_sides_of_the_desk_see_a_clue_with_its_clock_and_article_and_the_debtor_sees_nothing(
    court: Court,
) -> None:
    """财产调查规定第二条。"""
    case = running(court)
    _status, before = get(court, court.wang, f"/mine/{case.id}")
    assert f"/case/{case.id}/do/give" in before, "the creditor gives it from his own page"
    clue = clued(court, case)
    for player, url in ((court.wang, f"/mine/{case.id}"), (court.enforcer, f"/case/{case.id}/enforcement")):
        told = clues_on(court, player, url)
        assert "黑色越野车" in told
        assert "剩 7 日" in told
        assert "第二条" in told
    debtor = case.person("defendant")
    for url in (f"/mine/{case.id}", "/mine", "/notices"):
        assert "越野车" not in get(court, debtor, url)[1]
    assert get(court, debtor, f"/mine/{clue.id}")[0] == get(court, debtor, f"/entry/{clue.id}")[0] == 404
    court.enforcer.does(clue, PropertyClue.confirm, Confirmed(value=Yuan(9), notes=Prose("在")))
    assert "越野车" not in get(court, debtor, f"/mine/{case.id}")[1]
    court.enforcer.does(clue, PropertyClue.seize, Measure(amount=Yuan(9)))
    assert "越野车" in get(court, debtor, f"/mine/{case.id}")[1], "what is held he is told of"
