"""The six figures of an authenticator: each opens once, near its time, and for its own account."""

from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest

from tests.desk.conftest import NOW
from xiezhi.desk.accounts import Account
from xiezhi.desk.declined import Declined
from xiezhi.desk.limits import TooManyTries
from xiezhi.desk.secrets import Keyring
from xiezhi.desk.totp import Authenticator, begin_totp, check_totp, has_totp, prove_totp, remove_totp

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def phone(wang: Account, keys: Keyring) -> pyotp.TOTP:
    """王某's authenticator, proved by its first code."""
    totp = scanned(begin_totp(wang, issuer="集宁区人民法院", keys=keys, now=NOW))
    prove_totp(wang, totp.at(NOW), keys=keys, now=NOW)
    return totp


def scanned(address: str) -> pyotp.TOTP:
    return pyotp.TOTP(parse_qs(urlsplit(address).query)["secret"][0])


def shown(totp: pyotp.TOTP, now: datetime, steps: int) -> str:
    """The code so many steps of thirty seconds later."""
    return totp.at(now + timedelta(seconds=30 * steps))


def wrong(totp: pyotp.TOTP, now: datetime) -> str:
    near = {shown(totp, now, offset) for offset in (-1, 0, 1)}
    return next(code for code in ("000000", "111111", "222222", "333333") if code not in near)


def test_a_code_opens_once(wang: Account, keys: Keyring, phone: pyotp.TOTP) -> None:
    check_totp(wang, phone.at(LATER), keys=keys, now=LATER)
    with pytest.raises(Declined, match="已经用过"):
        check_totp(wang, phone.at(LATER), keys=keys, now=LATER)
    with pytest.raises(Declined, match="已经用过"):
        check_totp(wang, phone.at(LATER), keys=keys, now=LATER + timedelta(seconds=30))
    after = LATER + timedelta(seconds=30)
    check_totp(wang, phone.at(after), keys=keys, now=after)


def test_the_code_that_proved_the_authenticator_does_not_sign_in_too(
    wang: Account, keys: Keyring, phone: pyotp.TOTP
) -> None:
    with pytest.raises(Declined):
        check_totp(wang, phone.at(NOW), keys=keys, now=NOW)


def test_once_a_later_code_was_used_an_earlier_one_is_void(wang: Account, keys: Keyring, phone: pyotp.TOTP) -> None:
    check_totp(wang, shown(phone, LATER, 1), keys=keys, now=LATER)
    with pytest.raises(Declined):
        check_totp(wang, phone.at(LATER), keys=keys, now=LATER)


@pytest.mark.parametrize("offset", [-1, 0, 1])
def test_a_clock_may_be_thirty_seconds_wrong(wang: Account, keys: Keyring, phone: pyotp.TOTP, offset: int) -> None:
    code = shown(phone, LATER, offset)
    check_totp(wang, f" {code[:3]} {code[3:]} ", keys=keys, now=LATER)


@pytest.mark.parametrize("offset", [-2, 2])
def test_a_clock_may_not_be_a_minute_wrong(wang: Account, keys: Keyring, phone: pyotp.TOTP, offset: int) -> None:
    with pytest.raises(Declined):
        check_totp(wang, shown(phone, LATER, offset), keys=keys, now=LATER)


def test_after_five_wrong_codes_the_right_one_waits(wang: Account, keys: Keyring, phone: pyotp.TOTP) -> None:
    for _try in range(5):
        with pytest.raises(Declined, match="不对"):
            check_totp(wang, wrong(phone, LATER), keys=keys, now=LATER)
    with pytest.raises(TooManyTries):
        check_totp(wang, phone.at(LATER), keys=keys, now=LATER)
    after = LATER + timedelta(minutes=15)
    check_totp(wang, phone.at(after), keys=keys, now=after)


def test_the_code_of_another_account_opens_nothing(
    wang: Account, zhang: Account, keys: Keyring, phone: pyotp.TOTP
) -> None:
    with pytest.raises(Declined):
        check_totp(zhang, phone.at(LATER), keys=keys, now=LATER)


def test_an_authenticator_counts_only_once_it_is_proved(zhang: Account, keys: Keyring) -> None:
    totp = scanned(begin_totp(zhang, issuer="集宁区人民法院", keys=keys, now=NOW))
    assert not has_totp(zhang)
    with pytest.raises(Declined):
        check_totp(zhang, totp.at(NOW), keys=keys, now=NOW)
    with pytest.raises(Declined):
        prove_totp(zhang, wrong(totp, NOW), keys=keys, now=NOW)
    prove_totp(zhang, totp.at(NOW), keys=keys, now=NOW)
    assert has_totp(zhang)


def test_scanning_anew_before_the_proof_makes_the_first_secret_void(zhang: Account, keys: Keyring) -> None:
    first = scanned(begin_totp(zhang, issuer="法院", keys=keys, now=NOW))
    second = scanned(begin_totp(zhang, issuer="法院", keys=keys, now=NOW))
    with pytest.raises(Declined):
        prove_totp(zhang, first.at(NOW), keys=keys, now=NOW)
    prove_totp(zhang, second.at(NOW), keys=keys, now=NOW)


def test_an_authenticator_in_use_is_not_replaced_unnoticed(wang: Account, keys: Keyring, phone: pyotp.TOTP) -> None:
    with pytest.raises(Declined, match="在用"):
        begin_totp(wang, issuer="法院", keys=keys, now=LATER)
    remove_totp(wang)
    begin_totp(wang, issuer="法院", keys=keys, now=LATER)


def test_the_secret_is_sealed_for_its_account(wang: Account, zhang: Account, keys: Keyring, phone: pyotp.TOTP) -> None:
    row = Authenticator.objects.get(account=wang)
    assert phone.secret not in row.secret
    Authenticator.objects.create(account=zhang, secret=row.secret, made=NOW, proved=NOW)
    with pytest.raises(Exception, match="cannot be opened"):
        check_totp(zhang, phone.at(LATER), keys=keys, now=LATER)
