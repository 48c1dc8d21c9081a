"""Checking files on the court's page in Chromium: what leaves the device are digests, never a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Request, expect

from tests.pages.windows import Open, browser_type_launch_args, opened, served, sound
from xiezhi.evidence.bundle import Content

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
