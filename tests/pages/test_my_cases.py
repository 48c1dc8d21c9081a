"""An officer's cases page by page: nothing twice, nothing left out, and however far back by the index alone."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from tests.engine.cast import CODE, Court, _folder, court, home
from xiezhi.desk.accounts import create_account
from xiezhi.desk.sessions import COOKIE, open_session
from xiezhi.engine.access import Viewer
from xiezhi.engine.guarded import door_open
from xiezhi.pages.my_cases import CLOSED, OPEN, ORDER, newest
from xiezhi.pages.visitor import keys, real_now
from xiezhi.records.dispute import Dispute
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import Written, count, rows, table_of

DAY = "2026-03-02"
__all__ = ["_folder", "court", "home"]


@pytest.fixture
def many(court: Court) -> list[str]:
    """Forty filings of a few days, a third of them closed; the filing judge sees them all."""
    made = [
        {"id": f"case{n:02}", "court": CODE, "dispute": f"case{n:02}", "procedure": "filing", "state": "reviewing",
         "since": DAY, "opened": f"2026-02-{1 + n % 4:02}", "edition": "", "number": "", "parent": "", "judge": "",
         "track": "", "numbered": "", "closed": f"2026-03-0{1 + n % 2}" if n % 3 == 0 else "", "outcome": ""}
        for n in range(40)
    ]  # fmt: skip
    model = table_of(Proceeding).model
    with door_open():
        model.objects.bulk_create([model(**each) for each in made])
    return [str(each["id"]) for each in made]


def pages(person: str, which: Written, most: int) -> list[list[str]]:
    found: list[list[str]] = []
    before: list[str] = []
    while shown := newest(Viewer(person, DAY), which, after=before, most=most):
        found.append([each.id for each in shown])
        before = [getattr(shown[-1], name) for name in ORDER[which]]
    return found


def test_page_after_page_shows_every_case_once_and_the_newest_first(court: Court, many: list[str]) -> None:
    judge = court.filing_judge.id
    seen = [id for each in pages(judge, OPEN, 7) for id in each]
    wanted = rows(Proceeding, Viewer(judge, DAY).visible(), closed="", order=("-opened", "-id"))
    assert seen == [each.id for each in wanted]
    assert len(seen) + sum(map(len, pages(judge, CLOSED, 7))) == count(Proceeding, Viewer(judge, DAY).visible()) > 39


def test_who_holds_no_office_sees_only_where_he_stands(court: Court, many: list[str]) -> None:
    filing = court.files()
    assert pages(court.wang.id, OPEN, 7) == [[filing.id]]
    assert pages("nobody", OPEN, 7) == []


def test_a_page_however_far_back_follows_the_index(court: Court, many: list[str]) -> None:
    with CaptureQueriesContext(connection) as asked:
        newest(Viewer(court.filing_judge.id, DAY), OPEN, after=("2026-02-03", "case20"), most=7)
    page = asked[-1]["sql"]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"{'EXPLAIN' if connection.vendor == 'postgresql' else 'EXPLAIN QUERY PLAN'} {page}")
        plan = " ".join(str(part) for row in cursor.fetchall() for part in row)
    assert "proceedings_court_closed_opene" in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan
    assert "(opened,id)<(" in plan or "ROW(opened, id) <" in plan, plan


def test_a_bank_with_hundreds_of_cases_is_told_how_many_there_are_and_turns_to_each(court: Court) -> None:
    """What is closed counts for itself; neither number is that of what the page has room for."""
    filing = court.files()
    standing = next(each for each in rows(Standing, proceeding=filing.id) if each.person == court.wang.id)
    dispute, case, stands = table_of(Dispute), table_of(Proceeding), table_of(Standing)
    first = rows(Dispute)[0]
    with door_open():
        for place in range(190):
            again = {"id": f"bank-{place:03}", "dispute": f"bank-{place:03}", "closed": DAY if place < 70 else ""}
            dispute.model.objects.create(**dispute.values(replace(first, id=again["dispute"])))
            case.model.objects.create(**case.values(replace(filing.row, **again)))
            again = {"id": f"stands-{place:03}", "dispute": again["dispute"], "proceeding": again["id"]}
            stands.model.objects.create(**stands.values(replace(standing, **again)))
    client = Client()
    account = create_account("bank", None, keys=keys(), now=real_now(), person=court.wang.id)
    client.cookies[COOKIE] = open_session(real_now(), account, means="passkey").token
    with court.stands():
        text = client.get("/mine").content.decode()
        assert '<span class="n">121</span>' in text
        assert "已经办结的 70 件" in text
        seen: list[str] = []
        for url in ("/mine?of=open", "/mine?of=closed"):
            while url:
                text = client.get(url).content.decode()
                seen += re.findall(r'href="/mine/(bank-[0-9]+)"', text)
                after = re.search(r'<a class="x-btn small" rel="next" href="([^"]+)"', text)
                url = after.group(1).replace("&amp;", "&") if after else ""
    assert sorted(set(seen)) == [f"bank-{place:03}" for place in range(190)]
