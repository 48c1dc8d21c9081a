"""Whatever bytes a parser is given, it reads them or refuses with a ValueError: good specimens, damaged at random."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import Any

import pytest

from tests.evidence.scene import checkpoint_of, cosigned, policy_text, proof_of
from tests.evidence.test_timestamp import MESSAGE, ROOT, stamped
from tests.evidence.test_verify import FILLERS, GOOD, POLICY
from tests.soak import long
from xiezhi.evidence import der, timestamp
from xiezhi.evidence.bundle import Bundle
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.leaf import Leaf
from xiezhi.evidence.note import Note
from xiezhi.evidence.pdf import attachments, signature_steps
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.proof import LogProof
from xiezhi.evidence.tiles import bundle as entries
from xiezhi.evidence.tiles import parse_bundle
from xiezhi.evidence.watchword import signed_by
from xiezhi.evidence.witness import Request

NOTE = cosigned(checkpoint_of(FILLERS))
SIGNED_PDF = (
    b"%PDF-1.7\n1 0 obj\n<</Type/Sig/M(D:20260302101500+08'00')/ByteRange [0 110 3000 20]/Contents<"
    + stamped().hex().encode()
    + b">>>\nendobj\n2 0 obj\n<</Type/EmbeddedFile/Length 5>> stream\nhello\nendstream\nendobj\n%%EOF"
)
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


@pytest.mark.soak
@pytest.mark.parametrize("name", PARSERS)
def test_a_parser_reads_or_refuses_whatever_it_is_given(name: str, record_property: Callable[[str, int], None]) -> None:
    good, parse = PARSERS[name]
    parse(good)
    chance, count = Random(name), long(1_500, 60_000)
    assert crashes(parse, (damaged(good, chance) for _ in range(count))) == []
    record_property("inputs", count)


def test_a_crash_would_be_found() -> None:
    assert crashes(lambda data: data[99], [b"short"]) == [(b"short", "IndexError('index out of range')")]
