"""Every kind of page that anybody reaches, in every office, in every way of sitting before it: who sees, hears or reads
otherwise loses nothing. The usual run looks at a few pages of two people."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.crawl import Crawler, Unlike, axe, cut_off, moving, one_of_each, overlapping, too_wide, unspoken
from tests.pages.sitting import DESK, FOUR_TIMES, PHONE, TWICE, Way, looked_at
from tests.pages.windows import run, serve
from tests.soak import long
from xiezhi.engine.words import PROCEDURES
from xiezhi.procedures import course

assert course.COURSE, "the chapters are joined, and their names known"
pytestmark = [pytest.mark.browser, pytest.mark.soak]
PEOPLE, MOST, CASES = long(2, 60), long(8, 400), long(8, 150)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("courts") / "court"
    program = "from xiezhi.site.command import main; main()"
    run("-c", program, "court", "create", "--demo", "--cases", str(CASES), "--home", str(home))
    yield from serve(home)


WAYS = {
    "at a desk": Way(DESK, (axe, too_wide, unspoken)),
    "on a phone": Way(PHONE, (axe, too_wide)),
    "at a desk, enlarged twice": Way(TWICE, (too_wide, cut_off, overlapping)),
    "at a desk, enlarged four times": Way(FOUR_TIMES, (too_wide, cut_off, overlapping)),
    "in big type": Way(DESK, (axe, too_wide, cut_off), elder=True),
    "in big type on a phone": Way(PHONE, (axe, too_wide, cut_off), elder=True),
    "while nothing moves": Way(DESK, (moving,), media={"reduced_motion": "reduce"}),
    "in the colours of the system": Way(DESK, (axe,), media={"forced_colors": "active"}),
}


def people_of(page: Page) -> list[str]:
    """Nobody, and of everyone whom the demonstration knows one of each office or standing."""
    page.goto("/demo")
    found = page.eval_on_selector_all(
        "li:has(button[name=person])",
        "all => all.map(each => [each.querySelector('.x-mut').innerText, each.querySelector('button').value])",
    )
    return ["", *dict(reversed(found)).values()]


def test_nobody_loses_anything_on_any_page_in_any_way(
    browser: Browser, served: str, record_property: Callable[[str, object], None]
) -> None:
    """Each opens what he reaches; a page is looked at in every way where something stands on it that stood on no page
    of its kind before."""
    context = browser.new_context(base_url=served, locale="zh-CN")
    page = context.new_page()
    found: dict[str, list[str]] = {}
    people, unlike, opened = people_of(page)[:PEOPLE], Unlike(), 0
    for person in people:
        page.goto("/demo")
        if person:
            page.locator(f"button[name=person][value='{person}']").click()
        crawler = Crawler(page, MOST, one_of_each(page, PROCEDURES) if long(0, 1) else [])
        for kind in crawler.pages():
            opened += 1
            if not unlike.those_before(page, kind):
                continue
            for name, troubles in looked_at(page, WAYS).items():
                found[f"{kind} {name}"] = [f"{person} {page.url}", *troubles]
            WAYS["at a desk"].sit_down(page)
        if crawler.trouble:
            found[f"answers to {person}"] = crawler.trouble
    context.close()
    for what, many in {
        "people": len(people),
        "kinds of pages": len(unlike.kinds),
        "opened": opened,
        "looked at": unlike.many,
        "ways": len(WAYS),
    }.items():
        record_property(what, many)
    assert not found, "\n".join(f"{what}: {' | '.join(troubles)}" for what, troubles in found.items())
