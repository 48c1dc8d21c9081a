"""What the steps of a hearing write: the booking, summonses, the announcement, minutes and signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Errand, changed
from xiezhi.engine.words import Effect, Moment
from xiezhi.phrases.bench import SIDES, clerk_of, titles
from xiezhi.phrases.courtroom import current, people_of
from xiezhi.phrases.hearing_facts import Cancelling, Listing, Remark, Sitting, Unsigned
from xiezhi.phrases.requests import to_bench, to_everyone
from xiezhi.records.hearing import Hearing

Side = Callable[[Case, str], str]
"""In what capacity a party stands before this court: 原告, 上诉人（原审被告）."""


def side(case: Case, person: str) -> str:
    """As he stands in this proceeding."""
    return next(SIDES[each.role] for each in case.standings(*SIDES) if each.person == person)


def schedule(side: Side) -> Effect:
    """订下法庭和人；每一个当事人一张传票；公开的出公告。"""

    def effect(case: Case, facts: Listing) -> Iterator[Any]:
        last = current(case)
        day = facts.day.isoformat()
        yield case.make(
            Hearing,
            proceeding=case.proceeding.id,
            number=last.number + 1 if last else 1,
            day=day,
            begins=facts.begins,
            ends=facts.ends,
            room=facts.room,
            people=people_of(case),
            public=facts.public,
            closed_because=facts.closed_because,
        )
        when, where = f"{day}T{facts.begins}", f"{case.court.name}{facts.room}"
        for each in case.standings(*SIDES):
            yield _summons(case, each.person, side(case, each.person), when, where)
        if facts.public:
            yield case.draft(
                "hearing_announcement",
                cause=case.dispute.cause,
                claimants=case.names("claimant"),
                defendants=case.names("defendant", "third"),
                when=when,
                where=where,
                judges=titles(case),
                clerk=clerk_of(case),
            )
        yield from to_everyone(case, f"本案定于{day} {facts.begins}在{facts.room}开庭，传票随后送达")

    return effect


def _summons(case: Case, whom: str, role: str, when: str, where: str) -> Any:
    person = case.person(whom)
    return case.draft(
        "summons",
        cause=case.dispute.cause,
        summoned=person.name,
        role=role,
        sort=role,
        dwelling=person.address or "（住所待查）",
        purpose="开庭审理",
        when=when,
        where=where,
        bench=titles(case),
        clerk=clerk_of(case),
        telephone="12368",
    )


def the_hearing(case: Case) -> Hearing:
    hearing = current(case)
    assert hearing is not None, "no hearing"
    return hearing


def cancel(case: Case, facts: Cancelling) -> Iterator[Any]:
    hearing = the_hearing(case)
    yield changed(hearing, status="cancelled")
    yield from to_everyone(case, f"{hearing.day}的开庭取消：{facts.reason}；改期另行通知")


def hold(side: Side) -> Effect:
    """谁到庭、谁缺席；笔录定稿，到庭的人当庭或者五日内阅读签名。"""

    def effect(case: Case, facts: Sitting) -> Iterator[Any]:
        hearing = the_hearing(case)
        present = tuple(each for each in case.parties if each in facts.present)
        absent = tuple(each for each in case.parties if each not in present or each in facts.walked_out)
        named = [[side(case, each), case.person(each).name] for each in present]
        paper = case.draft(
            "minutes",
            cause=case.dispute.cause,
            when=f"{hearing.day}T{hearing.begins}",
            where=hearing.room,
            open="公开审理" if hearing.public else f"不公开审理（{hearing.closed_because}）",
            judges=titles(case),
            clerk=clerk_of(case),
            present=[f"{role}{name}" for role, name in named],
            absent=[f"{side(case, each)}{case.person(each).name}" for each in absent],
            record=facts.record,
            signers=[*named, *titles(case), ["书记员", clerk_of(case)]],
        )
        yield paper
        yield changed(hearing, status="held", present=present, absent=absent, minutes=paper.id)
        yield from to_everyone(case, "庭审笔录可以阅读，有遗漏、差错的可以申请补正，请五日内签名")

    return effect


def to_read(case: Case) -> Mapping[str, Moment]:
    """到庭的人从开庭之日起五日内阅读。"""
    held, hearing = case.last("hold"), current(case)
    if held is None or hearing is None:
        return {}
    return {person: Moment(held.entry, held.day) for person in hearing.present}


def sign(case: Case, _: Any) -> Iterator[Any]:
    hearing = the_hearing(case)
    yield Subject(case.me)
    yield changed(hearing, signed=(*hearing.signed, case.me))


def unsigned(case: Case, facts: Unsigned) -> Iterator[Any]:
    hearing = the_hearing(case)
    yield Subject(facts.person)
    yield changed(hearing, signed=(*hearing.signed, facts.person))


def remark(case: Case, facts: Remark) -> Iterator[Any]:
    yield from to_bench(case, "当事人认为笔录有遗漏或者差错，申请补正")


def close_minutes(case: Case, _: Any) -> Iterator[Any]:
    """审判人员和书记员签名，笔录归卷。"""
    hearing = the_hearing(case)
    yield changed(hearing, status="read")
    yield changed(case.papers[hearing.minutes], signers=(*hearing.signed, *people_of(case)))
    yield Errand("seal", {"paper": hearing.minutes})
