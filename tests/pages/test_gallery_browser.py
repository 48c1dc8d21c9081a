"""Every page in a real browser, in every way of sitting before it: nothing for axe to find, nothing cut off, nothing
blocked, all of it spoken, and reached and marked by the keyboard."""

from __future__ import annotations

import functools
import hashlib
import mimetypes
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.crawl import axe, cut_off, overlapping, pale, too_wide, undrawn, unmarked, unspoken
from tests.pages.sitting import DESK, FOUR_TIMES, PHONE, TWICE, Way, looked_at
from xiezhi.pages.environment import TEMPLATES
from xiezhi.pages.gallery import render, specimens

pytestmark = pytest.mark.browser
SPECIMENS = specimens()
PAPER = "应诉通知书".encode() * 100_000
STATIC = TEMPLATES.parent / "static"


@functools.cache
def file(path: str) -> bytes:
    """A specimen as a page, or what it asks for beneath it."""
    if path == "/deposit-worker.js":
        return (STATIC / "xiezhi/js/deposit-worker.js").read_bytes()
    if path.startswith("/static/"):
        return (STATIC.parent / path[1:]).read_bytes()
    name = path.removeprefix("/").removesuffix(".html")
    return render(("pages/verify.html", real()) if name == "verify-real" else SPECIMENS[name]).encode()


class Gallery(BaseHTTPRequestHandler):
    """Specimens as pages, the static files beneath them, and the policy that the court sends; who waits there for more
    hears that nothing has come yet."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if self.headers.get("HX-Request"):
            return self.answers(204)
        try:
            self.answers(200, file(path), mimetypes.guess_type(path)[0] or "")
        except (KeyError, OSError):
            self.answers(404)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.answers(200)

    def answers(self, status: int, body: bytes = b"", kind: str = "text/plain") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", "default-src 'self'")
        self.send_header("Cache-Control", "max-age=3600" if self.path.startswith("/static/") else "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        pass


def real() -> dict[str, Any]:
    """The page of a paper whose digests are those of PAPER."""
    digests = [
        {"algorithm": name, "value": hashlib.new(name.replace("-", "").lower(), PAPER).hexdigest()}
        for name in ("SHA-256", "SM3")
    ]
    return {**SPECIMENS["verify-found"][1], "digests": digests}


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gallery)
    server.daemon_threads, server.block_on_close = True, False
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Page]:
    """One window in which a page after another is opened: what they share is loaded once."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def out_of_reach(page: Page) -> list[str]:
    """What a mouse can press and a tabulator never comes to, though it goes round twice: a day is three fields. What a
    script has hidden or locked meanwhile is not pressed by anybody."""
    left = page.evaluate(
        """() => {
          window.seen = each => each.checkVisibility({visibilityProperty: true}) && !each.closest("[inert]") &&
            !each.matches(":disabled")
          const left = window.left = new Set([...document.querySelectorAll(
            "a[href], button:not(:disabled), input:not(:disabled):not([type=hidden]), select:not(:disabled)," +
            "textarea:not(:disabled), summary, [tabindex='0']")].filter(each => seen(each) && each.tabIndex >= 0))
          addEventListener("focusin", ({target: each}) => {
            for (const one of each.type === "radio" ? document.getElementsByName(each.name) : [each]) left.delete(one)
          })
          return left.size
        }"""
    )
    for _ in range(2 * left + 20):
        page.keyboard.press("Tab")
        left -= 1
        if left <= 0 and not (left := page.evaluate("[...window.left].filter(window.seen).length")):
            return []
    return list(
        page.evaluate(
            "[...window.left].filter(window.seen).slice(0, 2).map(each => 'never: ' + each.outerHTML.slice(0, 140))"
        )
    )


def across(page: Page) -> list[str]:
    """Too wide, or cut off; a page that runs from the top downwards is wide by its nature."""
    vertical = page.evaluate("getComputedStyle(document.body).writingMode !== 'horizontal-tb'")
    return cut_off(page) + ([] if vertical else too_wide(page))


def too_high(page: Page) -> list[str]:
    """A page that runs from the top downwards is read from its side, and never up and down as well."""
    vertical = page.evaluate("getComputedStyle(document.body).writingMode !== 'horizontal-tb'")
    more = page.evaluate("document.documentElement.scrollHeight - innerHeight")
    return [f"higher than its window by {more}"] if vertical and more > 0 else []


WAYS = {
    "at a desk": Way(DESK, (axe, across, too_high, unspoken)),
    "on a phone": Way(PHONE, (axe, across, too_high)),
    "enlarged twice": Way(TWICE, (across, overlapping)),
    "enlarged four times": Way(FOUR_TIMES, (across, overlapping)),
    "in big type": Way(DESK, (across,), elder=True),
    "in big type on a phone": Way(PHONE, (across,), elder=True),
    "by the keyboard": Way(DESK, (out_of_reach, unmarked)),
}


