"""What a search compares: text folded character by character, and the pairs and triples of neighbours in it.

Any string of two characters or more lies in a text only if all its pairs and triples do; so an index of them leaves out
nothing, and what it finds is compared once more with the text itself. Folding keeps every character in its place, so
that what was found can be marked in the text as it was written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

SHORTEST = 2
FIELD = "\n"
"""What parts the fields of a text; nobody can ask for it."""
_PRIVATE = 0xE000
_APART: dict[int, int | str] = {**{letter: _PRIVATE + letter for letter in range(0x80)}, ord(FIELD): " "}


@lru_cache(maxsize=1 << 16)
def _folded(letter: str) -> str:
    """Full width as half width, capitals as small ones; what would become several characters, or none, stays."""
    if "\ud800" <= letter <= "\udfff" or letter == "\0":  # no table keeps them
        return "\ufffd"
    for made in (unicodedata.normalize("NFKC", letter), letter):
        small = made.lower()
        if len(made) == 1:
            return small if len(small) == 1 else made
    return letter


def fold(text: str) -> str:
    """The text as it is compared, exactly as long."""
    return "".join(map(_folded, text))


def asked(text: str) -> str:
    """What somebody typed, as it is looked for: composed, trimmed, folded; a line is what he can ask for."""
    return fold(" ".join(unicodedata.normalize("NFC", text).split()))


def written(text: str) -> str:
    """One field as it is kept: composed, on one line."""
    return " ".join(unicodedata.normalize("NFC", text).split()).replace("\0", "\ufffd")


def grams(folded: str) -> list[str]:
    """The pairs and triples of neighbours within fields, each once, in order: by these a text is found."""
    made = {folded[place : place + size] for size in (2, 3) for place in range(len(folded) - size + 1)}
    return sorted(gram for gram in made if FIELD not in gram)


def needed(sought: str) -> list[str]:
    """Those that a text must have to say this: of two characters the pair, of more the triples, which are rarer."""
    size = min(len(sought), 3)
    return sorted({sought[place : place + size] for place in range(len(sought) - size + 1)})


def spread(sought: str) -> list[str]:
    """Three of those at most, over its whole length, where each that is asked for costs a look into every month."""
    size = min(len(sought), 3)
    last = len(sought) - size
    return sorted({sought[place : place + size] for place in (0, last // 2, last)})


def words(found: Iterable[str]) -> str:
    """Grams as words for an index that parts words at spaces and would read ASCII its own way."""
    return FIELD.join(found).translate(_APART)


def marked(text: str, sought: str) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, those that match marked; `sought` is folded."""
    pieces, last, compared = list[tuple[str, bool]](), 0, fold(text)
    while sought and (place := compared.find(sought, last)) >= 0:
        pieces += [(text[last:place], False)] if place > last else []
        last = place + len(sought)
        pieces.append((text[place:last], True))
    return (*pieces, *([(text[last:], False)] if text[last:] else []))
