"""The guide to adding an indicator can be followed to the letter."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from tests.engine.cast import Court
from tests.indicators import test_figures
from xiezhi.engine.words import DEFENDANT
from xiezhi.indicators import INDICATORS, quality
from xiezhi.procedures.first_instance.jurisdiction import Objection

GUIDE = (Path(__file__).parents[2] / "docs/adding-an-indicator.md").read_text(encoding="utf-8")


def block(heading: str) -> str:
    """The first block of code under a heading."""
    found = re.search(r"\n\n((?:    .*\n|\n(?=    ))+)", GUIDE.partition(heading)[2])
    assert found, heading
    return dedent(found[1]).strip()


def test_the_indicator_of_the_guide_counts_what_its_test_says(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    made = eval(block("## 2. The expression").removesuffix(","), dict(vars(quality)))
    assert made.name not in INDICATORS
    monkeypatch.setitem(INDICATORS, made.name, made)
    known: dict[str, Any] = {**vars(test_figures), "DEFENDANT": DEFENDANT, "Objection": Objection}
    exec(block("## 4. The test"), known)
    known["test_of_two_suits_one_was_objected_to"](court)
