"""The words of the pages in another language: catalogues of gettext, read as they are, without a compiled copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parent / "locale"


@lru_cache(maxsize=8)
def catalogue(lang: str) -> Mapping[str, str]:
    """Chinese words of the templates → words in ``lang``; empty for Chinese and for a language without a catalogue."""
    path = CATALOGUES / lang / "LC_MESSAGES/pages.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id and entry.string}


def speaking(lang: Callable[[], str]) -> Callable[[str], str]:
    """A ``gettext`` for an environment that serves many readers: ``lang`` says which language is spoken now."""
    return lambda words: catalogue(lang()).get(words, words)
