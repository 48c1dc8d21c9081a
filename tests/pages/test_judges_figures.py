"""A judge's own figures: of his cases alone, for himself and the president of his court, down to case and entry."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from tests.engine.cast import Court, Player, _folder, court, home
from tests.pages.test_figures import text
from tests.pages.test_money_pages import get, window
from tests.procedures.trials import Trial
from xiezhi.engine.guarded import door_open
from xiezhi.engine.words import CLAIMANT, JUDGE
from xiezhi.law.tracks import Track
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.records.court import Court as CourtRow
from xiezhi.records.court import Officer
from xiezhi.records.table import rows, table_of

__all__ = ["_folder", "court", "home"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.ROOT_URLCONF = "xiezhi.site.urls"


def closed(court: Court, track: Track) -> Trial:
    """A suit docketed on 2 March, withdrawn ten days later."""
    trial = Trial.of(court).ready(track)
    trial.wang.does(trial.suit, FirstInstance.ask_withdrawal, day="2026-03-11", as_=CLAIMANT)
    trial.judge.does(trial.suit, FirstInstance.withdraw, day="2026-03-12", as_=JUDGE)
    return trial


@pytest.fixture
def closings(court: Court) -> tuple[Court, Trial, Player]:
    """Two suits closed by one judge or by two; and a judge who is not the first's."""
    first, second = closed(court, Track.summary), closed(court, Track.ordinary)
    others = [each.person for each in rows(Officer, office="judge") if each.person != first.judge.id]
    assert second.suit.row.closed
    return court, first, Player(court, others[0], "judge")


def name_of(judge: Player) -> str:
    return rows(Officer, person=judge.id)[0].name


def own(court: Court, player: Player, judge: str = "") -> str:
    status, page = get(court, player, f"/figures{'?judge=' if judge else ''}{judge}")
    assert status == 200
    return page


def test_a_judge_reads_what_he_has_closed_and_each_bar_opens_to_the_case_and_its_entry(closings: Any) -> None:
    court, trial, _other = closings
    page = own(court, trial.judge)
    bar = re.search(r'<a href="([^"]*mean_days/list[^"]*month=2026-03[^"]*)" aria-label="3 ([0-9]+)">', page)
    assert bar
    status, listed = get(court, trial.judge, unescape(bar[1]))
    assert status == 200
    assert f"数字 {bar[2]} ＝ 清单 {bar[2]} 案 ＝ 记录 {bar[2]} 条" in text(listed.encode())
    assert f'href="/case/{trial.suit.id}"' in listed
    entry = re.search(r'href="(/entry/[^"]+)"', listed)
    assert entry
    assert get(court, trial.judge, entry[1])[0] == 200


def test_the_president_of_his_court_reads_the_same_numbers_of_him(closings: Any) -> None:
    court, trial, _other = closings
    his, read = own(court, trial.judge), own(court, court.president, trial.judge.id)
    numbers = re.compile(r'<a class="x-value" href="[^"]*">([^<]*)</a>')
    assert numbers.findall(his) == numbers.findall(read)
    assert f"{name_of(trial.judge)}承办的案件" in read
    links = {unescape(each) for each in re.findall(r'href="(/figures[^"]*)"', read) if "/figures/" in each}
    assert links
    assert all(f"judge={trial.judge.id}" in each for each in links), "every page from here stays with his cases"
    for url in sorted(links):
        assert get(court, court.president, url.partition("#")[0])[0] == 200, url


def test_nobody_else_is_shown_a_judges_figures_and_no_page_sets_judges_beside_one_another(closings: Any) -> None:
    court, trial, other = closings
    for player in (other, trial.wang, court.inspector, court.enforcer, court.filing_judge, trial.clerk):
        for url in (
            "/figures",
            "/figures/mean_days",
            "/figures/mean_days/list",
            "/figures/tracks",
            "/figures/mean_days.csv",
        ):
            assert get(court, player, f"{url}?judge={trial.judge.id}")[0] == 404, (player.office, url)
    for url in ("/wall", "/figures/quarter.pdf", "/figures/clearance", "/figures/mean_days/courts.csv"):
        assert get(court, court.president, f"{url}?judge={trial.judge.id}")[0] == 404, url
    assert get(court, court.president, f"/figures?judge={trial.wang.id}")[0] == 404, "who is no judge has none"
    board = own(court, court.president).partition("<main")[2]
    assert name_of(trial.judge) not in board
    assert name_of(other) not in board


def test_the_president_comes_to_it_from_the_names_of_his_court_and_others_do_not(closings: Any) -> None:
    court, trial, _other = closings
    with court.stands():
        for player, leads in ((court.president, True), (court.personnel, False)):
            page = window(player).get("/people", follow=True).content.decode()
            assert name_of(trial.judge) in page
            assert (f"/figures?judge={trial.judge.id}" in page) is leads


def test_a_judge_of_a_basic_court_reads_nothing_of_appeals_and_one_of_the_court_above_does(closings: Any) -> None:
    """第二审人民法院是上一级人民法院（民诉法第一百七十一条）。"""
    court, trial, _other = closings
    assert "二审" not in text(own(court, trial.judge).encode())
    assert get(court, trial.judge, "/figures/appeal_days")[0] == 404
    with door_open():
        table_of(CourtRow).model.objects.update(level="中级")
    assert "二审平均用时" in own(court, trial.judge)
    assert get(court, trial.judge, "/figures/appeal_days")[0] == 200
