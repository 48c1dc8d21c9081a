"""A request is received whole before a thread is given to it; the bounds hold whatever is said or left unsaid."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable
from tempfile import SpooledTemporaryFile
from typing import Any

import pytest

from xiezhi.api.errors import Error
from xiezhi.pages.wiring import HEADERS
from xiezhi.site import receiving
from xiezhi.site.receiving import PART, Received

Environ = dict[str, Any]


def echo(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
    start("200 OK", [("X-Address", environ["REMOTE_ADDR"]), ("X-Agent", environ.get("HTTP_USER_AGENT", ""))])
    return [environ["wsgi.input"].read()]


def told(
    *parts: bytes,
    headers: Iterable[tuple[bytes, bytes]] = (),
    application: Any = echo,
    ends: str = "",
    path: str = "/法",
    query: bytes = b"",
) -> list[dict[str, Any]]:
    """What is sent to whoever sends these parts; `ends`: how it ends where the last one does not."""
    coming = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    if ends:
        coming.append({"type": ends})
    else:
        coming.append({"type": "http.request", "body": b"", "more_body": False})
    said: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if coming and coming[0]["type"] == "silence":
            await asyncio.sleep(3600)
        return coming.pop(0)

    async def send(message: Any) -> None:
        said.append(message)

    scope = {"type": "http", "http_version": "1.1", "method": "POST", "path": path, "query_string": query,
             "headers": list(headers), "client": ("192.0.2.1", 1)}  # fmt: skip
    asyncio.run(Received(application, scheme="https")(scope, receive, send))
    return said


def test_a_body_comes_in_parts_and_is_answered_whole() -> None:
    said = told(b"ab", b"cd")
    assert (said[0]["status"], said[1]["body"]) == (200, b"abcd")


def test_a_body_of_no_told_length_ends_at_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "LARGEST", 5)
    assert told(b"abc", b"de")[0]["status"] == 200
    assert told(b"abc", b"def")[0]["status"] == 413
    assert told(headers=[(b"content-length", b"6")])[0]["status"] == 413
    assert told(headers=[(b"content-length", b"-1")])[0]["status"] == 413


@pytest.mark.parametrize(("path", "query"), [("/search", b"q=" + b"a" * 20_000), ("/法" * 1_000, b"")])
def test_an_address_that_no_page_of_ours_has_is_declined_in_our_words(path: str, query: bytes) -> None:
    said = told(path=path, query=query)
    assert said[0]["status"] == 414
    assert "网址太长" in said[1]["body"].decode()
    assert (b"x-content-type-options", b"nosniff") in said[0]["headers"]
    assert told(path="/search", query=b"q=" + b"a" * 7_000)[0]["status"] == 200


def test_a_line_that_falls_silent_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "PATIENCE", 0.01)
    said = told(b"a", ends="silence")
    assert said[0]["status"] == 408
    assert "请再试一次" in said[1]["body"].decode()


def test_what_is_on_its_way_is_counted_together_and_forgotten_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MOST_ON_THEIR_WAY", 4)
    window = Received(echo, scheme="http")
    window.on_their_way = 3
    scope = {"type": "http", "headers": []}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"ab"}

    with pytest.raises(receiving.NotTaken, match="太多") as not_taken:
        asyncio.run(window._receive(scope, receive, receiving.Body()))
    assert (not_taken.value.status, window.on_their_way) == (503, 3)


def test_a_full_disk_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(SpooledTemporaryFile, "write", full)
    said = told(b"ab")
    assert said[0]["status"] == 503
    assert "磁盘满了" in said[1]["body"].decode()


def test_who_hangs_up_is_answered_nothing_and_nothing_is_done() -> None:
    done: list[Environ] = []
    assert told(b"ab", ends="http.disconnect", application=lambda environ, start: done.append(environ)) == []
    assert done == []


def test_a_header_that_could_pass_for_another_is_left_out() -> None:
    said = told(headers=[(b"user_agent", b"forged"), (b"user-agent", b"true")])
    assert (b"x-agent", b"true") in said[0]["headers"]


def test_a_large_answer_goes_out_part_by_part_and_is_closed() -> None:
    closed: list[bool] = []

    class Large:
        def __iter__(self) -> Any:
            return iter([b"x" * PART, b"y" * PART, b"z"])

        def close(self) -> None:
            closed.append(True)

    def large(environ: Environ, start: Callable[..., Any]) -> Any:
        start("200 OK", [])
        return Large()

    said = told(application=large)
    assert [(message["body"][:1], message["more_body"]) for message in said[1:]] == [
        (b"x", True),
        (b"y", True),
        (b"z", False),
    ]
    assert closed == [True]


def test_whoever_comes_when_too_many_wait_is_told_when_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those before him are answered all the same, and after them whoever comes again."""
    monkeypatch.setattr(receiving, "MOST_WAITING", 20)
    open_again, begun = threading.Event(), []

    def slow(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        begun.append(environ)
        open_again.wait(60)
        return echo(environ, start)

    async def morning() -> list[list[dict[str, Any]]]:
        window = Received(slow, scheme="http")
        first = [asyncio.create_task(asked(window)) for _ in range(20)]
        while window.waiting < 20:
            await asyncio.sleep(0)
        turned_away = [await asked(window, path) for path in ("/inbox", "/api/courts")]
        assert len(begun) <= receiving.THREADS
        open_again.set()
        return [*turned_away, *await asyncio.gather(*first), await asked(window)]

    page, program, *served = asyncio.run(morning())
    for said in (page, program):
        headers = dict(said[0]["headers"])
        assert (said[0]["status"], headers[b"retry-after"]) == (503, b"60")
        assert all(headers[name.lower().encode()] == value.encode() for name, value in HEADERS.items())
        assert headers[b"cache-control"] == b"no-store"
    assert "已经给了回执的都在" in page[1]["body"].decode()
    assert Error.model_validate_json(program[1]["body"]).error.kind == "fault"
    assert [said[0]["status"] for said in served] == [200] * 21


async def asked(window: Received, path: str = "/") -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        said.append(message)

    scope = {"type": "http", "http_version": "1.1", "method": "GET", "path": path, "query_string": b"", "headers": []}
    await window(scope, receive, send)
    return said


def test_whatever_is_not_taken_is_said_in_the_shape_of_every_error() -> None:
    too_much = [(b"content-length", b"9999999999")]
    said = told(headers=too_much, path="/api/uploads")
    assert Error.model_validate_json(said[1]["body"]).error.kind == "misstated"
    assert (b"x-content-type-options", b"nosniff") in told(headers=too_much)[0]["headers"]
