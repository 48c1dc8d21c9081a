"""Accounts: with what one signs in. Who somebody is stands in the records; an account only names that person."""

import re
import secrets
import unicodedata
from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.db.models import Q

from xiezhi.desk.declined import Declined
from xiezhi.desk.limits import ADDRESS, SIGN_IN, forget_tries, take_try
from xiezhi.desk.passwords import check_strength, hashed, matches, outdated
from xiezhi.records.secrets import Secrets

PHONE = re.compile(r"1[3-9]\d{9}")
LOGIN = re.compile(r"[\w.@-]{2,64}")


class Account(models.Model):
    """One for each real person. `phone` is sealed; `handle` is what a passkey knows the account by."""

    login = models.CharField(max_length=64, unique=True)
    phone = models.CharField(max_length=64, unique=True, null=True)
    person = models.CharField(max_length=40, unique=True, null=True)
    password = models.CharField(max_length=255, null=True)
    handle = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField()
    seen = models.DateTimeField(null=True)
    closed = models.DateTimeField(null=True)


def create_account(
    login: str, password: str | None, *, keys: Secrets, now: datetime, phone: str = "", person: str = ""
) -> Account:
    """A new account; without a password it is entered by passkey only. `person` is a person's id in the records, and
    `phone` was proved by a one-time code before. Raises Declined when a name is malformed or taken, WeakPassword when
    the password is too easy."""
    login, phone = normal_login(login), normal_login(phone)
    if not LOGIN.fullmatch(login) or PHONE.fullmatch(login):
        raise Declined(
            "登录名须为2至64个字母、汉字、数字或 . _ - @，且不能是手机号码。",
            english="A sign-in name has 2 to 64 letters, digits or any of . _ - @, and is no telephone number.",
        )
    if phone and not PHONE.fullmatch(phone):
        raise Declined("手机号码须为11位数字。", english="A mobile number has 11 digits.")
    if password is not None:
        check_strength(password, login, phone)
    account = Account(
        login=login,
        phone=keys.seal_id(phone) or None,
        person=person or None,
        password=None if password is None else hashed(password),
        handle=secrets.token_urlsafe(32),
        created=now,
    )
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError:
        raise Declined(
            "这个登录名、手机号码或人员已有账号。",
            english="This sign-in name, mobile number or person already has an account.",
        ) from None
    return account


def find_account(name: str, keys: Secrets) -> Account | None:
    """The open account with this login or telephone number."""
    name = normal_login(name)
    known = Q(phone=keys.seal_id(name)) if PHONE.fullmatch(name) else Q(login=name)
    return Account.objects.filter(known, closed=None).first()


def check_password(name: str, password: str, *, address: str, keys: Secrets, now: datetime) -> Account:
    """The account that this login or telephone number and password open. Raises TooManyTries after five wrong ones,
    also for a name that nobody has, and Declined in one sentence and one time for every other reason."""
    take_try(ADDRESS, address, keys=keys, now=now)
    account = find_account(name, keys)
    subject = account.login if account else normal_login(name)
    take_try(SIGN_IN, subject, keys=keys, now=now)
    if not matches(password, account.password if account else None) or account is None:
        raise Declined("登录名或密码不对。", english="The sign-in name or the password is wrong.")
    forget_tries(SIGN_IN, subject, keys=keys)
    if account.password and outdated(account.password):
        Account.objects.filter(pk=account.pk, password=account.password).update(password=hashed(password))
    return account


def set_password(account: Account, password: str, *, keys: Secrets) -> None:
    """A new password; raises WeakPassword. Whoever calls it closes the account's sessions."""
    check_strength(password, account.login, phone_of(account, keys))
    account.password = hashed(password)
    account.save(update_fields=["password"])


def name_person(account: Account, person: str) -> None:
    """Say once which person of the records this account is; raises Declined when either has another already."""
    try:
        with transaction.atomic():
            named = Account.objects.filter(Q(person=None) | Q(person=person), pk=account.pk).update(person=person)
    except IntegrityError:
        named = 0
    if not named:
        raise Declined(
            "这个账号或人员已经核对为另一方，请到窗口办理。",
            english="This account or person has been matched with another; please come to the counter.",
        )
    account.person = person


def link_account(person: str, known: str, now: datetime) -> None:
    """The account of a person who proved to be one known before is that one's from now on; one who has an account
    already keeps that, and the newer is closed."""
    account = Account.objects.filter(person=person, closed=None).first()
    if account is None:
        return
    try:
        with transaction.atomic():
            Account.objects.filter(pk=account.pk).update(person=known)
    except IntegrityError:
        close_account(account, now)


def close_account(account: Account, now: datetime) -> None:
    """Nobody signs in with it again; it stays, because reads and steps name it. Its login stays taken."""
    account.closed = now
    account.save(update_fields=["closed"])


def phone_of(account: Account, keys: Secrets) -> str:
    """The telephone number, or an empty text."""
    return keys.open_id(account.phone or "")


def normal_login(name: str) -> str:
    """Full-width letters, capitals and blanks make no other name."""
    return unicodedata.normalize("NFKC", name).strip().casefold()
