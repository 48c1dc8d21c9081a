"""One recipient's copy: the sealed paper as printed for him, with the secret code that opens it for him alone.

The code follows from the court's own key and the delivery: it is drawn again at each printing and stands nowhere.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings

from xiezhi.desk.copies import keep_code
from xiezhi.engine.door import keyring
from xiezhi.engine.errands import sealed_for
from xiezhi.engine.refused import Absent
from xiezhi.papers.codes import access_code
from xiezhi.records.paper import Delivery, Paper
from xiezhi.records.table import one

BYTES = 13


def code_of(delivery: Delivery) -> str:
    """The access code of a delivery, as printed."""
    return access_code(bytes.fromhex(keyring(Path(settings.HOME)).digest(delivery.id, "copy"))[:BYTES])


def printed_copy(delivery: Delivery, now: datetime) -> bytes:
    """The PDF to print and to send; its code works from now on. Raises Absent for what the court did not draw up."""
    paper = one(Paper, id=delivery.paper)
    if paper is None or paper.origin != "court" or paper.erased:
        raise Absent
    code = code_of(delivery)
    keep_code(code, delivery.id, keys=keyring(Path(settings.HOME)), now=now)
    return sealed_for(paper, access=code)
