"""What the quality system names is either counted by an expression or said not to be, and why."""

from pathlib import Path

from xiezhi.indicators import INDICATORS
from xiezhi.indicators.coverage import NAMED, page

DOCUMENT = Path(__file__).parents[2] / "docs/indicators.md"


def test_the_document_is_what_the_expressions_say() -> None:
    """`xiezhi manual docs/procedures` writes it anew."""
    assert DOCUMENT.read_text(encoding="utf-8") == page()


def test_every_name_is_counted_or_has_its_reason() -> None:
    for each in NAMED:
        assert each.by or each.why, each.label
        assert set(each.by) <= set(INDICATORS), each.label
    assert len({each.label for each in NAMED}) == len(NAMED)


def test_every_expression_stands_in_the_document() -> None:
    written = DOCUMENT.read_text(encoding="utf-8")
    assert [name for name in INDICATORS if f"标识 `{name}`" not in written] == []
