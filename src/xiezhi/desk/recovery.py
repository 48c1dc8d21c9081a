"""Recovery codes: ten on paper, each opens once, for the day the telephone is lost."""

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import models, transaction

from xiezhi.desk.accounts import Account
from xiezhi.desk.declined import Declined
from xiezhi.desk.limits import SECOND_FACTOR, forget_tries, take_try
from xiezhi.records.secrets import Secrets

HOW_MANY = 10
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No letter that could be read as a figure."""
LENGTH = 16


class RecoveryCode(models.Model):
    """79 random bits, of which the table has the hash."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)
    made = models.DateTimeField()
    used = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["account", "code_hash"], name="one_recovery_code"),)


def issue_recovery_codes(account: Account, now: datetime) -> list[str]:
    """Ten new codes, shown this once; the former ones are void."""
    codes = ["".join(secrets.choice(ALPHABET) for _place in range(LENGTH)) for _code in range(HOW_MANY)]
    with transaction.atomic():
        RecoveryCode.objects.filter(account=account).delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(account=account, code_hash=_hash(code), made=now) for code in codes
        )
    return ["-".join(code[start : start + 4] for start in range(0, LENGTH, 4)) for code in codes]


def use_recovery_code(account: Account, code: str, *, keys: Secrets, now: datetime) -> None:
    """Use one up, in place of the second factor; raises Declined for a wrong or used one, TooManyTries after five."""
    take_try(SECOND_FACTOR, account.handle, keys=keys, now=now)
    unused = RecoveryCode.objects.filter(account=account, code_hash=_hash(code), used=None)
    if not unused.update(used=now):
        raise Declined("恢复码不对，或者已经用过。", english="The recovery code is wrong, or has been used.")
    forget_tries(SECOND_FACTOR, account.handle, keys=keys)


def recovery_codes_left(account: Account) -> int:
    return RecoveryCode.objects.filter(account=account, used=None).count()


def _hash(code: str) -> str:
    return sha256("".join(letter for letter in code.upper() if letter in ALPHABET).encode()).hexdigest()