@pytest.mark.parametrize("name", SPECIMENS)
def test_anyone_can_use_the_page_in_every_way(visitor: Page, gallery: str, name: str) -> None:
    """By the keyboard last: what it has come to stays open."""
    trouble: list[str] = []
    visitor.on(
        "console", complains := lambda said: trouble.append(said.text) if said.type in ("error", "warning") else None
    )
    visitor.on("pageerror", fails := lambda error: trouble.append(str(error)))
    visitor.set_viewport_size(dict(zip(("width", "height"), DESK, strict=True)))
    visitor.goto(f"{gallery}/{name}.html")
    found = looked_at(visitor, WAYS)
    visitor.remove_listener("console", complains)
    visitor.remove_listener("pageerror", fails)
    assert (found, trouble) == ({}, [])


@pytest.mark.parametrize("name", ["home", "proceeding", "step", "money-desk", "my-case", "wall"])
def test_who_asks_for_more_contrast_has_it(page: Page, gallery: str, name: str) -> None:
    page.emulate_media(contrast="more")
    page.goto(f"{gallery}/{name}.html")
    assert pale(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["figure", "procedure", "wall"])
def test_drawings_have_the_colours_that_somebody_has_chosen(page: Page, gallery: str, name: str, scheme: Any) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto(f"{gallery}/{name}.html")
    assert page.locator("svg text").count()
    assert undrawn(page) == []


def test_a_file_is_compared_on_the_device_and_the_verdict_changes(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/verify-real.html", wait_until="networkidle")
    chosen = page.locator("[data-mine-file]")
    chosen.set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": PAPER})
    expect(page.locator('[data-verdict="ok"]')).to_be_visible()
    expect(page.get_by_text("别付款，别转账。")).to_be_hidden()
    chosen.set_input_files({"name": "b.pdf", "mimeType": "application/pdf", "buffer": PAPER + b" "})
    expect(page.locator('[data-verdict="bad"]')).to_be_visible()
    expect(page.locator('[data-verdict="ok"]')).to_be_hidden()
    expect(page.get_by_text("别付款，别转账。")).to_be_visible()


@pytest.mark.parametrize("size", [0, 55, 56, 64, 119, (1 << 20) + 77])
def test_digests_in_the_browser_agree_with_the_court(page: Page, gallery: str, size: int) -> None:
    page.goto(f"{gallery}/verify-ask.html")
    told = page.evaluate(
        """async (size) => {
            const { digest } = await import("/static/xiezhi/js/digest.js");
            const blob = new Blob([new Uint8Array(size).fill(7)]);
            return [await digest("sha256", blob), await digest("sm3", blob)];
        }""",
        size,
    )
    data = b"\7" * size
    assert told == [hashlib.sha256(data).hexdigest(), hashlib.new("sm3", data).hexdigest()]


def test_an_amount_is_repeated_in_words(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/intake.html", wait_until="networkidle")
    expect(page.locator('[data-capitals="principal"]')).to_have_text("捌拾万元整")
    page.get_by_label("还过多少").fill("120000500.05")
    expect(page.locator('[data-capitals="repaid"]')).to_have_text("壹亿贰仟万零伍佰元零伍分")
    page.get_by_label("还过多少").blur()
    expect(page.get_by_label("还过多少")).to_have_value("120,000,500.05")


def test_every_keystroke_of_an_intake_is_kept_though_the_net_is_gone(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/intake.html", wait_until="networkidle")
    page.context.set_offline(True)
    page.get_by_label("还有什么要告诉法官").fill("他答应过年底还")
    expect(page.get_by_text("先存在这台设备上")).to_be_visible()
    page.context.set_offline(False)
    page.reload(wait_until="networkidle")
    expect(page.get_by_label("还有什么要告诉法官")).to_have_value("他答应过年底还")


def test_rows_are_added_and_taken_away_and_keep_their_numbers(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/step.html", wait_until="networkidle")
    page.get_by_role("button", name="加一行").click()
    expect(page.locator('[name="orders-2-who"]')).to_be_focused()
    page.get_by_role("button", name="删去第 1 行").click()
    expect(page.locator("[data-many] tbody tr")).to_have_count(2)
    expect(page.locator('[name="orders-0-what"]')).to_have_value("逾期付款损失，按 LPR 计至付清")


def test_choosing_a_task_leaves_only_those_of_its_step(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/inbox.html", wait_until="networkidle")
    page.get_by_role("checkbox", name="送达判决书").first.check()
    expect(page.get_by_text("已选 1 项")).to_be_visible()
    expect(page.get_by_role("button", name="一起办")).to_be_visible()


def test_a_refused_step_opens_its_reason_by_the_keyboard(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/proceeding.html", wait_until="networkidle")
    page.locator("summary", has_text="宣判").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("本案还没有开庭审理。")).to_be_visible()


def test_a_stroke_goes_to_the_search_box_and_a_tab_to_the_text(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/inbox.html", wait_until="networkidle")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="查找")).to_be_focused()


def test_a_page_works_without_script(browser: Any, gallery: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{gallery}/proceeding.html")
    page.locator("summary", has_text="宣判").click()
    expect(page.get_by_text("本案还没有开庭审理。")).to_be_visible()
    page.context.close()
