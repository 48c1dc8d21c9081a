"""Publishing the log: tiles, and a checkpoint of both trees signed with both keys; derived, so it may be done again."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

from xiezhi.evidence import keys
from xiezhi.evidence.bundle import Bundle, Opened
from xiezhi.evidence.checkpoint import SM3_SUFFIX, Checkpoint
from xiezhi.evidence.digest import Algorithm
from xiezhi.evidence.folder import LogFolder, write
from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.keys import Signer
from xiezhi.evidence.leaf import Leaf
from xiezhi.evidence.models import Content, Entry, Head
from xiezhi.evidence.note import Note
from xiezhi.evidence.proof import LogProof
from xiezhi.records.court import Court
from xiezhi.records.table import one

TREES: tuple[Algorithm, ...] = ("sha256", "sm3")
AT_ONCE = 4096


def publish() -> int:
    """Publish what every court's log has gained; how many logs had news."""
    return sum(_publish(head) for head in Head.objects.order_by("court"))


def _publish(head: Head) -> bool:
    if size_published(head.court) == head.size:
        return False
    for tree in TREES:
        folder = log_folder(head.court, tree)
        frontier = Frontier.from_bytes(bytes.fromhex(head.sha256 if tree == "sha256" else head.sm3))
        _grow(folder, head.court, head.size)
        note = Checkpoint(origin_of(head.court, tree), head.size, frontier.root()).note()
        for signer in signers_of(head.court, tree):
            note = note.signed(signer)
        folder.publish(bytes(note))
    return True


def _grow(folder: LogFolder, court: str, size: int) -> None:
    since = _size(folder)
    while since < size:
        until = min(since + AT_ONCE, size)
        leaves = Entry.objects.filter(court=court, place__gte=since, place__lt=until).order_by("place")
        folder.append([leaf.encode() for leaf in leaves.values_list("leaf", flat=True)], since)
        since = until


def _size(folder: LogFolder) -> int:
    data = folder.checkpoint()
    return Checkpoint.parse(Note.parse(data).text).size if data else 0


def size_published(court: str) -> int:
    """Up to which place the court's log stands in a signed checkpoint, in both trees."""
    return min(_size(log_folder(court, tree)) for tree in TREES)


def log_folder(court: str, tree: Algorithm) -> LogFolder:
    return LogFolder(Path(settings.HOME) / "log" / court / tree, tree)


def origin_of(court: str, tree: Algorithm) -> str:
    """The origin that checkpoints name; a demonstration court's says demo."""
    found = one(Court, id=court)
    mode = "demo" if found is None or found.mode == "demo" else "court"
    base = f"{mode}.{settings.LOG_HOST}/{quote(court)}/log"
    return base + SM3_SUFFIX if tree == "sm3" else base


def signers_of(court: str, tree: Algorithm) -> list[Signer]:
    """The log's keys, made once in the court's folder."""
    home = Path(settings.HOME)
    return [_signer(home / "keys" / court / "log", origin_of(court, tree), kind) for kind in (keys.ED25519, keys.SM2)]


@lru_cache(maxsize=256)
def _signer(folder: Path, origin: str, kind: bytes) -> Signer:
    path = folder / f"{'ed25519' if kind == keys.ED25519 else 'sm2'}-{origin.rpartition('/')[2]}.key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.chmod(folder, 0o700)
        write(path, keys.format_secret(origin, kind, keys.new_secret(kind)).encode(), mode=0o600)
    return keys.parse_secret(path.read_text().strip())


def policy_of(court: str) -> str:
    """The trust policy of a court's logs, as the verifier reads it."""
    lines = [f"log {signer.key}" for tree in TREES for signer in signers_of(court, tree)]
    return "\n".join([*lines, "quorum none", ""])


def state_of(entry: Entry) -> str:
    """How far an entry has come: 已收讫, or 已入检查点."""
    return "checkpoint" if entry.place < size_published(entry.court) else "received"


def bundle_of(entry: Entry, *, values: bool) -> Bundle | None:
    """Everything needed to check an entry offline, once it stands in a checkpoint; `values` opens its contents too."""
    if state_of(entry) == "received":
        return None
    proofs = {tree: _proof(entry, tree) for tree in TREES}
    if len({proof.checkpoint.size for proof in proofs.values()}) > 1:
        return None  # one tree has just been published, the other is about to be
    kept = Content.objects.filter(entry=entry.id).order_by("id") if values else ()
    opened = tuple(Opened(c.value, bytes.fromhex(c.salt)) for c in kept if c.value is not None and c.salt is not None)
    return Bundle(
        leaf=Leaf.parse(entry.leaf.encode()),
        proofs=proofs,
        entry=Opened(entry.skeleton, bytes.fromhex(entry.salt)) if values else None,
        values=opened,
        name=entry.id,
    )


def _proof(entry: Entry, tree: Algorithm) -> LogProof:
    folder = log_folder(entry.court, tree)
    data = folder.checkpoint()
    assert data is not None, "a published entry without its checkpoint"
    note = Note.parse(data)
    size = Checkpoint.parse(note.text).size
    return LogProof(entry.place, tuple(folder.tree(size).inclusion_proof(entry.place)), note)
