"""Somebody who opens every page that he can reach by links, one of each kind, and whoever looks at it with him."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

NO_PAGE = re.compile(
    r"\.(pdf|zip|ics|csv|xlsx|json|pem|js)$|^/(static|api|log|demo|sign-out|v/.+/proof|verify/page)|/(proof|original|draft|live)$"
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
    "/money/counter",
    "/money/day",
    "/print-room",
    "/figures/waiting/late",
    "/approvals",
    "/people",
)
AXE = Axe()
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
NAMED = re.compile(r"^/(procedures|reckon|figures|court/settings)/[^/]+")
"""Pages that are made alike for each of many names."""
MACHINE_WORD = re.compile(r"^[a-z]+(_[a-z0-9]+)+$|undefined|None\b|\{\{|\[object")


@dataclass
class Crawler:
    """What is reached from where one begins: links of every page, each kind of page once."""

    page: Page
    most: int
    also: list[str] = field(default_factory=list)
    """Where one begins besides, each a kind of its own by what stands behind its #."""
    seen: set[str] = field(default_factory=set)
    trouble: list[str] = field(default_factory=list)

    def pages(self) -> Iterator[str]:
        """The kinds of pages that answer, each when it is open."""
        waiting = deque([*BEGIN, *self.also])
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
        found = self.page.eval_on_selector_all(
            "a[href]", "all => all.map(each => new URL(each.getAttribute('href'), location).href)"
        )
        here = urlsplit(self.page.url).netloc
        ways = {}
        for each in map(urlsplit, found):
            url = each.path + (f"?{each.query}" if each.query else "")
            if each.netloc == here and not NO_PAGE.search(each.path) and kind_of(url) not in self.seen:
                ways.setdefault(kind_of(url), url)
        return list(ways.values())


def kind_of(url: str) -> str:
    parts = urlsplit(url)
    return NAMED.sub(r"/\1/…", ID.sub("…", parts.path)) + (f"#{parts.fragment}" if parts.fragment else "")


def one_of_each(page: Page, procedures: Iterable[str]) -> list[str]:
    """A case of each procedure that who is signed in sees: they are all pages of a case, and no two alike."""
    answers = {name: page.request.get(f"/api/proceedings?procedure={name}&limit=1") for name in procedures}
    found = {name: answer.json()["items"] for name, answer in answers.items() if answer.ok}
    return [f"/case/{items[0]['id']}#{name}" for name, items in found.items() if items]


@dataclass
class Unlike:
    """By kinds of pages, what stood on those that were looked at: each element by itself, its words left out."""

    kinds: dict[str, set[str]] = field(default_factory=dict)
    many: int = 0

    def those_before(self, page: Page, kind: str) -> bool:
        stands = set(
            page.evaluate(
                """() => [...document.querySelectorAll("body, body *:not(svg *)")].map(each =>
                  [each.parentElement.className, each.tagName, each.className, each.type, each.getAttribute("role"),
                   each.disabled].join(" "))"""
            )
        )
        before = self.kinds.setdefault(kind, set())
        new = not stands <= before
        before |= stands
        self.many += new
        return new


def axe(page: Page) -> list[str]:
    """What axe finds once the page has come to rest."""
    page.evaluate("Promise.allSettled(document.getAnimations().map((each) => each.finished))")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found = page.evaluate("axe.run({resultTypes: ['violations']}).then(all => all.violations)")
    return [f"axe {each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"][:2]]


