"""开庭公告 (民诉法第一百三十九条): who, about what, when and where, for all; never what is behind closed doors."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.pages.conftest import Town
from xiezhi.engine.door import act
from xiezhi.engine.guarded import door_open
from xiezhi.engine.words import FILING_JUDGE
from xiezhi.engine.writing import upsert
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.records.hearing import Hearing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, table_of


def hearing(town: Town, day: str, room: str, *, public: bool = True, status: str = "booked") -> None:
    """A hearing of the only suit, in a room that tells it from others."""
    suit = one(Proceeding, procedure=FirstInstance.name)
    if suit is None:
        filing = town.file()
        act(Filing.docket, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="docketed")
        suit = one(Proceeding, procedure=FirstInstance.name)
        assert suit is not None
    row = Hearing(
        id=room,
        court=suit.court,
        dispute=suit.dispute,
        proceeding=suit.id,
        number=1,
        day=day,
        begins="09:30",
        ends="11:00",
        room=room,
        people=(),
        public=public,
        status=status,
    )
    with door_open():
        upsert(table_of(Hearing), [row])


@pytest.mark.parametrize(("url", "later"), [("/", False), ("/hearings", True)])
def test_anybody_reads_who_is_heard_about_what_when_and_where(town: Town, url: str, later: bool) -> None:
    hearing(town, "2026-03-02", "第一法庭")
    hearing(town, "2026-03-08", "第八法庭")
    hearing(town, "2026-03-09", "第九法庭")
    page = Client().get(url).content.decode()
    for told in ("9:30", "王某 诉 张某", "民间借贷纠纷", "第一法庭"):
        assert told in page
    assert ("第八法庭" in page) == later
    assert "第九法庭" not in page


def test_what_is_behind_closed_doors_put_off_or_over_is_absent(town: Town) -> None:
    hearing(town, "2026-03-02", "第二法庭", public=False)
    hearing(town, "2026-03-02", "第三法庭", status="cancelled")
    hearing(town, "2026-03-01", "第四法庭")
    for url in ("/", "/hearings"):
        assert "法庭</small>" not in Client().get(url).content.decode()


def test_a_court_that_does_not_exist_is_absent(town: Town) -> None:
    assert Client().get("/hearings?court=nowhere").status_code == 404
