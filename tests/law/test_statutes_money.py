"""费用与利息各模块中引用的字词确在原文之中：从源码里读出每一条引用。"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from xiezhi.law import statutes, statutes_bankruptcy, statutes_enforcement, statutes_injury, statutes_money
from xiezhi.law.sources import Citation, Instrument
from xiezhi.law.texts import articles, readable_editions, words_found

LAW = Path(statutes_money.__file__).parent
TEXTS = Path(__file__).parents[2] / "../shared/law/texts"
MODULES = sorted(
    path
    for pattern in (
        "fees*.py",
        "interest*.py",
        "lending.py",
        "lpr.py",
        "delay*.py",
        "setoff.py",
        "enforcement_money.py",
    )
    for path in LAW.glob(pattern)
)
SOURCES = (statutes, statutes_enforcement, statutes_money, statutes_injury, statutes_bankruptcy)
INSTRUMENTS = {
    name: value for module in SOURCES for name, value in vars(module).items() if isinstance(value, Instrument)
}
WITHOUT_TEXT = {
    *("LENDING_2015", "LENDING_2020_FIRST", "LENDING_SCOPE", "DELAY_2009", "LPR", "BENCHMARK"),
    *("ONLINE_OPERATION", "PRIVATE_ECONOMY", "CASE_NUMBERS", "ENFORCEMENT_LIMITS", "TERMINATION_OBJECTIONS"),
    *("OBJECTION_SUITS", "ROUND_ENDS", "DISHONEST_DEBTORS", "CONSUMPTION_LIMITS", "ENFORCEMENT_MONEY"),
    *("GOODWILL", "CASE_ENDINGS"),
}
"""只有条号，全文不在库中的渊源。"""


def citations() -> Iterator[tuple[str, str, Citation]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in INSTRUMENTS:
                words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                if len(words) == len(node.args):
                    name = node.func.id
                    yield f"{path.name}:{node.lineno}", name, INSTRUMENTS[name](*map(str, words))


@pytest.mark.texts
def test_the_words_of_every_citation_stand_in_every_edition_it_can_be_used_under() -> None:
    found = [*citations()]
    missing = [
        f"{place}: {law}（{edition.name}）{law.words}"
        for place, _, law in found
        for edition in readable_editions(law)
        if not words_found(law, edition, TEXTS)
    ]
    assert len(found) > 120
    assert missing == []


def test_a_citation_has_words_to_find_unless_its_text_is_not_here() -> None:
    bare = [
        f"{place}: {law}"
        for place, name, law in citations()
        if name not in WITHOUT_TEXT and not (law.words and readable_editions(law))
    ]
    assert bare == []


@pytest.mark.texts
@pytest.mark.parametrize("name", INSTRUMENTS)
def test_every_text_an_edition_names_is_there(name: str) -> None:
    for edition in INSTRUMENTS[name].editions:
        if edition.text:
            assert articles(TEXTS / f"{edition.text}.md")
    assert (name in WITHOUT_TEXT) == (not any(edition.text for edition in INSTRUMENTS[name].editions))


def test_an_instrument_is_defined_once_and_has_one_name() -> None:
    """民法典各分编各有全文，故同名的民法典有三部；其余一部一个名字。"""
    titles = [value.title for value in INSTRUMENTS.values() if value.title != "中华人民共和国民法典"]
    assert len(titles) == len(set(titles))
    names = [name for module in SOURCES for name, value in vars(module).items() if isinstance(value, Instrument)]
    assert len({id(INSTRUMENTS[name]) for name in names}) == len(set(names))
    texts = [edition.text for law in INSTRUMENTS.values() for edition in law.editions if edition.text]
    assert len(texts) == len(set(texts))
