"""The second half: from the tap on the day after the last day to perform, to the money in hand and the archive."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.pages.journey import Journey, both_widths, together, until
from tests.pages.journey_trial import choose
from tests.pages.windows import look, received, take

ACCOUNT = {"bank": "中国农业银行", "number": "6228480010004120017"}


def applied(walk: Journey) -> None:
    """One tap; then docketed, and an officer is named."""
    wang = walk.wang
    wang.goto(walk.mine("judgment"))
    expect(wang.locator(".x-next-acts a").first).to_have_text("申请执行")
    look(wang)
    walk.picture("07-one-tap", wang)
    take(wang, walk.mine("judgment"), "申请执行")
    wang.goto("/mine")
    walk.case["enforcement"] = case = _case(wang.locator("main li", has_text="已申请").locator("a").first)
    take(walk.officer("filing_judge"), case, "执行立案")
    take(walk.officer("enforcement_head"), case, "确定承办人", officer=walk.cast["enforcer"][0])


def _case(link: object) -> str:
    return re.sub(r".*?/(?:case|mine)/([^/?#]+).*", r"/case/\1", str(link.get_attribute("href")))  # type: ignore[attr-defined]


def found_and_frozen(walk: Journey) -> None:
    """The notice, the question to every institution, and what one of them knows is held."""
    page, case = walk.officer("enforcer"), walk.case["enforcement"]
    take(page, case, "发出执行通知和报告财产令")
    walk.serves()
    take(page, case, "网络查询", debtor="张某")
    until(page, f"{case}/enforcement", "#found td", "已查到")
    look(page)
    walk.picture("08-found", page)
    page.goto(f"{case}/do/freeze")
    expect(page.locator("#amount")).not_to_have_value("")
    take(page, case, "查封冻结")
    until(page, f"{case}/enforcement", "#found td", "首封")
    take(page, case, "约谈", whom="张某", means="电话", notes="晚一天多付多少，已经说明")


def settled(walk: Journey) -> None:
    """One payment, with which the rest is given up: both say so, each at his own window."""
    mine = walk.mine("enforcement")
    both_widths(walk.zhang, mine)
    walk.picture("09-owed", walk.zhang)
    walk.zhang.goto(mine)
    day = str(walk.zhang.locator("time").first.get_attribute("datetime"))[:10]
    take(walk.zhang, mine, "达成执行和解", **{"payments-0-due": day, "releases_rest": "1"})
    walk.wang.goto(f"{walk.case['enforcement']}/do/settle")
    expect(walk.wang.locator("#payments-0-due")).to_have_value(day)
    take(walk.wang, mine, "达成执行和解")
    page = walk.officer("enforcer")
    page.goto(f"{walk.case['enforcement']}/enforcement")
    walk.case["money"] = _case(page.locator("#money a.x-mono").first)
    walk.wang.goto(walk.mine("enforcement"))
    walk.wang.goto(f"{walk.case['money']}/do/name_account")
    expect(walk.wang.locator("#holder")).to_have_value("王某")
    walk.types("收款账户", walk.wang, **ACCOUNT)
    walk.wang.locator(".x-submit .main").click()
    received(walk.wang)


def in_cash(walk: Journey) -> None:
    """Eight thousand notes of a hundred: counted by two, the sum seen while typing; he checks and signs the count; the
    receipt when the second has confirmed at his own desk."""
    enforcer, finance, money = walk.officer("enforcer"), walk.officer("finance"), walk.case["money"]
    enforcer.goto(f"{money}/cash")
    enforcer.get_by_label("100元").fill("8000")
    expect(enforcer.locator("[data-total]")).to_have_text("800,000.00")
    enforcer.get_by_label("点钞机清点的金额").fill("800000")
    expect(enforcer.locator("[data-agree]")).to_have_text("与分面额清点一致")
    choose(enforcer, "second", walk.cast["finance"][0])
    look(enforcer)
    walk.picture("10-cash", enforcer)
    enforcer.get_by_role("button", name="清点完毕，请另一人确认").click()
    expect(enforcer.locator("#today")).to_contain_text("请张某核对清点单")
    both_widths(walk.zhang, f"{money}/do/sign_count")
    expect(walk.zhang.locator("main")).to_contain_text("800,000.00")
    take(walk.zhang, money, "交款人确认清点单")
    both_widths(finance, f"{money}/do/confirm_cash")
    take(finance, money, "确认在场清点")
    enforcer.goto(f"{money}/cash")
    enforcer.locator("#today").get_by_role("link", name="收据").click()
    expect(enforcer.get_by_text("800,000.00").first).to_be_visible()
    finance.goto("/money")
    expect(finance.locator("#cash li")).to_contain_text("800,000.00")
    take(finance, money, "现金移交财务", arrival="800,000.00", counted="800000")
    take(finance, money, "现金缴存银行", arrival="800,000.00", reference="CK1")
    by_transfer(walk, "10400")


def by_transfer(walk: Journey, sum_: str) -> None:
    """From the debtor's own bank to the account that his page names."""
    debtor = walk.zhang
    debtor.goto(walk.mine("enforcement"))
    account = debtor.locator("#account").inner_text()
    debtor.goto("/demo/pay")
    look(debtor)
    debtor.get_by_label("收款账号").fill(account)
    debtor.get_by_label("付款人户名").fill("张某")
    debtor.get_by_label("金额").fill(sum_)
    debtor.get_by_role("button", name="转账").click()
    expect(debtor.get_by_text("银行已经收下转账")).to_be_visible()
    shown = f"{int(sum_):,}.00"
    until(walk.officer("enforcer"), f"{walk.case['enforcement']}/enforcement", "#money li", shown)


