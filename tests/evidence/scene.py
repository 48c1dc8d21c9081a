"""A court's log with two signing keys and three witnesses, for the tests of proofs, witnesses and verification."""

from collections.abc import Sequence

from xiezhi.evidence import merkle
from xiezhi.evidence.checkpoint import SM3_SUFFIX, Checkpoint
from xiezhi.evidence.digest import Algorithm
from xiezhi.evidence.keys import COSIGNATURE, ED25519, SM2, SM2_COSIGNATURE, Signer, signer
from xiezhi.evidence.note import Note
from xiezhi.evidence.proof import LogProof

ORIGIN = "court.example/log"
TIME = 1772417717
LOG, LOG_SM2 = signer(ORIGIN, ED25519, b"L" * 32), signer(ORIGIN, SM2, b"M" * 32)
SM3_LOG, SM3_LOG_SM2 = signer(ORIGIN + SM3_SUFFIX, ED25519, b"N" * 32), signer(ORIGIN + SM3_SUFFIX, SM2, b"O" * 32)
WITNESSES = {
    "insurer": signer("insurer.example/witness", COSIGNATURE, b"i" * 32),
    "notary": signer("notary.example/witness", COSIGNATURE, b"n" * 32),
    "bank": signer("bank.example/witness", SM2_COSIGNATURE, b"b" * 32),
}


def log_signers(algorithm: Algorithm) -> tuple[Signer, Signer]:
    return (LOG, LOG_SM2) if algorithm == "sha256" else (SM3_LOG, SM3_LOG_SM2)


def policy_text() -> bytes:
    """The insurer, and the notary or the bank."""
    lines = [f"log {each.key}" for each in (LOG, LOG_SM2, SM3_LOG, SM3_LOG_SM2)]
    lines += [f"witness {name} {each.key}" for name, each in WITNESSES.items()]
    lines += ["group offices any notary bank", "group both all insurer offices", "quorum both"]
    return "".join(line + "\n" for line in lines).encode()


def checkpoint_of(leaves: Sequence[bytes], algorithm: Algorithm = "sha256") -> Checkpoint:
    hashes = [merkle.leaf_hash(leaf, algorithm) for leaf in leaves]
    return Checkpoint(log_signers(algorithm)[0].key.name, len(leaves), merkle.root(hashes, algorithm))


def cosigned(
    checkpoint: Checkpoint, algorithm: Algorithm = "sha256", witnesses: Sequence[str] = tuple(WITNESSES)
) -> Note:
    note = checkpoint.note()
    for each in log_signers(algorithm):
        note = note.signed(each)
    for name in witnesses:
        note = note.signed(WITNESSES[name], TIME)
    return note


def proof_of(leaves: Sequence[bytes], index: int, algorithm: Algorithm = "sha256") -> LogProof:
    hashes = [merkle.leaf_hash(leaf, algorithm) for leaf in leaves]
    proof = merkle.inclusion_proof(hashes, index, algorithm)
    return LogProof(index, tuple(proof), cosigned(checkpoint_of(leaves, algorithm), algorithm))
