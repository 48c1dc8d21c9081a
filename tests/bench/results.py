"""The result files: `benchmarks/results/`, one a measurement: each figure, its machine and its commit."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench.figure import Figure
from tests.bench.scale import Scale
from tests.bench.worker import ROOT

FOLDER = ROOT / "benchmarks/results"
PROGRAM = ("src", "tests", "pyproject.toml", "requirements.lock")


def write(measurement: str, figures: Sequence[Figure], scale: Scale, commit: str) -> Path:
    """What was measured last under this name, at this size, of this commit."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{measurement}{scale.mark}.json"
    at = datetime.now(UTC).isoformat(timespec="seconds")
    results = [_result(each, at=at, commit=commit, quick=not scale.full) for each in figures if each.unit]
    text = json.dumps({"machine": machine(), "results": results}, ensure_ascii=False, indent=1, default=float)
    path.write_text(f"{text}\n", encoding="utf-8")
    return path


def machine() -> dict[str, Any]:
    return {
        "cpu": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "load": round(os.getloadavg()[0], 1),
    }


def _result(figure: Figure, *, at: str, commit: str, quick: bool) -> dict[str, Any]:
    """A figure without a peer is held against its goal: `ours` is what was measured, `peer` the goal."""
    goal = figure.least if figure.least is not None else figure.most
    alone = figure.peer is None
    ratio = figure.ratio
    return {
        "name": figure.name,
        "about": figure.what.partition(" ")[2],
        "ours": figure.value if alone else figure.ours,
        "peer": goal if alone else figure.peer,
        "ratio": ratio,
        "min": figure.low if figure.low is not None else ratio,
        "max": figure.high if figure.high is not None else ratio,
        "unit": figure.unit,
        "at": at,
        "commit": commit,
        "quick": quick,
        "peer_errors": 0 if alone else figure.peer_errors,
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def commit() -> str:
    """What is checked out, and whether the program or a measurement was changed since."""
    head, changed = (_git(*words) for words in (("describe", "--always"), ("status", "--porcelain", *PROGRAM)))
    return f"{head}-dirty" if changed else head


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True).stdout.strip()
