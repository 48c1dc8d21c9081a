"""Passwords: what they must be, how long one may guess, and what a stranger learns from the answers."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.desk.conftest import NOW, PASSWORD, STRONG
from xiezhi.desk import passwords
from xiezhi.desk.accounts import (
    Account,
    check_password,
    close_account,
    create_account,
    find_account,
    name_person,
    phone_of,
    set_password,
)
from xiezhi.desk.declined import Declined
from xiezhi.desk.limits import ADDRESS, SIGN_IN, TooManyTries, Tries, sweep_tries, take_try
from xiezhi.desk.passwords import WeakPassword, check_strength, common, hashed, matches
from xiezhi.desk.secrets import Keyring

WRONG = "不是这一句话，请再想一想"


def enter(
    keys: Keyring, name: str = "王某", password: str = PASSWORD, seconds: float = 0, at: str = "10.0.0.1"
) -> Account:
    return check_password(name, password, address=at, keys=keys, now=NOW + timedelta(seconds=seconds))


def test_the_right_password_opens_the_account_by_login_and_by_telephone(wang: Account, keys: Keyring) -> None:
    assert enter(keys) == enter(keys, "13800000001") == enter(keys, " １３８００００００01 ") == wang


def test_neither_password_nor_telephone_stands_in_the_table(wang: Account, keys: Keyring) -> None:
    row = Account.objects.values_list().get(pk=wang.pk)
    assert not [value for value in row if PASSWORD in str(value) or "13800000001" in str(value)]
    assert phone_of(wang, keys) == "13800000001"


def test_unknown_login_wrong_password_and_closed_account_are_one_answer(
    wang: Account, zhang: Account, keys: Keyring
) -> None:
    close_account(zhang, NOW)
    sentences = set()
    for name in ("王某", "谁也不是", "张某", "13800000009", ""):
        with pytest.raises(Declined) as told:
            enter(keys, name, WRONG)
        sentences.add(told.value.sentence)
    assert sentences == {"登录名或密码不对。"}


def test_an_account_without_a_password_is_not_opened_by_any(zhang: Account, keys: Keyring) -> None:
    for password in ("", "nobody has this password", WRONG):
        with pytest.raises(Declined):
            enter(keys, "张某", password)


def test_after_five_wrong_ones_the_right_one_waits_a_quarter_of_an_hour(wang: Account, keys: Keyring) -> None:
    for second in range(5):
        with pytest.raises(Declined, match="不对"):
            enter(keys, password=WRONG, seconds=second)
    with pytest.raises(TooManyTries, match="09:16"):
        enter(keys, seconds=5)
    with pytest.raises(TooManyTries):
        enter(keys, seconds=4 + 15 * 60 - 1)
    assert enter(keys, seconds=4 + 15 * 60) == wang


def test_the_lock_holds_for_every_name_of_the_account_and_from_every_address(wang: Account, keys: Keyring) -> None:
    for number in range(5):
        with pytest.raises(Declined, match="不对"):
            enter(keys, "13800000001", WRONG, at=f"10.0.0.{number}")
    with pytest.raises(TooManyTries):
        enter(keys, "王某", at="10.0.0.9")


def test_a_name_that_nobody_has_is_locked_in_the_same_way(db: None, keys: Keyring) -> None:
    for _try in range(5):
        with pytest.raises(Declined, match="不对"):
            enter(keys, "谁也不是", WRONG)
    with pytest.raises(TooManyTries):
        enter(keys, "谁也不是", WRONG)


def test_a_right_password_forgives_the_wrong_ones_before_it(wang: Account, keys: Keyring) -> None:
    for _round in range(2):
        for _try in range(4):
            with pytest.raises(Declined, match="不对"):
                enter(keys, password=WRONG)
        assert enter(keys) == wang


def test_one_address_may_try_two_hundred_times_for_whatever_names(db: None, keys: Keyring) -> None:
    for _try in range(200):
        take_try(ADDRESS, "10.0.0.1", keys=keys, now=NOW)
    with pytest.raises(TooManyTries):
        enter(keys, at="10.0.0.1")
    with pytest.raises(Declined, match="不对"):
        enter(keys, at="10.0.0.2")


def test_a_limit_that_does_not_lock_runs_from_the_first_try(db: None, keys: Keyring) -> None:
    for second in range(200):
        take_try(ADDRESS, "a", keys=keys, now=NOW + timedelta(seconds=second))
    with pytest.raises(TooManyTries):
        take_try(ADDRESS, "a", keys=keys, now=NOW + timedelta(seconds=899))
    take_try(ADDRESS, "a", keys=keys, now=NOW + timedelta(seconds=900))


def test_tries_made_at_once_are_all_counted(at_once: Callable[..., None], keys: Keyring) -> None:
    let: list[int] = []

    def guess() -> None:
        for _try in range(3):
            try:
                take_try(SIGN_IN, "王某", keys=keys, now=NOW)
            except TooManyTries:
                continue
            let.append(1)

    at_once(guess, guess, guess, guess)
    assert len(let) == 5


def test_rows_that_no_longer_limit_anybody_are_swept(db: None, keys: Keyring) -> None:
    take_try(SIGN_IN, "a", keys=keys, now=NOW)
    assert sweep_tries(NOW + timedelta(minutes=14)) == 0
    assert sweep_tries(NOW + timedelta(minutes=15)) == 1
    assert not Tries.objects.exists()


@pytest.mark.parametrize("login", ["a", "x" * 65, "13800138000", "有 空格", "a/b", ""])
def test_a_login_that_could_be_mistaken_is_not_given(db: None, keys: Keyring, login: str) -> None:
    with pytest.raises(Declined, match="登录名须为"):
        create_account(login, None, keys=keys, now=NOW)


@pytest.mark.parametrize("phone", ["1380000000", "138000000011", "23800000001", "+8613800000001"])
def test_a_telephone_has_eleven_figures(db: None, keys: Keyring, phone: str) -> None:
    with pytest.raises(Declined, match="11位"):
        create_account("李某", None, keys=keys, now=NOW, phone=phone)


@pytest.mark.parametrize(
    ("login", "phone", "person"),
    [("王某", "", ""), ("other", "13800000001", ""), ("other", "", "person-wang-0000001"), (" 王某 ", "", "")],
)
def test_login_telephone_and_person_have_one_account_each(
    wang: Account, keys: Keyring, login: str, phone: str, person: str
) -> None:
    with pytest.raises(Declined, match="已有账号"):
        create_account(login, None, keys=keys, now=NOW, phone=phone, person=person)
    assert Account.objects.count() == 1


def test_two_accounts_may_both_have_neither_telephone_nor_person(db: None, keys: Keyring) -> None:
    create_account("one", None, keys=keys, now=NOW)
    create_account("two", None, keys=keys, now=NOW)
    assert find_account("", keys) is None


def test_an_account_is_named_for_a_person_once(wang: Account, zhang: Account, keys: Keyring) -> None:
    name_person(wang, "person-wang-0000001")
    with pytest.raises(Declined):
        name_person(wang, "person-li-000000001")
    blank = create_account("李某", None, keys=keys, now=NOW)
    with pytest.raises(Declined):
        name_person(blank, "person-wang-0000001")
    name_person(blank, "person-li-000000001")
    assert Account.objects.get(login="李某").person == "person-li-000000001"


def test_a_new_password_replaces_the_old_one(wang: Account, keys: Keyring) -> None:
    set_password(wang, "另外一句很长的话：骏马奔驰", keys=keys)
    assert enter(keys, password="另外一句很长的话：骏马奔驰") == wang
    with pytest.raises(Declined):
        enter(keys)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("x2!xY9#abcd", "至少12"),
        ("x2!xY9#abc" * 13, "不能超过128"),
        ("Password1234", "太常见"),
        ("PASSWORD1234", "太常见"),
        ("121212343434", "太常见"),
        ("wangmou-and-more", "登录名"),
        ("x13800000001x", "登录名"),
    ],
)
def test_a_password_that_can_be_guessed_is_refused_with_the_reason(password: str, reason: str) -> None:
    with pytest.raises(WeakPassword, match=reason):
        check_strength(password, "wangmou", "13800000001")


@pytest.mark.parametrize("password", ["x2!xY9#abcde", "x2!xY9#abc" * 12 + "12345678", "  十二个 字符 也可以 了  "])
def test_a_password_of_twelve_to_128_characters_will_do(password: str) -> None:
    check_strength(password, "wangmou", "13800000001", "")


def test_every_common_password_is_long_enough_to_be_needed_on_the_list() -> None:
    assert len(common()) > 100
    assert not [password for password in common() if len(password) < 12]


def test_full_width_letters_typed_by_an_input_method_are_the_same_password() -> None:
    assert matches("ｘ2!xY9#abcde", hashed("x2!xY9#abcde"))
    assert not matches("X2!xY9#abcde", hashed("x2!xY9#abcde"))
    assert not matches("x2!xY9#abcde", "not a hash")


def test_a_hash_from_former_days_is_made_anew_at_the_next_sign_in(
    wang: Account, keys: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "HASHER", STRONG)
    assert "m=65536" not in str(wang.password)
    with pytest.raises(Declined):
        enter(keys, password=WRONG)
    assert Account.objects.get().password == wang.password
    enter(keys)
    assert str(Account.objects.get().password).startswith("$argon2id$v=19$m=65536,t=3,")
    assert enter(keys) == wang
