"""What is on its way into the court's folder."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils.timezone import now

from xiezhi.desk.limits import ORIGINALS, take_try
from xiezhi.desk.parts import Parts
from xiezhi.desk.secrets import keyring


def parts() -> Parts:
    """Where files lie that have come in part."""
    return Parts(Path(settings.HOME) / "incoming")


def count_part(depositor: str) -> None:
    """One more part of this depositor's; raises TooManyTries where a day's are used up."""
    take_try(ORIGINALS, depositor, keys=keyring(Path(settings.HOME)), now=now())
