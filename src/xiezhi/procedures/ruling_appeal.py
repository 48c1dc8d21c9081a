"""裁定上诉：不服不予受理、驳回起诉、管辖权异议的裁定，报送上级法院，终审的裁定回到原案。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case
from xiezhi.engine.clocks import first, on_served, received
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import (
    CLERK,
    COUNTER,
    COURSE,
    COURTS,
    FILING_JUDGE,
    INSPECTOR,
    JUDGE,
    NEW,
    PARTY,
    PRESIDENT,
    Moment,
    Procedure,
    State,
    Step,
    guard,
)
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.phrases.appeals import RULINGS, Answer, Docketed, answered, goes_up
from xiezhi.phrases.carried import opened_in, people_carried
from xiezhi.phrases.requests import told
from xiezhi.records.paper import Paper

SEND = CIVIL_PROCEDURE("第一百七十四条", "应当在五日内将上诉状副本送达对方当事人")
UP = CIVIL_PROCEDURE("第一百七十四条", "应当在五日内连同全部案卷和证据，报送第二审人民法院")
FINAL = CIVIL_PROCEDURE("第一百八十二条", "是终审的判决、裁定")
BY = JUDGE | CLERK | FILING_JUDGE | COUNTER


class Petition(Facts):
    """上诉的请求和理由。"""

    reason: Prose = ask("上诉的请求和理由", long=True, english="Petition and reasons")


def ruling_of(case: Case) -> Paper:
    """不服的裁定：原案里最后一份可以上诉的。"""
    mine = [each for each in opened_in(case).mine(Paper) if each.kind in RULINGS and each.origin == "court"]
    return max(mine, key=lambda each: (each.at, each.id))


def others(case: Case) -> list[str]:
    """副本送谁：上诉人以外的当事人；不予受理的还没有对方。"""
    petition = case.paper("appeal_petition")
    if petition is None or ruling_of(case).kind == "rejection":
        return []
    return [each for each in case.parties if each != petition.by]


@guard(
    "上诉状副本须还没有发送，并且有对方当事人", SEND, english="Copies go out once, and only where there is another side"
)
def copies_are_to_be_sent(case: Case, _: Any) -> bool:
    return bool(others(case)) and not case.entries("send_copy")


@guard("答辩的须是上诉人以外的当事人", SEND, english="Only a party other than the appellant answers")
def is_the_other_side(case: Case, _: Any) -> bool:
    return case.me in others(case)


def opened(case: Case, facts: Petition) -> Iterator[Any]:
    """上诉状入档；不交上诉费。审判人员和当事人随案带来。"""
    suit = opened_in(case)
    asked = suit.last("appeal_refusal", "appeal_dismissal", "appeal_ruling")
    assert asked is not None, "opened by nobody's appeal"
    who = asked.subject or asked.actor
    yield Subject(who)
    place, of = len(suit.children("ruling_appeal")), suit.proceeding.number or suit.proceeding.id
    yield case.change(number=f"{of}/上诉/{place}", judge=suit.proceeding.judge)
    yield from people_carried(case)
    for each in suit.standings(JUDGE.name, CLERK.name):
        yield case.stand(each.person, each.role, each.order)
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind="appeal_petition", title="上诉状", origin="party", at=case.now,
        by=who, name="上诉状", data=facts.reason,
    )  # fmt: skip
    what = RULINGS[ruling_of(case).kind]
    yield from told((each.person for each in suit.standings()), f"有人对{what}的裁定提起上诉，案卷将报送上级法院")


def copies_sent(case: Case, _: Any) -> Iterator[Any]:
    yield from told(case.parties, "上诉状副本发送对方，可以在收到之日起十五日内答辩")


def answer(case: Case, facts: Answer) -> Iterator[Any]:
    yield Subject(case.me)
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind="appeal_answer", title="上诉答辩状", origin="party", at=case.now,
        by=case.me, name="上诉答辩状", data=facts.answer,
    )  # fmt: skip


def send_up(case: Case, _: Any) -> Iterator[Any]:
    suit, petition = opened_in(case), case.paper("appeal_petition")
    assert petition is not None, "an appeal without its petition"
    number = suit.proceeding.number or f"收件编号：{suit.proceeding.id}"
    yield from goes_up(case, number, "民事裁定", case.person(petition.by).name, "0")
    yield from told(case.parties, "案卷和证据已经报送第二审人民法院")


def when_to_send(case: Case) -> dict[str, Moment]:
    """报送的起算：各方已答辩或者答辩期届满；没有对方的，自收到上诉状。"""
    return dict(answered(case) if others(case) else first("open")(case))


def docketed(case: Case, facts: Docketed) -> Iterator[Any]:
    yield from told(case.parties, f"{facts.court_name}已经立案，案号{facts.number}")


def final(what: str) -> Any:
    def effect(case: Case, facts: Docketed) -> Iterator[Any]:
        yield case.change(outcome=f"{what}：{facts.number}")
        everyone = (each.person for each in case.standings())
        yield from told(everyone, f"{facts.court_name}{facts.number}终审裁定：{what}")

    return effect


class RulingAppeal(
    Procedure,
    label="裁定上诉",
    code="裁定上诉",
    english="Appeal against a ruling",
    numbered=False,
    seen_by=(COUNTER, FILING_JUDGE, PRESIDENT, INSPECTOR),
):
    """裁定上诉：副本、答辩、报送案卷，上级法院的终审裁定回来。"""

    filed = State("已上诉", first=True, unclocked="副本、答辩和报送的期限各挂在自己的步骤上", english="Appealed")
    sent_up = State("已报送", unclocked="上级法院三十日内审结，在那里计算", english="Sent up")
    upheld = State("维持原裁定", last=True, english="Upheld")
    revoked = State("撤销原裁定", last=True, english="Revoked")

    open = Step(
        "不服裁定上诉",
        by=COURSE,
        moves=NEW >> filed,
        facts=Petition,
        does=opened,
        law=CIVIL_PROCEDURE("第一百七十一条", "有权在裁定书送达之日起十日内"),
        english="Appeal against the ruling",
    )
    send_copy = Step(
        "发送上诉状副本",
        by=BY,
        moves=filed.stays,
        needs=[copies_are_to_be_sent],
        does=copies_sent,
        within=days(5),
        since=lambda case: received("open")(case) if others(case) else {},
        law=SEND,
        english="Send copies of the petition",
    )
    answer_appeal = Step(
        "上诉答辩",
        by=PARTY,
        moves=filed.stays,
        facts=Answer,
        needs=[is_the_other_side],
        does=answer,
        within=days(15),
        since=on_served("appeal_petition"),
        personal=True,
        law=CIVIL_PROCEDURE("第一百七十四条", "对方当事人在收到之日起十五日内提出答辩状"),
        english="Answer the appeal",
    )
    send_up = Step(
        "报送案卷",
        by=BY,
        moves=filed >> sent_up,
        does=send_up,
        within=days(5),
        since=when_to_send,
        law=UP,
        english="Send the file up",
    )
    docketed_above = Step(
        "第二审已立案",
        by=COURTS,
        moves=sent_up.stays,
        facts=Docketed,
        does=docketed,
        law=UP,
        english="Docketed by the court above",
    )
    upheld_above = Step(
        "终审维持原裁定",
        by=COURTS | JUDGE | FILING_JUDGE,
        moves=sent_up >> upheld,
        facts=Docketed,
        does=final("维持原裁定"),
        law=FINAL,
        english="The ruling is upheld",
        help="上级法院在本平台的，由它送回；不在的，凭终审裁定书记明",
    )
    revoked_above = Step(
        "终审撤销原裁定",
        by=COURTS | JUDGE | FILING_JUDGE,
        moves=sent_up >> revoked,
        facts=Docketed,
        does=final("撤销原裁定"),
        law=FINAL,
        english="The ruling is revoked",
        help="上级法院在本平台的，由它送回；不在的，凭终审裁定书记明",
    )
