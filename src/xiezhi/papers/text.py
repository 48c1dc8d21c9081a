"""The words of a paper as plain text: of a form as it is filled, of a PDF as far as it has any."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Mapping

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from xiezhi.papers.fill import WrongFacts
from xiezhi.papers.fill import html as page_of

MOST_PAGES = 2000
_UNSAID = re.compile(r"<(style|script|svg|head)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_INLINE = re.compile(r"</?(?:span|b|i|u|em|strong|sup|sub|a)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def words_of_form(kind: str, data: Mapping[str, object], edition: int) -> str:
    """What a paper of the court says; empty where its facts no longer fit any form."""
    try:
        page = page_of(kind, data, edition=edition)
    except (WrongFacts, LookupError):
        return ""
    return html.unescape(_TAG.sub(" ", _INLINE.sub("", _UNSAID.sub(" ", page))))


def words_of_pdf(content: bytes) -> str:
    """The text layer; empty where there is none or the file is broken."""
    try:
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages[:MOST_PAGES])
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""
