"""What a restored court has lost: steps acknowledged after the backup, by what had been published of its log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from xiezhi.engine.logbook import (
    TREES,
    key_folder,
    log_folder,
    log_home,
    policy,
    published,
    remember_signed,
    signers_of,
)
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.digest import Algorithm
from xiezhi.evidence.folder import LogFolder
from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.keys import BadSignature
from xiezhi.evidence.leaf import Leaf
from xiezhi.evidence.models import Head
from xiezhi.evidence.note import Note
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.read import heads
from xiezhi.outside.witness import HttpWitness, NotCosigned


@dataclass(frozen=True, slots=True)
class Lost:
    """One thing that is known to be missing, in a sentence."""

    court: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.court}：{self.sentence}"


def lost(old: Path | None) -> list[Lost]:
    """What is missing by the log that was published, in the folder `old` with a folder a court, and by the witnesses.

    The court never signs another history of what it had signed: where something is missing, its log stands still.
    """
    found: list[Lost] = []
    for head in heads():
        if old is not None:
            for tree in TREES:
                found += _by_log(
                    head,
                    tree,
                    LogFolder(old / log_home(head.court).relative_to(Path(settings.HOME) / "log") / tree, tree),
                )
        found += _by_witnesses(head.court, policy(head.court))
    return found


def _by_log(head: Head, tree: Algorithm, before: LogFolder) -> Iterator[Lost]:
    data = before.checkpoint()
    if data is None:
        return
    try:
        note = Note.parse(data)
        note.verify([signer.key for signer in signers_of(head.court, tree)])
        shown = Checkpoint.parse(note.text)
        root = before.tree(shown.size).root()
        same = before.tree(shown.size).range_root(0, min(head.size, shown.size))
    except (BadSignature, ValueError, OSError) as wrong:
        yield Lost(head.court, f"{tree} 的公开日志读不出来：{wrong}")
        return
    ours = Frontier.from_bytes(bytes.fromhex(head.sha256 if tree == "sha256" else head.sm3))
    if root != shown.root or (shown.size >= head.size and same != ours.root()):
        yield Lost(head.court, f"{tree} 的公开日志与备份不是同一本日志")
    elif shown.size > head.size:
        remember_signed(head.court, tree, shown)
        if tree == TREES[0]:
            yield from _leaves(head, before, shown.size)


def _leaves(head: Head, before: LogFolder, size: int) -> Iterator[Lost]:
    yield Lost(
        head.court,
        f"备份以后又办了 {size - head.size} 步，已有回执，备份中没有，须重新办理；日志停在第 {size} 条不再签发",
    )
    for place, data in enumerate(before.leaves(size)):
        if place >= head.size:
            leaf = Leaf.parse(data)
            yield Lost(head.court, f"第 {place} 条 {leaf.at} {leaf.act}（{leaf.by_role}）")


def _by_witnesses(court: str, asked: Policy) -> Iterator[Lost]:
    """Each witness is shown what the backup had published: one that has seen more says so."""
    for tree in TREES:
        note = published(court, tree)
        if note is None or not key_folder(court).exists():
            continue
        size = Checkpoint.parse(note.text).size
        for each in asked.witnesses.values():
            if each.url:
                try:
                    HttpWitness(each.key, each.url).cosign(note, log_folder(court, tree).tree(size), size)
                except NotCosigned as trouble:
                    yield Lost(court, f"见证机构不联署：{trouble}")
                except OSError:
                    yield Lost(court, f"见证机构 {each.name} 没有答复，未能核对")
