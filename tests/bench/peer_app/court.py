"""Whom the pages know: who holds which office, and the journal of who read which matter."""

from django.contrib.auth.models import User
from django.db import models


class Officer(models.Model):
    user = models.ForeignKey(User, models.CASCADE, related_name="offices")
    office = models.CharField(max_length=32)
    since = models.DateField()
    until = models.DateField(null=True)


class Reading(models.Model):
    user = models.ForeignKey(User, models.CASCADE)
    matter = models.BigIntegerField(db_index=True)
    page = models.CharField(max_length=32)
    at = models.DateTimeField(auto_now_add=True)
