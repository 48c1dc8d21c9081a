"""Examples of GB/T 32918 for SM2 signatures, in whatever spelling: objects of JSON, and texts of names and values."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from xiezhi.evidence import sm2, sm2_plain
from xiezhi.evidence.vectors_log import Case, good, is_bad

TEXTS = {".txt", ".rsp", ".vec", ".dat"}
LARGEST_TEXT = 10_000_000
GOOD = {"true", "valid", "acceptable", "pass", "p", "ok"}
HALF = 64
"""Hexadecimal digits of a number."""

_FIELD = re.compile(r"\s*([^=:：#]{1,60}?)\s*[=:：]\s*(\S.*)")
_SPACED_HEX = re.compile(r"(?:0x)?[0-9a-fA-F]+(?:\s+[0-9a-fA-F]+)*")


def value(name: str, found: Mapping[str, Any]) -> Iterator[Case]:
    """The case of one object, if it is an example on the curve of the standard."""
    example = Example.read(found)
    if example is not None:
        stated = str(found.get("result", found.get("valid", ""))).lower()
        yield "SM2", name, example.holds() == (stated in GOOD if stated else not is_bad(name))


def text(name: str, path: Path) -> Iterator[Case]:
    """The cases of a text: a name, a value, and the next example where a name comes again."""
    if path.stat().st_size <= LARGEST_TEXT:
        for number, found in enumerate(_examples(path.read_text(encoding="utf-8", errors="replace"))):
            yield from value(f"{name} {number}", found)


def _examples(told: str) -> Iterator[dict[str, str]]:
    """What is not said again, as a key above many messages, holds on."""
    found, fresh = dict[str, str](), list[str]()
    for line in told.splitlines():
        field = _FIELD.fullmatch(line.rstrip())
        if field is not None:
            name, said = field[1].lower(), field[2]
            if name in fresh:
                yield dict(found)
                fresh = []
            found[name] = said
            fresh.append(name)
        elif fresh and _SPACED_HEX.fullmatch(line.strip()):
            found[fresh[-1]] += f" {line.strip()}"  # a long number goes on in the next line
    if fresh:
        yield found


def _spelt(value: object) -> str:
    """A value; a number of its digits only."""
    told = str(value).strip()
    return re.sub(r"^0x|\s", "", told) if _SPACED_HEX.fullmatch(told) else told


def _either(told: str) -> tuple[bytes, ...]:
    """Octets that are spelt as text, or in hexadecimal."""
    return (told.encode(), *([bytes.fromhex(told)] if re.fullmatch("(?:[0-9a-fA-F]{2})+", told) else []))


@dataclass(frozen=True, slots=True)
class Example:
    """Public key, signature, and what is stated of the message and of who signs."""

    public: bytes
    messages: tuple[bytes, ...]
    signature: bytes
    user_ids: tuple[bytes, ...]
    identity_digest: str

    @classmethod
    def read(cls, found: Mapping[str, Any]) -> Self | None:
        """The example in these names and values; None if it is of something else, or on another curve."""
        given = {re.sub("[^a-z]", "", str(key).lower()): _spelt(each) for key, each in found.items()}

        def first(*names: str) -> str:
            return next((given[name] for name in names if given.get(name)), "")

        message, prime = first("message", "msg", "m"), first("p")
        if not message or "sm2" not in given.get("curve", "sm2").lower() or (prime and int(prime, 16) != sm2_plain.P):
            return None
        x, y, r, s = first("x", "xa", "px", "publickeyx"), first("y", "ya", "py", "publickeyy"), first("r"), first("s")
        public = first("public", "publickey", "pubkey", "pub", "pk") or (x and y and x.zfill(HALF) + y.zfill(HALF))
        signature = first("signature", "sig") or (r and s and r.zfill(HALF) + s.zfill(HALF))
        with suppress(ValueError, OverflowError):
            private = first("private", "privatekey", "d", "da", "sk")
            key = bytes.fromhex(public) if public else sm2_plain.public_of(int(private[:HALF], 16))
            signed = bytes.fromhex(signature)
            if len(signed) != HALF:
                signed = b"".join(number.to_bytes(HALF // 2, "big") for number in decode_dss_signature(signed))
            if len(key) in (HALF, HALF + 1):
                user_id = first("userid", "uid", "id", "ida", "identity", "distid")
                users = _either(user_id) if user_id else (sm2_plain.USER_ID,)
                key = key if len(key) > HALF else b"\4" + key
                return cls(key, _either(message), signed, users, first("identitydigest", "za").lower())
        return None

    def holds(self) -> bool:
        """Whether both verifiers take the signature, and the digest of who signs is as stated."""
        r, s = int.from_bytes(self.signature[: HALF // 2], "big"), int.from_bytes(self.signature[HALF // 2 :], "big")
        return any(
            good(lambda each: sm2.verify(self.public, each[1], self.signature, each[0]), (user, message))
            and sm2_plain.verify(self.public, message, r, s, user)
            for user in self.user_ids
            if self.identity_digest in ("", sm2_plain.identity_digest(self.public, user).hex())
            for message in self.messages
        )
