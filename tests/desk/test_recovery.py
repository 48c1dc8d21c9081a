"""Codes on paper and codes on the telephone: each opens once, for its own account, purpose and time."""

from datetime import timedelta

import pytest

from tests.desk.conftest import NOW
from xiezhi.desk.accounts import Account
from xiezhi.desk.codes import OneTimeCode, check_code, issue_code, sweep_codes
from xiezhi.desk.declined import Declined
from xiezhi.desk.limits import TooManyTries
from xiezhi.desk.recovery import RecoveryCode, issue_recovery_codes, recovery_codes_left, use_recovery_code
from xiezhi.desk.secrets import Keyring

PHONE = "13800000001"


def sent(keys: Keyring, purpose: str = "sign-up", phone: str = PHONE, minutes: float = 0, at: str = "10.0.0.1") -> str:
    return issue_code(purpose, phone, address=at, keys=keys, now=NOW + timedelta(minutes=minutes))


def typed(
    keys: Keyring, code: str, purpose: str = "sign-up", phone: str = PHONE, minutes: float = 0, seconds: float = 0
) -> None:
    check_code(purpose, phone, code, keys=keys, now=NOW + timedelta(minutes=minutes, seconds=seconds))


def test_each_recovery_code_opens_once(wang: Account, keys: Keyring) -> None:
    codes = issue_recovery_codes(wang, NOW)
    assert len(set(codes)) == 10
    use_recovery_code(wang, codes[0], keys=keys, now=NOW)
    with pytest.raises(Declined, match="已经用过"):
        use_recovery_code(wang, codes[0], keys=keys, now=NOW)
    use_recovery_code(wang, codes[1].lower().replace("-", " "), keys=keys, now=NOW)
    assert recovery_codes_left(wang) == 8


def test_a_recovery_code_of_another_account_opens_nothing(wang: Account, zhang: Account, keys: Keyring) -> None:
    codes = issue_recovery_codes(wang, NOW)
    issue_recovery_codes(zhang, NOW)
    with pytest.raises(Declined):
        use_recovery_code(zhang, codes[0], keys=keys, now=NOW)
    assert recovery_codes_left(wang) == 10


def test_new_recovery_codes_make_the_former_void(wang: Account, keys: Keyring) -> None:
    former = issue_recovery_codes(wang, NOW)
    issue_recovery_codes(wang, NOW)
    with pytest.raises(Declined):
        use_recovery_code(wang, former[0], keys=keys, now=NOW)


def test_recovery_codes_cannot_be_guessed_on_and_on(wang: Account, keys: Keyring) -> None:
    codes = issue_recovery_codes(wang, NOW)
    for _try in range(5):
        with pytest.raises(Declined, match="恢复码"):
            use_recovery_code(wang, "2222-2222-2222-2222", keys=keys, now=NOW)
    with pytest.raises(TooManyTries):
        use_recovery_code(wang, codes[0], keys=keys, now=NOW)


def test_no_code_stands_in_a_table(wang: Account, keys: Keyring) -> None:
    codes, code = issue_recovery_codes(wang, NOW), sent(keys)
    text = str([*RecoveryCode.objects.values_list(), *OneTimeCode.objects.values_list("subject", "code_digest")])
    assert not [each for each in [*codes, code, PHONE] if each in text or each.replace("-", "") in text]


def test_a_code_proves_a_telephone_once(db: None, keys: Keyring) -> None:
    code = sent(keys)
    typed(keys, f" {code[:3]} {code[3:]}", minutes=1)
    with pytest.raises(Declined, match="失效"):
        typed(keys, code, minutes=1)


def test_a_code_is_good_for_ten_minutes(db: None, keys: Keyring) -> None:
    with pytest.raises(Declined):
        typed(keys, sent(keys), minutes=10)
    typed(keys, sent(keys), minutes=9, seconds=59)


@pytest.mark.parametrize(("purpose", "phone"), [("sign-in", PHONE), ("sign-up", "13800000002")])
def test_a_code_is_good_for_its_purpose_and_telephone_only(db: None, keys: Keyring, purpose: str, phone: str) -> None:
    code = sent(keys)
    with pytest.raises(Declined):
        typed(keys, code, purpose, phone)
    typed(keys, code)


def test_the_fifth_try_may_be_right_and_the_sixth_may_not(db: None, keys: Keyring) -> None:
    for wrong_ones, opens in ((4, True), (5, False)):
        code = sent(keys)
        for _try in range(wrong_ones):
            with pytest.raises(Declined):
                typed(keys, str((int(code) + 1) % 1_000_000).zfill(6))
        if opens:
            typed(keys, code)
        else:
            with pytest.raises(Declined):
                typed(keys, code)


def test_a_new_code_makes_the_former_void(db: None, keys: Keyring) -> None:
    former = sent(keys)
    while (newer := sent(keys)) == former:
        pass
    with pytest.raises(Declined):
        typed(keys, former)
    typed(keys, newer)


def test_a_telephone_is_sent_five_codes_an_hour(db: None, keys: Keyring) -> None:
    for number in range(5):
        sent(keys, at=f"10.0.0.{number}")
    with pytest.raises(TooManyTries):
        sent(keys, minutes=59)
    sent(keys, phone="13800000002")
    sent(keys, minutes=60)


def test_an_address_asks_for_thirty_codes_an_hour(db: None, keys: Keyring) -> None:
    for number in range(30):
        sent(keys, phone=f"138000000{number:02}")
    with pytest.raises(TooManyTries):
        sent(keys, phone="13800000099")
    sent(keys, phone="13800000099", at="10.0.0.2")


def test_codes_whose_time_is_over_are_swept(db: None, keys: Keyring) -> None:
    sent(keys)
    assert sweep_codes(NOW + timedelta(minutes=9)) == 0
    assert sweep_codes(NOW + timedelta(minutes=10)) == 1
