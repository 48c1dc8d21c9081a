"""接上原来的案件: every number is answered alike; the code that came to the kept telephone joins the account."""

import re

from django.test import Client
from django.utils.timezone import now
from pytest_django.fixtures import Settings

from tests.pages.conftest import CODE, NUMBER, OTHER_NUMBER, Town, found_town
from xiezhi.desk.accounts import Account
from xiezhi.desk.errands import Errand
from xiezhi.desk.sessions import COOKIE, open_session
from xiezhi.engine.door import act
from xiezhi.engine.words import ANYONE
from xiezhi.phrases.people import Party
from xiezhi.procedures.filing import Cause, Demand, Filing, Intake
from xiezhi.records.person import Standing
from xiezhi.records.table import one, rows

PHONE = "13800000001"


def sued_before(town: Town) -> str:
    """王某 was sued by somebody who knew her number and telephone; the person as whom the court knows her."""
    about = Intake(
        cause=Cause.lending,
        claimants=(Party(name="刘某", id_number=OTHER_NUMBER),),
        defendants=(Party(name="王某", id_number=NUMBER, phone=PHONE),),
        demands=(Demand(text="偿还借款"),),
        reasons="借了不还",
    )
    sued = act(Filing.submit, about, court=CODE, by="Pliu", as_=ANYONE, key="sued")
    standing = one(Standing, proceeding=sued.proceeding, role="defendant")
    assert standing is not None
    return standing.person


def code_in(page: str) -> str:
    found = re.search(r"验证码是 (\d{6})", page)
    return found.group(1) if found else ""


def test_the_code_on_the_kept_telephone_joins_the_account_to_all_that_is_his(town: Town) -> None:
    known = sued_before(town)
    town.file()
    client = town.client(town.wang)
    page = client.post("/settings/identity", {"number": NUMBER}).content.decode()
    before, elsewhere = client.cookies[COOKIE].value, Client()
    elsewhere.cookies[COOKIE] = open_session(now(), town.accounts[town.wang]).token
    answer = client.post("/settings/identity", {"number": NUMBER, "code": code_in(page)})
    assert answer["Location"].startswith("/mine")
    assert client.cookies[COOKIE].value != before, "who he is counts for more: the session is another"
    planted = Client()
    planted.cookies[COOKIE] = before
    for old in (planted, elsewhere):
        assert old.get("/settings").status_code == 302, "what was known before opens nothing"
    assert Account.objects.get(pk=town.accounts[town.wang].pk).person == known
    assert {each.person for each in rows(Standing, role="claimant", until="")} >= {known}
    assert client.get("/mine").content.decode().count("王某") >= 1


def test_a_wrong_code_and_an_unknown_number_are_answered_alike(town: Town) -> None:
    sued_before(town)
    client = town.client("newcomer")
    answers = []
    for number in (NUMBER, "110105197702021354"):
        client.post("/settings/identity", {"number": number})
        page = client.post("/settings/identity", {"number": number, "code": "000000"})
        answers.append((page.status_code, _bare(page.content.decode())))
    assert answers[0][0] == 422
    assert answers[0] == answers[1]


def _bare(page: str) -> str:
    """What the page says."""
    return re.sub(r"<[^>]*>", "", page)


def test_in_a_real_court_the_code_goes_to_the_telephone_and_is_on_no_page(
    db: None, home: object, clock: object, settings: Settings
) -> None:
    settings.MESSAGES = "http://127.0.0.1:9/"
    town = found_town("real")
    sued_before(town)
    client = town.client("newcomer")
    known = client.post("/settings/identity", {"number": NUMBER}).content.decode()
    unknown = client.post("/settings/identity", {"number": "110105197702021354"}).content.decode()
    assert Errand.objects.filter(kind="text").count() == 1
    assert not code_in(known)
    assert _bare(known) == _bare(unknown)
