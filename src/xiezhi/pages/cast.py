"""Whom one can be in a demonstration court: its officers, and the parties of its latest disputes."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from xiezhi.pages.names import case_name, names_of, office_label, role_name
from xiezhi.pages.saying import say
from xiezhi.records.court import Officer
from xiezhi.records.dispute import Dispute
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody with a part to play."""

    person: str
    name: str
    role: str
    words: str


def officers_of(court: str, today: str) -> list[Player]:
    """One line a person, with all his offices."""
    held: dict[str, list[Officer]] = {}
    for each in rows(Officer, Q(until="") | Q(until__gt=today), court=court, since__lte=today):
        held.setdefault(each.person, []).append(each)
    return [
        Player(person, parts[0].name, say("、").join(say(office_label(part.office)) for part in parts), parts[0].rank)
        for person, parts in held.items()
    ]


def latest_parties(most: int) -> list[Player]:
    """Parties of the disputes opened last, each once."""
    disputes = {each.id: each for each in rows(Dispute, ~Q(door="court"), order=("-opened", "-id"), limit=most)}
    standings = rows(Standing, dispute__in=list(disputes), role__in=["claimant", "defendant"], until="")
    proceedings = {each.id: each for each in rows(Proceeding, id__in=sorted({each.proceeding for each in standings}))}
    first: dict[str, Standing] = {}
    for each in sorted(standings, key=lambda each: (each.role, each.dispute, each.order)):
        first.setdefault(each.person, each)
    names = names_of("", first)
    return [
        Player(
            person,
            names[person],
            say(role_name(each.role)),
            f"{say(disputes[each.dispute].cause)}　{case_name(proceedings[each.proceeding])}",
        )
        for person, each in first.items()
    ][: most * 2]
