"""What is asked of whoever decides: the request in its own words, above the form that answers it."""

from __future__ import annotations

from xiezhi.engine.case import Case
from xiezhi.engine.words import Step
from xiezhi.pages.shapes import Link
from xiezhi.phrases.intervening import PETITION
from xiezhi.phrases.suing_back import COMPLAINT
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.intervention import Intervention
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Claim

ANSWERS = (
    Intervention.admit,
    Intervention.refuse,
    FirstInstance.join_third_claim,
    FirstInstance.refuse_third_claim,
    FirstInstance.join_counterclaim,
    FirstInstance.refuse_counterclaim,
)


def asked_of(case: Case, step: Step) -> tuple[Link, ...]:
    """Each request that waits for this step, with what is claimed and why; it leads to its paper."""
    if step not in ANSWERS:
        return ()
    waiting = [each.text for each in case.mine(Claim) if each.status == "asked"]
    papers = [each for each in case.mine(Paper) if each.kind in (PETITION, COMPLAINT)]
    return tuple(
        Link(each.title if step.procedure is Intervention else each.name, f"/paper/{each.id}", words=each.data)
        for each in papers
        if step.procedure is Intervention or any(text in each.data for text in waiting)
    )
