"""申请与答复: what was asked and not answered yet, and who is told."""

from __future__ import annotations

from collections.abc import Iterable

from xiezhi.engine.case import Case, Notice
from xiezhi.engine.family import Happened


def waiting(case: Case, asked: str, *answers: str) -> Happened | None:
    """The request that nobody has answered yet."""
    latest = case.last(asked, *answers)
    return latest if latest and latest.step.endswith(f".{asked}") else None


def told(people: Iterable[str], text: str) -> list[Notice]:
    """Each of them once."""
    return [Notice(person, text) for person in dict.fromkeys(people)]


def to_everyone(case: Case, text: str) -> list[Notice]:
    """Tell the parties, their representatives, the bench and its clerk."""
    return told((each.person for each in case.standings()), text)


def to_bench(case: Case, text: str) -> list[Notice]:
    return [Notice(each.person, text) for each in case.standings("judge", "assessor", "clerk")]
