"""每一条引用的字词都在所引条文之中：人身损害、交通事故、破产。"""

import ast
import importlib
import inspect
from datetime import date
from pathlib import Path

import pytest

from xiezhi.law.bankruptcy_deadlines import deadlines
from xiezhi.law.sources import Citation, Instrument, NotInForce
from xiezhi.law.statutes_injury import INJURY, injury_note
from xiezhi.law.texts import readable_editions, words_found

TEXTS = Path(__file__).parents[3] / "shared" / "law" / "texts"
MODULES = (
    "compensation",
    "compensation_dependants",
    "compensation_heads",
    "compensation_insurance",
    "compensation_years",
    "distribution",
    "region_statistics",
    "remuneration",
    "traffic",
    "votes",
)


def written() -> list[Citation]:
    """Every `INSTRUMENT("第…条", "words")` written in the modules, and every citation of the deadlines."""
    found = [law for deadline in deadlines().values() for law in deadline.law if isinstance(law, Citation)]
    for name in MODULES:
        module = importlib.import_module(f"xiezhi.law.{name}")
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                instrument = getattr(module, node.func.id, None)
                if isinstance(instrument, Instrument):
                    found.append(instrument(*(ast.literal_eval(argument) for argument in node.args)))
    return found


CITATIONS = sorted({(str(citation), citation.words): citation for citation in written()}.items())


@pytest.mark.texts
@pytest.mark.parametrize("citation", [citation for _, citation in CITATIONS], ids=lambda c: f"{c}{c.words}")
def test_the_words_cited_stand_in_the_article(citation):
    editions = readable_editions(citation)
    assert editions
    if citation.words:
        assert all(words_found(citation, edition, TEXTS) for edition in editions)


def test_there_are_citations_to_check():
    assert len(CITATIONS) > 120


def test_disability_money_was_article_25_of_the_2003_text():
    """2003年解释第二十五条，2022年文本第十二条。"""
    assert INJURY("第十二条").on(date(2019, 6, 1)).article == "第二十五条"
    assert INJURY("第十二条").on(date(2022, 5, 1)).article == "第十二条"


def test_the_rule_that_support_counts_into_disability_money_is_not_in_the_2003_text():
    with pytest.raises(NotInForce):
        INJURY("第十六条").on(date(2020, 12, 31))


def test_an_older_text_that_was_not_had_says_so_and_todays_does_not():
    assert "原文未核" in injury_note(date(2022, 4, 30))[0]
    assert injury_note(date(2022, 5, 1)) == ()


def test_there_is_no_text_before_may_2004():
    with pytest.raises(NotInForce):
        injury_note(date(2004, 4, 30))
