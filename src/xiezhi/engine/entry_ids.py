"""The id of an entry, from its key: the same key is the same entry, and what is asked together stands together."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
import time
from functools import lru_cache

SHAPE = "(?:[a-z2-7]{16}|[0-9a-v]{7}[a-z2-7]{12})"
"""How an id looks."""
_MOMENT = re.compile(r"(?<![0-9a-z])([0-9a-v]{7})[a-z2-7]{12}(?![0-9a-z])")
_UUID7 = re.compile(r"(?<![0-9a-f])([0-9a-f]{8})-?([0-9a-f]{4})-?7[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}")


@lru_cache(maxsize=1024)
def entry_id(court: str, actor: str, key: str) -> str:
    """Letters of a digest: twelve behind the moment that the key names, so that what is written together stands so in
    every index; sixteen where it names none."""
    digest = hashlib.sha256("\n".join((court, actor, key)).encode()).digest()
    moment = _moment_in(key)
    return f"{moment}{_letters(digest)[: 12 if moment else 16]}"


def fresh_key() -> str:
    """A key that nobody has used, for a step that is about to be asked: it names the moment in which it is made."""
    return f"{_moment(time.time())}{_letters(secrets.token_bytes(10))[:12]}"


def _moment_in(key: str) -> str:
    """That of the first fresh key or entry in it, or of a UUID that counts milliseconds; or nothing."""
    if named := _MOMENT.search(key):
        return named[1]
    if named := _UUID7.search(key):
        return _moment(int(named[1] + named[2], 16) / 1000)
    return ""


def _moment(seconds: float) -> str:
    """An eighth of a second since 1970 in seven characters that sort as it does; they begin again in 2106."""
    return base64.b32hexencode((int(seconds * 256) % 2**40).to_bytes(5, "big")).decode().lower()[:7]


def _letters(digest: bytes) -> str:
    return base64.b32encode(digest[:10]).decode().lower()
