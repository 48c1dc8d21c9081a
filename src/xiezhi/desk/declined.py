"""What the desk does not do, as a sentence for the person who asked."""

from __future__ import annotations

from django.utils.translation import get_language


class Declined(Exception):
    """`sentence` says what is wrong and what helps, in the reader's language; `values` stand in it at `%(name)s`."""

    def __init__(self, words: str, *, english: str, **values: object) -> None:
        super().__init__(words % values if values else words)
        self.words, self.english, self.values = words, english, values

    @property
    def sentence(self) -> str:
        said = self.english if get_language() == "en" else self.words
        return said % self.values if self.values else said
