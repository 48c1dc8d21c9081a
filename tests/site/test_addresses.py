"""The server never asks an address that somebody gave: not in a field, not in a file, not by way of a partner."""

from __future__ import annotations

import ast
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.test import Client

import xiezhi
from tests.api.asking import Asker, asker
from tests.engine.cast import CODE, Court
from xiezhi.engine.errands import work
from xiezhi.outside.chain import node
from xiezhi.outside.loopback import Loopback
from xiezhi.outside.wire import Reply, post
from xiezhi.phrases.assistants import FILE as ASSISTANTS

TRAP = "http://127.0.0.1:9/trap"
"""Nobody is there, and nobody may look."""
MAY_ASK = {"outside/wire.py", "evidence/remote.py"}
"""The modules that open a line, to whom a file of the court's folder names, or an operator on his command line."""
MAY_LISTEN = {"evidence/witness_server.py", "site/serving.py"}
"""Those who are asked at a port of their own and ask nobody."""
LINES = {
    "socket",
    "ssl",
    "http.client",
    "urllib.request",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
}


def imports(file: Path) -> set[str]:
    tree = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    names = {each.module or "" for each in tree if isinstance(each, ast.ImportFrom)}
    tree = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return names | {name.name for each in tree if isinstance(each, ast.Import) for name in each.names}


def test_few_modules_can_open_a_line_at_all() -> None:
    home = Path(xiezhi.__file__).parent
    found = {str(file.relative_to(home)) for file in home.rglob("*.py") if imports(file) & LINES}
    assert found == MAY_ASK | MAY_LISTEN
    assert not [each for each in MAY_LISTEN if "connect(" in (home / each).read_text(encoding="utf-8")]


def test_a_partner_that_sends_us_elsewhere_is_not_followed() -> None:
    """Whoever has taken over a partner would reach into the court's own network."""
    reached: list[str] = []

    def inner(method: str, path: str, body: bytes) -> Reply:
        reached.append(path)
        return Reply(200, b"secret of the inner network")

    class Elsewhere(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(int(self.path[1:]))
            self.send_header("Location", f"{self.server.inner}/secret")  # type: ignore[attr-defined]
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with Loopback(inner) as within, ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as partner:
        partner.inner = within.url  # type: ignore[attr-defined]
        Thread(target=partner.serve_forever, args=(0.02,), daemon=True).start()
        for status in (301, 302, 303, 307, 308):
            reply = post(f"http://127.0.0.1:{partner.server_port}/{status}", b"x", "text/plain", seconds=5, most=100)
            assert (reply.status, reply.body) == (status, b"")
            with pytest.raises(OSError, match=str(status)):
                node(f"http://127.0.0.1:{partner.server_port}/{status}")("eth_chainId", [])
        partner.shutdown()
    assert reached == []


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Whatever is asked of the network."""
    tried: list[object] = []

    def refuses(*where: object, **_: object) -> None:
        tried.append(where)
        raise OSError("no line is opened here")

    monkeypatch.setattr(socket.socket, "connect", refuses)
    monkeypatch.setattr(socket, "create_connection", refuses)
    monkeypatch.setattr(socket, "getaddrinfo", refuses)
    return tried


def test_an_address_in_any_field_of_a_claim_a_deposit_or_a_paper_is_words(
    court: Court, settings: Any, asked: list[object]
) -> None:
    settings.ROOT_URLCONF, settings.MIDDLEWARE = "xiezhi.api.urls", []
    wang: Asker = asker(court, court.wang.id)
    markup = f"<img src='{TRAP}'><link rel=stylesheet href='{TRAP}'> @import url({TRAP}); {TRAP}"
    party = {"name": "王某", "address": markup, "phone": ""}
    claim = {
        "cause": "民间借贷纠纷", "claimants": [{**party, "id_number": "11010519491231002X"}],
        "defendants": [{**party, "name": "张某"}], "demands": [{"text": markup, "amount": "8000.00"}],
        "reasons": markup,
    }  # fmt: skip
    filed = wang.post(f"courts/{CODE}/filing/submit", {"facts": claim})
    assert filed.status == 200, filed.text
    page = {"sha256": "1" * 64, "sm3": "2" * 64, "size": 1, "name": TRAP, "kind": "web", "source": TRAP}
    item = {key: value for key, value in page.items() if key != "source"}
    held = wang.post(f"courts/{CODE}/deposits", {"items": [item]})
    assert held.status == 200, held.text
    with court.stands():
        assert work("a worker") > 0
    assert asked == []


def test_an_address_that_a_browser_sends_with_its_request_is_nobody_to_ask(
    court: Court, settings: Any, asked: list[object]
) -> None:
    settings.ROOT_URLCONF = "xiezhi.site.urls"
    with court.stands():
        for path in (
            f"/sign-in?next={TRAP}",
            f"/ask?q={TRAP}",
            f"/verify?log={TRAP}",
            f"/v/{TRAP}",
            f"/search?q={TRAP}",
        ):
            answer = Client().get(path, headers={"referer": TRAP, "x-forwarded-host": "127.0.0.1:9", "origin": TRAP})
            assert answer.status_code < 500
            assert not answer.get("Location", "").startswith("http")
    assert asked == []
    assert not (Path(settings.HOME) / ASSISTANTS).exists()
