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
    """How somebody sits before a page, and what is looked for."""

    size: tuple[int, int]
    looks: tuple[Look, ...]
    elder: bool = False
    how: dict[str, Any] = field(default_factory=dict)


IN_EVERY_OFFICE = {
    "at a desk": Way((1440, 900), (axe, too_wide, unspoken)),
    "on a phone": Way((390, 844), (axe, too_wide)),
}
OTHERWISE = {
    "at a desk, enlarged four times": Way((320, 256), (too_wide, cut_off)),
    "at a desk, enlarged twice": Way((720, 450), (too_wide, cut_off)),
    "in big type": Way((1440, 900), (axe, too_wide, cut_off), elder=True),
    "in big type on a phone": Way((390, 844), (axe, too_wide, cut_off), elder=True),
    "while nothing moves": Way((1440, 900), (moving,), how={"reduced_motion": "reduce"}),
    "in the colours of the system": Way((1440, 900), (axe,), how={"forced_colors": "active"}),
}


@dataclass
class Round:
    """Everybody's way through the pages: how many people went it, which kinds of pages they saw, what was wrong."""

    people: int = 0
    kinds: set[str] = field(default_factory=set)
    found: dict[str, list[str]] = field(default_factory=dict)


def round_of(page: Page, way: Way, *, anew: bool) -> Round:
    """Each person opens what he reaches; a kind of page that somebody saw before is looked at `anew`, or is not."""
    made = Round()
    for person in people_of(page)[:PEOPLE]:
        made.people += 1
        sit_down(page, person, elder=way.elder)
        crawler = Crawler(page, MOST)
        for kind in crawler.pages():
            if kind in made.kinds and not anew:
                continue
            if troubles := [f"{person} {page.url} {trouble}" for look in way.looks for trouble in look(page)]:
                made.found.setdefault(kind, troubles)
        made.kinds |= crawler.seen
        if crawler.trouble:
            made.found[f"answers to {person}"] = crawler.trouble
    return made


def gone(windows: Callable[..., Page], way: Way, record: Callable[[str, object], None], *, anew: bool) -> Round:
    width, height = way.size
    made = round_of(windows(viewport={"width": width, "height": height}, **way.how), way, anew=anew)
    record("people", made.people)
    record("kinds of pages", len(made.kinds))
    return made


@pytest.mark.parametrize("way", IN_EVERY_OFFICE)
def test_nobody_loses_anything_in_any_office(
    windows: Callable[..., Page], way: str, record_property: Callable[[str, object], None]
) -> None:
    """On the pages of each office anew, for what is on them differs."""
    assert gone(windows, IN_EVERY_OFFICE[way], record_property, anew=bool(long(0, 1))).found == {}


@pytest.mark.parametrize("way", list(OTHERWISE)[: long(1, len(OTHERWISE))])
def test_nobody_loses_anything_who_sees_or_reads_otherwise(
    windows: Callable[..., Page], way: str, record_property: Callable[[str, object], None]
) -> None:
    """Once on each kind of page."""
    assert gone(windows, OTHERWISE[way], record_property, anew=False).found == {}
