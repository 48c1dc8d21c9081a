"""A court whose process meets a refusal of the kernel, or its death, at any call while it acts, publishes and anchors.

One court lives through all of it, among witnesses, a time authority and a chain that outlive it and remember.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.engine.cast import CODE
from tests.engine.partners import Town
from tests.soak import long
from xiezhi.engine.logbook import TREES, last_signed, origin_of, published
from xiezhi.engine.points import points_of
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.digest import Algorithm
from xiezhi.evidence.witness import origin_hash
from xiezhi.evidence.witness_store import SqliteStore

ROOT = Path(__file__).parents[2]
DISK = ("openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "mkdir", "chmod", "unlink")
WIRE = ("socket", "connect", "sendto", "recvfrom")
FAULTS = {
    **dict.fromkeys(DISK, ("error=EIO", "error=ENOSPC", "signal=KILL")),
    **dict.fromkeys(WIRE, ("error=ECONNRESET", "signal=KILL")),
}
SAID = {0, 1, -signal.SIGKILL}
"""How a struck round may end; by any other way it hung, or crashed."""


@dataclass
class Struck:
    """A court beneath a tracer, and every root that anybody was shown."""

    home: Path
    town: Town
    process: subprocess.Popen[str]
    shown: dict[tuple[Algorithm, int], bytes] = field(default_factory=dict)

    def told(self, line: str) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.hears()

    def hears(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def acts(self, key: str, *options: str) -> str:
        """One round under the tracer; what the tracer wrote."""
        trace = self.home / "trace"
        pid = self.told(f"round {key}")
        tracer = subprocess.Popen(["strace", "-f", "-qq", "-o", str(trace), *options, "-p", pid])
        while "TracerPid:\t0\n" in Path(f"/proc/{pid}/status").read_text():
            assert tracer.poll() is None, "the tracer is not let near"
            time.sleep(0.001)
        assert int(self.told("go")) in SAID, f"{options}: the round hung or crashed"
        tracer.wait()
        return trace.read_text()

    def is_whole(self) -> None:
        """Nothing that was acknowledged is lost, everything can be finished, and there is one history only."""
        self.looks()
        said = self.told("check")
        assert said.startswith("whole "), said
        self.looks()

    def looks(self) -> None:
        """At what is published, signed, cosigned and anchored: one root a size, and the signer knows of all of it."""
        for tree in TREES:
            seen = [*self._checkpoints(tree)]
            for each in seen:
                assert self.shown.setdefault((tree, each.size), each.root) == each.root, f"{tree}: two of {each.size}"
            memory = last_signed(CODE, tree)
            assert memory is not None
            assert memory.size == max(each.size for each in seen), f"{tree}: the signer has forgotten"
        for name, witness in self.town.witnesses.items():
            assert isinstance(witness.store, SqliteStore)
            assert [witness.store.misconduct(origin_of(CODE, tree)) for tree in TREES] == [[], []], name

    def _checkpoints(self, tree: Algorithm) -> Iterator[Checkpoint]:
        for witness in self.town.witnesses.values():
            kept = witness.store.by_origin_hash(origin_hash(origin_of(CODE, tree)))
            if kept is not None:
                yield Checkpoint(kept.origin, kept.size, kept.root)
        for point in points_of(CODE):
            yield point.checkpoint(tree)
        note, memory = published(CODE, tree), last_signed(CODE, tree)
        assert note is not None
        assert memory is not None
        yield from (Checkpoint.parse(note.text), memory)


@contextmanager
def struck(home: Path) -> Iterator[Struck]:
    environment = {
        **os.environ, "XIEZHI_HOME": str(home), "XIEZHI_DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "xiezhi.site.settings",
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.evidence.struck_court", str(home / "receipts")]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, **pipes)
    try:
        with ExitStack() as stack:
            made = Struck(home, Town(home, stack), process)
            assert made.hears() == "0", "the court was not founded"
            made.town.is_watched()
            made.town.has_partners()
            anchors = home / "anchors.toml"
            anchors.write_text(f"every = 0\n{anchors.read_text()}")
            yield made
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait(timeout=60)


def calls(trace: str) -> Counter[str]:
    """How often each call is made, by the thread that makes it most: a tracer counts for each thread."""
    found = Counter(re.findall(r"^(\d+) +(\w+)\(", trace, re.MULTILINE))
    return Counter({call: max(found[each] for each in found if each[1] == call) for _, call in found})


@pytest.mark.program
@pytest.mark.soak
def test_whatever_call_fails_no_acknowledged_act_is_lost_and_nobody_is_shown_a_second_history(
    db: None, tmp_path: Path, settings: Any, record_property: Callable[[str, object], None]
) -> None:
    settings.HOME = tmp_path
    with struck(tmp_path) as court:
        court.is_whole()
        made = calls(court.acts("unharmed", "-e", f"trace={','.join(FAULTS)}"))
        court.is_whole()
        assert set(made) >= {"openat", "pwrite64", "fsync", "fdatasync", "rename", "connect", "sendto"}
        every = [(c, at, fault) for c in FAULTS for at in range(1, made[c] + 1) for fault in FAULTS[c]]
        tried, met = every[:: long(max(1, len(every) // 8), 1)], 0
        for number, (call, at, fault) in enumerate(tried):
            trace = court.acts(f"struck-{number}", "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={at}")
            met += "INJECTED" in trace or "killed by SIGKILL" in trace
            try:
                court.is_whole()
            except AssertionError as wrong:
                wrong.add_note(f"{fault} at {call} {at}")
                raise
    assert met > len(tried) // 2, "hardly any fault was met"
    record_property("faults", len(tried))
    record_property("met", met)
