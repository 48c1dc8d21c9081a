"""无争议事实: what both sides confirmed in writing when their talks failed, for whoever writes the judgment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from xiezhi.engine.case import Case
from xiezhi.papers.words import plain_date
from xiezhi.records.paper import Paper

RECORDED_IN = "failure"
"""The kind of the paper that tells them that the talks failed, and what both confirmed."""
NOTHING = "无"


def undisputed(case: Case) -> Iterator[str]:
    """Each record in the dispute as a sentence of a judgment, with the paper it stands in."""
    for paper in sorted(case.family.all(Paper), key=lambda each: each.at):
        text = str(paper.filled()["undisputed"]) if paper.kind == RECORDED_IN and paper.data else NOTHING
        if text != NOTHING:
            source = f"{plain_date(date.fromisoformat(paper.at[:10]))}{paper.title}"
            yield f"双方在调解中书面确认没有争议：{text.rstrip('。')}（见{source}）。"
