"""不合规定: what the door answers to a step that may not be taken: a sentence and its article."""

from __future__ import annotations

from datetime import date

from xiezhi.law.sources import Basis, Cited, NotInForce


class Refused(Exception):
    """The sentence a person reads, and the law it rests on."""

    def __init__(self, sentence: str, law: Basis) -> None:
        super().__init__(f"{sentence}（{law}）")
        self.sentence = sentence
        self.law = law

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
