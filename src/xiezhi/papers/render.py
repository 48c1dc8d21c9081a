"""From the HTML of a paper to PDF/A bytes: no network, no file but the fonts, and the same bytes for the same facts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache

from xiezhi.papers.fill import FORMS, html

DRAFT = """body::before { content: "草　稿"; position: fixed; inset: 90mm 0 auto 0; text-align: center; font-size: 96pt;
  color: #eee; transform: rotate(-30deg); z-index: -1 }"""

logging.getLogger("fontTools").setLevel(logging.WARNING)


class NoTypesetter(RuntimeError):
    """The machine lacks the system parts that set type. Everything else goes on, and papers wait for them."""

    sentence = "这台机器还没有装排印文书的部件（Pango），文书等装好以后自动补出，其他事照办"

    def __init__(self) -> None:
        super().__init__(self.sentence)


def render(
    code: str, data: Mapping[str, object], *, language: str = "zh", edition: int | None = None, quiet: bool = False
) -> bytes:
    """The paper as PDF/A-3a with embedded fonts. `code` is a key of PAPERS; arguments and errors as of `fill.html`.

    Equal facts give equal bytes on one machine (the fonts and WeasyPrint's version belong to the input). The places of
    the seal and of the signatures are named destinations in the file: `seal`, `sign-1`, `sign-2` and so on.
    """
    return print_html(html(code, data, language=language, edition=edition, quiet=quiet))


def draft(code: str, data: Mapping[str, object], *, edition: int | None = None) -> bytes:
    """The paper as it would be drawn up, 草稿 across each page: to look at, not sealed. Errors as of `render`."""
    return print_html(html(code, data, edition=edition), DRAFT)


def print_html(
    page: str, css: str = "", *, attached: Mapping[str, bytes] | None = None, when: datetime | None = None
) -> bytes:
    """Prints a page of ours in the style of papers, with `css` added to it and files embedded as of `when`.

    Raises NoTypesetter where the machine lacks Pango.
    """
    typeset = _typesetter()
    if typeset is None:
        raise NoTypesetter
    return typeset(page, paper_css(), css, attached or {}, when)


@cache
def _typesetter() -> Callable[..., bytes] | None:
    """Looked for once a process: it is loud where it fails."""
    try:
        from xiezhi.papers.typesetter import typeset
    except OSError:
        return None
    return typeset


def paper_css() -> str:
    """The style of papers, as also used by previews."""
    return (FORMS / "paper.css").read_text(encoding="utf-8")
