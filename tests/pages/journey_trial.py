"""The first half: from the filing to a judgment in effect."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.desk.test_reading_files import IOU, pdf, photographed
from tests.pages.journey import (
    DEMAND,
    FOUND,
    HOME,
    LAWS,
    MINUTES,
    OPINION,
    REASONS,
    SOON,
    WANG_NUMBER,
    ZHANG_NUMBER,
    Journey,
    both_widths,
    code_in,
    opened_upon,
    until,
)
from tests.pages.windows import look, open_an_account, received, take

BROUGHT: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
    ("借条.pdf", "application/pdf", lambda: pdf("目录", IOU)),
    (
        "身份证.jpg",
        "image/jpeg",
        lambda: photographed("姓名：王某　性别：女", "住址：呼和浩特市新城区", f"公民身份号码{WANG_NUMBER}"),
    ),
    (
        "转账回单.jpg",
        "image/jpeg",
        lambda: photographed("电子回单　2025年2月1日", "付款人：王某　收款人：张某", "金额：800,000.00元"),
    ),
)
"""What 王某 brings: the IOU in the PDF that she was sent, the others as photographs of hers."""
TAPPED = (
    ("800000", "填到诉讼请求", "借条.pdf，第 2 页"),
    ("张某", "填到被告", "借条.pdf，第 2 页"),
    (ZHANG_NUMBER, "填到被告", "借条.pdf，第 2 页"),
    ("王某", "填到原告", "借条.pdf，第 2 页"),
    (WANG_NUMBER, "填到原告", "身份证.jpg，第 1 页"),
)
"""What is read and where, and into which field it is taken by a tap."""
FILED, EVIDENCE_OVER, HEARD = "2026-03-02", "2026-03-18", "2026-03-25"


def filed(walk: Journey) -> None:
    """王某 opens an account and files, on five sheets."""
    page = walk.window("王某", walk.parties)
    open_an_account(page, "王某")
    page.goto("/intake")
    bring_the_papers(page)
    page.get_by_label("案由").select_option(label="民间借贷纠纷")
    expect(page.locator("#demands-0-amount")).to_have_value(re.compile("^800,?000$"))
    walk.types("起诉", page, **{"demands-0-text": DEMAND})
    expect(page.locator("#live")).to_contain_text("11,800.00")
    expect(page.locator("[data-sum]")).to_have_text("800,000.00")
    look(page)
    walk.picture("01-filing", page)
    page.get_by_role("button", name="下一页").click()
    for side, name, number in (("claimants", "王某", WANG_NUMBER), ("defendants", "张某", ZHANG_NUMBER)):
        expect(page.locator(f"#{side}-0-name")).to_have_value(name)
        expect(page.locator(f"#{side}-0-id_number")).to_have_value(number)
    walk.types("起诉", page, **{"claimants-0-phone": "13800000001"})
    page.locator("#electronic").check()
    look(page)
    page.get_by_role("button", name="下一页").click()
    walk.types("起诉", page, reasons=REASONS)
    page.get_by_role("button", name="下一页").click()
    for row, (name, _kind, _data) in enumerate(BROUGHT):
        expect(page.locator(f"#proofs-{row}-name")).to_have_value(name.partition(".")[0])
    page.get_by_role("button", name="下一页").click()
    expect(page.get_by_text("都齐了，可以交")).to_be_visible()
    page.get_by_role("button", name="交给法院").click()
    received(page)
    page.goto("/mine")
    walk.case["filing"] = "/case/" + page.url.rpartition("/")[2]


def bring_the_papers(page: Page) -> None:
    """An IOU in a PDF, an identity card and a bank's receipt as photographs, brought before anything is typed: each is
    kept as evidence, and what is read in them is taken by a tap, with its page."""
    files = [{"name": name, "mimeType": kind, "buffer": data()} for name, kind, data in BROUGHT]
    page.locator("#read input[type=file]").set_input_files(files)
    page.locator("#read").get_by_role("button", name="交上来读").click()
    expect(page.locator("#found")).not_to_contain_text("正在读", timeout=SOON)
    expect(page.locator("#found")).not_to_contain_text("没有读出")
    look(page)
    for value, into, source in TAPPED:
        found = page.locator("#found li", has=page.get_by_text(value, exact=True))
        expect(found).to_contain_text(source)
        found.get_by_role("button", name=into).click()
    page.goto("/intake")


def mended(walk: Journey) -> None:
    """The list of defects comes at once and whole; it is mended on a telephone."""
    judge, filing = walk.officer("filing_judge"), walk.case["filing"]
    defect = {"items-0-what": "没有写明被告张某的住所", "items-0-how": "补充张某的住所或者现在的居住地"}
    take(judge, filing, "一次性告知补正", **defect)
    walk.wang.goto(walk.mine("filing"))
    expect(walk.wang.locator("#defects")).to_contain_text("补充张某的住所")
    look(walk.wang)
    walk.picture("02-defects", walk.wang)
    walk.wang.locator(".x-next-acts").get_by_role("link", name="补正", exact=True).click()
    walk.types("补正", walk.wang, told="补充住所", address=HOME)
    choose(walk.wang, "address_of", "张某")
    walk.wang.locator(".x-submit .main").click()
    received(walk.wang)


def choose(page: Page, name: str, words: str) -> None:
    field = page.locator(f"#{name}")
    field.select_option(field.locator("option", has_text=words).first.get_attribute("value"))


def talked(walk: Journey) -> None:
    """Both agree to talk, one of them by telephone; the talks fail, and what both confirm is kept."""
    judge, filing = walk.officer("filing_judge"), walk.case["filing"]
    take(judge, filing, "建议先行调解")
    take(walk.wang, walk.mine("filing"), "同意先行调解")
    take(walk.officer("counter"), filing, "记明电话同意", person="张某", how="拨打张某留下的电话，核对证件号，本人同意")
    walk.case["talks"] = opened_upon(judge, filing, "民诉前调")
    talks, mediator = walk.case["talks"], walk.officer("mediator")
    take(judge, talks, "委派调解员", mediator=walk.cast["mediator"][0])
    take(mediator, talks, "接受委派")
    take(mediator, talks, "披露", relation="没有")
    take(mediator, talks, "调解一次", how="电话", notes="张某承认借款，请求分三年还清；王某不同意。")
    known = "双方对借款800000元、年利率3.45%没有争议。"
    take(mediator, talks, "调解不成", reason="分歧较大", undisputed=known)


def docketed(walk: Journey) -> None:
    """The suit is docketed, its track advised with reasons, its judge drawn by lot, its fee paid, its copies sent."""
    judge = walk.officer("filing_judge")
    take(judge, walk.case["filing"], "登记立案")
    walk.case["suit"] = suit = opened_upon(judge, walk.case["filing"], "民初")
    judge.goto(f"{suit}/do/triage")
    walk.picture("03-track", judge)
    take(judge, suit, "繁简分流")
    judge.goto(f"{suit}/people")
    look(judge)
    for office in ("judge", "clerk"):
        drawn = next(each for each in walk.cast[office] if each in judge.locator("main table").first.inner_text())
        walk.cast[office] = [drawn, *(each for each in walk.cast[office] if each != drawn)]
    pays_the_fee(walk)
    take(judge, suit, "发送起诉状副本")
    walk.serves()


def pays_the_fee(walk: Journey) -> None:
    """His page says how much, where to and with which code; he pays at the bank, and the page says that it has come."""
    wang, suit = walk.wang, walk.mine("suit")
    both_widths(wang, suit)
    wang.goto(suit)
    expect(wang.locator("#fees .x-huge")).to_contain_text("5,900.00")
    wang.locator("#fees").get_by_role("link", name="去银行交费").click()
    look(wang)
    expect(wang.locator("#amount")).to_have_value("5,900.00")
    wang.get_by_role("button", name="转账").click()
    until(wang, suit, "#fees", "已经收到")


def answered(walk: Journey, folder: Path) -> None:
    """张某's letter is printed with his secret code and posted; by the code he reads, shows who he is, and answers."""
    server, phone = walk.officer("server"), walk.window("张某", walk.parties)
    server.goto("/print-room")
    look(server)
    with server.expect_download() as printed:
        server.get_by_role("button", name="打印文书").click()
    printed.value.save_as(folder / "papers.pdf")
    letter = (folder / "papers.pdf").read_bytes()
    server.locator("main td input:not([type=checkbox])").first.fill("EMS1234567890")
    server.get_by_role("button", name="记为已交邮").click()
    phone.goto("/a")
    walk.types("答辩", phone, code=code_in(letter, "应诉通知书"))
    phone.get_by_role("button", name="打开").click()
    look(phone)
    walk.picture("04-letter", phone)
    phone.get_by_role("link", name="答辩").first.click()
    phone.get_by_label("身份证号").fill(ZHANG_NUMBER)
    phone.get_by_label("您的手机").fill("13800000002")
    phone.get_by_role("button", name="是我本人").click()
    code = re.search(r"验证码是 (\d{6})", phone.locator("main").inner_text())
    assert code
    phone.get_by_label("短信验证码").fill(code[1])
    phone.get_by_role("button", name="是我本人").click()
    expect(phone).to_have_url(re.compile("/do/defend$"))
    walk.types("答辩", phone, answer="借款属实，暂时没有能力一次还清，请求分期。")
    phone.locator(".x-submit .main").click()
    received(phone)
    phone.goto(f"{walk.case['suit']}/do/confirm_address")
    expect(phone.locator("#address")).to_have_value(HOME)
    phone.locator("#electronic").check()
    phone.locator(".x-submit .main").click()
    received(phone)
    server.goto("/demo")
    for url in _posted(walk):
        take(server, url, "邮件签收")
    phone.goto(walk.mine("suit"))
    expect(phone.locator(".x-next h2")).not_to_contain_text("答辩")


