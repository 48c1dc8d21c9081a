"""The defendant with his letter in Chromium: the code, the paper, who he is, his answer; on a phone and at a desk."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.pages import windows
from tests.pages.conftest import OTHER_NUMBER
from tests.pages.windows import ROOT, Open, serve, sound

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The access code on his copy, and the address of the court."""
    home = tmp_path_factory.mktemp("letter")
    made = [sys.executable, "-m", "tests.pages.small_delivery", str(home)]
    said = subprocess.run(made, check=True, env=windows._env(), cwd=ROOT, capture_output=True, text=True)
    for address in serve(home):
        yield said.stdout.split()[-1], address


@pytest.fixture(scope="module")
def served(code: tuple[str, str]) -> str:
    return code[1]


def test_a_defendant_reads_his_letter_on_a_phone_and_answers_it(opened: Open, code: tuple[str, str]) -> None:
    page = opened("phone")
    page.goto("/a")
    sound(page)
    page.get_by_label("查阅码").fill(code[0].lower().replace("-", " "))
    page.get_by_role("button", name="打开").click()
    expect(page.get_by_role("heading", name="应诉通知书")).to_be_visible()
    sound(page)
    page.get_by_role("link", name="答辩").first.click()
    page.get_by_label("身份证号").fill(OTHER_NUMBER)
    page.get_by_label("您的手机").fill("13800000002")
    page.get_by_role("button", name="是我本人").click()
    said = re.search(r"验证码是 (\d{6})", page.locator("main").inner_text())
    assert said
    sound(page)
    page.get_by_label("短信验证码").fill(said.group(1))
    page.get_by_role("button", name="是我本人").click()
    expect(page).to_have_url(re.compile("/do/defend$"))
    expect(page.get_by_role("heading", name="答辩")).to_be_visible()


def test_another_device_is_told_nothing(opened: Open, code: tuple[str, str]) -> None:
    page = opened("desk")
    page.goto("/a")
    page.get_by_label("查阅码").fill(code[0])
    page.get_by_role("button", name="打开").click()
    expect(page.get_by_text("没有找到或者已经失效").first).to_be_visible()
    sound(page)
