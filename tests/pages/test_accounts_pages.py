"""Signing in with two factors, accounts opened at a counter, tokens, one's own settings, and the court's values."""

from __future__ import annotations

import re
from datetime import timedelta

import pyotp
import pytest
from argon2 import PasswordHasher
from django.test import Client

from tests.pages.conftest import NUMBER, Town, intake
from xiezhi.desk import passwords
from xiezhi.desk.accounts import Account
from xiezhi.desk.sessions import COOKIE
from xiezhi.desk.tokens import ApiToken, find_token
from xiezhi.engine.door import act
from xiezhi.engine.words import COUNTER, FOUNDER, PROCEDURES
from xiezhi.pages.visitor import real_now
from xiezhi.procedures.affairs import Affairs, Appointment, Founding, Office
from xiezhi.procedures.filing import Door, Filing
from xiezhi.records.court import Officer, Setting
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

PASSWORD = "草原上的风-吹过-乌兰察布"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 with little work."""
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def newcomer(login: str = "赵某") -> tuple[Client, str]:
    """An account opened at home, with its authenticator's secret."""
    client = Client()
    answer = client.post("/register", {"login": login, "password": PASSWORD})
    assert answer["Location"].startswith("/sign-in/set-up")
    page = client.get(answer["Location"]).content.decode()
    shown = re.search(r"密钥是 ([A-Z2-7 ]+)", page)
    assert shown is not None
    return client, shown[1].replace(" ", "")


def test_a_password_alone_opens_nothing(town: Town) -> None:
    client, _secret = newcomer()
    assert client.get("/mine").status_code == 302
    assert client.post("/sign-in/set-up", {"code": "000000"}).status_code == 422
    assert client.get("/mine").status_code == 302


def test_the_authenticator_is_set_up_once_and_asked_for_ever_after(town: Town) -> None:
    client, secret = newcomer()
    entered = client.post("/sign-in/set-up?next=/mine", {"code": pyotp.TOTP(secret).now()})
    assert entered["Location"] == "/mine"
    assert client.get("/mine").status_code == 200
    again = Client()
    first = again.post("/sign-in?next=/settings", {"login": "赵某", "password": PASSWORD})
    assert first["Location"] == "/sign-in/code?next=/settings"
    assert again.get("/settings").status_code == 302
    assert again.post(first["Location"], {"code": pyotp.TOTP(secret).now()}).status_code == 422
    later = pyotp.TOTP(secret).at(real_now() + timedelta(seconds=30))
    assert again.post(first["Location"], {"code": later})["Location"] == "/settings"


def test_a_wrong_password_and_a_name_that_nobody_has_are_answered_alike(town: Town) -> None:
    newcomer()
    wrong = Client().post("/sign-in", {"login": "赵某", "password": "不对"})
    nobody = Client().post("/sign-in", {"login": "没有这人", "password": "不对"})
    assert wrong.status_code == nobody.status_code == 422
    assert "登录名或密码不对" in wrong.content.decode()
    assert "登录名或密码不对" in nobody.content.decode()


def test_signing_out_ends_the_session(town: Town) -> None:
    client = town.client(town.wang)
    token = client.cookies[COOKIE].value
    client.post("/sign-out")
    again = Client()
    again.cookies[COOKIE] = token
    assert again.get("/settings").status_code == 302


def test_at_a_counter_an_account_is_joined_to_who_is_in_the_records(town: Town) -> None:
    town_counter = town.officers["counter"]
    facts = intake(door=Door.counter)
    receipt = act(Filing.submit, facts, court="内0902", by=town_counter, as_=COUNTER, key="k")
    claimant = rows(Standing, proceeding=receipt.proceeding, role="claimant")[0].person
    page = town.officer("counter").post("/accounts/new", {"login": "wang", "number": NUMBER}).content.decode()
    assert "只显示这一次" in page
    assert Account.objects.get(login="wang").person == claimant
    assert town.officer("counter").post("/accounts/new", {"login": "w2", "number": "1"}).status_code == 422


def test_accounts_are_for_the_desks_that_look_after_them(town: Town) -> None:
    town.client(town.wang)
    assert town.officer("counter").get("/accounts").status_code == 200
    assert town.officer("mediator").get("/accounts").status_code == 404
    assert town.client(town.wang).get("/accounts").status_code == 404
    found = town.accounts[town.wang]
    assert town.officer("counter").get(f"/accounts/{found.pk}").status_code == 200
    wang = town.client(town.wang)
    town.officer("counter").post(f"/accounts/{found.pk}")
    assert wang.get("/settings").status_code == 302


def listed(client: Client, query: str = "") -> str:
    """The accounts that a desk sees, without the bar of the demonstration."""
    return str(client.get(f"/accounts{query}").content.decode().partition("<main")[2])


