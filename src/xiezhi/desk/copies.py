"""Secret codes on the copies of single recipients: each opens one paper, on the first device that used it, for a time.

Of the code itself nothing is kept: only what it is compared with.
"""

import secrets
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from xiezhi.desk.declined import Declined
from xiezhi.desk.limits import ACCESS_CODE, take_try
from xiezhi.records.secrets import Secrets

LASTS = timedelta(days=90)
CODE, DEVICE = "access code", "device of an access code"


class Copy(models.Model):
    """The code of one delivery, as a keyed digest; `device`: that of what the first device that used it holds."""

    code_digest = models.CharField(max_length=64, unique=True)
    delivery = models.CharField(max_length=80, unique=True)
    ends = models.DateTimeField(db_index=True)
    device = models.CharField(max_length=64, blank=True, db_index=True)


def keep_code(code: str, delivery: str, *, keys: Secrets, now: datetime) -> None:
    """What is printed for a delivery opens it from now on, for ninety days from the last printing."""
    made = {"code_digest": keys.digest(code, CODE), "ends": now + LASTS}
    Copy.objects.update_or_create(delivery=delivery, defaults=made)


def open_copy(code: str, device: str, *, address: str, keys: Secrets, now: datetime) -> tuple[Copy, str]:
    """The copy of this code, and the token of the device that it is bound to from now on. A code that is unknown,
    late, or bound to another device is Declined in one sentence; raises TooManyTries."""
    take_try(ACCESS_CODE, address, keys=keys, now=now)
    token = device or secrets.token_urlsafe(32)
    mine = keys.digest(token, DEVICE)
    found = Copy.objects.filter(Q(device="") | Q(device=mine), code_digest=keys.digest(code, CODE), ends__gt=now)
    if not found.update(device=mine):
        raise Declined(
            "没有找到或者已经失效。请对照文书再输一次；在别的手机上打开过的，用那部手机，或者打 12368。",
            english="Not found, or no longer valid. Please type it again as printed; if it was opened on "
            "another telephone, use that one, or call 12368.",
        )
    return Copy.objects.get(code_digest=keys.digest(code, CODE)), token


def opened(copy: int, device: str, *, keys: Secrets, now: datetime) -> Copy | None:
    """A copy that this device has opened and that has not ended."""
    held = Copy.objects.filter(pk=copy, device=keys.digest(device, DEVICE), ends__gt=now) if device else None
    return held.first() if held is not None else None


def sweep_copies(now: datetime) -> int:
    """Delete the codes whose time is over; how many."""
    return Copy.objects.filter(ends__lte=now).delete()[0]
