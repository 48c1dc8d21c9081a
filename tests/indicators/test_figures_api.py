"""Figures over HTTP: who may ask, what is withheld, and that a list is as long as its number."""

from __future__ import annotations

import pytest

from tests.api.asking import Asker, asker
from tests.engine.cast import CODE, Court, intake
from tests.indicators.lived import paid, withdrawn
from xiezhi.indicators import figures
from xiezhi.procedures.course import FirstInstance


@pytest.fixture(autouse=True)
def _interface(settings) -> None:
    settings.MIDDLEWARE = []
    settings.ROOT_URLCONF = "xiezhi.api.urls"


def test_everybody_may_ask_for_the_public_figures_and_too_few_are_withheld(court: Court) -> None:
    withdrawn(court, opened="2026-03-02", on="2026-03-09")
    anybody = Asker(court)
    names = {each["name"] for each in anybody.get("figures").body}
    assert "median_days" in names
    assert "clearance" not in names
    told = anybody.get(f"figures/median_days?court={CODE}").body
    assert (told["value"], told["part"], told["withheld"]) == (None, None, True)
    assert anybody.get("figures/clearance").status == 404
    assert anybody.get("figures/median_days/proceedings").status == 401


def test_the_president_reads_the_number_and_a_list_as_long_as_it(court: Court) -> None:
    withdrawn(court, opened="2026-03-02", on="2026-03-09")
    court.opens(FirstInstance, intake(yuan="2000"), day="2026-03-10")
    president = asker(court, court.president.id)
    told = president.get("figures/clearance").body
    assert (told["value"], told["part"], told["whole"], told["place"]) == ("50.0", 1, 2, "below")
    opening = president.get("figures/clearance/proceedings?of=whole").body
    assert (opening["total"], opening["proceedings"], len(opening["rows"]), opening["hidden"]) == (2, 2, 2, 0)
    assert all(row["entries"] for row in opening["rows"])


def test_a_past_day_is_answered_as_it_was(court: Court) -> None:
    withdrawn(court, opened="2026-03-02", on="2026-03-09")
    president = asker(court, court.president.id)
    assert president.get("figures/clearance?day=2026-03-08").body["value"] == "0.0"
    assert president.get("figures/clearance?day=2026-03-09").body["value"] == "100.0"


def test_each_office_sees_its_own_figures_only(court: Court) -> None:
    head, judge, clerk = (asker(court, each.id) for each in (court.enforcement_head, court.judge, court.counter))
    assert {each["group"] for each in head.get("figures").body} == {"enforcement"}
    assert "clearance" not in {each["name"] for each in judge.get("figures").body}
    assert judge.get("figures/mean_days").body["part"] == 0
    assert {each["public"] for each in clerk.get("figures").body} == {True}
    assert head.get("figures/clearance").status == 404
    assert clerk.get("figures/clearance/proceedings").status == 404


def test_outside_the_court_neither_money_nor_sums_are_told_however_many(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two days the sums could be subtracted, and a payment's amount would be known."""
    monkeypatch.setattr(figures, "FEWEST", 1)
    paid(court)
    anybody, president = Asker(court), asker(court, court.president.id)
    told = anybody.get("figures/money_in_place").body
    assert (told["value"], told["part"], told["withheld"]) == (None, None, True)
    assert president.get("figures/money_in_place").body["part"] > 0
    assert {anybody.get(f"figures/{each['name']}").body["part"] for each in anybody.get("figures").body} == {None}
