"""时间戳与锚定: every ten minutes, and on demand, what was published is stamped and anchored, beside everything else.

Nobody waits for a partner: one that is silent, slow or wrong is asked again at the next round until it has answered, or
until a newer point, which covers all that the older one does, takes its place.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from django.conf import settings

from xiezhi.engine.logbook import TREES, published, size_of
from xiezhi.engine.partners import Partners, named, partners_of
from xiezhi.engine.points import ANCHOR, COMPLETE, SENT, STAMP, Point, new_point, points_of
from xiezhi.evidence.digest import digest
from xiezhi.outside.chain import AnchorChain, Pending
from xiezhi.outside.time_authority import TimeAuthority

log = logging.getLogger("xiezhi")
_background = ThreadPoolExecutor(1, thread_name_prefix="anchor")
_round: Future[int] | None = None


def in_background() -> None:
    """Let a round begin, unless one is under way or there is nobody to ask. Touches files only, no table."""
    global _round
    if named() and (_round is None or _round.done()):
        _round = _background.submit(anchor)


def anchor(*, at_once: bool = False, clock: Callable[[], float] = time.time) -> int:
    """One round over all courts: begin the points that are due (with `at_once` all that have news), and ask whoever
    has not answered. How many points are complete now that were not."""
    root, done = Path(settings.HOME) / "log", 0
    for court in sorted(path.name for path in root.iterdir()) if root.is_dir() else ():
        try:
            done += _anchor(court, at_once=at_once, now=clock())
        except (OSError, ValueError) as trouble:
            log.error("anchors of %s: %s", court, trouble)
    return done


def _anchor(court: str, *, at_once: bool, now: float) -> bool:
    partners = partners_of(court)
    if not partners.time and not partners.chain:
        return False
    point = _point(court, partners.every, at_once=at_once, now=now)
    if point is None or point.complete:
        return False
    return _asked(point, partners)


def _point(court: str, every: float, *, at_once: bool, now: float) -> Point | None:
    """The newest point, which is a new one if there is news and it is time."""
    points = points_of(court)
    newest = points[-1] if points else None
    notes = {tree: note for tree in TREES if (note := published(court, tree)) is not None}
    sizes = {size_of(note) for note in notes.values()}
    if len(notes) < len(TREES) or len(sizes) > 1:
        return newest  # one tree has just been published, the other is about to be
    (size,) = sizes
    due = newest is None or (size > newest.size and (at_once or now - newest.begun >= every))
    return new_point(court, notes, now) if due and size else newest


def _asked(point: Point, partners: Partners) -> bool:
    """Ask at once everyone who has not answered; whether all have now."""
    asks: list[tuple[str, Callable[[], None]]] = []
    for name, authority in partners.time.items():
        if point.read(name + STAMP) is None:
            asks.append((name, partial(_stamp, point, name, authority)))
    for name, chain in partners.chain.items():
        if point.read(name + ANCHOR) is None:
            asks.append((name, partial(_chain, point, name, chain)))
    with ThreadPoolExecutor(max(1, len(asks))) as pool:
        answers = [(name, pool.submit(ask)) for name, ask in asks]
    good = True
    for name, answer in answers:
        trouble = answer.exception()
        if isinstance(trouble, Pending):
            log.info("%s: %s", name, trouble)
        elif isinstance(trouble, (OSError, ValueError)):
            log.warning("%s: %s", name, trouble)
        elif trouble is not None:
            raise trouble
        good = good and trouble is None
    if good:
        point.keep(COMPLETE, f"{time.time():.0f}".encode())
    return good


def _stamp(point: Point, name: str, authority: TimeAuthority) -> None:
    point.keep(name + STAMP, authority.stamp(point.message()))


def _chain(point: Point, name: str, chain: AnchorChain) -> None:
    sent = (point.read(name + SENT) or b"").decode()
    try:
        found = chain.anchor(point.checkpoint("sha256"), point.checkpoint("sm3"), sent)
    except Pending as pending:
        if pending.transaction != sent:
            point.note_down(name + SENT, pending.transaction.encode())
        raise
    told = {"chain": name, "digest": digest(point.message()).hex(), "time": found.time}
    if found.receipt is not None:
        told |= {
            "transaction": found.receipt.transaction,
            "block": found.receipt.block,
            "block_hash": found.receipt.block_hash,
        }
    point.keep(name + ANCHOR, json.dumps(told, sort_keys=True).encode())
