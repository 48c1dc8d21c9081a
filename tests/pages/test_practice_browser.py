"""The exercise in Chromium, by keyboard and at both widths, and with a photograph of one's own on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.pages.windows import Open, sound

pytestmark = pytest.mark.browser


def press(page: Page, name: str) -> None:
    """A button by its words, as who has no mouse presses it."""
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_be_enabled()
    button.focus()
    page.keyboard.press("Enter")


def signs(page: Page) -> None:
    """To the end of the text by the keys, both boxes by the space bar, no hand needed."""
    page.get_by_role("region", name="合同全文").focus()
    page.keyboard.press("End")
    for words in ("我读完了，看得懂", "我自愿签，没有人逼我"):
        expect(page.get_by_label(words)).to_be_enabled()
        page.get_by_label(words).focus()
        page.keyboard.press("Space")
    press(page, "签名")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_one_byte_is_found_out_by_who_has_only_keys(opened: Open, size: str) -> None:
    page = opened(size)
    page.goto("/practice")
    sound(page)
    expect(page.get_by_role("note")).to_contain_text("没有效力，不进法院的记录")
    page.get_by_label("多少钱").fill("31500")
    press(page, "写好了，去签")
    expect(page.get_by_role("region", name="合同全文")).to_contain_text("价款31500元")
    signs(page)
    press(page, "存证")
    press(page, "核验")
    expect(page.locator("[data-whole]")).to_contain_text("从那以后没有改过")
    expect(page.locator("[data-whole] [data-state=不通过]")).to_have_count(0)
    expect(page.get_by_text("把金额 31500 改成 91500")).to_be_visible()
    press(page, "改掉，再核验")
    expect(page.locator("[data-broken] > li")).to_have_attribute("data-verdict", "不一致")
    expect(page.locator("[data-broken] [data-sentence]")).to_contain_text("与存证记录不符")
    sound(page)


def test_ones_own_photograph_is_practised_with_on_a_phone(opened: Open) -> None:
    page = opened("phone")
    page.goto("/practice")
    page.get_by_label("保险、银行").check()
    press(page, "写好了，去签")
    signs(page)
    photo = {"name": "事故.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff" + b"bumper" * 20_000}
    page.locator("[data-own]").set_input_files([photo])
    expect(page.locator("[data-name]")).to_have_text("事故.jpg")
    press(page, "存证")
    with page.expect_download() as kept:
        page.locator("[data-take-bundle]").click()
    assert kept.value.suggested_filename == "事故.jpg.bundle.json"
    press(page, "核验")
    press(page, "改掉，再核验")
    expect(page.locator("[data-broken] > li")).to_have_attribute("data-verdict", "不一致")
    sound(page)


def test_who_is_ready_before_the_script_is_loses_nothing(opened: Open) -> None:
    page = opened("phone")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/js/practice[^/]*\.js"), hold)
    page.goto("/practice")
    page.get_by_label("多少钱").fill("31500")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="写好了，去签")).to_be_disabled()
    expect(page.get_by_label("多少钱")).to_have_value("31500")
    held[0].continue_()
    press(page, "写好了，去签")
    expect(page.get_by_role("region", name="合同全文")).to_contain_text("价款31500元")
    assert page.url.endswith("/practice")
