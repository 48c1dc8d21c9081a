"""The chain walked in Chromium by separate people, on a desk and on a phone: nothing for axe, the keyboard suffices."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.pages.conftest import NAMES, OTHER_NUMBER, THIRD_NUMBER

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
SIZES = {"desk": (1440, 900), "phone": (390, 844)}
PASSWORD = "草原上的风-吹过-乌兰察布"
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": quiet}


@pytest.fixture(scope="module")
def court(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a court served as it is in life."""
    home, port = tmp_path_factory.mktemp("court"), _free_port()
    env = {**os.environ, "XIEZHI_HOME": str(home), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "tests.pages.small_court", str(home)], check=True, env=env, cwd=ROOT)
    program = [sys.executable, "-c", "from xiezhi.site.command import main; main()"]
    server = subprocess.Popen([*program, "serve", "--home", str(home), "--port", str(port)], env=env, cwd=ROOT)
    try:
        _wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def _wait_for(url: str) -> None:
    for _try in range(300):
        try:
            urllib.request.urlopen(url, timeout=5).read()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


@pytest.fixture
def opened(browser: Browser, court: str) -> Iterator[Open]:
    """A window of one's own for each person; what its console says against us fails the test."""
    contexts, complaints = [], []

    def open_(size: str = "desk") -> Page:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, base_url=court, locale="zh-CN")
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if _against_us(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def _against_us(said: ConsoleMessage) -> bool:
    """An error that is no answer we meant to give."""
    meant = ("status of 404", "status of 422", "htmx:")  # htmx: a question that the next page made idle
    return said.type == "error" and not any(each in said.text for each in meant)


def be(page: Page, name: str) -> Page:
    """In a demonstration court anybody can be anybody."""
    page.goto("/demo")
    page.locator("li.mid", has_text=name).get_by_role("button").first.click()
    return page


def sound(page: Page) -> None:
    """Nothing for axe to find, and nothing cut off at the side."""
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found] == [], page.url
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= (page.viewport_size or {"width": 0})["width"], page.url


@pytest.mark.parametrize("size", SIZES)
def test_a_newcomer_opens_an_account_with_two_factors_and_files_a_claim(opened: Open, size: str) -> None:
    page = opened(size)
    page.goto("/register")
    sound(page)
    page.get_by_label("登录名").fill(f"赵某{size}")
    page.get_by_label("设一个密码").fill(PASSWORD)
    page.get_by_role("button", name="开账户").click()
    help_ = page.locator("#code-help").inner_text()
    secret = "".join(re.findall(r"[A-Z2-7]{4}", help_))
    page.get_by_label("验证器上的六位数字").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("heading", name="我的案件")).to_be_visible()
    page.goto("/intake")
    page.get_by_label("案由").select_option(label="民间借贷纠纷")
    page.locator("#demands-0-text").fill("偿还借款")
    page.locator("#demands-0-amount").fill("30000" if size == "desk" else "40000")
    expect(page.locator("#live")).to_contain_text("受理费")
    sound(page)
    page.get_by_role("button", name="下一页").click()
    page.locator("#claimants-0-name").fill("赵某")
    page.locator("#claimants-0-id_number").fill(OTHER_NUMBER if size == "desk" else THIRD_NUMBER)
    page.locator("#defendants-0-name").fill("钱某")
    sound(page)
    page.get_by_role("button", name="下一页").click()
    page.get_by_label("事实和理由").fill("借了不还")
    expect(page.locator("#draft-state")).to_contain_text("草稿已存")
    page.reload()
    expect(page.get_by_label("事实和理由")).to_have_value("借了不还")
    page.get_by_role("button", name="下一页").click()
    sound(page)
    page.get_by_role("button", name="下一页").click()
    expect(page.get_by_text("都齐了，可以交")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="交给法院").click()
    expect(page.get_by_text("已收讫").first).to_be_visible()
    sound(page)


