"""A court served as it is in life, and a window of Chromium for each person who comes to it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

ROOT = Path(__file__).parents[2]
SIZES = {"desk": (1440, 900), "phone": (390, 844)}
PASSWORD = "草原上的风-吹过-乌兰察布"
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": quiet}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small court served as it is in life."""
    home = tmp_path_factory.mktemp("court")
    run("-m", "tests.pages.small_court", str(home))
    yield from serve(home)


def serve(home: Path) -> Iterator[str]:
    """The address at which a court's folder is served, as a fixture yields it."""
    with serving(home) as address:
        yield address


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """The address at which a court's folder is served meanwhile."""
    port = _free_port()
    program = "from xiezhi.site.command import main; main()"
    server = subprocess.Popen(
        [sys.executable, "-c", program, "serve", "--home", str(home), "--port", str(port)], env=_env(), cwd=ROOT
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def run(*args: str) -> None:
    """A program of the house, as on a command line."""
    subprocess.run([sys.executable, *args], check=True, env=_env(), cwd=ROOT)


def _env() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def _wait_for(url: str) -> None:
    for _try in range(900):
        try:
            urllib.request.urlopen(url, timeout=5).read()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


@pytest.fixture
def opened(browser: Browser, served: str) -> Iterator[Open]:
    """A window of one's own for each person, in the court that is served."""
    with windows(browser, served) as open_:
        yield open_


@contextmanager
def windows(browser: Browser, served: str) -> Iterator[Open]:
    """Windows as they are asked for, each with a context of its own; what a console says against us fails the test."""
    contexts, complaints = [], []

    def open_(size: str = "desk") -> Page:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, base_url=served, locale="zh-CN")
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
    """Nothing for axe to find once the page has come to rest, and nothing cut off at the side."""
    page.evaluate("Promise.allSettled(document.getAnimations().map((each) => each.finished))")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found] == [], page.url
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= (page.viewport_size or {"width": 0})["width"], page.url


_LOOKED: set[tuple[str, int]] = set()
"""Kinds of pages, by their address without ids, that axe has looked at in this run, and at which width."""


def look(page: Page) -> None:
    """As `sound`, once for each kind of page at each width: receipts, say, are all alike."""
    kind = re.sub(r"(?<=/)[a-z0-9]{16}[^/]*", "…", page.url.partition("?")[0])
    width = (page.viewport_size or {"width": 0})["width"]
    if (kind, width) not in _LOOKED:
        _LOOKED.add((kind, width))
        sound(page)


def open_an_account(page: Page, login: str) -> None:
    """Name, password, authenticator; then one is in."""
    page.goto("/register")
    look(page)
    page.get_by_label("登录名").fill(login)
    page.get_by_label("设一个密码").fill(PASSWORD)
    page.get_by_role("button", name="开账户").click()
    secret = "".join(re.findall(r"[A-Z2-7]{4}", page.locator("#code-help").inner_text()))
    page.get_by_label("验证器上的六位数字").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("heading", name="我的案件")).to_be_visible()


def claim(page: Page, name: str, number: str, against: str, amount: str, *, consents: bool = False) -> None:
    """The five sheets of an intake, handed in."""
    page.goto("/intake")
    page.get_by_label("案由").select_option(label="民间借贷纠纷")
    page.locator("#demands-0-text").fill("偿还借款")
    page.locator("#demands-0-amount").fill(amount)
    expect(page.locator("#live")).to_contain_text("受理费")
    look(page)
    page.get_by_role("button", name="下一页").click()
    page.locator("#claimants-0-name").fill(name)
    page.locator("#claimants-0-id_number").fill(number)
    page.locator("#claimants-0-phone").fill("13904740011")
    page.locator("#defendants-0-name").fill(against)
    page.locator("#defendants-0-phone").fill("13904740012")
    page.locator("#electronic").set_checked(consents)
    look(page)
    page.get_by_role("button", name="下一页").click()
    page.get_by_label("事实和理由").fill("借了不还")
    expect(page.locator("#draft-state")).to_contain_text("草稿已存")
    page.reload()
    expect(page.get_by_label("事实和理由")).to_have_value("借了不还")
    page.get_by_role("button", name="下一页").click()
    look(page)
    page.get_by_role("button", name="下一页").click()
    expect(page.get_by_text("都齐了，可以交")).to_be_visible()
    look(page)
    page.get_by_role("button", name="交给法院").click()
    received(page)


def code_of(page: Page) -> str:
    """The code for signing, as the demonstration court says it in place of a message."""
    said = re.search(r"验证码是 (\d{6})", page.locator("#confirm").inner_text())
    assert said, "no code was sent"
    return said[1]


def received(page: Page) -> None:
    """The receipt of what was just done."""
    expect(page.locator(".x-note.done").get_by_text("已收讫")).to_be_visible()
    look(page)


def take(page: Page, case: str, label: str, **typed: str) -> None:
    """Open the case, choose the step, under a fold where it is a rare one, fill in, and send."""
    page.goto(case)
    steps = page.locator(".x-acts, .x-next-acts, .x-next-more").get_by_role("link", name=label, exact=True)
    if not steps.count():
        folds = page.locator("details.x-more:not([open]) > summary")
        while folds.count():
            folds.first.click()
    steps.first.click()
    expect(page).to_have_url(re.compile("/do/"))
    for name, value in typed.items():
        field = page.locator(f"#{name}")
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(field.locator("option", has_text=value).first.get_attribute("value"))
        elif field.get_attribute("type") in ("checkbox", "radio"):
            field.check()
        else:
            field.fill(value)
    look(page)
    page.locator(".x-submit .main").click()
    received(page)