def _posted(walk: Journey) -> list[str]:
    judge = walk.officer("filing_judge")
    judge.goto(walk.case["suit"])
    return [
        str(each.locator("a").first.get_attribute("href"))
        for each in judge.locator("aside .x-pairs li", has_text="已交邮").all()
    ]


def heard(walk: Journey) -> None:
    """Listed when the days for evidence are over; 张某, summoned, stays away; the minutes are read and signed."""
    suit, clerk, judge = walk.case["suit"], walk.officer("clerk"), walk.officer("judge")
    walk.on(EVIDENCE_OVER)
    take(clerk, suit, "排期开庭", day=HEARD, room="第一法庭")
    walk.serves()
    walk.zhang.goto(walk.mine("suit"))
    look(walk.zhang)
    walk.on(HEARD)
    judge.goto(f"{suit}/do/hold")
    judge.locator("fieldset", has_text="到庭的当事人").locator("label", has_text="王某").click()
    judge.locator("#record").fill(MINUTES)
    walk.picture("05-hearing", judge)
    look(judge)
    judge.locator(".x-submit .main").click()
    received(judge)
    take(walk.wang, walk.mine("suit"), "阅读并签署笔录")
    take(clerk, suit, "审判人员和书记员签署笔录")


def judged(walk: Journey) -> None:
    """Drafted with its item and the interest, issued, signed, pronounced, served on both; nobody appeals."""
    suit, clerk, judge = walk.case["suit"], walk.officer("clerk"), walk.officer("judge")
    take(judge, suit, "起草判决书")
    walk.case["judgment"] = paper = opened_upon(judge, suit, "裁判")
    judge.goto(f"{paper}/do/draft")
    expect(judge.locator("#found")).to_have_value(
        re.compile("双方在调解中书面确认没有争议：.*年利率3.45%.*（见.*告知书）")
    )
    for name, words in {
        "found": f"{judge.locator('#found').input_value()}\n{FOUND}",
        "opinion": OPINION,
        "laws": LAWS,
    }.items():
        judge.locator(f"#{name}").fill(words)
    choose(judge, "items-0-debtor", "张某")
    choose(judge, "items-0-creditor", "王某")
    judge.locator("#items-0-what").fill("借款本金")
    for name, words in {"principal": "800000", "base": "800000", "interest_from": "2025-02-01", "rate": "3.45"}.items():
        shown = judge.locator(f"#items-0-{name}").input_value()
        assert shown.replace(",", "").removesuffix(".00") == words, "as the claim says"
    expect(judge.locator("#items-0-principal").locator("xpath=ancestor::table").locator("[data-sum]")).to_have_text(
        "800,000.00"
    )
    look(judge)
    walk.picture("06-judgment", judge)
    judge.locator(".x-submit .main").click()
    received(judge)
    take(judge, paper, "签发")
    for page in (judge, clerk):
        take(page, paper, "签署")
    take(judge, paper, "宣判")
    take(clerk, paper, "发送判决书")
    walk.serves()
    walk.wang.goto(walk.mine("judgment"))
    look(walk.wang)
    in_effect(walk)


def in_effect(walk: Journey) -> None:
    """The fifteen days are over and the post brought nothing: the clerk confirms it, for each of them."""
    walk.on("2026-04-20")
    clerk, paper = walk.officer("clerk"), walk.case["judgment"]
    for _party in range(2):
        take(clerk, paper, "确认没有邮件，期限届满")
    walk.on("2026-05-06")
