"""Whether a party has signed the confirmation of his address: what the court and he himself are shown of it, and nobody
else."""

from __future__ import annotations

from collections.abc import Mapping

from xiezhi.engine.access import Viewer
from xiezhi.engine.case import Case
from xiezhi.engine.words import RECIPIENT
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Tag
from xiezhi.procedures.service import AddressConfirmation
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one

STATES: Mapping[str, tuple[str, str]] = {
    AddressConfirmation.waiting.name: ("送达地址确认书待签", "near"),
    AddressConfirmation.signed.name: ("送达地址确认书已签", "good"),
    AddressConfirmation.declined.name: ("不签送达地址确认书", "late"),
}


def confirmations_of(case: Case, viewer: Viewer) -> dict[str, Tag]:
    """By party of the dispute: how the last confirmation of his address stands, of those that this reader may see."""
    found = dict[str, Tag]()
    for each in viewer.seen_in(case.family):
        if each.procedure == AddressConfirmation.name and each.state in STATES:
            words, tone = STATES[each.state]
            found |= {who: Tag(_(words), tone) for who in whose_confirmation(case, each)}
    return found


def whose_confirmation(case: Case, proceeding: Proceeding) -> list[str]:
    """Who confirms his address there."""
    return [each.person for each in case.of(proceeding).standings(RECIPIENT.name)]


def state_of_confirmation(paper: Paper) -> str:
    """How it stands with this paper."""
    here = one(Proceeding, id=paper.proceeding)
    return termed(AddressConfirmation.states[here.state]) if here else ""
