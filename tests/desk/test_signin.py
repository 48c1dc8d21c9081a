"""Signing in: never by a password alone."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest

from tests.desk.conftest import NOW, PASSWORD
from tests.desk.software_key import SoftwareKey
from xiezhi.desk.accounts import Account
from xiezhi.desk.declined import Declined
from xiezhi.desk.passkeys import Site, begin_registration, finish_registration
from xiezhi.desk.recovery import issue_recovery_codes
from xiezhi.desk.secrets import Keyring
from xiezhi.desk.sessions import Session, find_session, open_session
from xiezhi.desk.signin import (
    ask_passkey,
    change_password,
    give_first_totp,
    give_passkey,
    give_password,
    give_recovery_code,
    give_totp,
    second_factors,
    set_up_totp,
)
from xiezhi.desk.totp import begin_totp, prove_totp

SITE = Site("court.example", "集宁区人民法院", "https://court.example")
LATER = NOW + timedelta(minutes=2)


@pytest.fixture
def session(db: None) -> Session:
    return open_session(NOW).session


def password(session: Session, keys: Keyring, text: str = PASSWORD) -> frozenset[str]:
    return give_password(session, "王某", text, address="10.0.0.1", keys=keys, now=NOW)


def with_totp(account: Account, keys: Keyring) -> pyotp.TOTP:
    address = begin_totp(account, issuer="法院", keys=keys, now=NOW)
    totp = pyotp.TOTP(parse_qs(urlsplit(address).query)["secret"][0])
    prove_totp(account, totp.at(NOW), keys=keys, now=NOW)
    return totp


def with_passkey(account: Account, *, verifies: bool = True) -> SoftwareKey:
    session, key = open_session(NOW).session, SoftwareKey(SITE.origin, verifies=verifies)
    answer = key.create(begin_registration(session, account, SITE, NOW))
    finish_registration(session, account, answer, SITE, NOW, label="")
    return key


def test_password_and_authenticator_sign_in(session: Session, wang: Account, keys: Keyring) -> None:
    totp = with_totp(wang, keys)
    assert password(session, keys) == {"totp"}
    assert Session.objects.get(pk=session.pk).account is None
    opened = give_totp(session, totp.at(LATER), keys=keys, now=LATER)
    found = find_session(opened.token, LATER)
    assert found is not None
    assert (found.account, found.means) == (wang, "password+totp")


def test_an_authenticator_without_the_password_signs_nobody_in(session: Session, wang: Account, keys: Keyring) -> None:
    totp = with_totp(wang, keys)
    with pytest.raises(Declined, match="请先输入"):
        give_totp(session, totp.at(LATER), keys=keys, now=LATER)
    with pytest.raises(Declined, match="不对"):
        password(session, keys, "不是这一句话，请再想一想")
    with pytest.raises(Declined, match="请先输入"):
        give_totp(session, totp.at(LATER), keys=keys, now=LATER)


def test_the_password_of_one_session_does_not_count_in_another(session: Session, wang: Account, keys: Keyring) -> None:
    totp = with_totp(wang, keys)
    password(session, keys)
    with pytest.raises(Declined, match="请先输入"):
        give_totp(open_session(NOW).session, totp.at(LATER), keys=keys, now=LATER)


def test_an_account_without_a_second_factor_sets_one_up_before_it_enters(
    session: Session, wang: Account, keys: Keyring
) -> None:
    assert password(session, keys) == frozenset()
    address = set_up_totp(session, issuer="法院", keys=keys, now=NOW)
    totp = pyotp.TOTP(parse_qs(urlsplit(address).query)["secret"][0])
    with pytest.raises(Declined):
        give_totp(session, totp.at(NOW), keys=keys, now=NOW)
    opened = give_first_totp(session, totp.at(NOW), keys=keys, now=NOW)
    assert opened.session.account == wang
    assert second_factors(wang) == {"totp"}


def test_who_has_only_the_password_cannot_add_an_authenticator_beside_a_passkey(
    session: Session, wang: Account, keys: Keyring
) -> None:
    with_passkey(wang)
    assert password(session, keys) == {"passkey"}
    with pytest.raises(Declined, match="已有第二重验证"):
        set_up_totp(session, issuer="法院", keys=keys, now=NOW)
    with pytest.raises(Declined, match="已有第二重验证"):
        give_first_totp(session, "000000", keys=keys, now=NOW)


def test_a_code_from_paper_stands_in_for_the_lost_telephone(session: Session, wang: Account, keys: Keyring) -> None:
    with_totp(wang, keys)
    code = issue_recovery_codes(wang, NOW)[0]
    with pytest.raises(Declined, match="请先输入"):
        give_recovery_code(session, code, keys=keys, now=NOW)
    password(session, keys)
    assert give_recovery_code(session, code, keys=keys, now=NOW).session.means == "password+recovery"


def test_a_passkey_signs_in_alone_or_after_the_password(session: Session, wang: Account, keys: Keyring) -> None:
    key = with_passkey(wang)
    opened = give_passkey(session, key.get(ask_passkey(session, SITE, NOW)), SITE, NOW)
    assert (opened.session.account, opened.session.means) == (wang, "passkey")
    second = open_session(NOW).session
    password(second, keys)
    opened = give_passkey(second, key.get(ask_passkey(second, SITE, NOW)), SITE, NOW)
    assert opened.session.means == "password+passkey"


def test_a_key_that_verifies_nobody_needs_a_password_not_older_than_five_minutes(
    session: Session, wang: Account, keys: Keyring
) -> None:
    key = with_passkey(wang, verifies=False)
    password(session, keys)
    late = NOW + timedelta(minutes=5)
    with pytest.raises(Declined):
        give_passkey(session, key.get(ask_passkey(session, SITE, late)), SITE, late)
    just = late - timedelta(seconds=1)
    assert give_passkey(session, key.get(ask_passkey(session, SITE, just)), SITE, just).session.account == wang


def test_after_a_password_a_passkey_of_somebody_else_does_not_sign_him_in(
    session: Session, wang: Account, zhang: Account, keys: Keyring
) -> None:
    with_passkey(wang)
    hers = with_passkey(zhang)
    password(session, keys)
    with pytest.raises(Declined):
        give_passkey(session, hers.get(ask_passkey(session, SITE, NOW)), SITE, NOW)


def test_a_changed_password_ends_the_other_sessions(wang: Account, keys: Keyring) -> None:
    here, there = open_session(NOW, wang), open_session(NOW, wang)
    new = "另外一句很长的话：骏马奔驰"
    with pytest.raises(Declined):
        change_password(here.session, new, new, address="10.0.0.1", keys=keys, now=NOW)
    assert find_session(there.token, NOW)
    change_password(here.session, PASSWORD, new, address="10.0.0.1", keys=keys, now=NOW)
    assert find_session(here.token, NOW)
    assert find_session(there.token, NOW) is None
    assert password(open_session(NOW).session, keys, new) == frozenset()


def test_nobody_signed_in_changes_no_password(session: Session, wang: Account, keys: Keyring) -> None:
    password(session, keys)
    with pytest.raises(Declined, match="请先登录"):
        change_password(session, PASSWORD, "另外一句很长的话：骏马奔驰", address="10.0.0.1", keys=keys, now=NOW)
