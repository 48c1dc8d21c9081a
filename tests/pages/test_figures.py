"""The pages of figures: who may look, that they open, what they cost, and what the public is not told."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.pages.conftest import CODE, Town, moment
from xiezhi.engine.clock import at, court_now
from xiezhi.engine.door import act
from xiezhi.engine.words import CLAIMANT, FILING_JUDGE
from xiezhi.indicators import GROUPS, INDICATORS
from xiezhi.indicators.cube import Window
from xiezhi.indicators.delays import NAMES
from xiezhi.indicators.figures import Figure, figures
from xiezhi.indicators.indicator import Unit
from xiezhi.law.parameters import Settings
from xiezhi.law.tracks import Track
from xiezhi.pages.figure import SPLITS, _between
from xiezhi.pages.figure_list import UNITS
from xiezhi.pages.figure_rows import PLACES, shortly, sum_said
from xiezhi.pages.saying import known
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows


def docketed(town: Town, count: int) -> None:
    for number in range(count):
        filing = town.file(key=f"f{number}", amount=10_000 + number)
        judge = town.officers["filing_judge"]
        act(Filing.docket, on=filing, by=judge, as_=FILING_JUDGE, key=f"d{number}")


def text(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def test_the_president_opens_a_number_to_as_many_cases_and_entries(town: Town) -> None:
    docketed(town, 3)
    president = town.officer("president")
    board = president.get("/figures").content.decode()
    assert "结收比" in board
    url = re.search(r'href="(/figures/clearance/list[^"]*of=whole)"', board)
    assert url
    page = president.get(url[1].replace("&amp;", "&"))
    assert "数字 3 ＝ 清单 3 案 ＝ 记录 3 条" in text(page.content)
    assert page.content.decode().count('href="/entry/') == 3


def test_every_number_opens_to_a_list_that_says_it_and_calls_equal_only_what_is(town: Town) -> None:
    docketed(town, 3)
    judge, (first, *_) = town.officers["filing_judge"], rows(Proceeding, procedure="first_instance")
    act(FirstInstance.ask_withdrawal, on=first, by=town.wang, as_=CLAIMANT, key="ask")
    act(FirstInstance.withdraw, on=first, by=judge, as_=FILING_JUDGE, key="withdraw")
    president, window = town.officer("president"), Window.of([CODE], court_now().date())
    for name, figure in figures(INDICATORS.values(), window, Settings())[""].items():
        for of, told in (("part", figure.part), ("whole", figure.whole)):
            if told is None or of not in INDICATORS[name].sums:
                continue
            page = president.get(f"/figures/{name}/list?of={of}").content
            number = sum_said(told, INDICATORS[name].sums[of].of)
            equal = re.search(r"数字 (\S+) ＝ 清单 (\d+) 案 ＝ 记录 (\d+) 条", text(page))
            said = equal or re.search(r"逐条加减等于 (\S+)", text(page))
            assert said, name
            assert said[1] == number, name
            assert equal is None or len(set(equal.groups())) == 1, name


def test_an_indicator_has_its_table_its_csv_and_its_definition(town: Town) -> None:
    docketed(town, 2)
    president = town.officer("president")
    page = text(president.get("/figures/clearance").content)
    assert "已结案件数除以同期新收案件数" in page
    assert "工作口径" in page
    lines = list(csv.reader(io.StringIO(president.get("/figures/clearance.csv").content.decode("utf-8-sig"))))
    assert lines[0] == ["月份", "计数", "月末公布", "更正后", "单位"]
    assert lines[1] == ["2026-03", "0 ÷ 2", "0.0", "0.0", "%"]
    assert len(lines) == 13


def test_no_day_breaks_a_page_of_figures(town: Town, settings: Any) -> None:
    """As of the first day of the first year there was no month before, and the page broke, and the interface
    too."""
    docketed(town, 1)
    settings.ROOT_URLCONF = "xiezhi.site.urls"
    president = town.officer("president")
    for day, shown in (("0001-01-01", 404), ("1899-12-31", 404), ("1900-01-01", 200), ("9999-12-31", 200)):
        for page in ("/figures", "/figures/clearance", "/figures/clearance/list", "/figures/tracks"):
            assert president.get(f"{page}?day={day}").status_code == shown, (page, day)
        told = president.get(f"/api/figures/clearance?day={day}")
        assert told.status_code == {404: 422, 200: 200}[shown], told.content


def test_what_is_open_is_not_split_by_a_track_that_it_had_not_yet_when_it_came_in(town: Town) -> None:
    docketed(town, 2)
    president = town.officer("president")
    assert "by=track" in president.get("/figures/mean_days").content.decode()
    assert "by=track" not in president.get("/figures/pending?by=track").content.decode().partition('id="why"')[2]


def test_a_change_is_shown_between_months_that_have_a_figure_not_of_one_that_has_only_begun() -> None:
    clearance = INDICATORS["clearance"]
    told = {"2026-01": Decimal(80), "2026-02": Decimal(90), "2026-03": None}
    months = {month: {"clearance": Figure(clearance, 1, 1, value)} for month, value in told.items()}
    day = date(2026, 3, 2)
    assert _between(clearance, months, day) == ("2026-01", "2026-02")
    assert _between(clearance, {"2026-03": months["2026-03"]}, day) is None


def test_what_comes_together_over_a_month_is_not_compared_before_its_end() -> None:
    money = INDICATORS["money_in_place"]
    months = {f"2026-0{each}": {"money_in_place": Figure(money, 1, None, Decimal(each))} for each in (1, 2, 3)}
    assert _between(money, months, date(2026, 3, 2)) == ("2026-01", "2026-02")
    assert _between(money, months, date(2026, 3, 31)) == ("2026-02", "2026-03")


def test_money_is_read_at_a_glance_and_shares_as_they_are() -> None:
    money, share = INDICATORS["money_in_place"], INDICATORS["clearance"]
    assert shortly(Figure(money, 0, None, Decimal("2491000000"))) == ("24.91", "亿元")
    assert shortly(Figure(money, 0, None, Decimal("186400"))) == ("18.64", "万元")
    assert shortly(Figure(money, 0, None, Decimal("80"))) == ("80.00", "元")
    assert shortly(Figure(share, 1, 2, Decimal("50"))) == ("50.0", "%")


@pytest.mark.parametrize("url", ["/figures", "/figures/clearance", "/figures/clearance/list", "/wall"])
def test_who_has_no_office_for_figures_finds_nothing(town: Town, url: str) -> None:
    town.file()
    assert town.client(town.wang).get(url).status_code == 404
    assert town.officer("server").get(url).status_code == 404
    assert Client().get(url).status_code == 302


@pytest.mark.parametrize("rest", ["/nothing", "?day=gestern", "?court=other", "/clearance/list?after=x"])
def test_what_does_not_exist_is_absent(town: Town, rest: str) -> None:
    assert town.officer("president").get(f"/figures{rest}").status_code == 404


def test_the_public_is_told_what_was_kept_but_nothing_of_fewer_than_five(town: Town) -> None:
    docketed(town, 4)
    assert "不足 5 件，不公布" in text(Client().get("/promises").content)
    assert "100.0 %" not in text(Client().get("/promises").content)
    filing = town.file(key="fifth", amount=20_000)
    act(Filing.docket, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="fifth")
    assert "100.0 %" in text(Client().get("/promises").content)
    assert "执行到位的金额按月公布" in text(Client().get("/promises").content)
    with at(moment("2026-04-05T09:00")):
        told = text(Client().get("/promises").content).partition("收到起诉后七日内审查完毕的")[2].partition("目标")[0]
        assert re.search(r"近十二个月 100\.0 % 近三十日 (还没有|不足 5 件)", told), told


@pytest.mark.parametrize("url", ["/figures", "/figures/clearance", "/wall"])
def test_a_page_of_figures_asks_no_more_of_many_cases_than_of_few(town: Town, url: str) -> None:
    president = town.officer("president")

    def queries() -> int:
        president.get(url)
        with CaptureQueriesContext(connection) as captured:
            president.get(url)
        return len(captured)

    docketed(town, 1)
    few = queries()
    for number in range(6):
        filing = town.file(key=f"more{number}", amount=30_000 + number)
        act(Filing.docket, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key=f"more{number}")
    assert queries() <= few


def test_a_track_has_its_days_and_its_number_opens_to_as_many_cases(town: Town) -> None:
    docketed(town, 2)
    judge = town.officers["filing_judge"]
    for suit in rows(Proceeding, procedure="first_instance"):
        act(FirstInstance.ask_withdrawal, on=suit, by=town.wang, as_=CLAIMANT, key=f"a{suit.id}")
        act(FirstInstance.withdraw, on=suit, by=judge, as_=FILING_JUDGE, key=f"w{suit.id}")
    president = town.officer("president")
    page = president.get("/figures/tracks").content.decode()
    assert "简易程序 2 件 100.0 % 0.0 0" in text(page.encode())
    url = re.search(r'href="(/figures/mean_days/list[^"]*track=summary)"', page)
    assert url
    assert "数字 2 ＝ 清单 2 案" in text(president.get(url[1].replace("&amp;", "&")).content)
    assert president.get("/figures/mean_days/list?of=whole&track=small").content.decode().count('href="/entry/') == 0
    assert president.get("/figures/mean_days/list?track=fast").status_code == 404
    lines = president.get("/figures/tracks.csv").content.decode("utf-8-sig").splitlines()
    assert lines[1:] == ["集宁区人民法院,简易程序,2,0.0,0"]


def test_what_a_page_of_figures_names_without_writing_it_has_its_english_too() -> None:
    labels = [*SPLITS.values(), *PLACES.values(), *UNITS.values(), *NAMES, *GROUPS.values()]
    labels += [each.word for each in Unit] + [each.label for each in Track]
    assert [each for each in labels if re.search("[\u4e00-\u9fff∶]", each) and each not in known("en")] == []


def test_a_rate_of_the_population_says_how_many_they_are_since_when_and_from_where(town: Town) -> None:
    docketed(town, 3)
    president = town.officer("president")
    assert "没有录入，不出数" in text(president.get("/figures/per_ten_thousand").content)
    told = {"value": "60000", "since": "2026-03-01", "reason": "第七次全国人口普查公报"}
    form = {f"figures-population-{name}": value for name, value in told.items()}
    president.post("/court/settings/figures.population", form)
    page = text(president.get("/figures/per_ten_thousand").content)
    assert "60,000 自 2026-03-01，第七次全国人口普查公报" in page
    assert "0.50 件" in page
    assert "没有录入，不出数" in text(president.get("/figures/per_ten_thousand?day=2026-02-28").content)
