"""见证机构: the submission side of C2SP tlog-witness. A cosignature is believed when the witness's key made it."""

from dataclasses import dataclass
from typing import Protocol

from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.encoding import decimal
from xiezhi.evidence.keys import BadSignature, Key
from xiezhi.evidence.note import Note, Signature
from xiezhi.evidence.tiles import TileTree
from xiezhi.evidence.witness import Request
from xiezhi.outside.wire import Reply, post

LONGEST = 100_000


class NotCosigned(ValueError):
    """A witness answered, and did not cosign: its refusal, or an answer that is not its cosignature."""


class Witness(Protocol):
    """Cosigns a checkpoint. OSError if it does not answer, NotCosigned if it does not cosign."""

    def cosign(self, note: Note, tree: TileTree, old: int) -> Signature:
        """The cosignature under `note`; `tree` proves the way from `old`, the size it is believed to have seen."""


@dataclass(frozen=True, slots=True)
class HttpWitness:
    """A witness by its key and the prefix of its submission address."""

    key: Key
    url: str
    seconds: float = 1.0

    def cosign(self, note: Note, tree: TileTree, old: int) -> Signature:
        reply = self._submit(note, tree, old)
        if reply.status == 409:
            seen = self._seen(reply, tree.size)
            if seen != old:
                reply = self._submit(note, tree, seen)
        if reply.status != 200:
            raise NotCosigned(
                f"{self.key.name} answered {reply.status} {reply.body[:200].decode('utf-8', 'replace')!r}"
            )
        for line in reply.body.decode("utf-8", "replace").splitlines():
            try:
                made = Signature.parse(line, self.key.name)
                if (made.name, made.key_id) == (self.key.name, self.key.id):
                    self.key.verify(note.text, made.data)
                    return made
            except BadSignature as error:
                raise NotCosigned(str(error)) from None
            except ValueError:
                continue
        raise NotCosigned(f"{self.key.name} answered without its cosignature")

    def _submit(self, note: Note, tree: TileTree, old: int) -> Reply:
        assert Checkpoint.parse(note.text).size == tree.size, "a checkpoint and the tree it is of"
        body = bytes(Request(old, tuple(tree.consistency_proof(old)), note))
        address = f"{self.url.rstrip('/')}/add-checkpoint"
        return post(address, body, "text/plain; charset=utf-8", seconds=self.seconds, most=LONGEST)

    def _seen(self, reply: Reply, size: int) -> int:
        """The size that a witness says it has seen; more than there is means that this log has lost its newest part."""
        try:
            seen = decimal(reply.body.decode("ascii", "replace").strip(), "size")
        except ValueError as error:
            raise NotCosigned(f"{self.key.name}: {error}") from None
        if seen > size:
            raise NotCosigned(f"{self.key.name} has seen {seen} leaves, where this log has {size}")
        return seen
