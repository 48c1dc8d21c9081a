"""Every kind of page that anybody reaches, in every office, at every width: who sees, hears or reads otherwise loses
nothing. The usual run looks at a few pages of two people in three ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.crawl import Crawler, axe, cut_off, moving, too_wide, unspoken
from tests.pages.windows import run, serve
from tests.soak import long

pytestmark = [pytest.mark.browser, pytest.mark.soak]
PEOPLE, MOST, CASES = long(2, 60), long(8, 400), long(8, 150)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("courts") / "court"
    run(
        "-c",
        "from xiezhi.site.command import main; main()",
        "court",
        "create",
        "--demo",
        "--cases",
        str(CASES),
        "--home",
        str(home),
    )
    yield from serve(home)


@pytest.fixture
def windows(browser: Browser, served: str) -> Iterator[Callable[..., Page]]:
    contexts = []

    def window(**how: object) -> Page:
        contexts.append(browser.new_context(base_url=served, locale="zh-CN", **how))  # type: ignore[arg-type]
        return contexts[-1].new_page()

    yield window
    for each in contexts:
        each.close()


def sit_down(page: Page, person: str, *, elder: bool = False) -> None:
    page.goto("/demo")
    if person:
        page.locator(f"button[name=person][value='{person}']").click()
    if elder:
        page.locator("button[name=elder][value='1']").first.evaluate("each => each.form.requestSubmit(each)")
        page.wait_for_selector("body.elder")


def people_of(page: Page) -> list[str]:
    """Nobody, and of everyone whom the demonstration knows one of each office or standing."""
    page.goto("/demo")
    found = page.eval_on_selector_all(
        "li:has(button[name=person])",
        "all => all.map(each => [each.querySelector('.x-mut').innerText, each.querySelector('button').value])",
    )
    return ["", *dict(reversed(found)).values()]


Look = Callable[[Page], list[str]]


@dataclass(frozen=True)
class Way:
    """How somebody sits before a page, and what is looked for. `everyone`: in the long form on the pages of each role
    anew, otherwise once for each kind of page."""

    size: tuple[int, int]
    looks: tuple[Look, ...]
    elder: bool = False
    everyone: bool = False
    how: dict[str, Any] = field(default_factory=dict)


WAYS = {
    "at a desk": Way((1440, 900), (axe, too_wide, unspoken), everyone=True),
    "on a phone": Way((390, 844), (axe, too_wide), everyone=True),
    "at a desk, enlarged four times": Way((320, 256), (too_wide, cut_off)),
    "at a desk, enlarged twice": Way((720, 450), (too_wide, cut_off)),
    "in big type": Way((1440, 900), (axe, too_wide, cut_off), elder=True),
    "in big type on a phone": Way((390, 844), (axe, too_wide, cut_off), elder=True),
    "while nothing moves": Way((1440, 900), (moving,), how={"reduced_motion": "reduce"}),
    "in the colours of the system": Way((1440, 900), (axe,), how={"forced_colors": "active"}),
}


@pytest.mark.parametrize("way", list(WAYS)[: long(3, len(WAYS))])
def test_nobody_loses_anything_on_any_page(
    windows: Callable[..., Page], way: str, record_property: Callable[[str, object], None]
) -> None:
    chosen = WAYS[way]
    width, height = chosen.size
    page = windows(viewport={"width": width, "height": height}, **chosen.how)
    found: dict[str, list[str]] = {}
    looked: set[str] = set()
    people = people_of(page)[:PEOPLE]
    for person in people:
        sit_down(page, person, elder=chosen.elder)
        crawler = Crawler(page, MOST)
        for kind in crawler.pages():
            if kind in looked and not (chosen.everyone and long(0, 1)):
                continue
            if troubles := [f"{person} {page.url} {trouble}" for look in chosen.looks for trouble in look(page)]:
                found.setdefault(kind, troubles)
        looked |= crawler.seen
        if crawler.trouble:
            found[f"answers to {person}"] = crawler.trouble
    record_property("people", len(people))
    record_property("kinds of pages", len(looked))
    assert found == {}
