"""The tables that all three share, for the same facts as ours: matters and their history, people and their standings,
steps as entries of a log in two hash functions with the contents they commit to, deadlines, papers, consents, notices,
errands, the cube and the search index."""

from django.db import models
from django_fsm import FSMField
from simple_history.models import HistoricalRecords
from viewflow.workflow.models import Process

STATES = {
    "offer": ("reviewing", "offered"),
    "accept": ("offered", "offered"),
    "open": ("offered", "referring"),
    "assign": ("referring", "assigned"),
    "take": ("assigned", "mediating"),
    "disclose": ("mediating", "mediating"),
    "talk": ("mediating", "mediating"),
    "draft": ("mediating", "mediating"),
    "sign": ("mediating", "mediating"),
    "agree": ("mediating", "agreed"),
}
"""From which state each step is taken, and to which it leads."""
ROLES = {"offer": "judge", "assign": "judge", "accept": "party", "open": "party", "sign": "party", "agree": "party"}
DAYS = {"reviewing": 7, "offered": 7, "referring": 3, "assigned": 3, "mediating": 30, "agreed": 30}


class Case(models.Model):
    """What a matter is, however its state is kept."""

    number = models.CharField(max_length=64, blank=True, db_index=True)
    cause = models.CharField(max_length=64)
    amount = models.BigIntegerField()
    claim = models.TextField()
    reasons = models.TextField()
    opened = models.DateField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Matter(Case):
    """Plain Django: the state is a column."""

    state = models.CharField(max_length=16, default="reviewing", db_index=True)


class FsmMatter(Case):
    """django-fsm-2, its history kept by django-simple-history."""

    state = FSMField(default="reviewing", protected=False, db_index=True)
    history = HistoricalRecords()


class FlowMatter(Case, Process):
    """django-viewflow: a process, whose tasks are its history."""

    state = models.CharField(max_length=16, default="reviewing", db_index=True)
    number = models.CharField(max_length=64, blank=True, db_index=True)


class Series(models.Model):
    """The last number drawn."""

    name = models.CharField(max_length=64, unique=True)
    value = models.BigIntegerField(default=0)


class OfMatter(models.Model):
    kind = models.CharField(max_length=8)
    matter = models.BigIntegerField()

    class Meta:
        abstract = True
        indexes = (models.Index(fields=["kind", "matter"]),)


class Party(OfMatter):
    name = models.CharField(max_length=64)
    role = models.CharField(max_length=16)
    id_number = models.CharField(max_length=32, blank=True)
    address = models.CharField(max_length=128)


class Standing(OfMatter):
    person = models.CharField(max_length=32, db_index=True)
    role = models.CharField(max_length=16)


class Step(OfMatter):
    """The entry of a step: its skeleton, and its leaf at its place in the log of the peer."""

    place = models.BigIntegerField()
    name = models.CharField(max_length=16)
    actor = models.CharField(max_length=32)
    role = models.CharField(max_length=16)
    content = models.JSONField()
    at = models.DateTimeField()
    salt = models.CharField(max_length=64)
    leaf = models.TextField()
    sha256 = models.CharField(max_length=64)
    sm3 = models.CharField(max_length=64)

    class Meta(OfMatter.Meta):
        constraints = (models.UniqueConstraint(fields=["kind", "place"], name="one_step_a_place"),)


class Content(models.Model):
    """What a step states in words: its entry holds a salted commitment."""

    step = models.ForeignKey(Step, models.CASCADE)
    name = models.CharField(max_length=32)
    salt = models.CharField(max_length=64, null=True)
    value = models.TextField(null=True)


class Head(models.Model):
    """How far the log of a peer has come: its size, and the right edge of both trees."""

    kind = models.CharField(max_length=8, unique=True)
    size = models.BigIntegerField(default=0)
    sha256 = models.TextField(default="")
    sm3 = models.TextField(default="")


class Consent(OfMatter):
    person = models.CharField(max_length=32)
    step = models.CharField(max_length=16)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)


class Cell(models.Model):
    """One cell of the cube."""

    key = models.CharField(max_length=160, unique=True)
    count = models.BigIntegerField(default=0)
    fen = models.BigIntegerField(default=0)


class Finding(models.Model):
    """What can be found; its grams stand beside it, as the database keeps them."""

    key = models.CharField(max_length=64, unique=True)
    text = models.TextField()


class Change(OfMatter):
    """The history of a plain matter: from which state to which."""

    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField(auto_now_add=True)


class Deadline(OfMatter):
    name = models.CharField(max_length=16)
    due = models.DateField(db_index=True)
    status = models.CharField(max_length=8, default="open")


class Paper(OfMatter):
    title = models.CharField(max_length=64)
    data = models.JSONField()
    check_code = models.CharField(max_length=24)


class Notice(OfMatter):
    person = models.CharField(max_length=32, db_index=True)
    text = models.CharField(max_length=200)
    made = models.DateTimeField(auto_now_add=True)


class Errand(OfMatter):
    what = models.CharField(max_length=16)
    made = models.DateTimeField(auto_now_add=True)
