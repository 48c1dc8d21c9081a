"""口令: a court gives one out to whoever is about to record something. Nothing is kept: its signature speaks for it."""

from __future__ import annotations

import secrets
from datetime import datetime

from xiezhi.engine.logbook import origin_of, policy, signers_of
from xiezhi.evidence.note import Note
from xiezhi.evidence.watchword import DIGITS, Watchword, signed_by


def give(court: str, now: datetime) -> tuple[Watchword, str]:
    """A new watchword, and the note that a deposit carries along."""
    word = Watchword(
        origin_of(court, "sha256"), now.replace(microsecond=0), f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    )
    note = Note(word.text)
    for signer in signers_of(court, "sha256"):
        note = note.signed(signer)
    return word, bytes(note).decode()


def given(note: str, court: str) -> Watchword | None:
    """The watchword of this note if this court signed it; None if it did not."""
    try:
        return signed_by(note, policy(court))[0]
    except ValueError:
        return None
