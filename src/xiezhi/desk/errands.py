"""Errands: what must be done outside the court after a commit. The rows are written in the step's own transaction."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, models
from django.db.models import F, Q, Subquery

from xiezhi.records.table import Written, among

MOST_TRIES = 12
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(hours=1)


class Errand(models.Model):
    """One thing to do outside. `key` is the same at every try, so that the other end does it once; the payload names
    people and papers by id. A leased errand whose lease has run out is taken by the next worker."""

    class Status(models.TextChoices):
        WAITING = "waiting"
        LEASED = "leased"
        DONE = "done"
        FAILED = "failed"

    court = models.CharField(max_length=40)
    kind = models.CharField(max_length=64)
    proceeding = models.CharField(max_length=80)
    entry = models.CharField(max_length=80)
    key = models.CharField(max_length=160)
    payload = models.JSONField(default=dict)
    status = models.CharField(max_length=8, choices=Status, default=Status.WAITING)
    made = models.DateTimeField()
    not_before = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=64, blank=True)
    lease = models.CharField(max_length=32, blank=True, db_index=True)
    lease_until = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=400, blank=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["court", "key"], name="one_errand_a_key"),)
        indexes = (
            models.Index(fields=["kind", "status", "not_before"], name="desk_errands_next"),
            models.Index(fields=["proceeding"], name="desk_errands_proceeding"),
        )


def ask(kind: str, court: str, key: str, payload: dict[str, str], now: datetime) -> None:
    """An errand that no step set off; asked twice under one key it is done once."""
    made = {"kind": kind, "payload": payload, "made": now, "not_before": now}
    Errand.objects.get_or_create(court=court, key=key, defaults=made)


def not_answered(kind: str, court: str, trouble: str, now: datetime) -> None:
    """Somebody outside whom a loop asks at every round is silent: one row, since the first time, that nobody works."""
    made = {"trouble": trouble[:400], "made": now, "not_before": now}
    row, new = Errand.objects.get_or_create(court=court, key=kind, kind=kind, defaults=made)
    if not new and row.trouble != trouble[:400]:
        Errand.objects.filter(pk=row.pk).update(trouble=trouble[:400])


def answered(kind: str, court: str) -> None:
    """He speaks again."""
    Errand.objects.filter(court=court, key=kind, kind=kind).delete()


def claim(kind: str, worker: str, now: datetime, lease_seconds: int) -> Errand | None:
    """The errand of this kind that has waited longest, leased to this worker, or None when nothing is due. It is one
    conditional update: of two workers who see the same row only one still finds it free, the other looks again."""
    due = Q(status=Errand.Status.WAITING, not_before__lte=now) | Q(status=Errand.Status.LEASED, lease_until__lte=now)
    ready = Errand.objects.filter(due, kind=kind)
    lease = secrets.token_hex(16)
    while ready.exists():
        next_one = Subquery(ready.order_by("not_before", "pk").values("pk")[:1])
        if ready.filter(pk=next_one).update(
            status=Errand.Status.LEASED,
            worker=worker,
            lease=lease,
            lease_until=now + timedelta(seconds=lease_seconds),
            tries=F("tries") + 1,
        ):
            return Errand.objects.get(lease=lease)
    return None


def finish(errand: Errand, now: datetime) -> bool:
    """Done. False when the lease has gone to somebody else, whose answer then counts."""
    return _end(errand, status=Errand.Status.DONE, ended=now, trouble="")


def fail(errand: Errand, now: datetime, trouble: str, *, hopeless: bool = False) -> bool:
    """Not this time: wait twice as long as before, or give up after twelve tries or when trying again is no use.
    False when the lease has gone to somebody else."""
    if hopeless or errand.tries >= MOST_TRIES:
        return _end(errand, status=Errand.Status.FAILED, ended=now, trouble=trouble[:400])
    not_before = now + wait_before_next(errand.key, errand.tries)
    return _end(errand, status=Errand.Status.WAITING, not_before=not_before, trouble=trouble[:400])


def put_off(errand: Errand, now: datetime, lacking: str) -> bool:
    """What it needs is not there yet: look again in an hour, without counting the try."""
    tries = errand.tries - 1
    later = now + LONGEST_WAIT
    return _end(errand, status=Errand.Status.WAITING, not_before=later, trouble=lacking[:400], tries=tries)


def wait_before_next(key: str, tries: int) -> timedelta:
    """5, 10, 20 seconds … one hour, less up to a quarter that depends on the errand, so that those which failed
    together do not come back together."""
    doubled: timedelta = min(FIRST_WAIT * 2 ** min(tries - 1, 20), LONGEST_WAIT)
    share = int.from_bytes(hashlib.sha256(f"{key}\0{tries}".encode()).digest()[:4], "big") / 2**32
    return doubled * (1 - share / 4)


def try_again(errand: Errand, now: datetime) -> bool:
    """By hand, after it was given up, with all its tries before it; False when it had not been given up."""
    given_up = Errand.objects.filter(pk=errand.pk, status=Errand.Status.FAILED)
    return bool(given_up.update(status=Errand.Status.WAITING, not_before=now, tries=0, ended=None))


def waiting(kind: str | None = None) -> "models.QuerySet[Errand]":
    """What is not done yet and not given up, in the order in which it comes due."""
    open_ones = Errand.objects.filter(status__in=(Errand.Status.WAITING, Errand.Status.LEASED))
    return (open_ones.filter(kind=kind) if kind else open_ones).order_by("not_before", "pk")


def silent(court: str) -> "models.QuerySet[Errand]":
    """What has been tried in vain and is not given up, the oldest first."""
    return waiting().exclude(trouble="").filter(court=court).order_by("made", "pk")


def any_silent(proceedings: Sequence[str]) -> bool:
    """Whether there is any such errand of these proceedings."""
    asked = silent_of(proceedings)
    with connection.cursor() as cursor:
        cursor.execute(f"{asked.sql} LIMIT 1", asked.values)
        return cursor.fetchone() is not None


def silent_of(proceedings: Sequence[str]) -> Written:
    """The statement that finds them."""
    of_these = among("proceeding", proceedings)
    sql = f"SELECT 1 FROM desk_errand WHERE {of_these.sql} AND status IN (%s, %s) AND trouble <> ''"
    return Written(sql, (*of_these.values, str(Errand.Status.WAITING), str(Errand.Status.LEASED)))


def given_up(court: str) -> "models.QuerySet[Errand]":
    """What somebody must look at, oldest first."""
    return Errand.objects.filter(court=court, status=Errand.Status.FAILED).order_by("ended", "pk")


def _end(errand: Errand, **values: object) -> bool:
    held = Errand.objects.filter(pk=errand.pk, lease=errand.lease, status=Errand.Status.LEASED)
    return bool(held.update(lease="", worker="", lease_until=None, **values))
