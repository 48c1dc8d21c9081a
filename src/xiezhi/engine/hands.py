"""The strokes of a person's hand, kept at the desk until they are printed in the paper that he signed.

Who signs states the digest of what he wrote; strokes that are not those are never printed.
"""

from __future__ import annotations

import hashlib

from xiezhi.desk.accounts import Account
from xiezhi.desk.drafts import find_draft
from xiezhi.evidence.read import contents_of, of_proceedings
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.secrets import Secrets
from xiezhi.records.table import rows


def hand_form(paper: str) -> str:
    """The name under which the hand of a signer of this paper is kept."""
    return f"{paper}/hand"


def hand_digest(hand: str) -> str:
    """SHA-256 of the strokes, as the entry of the signature states it; empty where nothing was written."""
    return hashlib.sha256(hand.encode()).hexdigest() if hand else ""


def hand_of(paper: Paper, name: str, keys: Secrets) -> str:
    """What the signer of this name wrote with his hand, empty where he wrote nothing."""
    people = {each.person for each in rows(Standing, proceeding=paper.proceeding)}
    named = {each.person for each in rows(Person, person__in=sorted(people)) if each.name == name}
    for account in Account.objects.filter(person__in=sorted(named)):
        kept = find_draft(account, hand_form(paper.id), keys)
        hand = str(kept.body.get("hand", "")) if kept else ""
        if hand and hand_digest(hand) in _stated(paper, named):
            return hand
    return ""


def _stated(paper: Paper, people: set[str]) -> set[str | None]:
    """What these people stated when they took steps in the proceeding of the paper."""
    mine = [each.id for each in of_proceedings([paper.proceeding]) if each.actor in people or each.subject in people]
    return set(contents_of(mine).values())
