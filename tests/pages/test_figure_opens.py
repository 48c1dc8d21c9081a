"""Whatever number a page of figures shows opens to a list that says it: of a month, a group, an age, a delay."""

from __future__ import annotations

import csv
import io
import re
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
from xiezhi.pages import figure_list, morning
from xiezhi.phrases.periods import Exclusion
from xiezhi.procedures.first_instance import FirstInstance
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
    _withdrawn, blocked, waiting = lived(town)
    monkeypatch.setattr(morning, "can_be_kept", lambda _deadline, proceeding: proceeding.id != blocked.id)
    with at(moment("2026-03-20T09:00")):
        sweep()
        president, scope = town.officer("president"), scope_of(town.officers["president"], "2026-03-20")
        assert [proceeding.id for _deadline, proceeding in morning.late(scope)] == [waiting.id]
        assert "已逾期未办 1" in text(president.get("/figures").content)
