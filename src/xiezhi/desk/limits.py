"""How often somebody may try: rows that count, so that several processes count together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F
from django.utils.timezone import localtime

from xiezhi.desk.declined import Declined
from xiezhi.records.secrets import Secrets


@dataclass(frozen=True)
class Limit:
    """At most so many tries within the time. `locks`: the time begins again with each try, so that the last one
    allowed closes the door for the whole of it; otherwise it runs from the first."""

    name: str
    most: int
    within: timedelta
    locks: bool = False


SIGN_IN = Limit("sign-in", 5, timedelta(minutes=15), locks=True)
"""Passwords for one login, whether or not there is such an account: the answer must not tell."""
SECOND_FACTOR = Limit("second-factor", 5, timedelta(minutes=15), locks=True)
ADDRESS = Limit("address", 200, timedelta(minutes=15))
"""Sign-ins from one network address; a courthouse's hall stands behind one."""
CODE_TO_TARGET = Limit("code-to-target", 5, timedelta(hours=1))
"""One-time codes sent to one telephone."""
CODE_FROM_ADDRESS = Limit("code-from-address", 30, timedelta(hours=1))
DIGESTS = Limit("digests", 5_000, timedelta(minutes=10))
"""Digests asked after from one network address: a case file at a time, and nobody's guesses."""
CHECK_CODE = Limit("check-code", 300, timedelta(minutes=10))
"""Codes printed on papers, asked after from one network address, that are of nothing; those of something are free."""
NEW_ACCOUNT = Limit("new-account", 60, timedelta(hours=1))
"""Accounts that people open for themselves from one network address."""
ACCESS_CODE = Limit("access-code", 30, timedelta(minutes=15))
"""Codes of printed copies tried from one network address."""
ORIGINALS = Limit("originals", 4_096, timedelta(days=1))
"""Parts of originals, of a megabyte at most, that one depositor hands in."""
PRACTICE = Limit("practice", 600, timedelta(minutes=10))
"""Deposits made to practise from one network address: a class sits behind one."""
REPORT = Limit("report", 30, timedelta(minutes=10))
"""Reports on files asked for from one network address: each is typeset and sealed."""
LIMITS = (
    ACCESS_CODE, ADDRESS, CHECK_CODE, CODE_FROM_ADDRESS, CODE_TO_TARGET, DIGESTS, NEW_ACCOUNT, ORIGINALS, PRACTICE,
    REPORT, SECOND_FACTOR, SIGN_IN,
)  # fmt: skip


class TooManyTries(Declined):
    """Not before `until`, right or wrong."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        moment = localtime(until + timedelta(seconds=59)).strftime("%H:%M")
        super().__init__(
            "尝试次数过多，请在%(moment)s以后再试。",
            english="Too many tries; please try again after %(moment)s.",
            moment=moment,
        )


class Tries(models.Model):
    """How often one subject (as a keyed digest) has tried since."""

    limit = models.CharField(max_length=32)
    subject = models.CharField(max_length=64)
    since = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["limit", "subject"], name="one_row_for_tries"),)
        indexes = (models.Index(fields=["limit", "since"], name="desk_tries_since"),)


def take_try(limit: Limit, subject: str, *, keys: Secrets, now: datetime, times: int = 1) -> None:
    """Count tries before they are made, so that tries made at once are all counted; raises TooManyTries."""
    row, _made = Tries.objects.get_or_create(
        limit=limit.name, subject=keys.digest(subject, limit.name), defaults={"since": now}
    )
    mine = Tries.objects.filter(pk=row.pk)
    mine.filter(since__lte=now - limit.within).update(since=now, count=0)
    allowed, counted = mine.filter(count__lte=limit.most - times), F("count") + times
    if not (allowed.update(count=counted, since=now) if limit.locks else allowed.update(count=counted)):
        row.refresh_from_db()
        raise TooManyTries(row.since + limit.within)


def forget_tries(limit: Limit, subject: str, *, keys: Secrets) -> None:
    """After a success: begin to count anew."""
    Tries.objects.filter(limit=limit.name, subject=keys.digest(subject, limit.name)).delete()


def sweep_tries(now: datetime) -> int:
    """Delete the rows that no longer matter; how many."""
    old = [Tries.objects.filter(limit=limit.name, since__lte=now - limit.within).delete()[0] for limit in LIMITS]
    return sum(old)
