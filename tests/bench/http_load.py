"""So many connections that ask for one page again and again, in a process of its own that takes little of the machine:
one thread waits for all of them, and looks at no more of an answer than where it ends. Like a browser it keeps the
cookies of the first answer and brings them from then on."""

import re
import selectors
import socket
import time
from typing import Any

from tests.bench.worker import obey, quantile

_COOKIE = re.compile(rb"\r\nset-cookie: *([^;\r]+)", re.IGNORECASE)
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
LONGEST = 60
"""Seconds after which a page that has not come counts as no page."""


def load(port: int, path: str, cookie: str, connections: int, seconds: float) -> dict[str, Any]:
    """Pages a second, how long each took, and how many were no page."""
    asked = _request(port, path, "; ".join([cookie, *_given(port, _request(port, path, cookie))]))
    waited, errors, begin = list[float](), 0, time.perf_counter()
    end, waiting = begin + seconds, selectors.DefaultSelector()
    for _ in range(connections):
        _ask(waiting, port, asked)
    while waiting.get_map() and time.perf_counter() < end + LONGEST:
        for key, _ in waiting.select(1):
            line, (since, heard) = key.fileobj, key.data
            assert isinstance(line, socket.socket)
            try:
                heard += (part := line.recv(1 << 18))
            except OSError:
                part = b""
            if part and not _whole(heard):
                continue
            good = bool(part) and heard.startswith(b"HTTP/1.1 200 ")
            now = time.perf_counter()
            if good:
                waited.append(now - since)
            else:
                errors += 1
            waiting.unregister(line)
            if now >= end:
                line.close()
            else:
                _ask(waiting, port, asked, line if good else None)
    errors += len(waiting.get_map())
    took = time.perf_counter() - begin
    waited.sort()
    rate = len(waited) / took
    return {"rate": rate, "p50": quantile(waited, 0.5), "p95": quantile(waited, 0.95), "errors": errors}


def _request(port: int, path: str, cookies: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookies}\r\n\r\n".encode()


def _given(port: int, asked: bytes) -> list[str]:
    """The cookies that come with the first answer; none where nobody answers."""
    heard = bytearray()
    try:
        with socket.create_connection(("127.0.0.1", port), LONGEST) as line:
            line.sendall(asked)
            while not _whole(heard) and (part := line.recv(1 << 18)):
                heard += part
    except OSError:
        return []
    return [found.decode() for found in _COOKIE.findall(heard.partition(b"\r\n\r\n")[0])]


def _ask(waiting: selectors.BaseSelector, port: int, asked: bytes, line: socket.socket | None = None) -> None:
    """Ask, on a new line where the old one is no good; where nobody listens, that is heard as no answer."""
    if line is None:
        line = socket.socket()
        line.settimeout(LONGEST)
        try:
            line.connect(("127.0.0.1", port))
        except OSError:
            time.sleep(0.05)
    try:
        line.sendall(asked)
    except OSError:
        time.sleep(0.05)
    waiting.register(line, selectors.EVENT_READ, (time.perf_counter(), bytearray()))


def _whole(heard: bytearray) -> bool:
    head, _, body = bytes(heard).partition(b"\r\n\r\n")
    length = _LENGTH.search(head)
    return len(body) >= int(length[1]) if length else body.endswith(b"0\r\n\r\n")


if __name__ == "__main__":
    obey(load)
