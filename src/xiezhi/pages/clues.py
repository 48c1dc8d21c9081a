"""Clues to property as both sides of the desk see them: what was told, how far it is checked, until when and why."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import PROCEDURES
from xiezhi.pages.citations import cite
from xiezhi.pages.limits import clock_of, is_running, url_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.visitor import Visitor
from xiezhi.phrases.enforceable import Kind
from xiezhi.procedures.enforcement.clue import CHECKED, PropertyClue, asset_of

TONES = {"confirmed": "near", "acted": "good"}


def clues_of(case: Case, seen: Collection[str], visitor: Visitor) -> tuple[dict[str, Any], ...]:
    """Each clue that this reader may see, the newest first."""
    mine = (each for each in reversed(case.children(PropertyClue.name)) if each.id in seen)
    return tuple(_clue(case.of(each), visitor) for each in mine)


def _clue(clue: Case, visitor: Visitor) -> dict[str, Any]:
    asset, here = asset_of(clue), clue.proceeding
    running = next((each for each in clue.deadlines if is_running(each)), None)
    return {
        "kind": _(Kind(asset.kind).label),
        "holder": asset.holder,
        "text": asset.text,
        "on": date.fromisoformat(here.opened[:10]),
        "state": termed(PROCEDURES[here.procedure].states[here.state]),
        "tone": TONES.get(here.state, ""),
        "urgent": here.track == "urgent",
        "url": f"/case/{here.id}" if visitor.staff else f"/mine/{here.id}",
        "clock": clock_of(running, visitor.today) if running else None,
        "clock_url": url_of(running) if running else "",
        "cite": cite(CHECKED, visitor.day),
    }
