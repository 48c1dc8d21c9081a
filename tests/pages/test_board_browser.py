"""J7: the president's morning in a real browser: from a number to its list, to a docket, to an entry and a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.windows import SIZES, run, serve, sound

RANKS = re.compile(r"第\s*[一二三四五六七八九十\d]+\s*名|排名第|名次|排行|最好|最差|倒数")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a city with forty disputes."""
    home = tmp_path_factory.mktemp("city") / "home"
    program = "from xiezhi.site.command import main; main()"
    run("-c", program, "court", "create", "--demo", "--cases", "40", "--seed", "1", "--home", str(home))
    yield from serve(home)


def come(browser: Browser, city: str, court: str) -> Page:
    """The president of a court, at his desk."""
    width, height = SIZES["desk"]
    page = browser.new_context(viewport={"width": width, "height": height}, base_url=city, locale="zh-CN").new_page()
    page.goto(f"/demo?court={court}")
    mark = page.locator("span.x-mut", has_text=re.compile("^院长$"))
    page.locator("li.mid", has=mark).first.get_by_role("button").click()
    return page


@pytest.fixture
def president(browser: Browser, city: str) -> Iterator[Page]:
    """Of the city."""
    page = come(browser, city, "内09")
    yield page
    page.context.close()


@pytest.fixture
def of_district(browser: Browser, city: str) -> Iterator[Page]:
    """Of 集宁, who sees every case of his court."""
    page = come(browser, city, "内0902")
    yield page
    page.context.close()


def number_in(text: str) -> int:
    found = re.search(r"[\d,]+", text)
    assert found, text
    return int(found[0].replace(",", ""))


@pytest.mark.browser
def test_a_number_opens_to_as_many_cases_and_entries_down_to_a_paper(of_district: Page) -> None:
    of_district.goto("/figures")
    told = number_in(of_district.locator("#pending .x-card-head a[href*=list]").inner_text())
    assert told > 0
    of_district.locator("#pending .x-card-head a[href*=list]").click()
    sound(of_district)
    listed = of_district.locator("tbody tr").count()
    entries = of_district.locator('tbody a[href^="/entry/"]').count()
    said = re.search(r"数字 (\d+) ＝ 清单 (\d+) 案 ＝ 记录 (\d+) 条", " ".join(of_district.inner_text("main").split()))
    assert said
    assert [int(each) for each in said.groups()] == [told, listed, entries]
    of_district.locator('tbody a[href^="/entry/"]').first.click()
    sound(of_district)
    of_district.go_back()
    of_district.locator('tbody a[href^="/case/"]').first.click()
    sound(of_district)
    docket = of_district.locator('a[href^="/entry/"]')
    expect(docket.first).to_be_visible()
    of_district.locator('a[href^="/paper/"]').first.click()
    sound(of_district)
    assert of_district.locator("h1").inner_text()


@pytest.mark.browser
def test_what_is_late_opens_to_as_many_periods_down_to_the_entry_and_its_paper(president: Page) -> None:
    president.goto("/figures")
    late, all_soon = (president.locator(f'#soon a[href="/figures/waiting/{each}"]') for each in ("late", "soon"))
    shown, soon = re.findall(r"\d+", all_soon.inner_text())
    assert president.locator("#soon li").count() == int(shown) < int(soon)
    told = number_in(late.inner_text())
    assert told > 0
    all_soon.click()
    assert president.locator("tbody tr").count() == int(soon)
    president.go_back()
    late.click()
    sound(president)
    assert president.locator("tbody tr").count() == president.locator('tbody a[href^="/entry/"]').count() == told
    president.locator('tbody a[href*="/deadline/"]').first.click()
    sound(president)
    president.go_back()
    president.locator('tbody a[href^="/entry/"]').first.click()
    sound(president)
    president.locator('a[href^="/paper/"]').first.click()
    sound(president)
    assert president.locator("h1").inner_text()


@pytest.mark.browser
def test_courts_stand_where_they_lie_and_nobody_is_ranked(president: Page) -> None:
    president.goto("/figures?map=clearance")
    places = {}
    for tile in president.locator(".x-map li").all():
        box = tile.bounding_box()
        assert box
        places[tile.locator("span").first.inner_text()] = (box["x"], box["y"])
    assert places["四子王旗"][1] < places["卓资县"][1] < places["凉城县"][1]
    assert places["卓资县"][0] < places["集宁区"][0] < places["兴和县"][0]
    assert len(places) == 12
    for address in (
        "/figures?map=clearance", "/figures/clearance", "/figures/clearance/list?of=whole", "/figures/tracks", "/wall",
    ):  # fmt: skip
        president.goto(address)
        assert not RANKS.search(president.inner_text("body").replace("不排名", "")), address
    courts = [row.split(",")[0] for row in president.request.get("/figures/clearance/courts.csv").text().splitlines()]
    assert courts[1:4] == ["乌兰察布市中级人民法院", "集宁区人民法院", "卓资县人民法院"]


@pytest.mark.browser
def test_who_supervises_opens_a_countys_case_from_a_number_and_is_told_that_it_is_noted(president: Page) -> None:
    president.goto("/figures/pending/list?court=内0902")
    said = re.search(r"清单 (\d+) 案", president.inner_text("main"))
    assert said
    assert president.locator("tbody tr").count() == int(said[1]) > 0
    president.locator('tbody a[href^="/case/"]').first.click()
    sound(president)
    expect(president.locator("#supervised")).to_contain_text("已记入查阅记录")
    expect(president.locator("#supervised")).to_contain_text("第十条")


@pytest.mark.browser
def test_the_days_of_a_track_open_to_as_many_cases(president: Page) -> None:
    president.goto("/figures/tracks")
    sound(president)
    row = president.locator("#together tbody tr").first
    told = number_in(row.locator("a.x-value").inner_text())
    row.locator("a.x-value").click()
    sound(president)
    assert president.locator("tbody tr").count() == told


@pytest.mark.browser
def test_the_meetings_papers_and_yesterdays_answer_are_a_click_away(president: Page) -> None:
    president.goto("/figures?day=2026-02-20")
    then = president.locator("#pending .x-card-head a[href*=list]").inner_text()
    president.goto("/figures")
    president.goto("/figures?day=2026-02-20")
    assert president.locator("#pending .x-card-head a[href*=list]").inner_text() == then
    address = president.get_by_role("link", name="会议材料").get_attribute("href")
    answer = president.request.get(address or "")
    assert answer.body().startswith(b"%PDF")
