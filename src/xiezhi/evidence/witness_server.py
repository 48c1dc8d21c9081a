"""A witness over HTTP, with nothing but the standard library: `add-checkpoint`, and the latest checkpoint to monitors.

It binds to the loopback interface; TLS and the public address belong to the web server before it.
"""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from sqlite3 import Error as StoreError
from typing import Any

from xiezhi.evidence.witness import Reply, Witness

MAX_BODY = 1_100_000
MAX_CONNECTIONS = 128


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


class _Handler(BaseHTTPRequestHandler):
    """One connection, kept alive; head and body of an answer leave in one write."""

    protocol_version = "HTTP/1.1"
    server_version = "xiezhi-witness"
    sys_version = ""
    wbufsize = 65536
    disable_nagle_algorithm = True
    timeout = 10
    server: WitnessServer

    def do_POST(self) -> None:
        lengths = self.headers.get_all("Content-Length", [])
        length = lengths[0] if len(lengths) == 1 and "Transfer-Encoding" not in self.headers else ""
        if not (length.isascii() and length.isdigit()):
            self._end(Reply(411, b"a body has one length\n"))
        elif int(length) > MAX_BODY:
            self._end(Reply(413, b"the body is too long\n"))
        else:
            self._answer(self._submitted(self.rfile.read(int(length))))

    def _submitted(self, body: bytes) -> Reply:
        if self.path != "/add-checkpoint":
            return Reply(404, b"no such address\n")
        try:
            return self.server.witness.add_checkpoint(body)
        except StoreError:
            return Reply(503, b"this witness could not write what it would have signed\n")

    def do_GET(self) -> None:
        parts = self.path.split("/")
        if len(parts) == 3 and parts[2] == "checkpoint":
            self._answer(self.server.witness.latest(parts[1]))
        else:
            self._answer(Reply(404, b"no such address\n"))

    def _end(self, reply: Reply) -> None:
        """Answer without having read the body: the connection cannot go on."""
        self.close_connection = True
        self._answer(reply)

    def _answer(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(reply.body)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a witness's record is its store."""
