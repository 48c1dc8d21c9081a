"""Whoever reads the name of a figure, or of a measurement, can have it measured anew by that name."""

import json
import re

import pytest

from tests.bench.__main__ import measurements
from tests.bench.figure import MEASUREMENTS
from tests.bench.results import FOLDER
from tests.bench.worker import ROOT

NAMED = {
    "log.fsyncs.pymerkle": "evidence_fsyncs",
    "log.append.aics": "evidence_log",
    "log.append.tlogscales": "evidence_log",
    "proof.cold.pymerkle": "evidence_proofs",
    "proof.verify.pymerkle": "evidence_proofs",
    "witness.http.aics": "evidence_witness",
    "sm2.verify.openssl": "evidence_sm",
    "deposit.bare_insert": "evidence_deposit",
}


def asked_by(word: str) -> list[str]:
    return [each.name for each in measurements([word])]


@pytest.mark.parametrize(("figure", "measurement"), NAMED.items())
def test_the_name_of_a_figure_has_its_measurement_alone_run(figure: str, measurement: str) -> None:
    assert asked_by(figure) == [measurement]


def test_a_name_that_nobody_makes_finds_nothing() -> None:
    assert asked_by("log.fsyncs.nobody") == []


def test_every_measurement_of_a_module_is_declared() -> None:
    found = re.findall(
        r"^def measure_(\w+)\(", "".join(p.read_text() for p in (ROOT / "tests/bench").glob("*.py")), re.M
    )
    assert {each.name for each in measurements([])} == set(found)


def test_every_figure_measured_before_is_one_that_its_measurement_declares() -> None:
    assert asked_by("")
    for path in FOLDER.glob("*.json"):
        measurement = MEASUREMENTS[path.name.partition(".")[0]]
        for each in json.loads(path.read_text(encoding="utf-8"))["results"]:
            assert measurement.yields(each["name"]), f"{path.name}: {each['name']}"
            assert measurement.name in asked_by(each["name"])


def test_no_two_measurements_make_a_figure_of_one_name() -> None:
    every = [name for each in measurements([]) for name in each.makes]
    assert len(every) == len(set(every))


def test_every_measurement_that_a_page_names_is_found() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    said = {
        word for page in pages for word in re.findall(r"\./x bench ([a-z][\w.]*)", page.read_text(encoding="utf-8"))
    }
    assert said >= {"evidence", "boards"}
    assert not [word for word in said if not asked_by(word)]


def test_the_measurements_of_evidence_hold_every_figure_of_its_bars() -> None:
    assert set(NAMED.values()) <= set(asked_by("evidence"))
