"""The tables that all three share, with the same facts as ours: matters, people, steps with what was stated, deadlines,
papers, notices, outside errands, and each one's history."""

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


class Step(OfMatter):
    name = models.CharField(max_length=16)
    actor = models.CharField(max_length=32)
    role = models.CharField(max_length=16)
    content = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)


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


class Notice(OfMatter):
    person = models.CharField(max_length=32, db_index=True)
    text = models.CharField(max_length=200)
    made = models.DateTimeField(auto_now_add=True)


class Errand(OfMatter):
    what = models.CharField(max_length=16)
    made = models.DateTimeField(auto_now_add=True)
