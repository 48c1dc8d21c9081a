"""What decides a variant of the loan, in windows: a service found invalid, a conversion, three defendants' own days,
and an appeal that is sent back, affirmed, or leads to another judgment."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.pages.journey import both_widths, opened_upon, serves, until
from tests.pages.journey_trial import choose
from tests.pages.windows import Open, look, received, run, serve, take

pytestmark = pytest.mark.browser
CAST: dict[str, Any] = {}
APPEALED = ("sent back", "affirmed", "changed")


@pytest.fixture(scope="module", params=["unserved", "converted", "surety", *APPEALED])
def story(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a court with this dispute, told once."""
    folders: dict[str, Path] = {}

    def tell(tale: str) -> Path:
        if tale not in folders:
            folders[tale] = tmp_path_factory.mktemp(tale)
            run("-m", "tests.pages.small_trials", str(folders[tale]), tale)
        return folders[tale]

    return tell


@pytest.fixture(scope="module")
def served(story: str, told: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp(story.replace(" ", "-")) / "home"
    shutil.copytree(told("appealed" if story in APPEALED else story), home)
    CAST.clear()
    CAST.update(json.loads((home / "cast.json").read_text(encoding="utf-8")))
    yield from serve(home)


def being(page: Page, name: str, court: str = "") -> Page:
    page.goto(f"/demo?court={court or CAST['court']}")
    page.locator("li.mid", has_text=name).get_by_role("button").first.click()
    return page


def test_what_decides_it_is_done_in_a_few_windows(opened: Open, story: str) -> None:
    """第一百五十八条（效力），第一百六十九条（转换），民诉法解释第二百四十四条（各自的期限），第一百七十七条（二审的三种结果）。"""
    ways = {"unserved": _unserved, "converted": _converted, "surety": _surety}
    above = {"sent back": _sent_back, "affirmed": _affirmed, "changed": _changed}
    (ways | above)[story](opened)


def _unserved(opened: Open) -> None:
    """The filing judge finds the service invalid: everything that hangs on it says so, and money no longer goes out."""
    filing = being(opened(), CAST["cast"]["filing_judge"][0])
    take(filing, f"/case/{CAST['service']}", "认定送达无效", reason="手机号码在判决以前已经销号，由他人启用")
    judge = being(opened(), CAST["judge"])
    both_widths(judge, f"/case/{CAST['judgment']}")
    expect(judge.locator("main")).to_contain_text("效力待定")
    expect(judge.locator("main")).to_contain_text("所依记录已更正，请核看")
    president = being(opened(), CAST["cast"]["president"][0])
    take(president, f"/case/{CAST['payout']}", "批准")
    finance = being(opened(), CAST["cast"]["finance"][-1])
    finance.goto(f"/case/{CAST['payout']}")
    expect(finance.locator(".x-acts, .x-next-acts").get_by_role("link", name="付款", exact=True)).to_have_count(0)
    take(judge, f"/case/{CAST['judgment']}", "核定判决尚未生效", reason="判决书没有送达，上诉期自重新送达起算")
    judge.goto(f"/case/{CAST['judgment']}")
    expect(judge.locator("main")).to_contain_text("已宣判")


def _converted(opened: Open) -> None:
    """张某 has objected; the judge converts, and 王某's page says what is to pay."""
    judge = being(opened(), CAST["judge"])
    judge.goto(f"/case/{CAST['suit']}")
    judge.locator(".x-acts, .x-next-acts").get_by_role("link", name="转换程序", exact=True).first.click()
    judge.get_by_role("radio", name="普通程序（合议）", exact=True).check()
    judge.locator("#ground").select_option(label="审理中发现不宜适用原程序")
    judge.locator("#reason").fill("签名真伪有争议，需要鉴定")
    _sent(judge)
    both_widths(judge, f"/case/{CAST['suit']}")
    expect(judge.locator("main")).to_contain_text("普通程序")
    wang = being(opened("phone"), "王某")
    both_widths(wang, f"/mine/{CAST['suit']}")
    expect(wang.locator("main")).to_contain_text(re.compile(r"未交由王某交.*400\.00", re.DOTALL))


def _surety(opened: Open) -> None:
    """包某's papers reach him eleven days after the others': his days begin then, theirs have long begun."""
    server = being(opened("phone"), CAST["cast"]["server"][0])
    for each in CAST["waiting"]:
        take(server, f"/case/{each}", "直接送达", on="2026-03-20")
    judge = being(opened(), CAST["judge"])
    both_widths(judge, f"/case/{CAST['suit']}")
    for due in ("3月24日", "3月25日", "4月7日"):
        expect(judge.locator("main")).to_contain_text(due)
    bao = being(opened("phone"), "包某")
    both_widths(bao, f"/mine/{CAST['suit']}")
    expect(bao.locator("main")).to_contain_text("4月7日")
    expect(bao.locator("main")).not_to_contain_text("3月24日")


def _sent_back(opened: Open) -> None:
    """The suit is sent back; once both sides have the ruling, the court below has a new case, another bench of three,
    and 王某 reads it on his phone."""

    def ruling(presiding: Page, appeal: str) -> None:
        reasons = "原审没有查明2025年9月10日的转账200000元是否归还本案借款。"
        take(presiding, appeal, "写二审裁定书", result="发回重审：基本事实不清", opinion=reasons)

    _decided_above(opened, ruling, "发回重审")
    filing = being(opened(), CAST["cast"]["filing_judge"][0])
    until(filing, f"/case/{CAST['suit']}", "main", "发回重审")
    again = opened_upon(filing, f"/case/{CAST['suit']}", "民初2号")
    filing.goto(f"{again}/do/triage")
    filing.get_by_role("radio", name="普通程序（合议）", exact=True).check()
    filing.locator("#reason").fill("发回重审，适用普通程序，另行组成合议庭")
    _sent(filing)
    filing.goto(again)
    seated = filing.locator("section.x-card", has=filing.get_by_role("heading", name="人", exact=True)).inner_text()
    assert seated.count("审判") == 3
    assert CAST["judge"] not in seated
    wang = being(opened("phone"), "王某")
    both_widths(wang, again.replace("case", "mine"))
    expect(wang.locator("main")).to_contain_text("民初2号")
    expect(wang.locator("#again")).to_contain_text("原来审理的人不再审")


def _affirmed(opened: Open) -> None:
    """The appeal is dismissed; with the second judgment served, the first takes effect below, as it was written."""

    def judgment(presiding: Page, appeal: str) -> None:
        presiding.goto(f"{appeal}/do/draft_judgment")
        presiding.get_by_role("radio", name="维持原判", exact=True).check()
        presiding.locator("#found").fill("一审认定的事实，有证据证明，本院予以确认。")
        presiding.locator("#opinion").fill("上诉人的主张没有证据证明，上诉请求不能成立。")
        presiding.locator("[data-drop][value=items-0]").click()
        expect(presiding.locator("#items-0-what")).to_have_count(0)
        _sent(presiding)

    _decided_above(opened, judgment, "维持原判")
    judge = being(opened(), CAST["judge"])
    until(judge, f"/case/{CAST['judgment']}", "main", "已生效")
    both_widths(judge, f"/case/{CAST['judgment']}")
    expect(judge.locator("main")).to_contain_text("800,000")
    expect(judge.locator("main")).not_to_contain_text("600,000")


def _changed(opened: Open) -> None:
    """Another sum is written above; below it stands in the place of the first, and 王某 may have it enforced there."""

    def judgment(presiding: Page, appeal: str) -> None:
        presiding.goto(f"{appeal}/do/draft_judgment")
        presiding.get_by_role("radio", name="改判", exact=True).check()
        presiding.locator("[data-add][value=shares]").click()
        for name, words in {
            "found": "2025年9月10日，张某向王某转账200000元，附言“还借款”。",
            "opinion": "转账附言写明用途，应当认定归还本案借款本金。",
            "laws": "《中华人民共和国民法典》第六百七十五条、第六百七十六条",
            "items-0-what": "借款本金",
            "items-0-principal": "600000",
            "items-0-base": "600000",
            "items-0-interest_from": "2025-09-11",
            "items-0-rate": "3.45",
            "shares-0-amount": "5900",
        }.items():
            presiding.locator(f"#{name}").fill(words)
        choose(presiding, "items-0-debtor", "张某")
        choose(presiding, "items-0-creditor", "王某")
        choose(presiding, "shares-0-who", "张某")
        presiding.locator("#rest_dismissed").check()
        _sent(presiding)

    _decided_above(opened, judgment, "改判")
    judge = being(opened(), CAST["judge"])
    until(judge, f"/case/{CAST['judgment']}", "main", "已生效")
    both_widths(judge, f"/case/{CAST['judgment']}")
    expect(judge.locator("main")).to_contain_text("600,000")
    wang = being(opened("phone"), "王某")
    both_widths(wang, f"/mine/{CAST['judgment']}")
    expect(wang.locator("main")).to_contain_text("申请执行的时效")


def _decided_above(opened: Open, drafted: Callable[[Page, str], None], result: str) -> None:
    """Three judges of the city's court and their clerk decide, each at a window of his own; 张某 learns nothing of it
    before it is pronounced, and then what it is."""
    appeal = f"/case/{CAST['appeal']}"
    sitting = [being(opened(), name, CAST["above"]) for name in CAST["sitting"]]
    clerk, presiding = being(opened(), CAST["clerk"], CAST["above"]), sitting[0]
    drafted(presiding, appeal)
    presiding.goto(f"{appeal}/do/deliberate")
    for name in CAST["sitting"]:
        presiding.locator("fieldset", has_text="同意的合议庭成员").locator("label", has_text=name).click()
    presiding.locator("#record").fill("三人一致同意。")
    _sent(presiding)
    for page in (*sitting, clerk):
        take(page, appeal, "签署")
    zhang = being(opened("phone"), "张某")
    zhang.goto(appeal.replace("case", "mine"))
    expect(zhang.locator("main")).not_to_contain_text(result)
    take(presiding, appeal, "宣判")
    server = being(opened(), CAST["server"], CAST["above"])
    serves(server)
    both_widths(zhang, appeal.replace("case", "mine"))
    expect(zhang.locator("main")).to_contain_text(result)


def _sent(page: Page) -> None:
    """The step as it is filled in, and its receipt."""
    look(page)
    page.locator(".x-submit .main").click()
    received(page)
