"""What can go otherwise in a case: each variant of docs/variants.md has its tests, and its story is on the shelf."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from xiezhi.stories import STORIES

ROOT = Path(__file__).parents[2]
ARTICLE = re.compile(r"第[一二三四五六七八九十百]+条")
TESTED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


class Variant(NamedTuple):
    name: str
    law: str
    stories: list[str]
    tests: list[tuple[str, str]]


def variants() -> list[Variant]:
    """The rows of the table."""
    lines = (ROOT / "docs/variants.md").read_text(encoding="utf-8").splitlines()
    cells = [[each.strip() for each in line.strip("|").split("|")] for line in lines if line.startswith("| ")][1:]
    return [
        Variant(name, law, re.findall(r"`(.+?)`", story), TESTED.findall(tests)) for name, law, story, tests in cells
    ]


def test_there_are_as_many_as_were_promised() -> None:
    every = variants()
    assert len(every) == len({each.name for each in every}) >= 35
    assert len([each for each in every if each.name.endswith("★")]) == 7


@pytest.mark.parametrize("variant", variants(), ids=lambda each: each.name)
def test_each_is_shown_by_a_test_and_those_with_a_star_in_the_browser_too(variant: Variant) -> None:
    assert variant.tests
    told = {each: docstring(*each) for each in variant.tests}
    assert [each for each, said in told.items() if said is None] == []
    browsed = any(path.endswith("_browser.py") for path, _ in variant.tests)
    assert browsed == variant.name.endswith("★")


@pytest.mark.parametrize("variant", variants(), ids=lambda each: each.name)
def test_each_article_is_named_by_the_tests_that_prove_it(variant: Variant) -> None:
    """Whoever reads the test reads on which article it rests; the page says no other."""
    said = "".join(docstring(*each) or "" for each in variant.tests)
    assert [each for each in ARTICLE.findall(variant.law) if each not in said] == []


def docstring(path: str, name: str) -> str | None:
    """What the test says of itself; None where there is no such test."""
    tree = ast.walk(ast.parse((ROOT / path).read_text("utf-8")))
    found = next((each for each in tree if isinstance(each, ast.FunctionDef) and each.name == name), None)
    return None if found is None else ast.get_docstring(found) or ""


def test_each_story_is_on_the_shelf() -> None:
    assert [name for each in variants() for name in each.stories if name not in STORIES] == []
