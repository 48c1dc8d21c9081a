"""What strangers are told of: papers that the court issued, none of a mediation, none erased; all else is like nothing.

It is one question to the tables whatever the answer, so that nothing is learned from how long it takes.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import TOMBSTONE, rows, table_of

CONFIDENTIAL = ("mediation", "confirmation")
"""Proceedings whose papers are nobody else's business."""
MEDIATED = ("trial/mediation_paper",)
"""Nor is what was mediated in a trial."""


def issued(**named: Any) -> list[Paper]:
    """The papers of this check code or digest that may be told of, oldest first."""
    kept_quiet = table_of(Proceeding).model.objects.filter(procedure__in=CONFIDENTIAL).values("id")
    untold = Q(proceeding__in=kept_quiet) | Q(kind__in=MEDIATED) | Q(data=TOMBSTONE) | Q(sha256=TOMBSTONE)
    return rows(Paper, ~untold, origin="court", shelf="main", order=("at", "id"), **named)
