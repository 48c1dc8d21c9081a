"""Windows of single people in Chromium, on a desk and on a phone: nothing for axe to find, the keyboard suffices."""

from __future__ import annotations

import pytest

from tests.pages.conftest import NAMES, OTHER_NUMBER, THIRD_NUMBER
from tests.pages.windows import SIZES, Open, be, claim, open_an_account, sound

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_a_newcomer_opens_an_account_with_two_factors_and_files_a_claim(opened: Open, size: str) -> None:
    page = opened(size)
    open_an_account(page, f"赵某{size}")
    number, amount = (OTHER_NUMBER, "30000") if size == "desk" else (THIRD_NUMBER, "40000")
    claim(page, "赵某", number, "钱某", amount)


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_the_pages_of_an_officer_and_of_anybody(opened: Open, size: str) -> None:
    page = opened(size)
    for url in (
        "/",
        "/demo",
        "/v/",
        "/v/0000-0000-0000-00000",
        "/reckon",
        "/reckon/deadline?rule=CIV.DEFENCE_15D&start=2024-03-20",
        "/procedures",
        "/procedures/filing",
        "/sign-in",
        "/nowhere/at/all",
    ):
        page.goto(url)
        sound(page)
    be(page, NAMES["filing_judge"])
    page.goto("/mine")
    case = page.locator("main a[href^='/case/']").first.get_attribute("href")
    for url in (
        "/inbox",
        "/calendar",
        "/mine",
        "/notices",
        "/search?q=王某",
        "/settings",
        "/tokens",
        case,
        f"{case}/people",
        f"{case}/papers",
        f"{case}/do/redirect",
    ):
        page.goto(str(url))
        sound(page)
    be(page, NAMES["president"])
    page.goto("/court/settings")
    sound(page)