def paid_out(walk: Journey) -> None:
    """Allocated, approved by two and paid by a third; the bank's receipt comes back."""
    enforcer, money = walk.officer("enforcer"), walk.case["money"]
    take(enforcer, money, "分配案款")
    together(walk.officer("enforcement_head"), "/approvals")
    president = walk.officer("president")
    president.goto("/approvals")
    walk.picture("11-approvals", president)
    together(president, "/approvals")
    finance = walk.officer("finance", 1)
    finance.goto("/money")
    look(finance)
    finance.get_by_role("button", name="已批准的一起付款").click()
    finance.locator(".x-submit .main").click()
    expect(finance.get_by_text("办成").first).to_be_visible()
    until(walk.wang, walk.mine("enforcement"), "#where .x-line .done:last-child", "银行回单")
    both_widths(walk.wang, walk.mine("enforcement"))
    expect(walk.wang.locator(".x-next")).not_to_contain_text("轮到您")
    walk.picture("12-in-hand", walk.wang)


def closed(walk: Journey) -> None:
    """What is held is lifted from the desk; every line of the checklist holds; both books agree."""
    page, case = walk.officer("enforcer"), walk.case["enforcement"]
    page.goto(f"{case}/enforcement")
    page.locator("#found").get_by_role("link", name="解除").click()
    page.locator(".x-submit .main").click()
    until(page, f"{case}/enforcement", "#closing:not(:has(.no))", "")
    take(page, case, "执行完毕结案")
    for party in (walk.wang, walk.zhang):
        party.goto(walk.mine("enforcement"))
        expect(party.get_by_role("heading", level=1)).to_contain_text("执行已经结束")
    finance = walk.officer("finance", 1)
    finance.goto("/money/day")
    expect(finance.get_by_text("账是平的")).to_have_count(2)


def archived(walk: Journey) -> None:
    """The papers of the enforcement are bound, examined and put on their shelf."""
    page, case = walk.officer("enforcer"), walk.case["enforcement"]
    page.goto(case)
    archive = _case(page.locator(".x-head a[href^='/case/']", has_text="归档").last)
    take(page, archive, "整理装订")
    keeper = walk.officer("archivist")
    until(keeper, archive, ".x-tag", "已装订")
    take(keeper, archive, "验收")
    take(keeper, archive, "归档入库")
    keeper.goto(archive)
    look(keeper)
    expect(keeper.locator("main")).to_contain_text("已归档")
