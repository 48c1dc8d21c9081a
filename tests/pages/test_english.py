"""English is one click away: what the views say, and what the procedures call themselves."""

from __future__ import annotations

import ast
import re
from datetime import datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.test import Client
from django.utils.translation import override

from tests.pages.conftest import Town
from xiezhi.desk.declined import Declined
from xiezhi.desk.limits import TooManyTries
from xiezhi.engine.clock import CHINA
from xiezhi.engine.words import PROCEDURES
from xiezhi.pages.saying import known
from xiezhi.procedures import course

assert course.COURSE
PAGES = Path(__file__).parents[2] / "src/xiezhi/pages"
LOCALE = PAGES / "locale"
CHINESE = re.compile("[\u4e00-\u9fff]")
PLACE = re.compile(r"%\((\w+)\)s")


def said() -> set[str]:
    """Every Chinese text that a view gives to the translator."""
    found = set()
    for path in PAGES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "say")
            if named and isinstance(node, ast.Call):
                texts = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
                found |= {text for text in texts if isinstance(text, str) and CHINESE.search(text)}
    return found - {"星期", "一二三四五六日", "（元）"}


def test_every_word_of_the_views_has_its_english() -> None:
    missing = sorted(said() - set(known("en")))
    assert missing == []


def test_every_place_for_a_value_stands_in_the_english_too() -> None:
    for chinese in said():
        places = set(re.findall(r"%\((\w+)\)s", chinese))
        assert places == set(re.findall(r"%\((\w+)\)s", known("en")[chinese])), chinese


@pytest.mark.parametrize("path", sorted(LOCALE.glob("*/LC_MESSAGES/*.po")), ids=lambda path: path.name)
def test_both_sides_of_every_catalogue_have_the_same_places(path: Path) -> None:
    """As `msgfmt --check-format` asks it of a sentence that is filled in."""
    with path.open("rb") as file:
        pairs = [(str(each.id), str(each.string)) for each in read_po(file) if each.id]
    assert pairs
    assert [chinese for chinese, english in pairs if places(chinese) and places(chinese) != places(english)] == []


def places(words: str) -> list[str]:
    return sorted(set(PLACE.findall(words)))


def refusals() -> set[str]:
    """What the engine and the chapters say themselves, beside their guards."""
    calls = (node for path in (PAGES.parent).rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    made = (each for each in calls if isinstance(each, ast.Call) and getattr(each.func, "id", "") == "Refused")
    return {each.args[0].value for each in made if each.args and isinstance(each.args[0], ast.Constant)}


def test_every_reason_for_a_refusal_has_its_english() -> None:
    guards = {guard.sentence for each in PROCEDURES.values() for step in each.steps.values() for guard in step.needs}
    assert "原告须没有拒绝先行调解" in guards
    assert sorted((guards | refusals()) - set(known("en"))) == []
    assert [each for each in guards | refusals() if CHINESE.search(known("en")[each])] == []


def test_who_reads_english_is_told_in_english_why_not(town: Town) -> None:
    filing = town.file()
    client = town.client(town.wang)
    client.post("/language", {"lang": "en", "next": "/"})
    page = client.get(f"/case/{filing.id}/do/docket").content.decode()
    assert "“Docket” is done by: Filing judge" in page
    assert "办理" not in page


def declined() -> list[tuple[str, str]]:
    """What the desk does not do, with the English that stands beside it."""
    kinds = {"Declined", *(each.__name__ for each in Declined.__subclasses__())}
    found = []
    for path in sorted((PAGES.parent / "desk").glob("*.py")) + sorted(PAGES.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and (getattr(node.func, "id", "") in kinds or _begins_as(node)):
                words = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else ""
                english = next((each.value for each in node.keywords if each.arg == "english"), None)
                if CHINESE.search(str(words)):
                    found.append((str(words), str(getattr(english, "value", ""))))
    return found


def _begins_as(node: ast.Call) -> bool:
    """`super().__init__(…)`, as a kind of refusal that always says the same."""
    return isinstance(node.func, ast.Attribute) and node.func.attr == "__init__"


def test_what_the_desk_declines_is_said_in_both_languages() -> None:
    said_in_both = declined()
    assert ("请先登录。", "Please sign in first.") in said_in_both
    assert [words for words, english in said_in_both if not english or CHINESE.search(english)] == []
    with override("en"):
        assert TooManyTries(datetime(2026, 3, 2, 9, 0, tzinfo=CHINA)).sentence == (
            "Too many tries; please try again after 09:00."
        )


@pytest.mark.parametrize("name", sorted(PROCEDURES))
def test_every_state_and_step_has_its_english(name: str) -> None:
    procedure = PROCEDURES[name]
    labels = [procedure.label, *(each.label for each in (*procedure.states.values(), *procedure.steps.values()))]
    assert [label for label in labels if label not in known("en")] == []


def test_the_pages_speak_it(town: Town) -> None:
    filing = town.file()
    client = town.officer("filing_judge")
    client.post("/language", {"lang": "en", "next": "/"})
    page = client.get(f"/case/{filing.id}").content.decode()
    assert "Under review" in page
    assert "List all defects" in page
    assert "Days left: 7" in page
    front = Client()
    front.post("/language", {"lang": "en", "next": "/"})
    assert "File a claim" in front.get("/").content.decode()
