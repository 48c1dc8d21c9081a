"""A partner played on this machine: it speaks the real wire, and by seed is slow, partial, silent or wrong.

For demonstration courts and tests; a real court has none of this.
"""

import random
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from xiezhi.outside.wire import Reply


class Mood(StrEnum):
    """How a partner answers one request."""

    GOOD = "good"
    SLOW = "slow"
    """Answers after the patience of who asked."""
    SILENT = "silent"
    """Takes the request, does it, and closes without a word."""
    PARTIAL = "partial"
    """Breaks off in the middle of its answer."""
    WRONG = "wrong"
    """One octet of the answer is another."""
    REFUSING = "refusing"
    """500, whatever was asked."""


def weather(seed: int, odds: Mapping[Mood, float]) -> Iterator[Mood]:
    """Moods without end, the same for the same seed; what the odds leave is good."""
    draw = random.Random(seed)
    kinds, weights = [*odds, Mood.GOOD], [*odds.values(), 1 - sum(odds.values())]
    while True:
        yield draw.choices(kinds, weights)[0]


class Loopback:
    """Serves `answer(method, path, body)` on a free port of 127.0.0.1 while the context lasts."""

    def __init__(
        self, answer: Callable[[str, str, bytes], Reply], moods: Iterator[Mood] | None = None, *, slow: float = 0.5
    ) -> None:
        self.answer, self.moods, self.slow = answer, moods or weather(0, {}), slow
        self.asked: list[Mood] = []
        self.released = threading.Event()
        self._turn = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def mood(self) -> Mood:
        """The next mood; requests that come at once draw in turn."""
        with self._turn:
            self.asked.append(next(self.moods))
            return self.asked[-1]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        partner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = 65536
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                self._speak(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

            def do_GET(self) -> None:
                self._speak(b"")

            def _speak(self, asked: bytes) -> None:
                mood, reply = partner.mood(), partner.answer(self.command, self.path, asked)
                if mood is Mood.SLOW:
                    partner.released.wait(partner.slow)
                body = reply.body
                if mood is Mood.WRONG and body:
                    body = body[: len(body) // 2] + bytes([body[len(body) // 2] ^ 1]) + body[len(body) // 2 + 1 :]
                self.close_connection = mood in (Mood.SILENT, Mood.PARTIAL)
                if mood is Mood.SILENT:
                    return
                self.send_response(500 if mood is Mood.REFUSING else reply.status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with suppress(OSError):  # who asked may be gone
                    self.wfile.write(body[: len(body) // 2] if mood is Mood.PARTIAL else body)
                    self.wfile.flush()

            def log_message(self, format: str, *args: object) -> None:
                """Nothing."""

        return Handler
