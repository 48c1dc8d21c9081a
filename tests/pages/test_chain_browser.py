"""The chain from the claim to the confirmation or to the defendant's door, each person in a window of his own."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.pages.conftest import NAMES, OTHER_NUMBER
from tests.pages.keys import Keys
from tests.pages.windows import Open, be, claim, code_of, look, open_an_account, received, take

pytestmark = pytest.mark.browser
AGREED = {"facts": "借款三万元", "terms-0-value": "钱某于2026年6月1日前给付赵某三万元", "amount": "30000"}


def test_a_claim_is_mended_mediated_signed_by_both_and_confirmed(opened: Open) -> None:
    """《民事诉讼法》第一百二十五条、第二百零五条，《人民法院在线调解规则》第十九条。"""
    zhao, qian = opened("phone"), opened("phone")
    counter, judge, _desk, president = (be(opened(), NAMES[each]) for each in OFFICERS)
    mediator = be(opened("phone"), NAMES["mediator"])
    open_an_account(zhao, "赵某")
    claim(zhao, "赵某", OTHER_NUMBER, "钱某", "30000", consents=True)
    zhao.get_by_role("link", name="回到案件").click()
    filing = re.sub(r".*(?=/case/)", "", zhao.url)
    take(counter, filing, "一次性告知补正", **{"items-0-what": "没有写钱某的住所", "items-0-how": "写明住所"})
    mend_by_keyboard(zhao, filing.replace("/case/", "/mine/"))
    take(judge, filing, "建议先行调解")
    be(qian, "钱某")
    for party in (zhao, qian):
        take(party, filing.replace("/case/", "/mine/"), "同意先行调解")
    talks = next_proceeding(judge, filing, "民诉前调")
    take(judge, talks, "委派调解员", mediator=NAMES["mediator"])
    take(mediator, talks, "接受委派")
    take(mediator, talks, "披露", relation="没有")
    take(mediator, talks, "拟定调解协议", **AGREED)
    for party in (zhao, qian):
        sign(party, talks)
    for party in (zhao, qian):
        take(party, talks, "共同申请司法确认")
    confirmation = next_proceeding(judge, talks, "司法确认")
    take(judge, confirmation, "受理")
    take(president, confirmation, "延长期限", clock="审查中", amount="10", reason="需要调查")
    take(judge, confirmation, "询问双方", how="视频", voluntary="1", notes="双方均自愿")
    take(judge, confirmation, "裁定确认")
    zhao.goto(confirmation)
    expect(zhao.locator(".x-line .done").last).to_contain_text("已确认")
    look(zhao)


def test_a_claim_that_mediation_did_not_settle_is_docketed_numbered_and_served_on_the_defendant(opened: Open) -> None:
    """《民事诉讼法》第一百二十六条、第一百二十八条，《诉讼费用交纳办法》第二十二条。"""
    wang, zhang, server = be(opened("phone"), "王某"), opened("phone"), be(opened(), NAMES["server"])
    counter, judge, mediator, _president = (be(opened(), NAMES[each]) for each in OFFICERS)
    filing = re.sub(r".*/mine/", "/case/", wang.url)
    take(judge, filing, "建议先行调解")
    take(wang, filing, "同意先行调解")
    take(counter, filing, "记明电话同意", person="张某", how="拨打本人电话，核对姓名和住址，表示同意")
    talks = next_proceeding(judge, filing, "民诉前调")
    take(judge, talks, "委派调解员", mediator=NAMES["mediator"])
    take(mediator, talks, "接受委派")
    take(mediator, talks, "调解不成", reason="分歧较大")
    take(judge, filing, "登记立案")
    suit = next_proceeding(judge, filing, "民初")
    take(judge, suit, "发送起诉状副本")
    counter.goto(f"{suit}/do/pay")
    owed = counter.locator("#bill option", has_text="元").first.inner_text().partition(" ")[0]
    take(counter, suit, "收到诉讼费", bill="元", amount=owed)
    server.goto("/inbox")
    look(server)
    server.locator(".x-inbox-row", has_text="张某").first.get_by_role("link", name="去办").click()
    take(server, server.url, "直接送达", on="2026-03-02")
    be(zhang, "张某")
    zhang.goto(suit.replace("/case/", "/mine/"))
    expect(zhang.locator(".x-next.you")).to_contain_text("答辩")
    look(zhang)


OFFICERS = ("counter", "filing_judge", "mediator", "president")


def next_proceeding(page: Page, case: str, kind: str) -> str:
    """The address of the proceeding that the case has led to."""
    page.goto(case)
    look(page)
    found = page.locator(".x-head").get_by_role("link", name=re.compile(kind)).last.get_attribute("href")
    assert found is not None
    return found


def sign(page: Page, case: str) -> None:
    """Read to the end, say so, ask for the code, sign by it."""
    page.goto(case)
    page.locator(".x-acts").get_by_role("link", name="签章", exact=True).click()
    page.locator("[data-end]").scroll_into_view_if_needed()
    page.get_by_label("我读完了，看得懂").check()
    look(page)
    page.get_by_role("button", name="我自愿签，发验证码").click()
    page.locator("#code").fill(code_of(page))
    look(page)
    page.get_by_role("button", name="签名", exact=True).click()
    received(page)


def mend_by_keyboard(page: Page, case: str) -> None:
    """A whole step without a pointer: from the case to the receipt."""
    keys = Keys(page)
    page.goto(case)
    keys.go("补正")
    look(page)
    keys.write("told", "补写了住所")
    keys.go("补正")
    received(page)
