"""Whether a court is whole: tables against the log, entries against leaves, leaves against what is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from xiezhi.engine.fsck_published import published_differences
from xiezhi.engine.replay import Difference, replay, with_contents
from xiezhi.evidence import fsck as logs
from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.leaf import Leaf, commitment
from xiezhi.evidence.models import Content, Entry, Head
from xiezhi.evidence.read import heads, in_order
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

_DECODER = msgspec.json.Decoder()


@dataclass(frozen=True, slots=True)
class Whole:
    """How much was compared, and every difference found."""

    entries: int
    contents: int
    rows: int
    files: int
    differences: list[Difference]

    def __str__(self) -> str:
        return f"{self.entries} entries, {self.contents} contents, {self.rows} rows, {self.files} files of the log"


def fsck() -> Whole:
    """Compare everything that can be derived with what it is derived from; a broken row is named, never raised."""
    wrong = [*_strangers()]
    kept, ids = Content.objects.count(), set(Entry.objects.values_list("id", flat=True))
    for court in _courts():
        wrong += _entries(court, ids)
        wrong += _head(court)
    files, more = published_differences()
    wrong += more
    try:
        replayed = replay()
        wrong += replayed.differences
        folded = replayed.rows
    except (ValueError, KeyError, TypeError, msgspec.DecodeError) as error:
        wrong.append(Difference("entries", "", f"cannot be replayed ({type(error).__name__}: {error})"))
        folded = 0
    unique = list({(each.table, each.row, each.wrong): each for each in wrong}.values())
    return Whole(Entry.objects.count(), kept, folded, files, unique)


def _courts() -> list[str]:
    return sorted({*Entry.objects.values_list("court", flat=True).distinct(), *(head.court for head in heads())})


def _strangers() -> Iterator[Difference]:
    """Contents of no entry."""
    for id, entry in Content.objects.exclude(entry__in=Entry.objects.values("id")).values_list("id", "entry"):
        yield Difference("contents", id, f"belongs to {entry}, which is not in the log")


def _entries(court: str, ids: set[str]) -> Iterator[Difference]:
    disputes = {each.id: each.dispute for each in rows(Proceeding, court=court)}
    for entry, contents in with_contents(in_order(court)):
        try:
            yield from _entry(entry, contents, disputes)
            for name in ("because", "corrects"):
                if getattr(entry, name) and getattr(entry, name) not in ids:
                    yield Difference("entries", entry.id, f"{name} names an entry that is not in the log")
        except (ValueError, KeyError, TypeError, AttributeError, msgspec.DecodeError) as error:
            yield Difference("entries", entry.id, f"cannot be read ({type(error).__name__}: {error})")
    leaves = Entry.objects.filter(court=court).order_by("place").values_list("leaf", flat=True)
    for fault in logs.check_chain(leaf.encode() for leaf in leaves.iterator()):
        yield Difference("entries", f"{court} {fault.where}", fault.what)


def _entry(entry: Entry, contents: list[Content], disputes: dict[str, str]) -> Iterator[Difference]:
    """Every column that the leaf or the skeleton knows; what replay compares as well is left to it."""
    leaf, skeleton = Leaf.parse(entry.leaf.encode()), _DECODER.decode(entry.skeleton)
    told = {
        "id": skeleton.get("entry", entry.id),
        "court": leaf.court,
        "step": leaf.act,
        "role": leaf.by_role,
        "recorded_at": leaf.at,
        "dispute": disputes.get(entry.proceeding),
    }
    for name, value in told.items():
        if getattr(entry, name) != value:
            yield Difference("entries", entry.id, f"{name} is {getattr(entry, name)!r}, by the log {value!r}")
    if commitment(bytes.fromhex(entry.salt), entry.proceeding.encode()).hex() != leaf.case_commitment:
        yield Difference("entries", entry.id, "proceeding is not what the leaf commits to")
    refs = {ref["$"]: ref for ref in _refs(skeleton)}
    kept = {each.id: each for each in contents}
    for id in sorted(refs.keys() - kept.keys()):
        yield Difference("contents", id, "is missing")
    for id in sorted(kept):
        yield from _content(kept[id], refs.get(id))


def _content(kept: Content, ref: dict[str, str] | None) -> Iterator[Difference]:
    if ref is None:
        yield Difference("contents", kept.id, "is not what its entry commits to")
    elif (kept.value is None) != (kept.salt is None):
        yield Difference("contents", kept.id, "is half erased")
    elif kept.value is not None and kept.salt is not None:
        salt, value = bytes.fromhex(kept.salt), kept.value.encode()
        if (commitment(salt, value).hex(), commitment(salt, value, "sm3").hex()) != (ref["sha256"], ref["sm3"]):
            yield Difference("contents", kept.id, "is not what its entry commits to")


def _refs(value: Any) -> Iterator[dict[str, str]]:
    """Every reference to content in a skeleton."""
    if isinstance(value, dict):
        if "$" in value:
            yield value
        else:
            for part in value.values():
                yield from _refs(part)
    elif isinstance(value, list):
        for part in value:
            yield from _refs(part)


def _head(court: str) -> Iterator[Difference]:
    """The head counts the entries and has the right edges of both trees."""
    head = Head.objects.filter(court=court).first()
    last = Entry.objects.filter(court=court).order_by("place").last()
    if head is None or last is None:
        yield Difference("heads", court, "is missing" if head is None else "is the head of no entry")
        return
    if head.last != last.recorded_at:
        yield Difference("heads", court, f"last is {head.last!r}, by the log {last.recorded_at!r}")
    if head.size != last.place + 1:
        yield Difference("heads", court, f"size is {head.size}, by the log {last.place + 1}")
    try:
        kept = [Frontier.from_bytes(bytes.fromhex(text)) for text in (head.sha256, head.sm3)]
    except ValueError as error:
        yield Difference("heads", court, str(error))
        return
    leaves = Entry.objects.filter(court=court).order_by("place").values_list("leaf", flat=True)
    for fault in logs.check_heads((leaf.encode() for leaf in leaves.iterator()), kept):
        yield Difference("heads", court, f"{fault.where} {fault.what}")
    if [each.algorithm for each in kept] != ["sha256", "sm3"]:
        yield Difference("heads", court, "has the trees in each other's place")
