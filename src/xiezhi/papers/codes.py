"""Two codes, never one: the check code that a paper shows to everyone, and the access code on one recipient's copy.

Both are Crockford base32 with a check character that finds every single mistyped character and every swap of two.
They differ in length, so neither is ever taken for the other. Randomness is an argument: the caller keeps it.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from io import BytesIO

import segno

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OILilo", "011110")
CHECK_BITS = 80
ACCESS_BITS = 100


class WrongCode(ValueError):
    """What was typed is no code of this kind: a character too many, too few, strange or mistyped."""


def check_code(random: bytes) -> str:
    """The check code for 10 random bytes, as printed: four groups, `XXXX-XXXX-XXXX-XXXXX`."""
    return _printed(_from_bytes(random, CHECK_BITS), 4)


def access_code(random: bytes) -> str:
    """The access code for 13 random bytes (100 bits of them), as printed: three groups of seven."""
    return _printed(_from_bytes(random, ACCESS_BITS), 7)


def parse_check_code(typed: str) -> str:
    """The check code as printed, from what was typed: small letters, spaces, O for 0, I or L for 1 are forgiven."""
    return _printed(_parsed(typed, CHECK_BITS), 4)


def parse_access_code(typed: str) -> str:
    """The access code as printed, from what somebody typed; raises WrongCode."""
    return _printed(_parsed(typed, ACCESS_BITS), 7)


def keyed_hash(access: str, key: bytes) -> bytes:
    """What is stored of an access code (32 bytes): without the court's key, neither found nor guessed from a table."""
    if len(key) < 32:
        raise ValueError("the key of access codes has at least 32 bytes")
    return hmac.new(key, b"xiezhi access code\n" + parse_access_code(access).encode(), hashlib.sha256).digest()


def is_access_code(typed: str, stored: bytes, key: bytes) -> bool:
    """Whether `typed` is the code whose keyed hash is `stored`; takes the same time whichever byte differs."""
    try:
        return hmac.compare_digest(keyed_hash(typed, key), stored)
    except WrongCode:
        return False


def qr_svg(text: str, mask: int | None = None) -> str:
    """A QR code of `text` as an SVG element to stand inside HTML: black, error correction M, no namespace noise. With a
    `mask` it is made at once; without, the best of eight is looked for, which takes four times as long."""
    picture = BytesIO()
    segno.make(text, error="m", micro=False, mask=mask).save(
        picture,
        kind="svg",
        xmldecl=False,
        svgns=False,
        omitsize=True,
        border=0,
        svgclass=None,
        lineclass=None,
        nl=False,
    )
    return picture.getvalue().decode()


def _from_bytes(random: bytes, bits: int) -> str:
    wanted = -(-bits // 8)
    if len(random) != wanted:
        raise ValueError(f"a code of {bits} bits is made from {wanted} bytes, not {len(random)}")
    number = int.from_bytes(random, "big") >> (wanted * 8 - bits)
    symbols = "".join(ALPHABET[number >> shift & 31] for shift in range(bits - 5, -1, -5))
    return symbols + _check_character(symbols)


def _parsed(typed: str, bits: int) -> str:
    kept = "".join(c for c in unicodedata.normalize("NFKC", typed) if not c.isspace() and c not in "-‐‑‒–—_.·")
    symbols = kept.translate(_ALIKE).upper()
    if len(symbols) != bits // 5 + 1:
        raise WrongCode(f"应为{bits // 5 + 1}个字符，实为{len(symbols)}个")
    strange = sorted(set(symbols) - set(ALPHABET))
    if strange:
        raise WrongCode(f"不应有字符：{''.join(strange)}")
    if _check_character(symbols[:-1]) != symbols[-1]:
        raise WrongCode("有字符输错，请对照文书再输一次")
    return symbols


def _check_character(symbols: str) -> str:
    """Σ αⁱ·sᵢ in GF(32): one wrong symbol, or two swapped within 31 places, always changes it."""
    total = 0
    for symbol in symbols:
        total = _times_alpha(total ^ ALPHABET.index(symbol))
    return ALPHABET[total]


def _times_alpha(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 32 else value


def _printed(symbols: str, size: int) -> str:
    groups = [symbols[place : place + size] for place in range(0, len(symbols), size)]
    if len(groups[-1]) == 1:
        groups[-2:] = [groups[-2] + groups[-1]]
    return "-".join(groups)
