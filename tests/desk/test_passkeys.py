"""Passkeys: they sign what the session asked, for this court, once, and a copy is found out."""

import copy
from datetime import datetime, timedelta

import pytest

from tests.desk.conftest import NOW
from tests.desk.software_key import SoftwareKey
from xiezhi.desk.accounts import Account, close_account
from xiezhi.desk.declined import Declined
from xiezhi.desk.passkeys import (
    Passkey,
    Site,
    begin_authentication,
    begin_registration,
    finish_authentication,
    finish_registration,
    has_passkey,
    remove_passkey,
)
from xiezhi.desk.sessions import Session, open_session

SITE = Site("court.example", "集宁区人民法院", "https://court.example")


@pytest.fixture
def session(db: None) -> Session:
    return open_session(NOW).session


def register(session: Session, account: Account, key: SoftwareKey) -> Passkey:
    options = begin_registration(session, account, SITE, NOW)
    return finish_registration(session, account, key.create(options), SITE, NOW, label=" 办公室 ")


def authenticate(
    session: Session, key: SoftwareKey, account: Account | None = None, later: timedelta = timedelta(0)
) -> Account:
    options = begin_authentication(session, SITE, NOW, account)
    return finish_authentication(session, key.get(options), SITE, NOW + later, account)


def test_a_registered_passkey_opens_its_account_alone_and_after_a_password(session: Session, wang: Account) -> None:
    key = SoftwareKey(SITE.origin)
    assert register(session, wang, key).label == "办公室"
    assert authenticate(session, key) == wang
    assert authenticate(session, key, wang) == wang
    assert Passkey.objects.get().used == NOW


def test_a_passkey_of_another_account_is_no_second_factor(session: Session, wang: Account, zhang: Account) -> None:
    key = SoftwareKey(SITE.origin)
    register(session, wang, key)
    with pytest.raises(Declined):
        authenticate(session, key, zhang)


def test_alone_it_must_have_verified_its_user(session: Session, wang: Account) -> None:
    key = SoftwareKey(SITE.origin, verifies=False)
    register(session, wang, key)
    assert authenticate(session, key, wang) == wang
    with pytest.raises(Declined):
        authenticate(session, key)


def test_an_answer_counts_once_and_in_its_own_session(session: Session, wang: Account) -> None:
    key = SoftwareKey(SITE.origin)
    register(session, wang, key)
    other = open_session(NOW).session
    begin_authentication(other, SITE, NOW)
    answer = key.get(begin_authentication(session, SITE, NOW))
    with pytest.raises(Declined):
        finish_authentication(other, answer, SITE, NOW)
    assert finish_authentication(session, answer, SITE, NOW) == wang
    with pytest.raises(Declined):
        finish_authentication(session, answer, SITE, NOW)


def test_an_answer_comes_within_five_minutes(session: Session, wang: Account) -> None:
    key = SoftwareKey(SITE.origin)
    register(session, wang, key)
    assert authenticate(session, key, later=timedelta(minutes=4, seconds=59)) == wang
    with pytest.raises(Declined, match="超时"):
        authenticate(session, key, later=timedelta(minutes=5))


def test_what_was_signed_for_another_site_opens_nothing_here(session: Session, wang: Account) -> None:
    key = SoftwareKey(SITE.origin)
    register(session, wang, key)
    key.origin = "https://court.example.evil.example"
    with pytest.raises(Declined):
        authenticate(session, key)


def test_another_key_that_gives_itself_out_for_the_registered_one_opens_nothing(
    session: Session, wang: Account
) -> None:
    key, forged = SoftwareKey(SITE.origin), SoftwareKey(SITE.origin)
    register(session, wang, key)
    forged.id = key.id
    with pytest.raises(Declined):
        authenticate(session, forged)


def test_a_copy_of_the_key_is_found_by_its_counter(session: Session, wang: Account) -> None:
    key = SoftwareKey(SITE.origin)
    register(session, wang, key)
    copied = copy.copy(key)
    assert authenticate(session, key) == wang
    with pytest.raises(Declined):
        authenticate(session, copied)
    assert authenticate(session, key) == wang


@pytest.mark.parametrize("nonsense", [{}, {"id": "x"}, {"id": 7, "response": []}, {"response": {"signature": "?"}}])
def test_nonsense_is_declined_like_any_wrong_answer(
    session: Session, wang: Account, nonsense: dict[str, object]
) -> None:
    key = SoftwareKey(SITE.origin)
    register(session, wang, key)
    begin_authentication(session, SITE, NOW)
    with pytest.raises(Declined):
        finish_authentication(session, nonsense, SITE, NOW)
    known = {"id": Passkey.objects.get().credential}
    begin_authentication(session, SITE, NOW)
    with pytest.raises(Declined):
        finish_authentication(session, {**nonsense, **known}, SITE, NOW)
    begin_registration(session, wang, SITE, NOW)
    with pytest.raises(Declined):
        finish_registration(session, wang, nonsense, SITE, NOW, label="")


def test_a_key_is_registered_once(session: Session, wang: Account, zhang: Account) -> None:
    key = SoftwareKey(SITE.origin)
    register(session, wang, key)
    with pytest.raises(Declined, match="登记过"):
        register(session, zhang, key)


def test_an_account_has_ten_passkeys_at_most(session: Session, wang: Account) -> None:
    for _key in range(10):
        register(session, wang, SoftwareKey(SITE.origin))
    with pytest.raises(Declined, match="最多10个"):
        register(session, wang, SoftwareKey(SITE.origin))


def test_a_removed_passkey_and_one_of_a_closed_account_open_nothing(
    session: Session, wang: Account, zhang: Account
) -> None:
    his, hers = SoftwareKey(SITE.origin), SoftwareKey(SITE.origin)
    mine = register(session, wang, his)
    register(session, zhang, hers)
    assert not remove_passkey(zhang, mine.pk)
    assert remove_passkey(wang, mine.pk)
    assert not has_passkey(wang)
    close_account(zhang, datetime.max.replace(tzinfo=NOW.tzinfo))
    for key in (his, hers):
        with pytest.raises(Declined):
            authenticate(session, key)
