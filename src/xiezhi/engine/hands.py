"""The strokes of a person's hand, kept at the desk until they are printed in the paper that he signed.

Who signs states the digest of what he wrote; strokes that are not those are never printed.
"""

from __future__ import annotations

import hashlib

from xiezhi.desk.accounts import Account
from xiezhi.desk.drafts import find_draft
from xiezhi.engine.ceremony import Signing
from xiezhi.records.secrets import Secrets


def hand_form(paper: str) -> str:
    """The name under which the hand of a signer of this paper is kept."""
    return f"{paper}/hand"


def hand_digest(hand: str) -> str:
    """SHA-256 of the strokes, as the entry of the signature states it; empty where nothing was written."""
    return hashlib.sha256(hand.encode()).hexdigest() if hand else ""


def hand_of(paper: str, signing: Signing, keys: Secrets) -> str:
    """What the signer wrote with his hand, empty where he wrote nothing."""
    for account in Account.objects.filter(person=signing.by) if signing.hand else ():
        kept = find_draft(account, hand_form(paper), keys)
        hand = str(kept.body.get("hand", "")) if kept else ""
        if hand_digest(hand) == signing.hand:
            return hand
    return ""
