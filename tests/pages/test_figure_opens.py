"""Whatever number a page of figures shows opens to a list that says it: of a month, a group, an age, a delay."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.test import Client

from tests.pages.conftest import Town, moment
from tests.pages.test_figures import docketed, text
from xiezhi.engine.clock import at
from xiezhi.engine.door import act
from xiezhi.engine.facts import Prose
from xiezhi.engine.sweep import sweep
from xiezhi.engine.words import CLAIMANT, FILING_JUDGE
from xiezhi.indicators.scope import scope_of
from xiezhi.pages import figure_list, waiting, waiting_list, wall
from xiezhi.phrases.periods import Exclusion
from xiezhi.procedures.enforcement.inquiry import Inquiry
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

OPENING = re.compile(r'<a[^>]*href="(/figures/[a-z_]+/list\?[^"]*)"[^>]*>(?:[^<]*<b>)?([\d,.]+)</')


def lived(town: Town) -> list[Proceeding]:
    """Three suits, one of which was withdrawn."""
    docketed(town, 3)
    suits = rows(Proceeding, procedure="first_instance")
    act(FirstInstance.ask_withdrawal, on=suits[0], by=town.wang, as_=CLAIMANT, key="ask")
    act(FirstInstance.withdraw, on=suits[0], by=town.officers["filing_judge"], as_=FILING_JUDGE, key="withdraw")
    return suits


def opened(president: Client, url: str) -> list[tuple[str, str]]:
    """Each number of a page that opens: its list's address and the number."""
    found = OPENING.findall(president.get(url).content.decode())
    return [(unescape(address), number) for address, number in found]


def listed(president: Client, url: str) -> str:
    """The number that a list says."""
    said = re.search(r"数字 (\S+) ＝|逐条加减等于 (\S+)", text(president.get(url).content))
    assert said, url
    return said[1] or said[2]


@pytest.mark.parametrize("url", [
    "/figures/clearance?by=cause", "/figures/mean_days?by=track", "/figures/pending?by=kind", "/figures/closing",
])  # fmt: skip
def test_the_months_and_what_changed_open_to_their_own_cases(town: Town, url: str) -> None:
    lived(town)
    president = town.officer("president")
    found = opened(president, url)
    assert any("month=2026-03" in address for address, _number in found)
    assert any(re.search("cause=|track=|kind=", address) for address, _number in found)
    for address, number in found:
        assert listed(president, address) == number, address


def test_each_age_of_what_is_open_opens_to_as_many_cases_and_has_its_table(town: Town) -> None:
    lived(town)
    president = town.officer("president")
    (found,) = (each for each in opened(president, "/figures") if "pending/list" in each[0] and "age=" in each[0])
    assert (found[1], listed(president, found[0])) == ("2", "2")
    assert listed(president, "/figures/pending/list?age=1") == "0"
    assert president.get("/figures/pending/list?age=9").status_code == 404
    assert president.get("/figures/clearance/list?age=0").status_code == 404
    assert "3 个月内,2" in president.get("/figures/pending/ages.csv").content.decode()
    assert president.get("/figures/clearance/ages.csv").status_code == 404
    assert president.get("/figures/pending/months.csv").content.decode().split()[1].endswith(",2")


@pytest.mark.parametrize("url", ["/figures", "/figures/pending", "/figures/clearance", "/wall"])
def test_each_bar_of_a_chart_is_a_link_to_the_list_behind_it(town: Town, url: str) -> None:
    """By keyboard as by touch: a link with a name, drawn from top to foot."""
    lived(town)
    president = town.officer("president")
    page = president.get(url).content.decode()
    bars = re.findall(r'<a href="(/figures/[^"]+)" aria-label="[^"]* ([\d,.]+)"><rect class="touch"', page)
    assert bars or url == "/wall", "no enforcement is open in this court"
    for address, number in bars:
        told = listed(president, unescape(address))
        assert told == number or url != "/figures/pending", (address, number)
        assert told != "0"


