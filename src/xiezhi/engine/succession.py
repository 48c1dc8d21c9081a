"""A log that cannot go on is closed by a signed statement, and another is opened that names what the closed one showed.

It cannot go on where it has shown more than the tables still have, as after a restore that lost what was done since
the backup: whatever it signed now would be a second history under its name. The statement, which the keys of both logs
sign, says how far the closed log went, how many leaves the two have in common, when and why. The origin of the
successor ends with the size of the closed log and the beginning of its root, so each of its checkpoints says that
something went before. What the closed log proved it goes on proving: its files and keys stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise, takewhile
from pathlib import Path

from xiezhi.engine.logbook import (
    OPENED,
    TREES,
    last_signed,
    log_folder,
    log_home,
    logs_of,
    origin_of,
    remember_signed,
    signers_of,
)
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.digest import Algorithm
from xiezhi.evidence.encoding import encode
from xiezhi.evidence.folder import LogFolder, write
from xiezhi.evidence.keys import BadSignature
from xiezhi.evidence.models import Head
from xiezhi.evidence.note import Note
from xiezhi.evidence.read import in_order

HEADING = "xiezhi/closed-log/v1"


class GoesOn(ValueError):
    """The log can go on, and is not closed."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What a statement says of the log it closes; `kept` is how many leaves its successor has in common with it."""

    note: Note
    size: int
    kept: int
    at: str
    reason: str

    @classmethod
    def parse(cls, data: bytes) -> Closing:
        """Read a statement; ValueError if it is none."""
        note = Note.parse(data)
        lines = dict(line.partition(" ")[::2] for line in note.text.splitlines()[1:])
        try:
            size = int(lines["closed-sha256"].split(" ")[1])
            return cls(note, size, int(lines["kept"]), lines["at"], lines["reason"])
        except (KeyError, IndexError) as missing:
            raise ValueError(f"a statement without its line {missing}") from None


def closings(court: str) -> Iterator[Closing]:
    """The statements by which this court closed a log, oldest first; `fsck` names those that cannot be read."""
    for name in logs_of(court)[1:]:
        with suppress(ValueError):
            yield _statement(court, name)


def _statement(court: str, name: str) -> Closing:
    return Closing.parse((log_home(court, name) / OPENED).read_bytes())


def succeed(court: str, shown: Path, *, at: str, reason: str) -> Closing:
    """Close the court's log as it stands in `shown`, a folder with both trees, and open its successor.

    GoesOn where nothing that it showed is missing; ValueError where `shown` is not this log, or less than it signed.
    """
    old, head = logs_of(court)[-1], Head.objects.get(court=court)
    if "\n" in reason or not reason.strip():
        raise ValueError("the reason is one line")
    folders: dict[Algorithm, LogFolder] = {tree: LogFolder(shown / tree, tree) for tree in TREES}
    closed = {tree: _shown(court, tree, folders[tree]) for tree in TREES}
    size = closed["sha256"].size
    kept = _in_common(court, folders["sha256"], size)
    if kept == size <= head.size:
        raise GoesOn(f"{closed['sha256'].origin} can go on: nothing that it showed is missing")
    for tree in TREES:
        _complete(log_home(court, old) / tree, folders[tree].path)
    name = f"log-{len(logs_of(court)) + 1}-after-{size}-{closed['sha256'].root[:4].hex()}"
    lines = [
        HEADING,
        *(f"closed-{tree} {closed[tree].origin} {size} {encode(closed[tree].root)}" for tree in TREES),
        f"opened {origin_of(court, 'sha256', name)}",
        f"kept {kept}",
        f"at {at}",
        f"reason {reason}",
    ]
    note = Note("".join(f"{line}\n" for line in lines))
    for each in (old, name):
        for signer in signers_of(court, "sha256", each):
            note = note.signed(signer)
    write(log_home(court, name) / OPENED, bytes(note))
    return Closing.parse(bytes(note))


def _shown(court: str, tree: Algorithm, folder: LogFolder) -> Checkpoint:
    """The checkpoint in a folder, proved to be this log's, and no less than it ever signed; that is remembered."""
    data = folder.checkpoint()
    if data is None:
        raise ValueError(f"{folder.path} has no checkpoint")
    note = Note.parse(data)
    note.verify([signer.key for signer in signers_of(court, tree)])
    found, before = Checkpoint.parse(note.text), last_signed(court, tree)
    if found.origin != origin_of(court, tree) or folder.tree(found.size).root() != found.root:
        raise ValueError(f"{folder.path} is not the log {origin_of(court, tree)}")
    if before is not None and before.size > found.size:
        raise ValueError(f"{folder.path} ends at {found.size}; the log has signed {before.size}")
    remember_signed(court, tree, found)
    return found


def _in_common(court: str, folder: LogFolder, size: int) -> int:
    """How many leaves the closed log and the tables begin with alike."""
    ours = (entry.leaf.encode() for entry in in_order(court))
    pairs = zip(ours, folder.leaves(size), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _complete(home: Path, shown: Path) -> None:
    """The closed log as far as it went, beside what a backup had of it; the checkpoint last."""
    if home.resolve() == shown.resolve():
        return
    files = sorted(each for each in shown.rglob("*") if each.is_file() and each.name != "checkpoint")
    for file in (*files, shown / "checkpoint"):
        write(home / file.relative_to(shown), file.read_bytes())


def faults(court: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the closed logs of a court and their statements: the name of a log, and a sentence."""
    for old, name in pairwise(logs_of(court)):
        try:
            closing = _statement(court, name)
        except ValueError as wrong:
            yield name, f"its statement cannot be read ({wrong})"
            continue
        for each in (old, name):
            try:
                closing.note.verify([signer.key for signer in signers_of(court, "sha256", each)])
            except BadSignature as wrong:
                yield name, f"its statement is not signed by {each} ({wrong})"
        for tree in TREES:
            folder, signed = log_folder(court, tree, old), last_signed(court, tree, old)
            stated = f"closed-{tree} {origin_of(court, tree, old)} {closing.size} "
            try:
                root = folder.tree(closing.size).root()
                if f"{stated}{encode(root)}\n" not in closing.note.text or signed is None or signed.root != root:
                    yield old, f"{tree}: is not as its statement closed it"
            except (OSError, ValueError) as wrong:
                yield old, f"{tree}: cannot be read ({wrong})"
        if _in_common(court, log_folder(court, "sha256", old), closing.size) != closing.kept:
            yield old, f"does not share {closing.kept} leaves with its successor"
