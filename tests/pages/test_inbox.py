"""What waits for an officer, and what he has been told since he last looked."""

from __future__ import annotations

import re

import pytest

from tests.pages.conftest import Town, moment
from xiezhi.desk.notices import Notice, tell

pytestmark = pytest.mark.django_db


def test_what_an_officer_was_told_stands_under_the_day_it_came(town: Town) -> None:
    filing, judge = town.file(), town.officers["filing_judge"]
    for made, words in (("2026-03-02T08:30", "今早到的"), ("2026-02-27T16:40", "上星期五到的")):
        told = Notice(court=filing.court, person=judge, kind="told", proceeding=filing.id, entry=made, sentence=words)
        told.made = moment(made)
        tell([told])
    text = town.officer("filing_judge").get("/inbox").content.decode()
    days = re.split(r'<h3 class="x-group">', text[text.index("还没看的通知") :])[1:]
    assert [re.sub(r"<[^>]*>", "", each.partition("</h3>")[0]) for each in days] == ["今天", "2月27日 星期五"]
    assert "今早到的" in days[0]
    assert "上星期五到的" in days[1]
    assert f'href="/case/{filing.id}"' in days[1]
