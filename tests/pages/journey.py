"""The loan as people live it: 王某 lends 张某 800,000 yuan. Each chapter is taken by those whose turn it is, each at a
window of his own; at the main moments `picture` is called with the window that shows it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.pages.windows import SIZES, Open, look, take

SOON = 30_000
"""Milliseconds within which a played bank or registry has answered."""

WANG_NUMBER, ZHANG_NUMBER = "152601198604120004", "152626198001050008"
DEMAND = "判令张某偿还借款本金800000元，并自2025年2月1日起按年利率3.45%支付利息至付清之日"
REASONS = (
    "2025年2月1日，张某因经营周转向王某借款800000元，出具借条，约定借期一年、年利率3.45%。"
    "2026年1月31日到期，多次催要没有偿还。"
)
HOME = "呼和浩特市新城区海拉尔东街40号"
MINUTES = "审：核对当事人。原告到庭；被告张某经传票传唤，无正当理由没有到庭。\n原告：坚持诉讼请求。\n审：辩论终结。"
FOUND = "张某向王某出具借条，借款800000元，借期一年，年利率3.45%，当日转账交付，到期没有偿还。"
OPINION = "合法的借贷关系受法律保护。张某应当返还借款并支付利息。经传票传唤无正当理由拒不到庭，不影响判决。"
LAWS = "《中华人民共和国民法典》第六百七十五条、第六百七十六条\n《中华人民共和国民事诉讼法》第一百四十七条"


def unseen(name: str, page: Page) -> None:
    """No picture is taken."""


@dataclass
class Journey:
    """`parties` and `officers` say how wide their windows are; `typed` counts what was typed, chapter by chapter."""

    cast: dict[str, list[str]]
    court: str
    parties: str = "phone"
    officers: str = "desk"
    picture: Callable[[str, Page], object] = unseen
    typed: dict[str, int] = field(default_factory=dict)
    case: dict[str, str] = field(default_factory=dict)
    windows: dict[str, Page] = field(default_factory=dict)
    opened: Open = field(init=False)

    def begun(self, opened: Open) -> Journey:
        """Where it stands, with windows of its own: everybody has yet to come."""
        self.opened, self.windows = opened, {}
        return self

    # --- people ------------------------------------------------------------------------------------------------------

    def window(self, name: str, size: str) -> Page:
        if name not in self.windows:
            self.windows[name] = self.opened(size)
        return self.windows[name]

    def being(self, name: str, size: str) -> Page:
        """Somebody who is signed in at his own window."""
        if name in self.windows:
            return self.windows[name]
        page = self.window(name, size)
        page.goto(f"/demo?court={self.court}")
        page.locator("li.mid", has_text=name).get_by_role("button").first.click()
        return page

    def officer(self, office: str, place: int = 0) -> Page:
        return self.being(self.cast[office][place], self.officers)

    @property
    def wang(self) -> Page:
        return self.being("王某", self.parties)

    @property
    def zhang(self) -> Page:
        return self.being("张某", self.parties)

    def mine(self, name: str) -> str:
        """A case on its party's page."""
        return self.case[name].replace("/case/", "/mine/")

    def types(self, chapter: str, page: Page, **typed: str) -> None:
        """Keys pressed, and counted."""
        for name, words in typed.items():
            page.locator(f"#{name}").fill(words)
            self.typed[chapter] = self.typed.get(chapter, 0) + len(words)

    def on(self, day: str) -> None:
        """The demonstration's clock goes forward, and what has passed by then lapses."""
        page = self.officer("president")
        page.goto("/demo")
        page.locator("input[name=to]").fill(day)
        page.locator("form:has(input[name=to]) button").first.click()
        expect(page).to_have_url(re.compile("note=moved"))

    def serves(self) -> None:
        """Everything that waits for people who agreed to electronic service goes out, and arrives."""
        serves(self.officer("server"))


def serves(page: Page) -> None:
    """Whoever serves sends what may go by the platform, and it arrives."""
    page.goto("/inbox")
    for url in [str(each.get_attribute("href")) for each in page.locator("main a.x-btn[href^='/case/']").all()]:
        page.goto(url)
        if page.locator(".x-acts").get_by_role("link", name="电子送达", exact=True).count():
            take(page, url, "电子送达")
            until(page, url, ".x-tag", "已送达")


def opened_upon(page: Page, url: str, words: str) -> str:
    """The address of the proceeding that a case led to, named in its family."""
    page.goto(url)
    link = page.locator(".x-head a[href^='/case/']", has_text=words).last
    return str(link.get_attribute("href"))


def code_in(pdf: bytes, title: str) -> str:
    """The secret code on the copy of this title, in what the print room printed."""
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    found = next(text for text in texts if title in re.sub(r"\s", "", text) and "查阅码" in text)
    match = re.search(r"查阅码\s*([0-9A-Z]{7}(?:-[0-9A-Z]{7}){2})", found)
    assert match, found
    return match[1]


def until(page: Page, url: str, selector: str, words: str) -> None:
    """The page is read again until it says so."""
    for _try in range(SOON // 300):
        page.goto(url)
        if page.locator(selector, has_text=words).count():
            return
        page.wait_for_timeout(300)
    raise AssertionError(f"{url} never says {words}")


def together(page: Page, url: str) -> None:
    """Everything on the batch page of an office, taken together."""
    page.goto(url)
    look(page)
    for box in page.locator("input[name=task]").all():
        box.check()
    page.get_by_role("button", name="一起办").first.click()
    page.locator(".x-submit .main").click()
    expect(page.get_by_text("办成").first).to_be_visible()


def both_widths(page: Page, url: str) -> None:
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(url)
        look(page)
