"""What a proceeding brings along from the one that it was opened in: nobody types it again."""

from __future__ import annotations

from collections.abc import Iterator

from xiezhi.engine.case import Case, changed
from xiezhi.engine.words import AGENT, EVERY_PARTY
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Claim


def opened_in(case: Case) -> Case:
    """The proceeding that this one was opened in."""
    assert case.parent is not None, "opened in nothing"
    return case.of(case.parent)


def people_carried(case: Case) -> Iterator[Standing]:
    """The parties and who acts for them, in their order."""
    for each in opened_in(case).standings(*EVERY_PARTY.stands, AGENT):
        yield case.stand(each.person, each.role, each.order, of=each.of, electronic=each.electronic)


def matter_carried(case: Case) -> Iterator[Claim | Paper]:
    """The claims, and the papers that the parties brought."""
    before, here = opened_in(case), case.proceeding.id
    for claim in before.claims:
        yield case.make(Claim, proceeding=here, order=claim.order, text=claim.text, amount=claim.amount)
    for paper in before.mine(Paper):
        if paper.origin == "party":
            yield changed(paper, id=case.new_id(), proceeding=here)
