"""What decides a variant of the loan, in windows: a service found invalid, a conversion, three defendants' own days."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.pages.windows import SIZES, Open, look, received, run, serve, take

pytestmark = pytest.mark.browser
CAST: dict[str, Any] = {}


@pytest.fixture(scope="module", params=["unserved", "converted", "surety"])
def story(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def served(story: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp(story)
    run("-m", "tests.pages.small_trials", str(home), story)
    CAST.clear()
    CAST.update(json.loads((home / "cast.json").read_text(encoding="utf-8")))
    yield from serve(home)


def being(page: Page, name: str) -> Page:
    page.goto(f"/demo?court={CAST['court']}")
    page.locator("li.mid", has_text=name).get_by_role("button").first.click()
    return page


def both_widths(page: Page, url: str) -> None:
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(url)
        look(page)


def test_what_decides_it_is_done_in_a_few_windows(opened: Open, story: str) -> None:
    """第一百五十八条（效力），第一百六十九条（转换），民诉法解释第二百四十四条（各自的期限）。"""
    {"unserved": _unserved, "converted": _converted, "surety": _surety}[story](opened)


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
    look(judge)
    judge.locator(".x-submit .main").click()
    received(judge)
    both_widths(judge, f"/case/{CAST['suit']}")
    expect(judge.locator("main")).to_contain_text("普通程序")
    wang = being(opened("phone"), "王某")
    both_widths(wang, f"/mine/{CAST['suit']}")
    expect(wang.locator("main")).to_contain_text("400")


def _surety(opened: Open) -> None:
    """包某's papers reach him eleven days after the others': his days begin then, theirs have long begun."""
    server = being(opened("phone"), CAST["cast"]["server"][0])
    for each in CAST["waiting"]:
        take(server, f"/case/{each}", "直接送达", on="2026-03-20")
    judge = being(opened(), CAST["judge"])
    both_widths(judge, f"/case/{CAST['suit']}")
    for due in ("24", "25"):
        expect(judge.locator("main")).to_contain_text(due)
    bao = being(opened("phone"), "包某")
    both_widths(bao, f"/mine/{CAST['suit']}")
    expect(bao.locator("main")).to_contain_text("7")