def test_the_holds_that_end_on_a_day_are_listed_apart(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    docketed(town, 3)
    holds = replace(waiting.COUNTED["holds"], found=waiting.COUNTED["soon"].found)
    monkeypatch.setitem(waiting.COUNTED, "holds", holds)
    president = town.officer("president")
    whole = listed(president, "/figures/waiting/holds")
    days = {each.due for each in rows(Deadline, status="open")}
    apart = [int(listed(president, f"/figures/waiting/holds?on={day}")) for day in days]
    assert sum(apart) == int(whole) > 0
    assert listed(president, "/figures/waiting/holds?on=2030-01-01") == "0"


def test_what_held_long_open_cases_up_opens_to_those_it_held_up(town: Town) -> None:
    suits = lived(town)
    why = Exclusion(clock="send_copies", since=date(2026, 3, 3), until=date(2026, 3, 5), reason=Prose("鉴定"))
    act(FirstInstance.exclude, why, on=suits[1], by=town.officers["filing_judge"], as_=FILING_JUDGE, key="exclude")
    with at(moment("2027-03-20T09:00")):
        president = town.officer("president")
        found = [each for each in opened(president, "/figures/long_pending") if "delay=" in each[0]]
        assert [number for _address, number in found] == ["1", "1"]
        assert {listed(president, address) for address, _number in found} == {"1"}
        assert president.get("/figures/long_pending/list?delay=x").status_code == 404


def test_a_long_list_is_shown_page_by_page_and_whole_in_its_spreadsheet(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived(town)
    monkeypatch.setattr(figure_list, "PAGE", 2)
    president = town.officer("president")
    first, last = (president.get(f"/figures/clearance/list?of=whole{more}").content for more in ("", "&from=2"))
    assert "第 1 至 2 项，共 3 项" in text(first)
    assert "of=whole&amp;from=2" in first.decode()
    shown = [set(re.findall(r'href="(/case/[^"]+)"', page.decode())) for page in (first, last)]
    assert [len(each) for each in shown] == [2, 1]
    assert not shown[0] & shown[1]
    table = president.get("/figures/clearance/list.csv?of=whole").content.decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(table)))
    assert len(lines) == 3
    assert all(line["记录"] for line in lines)


def test_what_is_late_counts_only_what_somebody_can_do_now(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    _withdrawn, blocked, open_ = lived(town)
    monkeypatch.setattr(waiting, "can_be_kept", lambda _deadline, proceeding: proceeding.id != blocked.id)
    with at(moment("2026-03-20T09:00")):
        sweep()
        president, scope = town.officer("president"), scope_of(town.officers["president"], "2026-03-20")
        assert [each.proceeding.id for each in waiting.late(scope)] == [open_.id]
        assert "已逾期未办 1" in text(president.get("/figures").content)


def told_and_listed(president: Client, board: str, list_: str) -> tuple[list[str], int]:
    """What a board's numbers that open this list say, and how many rows the list has."""
    said = re.findall(rf'<a[^>]*href="{re.escape(list_)}"[^>]*>([^<]*)</a>', president.get(board).content.decode())
    return said, president.get(list_).content.decode().count("<tr>") - 1


def test_what_is_late_opens_to_as_many_periods_each_with_the_entry_it_runs_from(town: Town) -> None:
    lived(town)
    with at(moment("2026-03-20T09:00")):
        sweep()
        president = town.officer("president")
        said, listed_ = told_and_listed(president, "/figures", "/figures/waiting/late")
        assert (said, listed_) == (["已逾期未办 2"], 2)
        page = president.get("/figures/waiting/late").content.decode()
        assert "数字 2 ＝ 清单 2 项" in text(page.encode())
        entries, periods = (
            re.findall('href="(/entry/[^"]+)"', page),
            re.findall('href="(/case/[^"]+/deadline/[^"]+)"', page),
        )
        assert (len(entries), len(periods)) == (2, 2)
        assert {president.get(each).status_code for each in (*entries, *periods)} == {200}
        lines = president.get("/figures/waiting/late.csv").content.decode("utf-8-sig").splitlines()
        assert [line.rpartition(",")[2] for line in lines[1:]] == [each.removeprefix("/entry/") for each in entries]


def test_what_soon_is_overdue_says_how_many_more_there_are_and_opens_to_all(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    docketed(town, 8)
    president = town.officer("president")
    said, listed_ = told_and_listed(president, "/figures", "/figures/waiting/soon")
    assert said == [f"列出最近的 6 项，打开全部 {listed_} 项"]
    assert listed_ > 6
    monkeypatch.setattr(waiting_list, "PAGE", 2)
    assert f"第 3 至 4 项，共 {listed_} 项" in text(president.get("/figures/waiting/soon?from=2").content)


def test_each_number_of_the_wall_opens_to_a_list_that_says_it(town: Town) -> None:
    docketed(town, 2)
    president = town.officer("president")
    page = president.get("/wall").content.decode()
    found = re.findall(r'<a href="(/figures/[^"]+)">([\d,.]+)[^<]*</a>', page)
    assert {"inquiries", "holds", "late", "unknown", "approving", "sent", "paid"} <= {
        unescape(url).partition("?")[0].rpartition("/")[2] for url, _number in found
    }
    for url, number in found:
        told = text(president.get(unescape(url)).content)
        assert re.search(rf"(数字 {number} ＝|等于 {number}\b)", told), url


def test_a_list_of_the_wall_is_for_who_sees_the_wall(town: Town) -> None:
    town.file()
    for url in ("/figures/waiting/late", "/figures/waiting/sent", "/figures/waiting/sent.csv"):
        assert town.officer("president").get(url).status_code == 200, url
        assert town.officer("server").get(url).status_code == 404, url
        assert town.client(town.wang).get(url).status_code == 404, url
    assert town.officer("president").get("/figures/waiting/nothing").status_code == 404


def test_the_wall_has_a_square_for_every_answer_that_an_inquiry_may_get() -> None:
    assert set(wall.SQUARES) == set(Inquiry.states)
