"""From the HTML of a paper to PDF/A bytes: no network, no file but the fonts, and the same bytes for the same facts."""

from __future__ import annotations

import hashlib
import logging
import os
import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from xiezhi.papers.fill import FORMS, html

FANG = "FandolFang-Regular.otf"
_ONE_AT_A_TIME = threading.Lock()
logging.getLogger("fontTools").setLevel(logging.WARNING)


class NotAnAsset(FatalURLFetchingError):
    """A paper asked for something that is not shipped with it; nothing was fetched and nothing is printed."""


class Assets(URLFetcher):
    """Gives the one font, refuses every other address and remembers it: no network, no files."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        font = fang_file()
        if url == f"paper:/{FANG}" and font is not None:
            return URLFetcherResponse(url, font.read_bytes(), {"Content-Type": "font/otf"})
        self.refused.append(url[:200])
        raise NotAnAsset(url[:200])


def render(code: str, data: Mapping[str, object], *, language: str = "zh", edition: int | None = None) -> bytes:
    """The paper as PDF/A-3a with embedded fonts. `code` is a key of PAPERS; arguments and errors as of `fill.html`.

    Equal facts give equal bytes on one machine (the fonts and WeasyPrint's version belong to the input). The places of
    the seal and of the signatures are named destinations in the file: `seal`, `sign-1`, `sign-2` and so on.
    """
    return print_html(html(code, data, language=language, edition=edition))


def print_html(
    page: str, css: str = "", *, attached: Mapping[str, bytes] | None = None, when: datetime | None = None
) -> bytes:
    """Prints a page of ours in the style of papers, with `css` added to it and files embedded as of `when`."""
    held = [
        Attachment(string=data, name=name, created=when, modified=when, relationship="Data")
        for name, data in (attached or {}).items()
    ]
    identity = hashlib.sha256((paper_css() + css + page).encode()).digest()[:16].hex().encode()
    with _ONE_AT_A_TIME:
        style, fonts = _style()
        assets = Assets()
        sheets = [style, CSS(string=css, url_fetcher=assets)] if css else [style]
        source = HTML(string=page, base_url="paper:/", url_fetcher=assets)
        pdf = source.write_pdf(
            stylesheets=sheets, font_config=fonts, pdf_variant="pdf/a-3a", pdf_identifier=identity, attachments=held
        )
    if assets.refused:
        raise NotAnAsset(", ".join(assets.refused))
    return bytes(pdf)


def paper_css() -> str:
    """The style of papers, as also used by previews."""
    return (FORMS / "paper.css").read_text(encoding="utf-8")


@cache
def fang_file() -> Path | None:
    """The 仿宋 font: in the folder XIEZHI_FONTS, or in var/fonts beside the checkout; None where there is none."""
    named = os.environ.get("XIEZHI_FONTS")
    folders = [Path(named)] if named else [Path(__file__).parents[3] / "var/fonts", Path("var/fonts")]
    return next((folder / FANG for folder in folders if (folder / FANG).is_file()), None)


@cache
def _style() -> tuple[CSS, FontConfiguration]:
    fonts = FontConfiguration()
    face = f'@font-face {{ font-family: "Xiezhi Fang"; src: url("paper:/{FANG}"); }}\n' if fang_file() else ""
    return CSS(string=face + paper_css(), font_config=fonts, url_fetcher=Assets()), fonts
