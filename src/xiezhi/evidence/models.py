"""The log's tables: entries with their leaves, the content they commit to, and the head of each court's log."""

from typing import NamedTuple

from django.db import models


class Entry(models.Model):
    """One step as remembered. Times are ISO text; skeleton and leaf are canonical JSON; digests and salt are hex."""

    id = models.TextField(primary_key=True)
    court = models.TextField()
    place = models.BigIntegerField()
    dispute = models.TextField()
    proceeding = models.TextField()
    step = models.TextField()
    actor = models.TextField()
    role = models.TextField()
    subject = models.TextField()
    moved = models.TextField()
    happened_at = models.TextField()
    recorded_at = models.TextField()
    corrects = models.TextField()
    because = models.TextField()
    skeleton = models.TextField()
    salt = models.TextField()
    leaf = models.TextField()
    sha256 = models.TextField()
    sm3 = models.TextField()

    class Meta:
        db_table = "evidence_entries"
        constraints = (models.UniqueConstraint(fields=["court", "place"], name="one_entry_a_place"),)
        indexes = (
            models.Index(fields=["dispute", "place"], name="entries_dispute"),
            models.Index(fields=["proceeding", "place"], name="entries_proceeding"),
        )


class Content(models.Model):
    """A value that an entry commits to and does not hold. Erased: neither salt nor value remains."""

    id = models.TextField(primary_key=True)
    entry = models.TextField(db_index=True)
    salt = models.TextField(null=True)
    value = models.TextField(null=True)

    class Meta:
        db_table = "evidence_contents"


class NewContent(NamedTuple):
    """A content to be written, without an object of Django's for each."""

    id: str
    entry: str
    salt: str
    value: str


class Head(models.Model):
    """How far a court's log has come: its size, and the compact range of both trees."""

    court = models.TextField(primary_key=True)
    size = models.BigIntegerField()
    sha256 = models.TextField()
    sm3 = models.TextField()
    last = models.TextField()

    class Meta:
        db_table = "evidence_heads"
