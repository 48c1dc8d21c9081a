"""The judgment becomes money in hand: six people in windows of their own, cash and transfer, to the close."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.pages.windows import SIZES, Open, look, run, serve, take

pytestmark = pytest.mark.browser
CAST: dict[str, Any] = {}
SOON = 30_000
"""Milliseconds within which a played bank or registry has answered."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("enforced")
    run("-m", "tests.pages.small_enforcement", str(home))
    CAST.update(json.loads((home / "cast.json").read_text(encoding="utf-8")))
    yield from serve(home)


def being(page: Page, name: str) -> Page:
    page.goto(f"/demo?court={CAST['court']}")
    page.locator("li.mid", has_text=name).get_by_role("button").first.click()
    return page


def officer(opened: Open, office: str, place: int = 0) -> Page:
    return being(opened(), CAST["cast"][office][place])


def number(page: Page, link: str) -> str:
    """The address of the case that a link of the page leads to."""
    return re.sub(r"(?=.*)(/case/[^/?#]+).*", r"\1", str(page.locator(link).first.get_attribute("href")))


def both_widths(page: Page, url: str) -> None:
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(url)
        look(page)


def until(page: Page, url: str, selector: str, words: str) -> None:
    """The page is read again until it says so."""
    for _try in range(SOON // 500):
        page.goto(url)
        if page.locator(selector, has_text=words).count():
            return
        page.wait_for_timeout(500)
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


def test_eight_hundred_thousand_come_in_by_cash_and_by_transfer_and_the_case_closes(opened: Open) -> None:
    """《民事诉讼法》第二百四十七条、第二百五十三条，《执行工作规定》第六十四条，《执行和解规定》第八条。"""
    wang, zhang = being(opened("phone"), "王某"), being(opened("phone"), "张某")
    judge, head, president = (officer(opened, each) for each in ("filing_judge", "enforcement_head", "president"))
    take(wang, f"/mine/{CAST['judgment']}", "申请执行")
    wang.goto("/mine")
    opened_case = wang.locator("main li", has_text="已申请").locator("a").first
    mine = str(opened_case.get_attribute("href"))
    case = mine.replace("/mine/", "/case/")
    take(judge, case, "执行立案")
    take(head, case, "确定承办人", officer=CAST["cast"]["enforcer"][0])
    enforcer = officer(opened, "enforcer")
    found_and_frozen(enforcer, case)
    both_widths(zhang, mine)
    expect(zhang.locator("#owed .x-huge")).to_contain_text("8")
    expect(zhang.locator("#account")).to_have_text(re.compile(r"\d{18}"))
    settled(zhang, wang, mine)
    money = number(enforcer_at(enforcer, case), "#money a.x-mono")
    take(wang, money, "确认收款账户", holder="王某", bank="中国农业银行", number="6228480010004120017")
    in_cash(enforcer, officer(opened, "finance"), money)
    by_transfer(zhang, mine)
    until(enforcer, f"{case}/enforcement", "#money li", "210,400.00")
    take(enforcer, money, "分配案款")
    together(head, "/approvals")
    together(president, "/approvals")
    finance = officer(opened, "finance", 1)
    finance.goto("/money")
    look(finance)
    finance.get_by_role("button", name="已批准的一起付款").click()
    finance.locator(".x-submit .main").click()
    expect(finance.get_by_text("办成").first).to_be_visible()
    until(wang, mine, "#where .x-line .done:last-child", "银行回单")
    both_widths(wang, mine)
    closed(enforcer, case)
    for party in (wang, zhang):
        party.goto(mine)
        expect(party.get_by_role("heading", level=1)).to_contain_text("执行已经结束")
    finance.goto("/money/day")
    look(finance)
    expect(finance.get_by_text("账是平的")).to_be_visible()


def enforcer_at(page: Page, case: str) -> Page:
    page.goto(f"{case}/enforcement")
    return page


def found_and_frozen(page: Page, case: str) -> None:
    """The notice, the question to every institution, and what one of them knows is held."""
    take(page, case, "发出执行通知和报告财产令")
    take(page, case, "网络查询", debtor="张某")
    until(page, f"{case}/enforcement", "#found td", "已查到")
    look(page)
    take(page, case, "查封冻结", asset="元", amount="100")
    until(page, f"{case}/enforcement", "#found td", "首封")
    take(page, case, "约谈", whom="张某", means="电话", notes="晚一天多付多少，已经说明")


def settled(debtor: Page, creditor: Page, mine: str) -> None:
    """One payment, with which the rest is given up: both say so, each at his own window."""
    debtor.goto(mine)
    day = str(debtor.locator("time").first.get_attribute("datetime"))[:10]
    terms = {
        "payer": "张某",
        "payee": "王某",
        "payments-0-amount": "800000",
        "payments-0-due": day,
        "releases_rest": "1",
    }
    for party in (debtor, creditor):
        take(party, mine, "达成执行和解", **terms)
    debtor.goto(mine)
    expect(debtor.get_by_role("heading", level=1)).to_contain_text("按和解")


def in_cash(enforcer: Page, finance: Page, money: str) -> None:
    """Six thousand notes of a hundred: counted by two, the sum seen while typing, the receipt at once."""
    enforcer.goto(f"{money}/cash")
    enforcer.get_by_label("100元").fill("6000")
    expect(enforcer.locator("[data-total]")).to_have_text("600,000.00")
    enforcer.get_by_label("点钞机清点的金额").fill("600000")
    expect(enforcer.locator("[data-agree]")).to_have_text("与分面额清点一致")
    enforcer.get_by_label("在场的另一名工作人员").select_option(index=1)
    look(enforcer)
    enforcer.get_by_role("button", name="收下，出收据").click()
    expect(enforcer.get_by_text("600,000.00").first).to_be_visible()
    finance.goto("/money")
    expect(finance.locator("#cash li")).to_contain_text("600,000.00")
    take(finance, money, "现金移交财务", arrival="600,000.00", counted="600000")
    take(finance, money, "现金缴存银行", arrival="600,000.00", reference="CK1")


def by_transfer(debtor: Page, mine: str) -> None:
    """The rest and the fee, from the debtor's own bank to the account that his page names."""
    debtor.goto(mine)
    account = debtor.locator("#account").inner_text()
    debtor.goto("/demo/pay")
    look(debtor)
    debtor.get_by_label("收款账号").fill(account)
    debtor.get_by_label("付款人户名").fill("张某")
    debtor.get_by_label("金额").fill("210400")
    debtor.get_by_role("button", name="转账").click()
    expect(debtor.get_by_text("银行已经收下转账")).to_be_visible()


def closed(page: Page, case: str) -> None:
    """What is held is lifted from the desk; then every line of the checklist holds."""
    page.goto(f"{case}/enforcement")
    page.locator("#found").get_by_role("link", name="解除").click()
    page.locator(".x-submit .main").click()
    page.goto(f"{case}/enforcement")
    expect(page.locator("#closing .no")).to_have_count(0)
    take(page, case, "执行完毕结案")
