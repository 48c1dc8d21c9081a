"""不合规定: what the door answers to a step that may not be taken: a sentence and its article."""

from __future__ import annotations

import re
from datetime import date

from xiezhi.law.sources import Basis, Cited, NotInForce

DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Refused(Exception):
    """The sentence a person reads, and the law it rests on.

    `values` stand in the words at `%(name)s`: labels and days; several labels are listed.
    """

    def __init__(self, words: str, law: Basis, **values: str | tuple[str, ...]) -> None:
        listed = {name: _said(each) if isinstance(each, str) else "、".join(each) for name, each in values.items()}
        self.words, self.values = words, values
        self.sentence = words % listed if listed else words
        self.law = law
        super().__init__(f"{self.sentence}（{law}）")

    def cited(self, day: date) -> Cited:
        """The article as numbered on the day of the step; where it had no number yet, as numbered today."""
        return cited(self.law, day)


def _said(value: str) -> str:
    """A day as a sentence says it; anything else as it is."""
    day = day_of(value)
    return f"{day.year}年{day.month}月{day.day}日" if day else value


def day_of(value: str) -> date | None:
    """The day that a value is, if it is one."""
    found = DAY.match(value)
    return date.fromisoformat(found[0]) if found else None


class Absent(Exception):
    """What one may not see is absent: there is no such proceeding, paper or step for this person."""


def cited(law: Basis, day: date) -> Cited:
    try:
        return law.on(day)
    except NotInForce:
        newest = max(edition.since for edition in law.instrument.editions) if hasattr(law, "instrument") else day
        return law.on(newest)
