"""The second factor from an authenticator app: RFC 6238, six digits, thirty seconds."""

import hmac
from datetime import datetime

import pyotp
from django.db import models

from xiezhi.desk.accounts import Account
from xiezhi.desk.declined import Declined
from xiezhi.desk.limits import SECOND_FACTOR, forget_tries, take_try
from xiezhi.records.secrets import Secrets

STEP = 30
"""Seconds that a code is shown."""


class Authenticator(models.Model):
    """The shared secret, sealed; it counts once a code has proved it. `last` is the step of the last code used."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="authenticator")
    secret = models.CharField(max_length=128)
    last = models.BigIntegerField(default=0)
    made = models.DateTimeField()
    proved = models.DateTimeField(null=True)


def begin_totp(account: Account, *, issuer: str, keys: Secrets, now: datetime) -> str:
    """The otpauth address for the app to scan. Raises Declined while another authenticator is in use."""
    if has_totp(account):
        raise Declined(
            "已有一个动态口令在用，请先停用它。", english="An authenticator is already in use; please remove it first."
        )
    secret = pyotp.random_base32()
    fresh = {"secret": keys.seal(secret.encode(), _purpose(account)), "last": 0, "made": now}
    Authenticator.objects.update_or_create(account=account, proved=None, defaults=fresh)
    return pyotp.TOTP(secret).provisioning_uri(name=account.login, issuer_name=issuer)


def prove_totp(account: Account, code: str, *, keys: Secrets, now: datetime) -> None:
    """The first code shows that the app has the secret; from now on it is asked for. Raises Declined."""
    _use(account, code, keys, now, proved=False)
    Authenticator.objects.filter(account=account).update(proved=now)


def check_totp(account: Account, code: str, *, keys: Secrets, now: datetime) -> None:
    """Use up a code of this moment, the one before or the one after. Raises Declined for a wrong one and for one that
    was used, TooManyTries after five."""
    _use(account, code, keys, now, proved=True)


def has_totp(account: Account) -> bool:
    return Authenticator.objects.filter(account=account, proved__isnull=False).exists()


def remove_totp(account: Account) -> None:
    Authenticator.objects.filter(account=account).delete()


def _use(account: Account, code: str, keys: Secrets, now: datetime, *, proved: bool) -> None:
    take_try(SECOND_FACTOR, account.handle, keys=keys, now=now)
    row = Authenticator.objects.filter(account=account, proved__isnull=not proved).first()
    totp = row and pyotp.TOTP(keys.open(row.secret, _purpose(account)).decode(), interval=STEP)
    middle = int(now.timestamp()) // STEP
    typed = "".join(code.split()).encode()
    for step in (middle - 1, middle, middle + 1):
        if row and totp and hmac.compare_digest(totp.generate_otp(step).encode(), typed):
            if not Authenticator.objects.filter(pk=row.pk, last__lt=step).update(last=step):
                break
            forget_tries(SECOND_FACTOR, account.handle, keys=keys)
            return
    raise Declined(
        "动态口令不对，或者已经用过，请等下一个。",
        english="The six digits are wrong, or have been used; please wait for the next.",
    )


def _purpose(account: Account) -> str:
    return f"totp:{account.handle}"
