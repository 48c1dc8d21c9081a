"""口令: six digits that a court made up at a moment and signed. A recording in which they are spoken, a photograph in
which they stand, was made afterwards; its deposit says before when. A note in the log's name: origin, moment, digits.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from xiezhi.evidence.note import Note, Signed
from xiezhi.evidence.policy import Policy

SUFFIX = "/watchword"
DIGITS = 6
_TEXT = re.compile(r"(\S+)/watchword\n(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d)\n(\d{6})\n")


@dataclass(frozen=True, slots=True)
class Watchword:
    """The digits and when they were given out; `log` is the origin of the log whose keys sign for it."""

    log: str
    given: datetime
    digits: str

    @property
    def text(self) -> str:
        """What is signed. Its second line is no number, so it can never be taken for a checkpoint."""
        return f"{self.log}{SUFFIX}\n{self.given.isoformat(timespec='seconds')}\n{self.digits}\n"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text of a note; ValueError if it is not in its one spelling."""
        found = _TEXT.fullmatch(text)
        if found is None:
            raise ValueError("not a watchword: origin, moment and six digits")
        return cls(found[1], datetime.fromisoformat(found[2]), found[3])

    @property
    def spaced(self) -> str:
        """The digits as they are read aloud."""
        return f"{self.digits[:3]} {self.digits[3:]}"


def is_watchword(text: str) -> bool:
    """Whether this is a note with a watchword, rightly signed or not."""
    try:
        Watchword.parse(Note.parse(text.encode()).text)
    except ValueError:
        return False
    return True


def signed_by(text: str, policy: Policy) -> tuple[Watchword, list[Signed]]:
    """The watchword of a note and who signed it: Unsigned without a signature of its log, BadSignature for a false
    one, ValueError if it is no watchword."""
    note = Note.parse(text.encode())
    word = Watchword.parse(note.text)
    return word, note.verify(log.key for log in policy.logs if log.key.name == word.log)
