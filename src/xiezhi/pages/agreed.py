"""What another has stated in a joint step that waits for this person: his form shows the same, to be agreed to."""

from __future__ import annotations

import dataclasses
from typing import Any

import msgspec

from xiezhi.engine.case import Case
from xiezhi.engine.decide import consents
from xiezhi.engine.possible import known_to
from xiezhi.engine.words import Step
from xiezhi.evidence.read import contents_of
from xiezhi.evidence.read import entry as find_entry


def known_of_step(case: Case, step: Step) -> dict[str, Any]:
    """What a form shows before anything is typed."""
    return stated_by_others(case, step) or known_to(case, step)


def stated_by_others(case: Case, step: Step) -> dict[str, Any]:
    """The facts of the newest consent that another gave, plain; what is each one's own is left to each."""
    mine = {case.actor, *case.principals}
    given = next((each for each in consents(case, step) if each.person not in mine), None) if step.joint else None
    found = find_entry(given.id.partition("-")[0]) if given else None
    if found is None:
        return {}
    said = _put_back(msgspec.json.decode(found.skeleton)["facts"], contents_of([found.id]))
    own = {each.name for each in dataclasses.fields(step.facts) if each.metadata.get("own")}  # type: ignore[arg-type]
    return {name: value for name, value in said.items() if name not in own}


def _put_back(value: Any, contents: dict[str, str | None]) -> Any:
    """Contents stand in the skeleton by their ids."""
    if isinstance(value, list):
        return [_put_back(each, contents) for each in value]
    if isinstance(value, dict):
        return (
            (contents.get(value["$"]) or "") if "$" in value else {k: _put_back(v, contents) for k, v in value.items()}
        )
    return value
