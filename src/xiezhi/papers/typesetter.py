"""WeasyPrint as this house uses it: PDF/A, no network, no file but the one font, one page at a time."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from html import escape

from PIL import ImageFile
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from xiezhi.papers.fonts import fang_file

_ONE_AT_A_TIME = threading.Lock()
ImageFile.LOAD_TRUNCATED_IMAGES = False
"""WeasyPrint lets the whole process take broken pictures; what people upload is judged by the same library."""
FAMILY = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><match target="scan"><test name="file" compare="eq"><string>{file}</string></test>
<edit name="family" mode="prepend"><string>Xiezhi Fang</string></edit></match></fontconfig>"""
"""The name by which the style of papers calls the one font."""


class NotAnAsset(FatalURLFetchingError):
    """A paper asked for something by its address; nothing was fetched and nothing is printed."""


class Assets(URLFetcher):
    """Refuses every address and remembers it: no network, no files."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        self.refused.append(url[:200])
        raise NotAnAsset(url[:200])


def typeset(page: str, paper_css: str, css: str, attached: Mapping[str, bytes], when: datetime | None) -> bytes:
    """The page in the style of papers with `css` added to it, files embedded as of `when`. Raises NotAnAsset."""
    held = [
        Attachment(string=data, name=name, created=when, modified=when, relationship="Data")
        for name, data in attached.items()
    ]
    identity = hashlib.sha256((paper_css + css + page).encode()).digest()[:16].hex().encode()
    with _ONE_AT_A_TIME:
        style, fonts = _style(paper_css)
        assets = Assets()
        sheets = [style, CSS(string=css, url_fetcher=assets)] if css else [style]
        source = HTML(string=page, base_url="paper:/", url_fetcher=assets)
        pdf = source.write_pdf(
            stylesheets=sheets, font_config=fonts, pdf_variant="pdf/a-3a", pdf_identifier=identity, attachments=held
        )
    if assets.refused:
        raise NotAnAsset(", ".join(assets.refused))
    return bytes(pdf)


@cache
def _style(paper_css: str) -> tuple[CSS, FontConfiguration]:
    fonts = _fonts()
    return CSS(string=paper_css, font_config=fonts, url_fetcher=Assets()), fonts


def _fonts() -> FontConfiguration:
    """The system's fonts and the one that papers bring along, read where it lies: a face of the style would be copied
    into a folder that a server which is stopped leaves behind."""
    fonts = FontConfiguration()
    if font := fang_file():
        named = FAMILY.format(file=escape(str(font)))
        fontconfig.FcConfigParseAndLoadFromMemory(fonts._config, named.encode(), True)
        fontconfig.FcConfigAppFontAddFile(fonts._config, str(font).encode())
        pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", fonts.font_map))
    return fonts
