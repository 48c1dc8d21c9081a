"""The pictures in the READMEs, of a seeded court; with XIEZHI_PICTURES set they are put into docs/pictures."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.pages.windows import ROOT, SIZES, run, serve, sound

FOLDER = ROOT / "docs/pictures"
LARGEST = 200_000
"""Bytes of a picture."""
READMES = ("README.md", "README.zh-CN.md", "docs/journey.md", "docs/journey.zh-CN.md", "docs/scaling.md")
COLOURS = 128


def test_every_picture_that_a_readme_shows_exists_is_small_and_none_is_left_over() -> None:
    shown = {
        name for each in READMES for name in re.findall(r"pictures/([\w-]+\.(?:png|svg))", (ROOT / each).read_text())
    }
    kept = {each.name: each.stat().st_size for each in FOLDER.glob("*")}
    assert shown == set(kept)
    assert [name for name, size in kept.items() if size > LARGEST] == []


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demonstration court with a hundred disputes."""
    home = tmp_path_factory.mktemp("court") / "home"
    program = "from xiezhi.site.command import main; main()"
    run("-c", program, "court", "create", "--demo", "--cases", "100", "--seed", "1", "--home", str(home))
    yield from serve(home)


@pytest.mark.browser
def test_the_pictures_are_of_sound_pages_of_a_court_at_work(browser: Browser, seeded: str, tmp_path: Path) -> None:
    folder = FOLDER if os.environ.get("XIEZHI_PICTURES") else tmp_path
    desk, phone = (_window(browser, seeded, size) for size in SIZES)
    desk.goto("/")
    _keep(desk, folder / "home.png")
    _be(desk, "立案法官")
    _keep(desk, folder / "inbox.png")
    desk.goto("/calendar")
    _keep(desk, folder / "calendar.png")
    desk.goto("/inbox")
    desk.locator(".x-inbox-row:has(.x-act a[href*='/do/']:not([href*='?'])) a.x-case").first.click()
    _keep(desk, folder / "proceeding.png")
    case = desk.url
    desk.locator(".x-limits a").first.click()
    _keep(desk, folder / "deadline.png")
    desk.goto(case)
    desk.locator(".x-acts a.main").first.click()
    _keep(desk, folder / "step.png")
    _keep(_whose_turn_it_is(phone), folder / "my-case.png")
    desk.goto(case)
    desk.locator("a.x-vm").first.click()
    _until_signed(desk)
    _keep(desk, folder / "verify.png")
    _be(desk, "院长", court="内09")
    desk.goto("/figures")
    _keep(desk, folder / "board.png")
    _be(desk, "执行局局长", court="内09")
    desk.set_viewport_size({"width": 1920, "height": 1080})
    desk.goto("/wall")
    _keep(desk, folder / "wall.png")
    assert len([each for each in folder.glob("*.png") if not each.name.startswith("journey")]) == 10


def test_twelve_moments_of_the_journey_are_told_in_both_languages_with_their_pictures() -> None:
    told = [re.findall(r"pictures/(journey-\d+-[\w-]+\.png)", (ROOT / each).read_text()) for each in READMES[2:]]
    assert told[0] == told[1]
    assert len(told[0]) == 12


def _window(browser: Browser, base: str, size: str) -> Page:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=base, locale="zh-CN")
    return context.new_page()


def _be(page: Page, role: str, place: int = 0, *, court: str = "内0902") -> None:
    """Somebody in this role, an officer of a court (of 集宁) or whoever has come to any."""
    page.goto(f"/demo?court={court}")
    mark = page.locator("span.x-mut", has_text=re.compile(f"^{role}$"))
    page.locator("li.mid", has=mark).nth(place).get_by_role("button").click()


def _whose_turn_it_is(page: Page) -> Page:
    """A defendant who has something to do, if one of the latest has."""
    for place in range(6):
        _be(page, "被告", place)
        if page.locator(".x-next.you").count():
            break
    expect(page.locator(".x-next")).to_be_visible()
    return page


def _until_signed(page: Page) -> None:
    """The log is signed every few seconds."""
    for _second in range(30):
        if page.get_by_text("已签", exact=True).count():
            return
        page.wait_for_timeout(1000)
        page.reload()
    raise AssertionError("no checkpoint was signed")


def _keep(page: Page, path: Path) -> None:
    """What the window of a sound page shows."""
    sound(page)
    keep(page, path)


def keep(page: Page, path: Path) -> None:
    """What the window shows, without the bar of the demonstration, in few colours."""
    page.evaluate("document.querySelector('.x-demo')?.remove()")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    assert path.stat().st_size < LARGEST, path.name
