"""Depositing in Chromium: on a phone whose network is cut, and two hundred files dropped to be checked."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.pages.conftest import CODE
from tests.pages.windows import Open, be, sound
from xiezhi.evidence.bundle import Content

pytestmark = pytest.mark.browser
PHOTO = {"name": "借条.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff" + b"IOU" * 700_000}
"""More than two parts long."""
SECONDS_FOR_TWO_HUNDRED_FILES = 20
"""What an insurer was promised, from the drop to the last answer: the one time of day that is tested here."""
KEPT = """() => new Promise((kept) => {
  const workers = navigator.serviceWorker;
  if (workers.controller) kept();
  workers.addEventListener("controllerchange", () => kept());
})"""
"""The browser has put the page aside."""


def test_what_was_taken_without_a_network_is_deposited_once_there_is_one(opened: Open) -> None:
    page = opened("phone")
    be(page, "王某")
    page.goto("/deposit")
    page.evaluate(KEPT)
    sound(page)
    digits = page.locator("[data-watchword] output").inner_text()
    page.context.set_offline(True)
    page.goto("/deposit")
    sound(page)
    expect(page.locator("[data-watchword] output")).to_have_text(digits)
    with page.expect_file_chooser() as chooser:
        page.locator("input[data-kind=photo]").click()
    chooser.value.set_files(PHOTO)
    queue = page.locator("[data-queue] li")
    expect(queue).to_contain_text("没有网络")
    page.context.set_offline(False)
    page.goto("/deposit")
    expect(queue).to_contain_text("已收讫，原件已交")
    queue.get_by_role("link", name="借条.jpg").click()
    expect(page.get_by_role("heading", name="借条.jpg")).to_be_visible()
    expect(page.locator(".x-chain li").first).to_contain_text("已收讫")
    facts = page.locator(".x-kv").first
    expect(facts).to_contain_text(f"{digits}，")
    expect(facts).to_contain_text(
        re.compile(r"形成时间（自述）\s*2026-03-0\d [\d:]+，(存证前|与存证同时)")
    )  # by the court's clock
    sound(page)
    page.get_by_role("button", name="提交", exact=True).first.click()
    expect(page.get_by_text("借条.jpg").first).to_be_visible()


def test_of_two_hundred_files_dropped_one_is_altered_and_one_was_never_deposited(
    opened: Open, tmp_path: Path, record_property: Callable[[str, float], None]
) -> None:
    page, files = opened(), [tmp_path / f"保单{number}.pdf" for number in range(200)]
    be(page, "王某")
    for file in files:
        file.write_bytes(f"%PDF-1.7 {file.name}".encode() * 100)
    items, key = [_item(file) for file in files[:-1]], {"Idempotency-Key": "policies"}
    answers = page.request.post(f"/api/courts/{CODE}/deposits", data={"items": items}, headers=key).json()
    assert {each["error"] for each in answers} == {None}
    last = answers[-1]["deposit"]["id"]
    page.goto(f"/deposit/{last}")
    while not page.get_by_role("link", name="存证包").count():  # a checkpoint is published every ten seconds
        page.wait_for_timeout(500)
        page.reload()
    files[7].write_bytes(b"%PDF-1.7 altered")
    page.goto("/verify")
    dropped = time.monotonic()
    page.locator("[data-take]").first.set_input_files(files)
    for verdict, times in {"一致": "198", "不一致": "1", "无法核验": "1"}.items():
        expect(page.locator(f"[data-count={verdict}]")).to_have_text(times, timeout=60_000)
    took = time.monotonic() - dropped
    record_property("seconds", round(took, 1))
    assert took <= SECONDS_FOR_TWO_HUNDRED_FILES


def test_files_chosen_before_the_page_was_ready_are_checked_all_the_same(opened: Open, tmp_path: Path) -> None:
    page, file, late = opened(), tmp_path / "从未存过.txt", list[Route]()
    file.write_text("借条")
    page.route("**/desk*.js", lambda route: late.append(route))
    page.goto("/verify")
    page.locator("[data-take]").first.set_input_files(file)
    page.wait_for_timeout(200)
    late[0].continue_()
    expect(page.locator("[data-count=无法核验]")).to_have_text("1")


def _item(file: Path) -> dict[str, Any]:
    content = Content.of(file.read_bytes())
    digests = {"sha256": content.sha256.hex(), "sm3": content.sm3.hex()}
    return {**digests, "size": content.length, "name": file.name, "method": "system"}
