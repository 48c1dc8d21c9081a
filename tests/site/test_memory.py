"""What a server's threads let go, the system has back: in a process of its own, told so or not."""

from __future__ import annotations

import subprocess
import sys

from tests.site.gate import clean

MB = 1 << 20
LET_GO = 200
"""Megabytes that are let go while one piece above them is still held."""
LIVED = f"""
import ctypes, threading
from xiezhi.site.memory import give_back

assert not %s or give_back()

def held():
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) // 1024

before = held()
for _ in range(2):
    kept = [b"x" * {MB} for _ in range({LET_GO})]
    del kept[:-1]
together, libc = threading.Barrier(8), ctypes.CDLL(None)
libc.malloc.restype, libc.fdopen.restype = ctypes.c_void_p, ctypes.c_void_p

def works():
    together.wait()
    for _ in range(1000):
        libc.malloc(1000)

threads = [threading.Thread(target=works) for _ in range(8)]
[each.start() for each in threads], [each.join() for each in threads]
file = libc.fdopen(1, b"w")
print(held() - before, flush=True)
libc.malloc_info(0, ctypes.c_void_p(file)), libc.fflush(ctypes.c_void_p(file))
"""


def lived(told: bool) -> tuple[int, int]:
    """Megabytes that the process holds more than before, and heaps that its threads made."""
    run = [sys.executable, "-c", LIVED % told]
    grown, _, heaps = subprocess.run(run, env=clean(), check=True, capture_output=True, text=True).stdout.partition(
        "\n"
    )
    return int(grown), heaps.count("<heap nr=")


def test_what_is_let_go_goes_back_and_threads_share_their_heaps() -> None:
    (grown, heaps), (untold, more_heaps) = lived(told=True), lived(told=False)
    assert grown < LET_GO / 4 < LET_GO / 2 < untold
    assert heaps <= 2 < more_heaps
