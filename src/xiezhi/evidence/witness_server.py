"""A witness over HTTP, with nothing but the standard library: `add-checkpoint`, and the latest checkpoint to monitors.

It binds to the loopback interface; TLS and the public address belong to the web server before it.
"""

import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from socket import socket
from socketserver import StreamRequestHandler
from sqlite3 import Error as StoreError
from typing import Any

from xiezhi.evidence.witness import Reply, Witness

MAX_BODY = 1_100_000
MAX_CONNECTIONS = 128
MAX_LINE, MAX_FIELDS = 65536, 100
CLOSE = "Connection: close\r\n"


class WitnessServer(ThreadingHTTPServer):
    """Serves one witness, so many connections at once; `server_port` is the port, also where 0 was asked for."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, witness: Witness, host: str = "127.0.0.1", port: int = 0) -> None:
        self.witness, self._free = witness, threading.BoundedSemaphore(MAX_CONNECTIONS)
        super().__init__((host, port), _Handler)

    def process_request(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """A thread for the connection, if one is free."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """What the thread does."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()


@dataclass(frozen=True, slots=True)
class _Head:
    """What a request begins with; of a field that stands there twice, both values."""

    method: str
    path: str
    version: str
    fields: dict[str, str]

    @property
    def goes_on(self) -> bool:
        """Whether more requests may come on this connection."""
        return self.version == "HTTP/1.1" and self.fields.get("connection", "").lower() != "close"

    @property
    def bodied(self) -> bool:
        """Whether a body follows."""
        return "transfer-encoding" in self.fields or self.fields.get("content-length", "0") != "0"

    @property
    def length(self) -> int | None:
        """Bytes of the body; None where that is not said once and plainly."""
        told = "" if "transfer-encoding" in self.fields else self.fields.get("content-length", "")
        return int(told) if told.isascii() and told.isdigit() else None


class _Handler(StreamRequestHandler):
    """One connection, kept alive; head and body of an answer leave in one write.

    Heads are read here, strictly: the standard server reads them as mail, which costs as much as what a witness does.
    """

    disable_nagle_algorithm = True
    timeout = 10
    server: WitnessServer

    def handle(self) -> None:
        with suppress(TimeoutError, ConnectionError):
            while self._goes_on():
                pass

    def _goes_on(self) -> bool:
        """Answer one request; whether there may be another."""
        try:
            head = self._head()
        except ValueError as error:
            return self._answer(Reply(400, f"{error}\n".encode()))
        if head.method == "GET" and not head.bodied:
            return self._answer(self._asked(head.path), goes_on=head.goes_on)
        if head.method != "POST":
            return self._answer(Reply(501, b"a witness is asked by GET, without a body, and by POST\n"))
        if head.length is None:
            return self._answer(Reply(411, b"a body has one length\n"))
        if head.length > MAX_BODY:
            return self._answer(Reply(413, b"the body is too long\n"))
        if head.fields.get("expect", "").lower() == "100-continue":
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        return self._answer(self._submitted(head.path, self.rfile.read(head.length)), goes_on=head.goes_on)

    def _head(self) -> _Head:
        """ValueError where it is none, ConnectionError where the client has hung up."""
        first, fields = self._line().split(" "), dict[str, str]()
        if len(first) != 3 or first[2] not in ("HTTP/1.1", "HTTP/1.0"):
            raise ValueError("not a request of HTTP/1.1")
        for _ in range(MAX_FIELDS):
            line = self._line()
            if not line:
                return _Head(first[0], first[1], first[2], fields)
            name, colon, value = line.partition(":")
            if not colon or not name or not name.isascii() or name != name.strip():
                raise ValueError("a field of the head is a name, a colon and a value, on one line")
            name, value = name.lower(), value.strip()
            fields[name] = f"{fields[name]}, {value}" if name in fields else value
        raise ValueError("too many fields in the head")

    def _line(self) -> str:
        line = self.rfile.readline(MAX_LINE)
        if not line:
            raise ConnectionError("the client has hung up")
        if not line.endswith(b"\n"):
            raise ValueError("a line of the head is too long")
        return line.decode("latin-1").rstrip("\r\n")

    def _submitted(self, path: str, body: bytes) -> Reply:
        if path != "/add-checkpoint":
            return Reply(404, b"no such address\n")
        try:
            return self.server.witness.add_checkpoint(body)
        except StoreError:
            return Reply(503, b"this witness could not write what it would have signed\n")

    def _asked(self, path: str) -> Reply:
        parts = path.split("/")
        if len(parts) == 3 and parts[2] == "checkpoint":
            return self.server.witness.latest(parts[1])
        return Reply(404, b"no such address\n")

    def _answer(self, reply: Reply, *, goes_on: bool = False) -> bool:
        """Send it; what was not read whole, or not understood, ends the connection."""
        head = (
            f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}\r\nServer: xiezhi-witness\r\n"
            f"Date: {_date(int(time.time()))}\r\nContent-Type: {reply.content_type}\r\n"
            f"Content-Length: {len(reply.body)}\r\n{'' if goes_on else CLOSE}\r\n"
        )
        self.wfile.write(head.encode("latin-1") + reply.body)
        return goes_on


@lru_cache(maxsize=2)
def _date(second: int) -> str:
    """As heads have it; many answers are of one second."""
    return formatdate(second, usegmt=True)
