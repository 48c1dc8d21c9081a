"""What waits for an officer, and what he has been told since he last looked."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from django.test import Client

from tests.pages.conftest import Town, door_open, moment
from xiezhi.desk.notices import Notice, tell
from xiezhi.pages.calendar_page import MOST_IN_A_DAY
from xiezhi.pages.inbox import PAGE
from xiezhi.records.deadline import Deadline
from xiezhi.records.dispute import Dispute
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import Row, one, rows, table_of

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


def test_the_answers_of_seventy_banks_on_one_day_are_one_line_and_what_differs_stays(town: Town) -> None:
    filing, judge = town.file(), town.officers["filing_judge"]
    told = [("inquiry.answer", f"银行{n}答复", f"2026-03-02T08:{n % 60:02d}") for n in range(70)]
    for place, (kind, words, made) in enumerate([*told, ("enforcement.assign", "本案由您承办", "2026-03-02T07:00")]):
        line = Notice(court=filing.court, person=judge, kind=kind, proceeding=filing.id, entry=str(place))
        line.sentence, line.made = words, moment(made)
        tell([line])
    text = town.officer("filing_judge").get("/inbox").content.decode()
    assert len(re.findall("银行[0-9]+答复", text)) == 1
    assert "同一天还有 69 条同样的通知" in text
    assert "本案由您承办" in text


# --- a big inbox, made by rows --------------------------------------------------------------------------------------

MANY = 2_500
LATE, GREEN = 700, 400
"""Of them past their day, and of an enterprise."""


def again(found: Row, place: int, **changed: object) -> dict[str, object]:
    """A record once more, as the table has it."""
    return table_of(type(found)).values(msgspec.structs.replace(found, id=f"{found.id}-{place}", **changed))


@pytest.fixture
def crowded(town: Town) -> Town:
    """As many filings wait for the filing judge as a year brings to a big court."""
    filing = town.file()
    dispute, (deadline,) = one(Dispute, id=filing.dispute), rows(Deadline, proceeding=filing.id, status="open")
    assert dispute is not None
    today = date(2026, 3, 2)
    made: dict[type[Row], list[dict[str, object]]] = {Dispute: [], Proceeding: [], Deadline: []}
    for place in range(MANY - 1):
        due = str(today - timedelta(days=1) if place < LATE else today + timedelta(days=5 + place % 20))
        mine = {"dispute": f"{dispute.id}-{place}"}
        made[Dispute].append(again(dispute, place, dispute=mine["dispute"], enterprise=place >= MANY - 1 - GREEN))
        made[Proceeding].append(again(filing, place, **mine))
        running = {"proceeding": f"{filing.id}-{place}", "start": "2026-02-28", "due": due, "unrolled": due}
        made[Deadline].append(again(deadline, place, **mine, **running, kind="duty"))
    with door_open():
        for struct, some in made.items():
            model = table_of(struct).model
            model.objects.bulk_create([model(**each) for each in some], batch_size=500)
    return town


def shown(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def sizes(text: str) -> dict[str, int]:
    """The groups of a page with what they say of how many there are."""
    found = re.findall(r'<h2 class="x-group [a-z]+">(.*?)<small>([0-9,]+) 项</small>', text)
    return {label: int(count.replace(",", "")) for label, count in found}


def test_every_period_of_a_big_inbox_is_counted_in_its_total_and_in_its_group(crowded: Town) -> None:
    client = crowded.officer("filing_judge")
    text = shown(client, "/inbox")
    assert f'待办 <span class="n">{MANY:,}</span>' in text
    assert f"第 1 至 {PAGE} 项，共 {MANY} 项" in text
    assert sizes(text) == {"已过期限": LATE}
    last = shown(client, f"/inbox?from={MANY // PAGE * PAGE}")
    assert f'待办 <span class="n">{MANY:,}</span>' in last
    assert text.count('class="x-inbox-row') == PAGE
    assert last.count('class="x-inbox-row') == MANY % PAGE
    assert sum(sizes(text).values()) + sum(sizes(last).values()) <= MANY


def test_what_is_green_of_a_big_inbox_is_counted_and_stays_so_on_its_next_page(crowded: Town) -> None:
    client = crowded.officer("filing_judge")
    text = shown(client, "/inbox?green=1&by=step")
    assert f'待办 <span class="n">{GREEN}</span>' in text
    assert f'href="/inbox?by=step&amp;green=1&amp;from={PAGE}"' in text
    assert sum(sizes(text).values()) == GREEN
    after = shown(client, f"/inbox?by=step&green=1&from={PAGE}")
    assert f"第 {PAGE + 1} 至 {2 * PAGE} 项，共 {GREEN} 项" in after


def test_each_period_of_a_big_inbox_stands_on_one_of_its_pages(crowded: Town) -> None:
    client = crowded.officer("filing_judge")
    row = re.compile(r'<li class="x-inbox-row.*?href="/case/([^"/]+)"', re.S)
    pages = [shown(client, f"/inbox?from={start}") for start in range(0, MANY, PAGE)]
    seen = [case for text in pages for case in row.findall(text)]
    assert len(seen) == len(set(seen)) == MANY


def test_what_others_owe_in_a_big_court_is_counted_whole(crowded: Town) -> None:
    """陈静 of the counter sees the filings and takes no step there."""
    text = shown(crowded.officer("counter"), "/inbox")
    assert f"{MANY:,} 件，这是最急的一件" in text
    assert f"另有 {MANY - 20:,} 件，期限更远" in text


def test_a_big_inbox_asks_as_little_as_a_small_one(crowded: Town, django_assert_max_num_queries: Any) -> None:
    client = crowded.officer("filing_judge")
    client.get("/inbox")
    with django_assert_max_num_queries(40):
        client.get("/inbox")


def test_the_calendar_of_a_big_court_counts_what_ends_on_a_day_and_shows_the_whole_of_a_day(crowded: Town) -> None:
    client = crowded.officer("filing_judge")
    text = shown(client, "/calendar?m=2026-03")
    assert f"还有 {LATE - 3} 项" in text
    assert 'id="d-2026-03-01"' in text, "where the grid leads to"
    assert f"这一天还有 {LATE - MOST_IN_A_DAY} 项" in text
    assert 'href="/calendar?m=2026-03&amp;day=2026-03-01#d-2026-03-01"' in text
    whole = shown(client, "/calendar?m=2026-03&day=2026-03-01")
    assert "这一天还有" not in whole.partition('id="d-2026-03-01"')[2].partition("<h3")[0]
    assert shown(client, "/calendar.ics").count("BEGIN:VEVENT") == MANY
