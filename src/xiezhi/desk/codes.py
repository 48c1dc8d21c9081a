"""One-time codes that prove a telephone: six digits, ten minutes, five tries. Bringing one there is an errand."""

import secrets
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F

from xiezhi.desk.declined import Declined
from xiezhi.desk.limits import CODE_FROM_ADDRESS, CODE_TO_TARGET, take_try
from xiezhi.records.secrets import Secrets

LASTS = timedelta(minutes=10)
TRIES = 5


class OneTimeCode(models.Model):
    """The running code for one purpose and telephone, both as one keyed digest; a new one replaces it."""

    subject = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64)
    tries = models.PositiveIntegerField(default=0)
    ends = models.DateTimeField(db_index=True)


def issue_code(purpose: str, phone: str, *, address: str, keys: Secrets, now: datetime) -> str:
    """A new code; the former one for the same purpose and telephone is void. Raises TooManyTries when too many went
    to this telephone or were asked for from this network address."""
    take_try(CODE_FROM_ADDRESS, address, keys=keys, now=now)
    take_try(CODE_TO_TARGET, phone, keys=keys, now=now)
    code = f"{secrets.randbelow(1_000_000):06}"
    subject = _subject(purpose, phone, keys)
    fresh = {"code_digest": keys.digest(code, subject), "tries": 0, "ends": now + LASTS}
    OneTimeCode.objects.update_or_create(subject=subject, defaults=fresh)
    return code


def check_code(purpose: str, phone: str, code: str, *, keys: Secrets, now: datetime) -> None:
    """Use the code up; raises Declined when it is wrong, late, used, or the sixth try."""
    subject = _subject(purpose, phone, keys)
    running = OneTimeCode.objects.filter(subject=subject, ends__gt=now)
    counted = running.filter(tries__lt=TRIES).update(tries=F("tries") + 1)
    right = running.filter(code_digest=keys.digest("".join(code.split()), subject))
    if not counted or not right.delete()[0]:
        raise Declined(
            "验证码不对或者已经失效，请核对，或重新获取。",
            english="The code is wrong or no longer valid; please compare it, or ask for a new one.",
        )


def sweep_codes(now: datetime) -> int:
    """Delete the codes whose time is over; how many."""
    return OneTimeCode.objects.filter(ends__lte=now).delete()[0]


def _subject(purpose: str, phone: str, keys: Secrets) -> str:
    return keys.digest(phone, f"one-time code: {purpose}")
