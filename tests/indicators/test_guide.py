"""The guide to adding an indicator can be followed to the letter."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from tests.engine.cast import Court
from tests.indicators import test_figures
from xiezhi.indicators import INDICATORS, quality
from xiezhi.indicators.indicator import Indicator

GUIDE = (Path(__file__).parents[2] / "docs/adding-an-indicator.md").read_text(encoding="utf-8")


def blocks(heading: str) -> list[str]:
    """The blocks of code under a heading."""
    under = GUIDE.partition(heading)[2].partition("\n## ")[0]
    found = re.findall(r"\n\n((?:    .*\n|\n(?=    ))+)", under)
    assert found, heading
    return [dedent(each).strip() for each in found]


def made() -> Indicator:
    """The indicator of the guide, as its module reads it."""
    found = eval(blocks("## 2. The expression")[0].removesuffix(","), dict(vars(quality)))
    assert isinstance(found, Indicator)
    return found


def test_the_indicator_of_the_guide_counts_what_its_test_says(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also for who has just added it as the guide says."""
    monkeypatch.setitem(INDICATORS, made().name, made())
    test, imports = blocks("## 4. The test")
    known: dict[str, Any] = dict(vars(test_figures))
    exec(f"{imports}\n\n{test}", known)
    known["test_of_two_suits_one_was_objected_to"](court)


def test_the_english_of_the_guide_is_all_that_its_indicator_says_anew() -> None:
    told = dict(re.findall(r'msgid "(.+)"\nmsgstr "(.+)"', blocks("## 3. The English")[0]))
    words = {made().label, made().definition, *(each.label for each in made().sums.values())}
    others = [each for name, each in INDICATORS.items() if name != made().name]
    used = {word for each in others for word in (each.label, *(sum_.label for sum_ in each.sums.values()))}
    assert set(told) == words - used
    assert told[made().label] == made().english
