"""Reports that the court has drawn up on files: of each its code and digests, nothing of the file or of who asked."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.timezone import localtime

KEPT = timedelta(days=3 * 366)
"""How long its code is answered: the three years in which whoever relies on a report may sue. What it says it proves
by its signature for as long as anybody keeps it."""


class Reported(models.Model):
    """One sealed report. Whoever holds it asks by its code whether it is the court's."""

    code = models.CharField(max_length=20, primary_key=True)
    court = models.CharField(max_length=40)
    made = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    sm3 = models.CharField(max_length=64)
    title = "核验报告"

    @property
    def at(self) -> str:
        """When it was made, as papers say it."""
        return localtime(self.made).isoformat()


def keep_report(code: str, court: str, sha256: str, sm3: str, made: datetime) -> None:
    """What this code answers for from now on."""
    Reported.objects.create(code=code, court=court, made=made, sha256=sha256, sm3=sm3)


def reported(code: str) -> Reported | None:
    """The report of this code."""
    return Reported.objects.filter(code=code).first()


def sweep_reports(now: datetime) -> int:
    """Forget the reports whose time is over; how many."""
    return Reported.objects.filter(made__lte=now - KEPT).delete()[0]
