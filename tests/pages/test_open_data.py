"""Open data: a month an edition, for everybody, with what is too small withheld."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from django.test import Client

from tests.pages.conftest import CODE, Town, moment
from xiezhi.engine.clock import at
from xiezhi.engine.door import act
from xiezhi.engine.words import FILING_JUDGE
from xiezhi.procedures.filing import Filing


def filed(town: Town, count: int, beginning: int = 0) -> None:
    for number in range(beginning, beginning + count):
        filing = town.file(key=f"f{number}", amount=10_000 + number)
        act(Filing.docket, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key=f"d{number}")


def told(edition: str = "") -> dict[str, Any]:
    return dict(json.loads(Client().get(f"/open-data.json?edition={edition}").content))


def row_of(name: str, court: str = CODE, edition: str = "") -> dict[str, Any]:
    (found,) = (each for each in told(edition)["rows"] if (each["indicator"], each["court"]) == (name, court))
    return dict(found)


def test_an_edition_is_there_when_its_month_has_ended_and_never_changes(town: Town) -> None:
    filed(town, 6)
    assert Client().get("/open-data.json").status_code == 404
    assert "第一版在这个月结束以后公布" in Client().get("/open-data").content.decode()
    with at(moment("2026-04-01T09:00")):
        first = told()
        assert (first["edition"], row_of("reviewed_in_time")["part"], row_of("reviewed_in_time")["value"]) == (
            "2026-03", 6, "100.0",
        )  # fmt: skip
        filed(town, 7, 6)
        assert told() == first
    with at(moment("2026-05-01T09:00")):
        assert told("2026-03") == first
        assert row_of("reviewed_in_time")["part"] == 7


def test_fewer_than_five_are_withheld_in_page_csv_and_json_and_in_the_total(town: Town) -> None:
    filed(town, 4)
    with at(moment("2026-04-01T09:00")):
        for court in (CODE, ""):
            row = row_of("reviewed_in_time", court)
            assert (row["part"], row["whole"], row["value"], row["withheld"]) == (None, None, None, True)
        assert "隐去" in Client().get("/open-data").content.decode()
        lines = list(csv.DictReader(io.StringIO(Client().get("/open-data.csv").content.decode("utf-8-sig"))))
        assert {(each["part"], each["value"]) for each in lines if each["withheld"] == "True"} == {("", "")}
        assert {each["indicator"] for each in lines} == {each["indicator"] for each in told()["definitions"]}


def test_a_month_that_has_not_ended_is_absent(town: Town) -> None:
    filed(town, 1)
    assert Client().get("/open-data?edition=2026-03").status_code == 404
    assert Client().get("/open-data.csv?edition=gestern").status_code == 404
