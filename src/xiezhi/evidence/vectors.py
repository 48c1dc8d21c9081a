"""Published test vectors, run as their projects publish them: a folder is walked, each file known by its shape.

Known are the proof cases of transparency-dev/merkle; Wycheproof's files, of both their schemas, for the signatures that
this program accepts; log folders with their checkpoints and a verifier key in some file beside or above; notes, in
files and in pages of C2SP, whose keys are beside them; Sigstore bundles (their log part); answers of time-stamping
authorities; examples of GB/T 32918, in JSON and in texts; and trees and notes as this project writes them. A file whose
name, or whose folder's, says that it is a bad one must be refused.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xiezhi.evidence import vectors_log, vectors_signatures, vectors_sm2, vectors_stamps
from xiezhi.evidence.vectors_log import Case

MAX_BYTES = 64_000_000
TEXTS = {".json", ".jsonl", ".sigstore", ".bundle"}


@dataclass(slots=True)
class Tally:
    """How many vectors of one kind came out as published, and which did not."""

    kind: str
    passed: int = 0
    failed: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All that were run."""
        return self.passed + len(self.failed)


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a folder: a tally for each kind, and the files that held no vector, as keys and tiles do not."""

    tallies: list[Tally]
    not_read: list[str]


def run(folder: Path) -> Found:
    """Run every vector under a folder."""
    tallies: dict[str, Tally] = {}
    not_read = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = str(path.relative_to(folder))
            cases = list(_cases(name, path))
            for kind, each, good in cases:
                tally = tallies.setdefault(kind, Tally(kind))
                if good:
                    tally.passed += 1
                else:
                    tally.failed.append(each)
            if not cases:
                not_read.append(name)
    return Found(sorted(tallies.values(), key=lambda tally: tally.kind), not_read)


def _cases(name: str, path: Path) -> Iterator[Case]:
    if path.stat().st_size <= MAX_BYTES:
        try:
            yield from _of_file(name, path)
        except (ValueError, TypeError, AttributeError, LookupError):
            yield "unreadable", name, False


def _of_file(name: str, path: Path) -> Iterator[Case]:
    if path.suffix in TEXTS:
        for value in _values(path):
            yield from _json(name, path, value)
    elif vectors_stamps.is_answer(path):
        yield from vectors_stamps.answer(name, path)
    else:
        examples = list(vectors_sm2.text(name, path)) if path.suffix in vectors_sm2.TEXTS else []
        yield from examples or vectors_log.file(name, path)


def _values(path: Path) -> Iterator[Any]:
    """What a file of JSON holds; of JSON lines, each line."""
    data = path.read_bytes()
    for part in data.splitlines() if path.suffix == ".jsonl" else [data]:
        with suppress(ValueError, RecursionError):
            yield json.loads(part)


def _json(name: str, path: Path, value: Any) -> Iterator[Case]:
    match value:
        case {"testGroups": [*groups], "algorithm": str(algorithm)}:
            yield from vectors_signatures.wycheproof(name, algorithm, groups)
        case list():
            for number, each in enumerate(value):
                yield from _one(f"{name} {number}", path, each)
        case _:
            yield from _one(name, path, value)


def _one(name: str, path: Path, value: Any) -> Iterator[Case]:
    yield from vectors_log.value(name, path, value)
    yield from vectors_signatures.value(name, value)
