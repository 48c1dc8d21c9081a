"""A witness (C2SP tlog-witness): it cosigns a log's checkpoints as long as each grows out of the one before.

`examine` and `judge` decide and are pure; `Witness` joins them with a store, a clock and keys. The checks run in the
order of the specification, and a cosignature leaves only after what it says has been stored.
"""

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

from xiezhi.evidence import merkle
from xiezhi.evidence.checkpoint import Checkpoint, algorithm_of
from xiezhi.evidence.encoding import decimal, decode_hash, encode
from xiezhi.evidence.keys import BadSignature, Key, Signer
from xiezhi.evidence.note import Note, Signature

MAX_PROOF = 63
FRESH = 3600
"""Seconds for which a cosigned checkpoint is shown to monitors."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a log submits: the size it believes was cosigned last, the proof from there, and its new checkpoint."""

    old: int
    proof: tuple[bytes, ...]
    note: Note

    def __bytes__(self) -> bytes:
        lines = [f"old {self.old}", *map(encode, self.proof), ""]
        return "".join(line + "\n" for line in lines).encode() + bytes(self.note)

    @classmethod
    def parse(cls, body: bytes) -> Self:
        """Read the body of add-checkpoint; ValueError naming the line if it is malformed."""
        head, found, rest = body.partition(b"\n\n")
        if not found:
            raise ValueError("no empty line before the checkpoint")
        lines = head.decode("ascii", "replace").split("\n")
        if not lines[0].startswith("old "):
            raise ValueError("line 1: not an old size")
        if len(lines) > MAX_PROOF + 1:
            raise ValueError(f"more than {MAX_PROOF} lines of proof")
        proof = tuple(decode_hash(line, f"line {number}") for number, line in enumerate(lines[1:], 2))
        return cls(decimal(lines[0].removeprefix("old "), "line 1"), proof, Note.parse(rest))


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP answer; `misconduct` marks one to a request that a log has signed and that proves it inconsistent."""

    status: int
    body: bytes
    content_type: str = "text/plain; charset=utf-8"
    misconduct: bool = False


@dataclass(frozen=True, slots=True)
class Examined:
    """A request of a known log with a valid signature of its; `note` keeps only the lines of the log's keys."""

    request: Request
    checkpoint: Checkpoint
    note: Note


@dataclass(frozen=True, slots=True)
class Cosigned:
    """The latest checkpoint cosigned for an origin, with the log's and the witness's lines, and when."""

    origin: str
    size: int
    root: bytes
    note: bytes
    time: int


class Store(Protocol):
    """Where a witness remembers. `update` runs a decision and its write as one, so that none slips in between."""

    def update(
        self, origin: str, decide: Callable[[Cosigned | None], tuple[Reply, Cosigned | None]], request: bytes, now: int
    ) -> Reply: ...

    def by_origin_hash(self, origin_hash: str) -> Cosigned | None: ...


def examine(body: bytes, logs: Mapping[str, Sequence[Key]]) -> Examined | Reply:
    """The checks that need no memory: form (400), origin (404), signature (403), old size not above the new (400)."""
    try:
        request = Request.parse(body)
        checkpoint = Checkpoint.parse(request.note.text)
    except ValueError as error:
        return _refuse(400, str(error))
    keys = logs.get(checkpoint.origin)
    if keys is None:
        return _refuse(404, f"this witness does not know the log {checkpoint.origin}")
    try:
        signed = request.note.verify(keys)
    except BadSignature as error:
        return _refuse(403, str(error))
    if request.old > checkpoint.size:
        return _refuse(400, "the old size is above the new one")
    trusted = {(each.key.name, each.key.id) for each in signed}
    lines = tuple(each for each in request.note.signatures if (each.name, each.key_id) in trusted)
    return Examined(request, checkpoint, Note(request.note.text, lines))


def judge(examined: Examined, last: Cosigned | None) -> Reply | None:
    """The checks against what was cosigned before: None if the checkpoint may be cosigned, else the refusal."""
    request, new = examined.request, examined.checkpoint
    size, root = (last.size, last.root) if last else (0, merkle.root([], algorithm_of(new.origin)))
    forked = new.size == size and new.root != root
    if request.old != size:
        return Reply(409, f"{size}\n".encode(), "text/x.tlog.size", misconduct=forked and last is not None)
    if forked:
        return _refuse(422, f"another root for size {size}", misconduct=True)
    if size == 0:
        return _refuse(422, "nothing can be proved from an empty tree", misconduct=True) if request.proof else None
    try:
        merkle.verify_consistency(size, new.size, request.proof, root, new.root, algorithm_of(new.origin))
    except merkle.BadProof as error:
        return _refuse(422, str(error), misconduct=True)
    return None


class Witness:
    """One witness with its store and its keys, a cosigner each; `clock` gives seconds since 1970.

    ValueError if a key is no cosigner's, or is a key of a log it is to watch.
    """

    def __init__(
        self,
        store: Store,
        signers: Sequence[Signer],
        logs: Mapping[str, Sequence[Key]],
        clock: Callable[[], int] = lambda: int(time.time()),
    ) -> None:
        self.store, self.signers, self.logs, self.clock = store, tuple(signers), logs, clock
        if not signers or not all(signer.key.is_cosigner for signer in signers):
            raise ValueError("a witness signs with the keys of a cosigner")
        own = {signer.key.public for signer in signers}
        if any(key.public in own for keys in logs.values() for key in keys):
            raise ValueError("a witness is not the log that it watches")

    def add_checkpoint(self, body: bytes) -> Reply:
        """Answer one submission, cosigning it if all checks pass."""
        examined = examine(body, self.logs)
        if isinstance(examined, Reply):
            return examined

        def decide(last: Cosigned | None) -> tuple[Reply, Cosigned | None]:
            refusal, now = judge(examined, last), self.clock()
            if refusal is not None:
                return refusal, None
            if last is not None and now < last.time:
                return _refuse(503, "the clock of this witness is behind its last cosignature"), None
            text = examined.note.text
            made = tuple(Signature(each.key.name, each.key.id, each.sign(text, now)) for each in self.signers)
            new = examined.checkpoint
            note = Note(text, (*examined.note.signatures, *made))
            reply = Reply(200, "".join(each.line() for each in made).encode())
            return reply, Cosigned(new.origin, new.size, new.root, bytes(note), now)

        return self.store.update(examined.checkpoint.origin, decide, body, self.clock())

    def latest(self, origin_hash: str) -> Reply:
        """The checkpoint last cosigned for the origin with this SHA-256 in hexadecimal, if it is of the last hour."""
        last = self.store.by_origin_hash(origin_hash)
        if last is None or self.clock() - last.time > FRESH:
            return _refuse(404, "no checkpoint of the last hour")
        return Reply(200, last.note)


def origin_hash(origin: str) -> str:
    """How a witness's monitoring address names a log."""
    return hashlib.sha256(origin.encode()).hexdigest()


def _refuse(status: int, sentence: str, *, misconduct: bool = False) -> Reply:
    return Reply(status, f"{sentence}\n".encode(), misconduct=misconduct)
