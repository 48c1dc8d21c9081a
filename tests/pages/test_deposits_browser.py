"""Depositing in Chromium: on a phone whose network is cut, and two hundred files dropped to be checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.pages.windows import Open, be, sound

pytestmark = pytest.mark.browser
PHOTO = {"name": "借条.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff" + b"IOU" * 700_000}
"""More than two parts long."""
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
    page.context.set_offline(True)
    page.goto("/deposit")
    sound(page)
    page.locator("input[data-kind=photo]").set_input_files(PHOTO)
    queue = page.locator("[data-queue] li")
    expect(queue).to_contain_text("没有网络")
    page.context.set_offline(False)
    page.goto("/deposit")
    expect(queue).to_contain_text("已收讫，原件已交")
    queue.get_by_role("link", name="借条.jpg").click()
    expect(page.get_by_role("heading", name="借条.jpg")).to_be_visible()
    expect(page.locator(".x-chain li").first).to_contain_text("已收讫")
    sound(page)
    page.get_by_role("button", name="提交", exact=True).first.click()
    expect(page.get_by_text("借条.jpg").first).to_be_visible()


def test_of_two_hundred_files_dropped_one_is_altered_and_one_was_never_deposited(opened: Open, tmp_path: Path) -> None:
    page, files = opened(), [tmp_path / f"保单{number}.pdf" for number in range(200)]
    be(page, "王某")
    for file in files:
        file.write_bytes(f"%PDF-1.7 {file.name}".encode() * 100)
    page.goto("/deposit")
    page.get_by_label("原件也交法院保管").uncheck()
    page.locator("input[data-kind='']").set_input_files(files[:-1])
    expect(page.locator("[data-queue] li[data-state=received]")).to_have_count(199, timeout=60_000)
    files[7].write_bytes(b"%PDF-1.7 altered")
    page.goto("/verify")
    page.locator("input[type=file]").first.set_input_files(files)
    verdicts = {"一致": 198, "不一致": 1, "无法核验": 1}
    for verdict, times in verdicts.items():
        expect(page.locator("table tr, ul li").filter(has=page.get_by_text(verdict, exact=True))).to_have_count(
            times, timeout=60_000
        )
