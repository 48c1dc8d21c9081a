"""Kinds of papers about deposited evidence."""

from __future__ import annotations

from xiezhi.law.statutes import ONLINE_LITIGATION
from xiezhi.papers.kind import kind

OF_DEPOSITS = (
    kind(
        "deposit/deposited",
        "存证证明",
        (ONLINE_LITIGATION("第十六条", "上链后未经篡改"), ONLINE_LITIGATION("第十八条", "上链存储前")),
        "depositor conclusion item digests states bracket issued",
    ),
)
