"""Whatever bytes a parser is given, it reads them or refuses with a ValueError: good specimens, damaged at random."""

from __future__ import annotations

import json
import time
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from tests.evidence.scene import LOG, LOG_SM2, ORIGIN, WITNESSES, checkpoint_of, cosigned, policy_text, proof_of
from tests.evidence.test_timestamp import MESSAGE, NOW, ROOT, SIGNER, stamped
from tests.evidence.test_verify import FILLERS, GOOD, POLICY
from tests.soak import long
from xiezhi.evidence import certificate, der, rekor, timestamp, vectors
from xiezhi.evidence.anchor import ChainError, answered
from xiezhi.evidence.bundle import Bundle
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.keys import SM2, Key, format_secret, parse_secret
from xiezhi.evidence.leaf import Leaf
from xiezhi.evidence.monitor import Monitor
from xiezhi.evidence.note import Note
from xiezhi.evidence.pdf import attachments, signature_steps
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.proof import LogProof
from xiezhi.evidence.tiles import bundle as entries
from xiezhi.evidence.tiles import parse_bundle
from xiezhi.evidence.watchword import signed_by
from xiezhi.evidence.witness import Request
from xiezhi.outside.chain import EvmChain

BOTH = checkpoint_of(FILLERS), checkpoint_of(FILLERS, "sm3")
NOTE = cosigned(BOTH[0])
SIGNED_PDF = (
    b"%PDF-1.7\n1 0 obj\n<</Type/Sig/M(D:20260302101500+08'00')/ByteRange [0 110 3000 20]/Contents<"
    + stamped().hex().encode()
    + b">>>\nendobj\n2 0 obj\n<</Type/EmbeddedFile/Length 5>> stream\nhello\nendstream\nendobj\n%%EOF"
)
VECTORS = Path(__file__).with_name("vectors")
PRINTED = "\n".join(
    f"{name} = {said}" for name, said in json.loads((VECTORS / "sm2.json").read_text()).items()
).encode()
METHODS = ("eth_call", "eth_getTransactionReceipt", "eth_chainId", "eth_gasPrice", "eth_getTransactionCount")
HEAD = "0x" + "%064x" * 6 % (1, len(FILLERS), 1772417717, 2, 3, 4)
RECEIPT = {"status": "0x1", "blockNumber": "0x4", "blockHash": "0x05", "gasUsed": "0xbe9a"}
ANSWERS = b"\n".join(
    json.dumps({"jsonrpc": "2.0", "id": 1, "result": each}).encode() for each in (HEAD, RECEIPT, "0x7", "0x1", "0x2")
)


def monitored() -> bytes:
    """What a monitor keeps that has seen all leaves."""
    monitor = Monitor([LOG.key], Frontier())
    list(monitor.follow(bytes(NOTE), lambda start, stop: FILLERS[start:stop]))
    return bytes(monitor)


def sigstore() -> bytes:
    proof = proof_of(FILLERS, 3)
    path = {
        "logIndex": "3",
        "treeSize": str(len(FILLERS)),
        "rootHash": b64encode(proof.checkpoint.root).decode(),
        "hashes": [b64encode(each).decode() for each in proof.hashes],
        "checkpoint": {"envelope": bytes(proof.note).decode()},
    }
    entry = {"canonicalizedBody": b64encode(FILLERS[3]).decode(), "inclusionProof": path}
    return json.dumps({"verificationMaterial": {"tlogEntries": [entry]}}).encode()


def run_vectors(data: bytes, name: str = "found.json") -> None:
    with TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(data)
        vectors.run(Path(folder))


def anchored(data: bytes) -> None:
    """A node that answers each kind of call by a line of this, asked twice: with a transaction sent, and with none."""
    lines = dict(zip(METHODS, data.splitlines(), strict=False))
    answering = lambda url, seconds: lambda method, given: answered(lines.get(method, b"{}"))  # noqa: E731
    chain = EvmChain(["http://node.example"], b"k" * 32, b"c" * 20)
    with patch("xiezhi.outside.chain.node", answering):
        for sent in ("", "0x09"):
            try:
                chain.anchor(*BOTH, sent)
            except (ChainError, OSError):
                continue


