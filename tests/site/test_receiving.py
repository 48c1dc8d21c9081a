"""A request is received whole before a thread is given to it; the bounds hold whatever is said or left unsaid."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from tempfile import SpooledTemporaryFile
from typing import Any

import pytest

from xiezhi.site import receiving
from xiezhi.site.receiving import PART, Received

Environ = dict[str, Any]


def echo(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
    start("200 OK", [("X-Address", environ["REMOTE_ADDR"]), ("X-Agent", environ.get("HTTP_USER_AGENT", ""))])
    return [environ["wsgi.input"].read()]


def told(
    *parts: bytes, headers: Iterable[tuple[bytes, bytes]] = (), application: Any = echo, ends: str = ""
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

    scope = {"type": "http", "http_version": "1.1", "method": "POST", "path": "/法", "query_string": b"",
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
