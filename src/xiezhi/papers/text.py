"""The words of a paper as plain text: of a form as it is filled."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from xiezhi.papers.fill import WrongFacts
from xiezhi.papers.fill import html as page_of

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
