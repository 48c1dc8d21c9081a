"""A claim filed over a thin mobile line that breaks at the worst moments: nothing typed is lost, it is filed once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.pages.conftest import OTHER_NUMBER
from tests.pages.windows import open_an_account

pytestmark = pytest.mark.browser
REASONS = "2024年3月1日出借，约定当年年底归还，催要多次，至今未还"
WHILE_AWAY = "；他说等卖了羊再还"


class Line:
    """A mobile line of the third generation: 400 ms there and back, 400 kbit/s; and it breaks."""

    def __init__(self, page: Page) -> None:
        self.wire = page.context.new_cdp_session(page)
        self.wire.send("Network.enable")
        self.is_there(True)

    def is_there(self, yes: bool) -> None:
        rates = {"latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
        self.wire.send("Network.emulateNetworkConditions", {"offline": not yes, **rates})


def onward(page: Page) -> None:
    page.get_by_role("button", name="下一页").click()


def sent(page: Page, button: str) -> None:
    """Pressed, with the line breaking before the court's answer is here: whether the court has it nobody knows."""

    def breaks_off(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    page.route(re.compile("/intake/"), lambda route: breaks_off(route) if is_sent(route) else route.fallback())
    with page.expect_event("requestfailed", is_sent_request):
        page.get_by_role("button", name=button).click(no_wait_after=True)
    page.unroute_all(behavior="wait")


def test_a_claim_is_filed_once_and_whole_though_the_line_breaks(browser: Browser, served: str) -> None:
    page = browser.new_context(base_url=served, locale="zh-CN", viewport={"width": 390, "height": 844}).new_page()
    open_an_account(page, "thin")
    line = Line(page)
    page.goto("/intake")
    page.get_by_label("案由").select_option(label="民间借贷纠纷")
    page.locator("#demands-0-text").fill("偿还借款")
    page.locator("#demands-0-amount").fill("36000")
    onward(page)
    page.locator("#claimants-0-name").fill("乌某")
    page.locator("#claimants-0-id_number").fill(OTHER_NUMBER)
    page.locator("#defendants-0-name").fill("包某")
    onward(page)
    reasons = page.get_by_label("事实和理由")
    expect(reasons).to_be_visible()

    line.is_there(False)
    reasons.fill(REASONS)
    expect(page.locator("#draft-state")).to_contain_text("先存在这台设备上")
    onward(page)
    expect(reasons).to_have_value(REASONS)
    line.is_there(True)
    reasons.press_sequentially(WHILE_AWAY)
    sheet = page.url
    sent(page, "下一页")
    page.goto(sheet)
    expect(reasons).to_have_value(REASONS + WHILE_AWAY)
    onward(page)
    onward(page)

    sent(page, "交给法院")
    page.goto("/mine")
    expect(page.locator("main")).to_contain_text("包某")
    page.goto("/intake/5")
    expect(page.get_by_text("都齐了，可以交")).to_have_count(0)
    page.goto("/mine")
    expect(page).to_have_url(re.compile("/mine/.+"))  # who has one case and no other is shown it at once
    page.context.close()


def is_sent(route: Route) -> bool:
    return is_sent_request(route.request)


def is_sent_request(request: Request) -> bool:
    return request.method == "POST" and not request.url.endswith(("/draft", "/live"))
