"""Reading apart: by a process of its own, which has so long and so much memory. What a file unpacks to may have no end,
and a thread that reads on cannot be stopped."""

from __future__ import annotations

import os
import resource
import subprocess
import sys

MEMORY = 2 << 30
"""Bytes for reading one file."""


def lines_of(what: str, data: bytes, *, seconds: float) -> list[bytes]:
    """The whole lines that `xiezhi.desk.reader` says of a file before its time is over; none where it broke."""
    command = [sys.executable, "-m", "xiezhi.desk.reader", what]
    try:
        said = subprocess.run(command, input=data, capture_output=True, timeout=seconds).stdout
    except subprocess.TimeoutExpired as late:
        said = late.stdout or b""
    return said.split(b"\n")[:-1]


def confine() -> None:
    """Of this process: memory has an end, and whoever waits for a page goes first."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
