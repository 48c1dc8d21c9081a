"""不合规定: what the door answers to a step that may not be taken: a sentence and its article."""

from __future__ import annotations

from datetime import date

from xiezhi.law.sources import Basis, Cited, NotInForce


class Refused(Exception):
    """The sentence a person reads, and the law it rests on.

    `values` stand in the words at `%(name)s`: labels and days; several labels are listed.
    """

    def __init__(self, words: str, law: Basis, **values: str | tuple[str, ...]) -> None:
        listed = {name: each if isinstance(each, str) else "、".join(each) for name, each in values.items()}
        self.words, self.values = words, values
        self.sentence = words % listed if listed else words
        self.law = law
        super().__init__(f"{self.sentence}（{law}）")

    def cited(self, day: date) -> Cited:
        """The article as numbered on the day of the step; where it had no number yet, as numbered today."""
        return cited(self.law, day)


class Absent(Exception):
    """What one may not see is absent: there is no such proceeding, paper or step for this person."""


def cited(law: Basis, day: date) -> Cited:
    try:
        return law.on(day)
    except NotInForce:
        newest = max(edition.since for edition in law.instrument.editions) if hasattr(law, "instrument") else day
        return law.on(newest)
