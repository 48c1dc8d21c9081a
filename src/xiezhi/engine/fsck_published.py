"""What is published of the logs against their leaves: each file under `log/`, octet by octet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from xiezhi.engine import succession
from xiezhi.engine.logbook import OPENED, TREES, last_signed, log_folder, log_home, logs_of, signers_of
from xiezhi.engine.partners import partners_of
from xiezhi.engine.points import POINTS, points_of
from xiezhi.engine.replay import Difference
from xiezhi.evidence import merkle
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.digest import SIZE, Algorithm
from xiezhi.evidence.folder import WRITING
from xiezhi.evidence.fsck import check_checkpoints
from xiezhi.evidence.models import Entry, Head
from xiezhi.evidence.note import Note
from xiezhi.evidence.tiles import WIDTH, Tile, bundle, new_tiles, parse_path, tiles_of


def published_differences() -> tuple[int, list[Difference]]:
    """How many files of the logs there are, and every one that is not as the leaves say, is missing, or is too many."""
    root, wrong = Path(settings.HOME) / "log", list[Difference]()
    known = set(Head.objects.values_list("court", flat=True))
    found = {path.name for path in root.iterdir()} if root.is_dir() else set()
    wrong += [Difference("log", court, "is the log of no court here") for court in sorted(found - known)]
    for court in sorted(known):
        names = logs_of(court)
        wrong += (
            Difference("log", each.relative_to(root).as_posix(), "belongs to no log")
            for name in names
            for each in sorted(log_home(court, name).glob("*"))
            if not each.name.startswith(WRITING)
            and each.name not in (*TREES, POINTS, *(names[1:] if name == names[0] else [OPENED]))
        )
        wrong += (Difference("log", f"{court}/{name}", what) for name, what in succession.faults(court))
        for tree in TREES:
            wrong += _tree(court, tree)
        wrong += _points(court)
    files = sum(1 for path in root.rglob("*") if path.is_file()) if root.is_dir() else 0
    return files, wrong


def _leaves(court: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    where = {"place__gte": start} | ({} if end is None else {"place__lt": end})
    query = Entry.objects.filter(court=court, **where).order_by("place").values_list("leaf", flat=True)
    return (leaf.encode() for leaf in query.iterator())


def _tree(court: str, tree: Algorithm) -> Iterator[Difference]:
    folder, before = log_folder(court, tree), last_signed(court, tree)
    data = folder.checkpoint()
    if data is None:
        if folder.path.exists() or before is not None:
            yield Difference("log", f"{court}/{tree}/checkpoint", "is missing")
        if not folder.path.exists():
            return
    notes = [data] if data is not None else []
    keys = [signer.key for signer in signers_of(court, tree)]
    for fault in check_checkpoints(_leaves(court), notes, keys, tree):
        yield Difference("log", f"{court}/{tree}/checkpoint", fault.what)
    if before is not None:
        note = before.note().signed(signers_of(court, tree)[0])
        for fault in check_checkpoints(_leaves(court), [bytes(note)], keys, tree):
            yield Difference("log", f"{court}/{tree} as signed last", fault.what)
    yield from _files(court, tree, folder.path, data)


def _files(court: str, tree: Algorithm, path: Path, data: bytes | None) -> Iterator[Difference]:
    """Every file says what its leaves say, none is missing below the checkpoint, and none is there besides."""
    hashes = [merkle.leaf_hash(leaf, tree) for leaf in _leaves(court)]
    whole: dict[tuple[int, int], bytes] = {}
    for tile, made in new_tiles(hashes, 0, _nothing, tree):
        whole[tile.level, tile.index] = made
    seen = set[Tile]()
    files = (each for each in path.rglob("*") if each.is_file() and not each.name.startswith(WRITING))
    for file in sorted(each for each in files if each != path / "checkpoint"):
        name = file.relative_to(path).as_posix()
        found = parse_path(name)
        if found is None:
            yield Difference("log", f"{court}/{tree}/{name}", "belongs to no log")
            continue
        seen.add(found)
        if file.read_bytes() != _expected(court, found, whole):
            yield Difference("log", f"{court}/{tree}/{name}", "is not what the leaves make")
    size = _size(data)
    for tile in tiles_of(min(size, len(hashes))):
        wanted = [tile, Tile(-1, tile.index, tile.width)] if tile.level == 0 else [tile]
        for each in wanted:
            if not any(Tile(each.level, each.index, width) in seen for width in range(each.width, WIDTH + 1)):
                name = each.entries_path if each.level < 0 else each.path
                yield Difference("log", f"{court}/{tree}/{name}", "is missing")


def _expected(court: str, tile: Tile, whole: dict[tuple[int, int], bytes]) -> bytes | None:
    """The octets of a tile of this width, None if there are not so many leaves."""
    level = max(tile.level, 0)
    made = whole.get((level, tile.index), b"")
    if len(made) < tile.width * SIZE:
        return None
    if tile.level >= 0:
        return made[: tile.width * SIZE]
    first = tile.index * WIDTH
    return bundle(list(_leaves(court, first, first + tile.width)))


def _nothing(tile: Tile) -> bytes:
    raise LookupError(tile.path)


def _size(data: bytes | None) -> int:
    try:
        return Checkpoint.parse(Note.parse(data).text).size if data else 0
    except ValueError:
        return 0


def _points(court: str) -> Iterator[Difference]:
    """What was stamped and anchored are checkpoints of this log, and the stamps are of them."""
    authorities = partners_of(court).time
    for point in points_of(court):
        for tree in TREES:
            keys = [signer.key for signer in signers_of(court, tree)]
            data = point.note_bytes(tree)
            faults = check_checkpoints(_leaves(court), [data], keys, tree) if data else ()
            for fault in faults:
                yield Difference("log", f"{court}/{POINTS}/{point.size}/{tree}", fault.what)
            if data is None or _size(data) != point.size:
                yield Difference(
                    "log", f"{court}/{POINTS}/{point.size}/{tree}", f"is no checkpoint of size {point.size}"
                )
        for name, what in point.faults(authorities):
            yield Difference("log", f"{court}/{POINTS}/{point.size}/{name}", what)
