"""The verifier's words in English: its sentences are written in Chinese, and the values in them stay as they are."""

import json
import re
from functools import cache
from pathlib import Path

WORDS = Path(__file__).with_name("english.json")
"""Each sentence with {} for a value, and its English: the pages that check files read the same."""
VALUE = "{}"


@cache
def words(also: Path | None = None) -> dict[str, str]:
    """Every sentence with its English; `also` is a file of more."""
    told = dict(json.loads(WORDS.read_text(encoding="utf-8")))
    return told | dict(json.loads(also.read_text(encoding="utf-8"))) if also else told


def in_english(text: str, also: Path | None = None) -> str:
    """The sentence in English, its values put back and themselves in English where they are sentences; as it is where
    it is nobody's that is known here."""
    known = words(also)
    if text in known:
        return known[text]
    for pattern, form in _forms(also):
        if found := pattern.fullmatch(text):
            return form.format(*(in_english(each, also) for each in found.groups()))
    return text


@cache
def _forms(also: Path | None) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Those with values, the one with most words of its own first; what has only signs of its own says nothing."""
    said = {chinese: english for chinese, english in words(also).items() if VALUE in chinese}
    firm = sorted(said, key=lambda form: (-len(form.replace(VALUE, "")), -form.count(VALUE)))
    return tuple((re.compile("(.+?)".join(map(re.escape, form.split(VALUE))), re.DOTALL), said[form]) for form in firm)
