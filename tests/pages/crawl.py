"""Somebody who opens every page that he can reach by links, one of each kind, and whoever looks at it with him."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

NO_PAGE = re.compile(
    r"\.(pdf|zip|ics|csv|json|pem|js)$|^/(static|api|log|demo|sign-out|v/.+/proof|verify/page)|/(proof|original|draft|live)$"
)
ID = re.compile(r"(?<=/)([a-z0-9]{16,}[^/]*|\d[\w-]*|内\d+|[A-Z][A-Z0-9_.]+)(?=/|$)")
BEGIN = (
    "/",
    "/mine",
    "/inbox",
    "/calendar",
    "/search?q=借款",
    "/notices",
    "/settings",
    "/figures",
    "/money",
    "/approvals",
    "/people",
)
SPOKEN = {
    "button",
    "link",
    "textbox",
    "searchbox",
    "combobox",
    "checkbox",
    "radio",
    "spinbutton",
    "Date",
    "listbox",
    "switch",
    "tab",
}
MACHINE_WORD = re.compile(r"^[a-z]+(_[a-z0-9]+)+$|undefined|None\b|\{\{|\[object")


@dataclass
class Crawler:
    """What is reached from where one begins: links of every page, each kind of page once."""

    page: Page
    most: int
    seen: set[str] = field(default_factory=set)
    trouble: list[str] = field(default_factory=list)

    def pages(self) -> Iterator[str]:
        """The kinds of pages that answer, each when it is open."""
        waiting = deque(BEGIN)
        while waiting and len(self.seen) < self.most:
            url = waiting.popleft()
            kind = kind_of(url)
            if kind in self.seen:
                continue
            answer = self.page.goto(url)
            if answer is None or answer.status == 404:
                continue
            self.seen.add(kind)
            if answer.status >= 400:
                self.trouble.append(f"{url}: {answer.status}")
                continue
            waiting += self.links()
            yield kind

    def links(self) -> list[str]:
        """Where one gets from here: of every kind of page one."""
        found = self.page.eval_on_selector_all("a[href]", "all => all.map(each => each.href)")
        here = urlsplit(self.page.url).netloc
        ways = {}
        for each in map(urlsplit, found):
            url = each.path + (f"?{each.query}" if each.query else "")
            if each.netloc == here and not NO_PAGE.search(each.path) and kind_of(url) not in self.seen:
                ways.setdefault(kind_of(url), url)
        return list(ways.values())


def kind_of(url: str) -> str:
    return ID.sub("…", urlsplit(url).path)


def axe(page: Page) -> list[str]:
    """What axe finds once the page has come to rest."""
    page.evaluate("Promise.allSettled(document.getAnimations().map((each) => each.finished))")
    found = Axe().run(page).response["violations"]
    return [f"axe {each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"][:2]]


def too_wide(page: Page) -> list[str]:
    """Whether one would have to read in two directions, and what is cut off."""
    wide = page.evaluate(
        """() => {
          const most = document.documentElement.clientWidth, found = [];
          if (document.documentElement.scrollWidth > most) {
            for (const each of document.querySelectorAll("main *")) {
              if (each.getBoundingClientRect().right > most + 1 && !each.closest(".x-scroll, .x-table, [data-scrolls]"))
                { found.push("wide: " + each.outerHTML.slice(0, 160)); break }
            }
            if (!found.length) found.push("wide: " + document.documentElement.scrollWidth + " of " + most)
          }
          return found
        }"""
    )
    return list(wide)


def cut_off(page: Page) -> list[str]:
    """Words that are hidden because their box is too small for them."""
    return list(page.evaluate(
        """() => [...document.querySelectorAll("h1, h2, h3, p, li, td, th, dt, dd, label, button, a, legend, summary")]
          .filter(each => {
            const style = getComputedStyle(each), box = each.getBoundingClientRect()
            if (!each.innerText?.trim() || box.width < 2 || box.height < 2) return false
            if (each.closest(".x-sr, [hidden]")) return false
            const down = style.overflowY === "hidden" && each.scrollHeight > each.clientHeight + 3
            const across = style.overflowX === "hidden" && each.scrollWidth > each.clientWidth + 3
            return down || across
          }).slice(0, 3).map(each => "cut off: " + each.outerHTML.slice(0, 160))"""
    ))  # fmt: skip


def moving(page: Page) -> list[str]:
    """What still moves for somebody who has asked that nothing does."""
    return list(page.evaluate(
        """() => document.getAnimations().filter(each => each.playState === "running"
             && (each.effect.getComputedTiming().duration || 0) > 10)
           .slice(0, 3).map(each => "moves: " + each.effect.target.outerHTML.slice(0, 160))"""
    ))  # fmt: skip


def unspoken(page: Page) -> list[str]:
    """What a screen reader reaches and has no name for, or a name that only a machine understands."""
    client = page.context.new_cdp_session(page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    client.detach()
    found = []
    for each in nodes:
        role = each.get("role", {}).get("value", "")
        name = str(each.get("name", {}).get("value", "")).strip()
        if each.get("ignored") or role not in SPOKEN:
            continue
        if not name or MACHINE_WORD.search(name):
            found.append(f"unspoken {role} {name!r}")
    return found
