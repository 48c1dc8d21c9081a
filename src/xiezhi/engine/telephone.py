"""Words on their way to a telephone: an errand, where the court has a gateway; and a number told without its middle."""

from __future__ import annotations

from datetime import datetime
from secrets import token_hex

from django.conf import settings

from xiezhi.desk.errands import ask
from xiezhi.records.secrets import Secrets


def text(court: str, phone: str, words: str, keys: Secrets, now: datetime) -> None:
    """Brought after this moment; nobody reads the words meanwhile."""
    if settings.MESSAGES:
        key = f"text:{token_hex(8)}"
        ask("text", court, key, {"phone": keys.seal_id(phone), "words": keys.seal(words.encode(), key)}, now)


def masked(phone: str) -> str:
    """The number as it may be shown: its beginning and its end."""
    return f"{phone[:3]}****{phone[-4:]}" if phone else ""
