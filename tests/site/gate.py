"""A court served as it is in life, and plain requests to it, with every header as one likes."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

PROGRAM = str(Path(sys.executable).with_name("xiezhi"))
WAITS = 60
"""Seconds after which something that is not answered counts as not answered."""


@dataclass
class Answered:
    status: int
    headers: list[tuple[str, str]]
    text: str

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    def cookie(self, name: str) -> str:
        """The whole line that sets this cookie."""
        return next((v for k, v in self.headers if k.lower() == "set-cookie" and v.strip().startswith(f"{name}=")), "")


@dataclass
class Gate:
    """A served court: its port, its process, and what its browser would send with each request."""

    port: int
    process: subprocess.Popen[bytes]
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: str | bytes = b"", **headers: str) -> Answered:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAITS)
        try:
            sent = {**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
            line.request(method, path, body, sent)
            answer = line.getresponse()
            return Answered(answer.status, answer.getheaders(), answer.read().decode(errors="replace"))
        finally:
            line.close()

    def get(self, path: str, **headers: str) -> Answered:
        return self.ask("GET", path, **headers)

    def form(self, path: str, fields: Mapping[str, str], **headers: str) -> Answered:
        kind = {"Content_Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(fields), **{**kind, **headers})

    def token(self, path: str, cookie: str) -> tuple[str, str]:
        """The form token of a page, and the cookie that goes with it."""
        page = self.get(path)
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert found, page.text[:500]
        return found[1], page.cookie(cookie).strip().partition(";")[0]

    def opened(self, begin: bytes) -> socket.socket:
        """A line on which something was begun."""
        line = socket.create_connection(("127.0.0.1", self.port), timeout=WAITS)
        line.sendall(begin)
        return line


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def clean(**named: str) -> dict[str, str]:
    """The environment without what other tests may have left there."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("XIEZHI_", "DJANGO_"))} | named


@contextmanager
def served(home: Path, *options: str, headers: Mapping[str, str] | None = None, **environment: str) -> Iterator[Gate]:
    port = free_port()
    command = [PROGRAM, "serve", "--home", str(home), "--port", str(port), *options]
    with (home / "served.log").open("ab") as log:
        process = subprocess.Popen(command, env=clean(**environment), stdout=log, stderr=log)
    gate = Gate(port, process, dict(headers or {}))
    try:
        answers(gate, home, seconds=60)
        yield gate
    finally:
        process.terminate()
        process.wait(timeout=30)


def answers(gate: Gate, home: Path, *, seconds: int) -> None:
    """Wait until the court answers."""
    for _ in range(seconds * 10):
        try:
            if gate.get("/api/courts").status < 500:
                return
        except OSError:
            assert gate.process.poll() is None, (home / "served.log").read_text()
            time.sleep(0.1)
    raise AssertionError((home / "served.log").read_text())
