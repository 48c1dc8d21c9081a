"""What stands in the log: a leaf is canonical JSON, and of contents it holds only salted commitments."""

import builtins
import json
import re
from dataclasses import dataclass, fields
from datetime import datetime
from typing import NoReturn, Self

from xiezhi.evidence.digest import SIZE, Algorithm, digest

MAX_BYTES = 65_535
"""The longest leaf: its length is written in two bytes in an entry bundle (C2SP tlog-tiles)."""

SALT_BYTES = 32

_COMMITMENT = b"xiezhi/commitment/v1\n"
_HEX = re.compile(r"[0-9a-f]{64}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?(Z|[+-][0-9]{2}:[0-9]{2})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

_SPELLING = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def canonical(value: object) -> bytes:
    """The one spelling of a JSON value: keys in code point order, no spaces, UTF-8, and no numbers but integers.

    ValueError for floats, keys that are not text, lone surrogates and values JSON does not know.
    """
    try:
        _plain(value)
        return _SPELLING.encode(value).encode()
    except RecursionError:
        raise ValueError("JSON nested too deep") from None


def parse_canonical(data: bytes) -> Json:
    """The value whose canonical spelling `data` is; ValueError if there is none, or it is spelt otherwise."""
    try:
        value: Json = json.loads(
            data.decode(), parse_float=_refuse_number, parse_constant=_refuse_number, object_pairs_hook=_unique
        )
    except RecursionError:
        raise ValueError("JSON nested too deep") from None
    if canonical(value) != data:
        raise ValueError("JSON that is not in its canonical spelling")
    return value


def commitment(salt: bytes, data: bytes, algorithm: Algorithm = "sha256") -> bytes:
    """What the log keeps of `data`: it binds the log to the content and tells nothing to those without the salt."""
    return commitment_of_digest(salt, len(data), digest(data, algorithm), algorithm)


def commitment_of_digest(salt: bytes, length: int, content: bytes, algorithm: Algorithm = "sha256") -> bytes:
    """The commitment to a content of `length` bytes known by its digest, for files that are hashed as they stream.

    H("xiezhi/commitment/v1" LF || salt[32] || length as eight bytes, big-endian || digest[32])
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes, not {len(salt)}")
    if len(content) != SIZE:
        raise ValueError(f"a digest has {SIZE} bytes, not {len(content)}")
    return digest(_COMMITMENT + salt + length.to_bytes(8, "big") + content, algorithm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One leaf of a court's log, under 1 kB in practice; ValueError for a field that does not fit.

    `sha256` and `sm3` are the commitments to what was done, in the two hash functions, as is `case_commitment` (by
    SHA-256) to the number of the case; `prev_of_case` is the SHA-256 leaf hash of the leaf before it in the same case,
    None for the first. Hashes are lower-case hexadecimal. `at` is the court's clock with its offset (RFC 3339).
    """

    v: int = 1
    kind: str
    court: str
    case_commitment: str
    act: str
    at: str
    by_role: str
    sha256: str
    sm3: str
    prev_of_case: str | None = None

    def __post_init__(self) -> None:
        if type(self.v) is not int or self.v != 1:
            raise ValueError(f"a leaf of version {self.v!r}; this program knows version 1")
        for name in ("kind", "court", "act", "by_role"):
            text = getattr(self, name)
            if not isinstance(text, str) or not text or _CONTROL.search(text):
                raise ValueError(f"{name} of a leaf is a text without control characters")
        for name in ("case_commitment", "sha256", "sm3"):
            _hex(name, getattr(self, name))
        if self.prev_of_case is not None:
            _hex("prev_of_case", self.prev_of_case)
        if not isinstance(self.at, str) or not _INSTANT.fullmatch(self.at):
            raise ValueError("at of a leaf is an instant with its offset, 2026-03-02T10:15:07+08:00")
        datetime.fromisoformat(self.at)

    def bytes(self) -> builtins.bytes:
        """The canonical spelling, which is what is hashed; ValueError beyond 65,535 bytes."""
        data = _SPELLING.encode({name: getattr(self, name) for name in _FIELDS}).encode()
        if len(data) > MAX_BYTES:
            raise ValueError(f"a leaf of {len(data)} bytes; {MAX_BYTES} are the most")
        return data

    @classmethod
    def parse(cls, data: builtins.bytes) -> Self:
        """The leaf these bytes spell; ValueError unless every field is there, no other, in canonical spelling."""
        if len(data) > MAX_BYTES:
            raise ValueError(f"a leaf of {len(data)} bytes; {MAX_BYTES} are the most")
        value = parse_canonical(data)
        if not isinstance(value, dict) or set(value) != set(_FIELDS):
            raise ValueError(f"a leaf has exactly these fields: {', '.join(_FIELDS)}")
        return cls(**value)  # type: ignore[arg-type]


_FIELDS = tuple(field.name for field in fields(Leaf))


def _hex(name: str, value: object) -> None:
    if not isinstance(value, str) or not _HEX.fullmatch(value):
        raise ValueError(f"{name} of a leaf is a hash in 64 lower-case hexadecimal digits")


def _plain(value: object) -> None:
    if value is None or isinstance(value, (str, int)):
        return
    if isinstance(value, dict):
        for key, part in value.items():
            if not isinstance(key, str):
                raise ValueError(f"a key that is not text: {key!r}")
            _plain(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            _plain(part)
    else:
        raise ValueError(f"canonical JSON has no {type(value).__name__}")


def _refuse_number(text: str) -> NoReturn:
    raise ValueError(f"canonical JSON has no numbers but integers: {text}")


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a key stands twice in one JSON object")
    return value