def certified(data: bytes) -> None:
    for found in certificate.read(data):
        certificate.sm2_point(found)
        certificate.chain(found, [], [ROOT], NOW)


PARSERS: dict[str, tuple[bytes, Callable[[bytes], Any]]] = {
    "note": (bytes(NOTE), Note.parse),
    "checkpoint": (NOTE.text.encode(), lambda data: Checkpoint.parse(data.decode("utf-8", "surrogateescape"))),
    "proof": (bytes(proof_of(FILLERS, 3)), LogProof.parse),
    "policy": (policy_text(), Policy.parse),
    "leaf": (GOOD["direct"].leaf.bytes(), Leaf.parse),
    "bundle": (bytes(GOOD["by digest"]), Bundle.parse),
    "watchword": (GOOD["with a watchword"].values[0].text.encode(), lambda data: signed_by(data.decode(), POLICY)),
    "entries": (entries(FILLERS), parse_bundle),
    "request to a witness": (b"old 0\n\n" + bytes(NOTE), Request.parse),
    "der": (stamped(), lambda data: list(der.values(data))),
    "time stamp": (stamped(), lambda data: timestamp.verify(data, MESSAGE, [ROOT])),
    "verifier key": (str(LOG_SM2.key).encode(), lambda data: Key.parse(data.decode("utf-8", "surrogateescape"))),
    "cosigner's key": (str(WITNESSES["notary"].key).encode(), lambda data: Key.parse(data.decode("latin-1"))),
    "secret key": (format_secret(ORIGIN, SM2, b"M" * 32).encode(), lambda data: parse_secret(data.decode("latin-1"))),
    "what a monitor keeps": (monitored(), lambda data: Monitor.parse(data, [LOG.key])),
    "sigstore bundle": (sigstore(), lambda data: rekor.verify(json.loads(data), [LOG.key])),
    **{f"vectors {each.stem}": (each.read_bytes(), run_vectors) for each in sorted(VECTORS.glob("*.json"))},
    "vectors in a text": (PRINTED, lambda data: run_vectors(data, "annex.txt")),
    "chain node's answers": (ANSWERS, anchored),
    "certificate": (SIGNER.public_bytes(Encoding.DER), certified),
    "signed pdf": (SIGNED_PDF, lambda data: [*signature_steps(data, [ROOT]), *attachments(data)]),
}


def damaged(good: bytes, chance: Random) -> bytes:
    """Some octets changed, a piece cut out, doubled or put elsewhere, or all of it anything."""
    data = bytearray(good)
    for _ in range(chance.choice((1, 1, 2, 8))):
        at, size = chance.randrange(len(data) + 1), chance.choice((1, 1, 4, 64))
        kind = chance.randrange(5)
        if kind == 0:
            data[at : at + size] = chance.randbytes(size)
        elif kind == 1:
            del data[at : at + size]
        elif kind == 2:
            data[at:at] = data[chance.randrange(len(data) + 1) :][:size]
        elif kind == 3:
            data[at : at + 1] = chance.choice((b"\x00", b"\xff", b"\n", b" ", b"9", b"\x80"))
        else:
            data[at : at + size] = b"9" * chance.choice((1, 20, 400))
    return bytes(data)


def crashes(parse: Callable[[bytes], Any], inputs: Iterable[bytes]) -> list[tuple[bytes, str]]:
    found = []
    for data in inputs:
        try:
            parse(data)
        except ValueError:
            continue
        except Exception as error:
            found.append((data, repr(error)))
    return found


def damage(good: bytes, chance: Random, seconds: float) -> Iterator[bytes]:
    """Damaged specimens, for so long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield damaged(good, chance)


@pytest.mark.lasting
@pytest.mark.soak
@pytest.mark.parametrize("name", PARSERS)
def test_a_parser_reads_or_refuses_whatever_it_is_given(name: str, record_property: Callable[[str, int], None]) -> None:
    good, parse = PARSERS[name]
    parse(good)
    seconds = long(2, 60)
    assert crashes(parse, damage(good, Random(name), seconds)) == []
    record_property("seconds each", seconds)


def test_a_crash_would_be_found() -> None:
    assert crashes(lambda data: data[99], [b"short"]) == [(b"short", "IndexError('index out of range')")]
