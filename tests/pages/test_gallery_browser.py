"""Every page in a real browser, on a desk and on a phone: nothing for axe to find, nothing cut off, nothing blocked."""

from __future__ import annotations

import functools
import hashlib
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.pages.crawl import cut_off, too_wide, unspoken
from xiezhi.pages.environment import TEMPLATES
from xiezhi.pages.gallery import render, specimens

pytestmark = pytest.mark.browser
SPECIMENS = specimens()
PAPER = "应诉通知书".encode() * 100_000
SIZES = {"desk": (1440, 900), "phone": (390, 844)}


class Gallery(SimpleHTTPRequestHandler):
    """Specimens as pages, the static files beneath them, and the policy that the court sends."""

    def __init__(self, *args: Any, folder: Path, **kwargs: Any) -> None:
        self.folder = folder
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        path = path.partition("?")[0]
        if path == "/deposit-worker.js":
            return str(TEMPLATES.parent / "static/xiezhi/js/deposit-worker.js")
        if path.startswith("/static/"):
            return str(TEMPLATES.parent / path[1:])
        return str(self.folder / path[1:])

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.end_headers()

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()

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
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("gallery")
    for name, specimen in SPECIMENS.items():
        (folder / f"{name}.html").write_text(render(specimen), encoding="utf-8")
    (folder / "verify-real.html").write_text(render(("pages/verify.html", real())), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Gallery, folder=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SPECIMENS)
def test_anyone_can_use_the_page(page: Page, gallery: str, name: str, size: str) -> None:
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
    page.goto(f"{gallery}/{name}.html", wait_until="networkidle")
    assert [f"{found['id']}: {found['nodes'][0]['html']}" for found in Axe().run(page).response["violations"]] == []
    assert trouble == []
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    down = page.evaluate("document.documentElement.scrollHeight - innerHeight")
    assert (down if "mongolian" in name else wide) <= 0


def in_turn(page: Page, gallery: str, looks: Callable[[Page], list[str]]) -> list[str]:
    """What is found on the pages one after another."""
    found = []
    for name in SPECIMENS:
        page.goto(f"{gallery}/{name}.html")
        found += [f"{name}: {trouble}" for trouble in looks(page)]
    return found


def across(page: Page) -> list[str]:
    """Too wide, or cut off; a page that runs from the top downwards is wide by its nature."""
    vertical = page.evaluate("getComputedStyle(document.body).writingMode !== 'horizontal-tb'")
    return cut_off(page) + ([] if vertical else too_wide(page))


def in_big_type(page: Page) -> list[str]:
    page.evaluate("document.body.classList.add('elder')")
    return across(page)


def out_of_reach(page: Page) -> list[str]:
    """What a mouse can press and a tabulator never comes to, though it goes round twice: a day is three fields. What a
    script has hidden meanwhile is not pressed by anybody."""
    left = page.evaluate(
        """() => {
          window.seen = each => each.checkVisibility({visibilityProperty: true}) && !each.closest("[inert]")
          window.left = new Set([...document.querySelectorAll(
            "a[href], button:not(:disabled), input:not(:disabled):not([type=hidden]), select:not(:disabled)," +
            "textarea:not(:disabled), summary, [tabindex='0']")].filter(each => seen(each) && each.tabIndex >= 0))
          return window.left.size
        }"""
    )
    for _ in range(2 * left + 20):
        page.keyboard.press("Tab")
        left = page.evaluate(
            """() => {
              const each = document.activeElement
              for (const one of each.type === "radio" ? document.getElementsByName(each.name) : [each])
                window.left.delete(one)
              return [...window.left].filter(window.seen).length
            }"""
        )
        if not left:
            return []
    return list(
        page.evaluate(
            "[...window.left].filter(window.seen).slice(0, 2).map(each => 'never: ' + each.outerHTML.slice(0, 140))"
        )
    )


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_lost_in_big_type(page: Page, gallery: str, size: str) -> None:
    page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
    assert in_turn(page, gallery, in_big_type) == []


def test_a_screen_reader_has_a_name_for_all_that_it_comes_to(page: Page, gallery: str) -> None:
    assert in_turn(page, gallery, unspoken) == []


def test_all_that_can_be_pressed_is_reached_by_the_keyboard(page: Page, gallery: str) -> None:
    assert in_turn(page, gallery, out_of_reach) == []


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
