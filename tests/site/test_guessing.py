"""Codes that somebody tries: what may not be told costs the same questions as nothing, and nobody tries on."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.engine.cast import Case, Court, intake
from xiezhi.desk.limits import CHECK_CODE, NEW_ACCOUNT, Tries
from xiezhi.engine.guarded import door_open
from xiezhi.engine.issued import is_quiet, issued
from xiezhi.engine.writing import upsert
from xiezhi.papers.codes import check_code
from xiezhi.procedures.course import Confirmation, FirstInstance
from xiezhi.procedures.mediation import Mediation
from xiezhi.records.hearing import Hearing
from xiezhi.records.paper import Paper
from xiezhi.records.table import TOMBSTONE, one, rows, table_of

TOKEN = re.compile("[A-Za-z0-9]{64}")
"""Of a form: drawn anew for each page."""
NEVER_DRAWN = [check_code(bytes([each] * 10)) for each in (7, 8)]


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.ROOT_URLCONF = "xiezhi.site.urls"


@pytest.fixture
def secrets(court: Court) -> dict[str, str]:
    """A check code of every class that strangers must not tell apart."""
    agreed: Case = court.agreed(intake(yuan="70000"))
    for each in court.parties(agreed):
        each.does(agreed, Mediation.apply_for_confirmation)
    confirmation = agreed.child(Confirmation)
    erased, confirmed, settled, private = (
        court.opens(FirstInstance, intake(yuan=yuan)).paper("fee_notice") for yuan in ("7100", "7200", "7300", "7400")
    )
    closed = Hearing(
        id="closed", court=private.court, dispute=private.dispute, proceeding=private.proceeding, number=1,
        day="2026-03-09", begins="09:30", ends="11:00", room="第一法庭", people=(), public=False,
    )  # fmt: skip
    with door_open():
        held = table_of(Paper).model.objects
        held.filter(id=erased.id).update(data=TOMBSTONE)
        held.filter(id=confirmed.id).update(proceeding=confirmation.id)
        held.filter(id=settled.id).update(kind="trial/mediation_paper")
        upsert(table_of(Hearing), [closed])
    return {
        "unknown": NEVER_DRAWN[0],
        "also unknown": NEVER_DRAWN[1],
        "mediated": agreed.paper("agreement").check_code,
        "confirmed": confirmed.check_code,
        "settled in a trial": settled.check_code,
        "heard in private": private.check_code,
        "erased": erased.check_code,
    }


@pytest.mark.parametrize("path", ["/v/{}", "/v/{}/proof", "/api/v/{}"])
def test_what_may_not_be_told_is_answered_like_nothing_after_the_same_questions(
    court: Court, secrets: dict[str, str], path: str
) -> None:
    """Compared by the statements that are run, so that no clock tells them apart either; the first try of an address
    begins its count, and the first page of a day looks up what all pages say."""
    told = {}
    with court.stands():
        Client().get(path.format(NEVER_DRAWN[0]))
    for name, code in secrets.items():
        with court.stands(), CaptureQueriesContext(connection) as asked:
            answer = Client().get(path.format(code))
        text = answer.content.decode().replace(code, "")
        told[name] = (answer.status_code, TOKEN.sub("", text), len(asked))
    assert len(set(told.values())) == 1, told


def test_a_digest_of_what_is_kept_quiet_finds_nothing(court: Court, secrets: dict[str, str]) -> None:
    quiet = [one(Paper, check_code=code) for code in secrets.values()]
    assert [issued(check_code=each.check_code) for each in quiet if each] == [[]] * 5
    assert [is_quiet(each) or each.data == TOMBSTONE for each in quiet if each] == [True] * 5


def test_what_is_printed_on_a_paper_of_who_may_check_it_is_what_a_stranger_meets(court: Court) -> None:
    court.agreed(intake(yuan="70000"))
    court.opens(FirstInstance, intake(yuan="7100"))
    papers = rows(Paper, origin="court", shelf="main")
    told = {each.id for each in papers if issued(id=each.id)}
    assert {each.id for each in papers if not is_quiet(each)} == told
    assert 0 < len(told) < len(papers)


def test_who_goes_on_trying_codes_waits_and_whoever_holds_a_paper_does_not(court: Court) -> None:
    held = court.opens(FirstInstance).paper("fee_notice").check_code
    with court.stands():
        Client().get(f"/v/{NEVER_DRAWN[0]}")
        Tries.objects.filter(limit=CHECK_CODE.name).update(count=CHECK_CODE.most)
        refused = Client().get(f"/v/{NEVER_DRAWN[1]}")
        assert refused.status_code == 429
        assert "尝试次数过多" in refused.content.decode()
        assert Client().get(f"/api/v/{NEVER_DRAWN[1]}").status_code == 429
        assert "查不到" not in Client().get(f"/v/{held}").content.decode()


def test_nobody_opens_accounts_without_end(court: Court) -> None:
    fields = {"login": "somebody", "password": "草原上的风-吹过-乌兰察布"}
    with court.stands():
        assert Client().post("/register", fields).status_code == 302
        Tries.objects.filter(limit=NEW_ACCOUNT.name).update(count=NEW_ACCOUNT.most)
        again = Client().post("/register", {**fields, "login": "another"})
    assert again.status_code == 422
    assert "尝试次数过多" in again.content.decode()


def test_the_number_on_the_page_of_a_fault_finds_its_stack_in_the_log(
    court: Court, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(**_: object) -> None:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr("xiezhi.pages.verify.issued", fails)
    with court.stands():
        page = Client(raise_request_exception=False).get(f"/v/{NEVER_DRAWN[0]}").content.decode()
    (noted,) = [each for each in caplog.records if each.name == "xiezhi.pages"]
    trace = re.search(r"<code>(\w+)</code>", page)
    assert trace
    assert trace[1] in noted.getMessage()
    assert noted.exc_info
    assert "a mistake of ours" in str(noted.exc_info[1])
    assert "a mistake of ours" not in page
