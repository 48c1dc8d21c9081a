"""Checking files on the court's page in Chromium: what leaves the device are digests, never a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Request, expect

from tests.pages.windows import Open, browser_type_launch_args, opened, served, sound
from xiezhi.evidence.bundle import Content
from xiezhi.papers.codes import check_code

__all__ = ["browser_type_launch_args", "opened", "served"]
pytestmark = pytest.mark.browser
SECRET = b"what nobody but its owner may read " * 40


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_folder_is_checked_and_no_byte_of_it_leaves_the_device(opened: Open, tmp_path: Path, size: str) -> None:
    folder = tmp_path / "材料"
    folder.mkdir()
    for name in ("合同.txt", "照片.jpg"):
        (folder / name).write_bytes(SECRET + name.encode())
    page, sent = opened(size), list[Request]()
    page.goto("/verify")
    sound(page)
    page.on("request", lambda request: sent.append(request))
    page.locator("input[webkitdirectory]").set_input_files(folder)
    rows = page.locator("[data-results] > li")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("本院日志里没有这份文件")
    sound(page)
    bodies = [request.post_data_buffer or b"" for request in sent]
    assert Content.of(SECRET + "合同.txt".encode()).sha256.hex().encode() in b"".join(bodies)
    assert not any(SECRET[:30] in body for body in bodies)


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_pasted_text_is_looked_up_by_digests_and_does_not_leave_the_device(opened: Open, size: str) -> None:
    page, sent = opened(size), list[Request]()
    page.goto("/verify")
    page.on("request", lambda request: sent.append(request))
    box, rows = page.get_by_label("或者粘贴文字"), page.locator("[data-results] > li")
    expect(page.get_by_role("button", name="核验文字")).to_be_visible()
    box.fill(SECRET.decode())
    box.press("Tab")
    page.keyboard.press("Enter")
    expect(rows).to_contain_text("本院日志里没有这段文字")
    sound(page)
    bodies = b"".join(request.post_data_buffer or b"" for request in sent)
    assert Content.of(SECRET).sha256.hex().encode() in bodies
    assert SECRET[:30] not in bodies
    code = check_code(b"0123456789")
    box.fill(f"【法院】开庭通知，请凭查验码{code}查看。")
    box.press("Tab")
    page.keyboard.press("Enter")
    expect(rows.get_by_role("link")).to_have_attribute("href", f"/v/{code}")
    expect(page.locator("[data-summary]")).to_be_focused()


def test_before_the_script_is_there_no_text_can_be_sent(opened: Open) -> None:
    page = opened("desk")
    idle = "export function start() {}"
    page.route("**/verifier/desk*.js", lambda route: route.fulfill(body=idle, content_type="text/javascript"))
    page.goto("/verify", wait_until="domcontentloaded")
    assert page.get_by_role("button", name="核验文字").count() == 0