def test_separate_people_walk_from_the_offer_to_the_signed_agreement(opened: Open) -> None:
    """《民事诉讼法》第一百二十五条、《人民法院在线调解规则》第十九条。"""
    judge, wang, zhang, mediator = (opened() for _person in range(4))
    be(wang, "王某")
    filing = re.sub(r".*/mine/", "", wang.url)
    be(judge, NAMES["filing_judge"])
    expect(judge.get_by_role("heading", name=re.compile("待办"))).to_be_visible()
    _take(judge, f"/case/{filing}", "建议先行调解")
    be(zhang, "张某")
    for party in (wang, zhang):
        _take(party, f"/mine/{filing}", "同意先行调解")
    judge.goto(f"/case/{filing}")
    talks = judge.get_by_role("link", name=re.compile("民诉前调")).first.get_attribute("href")
    assert talks is not None
    judge.goto(talks)
    judge.get_by_role("link", name="委派调解员").click()
    judge.get_by_label("调解员", exact=True).select_option(label=NAMES["mediator"])
    judge.locator(".x-submit .main").click()
    be(mediator, NAMES["mediator"])
    _take(mediator, talks, "接受委派")
    _take(mediator, talks, "披露", {"relation": "没有"})
    terms = {"facts": "借款八万元", "terms-0-value": "张某于2026年6月1日前给付王某八万元", "amount": "80000"}
    _take(mediator, talks, "拟定调解协议", terms)
    for party in (wang, zhang):
        _take(party, talks, "签章")
    wang.goto(talks)
    expect(wang.locator(".x-line .now")).to_contain_text("已达成协议")
    sound(wang)


def _take(page: Page, case: str, label: str, typed: dict[str, str] | None = None) -> None:
    """Open the case, choose the step, fill in, and send."""
    page.goto(case)
    page.get_by_role("link", name=label, exact=True).first.click()
    for name, value in (typed or {}).items():
        page.locator(f"#{name}").fill(value)
    sound(page)
    page.locator(".x-submit .main").click()
    expect(page.get_by_text("已收讫").first).to_be_visible()


def test_the_keyboard_alone_takes_a_step(opened: Open) -> None:
    page = opened()
    be(page, NAMES["filing_judge"])
    page.goto("/mine")
    page.locator("main a[href^='/case/']").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/case/*")
    _tab_to(page, "更正记录")
    page.keyboard.press("Enter")
    page.wait_for_url("**/do/correct")
    page.locator("#entry").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("笔误")
    _tab_to(page, "更正记录")
    page.keyboard.press("Enter")
    expect(page.get_by_text("已收讫").first).to_be_visible()


def _tab_to(page: Page, words: str) -> None:
    """Go on with Tab until the focus is on what says these words."""
    for _press in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip() == words:
            return
    raise AssertionError(f"Tab never comes to {words}")


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_the_pages_of_an_officer_and_of_anybody(opened: Open, size: str) -> None:
    page = opened(size)
    for url in (
        "/",
        "/demo",
        "/v/",
        "/v/0000-0000-0000-00000",
        "/reckon",
        "/reckon/deadline?rule=CIV.DEFENCE_15D&start=2024-03-20",
        "/procedures",
        "/procedures/filing",
        "/sign-in",
        "/nowhere/at/all",
    ):
        page.goto(url)
        sound(page)
    be(page, NAMES["filing_judge"])
    page.goto("/mine")
    case = page.locator("main a[href^='/case/']").first.get_attribute("href")
    for url in (
        "/inbox",
        "/calendar",
        "/mine",
        "/notices",
        "/search?q=王某",
        "/settings",
        "/tokens",
        case,
        f"{case}/people",
        f"{case}/papers",
        f"{case}/do/redirect",
    ):
        page.goto(str(url))
        sound(page)
    be(page, NAMES["president"])
    page.goto("/court/settings")
    sound(page)
