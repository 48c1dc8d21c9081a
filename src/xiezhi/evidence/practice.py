"""The practice log: what is deposited to practise gets a true bundle in a log of its own, kept by nobody.

Its keys are made from a sentence that stands here, so everybody has them and nobody can prove anything with them; no
court's policy knows them, and every verifier says of such a bundle that it cannot be checked, except where it is
handed the practice policy.
"""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from functools import cache

from xiezhi.evidence.bundle import Bundle, Content
from xiezhi.evidence.checkpoint import SM3_SUFFIX, Checkpoint
from xiezhi.evidence.digest import Algorithm
from xiezhi.evidence.keys import ED25519, SM2, Signer, signer
from xiezhi.evidence.leaf import SALT_BYTES, Leaf, commitment
from xiezhi.evidence.merkle import leaf_hash
from xiezhi.evidence.policy import NONE
from xiezhi.evidence.proof import LogProof

COURT = "练习"
ORIGIN = "practice.xiezhi/练习/log"
TREES: tuple[Algorithm, ...] = ("sha256", "sm3")
_SENTENCE = "这把钥匙人人都有，用它签的什么也证明不了"


def practice_policy() -> str:
    """The trust policy by which alone a practice bundle can be checked."""
    return "\n".join([*(f"log {each.key}" for tree in TREES for each in _signers(tree)), f"quorum {NONE}", ""])


def practice_bundle(content: Content, name: str, at: datetime) -> Bundle:
    """A deposit of this content in a practice log whose only entry it is; nothing is kept."""
    salt = os.urandom(SALT_BYTES)
    leaf = Leaf(
        kind="practice",
        court=COURT,
        case_commitment=commitment(os.urandom(SALT_BYTES), COURT.encode()).hex(),
        act="practice.deposit",
        at=at.isoformat(timespec="seconds"),
        by_role="anyone",
        sha256=content.commitment(salt, "sha256"),
        sm3=content.commitment(salt, "sm3"),
    )
    return Bundle(leaf=leaf, proofs={tree: _proof(leaf, tree) for tree in TREES}, salt=salt, name=name)


def _proof(leaf: Leaf, tree: Algorithm) -> LogProof:
    note = Checkpoint(_origin(tree), 1, leaf_hash(leaf.bytes(), algorithm=tree)).note()
    for each in _signers(tree):
        note = note.signed(each)
    return LogProof(0, (), note)


@cache
def _signers(tree: Algorithm) -> tuple[Signer, ...]:
    secret = hashlib.sha256(f"{_SENTENCE}\n{tree}".encode()).digest()
    return tuple(signer(_origin(tree), kind, secret) for kind in (ED25519, SM2))


def _origin(tree: Algorithm) -> str:
    return ORIGIN + SM3_SUFFIX if tree == "sm3" else ORIGIN
