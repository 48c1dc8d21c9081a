"""Who is silent is seen where somebody waits for him, and no more once he has answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.engine.cast import CODE, Court, _folder, court, home
from tests.pages.test_money_pages import window
from tests.procedures.enforced import running
from xiezhi.engine.clock import at
from xiezhi.engine.errands import work
from xiezhi.engine.facts import PersonId
from xiezhi.outside.assistance_simulator import City, city
from xiezhi.outside.bank_simulator import Bank, bank
from xiezhi.outside.loopback import Mood
from xiezhi.phrases import assistants
from xiezhi.procedures.course import Inquiry
from xiezhi.procedures.enforcement import Asking, Enforcement
from xiezhi.procedures.money.errands import read_statements

__all__ = ["_folder", "court", "home"]
pytestmark = pytest.mark.django_db
MORNING = datetime.fromisoformat("2026-03-27T09:00:00+08:00")


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.ROOT_URLCONF = "xiezhi.site.urls"


class Hush:
    """Who does not answer until it is over."""

    over = False

    def moods(self) -> Iterator[Mood]:
        while True:
            yield Mood.GOOD if self.over else Mood.SILENT


def test_a_bank_that_is_silent_is_seen_where_somebody_waits_for_it(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    hush, ours = Hush(), Bank(b"key")
    with bank(ours, hush.moods()) as at_bank:
        named = {"url": at_bank.url, "secret": "key", "name": "中国农业银行集宁支行"}
        monkeypatch.setitem(assistants.PLAYED, "bank", named)
        ours.book(CODE, "in", Decimal(300), name="某公司", account="6217", day="2026-03-27")
        for hour in (0, 1, 5):
            with at(MORNING + timedelta(hours=hour)):
                read_statements()
                work("test")
        with at(MORNING + timedelta(hours=5)):
            told = window(court.finance).get("/money").content.decode()
        assert "中国农业银行集宁支行没有答复：银行的流水还没有来" in told
        assert "09:00" in told or "9:00" in told, "since when, which is the first time and not the last"
        assert "已 5 小时" in told
        assert "院长" in told.partition("这里看得到的有")[2][:40], "who else reads it"
        hush.over = True
        with at(MORNING + timedelta(hours=6)):
            assert read_statements() == 1
            told = window(court.finance).get("/money").content.decode()
        assert "还没有来" not in told


def test_an_inquiry_that_nobody_answers_is_seen_by_who_enforces_and_kept_from_the_debtor(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, hush = running(court), Hush()
    with city(City(b"key"), hush.moods()) as at_city:
        monkeypatch.setitem(assistants.PLAYED, "assistance", {"url": at_city.url, "secret": "key"})
        court.enforcer.does(case, Enforcement.inquire, Asking(debtor=PersonId(case.person("defendant").id)))
        asked = datetime.fromisoformat(case.children(Inquiry)[0].row.opened[:10] + "T12:00:00+08:00")
        with at(asked + timedelta(hours=20)):
            work("test")
        with at(asked + timedelta(hours=22)):
            work("test")
            seen = window(court.enforcer).get(f"/case/{case.id}").content.decode()
            desk = window(court.enforcer).get(f"/case/{case.id}/enforcement").content.decode()
            kept = window(case.person("defendant")).get(f"/case/{case.id}").content.decode()
    silent = "中国工商银行、中国农业银行、中国银行等 31 家没有答复：协助查询的答复还没有来"
    assert silent in seen
    assert silent in desk
    assert "还没有来" not in kept
