"""Defects that other court systems had: each has a test here that says in its docstring which one it would have met."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
DEFECTS = {
    1: "cmc-claim-store #39",
    2: "cmc-claim-store #153",
    3: "cmc-claim-store #842",
    4: "cmc-citizen-frontend #537",
    5: "cmc-citizen-frontend #583",
    6: "island.is #17667",
    7: "MAEvictionDefense",
    8: "AllocatedTrack",
    9: "openhuman #3644",
    10: "Caseflow #14307",
    11: "DAWSON #8255",
    12: "viewflow #505",
    13: "DAWSON #6773",
    14: "island.is #18255",
    15: "DRISTI audit-service",
    16: "DAWSON flexion #9467",
    17: "DRISTI CaseFeeCalculationService",
    18: "respondent2",
    19: "civil-ccd-definition): wildcards",
    20: "immudb linear-fake",
    21: "5,560 rows of permissions",
    22: "viewflow #74",
    23: "DAWSON #8401",
    24: "Served links expired",
}
"""Where each was seen, in the words that the docstring of its test has."""


@pytest.fixture(scope="module")
def told() -> str:
    """The docstrings of all tests."""
    found = []
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found.append(ast.get_docstring(node) or "")
    return "\n".join(found)


@pytest.mark.parametrize("number", DEFECTS)
def test_each_has_a_test_that_names_it(told: str, number: int) -> None:
    assert DEFECTS[number] in told
