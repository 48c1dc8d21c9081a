"""Signing in: a password and a second factor, or a passkey that verifies its user by itself."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from xiezhi.desk.accounts import Account, check_password, set_password
from xiezhi.desk.declined import Declined
from xiezhi.desk.passkeys import Site, begin_authentication, finish_authentication, has_passkey
from xiezhi.desk.recovery import use_recovery_code
from xiezhi.desk.sessions import Opened, Session, close_sessions, first_passed, pass_first, sign_in
from xiezhi.desk.totp import begin_totp, check_totp, has_totp, prove_totp
from xiezhi.records.secrets import Secrets


def second_factors(account: Account) -> frozenset[str]:
    """Which of totp and passkey the account has; none yet: it sets up an authenticator before its first entry."""
    return frozenset(name for name, has in (("totp", has_totp), ("passkey", has_passkey)) if has(account))


def give_password(
    session: Session, name: str, password: str, *, address: str, keys: Secrets, now: datetime
) -> frozenset[str]:
    """The first factor. The second factors to ask for, within five minutes; raises what `check_password` raises."""
    account = check_password(name, password, address=address, keys=keys, now=now)
    pass_first(session, account, now)
    return second_factors(account)


def give_totp(session: Session, code: str, *, keys: Secrets, now: datetime) -> Opened:
    """Signed in by password and authenticator; raises Declined, TooManyTries."""
    account = first_passed(session, now)
    check_totp(account, code, keys=keys, now=now)
    return sign_in(session, account, now, means="password+totp")


def give_recovery_code(session: Session, code: str, *, keys: Secrets, now: datetime) -> Opened:
    """Signed in by password and a code from paper; raises Declined, TooManyTries."""
    account = first_passed(session, now)
    use_recovery_code(account, code, keys=keys, now=now)
    return sign_in(session, account, now, means="password+recovery")


def ask_passkey(session: Session, site: Site, now: datetime) -> str:
    """Options for the browser, as JSON: for the account whose password was given, else for anybody's passkey."""
    return begin_authentication(session, site, now, _first_if_any(session, now))


def give_passkey(session: Session, answer: Mapping[str, Any], site: Site, now: datetime) -> Opened:
    """Signed in by a passkey, alone or after a password; raises Declined."""
    first = _first_if_any(session, now)
    account = finish_authentication(session, answer, site, now, first)
    return sign_in(session, account, now, means="password+passkey" if first else "passkey")


def set_up_totp(session: Session, *, issuer: str, keys: Secrets, now: datetime) -> str:
    """The otpauth address for an account that gave its password and has no second factor yet; raises Declined."""
    return begin_totp(_without_second(session, now), issuer=issuer, keys=keys, now=now)


def give_first_totp(session: Session, code: str, *, keys: Secrets, now: datetime) -> Opened:
    """Signed in by the first code of the authenticator just set up; raises Declined, TooManyTries."""
    account = _without_second(session, now)
    prove_totp(account, code, keys=keys, now=now)
    return sign_in(session, account, now, means="password+totp")


def change_password(session: Session, old: str, new: str, *, address: str, keys: Secrets, now: datetime) -> None:
    """By who is signed in and knows the old one; every other session of the account ends. Raises Declined."""
    account = session.account
    if account is None:
        raise Declined("请先登录。", english="Please sign in first.")
    check_password(account.login, old, address=address, keys=keys, now=now)
    set_password(account, new, keys=keys)
    close_sessions(account, but=session)


def _first_if_any(session: Session, now: datetime) -> Account | None:
    running = session.passed_until is not None and session.passed_until > now
    return first_passed(session, now) if running else None


def _without_second(session: Session, now: datetime) -> Account:
    """A password alone never adds a factor beside one that is there."""
    account = first_passed(session, now)
    if second_factors(account):
        raise Declined(
            "这个账号已有第二重验证，请用它登录。",
            english="This account has a second factor already; please sign in with it.",
        )
    return account
