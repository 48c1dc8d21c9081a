"""Receiving: a request is given to a thread when all of it is here, so that a slow line holds up nobody.

How large a body may be, how slowly it may come, how much may be on its way at once and how many may wait for a thread
is decided here: whoever is turned away is told so before anything of his is done.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from tempfile import SpooledTemporaryFile
from typing import Any
from urllib.parse import quote

from xiezhi.pages.wiring import HEADERS, ONLY_HTTPS, PLAIN
from xiezhi.site.turns import Turns

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[bytes, bytes]]
Body = SpooledTemporaryFile[bytes]

LARGEST = 128 * 1024 * 1024
"""Bytes of one body: two of the largest files, and the form around them."""
LONGEST = 8_000
"""Characters of an address: what proxies take, and what one can still be sent back to after signing in."""
MOST_ON_THEIR_WAY = 1024 * 1024 * 1024
"""Bytes of all bodies that are being received at once."""
PATIENCE, SLOWEST = 30, 2_000
"""Seconds that a body may take whatever its size, and bytes a second that it must bring beyond them."""
IN_MEMORY = 64 * 1024
PART = 1024 * 1024
"""Bytes of an answer that a thread makes at once; the next part when these are on the line."""
THREADS = 8
MOST_WAITING = 128
"""Requests that have a thread or wait for one: a few seconds of a full court's work."""
AGAIN = "60"
"""Seconds after which whoever was turned away should come again."""


