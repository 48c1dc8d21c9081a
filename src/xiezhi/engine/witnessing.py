"""联署: a signed checkpoint goes to every witness at once; which of them cosigned decides whether it is published."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from xiezhi.engine.logbook import TREES, log_folder
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.digest import Algorithm
from xiezhi.evidence.note import Note, Signature
from xiezhi.evidence.policy import Policy
from xiezhi.outside.witness import HttpWitness

log = logging.getLogger("xiezhi")


def missing(note: Note, policy: Policy) -> list[str]:
    """The witnesses with an address that have not cosigned this checkpoint."""
    there = {(each.name, each.key_id) for each in note.signatures}
    return [w.name for w in policy.witnesses.values() if w.url and (w.key.name, w.key.id) not in there]


def cosigned(court: str, notes: Mapping[Algorithm, Note], policy: Policy, old: int) -> dict[Algorithm, Note]:
    """The checkpoints of both trees with the cosignatures that could be had; `old` is the size published before.

    A witness that is silent for a second, or refuses, is passed over: it is asked again at the next round.
    """
    asks = [(tree, name) for tree in TREES for name in missing(notes[tree], policy)]
    made = dict(notes)
    if not asks:
        return made
    with ThreadPoolExecutor(min(16, len(asks))) as pool:
        answers = [(tree, name, pool.submit(_ask, court, tree, notes[tree], policy, name, old)) for tree, name in asks]
    for tree, name, answer in answers:
        trouble = answer.exception()
        if trouble is None:
            made[tree] = Note(made[tree].text, (*made[tree].signatures, answer.result()))
        elif isinstance(trouble, (OSError, ValueError)):
            log.warning("witness %s, %s: %s", name, tree, trouble)
        else:
            raise trouble
    return made


def _ask(court: str, tree: Algorithm, note: Note, policy: Policy, name: str, old: int) -> Signature:
    witness = policy.witnesses[name]
    grown = log_folder(court, tree).tree(Checkpoint.parse(note.text).size)
    return HttpWitness(witness.key, witness.url).cosign(note, grown, min(old, grown.size))
