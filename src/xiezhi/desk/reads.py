"""The read journal: who looked at which proceeding or paper, when, through which page. Only ever added to."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NoReturn

from django.db import connection, models


class _AddOnly(models.QuerySet["Reading"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("the read journal is only added to")

    def delete(self) -> NoReturn:
        raise TypeError("the read journal is only added to")

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError("the read journal is only added to")

    def bulk_create(self, objs: Iterable["Reading"], *args: Any, **kwargs: Any) -> list["Reading"]:
        if kwargs.get("update_conflicts"):
            raise TypeError("the read journal is only added to")
        return super().bulk_create(objs, *args, **kwargs)


class Reading(models.Model):
    """One look. People, proceedings and papers by id: the journal outlives accounts. `token` when a program read."""

    court = models.CharField(max_length=40)
    person = models.CharField(max_length=40, db_index=True)
    account = models.BigIntegerField(null=True)
    token = models.BigIntegerField(null=True)
    proceeding = models.CharField(max_length=80)
    paper = models.CharField(max_length=80, blank=True)
    page = models.CharField(max_length=80)
    at = models.DateTimeField()

    objects = _AddOnly.as_manager()

    class Meta:
        indexes = (models.Index(fields=["proceeding", "at"], name="desk_readings_of"),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("the read journal is only added to")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError("the read journal is only added to")


_NOTED = (
    "INSERT INTO desk_reading (court, person, account, token, proceeding, paper, page, at) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
)


def note_reading(
    now: datetime,
    *,
    court: str,
    person: str,
    proceeding: str,
    page: str,
    paper: str = "",
    account: int | None = None,
    token: int | None = None,
) -> None:
    """Before the page is shown, so that nothing is read unnoted."""
    at = Reading._meta.get_field("at").get_db_prep_save(now, connection)
    with connection.cursor() as cursor:
        cursor.execute(_NOTED, [court, person, account, token, proceeding, paper, page, at])


def note_readings(readings: Iterable[Reading]) -> None:
    """Many at once, as of an export."""
    Reading.objects.bulk_create(readings)


def readings_of(proceeding: str, paper: str | None = None) -> "models.QuerySet[Reading]":
    """Who read a proceeding, or one paper of it; the last first."""
    found = Reading.objects.filter(proceeding=proceeding).order_by("-at", "-pk")
    return found if paper is None else found.filter(paper=paper)


def readings_by(person: str) -> "models.QuerySet[Reading]":
    """What a person has read; the last first."""
    return Reading.objects.filter(person=person).order_by("-at", "-pk")
