"""Where a court's published log lies in its folder: trees, keys, what was signed last, whom it asks to witness.

A log that cannot go on has a successor (`engine.succession`), which lies in a folder of its own beneath the first: all
that is asked here without a name is asked of the newest."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

from xiezhi.evidence import keys
from xiezhi.evidence.checkpoint import SM3_SUFFIX, Checkpoint
from xiezhi.evidence.digest import Algorithm
from xiezhi.evidence.folder import LogFolder, write
from xiezhi.evidence.keys import Signer
from xiezhi.evidence.note import Note
from xiezhi.evidence.policy import NONE, Policy
from xiezhi.records.court import Court
from xiezhi.records.table import one

TREES: tuple[Algorithm, ...] = ("sha256", "sm3")
_WHOM_TO_ASK = ("witness", "group", "quorum")


class Forked(ValueError):
    """The log was to sign what does not grow out of what it signed before; it never does."""


FIRST = "log"
OPENED = "opened"
"""In the folder of a successor: the statement by which the log before it was closed. With it, the successor stands."""


_SUCCESSOR = re.compile(r"log-[0-9]+-.*")


def logs_of(court: str) -> list[str]:
    """The names of a court's logs, the first to the newest."""
    first = os.path.join(settings.HOME, "log", court)
    try:
        beneath = os.listdir(first)
    except FileNotFoundError:
        return [FIRST]
    named = [name for name in beneath if _SUCCESSOR.fullmatch(name)]
    opened = [name for name in named if os.path.exists(os.path.join(first, name, OPENED))]
    return [FIRST, *sorted(opened, key=lambda name: int(name.split("-")[1]))]


def log_home(court: str, name: str = "") -> Path:
    first, name = Path(settings.HOME) / "log" / court, name or logs_of(court)[-1]
    return first if name == FIRST else first / name


def log_folder(court: str, tree: Algorithm, name: str = "") -> LogFolder:
    return LogFolder(log_home(court, name) / tree, tree)


def published(court: str, tree: Algorithm, name: str = "") -> Note | None:
    """The checkpoint that the log shows, None before the first."""
    data = log_folder(court, tree, name).checkpoint()
    return Note.parse(data) if data else None


def size_shown(court: str, tree: Algorithm, name: str = "") -> int:
    """How many leaves the checkpoint that the log shows covers; the same text is read once."""
    data = log_folder(court, tree, name).checkpoint()
    return _size_in(data) if data else 0


@lru_cache(maxsize=256)
def _size_in(checkpoint: bytes) -> int:
    return size_of(Note.parse(checkpoint))


def size_of(note: Note | None) -> int:
    """How many leaves a checkpoint covers; none without one."""
    return Checkpoint.parse(note.text).size if note else 0


def origin_of(court: str, tree: Algorithm, name: str = "") -> str:
    """The origin that checkpoints name; a demonstration court's says demo, a successor's what was shown before it."""
    found = one(Court, id=court)
    mode = "demo" if found is None or found.mode == "demo" else "court"
    base = f"{mode}.{settings.LOG_HOST}/{quote(court)}/{name or logs_of(court)[-1]}"
    return base + SM3_SUFFIX if tree == "sm3" else base


def key_folder(court: str) -> Path:
    """The log's keys, and what was signed with them last: whoever has the one must have the other."""
    return Path(settings.HOME) / "keys" / court / "log"


def signers_of(court: str, tree: Algorithm, name: str = "") -> list[Signer]:
    """The log's keys, made once in the court's folder."""
    name = name or logs_of(court)[-1]
    origin, mark = origin_of(court, tree, name), "" if name == FIRST else f"{name}-"
    return [_signer(key_folder(court), origin, mark, kind) for kind in (keys.ED25519, keys.SM2)]


@lru_cache(maxsize=256)
def _signer(folder: Path, origin: str, mark: str, kind: bytes) -> Signer:
    path = folder / f"{'ed25519' if kind == keys.ED25519 else 'sm2'}-{mark}{origin.rpartition('/')[2]}.key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.chmod(folder, 0o700)
        write(path, keys.format_secret(origin, kind, keys.new_secret(kind)).encode(), mode=0o600)
    return keys.parse_secret(path.read_text().strip())


def _memory(court: str, tree: Algorithm, name: str) -> Path:
    name = name or logs_of(court)[-1]
    return key_folder(court) / (f"signed-{tree}" if name == FIRST else f"signed-{tree}-{name}")


def last_signed(court: str, tree: Algorithm, name: str = "") -> Checkpoint | None:
    """What this log signed last, whether or not it came to be published."""
    path = _memory(court, tree, name)
    return Checkpoint.parse(path.read_text(encoding="utf-8")) if path.exists() else None


def remember_signed(court: str, tree: Algorithm, checkpoint: Checkpoint) -> None:
    """From now on the log signs only what grows out of this."""
    write(_memory(court, tree, ""), checkpoint.text.encode(), mode=0o600)


def signed(court: str, tree: Algorithm, checkpoint: Checkpoint) -> Note:
    """The log's own signatures under a checkpoint, which is remembered before it is signed.

    Raises Forked for a smaller size, for another root of one size, or for what does not grow out of what was signed.
    """
    before, grown = last_signed(court, tree), log_folder(court, tree).tree(checkpoint.size)
    if before is not None and (
        before.size > checkpoint.size
        or grown.range_root(0, before.size) != before.root
        or grown.root() != checkpoint.root
    ):
        raise Forked(f"{checkpoint.origin}: size {checkpoint.size} does not grow out of size {before.size}")
    signers = signers_of(court, tree)
    if before != checkpoint:
        remember_signed(court, tree, checkpoint)
    note = checkpoint.note()
    for signer in signers:
        note = note.signed(signer)
    return note


def policy_text(court: str) -> str:
    """The trust policy of a court's logs: its own keys, those of closed logs too, for what they proved stays proved;
    and the witnesses and the quorum that `witnesses` names."""
    lines = [f"log {signer.key}" for n in logs_of(court) for tree in TREES for signer in signers_of(court, tree, n)]
    asked = Path(settings.HOME) / "witnesses"
    told = asked.read_text(encoding="utf-8").splitlines() if asked.exists() else [f"quorum {NONE}"]
    return "\n".join([*lines, *(line for line in told if line.split()[:1] and line.split()[0] in _WHOM_TO_ASK), ""])


def policy(court: str) -> Policy:
    """The same, read; ValueError naming the line of a file that is malformed."""
    return Policy.parse(policy_text(court).encode())
