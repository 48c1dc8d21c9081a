"""Notices: what has changed, told to each person whom it concerns, until he has read it."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Any

from django.db import connection, models
from django.db.models import Count, F, Max, Q, Window
from django.db.models.functions import RowNumber, TruncDate
from django.utils.translation import gettext


class Notice(models.Model):
    """One line of a person's inbox. `sentence` is a catalogue entry with places for `values`, so that each reads it in
    his language; `entry` is the step that caused it, which makes it one however often it is told."""

    court = models.CharField(max_length=40)
    person = models.CharField(max_length=40)
    kind = models.CharField(max_length=64)
    proceeding = models.CharField(max_length=80)
    entry = models.CharField(max_length=80)
    sentence = models.CharField(max_length=400)
    values = models.JSONField(default=dict)
    made = models.DateTimeField()
    read = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["proceeding", "entry", "person", "kind"], name="one_notice_an_entry"),
        )
        indexes = (models.Index(fields=["person", "read", "made"], name="desk_notices_inbox"),)

    def text(self) -> str:
        text: str = gettext(self.sentence) % self.values
        return text


def tell(notices: list[Notice]) -> None:
    """Write them with a few statements; those told before are left as they are."""
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def drop_repeating(proceedings: Iterable[str], values: Iterable[str]) -> None:
    """Delete the lines about these proceedings that repeat one of these values, whoever has read them."""
    erased = [each for each in values if each]
    lines = Notice.objects.filter(proceeding__in=list(proceedings))
    gone = [each.pk for each in lines if any(value in each.text() for value in erased)]
    Notice.objects.filter(pk__in=gone).delete()


def notices_of(person: str, *, unread: bool = False) -> "models.QuerySet[Notice]":
    """The last first."""
    mine = Notice.objects.filter(person=person).order_by("-made", "-pk")
    return mine.filter(read=None) if unread else mine


def unread_in_short(person: str, few: int, zone: tzinfo) -> "models.QuerySet[Any]":
    """What he has not read, the last first: of as many as `few` of one kind on one day only the last. Each says in
    `alike` how many of its kind came on its day."""
    told = notices_of(person, unread=True).annotate(day=TruncDate("made", tzinfo=zone))
    same = [F("day"), F("kind")]
    last = Window(RowNumber(), partition_by=same, order_by=[F("made").desc(), F("pk").desc()])
    counted = told.annotate(place=last, alike=Window(Count("pk"), partition_by=same))
    return counted.filter(Q(place=1) | Q(alike__lt=few))


UNREAD = "SELECT count(*) FROM desk_notice WHERE person = %s AND read IS NULL"


def unread_count(person: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(UNREAD, [person])
        return int(cursor.fetchone()[0])


def mark_read(person: str, notice: int, now: datetime) -> bool:
    """Whether it was this person's and unread."""
    return bool(Notice.objects.filter(pk=notice, person=person, read=None).update(read=now))


def mark_all_read(person: str, now: datetime, *, up_to: int | None = None) -> int:
    """All unread ones up to the one that was last on the page; how many."""
    last = up_to if up_to is not None else Notice.objects.aggregate(last=Max("pk"))["last"] or 0
    return Notice.objects.filter(person=person, read=None, pk__lte=last).update(read=now)
