"""《民事诉讼法》第九十条 over the wire: who was served electronically asks for it on paper, and the court brings it."""

from __future__ import annotations

from tests.api.asking import Asker, asker
from tests.engine.cast import Case, Court
from tests.procedures.reached import refused_electronically
from xiezhi.procedures.service import OnPaper

ASK = OnPaper.ask_for_paper


def step_of(who: Asker, on: Case, name: str) -> dict[str, object]:
    """What a step is to this reader, as the list of steps tells it."""
    found = who.get(f"proceedings/{on.id}/steps").body
    return next((each for each in found if each["name"] == name), {})


def asks(who: Asker, service: Case, **facts: str) -> str:
    """The id of the wish that he opened."""
    answer = who.takes(service, ASK, facts)
    assert answer.status == 200, answer.text
    return str(answer.body["proceeding"])


def test_the_recipient_is_offered_it_asks_and_the_court_brings_it(court: Court) -> None:
    service = refused_electronically(court)
    wang, server = asker(court, court.wang.id), asker(court, court.server.id)
    assert step_of(wang, service, "ask_for_paper")["possible"] is True
    wish = Case(court, asks(wang, service))
    assert wish.state is OnPaper.asked
    owed = next(each for each in server.get("deadlines", limit=100).body if each["proceeding"] == wish.id)
    assert (owed["due"], owed["status"]) == ("2026-03-09", "open"), "the fifth day is a Sunday, the ninth a Monday"
    assert server.takes(wish, OnPaper.post_paper, {"tracking": "EMS1"}).status == 200
    assert server.takes(wish, OnPaper.paper_signed_for, {"on": "2026-03-02"}).status == 200
    assert wang.get(f"proceedings/{wish.id}").body["state"]["name"] == "received"
    court.is_whole()


def test_it_is_asked_for_once_and_again_when_it_is_not_wanted_any_more(court: Court) -> None:
    service = refused_electronically(court)
    wang = asker(court, court.wang.id)
    wish = Case(court, asks(wang, service))
    again = wang.takes(service, ASK)
    assert (again.status, again.error["sentence"]) == (409, "要求过的须等收到以后才再提")
    assert "第九十条" in str(again.error["law"])
    assert wang.takes(wish, OnPaper.withdraw_wish).status == 200
    assert Case(court, asks(wang, service, to="察哈尔右翼前旗")).state is OnPaper.asked


def test_who_asks_for_the_recipient_says_how_he_asked(court: Court) -> None:
    service = refused_electronically(court)
    counter = asker(court, court.counter.id)
    bare = counter.takes(service, ASK)
    assert (bare.status, bare.error["sentence"]) == (409, "替受送达人提出的，须写明怎样提出、怎样核对身份")
    assert Case(court, asks(counter, service, how="电话，核对了身份证号")).state is OnPaper.asked


def test_neither_a_stranger_nor_a_token_for_something_else_asks_for_it(court: Court) -> None:
    service = refused_electronically(court)
    unknown = asker(court, "person-stranger").takes(service, ASK)
    nothing = asker(court, "person-stranger").takes(Case(court, "of nobody"), ASK)
    assert (unknown.status, unknown.text) == (404, nothing.text)
    other = asker(court, court.wang.id, steps=["filing.submit"]).takes(service, ASK)
    assert other.status in (401, 403)
    assert Asker(court).takes(service, ASK).status == 401
    assert service.children(OnPaper) == []
