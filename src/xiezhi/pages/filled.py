"""Lines that the law writes with values in them, in the reader's language: the words change, the values stay."""

from __future__ import annotations

import re
from functools import lru_cache

from django.utils.translation import get_language

from xiezhi.pages.saying import known

VALUE = "{}"


def filled(text: str) -> str:
    """The line as it stands, or its form with the values put back; Chinese where nobody has put it into English."""
    return _filled(text, str(get_language()))


@lru_cache(maxsize=4096)
def _filled(text: str, lang: str) -> str:
    words = known(lang)
    if text in words:
        return words[text]
    head, brackets, tail = text.rpartition("（")
    if head and tail.endswith("）") and (words_of_tail := _filled(brackets + tail, lang)) != brackets + tail:
        return f"{_filled(head, lang)} {words_of_tail}"
    for pattern, form in _forms(lang):
        if found := pattern.fullmatch(text):
            return words[form].format(*(_filled(value, lang) for value in found.groups()))
    return text


def _firmness(form: str) -> tuple[int, int]:
    """More words of its own come first, then more values."""
    return -len(form.replace(VALUE, "")), -form.count(VALUE)


@lru_cache(maxsize=8)
def _forms(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Every form with values, the firmest first."""
    forms = sorted((words for words in known(lang) if VALUE in words), key=_firmness)
    return tuple((re.compile("(.+?)".join(map(re.escape, form.split(VALUE)))), form) for form in forms)
