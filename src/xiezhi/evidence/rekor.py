"""The log part of a Sigstore bundle (Rekor): that its entry is in the tree of the checkpoint which it carries."""

from collections.abc import Iterable, Mapping
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from xiezhi.evidence import certificate, merkle
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.encoding import decode
from xiezhi.evidence.keys import BadSignature, Key
from xiezhi.evidence.note import Note

ECDSA = certificate.OIDS["ECDSA", "sha256"]


def trusted(root: Any) -> dict[bytes, object]:
    """The keys of logs in a trusted root of Sigstore by the identifiers of the logs; ValueError if it is none."""
    try:
        return {
            decode(each["logId"]["keyId"], "keyId"): load_der_public_key(
                decode(each["publicKey"]["rawBytes"], "rawBytes")
            )
            for each in root.get("tlogs", [])
        }
    except (AttributeError, KeyError, TypeError, UnsupportedAlgorithm) as error:
        raise ValueError(f"not a trusted root ({error})") from None


def verify(bundle: Any, keys: Iterable[Key] = (), trusted: Mapping[bytes, object] | None = None) -> list[Checkpoint]:
    """The checkpoints under which a bundle's entries stand, one for each entry.

    Signatures are checked by verifier keys, or by those of a trusted root, if they are given. BadProof or BadSignature
    if something fails, ValueError if the bundle has another shape or no entry.
    """
    known = list(keys)
    try:
        return [_entry(entry, known, trusted) for entry in bundle["verificationMaterial"]["tlogEntries"] or [None]]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the bundle of a log's entry ({error})") from None


def notes_of(bundle: Any) -> list[Note]:
    """The checkpoints that a bundle's entries carry, unverified; ValueError if one carries none."""
    try:
        return [_note(entry) for entry in bundle["verificationMaterial"]["tlogEntries"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the bundle of a log's entry ({error})") from None


def logs_of(bundle: Any) -> set[bytes]:
    """The identifiers of the logs that its entries name; ValueError if they cannot be read."""
    try:
        entries = bundle["verificationMaterial"]["tlogEntries"]
        return {decode(each["logId"]["keyId"], "keyId") for each in entries if "logId" in each}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the bundle of a log's entry ({error})") from None


def _note(entry: Any) -> Note:
    return Note.parse(entry["inclusionProof"]["checkpoint"]["envelope"].encode())


def _entry(entry: Any, keys: list[Key], trusted: Mapping[bytes, object] | None) -> Checkpoint:
    body, proof = decode(entry["canonicalizedBody"], "canonicalizedBody"), entry["inclusionProof"]
    note = _note(entry)
    if keys:
        note.verify(keys)
    if "logId" in entry:
        _check_log(note, decode(entry["logId"]["keyId"], "keyId"), trusted)
    checkpoint = Checkpoint.parse(note.text)
    hashes = [decode(each, "hashes") for each in proof.get("hashes", [])]
    index, size = int(proof.get("logIndex", "0")), int(proof["treeSize"])
    if (size, decode(proof["rootHash"], "rootHash")) != (checkpoint.size, checkpoint.root):
        raise merkle.BadProof("the proof is for another tree than the checkpoint")
    merkle.verify_inclusion(merkle.leaf_hash(body), index, size, hashes, checkpoint.root)
    return checkpoint


def _check_log(note: Note, log: bytes, trusted: Mapping[bytes, object] | None) -> None:
    """The log that the entry names has signed the checkpoint: one line bears its number, and its signature if known."""
    lines = [each for each in note.signatures if each.key_id == log[:4]]
    if not lines:
        raise BadSignature("the log that the entry names has not signed the checkpoint")
    if trusted:
        if log not in trusted:
            raise BadSignature("a log that the trusted root does not have")
        oid = certificate.ED25519 if isinstance(trusted[log], Ed25519PublicKey) else ECDSA
        try:
            certificate.verify_by(trusted[log], note.text.encode(), lines[0].data, oid)
        except certificate.Untrusted as error:
            raise BadSignature(str(error)) from None
