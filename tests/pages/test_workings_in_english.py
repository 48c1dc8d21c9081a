"""Whatever the law writes into a working is read in English too, the values in their places."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override

from xiezhi import law
from xiezhi.law.asking import Unclear
from xiezhi.law.calculators import CALCULATORS
from xiezhi.law.interest import simple_interest
from xiezhi.law.working import Yuan
from xiezhi.pages.calculator_answer import reckoning, shown
from xiezhi.pages.filled import filled
from xiezhi.pages.saying import known
from xiezhi.pages.shapes import Reckoned
from xiezhi.pages.spoken import amiss

CHINESE = re.compile("[\u4e00-\u9fff]")
NAMES = re.compile(r"《[^》]*》[^ ]*|source: [^,;]*")
SHOWN = {
    "Line": (0, 1),
    "DerivationLine": (0, 2),
    "adding": (0, 1),
    "Working": (0,),
    "accrued": (0,),
    "part": (0,),
    "Span": (4,),
}
INJURED = {"wrong": ["2024-01-01"], "age": ["70"], "debate_closed": ["2024-06-01"], "medical": ["1000"]}
ASKED = [
    ("deadline", {"start": ["2024-03-28"], "period": ["7d"]}),
    ("deadline", {"start": ["2024-03-28"], "rule": ["PRES.RENEW_7D_BEFORE"]}),
    ("deadline", {"start": ["2026-11-28"], "period": ["3m"]}),
    ("delay", {"amount": ["1"], "last_day": ["2013-07-03"], "to": ["2015-09-01"]}),
    (
        "delay",
        {"amount": ["9000"], "last_day": ["2015-07-03"], "to": ["2015-09-01"], "payments": ["2015-08-02/3000"],
         "general": ["annual"], "percent": ["6"], "general_from": ["2015-01-01"], "costs": ["1"], "penalty": ["1"]},
    ),
    ("interest", {"amount": ["9000"], "rate": ["lpr"], "from": ["2021-03-01"], "to": ["2022-03-01"]}),
    ("interest", {"amount": ["9"], "rate": ["lpr"], "times": ["1.3"], "from": ["2021-03-01"], "to": ["2022-03-01"]}),
    (
        "lending",
        {"amount": ["9000"], "percent": ["24"], "contract": ["2019-01-01"], "filed": ["2021-03-01"],
         "to": ["2021-03-01"], "payments": ["2020-08-02/3000"], "deducted": ["100"]},
    ),
    ("late-payment", {"amount": ["9000"], "due": ["2018-03-01"], "to": ["2022-03-01"]}),
    ("injury", {**INJURED, "outcome": ["death"], "dependants": ["8/2", "10/1"], "mental": ["5000"]}),
    ("traffic", {**INJURED, "outcome": ["disability"], "grade": ["9"], "share": ["70"], "advanced": ["100"]}),
    *(
        (name, {"kind": [kind], "amount": ["1000000"], "on": ["2024-03-28"]})
        for name in ("fee", "application-fee")
        for kind in CALCULATORS[name].asks[0].options
    ),
]  # fmt: skip


def form(node: ast.expr) -> str:
    """A text that stands in the code, with {} where a value comes."""
    if isinstance(node, ast.JoinedStr):
        text = "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)
        return re.sub(r"(\{\})+", "{}", text)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def written() -> Iterator[ast.AST]:
    """Everything in the modules of the law but those for the command line and for examples."""
    for path in Path(str(law.__file__)).parent.rglob("*.py"):
        if not path.name.startswith(("cli", "examples")):
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def forms() -> Iterator[str]:
    """Every line of a working that the modules of the law write where it is made."""
    for node in written():
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given = [node.args[place] for place in SHOWN.get(name, ()) if place < len(node.args)]
            yield from filter(CHINESE.search, map(form, given))


def test_every_line_of_a_working_has_its_english() -> None:
    found = set(forms())
    assert "法庭调查终结后减少的，不退还" in found
    assert sorted(found - set(known("en"))) == []


def whys() -> Iterator[str]:
    """Every reason why something is not computed; of a number that is misread a sentence is made elsewhere."""
    raised = (node.exc for node in written() if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call))
    for made in raised:
        if getattr(made.func, "id", "") != "BadNumber":
            yield from filter(CHINESE.search, map(form, made.args))


def test_every_reason_why_something_is_not_computed_has_its_english() -> None:
    found = set(whys())
    assert "{}的LPR没有收录，最近一次为{}公布" in found
    assert sorted(found - set(known("en"))) == []


@pytest.mark.parametrize(
    ("name", "given", "why"),
    [
        (
            "interest",
            {"amount": ["9000"], "rate": ["lpr"], "from": ["2013-03-01"], "to": ["2013-09-01"]},
            "There was no LPR yet on 1 Mar 2013; it was first published on 20 Aug 2019",
        ),
        (
            "lending",
            {"amount": ["9000"], "percent": ["24"], "contract": ["2019-01-01"], "filed": ["2021-03-01"],
             "to": ["2021-03-01"], "deducted": ["9001"]},
            "What was deducted in advance must be between zero and the amount of the note",
        ),
    ],
)  # fmt: skip
def test_who_reads_english_is_told_in_english_why_nothing_is_computed(
    name: str, given: dict[str, list[str]], why: str
) -> None:
    with override("en"), pytest.raises(Unclear) as refused:
        CALCULATORS[name].answer(given)
    with override("en"):
        assert amiss(refused.value) == why


def told(answer: Reckoned) -> Iterator[str]:
    yield from (answer.label, *answer.badges)
    for working in answer.workings:
        yield working.title
        yield from (str(text) for line in working.lines for text in (line.label, line.sum))
    yield from (text for line in answer.lines for text in (line.label, line.words))


@pytest.mark.parametrize(("name", "given"), ASKED)
def test_an_answer_in_english_has_chinese_in_names_of_texts_only(name: str, given: dict[str, list[str]]) -> None:
    with override("en"):
        answer = shown(CALCULATORS[name].answer(given), date(2024, 3, 28))
        assert [text for text in told(answer) if CHINESE.search(NAMES.sub("", text))] == []


def test_the_values_stay_and_nothing_is_guessed() -> None:
    with override("en"):
        assert filled("超过1万元至10万元的部分") == "The part above 10 thousand yuan up to 100 thousand yuan"
        assert filled("2024-04-04（星期四）为休息日，顺延至2024-04-07（星期日）").startswith(
            "2024-04-04 (Thursday) is a rest day"
        )
        assert filled("没有人写过的一句话") == "没有人写过的一句话"
    with override("zh-hans"):
        assert filled("超过1万元的部分") == "超过1万元的部分"


def test_interest_is_said_in_english() -> None:
    working = simple_interest(Yuan(10_000), Yuan(12), date(2023, 1, 1), date(2023, 12, 31))
    with override("en"):
        line = reckoning(working, date(2024, 1, 1)).lines[0]
    assert (line.label, line.sum) == ("2023-01-01 to 2023-12-31", "10000 × 12 % ÷ 365 × 365 days")
