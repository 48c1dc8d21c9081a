"""The kernel itself refuses, or the process is killed, at any call of one publication: `strace` injects it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.evidence.test_faults import KEYS, publish
from tests.soak import long
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.folder import LogFolder
from xiezhi.evidence.fsck import check_folder
from xiezhi.evidence.note import Note

ROOT = Path(__file__).parents[2]
CALLS = ("fsync", "rename", "chmod", "mkdir", "write", "openat")
FAULTS = ("error=EIO", "error=ENOSPC", "signal=KILL")


def traced(folder: Path, *options: str, nothing: bool = False) -> subprocess.CompletedProcess[str]:
    child = [sys.executable, "-m", "tests.evidence.publishing", str(folder), *(["nothing"] if nothing else [])]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
    strace = ["strace", "-f", "-qq", "-o", str(folder.parent / "trace"), *options]
    return subprocess.run([*strace, *child], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def calls_of(folder: Path, *, nothing: bool) -> dict[str, int]:
    """How often the child makes each call."""
    traced(folder, "-e", f"trace={','.join(CALLS)}", nothing=nothing)
    lines = (folder.parent / "trace").read_text()
    return {call: len(re.findall(rf"\b{call}\(", lines)) for call in CALLS}


@pytest.mark.program
@pytest.mark.soak
def test_after_a_refusal_or_a_kill_at_any_system_call_nothing_published_is_lost(tmp_path, record_property):
    start = LogFolder(tmp_path / "start")
    publish(start, 0, 254)
    again = tmp_path / "again"
    shutil.copytree(start.path, again)
    before, after = calls_of(again, nothing=True), calls_of(again, nothing=False)
    places = [(call, at) for call in CALLS for at in range(before[call] + 1, after[call] + 1)]
    assert {call for call, _ in places} >= {"fsync", "rename", "openat", "write"}
    every = [(call, at, fault) for call, at in places for fault in FAULTS]
    tried = every[:: long(max(1, len(every) // 5), 1)]
    acknowledged = 0
    for number, (call, at, fault) in enumerate(tried):
        folder = LogFolder(tmp_path / str(number))
        shutil.copytree(start.path, folder.path)
        done = traced(folder.path, "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={at}")
        size = Checkpoint.parse(Note.parse(folder.checkpoint()).text).size
        assert list(check_folder(folder, KEYS)) == [], f"{fault} at {call} {at}"
        assert size == 257 or "published" not in done.stdout, f"{fault} at {call} {at}: said and lost"
        acknowledged += "published" in done.stdout
        publish(folder, 254, 257)
        assert list(check_folder(folder, KEYS)) == [], f"mended after {fault} at {call} {at}"
        shutil.rmtree(folder.path)
    assert acknowledged < len(tried), "no fault was met"
    record_property("faults", len(tried))