class NotTaken(Exception):
    """Nothing is received or done; status and sentence say why."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


class Gone(Exception):
    """Whoever sent it has hung up."""


class Received:
    """An application that answers in threads, behind a window that waits for everybody at once."""

    def __init__(self, application: Application, *, scheme: str) -> None:
        self.application, self.scheme = application, scheme
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="window")
        self.turns = Turns()
        self.on_their_way = self.waiting = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
            return
        with SpooledTemporaryFile[bytes](max_size=IN_MEMORY) as body:
            try:
                _check_address(scope)
                size = await self._receive(scope, receive, body)
                if self.waiting >= MOST_WAITING:
                    raise NotTaken(
                        503, "此刻来办事的人太多，这一次什么也没有收下，已经给了回执的都在；请过一分钟再试。"
                    )
            except NotTaken as not_taken:
                await _say(send, not_taken, self.scheme, program=scope["path"].startswith("/api/"))
            except Gone:
                return
            else:
                self.waiting += 1
                try:
                    await self._answer(_environ(scope, body, size, self.scheme), send)
                finally:
                    self.waiting -= 1

    async def _receive(self, scope: Message, receive: Receive, body: Body) -> int:
        """All of the body; its size."""
        told = dict(scope["headers"]).get(b"content-length", b"0")
        _check_size(int(told) if told.isdigit() else LARGEST + 1)
        began, size, more = asyncio.get_running_loop().time(), 0, True
        try:
            while more:
                async with asyncio.timeout_at(began + PATIENCE + size / SLOWEST):
                    message = await receive()
                if message["type"] == "http.disconnect":
                    raise Gone
                part = message.get("body", b"")
                size, self.on_their_way = size + len(part), self.on_their_way + len(part)
                _check_size(size)
                if self.on_their_way > MOST_ON_THEIR_WAY:
                    raise NotTaken(503, "此刻送文件的人太多，请过一会儿再送。")
                body.write(part)
                more = message.get("more_body", False)
        except TimeoutError:
            raise NotTaken(408, "网络太慢，内容没有送完，请再试一次。") from None
        except OSError:
            raise NotTaken(503, "法院的磁盘满了，什么也没有收下，请过一会儿再送。") from None
        finally:
            self.on_their_way -= size
        body.seek(0)
        return size

    async def _answer(self, environ: dict[str, Any], send: Send) -> None:
        """A thread makes the answer part by part, and waits for nobody who reads slowly."""
        run, answer = asyncio.get_running_loop().run_in_executor, Answer()
        async with self.turns.turn(environ["REQUEST_METHOD"]):
            part = await run(self.threads, answer.begin, self.application, environ)
        headers = _strict(answer.headers, self.scheme)
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        while len(part) >= PART:
            await send({"type": "http.response.body", "body": part, "more_body": True})
            part = await run(self.threads, answer.part)
        await send({"type": "http.response.body", "body": part, "more_body": False})


class Answer:
    """What the application answers, as far as it has been asked for."""

    status: int
    headers: Headers
    parts: Iterable[bytes]

    def begin(self, application: Application, environ: dict[str, Any]) -> bytes:
        """Status, headers and the first part."""
        self.parts = application(environ, self._start)
        self._rest = iter(self.parts)
        return self.part()

    def part(self) -> bytes:
        """The next part; one shorter than a whole part is the last."""
        made = bytearray()
        for each in self._rest:
            made += each
            if len(made) >= PART:
                return bytes(made)
        if hasattr(self.parts, "close"):
            self.parts.close()
        return bytes(made)

    def _start(self, status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
        self.status = int(status.partition(" ")[0])
        self.headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]


def _check_address(scope: Message) -> None:
    if len(quote(scope["path"])) + len(scope["query_string"]) > LONGEST:
        raise NotTaken(414, "网址太长，打不开；要填的内容请在页面上填，不要写在网址里。")


def _check_size(size: int) -> None:
    if size > LARGEST:
        raise NotTaken(413, f"送来的内容超过 {LARGEST >> 20} MB，请分几次送。")


def _environ(scope: Message, body: Body, size: int, scheme: str) -> dict[str, Any]:
    """The request as WSGI has it. A header with an underscore could pass for another one, so it is left out."""
    server, client = scope.get("server") or ("localhost", 80), scope.get("client") or ("", 0)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for raw, value in scope["headers"]:
        name, text = raw.decode("latin-1"), value.decode("latin-1")
        if "_" not in name:
            key = f"HTTP_{name.upper().replace('-', '_')}"
            environ[key] = f"{environ[key]}{'; ' if name == 'cookie' else ', '}{text}" if key in environ else text
    environ["CONTENT_TYPE"] = environ.pop("HTTP_CONTENT_TYPE", "")
    environ["CONTENT_LENGTH"] = str(size)
    environ.pop("HTTP_CONTENT_LENGTH", None)
    return environ


def _strict(headers: Headers, scheme: str) -> Headers:
    """With the strict headers where an answer has none of its own: whoever made it, static files and errors too."""
    told = {name for name, _value in headers}
    strict = HEADERS | ({"Strict-Transport-Security": ONLY_HTTPS} if scheme == "https" else {})
    lower = {name.lower().encode(): value.encode() for name, value in strict.items()}
    return headers + [(name, value) for name, value in lower.items() if name not in told]


async def _say(send: Send, not_taken: NotTaken, scheme: str, *, program: bool) -> None:
    """To a program in the shape of every error of the interface, to people on a page that needs nothing else."""
    kind, content = "text/html", f"{PLAIN}<h1>{not_taken.sentence}</h1>"
    if program:
        fault = "fault" if not_taken.status == 503 else "misstated"
        trouble = {"kind": fault, "sentence": not_taken.sentence, "field": None, "law": None}
        kind, content = "application/json", json.dumps({"error": trouble}, ensure_ascii=False)
    told = {"Cache-Control": "no-store", "Content-Type": f"{kind}; charset=utf-8", "Connection": "close"}
    if not_taken.status == 503:
        told["Retry-After"] = AGAIN
    headers = _strict([(name.lower().encode(), value.encode()) for name, value in told.items()], scheme)
    await send({"type": "http.response.start", "status": not_taken.status, "headers": headers})
    await send({"type": "http.response.body", "body": content.encode(), "more_body": False})


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
