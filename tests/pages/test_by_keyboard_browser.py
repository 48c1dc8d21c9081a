"""Who has no pointer does what everybody does, from the first page to the receipt, by the keys alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.pages.journey import WANG_NUMBER
from tests.pages.keys import Keys
from tests.pages.test_trials_browser import being
from tests.pages.windows import Open, code_of, look, received, run, serve
from tests.papers.pictured import DOTS, black, page_of

pytestmark = pytest.mark.browser
CAST: dict[str, Any] = {}
ZIGZAG = [(0.1, 0.2), (0.3, 0.8), (0.5, 0.2), (0.7, 0.8), (0.9, 0.2)]
"""A hand, in parts of the field it is written in."""
WIDTH, HEIGHT = 23 / 300 * 1000, 23
"""The field as it is printed, in points."""


@pytest.fixture(scope="module", params=["signing", "judging", "paying"])
def story(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def served(story: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp(story)
    run("-m", "tests.pages.small_trials", str(home), story)
    CAST.clear()
    CAST.update(json.loads((home / "cast.json").read_text(encoding="utf-8")))
    yield from serve(home)


def test_what_somebody_has_to_do_he_does_by_the_keys_alone(opened: Open, story: str) -> None:
    {"signing": _signing, "judging": _judging, "paying": _paying}[story](opened)


def at(opened: Open, name: str, url: str) -> Keys:
    """Somebody who is signed in has typed an address."""
    page = being(opened(), name, CAST["court"])
    page.goto(url)
    return Keys(page)


def _signing(opened: Open) -> None:
    """王某 files another claim on its five sheets, and signs what was agreed in the first; no hand is needed. The
    others sign on their telephones with a finger, and what 张某 drew stands in the paper."""
    keys = at(opened, "王某", "/intake")
    keys.choose("案由", "民间借贷纠纷")
    keys.write("demands-0-text", "偿还借款")
    keys.write("demands-0-amount", "30000")
    expect(keys.page.locator("#live")).to_contain_text("受理费")
    keys.go("下一页")
    keys.write("claimants-0-name", "王某")
    keys.write("claimants-0-id_number", WANG_NUMBER)
    keys.write("defendants-0-name", "钱某")
    keys.go("下一页")
    keys.write("事实和理由", "借了不还")
    keys.go("下一页")
    keys.go("下一页")
    keys.go("交给法院")
    received(keys.page)
    keys.page.goto(f"/mine/{CAST['talks']}")
    keys.go("签章")
    keys.to("调解协议书")
    keys.press("End")
    expect(keys.page.get_by_label("我读完了，看得懂")).to_be_enabled()
    keys.tick("我读完了，看得懂")
    keys.go("我自愿签，发验证码")
    expect(keys.page.locator("#code")).to_be_focused()
    keys.write("code", code_of(keys.page))
    keys.go("签名")
    received(keys.page)
    by_finger(being(opened("phone"), "包某", CAST["court"]), [])
    inked(by_finger(being(opened("phone"), "张某", CAST["court"]), ZIGZAG))


def by_finger(page: Page, hand: list[tuple[float, float]]) -> Page:
    """Somebody reads to the end on his telephone, writes in the field, and confirms."""
    page.goto(f"/case/{CAST['talks']}/do/sign")
    page.locator("[data-end]").scroll_into_view_if_needed()
    page.get_by_label("我读完了，看得懂").check()
    field = page.locator("canvas")
    field.scroll_into_view_if_needed()
    place = field.bounding_box()
    assert place
    for number, (x, y) in enumerate(hand):
        page.mouse.move(place["x"] + x * place["width"], place["y"] + y * place["height"], steps=5)
        if not number:
            page.mouse.down()
    page.mouse.up()
    look(page)
    page.get_by_role("button", name="我自愿签，发验证码").click()
    page.locator("#code").fill(code_of(page))
    look(page)
    page.get_by_role("button", name="签名", exact=True).click()
    received(page)
    return page


def inked(page: Page) -> None:
    """Ink lies along what was drawn, and nowhere beside it, in the place where 张某 signs."""
    page.goto(f"/case/{CAST['talks']}/papers")
    page.locator("main").get_by_role("link", name="调解协议书").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载原件").click()
    pdf = download.value.path().read_bytes()
    sheets = PdfReader(BytesIO(pdf)).pages
    signed = ((sheet, each.get_object()) for sheet in sheets for each in sheet.get("/Annots", ()))
    sheet, place = next(each for each in signed if each[1].get("/T") == "sign-2")
    left, _, _, top = map(float, place["/Rect"])
    ink = black(page_of(pdf, sheets.index(sheet) + 1))

    def drawn(x: float, y: float) -> bool:
        column, row = (left + x * WIDTH) / 72 * DOTS, (float(sheet.mediabox.top) - top + y * HEIGHT) / 72 * DOTS
        return bool(ink[round(row) - 3 : round(row) + 4, round(column) - 3 : round(column) + 4].any())

    assert [drawn(x, y) for x, y in ZIGZAG] == [True] * len(ZIGZAG)
    assert [drawn(x, 1 - y) for x, y in ZIGZAG] == [False] * len(ZIGZAG)


def _judging(opened: Open) -> None:
    """A judgment is drafted: who owes is chosen, from when there is interest is a day, and its items are rows, of which
    one is added and taken away again."""
    keys = at(opened, CAST["judge"], f"/case/{CAST['judgment']}")
    keys.go("写判决书")
    for field, words in {
        "found": "借款没有偿还。",
        "opinion": "应当偿还。",
        "laws": "《民法典》第六百七十五条",
    }.items():
        keys.write(field, words)
    keys.choose("items-0-debtor", "张某")
    keys.day("items-0-interest_from", "2025-03-01")
    keys.push("items")
    expect(keys.page.locator("#items-1-debtor")).to_be_focused()
    keys.push("删去第 2 行")
    expect(keys.page.locator("#items-1-debtor")).to_have_count(0)
    keys.to("items-0-interest_from", "Shift+Tab")
    keys.go("写判决书")
    received(keys.page)


def _paying(opened: Open) -> None:
    """Of the finance office one counts cash with another; the other takes it over, pays it in, and pays out what was
    approved."""
    first, second = CAST["cast"]["finance"]
    keys = at(opened, first, "/money")
    keys.write("number", CAST["number"])
    keys.go("打开清点单")
    keys.write("100元", "20")
    keys.press("Enter")
    keys.write("点钞机清点的金额", "2000")
    expect(keys.page.locator("[data-agree]")).to_have_text("与分面额清点一致")
    keys.choose("在场的另一名工作人员", second)
    keys.go("清点完毕，请另一人确认")
    expect(keys.page.locator("#today")).to_contain_text("2,000.00")
    keys.go("记下交款人签名")
    keys.go("记下交款人签名")
    received(keys.page)
    keys = at(opened, second, "/money")
    keys.go("确认在场清点")
    keys.go("确认在场清点")
    received(keys.page)
    keys.page.goto("/money")
    keys.go("移交财务")
    keys.write("counted", "2000")
    keys.go("现金移交财务")
    received(keys.page)
    keys.page.goto("/money")
    keys.go("缴存银行")
    keys.write("reference", "CK1")
    keys.go("现金缴存银行")
    received(keys.page)
    keys.page.goto("/money")
    keys.go("已批准的一起付款（1）")
    keys.go("付款")
    expect(keys.page.get_by_text("办成").first).to_be_visible()
