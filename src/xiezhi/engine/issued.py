"""What strangers are told of: papers that the court issued; none of a mediation or of a suit heard in private, none
erased. All else is like nothing.

It is one question to the tables whatever the answer, so that nothing is learned from how long it takes.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from xiezhi.records.hearing import Hearing
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import TOMBSTONE, rows, table_of

CONFIDENTIAL = ("mediation", "confirmation", "address_confirmation")
"""Proceedings whose papers are nobody else's business."""
MEDIATED = ("trial/mediation_paper",)
"""Nor is what was mediated in a trial."""


def is_quiet(paper: Paper) -> bool:
    """Whether strangers are told nothing of this paper even when the court has issued it."""
    about = rows(Proceeding, id=paper.proceeding, procedure__in=CONFIDENTIAL)
    return bool(about) or paper.kind in MEDIATED or bool(rows(Hearing, proceeding=paper.proceeding, public=False))


def issued(**named: Any) -> list[Paper]:
    """The papers of this check code or digest that may be told of, oldest first."""
    kept_quiet = table_of(Proceeding).model.objects.filter(procedure__in=CONFIDENTIAL).values("id")
    in_private = table_of(Hearing).model.objects.filter(public=False).values("proceeding")
    private = Q(proceeding__in=kept_quiet) | Q(proceeding__in=in_private)
    untold = private | Q(kind__in=MEDIATED) | Q(data=TOMBSTONE) | Q(sha256=TOMBSTONE)
    return rows(Paper, ~untold, origin="court", shelf="main", order=("at", "id"), **named)
