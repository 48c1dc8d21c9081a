"""Publishing the log: tiles, then a checkpoint of both trees, signed, and cosigned by the quorum.

All of it is derived, so it may be done again. What is published is stamped and anchored in the background.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import StrEnum

from xiezhi.engine import anchoring
from xiezhi.engine.logbook import (
    TREES,
    log_folder,
    logs_of,
    origin_of,
    policy,
    policy_text,
    published,
    signed,
    size_of,
    size_shown,
)
from xiezhi.engine.partners import named
from xiezhi.engine.points import Point, points_of
from xiezhi.engine.witnessing import cosigned, missing
from xiezhi.evidence.bundle import Bundle, Opened
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.digest import Algorithm
from xiezhi.evidence.folder import LogFolder
from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.leaf import Leaf
from xiezhi.evidence.models import Content, Entry, Head
from xiezhi.evidence.note import Note
from xiezhi.evidence.policy import NONE, Policy
from xiezhi.evidence.proof import LogProof

log = logging.getLogger("xiezhi")
AT_ONCE = 4096


class State(StrEnum):
    """How far an entry has come; each is said when it is true, and not before."""

    received = "received"
    checkpoint = "checkpoint"
    anchored = "anchored"

    @property
    def label(self) -> str:
        return {"received": "已收讫", "checkpoint": "已入检查点", "anchored": "已锚定"}[self.value]


def publish() -> int:
    """Publish what every court's log has gained; how many logs had news that the quorum saw. The trouble of one log is
    said and does not stop the others."""
    gained = 0
    for head in Head.objects.order_by("court"):
        try:
            gained += _publish(head)
        except (OSError, ValueError) as trouble:
            log.error("log of %s: %s", head.court, trouble)
    anchoring.in_background()
    return gained


def _publish(head: Head) -> bool:
    whom, before = policy(head.court), size_published(head.court)
    shown = {tree: note for tree in TREES if (note := published(head.court, tree)) is not None}
    news = before != head.size or len(shown) < len(TREES)
    if not head.size or not (news or any(missing(note, whom) for note in shown.values())):
        return False
    notes = cosigned(head.court, _signed(head) if news else shown, whom, before)
    if news and not all(_accepted(whom, note) for note in notes.values()):
        log.warning("log of %s: size %s waits for its quorum", head.court, head.size)
        return False
    for tree in TREES:
        if news or notes[tree] != shown[tree]:
            log_folder(head.court, tree).publish(bytes(notes[tree]))
    return news


def _signed(head: Head) -> dict[Algorithm, Note]:
    made = dict[Algorithm, Note]()
    for tree in TREES:
        _grow(log_folder(head.court, tree), head.court, head.size)
        frontier = Frontier.from_bytes(bytes.fromhex(head.sha256 if tree == "sha256" else head.sm3))
        made[tree] = signed(head.court, tree, Checkpoint(origin_of(head.court, tree), head.size, frontier.root()))
    return made


def _accepted(whom: Policy, note: Note) -> bool:
    names = {(w.key.name, w.key.id): name for name, w in whom.witnesses.items()}
    return whom.reached(
        {names[each.name, each.key_id] for each in note.signatures if (each.name, each.key_id) in names}
    )


def _grow(folder: LogFolder, court: str, size: int) -> None:
    data = folder.checkpoint()
    since = size_of(Note.parse(data)) if data else 0
    while since < size:
        until = min(since + AT_ONCE, size)
        leaves = Entry.objects.filter(court=court, place__gte=since, place__lt=until).order_by("place")
        folder.append([leaf.encode() for leaf in leaves.values_list("leaf", flat=True)], since)
        since = until


def size_published(court: str) -> int:
    """Up to which place the court's log stands in a signed checkpoint, in both trees."""
    newest = logs_of(court)[-1]
    return min(size_shown(court, tree, newest) for tree in TREES)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whether a court asks witnesses to cosign its log, and others to stamp and to anchor it."""

    witnesses: bool
    anchors: bool


def asked_by(court: str) -> Asked:
    """What a receipt may say is still to come: nobody answers whom nobody asks."""
    return Asked(policy(court).quorum != NONE, named())


def policy_of(court: str) -> str:
    """The trust policy of a court's logs, as the verifier reads it."""
    return policy_text(court)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a court's log has come: the sizes that stand in a signed checkpoint, and at a complete point."""

    checkpoint: int
    anchored: int

    def state(self, place: int) -> State:
        """How far the entry at this place has come: 已收讫, 已入检查点, 已锚定."""
        if place < self.anchored:
            return State.anchored
        return State.checkpoint if place < self.checkpoint else State.received


def reach_of(court: str) -> Reach:
    """Asked once for many entries."""
    points = (point.size for point in reversed(points_of(court)) if point.complete)
    return Reach(size_published(court), next(points, 0))


def state_of(entry: Entry) -> State:
    """How far an entry has come."""
    return reach_of(entry.court).state(entry.place)


def _point_of(entry: Entry) -> Point | None:
    """The first complete point that covers an entry: its stamps are the oldest there are."""
    return next((point for point in points_of(entry.court) if point.size > entry.place and point.complete), None)


def bundle_of(entry: Entry, *, values: bool, file: str = "", beside: str = "") -> Bundle | None:
    """Everything needed to check an entry offline, once it stands in a checkpoint; `values` opens its contents too.
    For whoever holds a file, `file` is its SHA-256: then the entry is opened, and of its contents that digest and
    what stands in it `beside`.

    Its proofs lead to the point that was stamped and anchored, before there is one to the newest checkpoint.
    """
    point = _point_of(entry)
    notes = {tree: point.note(tree) if point else published(entry.court, tree) for tree in TREES}
    proofs = {tree: _proof(entry, tree, note) for tree, note in notes.items() if note and size_of(note) > entry.place}
    if len(proofs) < len(TREES) or len({proof.checkpoint.size for proof in proofs.values()}) > 1:
        return None  # not published, or one tree has just been and the other is about to be
    kept = Content.objects.filter(entry=entry.id).order_by("id") if values or file else ()
    opened = tuple(Opened(c.value, bytes.fromhex(c.salt)) for c in kept if c.value is not None and c.salt is not None)
    return Bundle(
        leaf=Leaf.parse(entry.leaf.encode()),
        proofs=proofs,
        entry=Opened(entry.skeleton, bytes.fromhex(entry.salt)) if values or file else None,
        values=opened if values else tuple(each for each in opened if beside and each.text == beside),
        salt=next((each.salt for each in opened if file and each.text == file), None),
        name=entry.id,
        stamps=point.stamps() if point else (),
        facts={"anchors": list(point.anchors())} if point and point.anchors() else {},
    )


def _proof(entry: Entry, tree: Algorithm, note: Note) -> LogProof:
    tiles = log_folder(entry.court, tree).tree(size_of(note))
    return LogProof(entry.place, tuple(tiles.inclusion_proof(entry.place)), note)
