"""本院数值: what the law leaves to the court is seen with its history, set by a step, and used from its day."""

from __future__ import annotations

from django.test import Client

from tests.pages.conftest import Town
from xiezhi.law.parameters import PARAMETERS
from xiezhi.pages.saying import known
from xiezhi.records.court import settings_of

YEAR = {"days-year-value": "360", "days-year-since": "2026-03-02", "days-year-reason": "院发〔2026〕1号"}
INTEREST = {"amount": "100000", "percent": "12", "from": "2026-03-02", "to": "2026-03-31"}


def test_every_parameter_of_the_law_is_a_setting_of_the_court(town: Town) -> None:
    page = town.officer("president").get("/court/settings").content.decode()
    assert [id_ for id_ in PARAMETERS if f'href="/court/settings/{id_}"' not in page] == []
    assert page.count("未核") >= sum(one.kind.value == "未核" for one in PARAMETERS.values())


def test_a_value_that_is_set_keeps_its_history_and_its_record(town: Town) -> None:
    president = town.officer("president")
    for value, since in (("360", "2026-01-01"), ("365", "2027-01-01")):
        form = {**YEAR, "days-year-value": value, "days-year-since": since}
        assert president.post("/court/settings/days.year", form).status_code == 302
    page = president.get("/court/settings/days.year").content.decode()
    assert page.index("2027年1月1日") < page.index("2026年1月1日")
    assert "一年按360日计（惯例，可由法院设定）" in page
    assert page.count("看记录") == 2
    link = page.split('href="/entry/')[1].split('"')[0]
    assert "设定本院数值" in president.get(f"/entry/{link}").content.decode()


def test_what_is_wrong_is_said_and_what_was_typed_stands(town: Town) -> None:
    answer = town.officer("president").post("/court/settings/days.year", {**YEAR, "days-year-value": "400"})
    assert answer.status_code == 422
    assert "只能是365、360" in answer.content.decode()
    assert "院发〔2026〕1号" in answer.content.decode()


def test_what_the_court_has_set_is_used_by_its_calculators_and_said_with_the_result(town: Town) -> None:
    before = Client().get("/reckon/interest", INTEREST).content.decode()
    town.officer("president").post("/court/settings/days.year", {**YEAR, "days-year-since": "2026-01-01"})
    after = Client().get("/reckon/interest", INTEREST).content.decode()
    assert "986.30" in before
    assert "一年按365日计" in before
    assert "1,000.00" in after
    assert "一年按360日计" in after
    assert [one.value for one in settings_of(town.affairs.court).history("days.year")] == ["360"]


def test_every_setting_has_its_english() -> None:
    assert [one.id for one in PARAMETERS.values() if one.what not in known("en") or not one.english] == []
