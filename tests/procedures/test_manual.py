"""The clerk's manual in docs/procedures is drawn from the procedures."""

from pathlib import Path

from xiezhi.engine.manual import pages
from xiezhi.procedures import course

MANUAL = Path(__file__).parents[2] / "docs/procedures"


def test_each_page_of_the_manual_is_what_the_definition_gives() -> None:
    assert course.COURSE
    written = {path.stem: path.read_text(encoding="utf-8") for path in MANUAL.glob("*.md")}
    assert written == pages(), "xiezhi manual docs/procedures"
