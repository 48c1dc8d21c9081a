"""The list of what must be mended, as its claimant reads it: what is missing, and how to mend it."""

from __future__ import annotations

from xiezhi.engine.case import Case
from xiezhi.pages.shapes import Link
from xiezhi.procedures.filing import Filing


def defects_of(case: Case) -> tuple[Link, ...]:
    """Each item of the list while it waits to be mended; the step that mends them is where it leads."""
    paper = case.paper("defects")
    if paper is None or case.proceeding.state != Filing.defective.name:
        return ()
    url = f"/case/{case.proceeding.id}/do/{Filing.supplement.name}"
    return tuple(Link(each["what"], url, words=each["how"]) for each in paper.filled()["defects"])
