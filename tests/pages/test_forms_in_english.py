"""Whoever reads English reads every form and every complaint about what he typed in English; Chinese stays as it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from tests.pages.conftest import Town
from xiezhi.engine.facts import Field, Misstated, fields_of, stated
from xiezhi.engine.words import PROCEDURES, Procedure, Step
from xiezhi.law.numbers import BadNumber, parse
from xiezhi.law.periods import Period, days, months, working_days
from xiezhi.pages.saying import YUAN, known, termed
from xiezhi.pages.spoken import amiss, reason, said_length
from xiezhi.pages.step import explained
from xiezhi.papers.templates import PAPERS
from xiezhi.phrases.parties import Mandate
from xiezhi.procedures import course
from xiezhi.procedures.enforcement import Enforcement

assert course.COURSE
SRC = Path(__file__).parents[2] / "src/xiezhi"
CHINESE = re.compile("[\u4e00-\u9fff]")
WRITTEN_SO = re.compile(r"（\d{4}）[\u4e00-\u9fff]+\d*[\u4e00-\u9fff]+\d+号|“(号|之一|之二|最高法)”")
"""A case number within an example, or a part of one: in every language."""
PLACE = re.compile(r"%\((\w+)\)s")


def shown(procedure: type[Procedure]) -> Iterator[str]:
    """All words of its own that any of its pages shows: names, periods, forms, explanations, choices, conditions."""
    yield from (procedure.label, (procedure.__doc__ or "").strip().split("\n")[0])
    for state in procedure.states.values():
        yield from (state.label, state.unclocked)
    yield from (promise.label for promise in procedure.promises.values())
    for step in procedure.steps.values():
        yield from _step(step)


def _step(step: Step) -> Iterator[str]:
    yield from (step.label, explained(step))
    yield from (role.label for role in step.roles)
    yield from (guard.sentence for guard in step.needs)
    for asked in fields_of(step.facts):
        yield from _asked(asked)


def _asked(asked: Field) -> Iterator[str]:
    yield from (asked.label, asked.label.removesuffix(YUAN), asked.help)
    yield from (label for _value, label in asked.choices)
    for part in asked.parts:
        yield from _asked(part)


def lacks_english(words: str) -> bool:
    return bool(CHINESE.search(words)) and bool(CHINESE.search(WRITTEN_SO.sub("", known("en").get(words, words))))


@pytest.mark.parametrize("name", sorted(PROCEDURES))
def test_whatever_a_procedure_shows_has_its_english(name: str) -> None:
    assert sorted({words for words in shown(PROCEDURES[name]) if lacks_english(words)}) == []


def test_every_kind_of_paper_has_its_english() -> None:
    assert sorted(each.title for each in PAPERS.values() if lacks_english(each.title)) == []


def test_a_state_and_a_step_of_one_chinese_name_are_told_apart_in_english() -> None:
    refused, refuse = Enforcement.states["refused"], Enforcement.steps["refuse"]
    assert (refused.label, refuse.label) == ("不予受理", "不予受理")
    with override("en"):
        assert (termed(refused), termed(refuse)) == ("Not accepted", "Refuse the application")
    with override("zh-hans"):
        assert termed(refused) == "不予受理"


@pytest.mark.parametrize(
    ("period", "chinese", "english"),
    [
        (days(0), "当日", "the same day"),
        (days(1), "1日", "1 day"),
        (working_days(3), "3个工作日", "3 working days"),
        (months(6), "6个月", "6 months"),
    ],
)
def test_a_period_is_said_in_the_language_of_its_reader(period: Period, chinese: str, english: str) -> None:
    with override("zh-hans"):
        assert said_length(period) == str(period) == chinese
    with override("en"):
        assert said_length(period) == english


@pytest.mark.django_db
def test_days_are_days_and_a_sunday_is_a_sunday(town: Town) -> None:
    assert known("en")["日"] == "days"
    for lang, sunday in (("zh-hans", "日"), ("en", "Sun")):
        client = town.officer("filing_judge")
        client.post("/language", {"lang": lang, "next": "/"})
        assert f'<th scope="col">{sunday}</th>' in client.get("/calendar").content.decode()


# --- what is wrong with what was typed --------------------------------------------------------------------------------

COMPLAINTS = {"Misstated": 1, "Unclear": 1, "BadNumber": 1, "Refused": 0}
"""Who complains, and which of his arguments are the words."""


def trees() -> Iterator[ast.Module]:
    """All that can complain to a reader of pages; the interface for programs names the field and speaks Chinese."""
    for path in SRC.rglob("*.py"):
        if path.relative_to(SRC).parts[0] != "api":
            yield ast.parse(path.read_text("utf-8"))


def complaints() -> Iterator[tuple[str, ast.expr]]:
    """Of each kind, the words that it is made with."""
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in COMPLAINTS:
                kind = node.func.id
                yield from ((kind, words) for words in node.args[COMPLAINTS[kind] : COMPLAINTS[kind] + 1])


def checks() -> set[str]:
    """Every sentence that a field's own check may answer."""
    every = list(trees())
    calls = (node for tree in every for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = {each.value for call in calls for each in call.keywords if each.arg == "check"}
    names = {each.id for each in named if isinstance(each, ast.Name)}
    made = [node for tree in every for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    returns = [each for one in made if one.name in names for each in ast.walk(one) if isinstance(each, ast.Return)]
    said = [each for one in returns for each in ast.walk(one) if isinstance(each, ast.Constant)]
    return {each.value for each in said if isinstance(each.value, str) and CHINESE.search(each.value)}


def parts_of_numbers() -> set[str]:
    """A wrong case number is told by its part: 类型代字：不认识“…”."""
    found = set()
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("BadNumber", "_take"):
                words = [each.value for each in node.args if isinstance(each, ast.Constant)]
                if len(words) == 2:
                    found.add("：".join(map(str, words)))
    return found


def test_no_complaint_is_glued_together_from_its_values() -> None:
    """What stands in it stands at a place of its own, or nobody could say it in another language."""
    assert [ast.unparse(words) for _kind, words in complaints() if isinstance(words, ast.JoinedStr)] == []


def test_every_complaint_about_what_was_typed_has_its_english() -> None:
    said = {each.value for kind, each in complaints() if kind in ("Misstated", "Unclear") and hasattr(each, "value")}
    every = {str(each) for each in said if CHINESE.search(str(each))} | checks() | parts_of_numbers()
    assert {"超出了可以填写的范围", "金额要大于零", "编号：自 1 起"} <= every
    assert sorted(words for words in every if lacks_english(words)) == []
    assert [words for words in every if sorted(PLACE.findall(words)) != sorted(PLACE.findall(known("en")[words]))] == []


def complaint_about(number: str, phone: str) -> Misstated:
    with pytest.raises(Misstated) as caught:
        stated(Mandate, {"name": "李某", "id_number": number, "phone": phone})
    return caught.value


def test_the_field_and_what_is_wrong_with_it_are_said_in_both_languages() -> None:
    blank, wrong = complaint_about(" ", ""), complaint_about("150102199001011230"[:17] + "X", "")
    assert blank.sentence == "代理人身份证号：请填写"
    assert wrong.sentence == "代理人身份证号：不是有效的身份证号或者统一社会信用代码，请核对每一位"
    with override("zh-hans"):
        assert [reason(each) for each in (blank, wrong)] == [blank.sentence, wrong.sentence]
    with override("en"):
        assert reason(blank) == "ID number: please fill this in"
        assert reason(wrong) == "ID number: not a valid ID number or credit code; please check every digit"


def test_a_wrong_part_of_a_case_number_keeps_its_place_in_english() -> None:
    with pytest.raises(BadNumber, match=r"^编号：不补零，也不为零：007$") as wrong:
        parse("（2025）内0902民初007号")
    with override("en"):
        told = amiss(Misstated("number", wrong.value.words, **wrong.value.values))
    assert told == "Serial number: without zeros before it, and not zero: 007"


@pytest.mark.django_db
def test_who_reads_english_and_leaves_a_field_empty_is_told_so_in_english(town: Town) -> None:
    filing, client = town.file(), town.client(town.wang)
    client.post("/language", {"lang": "en", "next": "/"})
    url = f"/case/{filing.id}/do/confirm_address"
    page = client.post(url, {"address": "", "phone": "12", "key": "k"}).content.decode()
    assert "please fill this in" in page
    assert "Left empty, what you gave before stays" in page
    assert "请填写" not in page