def too_wide(page: Page) -> list[str]:
    """Whether one would have to read in two directions: only what can be scrolled by itself, and is reached by the
    keyboard for that, may be wider than the window or than the sheet that it lies on."""
    wide = page.evaluate(
        """() => {
          const scrolls = each => ["auto", "scroll"].includes(getComputedStyle(each).overflowX)
          const within = each => { for (; each; each = each.parentElement) if (scrolls(each)) return each }
          const folded = "svg *, .x-sr, details:not([open]) > :not(summary)"
          const seen = each => each.checkVisibility() && !each.closest(folded)
          const all = [...document.querySelectorAll("body *")].filter(seen)
          const most = document.documentElement.clientWidth, found = []
          if (document.documentElement.scrollWidth > most) {
            const first = all.find(each => each.getBoundingClientRect().right > most + 1 && !within(each))
            found.push(`wide: ${document.documentElement.scrollWidth} of ${most} ${first?.outerHTML.slice(0, 160)}`)
          }
          for (const each of document.querySelectorAll(".x-card")) {
            const box = each.getBoundingClientRect()
            const out = [...each.querySelectorAll("*")].find(
              one => seen(one) && one.getBoundingClientRect().right > box.right + 1 && !within(one))
            if (box.width && out) found.push("out of its sheet: " + out.outerHTML.slice(0, 160))
          }
          const reached = "a[href], button, input, select, textarea, summary"
          for (const each of all)
            if (scrolls(each) && each.scrollWidth > each.clientWidth + 1 && each.tabIndex < 0
                && !each.matches(reached) && !each.querySelector(reached))
              found.push("scrolled by no key: " + each.outerHTML.slice(0, 160))
          return found.slice(0, 3)
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


def overlapping(page: Page) -> list[str]:
    """What is pressed in the place of something else: two that overlap, neither within the other. What stands still
    while the page runs beneath it is no neighbour."""
    return list(page.evaluate(
        """() => {
          const still = each => {
            for (; each; each = each.parentElement)
              if (["fixed", "sticky"].includes(getComputedStyle(each).position)) return true
          }
          const pressed = "a[href], button, input:not([type=hidden]), select, textarea, summary"
          const all = [...document.querySelectorAll(pressed)]
            .filter(each => each.checkVisibility({visibilityProperty: true, opacityProperty: true})
              && !each.closest(".x-sr, .x-skip, details:not([open]) > :not(summary)") && !still(each))
            .map(each => [each, [...each.getClientRects()]])
          const found = []
          for (let i = 0; i < all.length; i++)
            for (let j = i + 1; j < all.length; j++) {
              const [one, mine] = all[i], [other, theirs] = all[j]
              if (one.contains(other) || other.contains(one)) continue
              if (one.labels && [...one.labels].some(label => label.contains(other))) continue
              if (mine.some(a => theirs.some(b => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3
                  && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3)))
                found.push("overlap: " + one.outerHTML.slice(0, 100) + " " + other.outerHTML.slice(0, 100))
            }
          return found.slice(0, 3)
        }"""
    ))  # fmt: skip


APART = """
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255)
      .map(part => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    return .2126 * r + .7152 * g + .0722 * b
  }
  const apart = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b)
    return (bright + .05) / (dark + .05)
  }
"""
"""How far two colours are apart, as WCAG counts."""


def pale(page: Page) -> list[str]:
    """Words less than 7 to 1 apart from what is behind them (WCAG 1.4.6), and sheets and fields bounded by less than
    4.5 to 1."""
    page.evaluate(AXE.axe_script)
    words = page.evaluate("axe.run({runOnly: ['color-contrast-enhanced']}).then(all => all.violations)")
    lines = page.evaluate(
        "() => {" + APART + """
          return [...document.querySelectorAll(".x-card, .x-in, .x-box")]
            .filter(each => apart(getComputedStyle(each).borderTopColor, "rgb(255, 255, 255)") < 4.5)
            .map(each => each.outerHTML)
        }"""
    )  # fmt: skip
    return [f"pale: {each[:140]}" for each in [node["html"] for found in words for node in found["nodes"]] + lines]


def undrawn(page: Page) -> list[str]:
    """Words of drawings that do not stand out from the canvas of the system."""
    return list(page.evaluate(
        "() => {" + APART + """
          const canvas = getComputedStyle(document.documentElement).backgroundColor
          return [...document.querySelectorAll("svg text")]
            .filter(each => apart(getComputedStyle(each).fill, canvas) < 4.5).map(each => "undrawn: " + each.outerHTML)
        }"""
    ))  # fmt: skip


def unmarked(page: Page) -> list[str]:
    """What has the focus of the keyboard and does not show it by a line that stands out three to one (WCAG 1.4.11)."""
    page.keyboard.press("Tab")
    return list(page.evaluate(
        "() => {" + APART + """
          const clear = colour => colour === "transparent" || /, 0\\)$/.test(colour)
          const behind = each => {
            for (each = each.parentElement; each; each = each.parentElement)
              if (!clear(getComputedStyle(each).backgroundColor)) return getComputedStyle(each).backgroundColor
            return "rgb(255, 255, 255)"
          }
          const lined = each => {
            const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(each)
            if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return false
            return apart(outlineColor, behind(each)) >= 3
          }
          const reached = "a[href], button, input, select, textarea, summary, [tabindex='0']"
          const all = [...document.querySelectorAll(reached)]
            .filter(each => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({visibilityProperty: true}))
          const bare = all.filter(each => {
            each.focus({preventScroll: true})
            if (document.activeElement !== each) return false
            return ![each, each.parentElement, each.closest("label, .x-in, .x-find")].some(one => one && lined(one))
          })
          return bare.slice(0, 3).map(each => "unmarked: " + each.outerHTML.slice(0, 140))
        }"""
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
