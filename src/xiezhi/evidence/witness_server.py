"""A witness over HTTP, with nothing but the standard library: `add-checkpoint`, and the latest checkpoint to monitors.

It binds to the loopback interface; TLS and the public address belong to the web server before it.
"""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from xiezhi.evidence.witness import Reply, Witness

MAX_BODY = 1_100_000


class WitnessServer(ThreadingHTTPServer):
    """Serves one witness; `server_port` is the port, also where 0 was asked for."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, witness: Witness, host: str = "127.0.0.1", port: int = 0) -> None:
        self.witness = witness
        super().__init__((host, port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    """One connection, kept alive; head and body of an answer leave in one write."""

    protocol_version = "HTTP/1.1"
    server_version = "xiezhi-witness"
    sys_version = ""
    wbufsize = 65536
    disable_nagle_algorithm = True
    timeout = 30
    server: WitnessServer

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            self._end(Reply(411, b"a body has a length\n"))
        elif int(length) > MAX_BODY:
            self._end(Reply(413, b"the body is too long\n"))
        else:
            body = self.rfile.read(int(length))
            known = self.path == "/add-checkpoint"
            self._answer(self.server.witness.add_checkpoint(body) if known else Reply(404, b"no such address\n"))

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
