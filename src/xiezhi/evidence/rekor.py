"""The log part of a Sigstore bundle (Rekor): that its entry is in the tree of the checkpoint which it carries."""

from collections.abc import Iterable
from typing import Any

from xiezhi.evidence import merkle
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.encoding import decode
from xiezhi.evidence.keys import Key
from xiezhi.evidence.note import Note


def verify(bundle: Any, keys: Iterable[Key] = ()) -> list[Checkpoint]:
    """The checkpoints under which a bundle's entries stand, one for each entry.

    Signatures are checked if keys are given. BadProof or BadSignature if something fails, ValueError if the bundle has
    another shape or no entry.
    """
    known = list(keys)
    try:
        return [_entry(entry, known) for entry in bundle["verificationMaterial"]["tlogEntries"] or [None]]
    except (KeyError, TypeError) as error:
        raise ValueError(f"not the bundle of a log's entry ({error})") from None


def _entry(entry: Any, keys: list[Key]) -> Checkpoint:
    body, proof = decode(entry["canonicalizedBody"], "canonicalizedBody"), entry["inclusionProof"]
    note = Note.parse(proof["checkpoint"]["envelope"].encode())
    if keys:
        note.verify(keys)
    checkpoint = Checkpoint.parse(note.text)
    hashes = [decode(each, "hashes") for each in proof.get("hashes", [])]
    index, size = int(proof.get("logIndex", "0")), int(proof["treeSize"])
    if (size, decode(proof["rootHash"], "rootHash")) != (checkpoint.size, checkpoint.root):
        raise merkle.BadProof("the proof is for another tree than the checkpoint")
    merkle.verify_inclusion(merkle.leaf_hash(body), index, size, hashes, checkpoint.root)
    return checkpoint
