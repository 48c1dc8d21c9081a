"""What a password must be, and its Argon2id hash."""

import unicodedata
from functools import cache
from importlib.resources import files

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from xiezhi.desk.declined import Declined

SHORTEST, LONGEST = 12, 128
"""Characters."""

HASHER = PasswordHasher()


class WeakPassword(Declined):
    """Too easy to guess; the sentence says why."""


def check_strength(password: str, *login_names: str) -> None:
    """Raise WeakPassword unless the password has 12 to 128 characters, more than four different ones, is none of
    the common ones and does not contain what the account is called."""
    plain = _normal(password)
    folded = plain.casefold()
    if len(plain) < SHORTEST:
        raise WeakPassword(
            "密码至少%(shortest)s个字符，可以用一句话。",
            english="A password has at least %(shortest)s characters; a sentence will do.",
            shortest=SHORTEST,
        )
    if len(plain) > LONGEST:
        raise WeakPassword(
            "密码不能超过%(longest)s个字符。", english="A password has at most %(longest)s characters.", longest=LONGEST
        )
    if folded in common() or len(set(folded)) <= 4:
        raise WeakPassword(
            "这个密码太常见，容易被人猜到，请换一个。",
            english="This password is too common and easily guessed; please choose another.",
        )
    if any(_normal(name).casefold() in folded for name in login_names if len(name) >= 3):
        raise WeakPassword(
            "密码里不能含有登录名或手机号码。",
            english="A password must not contain the sign-in name or the mobile number.",
        )


@cache
def common() -> frozenset[str]:
    """The common passwords that are long enough to pass otherwise."""
    text = files("xiezhi.desk").joinpath("common_passwords.txt").read_text(encoding="utf-8")
    return frozenset(text.casefold().split())


def hashed(password: str) -> str:
    """Argon2id with the parameters of RFC 9106 for little memory."""
    return HASHER.hash(_normal(password))


def matches(password: str, stored: str | None) -> bool:
    """Whether it is the password; without one to compare it takes as long and is False."""
    try:
        return HASHER.verify(stored or _nobodys(), _normal(password)[: LONGEST + 1]) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(stored: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(stored)


@cache
def _nobodys() -> str:
    return HASHER.hash("nobody has this password")


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
