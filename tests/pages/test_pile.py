"""Many papers in one ceremony of signing: read, taken out, confirmed once; each its own signature, one fails alone."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.engine.cast import ZHANG, Case, Court, Player, intake, terms
from tests.engine.conftest import court
from tests.pages.test_signing import client
from tests.procedures.trials import Trial
from xiezhi.engine.ceremony import Level, Will, signing_of
from xiezhi.engine.errands import seal_paper, store
from xiezhi.engine.facts import Name
from xiezhi.engine.words import JUDGE
from xiezhi.evidence.read import contents_of, of_proceedings
from xiezhi.pages.visitor import keys
from xiezhi.papers.authority import root_certificate
from xiezhi.papers.seal import check
from xiezhi.procedures.judgment import Judgment
from xiezhi.procedures.judgment.facts import Pronouncing
from xiezhi.procedures.mediation import Failure, Mediation, Reason
from xiezhi.records.paper import Paper
from xiezhi.records.table import one

__all__ = ["court"]
PHONE = "13800000412"


@pytest.fixture
def three(court: Court) -> list[Case]:
    """Three mediations of one claimant against three people, each with its agreement drafted."""
    made = []
    for name in ("张某", "刘某", "陈某"):
        talks = court.talks(intake(defendants=(replace(ZHANG, name=Name(name)),)))
        court.mediator.does(talks, Mediation.draft_agreement, terms(f"{name}六月底前还清", "互不追究"))
        made.append(talks)
    return made


def wang_of(court: Court, talks: list[Case]) -> Player:
    people = {each.person("claimant").id for each in talks}
    assert len(people) == 1
    return Player(court, people.pop())


def picks(page: str) -> list[str]:
    return re.findall(r'name="pick" value="([^"]+)"', page)


def opened(who: Client) -> list[str]:
    """Everything in the pile opened at once."""
    return picks(who.post("/sign", {"open": "all"}).content.decode())


def signs(who: Client, chosen: list[str], **more: str) -> str:
    """Asks for the code, which the demonstration court says on the page, and enters it."""
    page = who.post("/sign", {"pick": chosen}).content.decode()
    (code,) = re.findall(r"验证码是 (\d{6})", page)
    (key,) = re.findall(r'name="key" value="([^"]+)"', page)
    answer = who.post("/sign", {"pick": picks(page), "sure": "1", "code": code, "key": key, **more})
    return str(answer.content.decode())


def consents(talks: Case) -> list[str]:
    """The entries of signatures upon a mediation."""
    return [each.id for each in of_proceedings([talks.id]) if each.step.rstrip("?") == Mediation.sign.id]


def test_each_paper_is_listed_with_its_summary_and_whether_it_was_opened(court: Court, three: list[Case]) -> None:
    browser = client(wang_of(court, three), PHONE)
    page = browser.get("/sign").content.decode()
    assert len(picks(page)) == 3
    assert page.count("还没打开") == 3
    assert "一起签 3 份" in browser.get("/mine").content.decode()
    for words in ("张某六月底前还清", "刘某六月底前还清", "陈某六月底前还清", "全部打开"):
        assert words in page, words
    first = picks(page)[0].partition("/")[2]
    read = browser.post("/sign", {"pick": picks(page), "open": first}).content.decode()
    assert (read.count("还没打开"), read.count("（全文完）"), read.count("已看")) == (2, 1, 1)
    browser.get(f"/paper/{picks(page)[1].partition('/')[2]}")
    assert browser.get("/sign").content.decode().count("还没打开") == 1, "a paper opened anywhere was opened"


def test_nobody_signs_in_a_pile_what_he_has_not_opened(court: Court, three: list[Case]) -> None:
    browser = client(wang_of(court, three), PHONE)
    every = picks(browser.get("/sign").content.decode())
    browser.post("/sign", {"open": every[0].partition("/")[2]})
    for sent in ({"pick": every}, {"pick": every, "sure": "1", "code": "123456"}):
        answer = browser.post("/sign", sent)
        assert (answer.status_code, "还有 2 份没有打开看过" in answer.content.decode()) == (422, True)
    nothing = browser.post("/sign", {})
    assert (nothing.status_code, "请至少勾选一份" in nothing.content.decode()) == (422, True)
    assert [consents(each) for each in three] == [[], [], []]


def test_one_confirmation_signs_all_that_stayed_and_each_has_its_own_entry(court: Court, three: list[Case]) -> None:
    """《人民法院在线调解规则》第十九条。"""
    wang = wang_of(court, three)
    browser = client(wang, PHONE)
    kept, taken_out = opened(browser)[:2], opened(browser)[2]
    page = signs(browser, kept)
    assert picks(page) == [taken_out], "what was taken out of the pile waits on"
    entries = [consents(each) for each in three]
    assert [len(each) for each in entries] == [1, 1, 0]
    assert all(f"/entry/{each}" in page for each in (*entries[0], *entries[1]))
    for talks in three[:2]:
        signed = signing_of(talks.paper("agreement"), "王某", keys())
        assert signed is not None
        assert (signed.level, signed.will, signed.number) == (Level.passkey, Will.code, "138****0412")
    told = [set(contents_of(each).values()) for each in entries[:2]]
    assert told[0] & told[1] <= {"138****0412", "passkey", "code"} | told[0], "each mark is of its own paper"


def test_a_paper_that_can_no_longer_be_signed_is_told_with_its_reason_and_stops_no_other(
    court: Court, three: list[Case]
) -> None:
    browser = client(wang_of(court, three), PHONE)
    every = opened(browser)
    page = browser.post("/sign", {"pick": every}).content.decode()
    (code,) = re.findall(r"验证码是 (\d{6})", page)
    court.mediator.does(three[0], Mediation.fail, Failure(reason=Reason.gap))
    court.mediator.does(three[1], Mediation.draft_agreement, terms("改成七月"), day="2026-03-03")
    done = browser.post("/sign", {"pick": every, "sure": "1", "code": code, "key": "1"}).content.decode()
    assert [len(consents(each)) for each in three] == [0, 0, 1]
    for words in ("没有签成的", "须在“调解中”时办理", "签好的"):
        assert words in done, words
    assert picks(done) == [f"mediation.sign/{three[1].paper('agreement').id}"], "the new text has to be read and signed"


def test_a_code_signs_the_pile_for_which_it_was_sent_and_no_other(court: Court, three: list[Case]) -> None:
    browser = client(wang_of(court, three), PHONE)
    every = opened(browser)
    page = browser.post("/sign", {"pick": every[:2]}).content.decode()
    (code,) = re.findall(r"验证码是 (\d{6})", page)
    more = browser.post("/sign", {"pick": every, "sure": "1", "code": code})
    assert (more.status_code, "已经失效" in more.content.decode()) == (422, True)
    assert [consents(each) for each in three] == [[], [], []]


def test_whom_no_code_reaches_signs_no_pile(court: Court, three: list[Case]) -> None:
    browser = client(wang_of(court, three))
    every = opened(browser)
    assert "说一句“我自愿签”" in browser.get("/sign").content.decode()
    refused = browser.post("/sign", {"pick": every, "sure": "1", "key": "1"})
    assert (refused.status_code, "请到窗口" in refused.content.decode()) == (422, True)
    assert [consents(each) for each in three] == [[], [], []]


def test_judgments_are_approved_and_signed_in_one_ceremony_by_each_of_those_who_sign(court: Court) -> None:
    """《民事诉讼法》第一百五十五条。"""
    trials = [Trial.of(court, yuan=yuan).heard().written() for yuan in ("80000", "70000")]
    for trial, phone in zip(trials, ("13800010412", "13800020412"), strict=True):
        judge = client(trial.judge, phone)
        for step, words in ((Judgment.approve, "签发"), (Judgment.sign, "签署")):
            every = opened(judge)
            assert [each.partition("/")[0] for each in every] == [step.id]
            assert signs(judge, every).count(f"<small>{words}</small>") == 1, words
    clerk = client(trials[0].clerk, PHONE)
    assert signs(clerk, opened(clerk)).count("<small>签署</small>") == 2
    for trial in trials:
        assert {trial.judge.id, trial.clerk.id} <= set(trial.judgment.paper("judgment").signers)
        entries = [each for each in of_proceedings([trial.judgment.id]) if each.step.endswith((".sign", ".approve"))]
        assert len(entries) == 3
        assert all("138****0412" in contents_of([each.id]).values() for each in entries)
    trial.judge.does(trial.judgment, Judgment.pronounce, Pronouncing(), as_=JUDGE)
    kept = one(Paper, id=trial.judgment.paper("judgment").id)
    assert kept is not None
    with court.stands():
        pdf = store().get(seal_paper(kept).sha256)
    assert "138" not in "".join(
        each.reason for each in check(pdf, [root_certificate(Path(settings.HOME) / "keys" / kept.court)])
    )


def test_who_only_approved_a_judgment_has_not_signed_it(court: Court) -> None:
    trial = Trial.of(court).heard().written()
    judge = client(trial.judge, PHONE)
    signs(judge, opened(judge))
    assert signing_of(trial.judgment.paper("judgment"), "韩审判", keys()) is None


def test_an_officer_whom_no_code_reaches_confirms_by_the_way_in_which_he_signed_in(court: Court) -> None:
    trial = Trial.of(court).heard().written()
    judge = client(trial.judge)
    every = opened(judge)
    asked = judge.post("/sign", {"pick": every}).content.decode()
    assert 'name="code"' not in asked
    assert "以上 1 份我都看过" in asked
    judge.post("/sign", {"pick": every, "sure": "1", "key": "1"})
    (entry,) = (each for each in of_proceedings([trial.judgment.id]) if each.step == Judgment.approve.id)
    assert "passkey" in str(entry.skeleton)


def test_the_pile_of_one_who_stands_nowhere_is_empty(court: Court, three: list[Case]) -> None:
    stranger = client(Player(court, "person-stranger"), PHONE)
    assert "没有等您签的文书" in stranger.get("/sign").content.decode()
    foreign = [f"mediation.sign/{each.paper('agreement').id}" for each in three]
    answer: Any = stranger.post("/sign", {"pick": foreign, "sure": "1", "code": "1"})
    assert (answer.status_code, "互不追究" in answer.content.decode()) == (422, False)
    assert [consents(each) for each in three] == [[], [], []]