def test_a_desk_reads_no_name_that_only_another_court_knows(town: Town) -> None:
    town.file()
    town.client(town.wang)
    elsewhere = act(
        Affairs.found,
        Founding(code="内0923", name="商都县人民法院", level="基层", mode="demo"),
        court="内0923",
        by="founder",
        as_=FOUNDER,
        key="found",
    )
    affairs = rows(Proceeding, id=elsewhere.proceeding)[0]
    facts = Appointment(name="其木格", office=Office.counter)
    act(Affairs.appoint, facts, on=affairs, by="founder", as_=FOUNDER, key="counter")
    stranger = town.client(rows(Officer, court="内0923")[0].person)
    assert "王某" in listed(town.officer("counter"))
    assert "王某" not in (there := listed(stranger))
    assert f"a-{town.wang}".casefold() in there, "who comes to any court is there by his login"
    assert f"a-{town.wang}".casefold() not in listed(stranger, "?q=王某"), "nor is he found by that name"
    judge = town.accounts[town.officers["counter"]]
    assert stranger.get(f"/accounts/{judge.pk}").status_code == 404, "another court's officer is not looked after here"


def test_a_token_is_shown_once_and_opens_only_what_was_chosen(town: Town) -> None:
    client = town.officer("filing_judge")
    form = {"label": "日程同步", "scope": ["read", "filing.docket", "filing.refuse"], "until": _in_days(30)}
    page = client.post("/tokens", form).content.decode()
    shown = re.search(r"xiezhi_[\w-]+", page)
    assert shown is not None
    token = find_token(shown[0], real_now())
    assert token is not None
    assert token.allows("filing.docket")
    assert not token.allows("filing.refuse"), "a step that needs a signature"
    assert shown[0] not in client.get("/tokens").content.decode()
    client.post(f"/tokens/{token.pk}/drop")
    assert find_token(shown[0], real_now()) is None


def test_a_token_that_would_open_nothing_or_for_too_long_is_declined(town: Town) -> None:
    client = town.client(town.wang)
    for form in (
        {"until": _in_days(30)},
        {"scope": ["read"], "until": _in_days(800)},
        {"scope": ["read"], "until": "x"},
    ):
        assert client.post("/tokens", {"label": "x", **form}).status_code == 422
    assert not ApiToken.objects.exists()


def _in_days(days: int) -> str:
    return (real_now() + timedelta(days=days)).date().isoformat()


def test_recovery_codes_are_shown_once(town: Town) -> None:
    client = town.client(town.wang)
    codes = re.findall(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", client.post("/settings/codes").content.decode())
    assert len(codes) == 10
    assert codes[0] not in client.get("/settings").content.decode()


def test_another_session_can_be_ended_from_here_but_not_somebody_elses(town: Town) -> None:
    here, there, other = town.client(town.wang), town.client(town.wang), town.officer("counter")
    drops = re.findall(r"/settings/sessions/\d+/drop", here.get("/settings").content.decode())
    other.post(drops[0])
    assert there.get("/settings").status_code == 200
    here.post(drops[0])
    assert there.get("/settings").status_code == 302


def test_the_president_sets_a_value_that_the_law_leaves_to_the_court(town: Town) -> None:
    """《人民法院……》本院规定：日数与年基数。"""
    president = town.officer("president")
    assert "日数" in president.get("/court/settings").content.decode()
    form = {"days-year-value": "360", "days-year-since": "2026-03-02", "days-year-reason": "院发〔2026〕1号"}
    assert president.post("/court/settings/days.year", form).status_code == 302
    kept = one(Setting, name="days.year")
    assert kept is not None
    assert kept.value == "360"
    assert president.post("/court/settings/days.year", {**form, "days-year-value": "400"}).status_code == 422
    assert town.officer("personnel").post("/court/settings/days.year", form).status_code == 422
    assert town.officer("counter").get("/court/settings").status_code == 404


def test_what_a_token_may_do_is_offered_by_purpose_and_each_step_once(town: Town) -> None:
    """A party ticks one box for a step that several chapters have; the token opens it in each of them."""
    client = town.client(town.wang)
    page = client.get("/tokens").content.decode()
    purposes = re.findall(r"<summary><b>([^<]+)</b>", page)
    assert purposes[-6:] == ["打官司", "调解", "执行", "案款", "各种案件里都有的", "其他"]
    (both,) = re.findall(r'value="([^"]*)"[^>]*><span>上诉答辩<', page)
    assert both.split() == ["judgment.answer_appeal", "ruling_appeal.answer_appeal"]
    (address,) = re.findall(r'value="([^"]*)"[^>]*><span>确认送达地址<', page)
    assert len(address.split()) == len(PROCEDURES)
    client.post("/tokens", {"label": "律所", "scope-suit": [both], "until": _in_days(30)})
    (token,) = ApiToken.objects.all()
    assert [token.allows(each) for each in both.split()] == [True, True]
    assert not token.allows("first_instance.defend")
