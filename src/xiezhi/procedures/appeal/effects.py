"""第二审各步写入什么：收卷、立案、合议庭、开庭、撤回。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.bench import SIDES, clerk_by_lot, clerk_of, lot, seats, sentence, titles
from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.courtroom import current, people_of
from xiezhi.engine.facts import plain
from xiezhi.engine.operative import taken_over
from xiezhi.engine.words import Moment
from xiezhi.law.working import to_fen
from xiezhi.procedures.appeal import records
from xiezhi.procedures.appeal.facts import Listing, OnPapers, Sitting, Unsigned, Wish
from xiezhi.procedures.appeal.file import LETTER, File, Sheet, Someone
from xiezhi.procedures.appeal.guards import decided_below
from xiezhi.records.dispute import Dispute
from xiezhi.records.hearing import Hearing
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Claim

TOLD_BELOW = "told_below"
"""告诉原审法院的外联。"""
LINK = (
    "court", "court_name", "number", "judgment", "entry", "leaf", "pronounced", "bench", "found", "opinion",
    "disposition", "fee", "appeals", "remanded",
)  # fmt: skip
"""移送函上记下的：案卷从哪里来，原审怎样判的。"""


def everyone(case: Case) -> list[str]:
    return list(dict.fromkeys(each.person for each in case.standings()))


def told(case: Case, text: str) -> list[Notice]:
    return [Notice(person, text) for person in everyone(case)]


def receive(case: Case, file: File) -> Iterator[Any]:
    """人、请求、判项、文书一并随案，不再填写；移送函记下原审法院、案号和那里的记录。"""
    yield case.make(
        Dispute, id=case.proceeding.dispute, cause=file.cause, door="appeal", opened=case.day, told=file.told,
        enterprise=file.enterprise,
    )  # fmt: skip
    yield case.change(amount=to_fen(file.amount) if file.amount is not None else None)
    for each in {each.person: each for each in file.people}.values():
        yield _came(case, each)
    for each in file.people:
        yield case.stand(each.person, each.role, each.order, of=each.of, electronic=each.electronic)
        yield Notice(each.person, f"上诉案卷已经报送{case.court.name}，立案以后告知案号")
    for request in file.requests:
        amount = to_fen(request.amount) if request.amount is not None else None
        yield case.make(
            Claim, proceeding=case.proceeding.id, order=request.order, text=request.text, amount=amount, by=request.by
        )
    yield from taken_over(case, file.owed, status=records.BELOW)
    said = plain(file)
    for sheet in file.sheets:
        paper = _sheet(case, sheet)
        yield paper.holding(link={name: said[name] for name in LINK}) if sheet.kind == LETTER else paper


def _came(case: Case, each: Someone) -> Person:
    """本院已经知道的人照旧；另有一人报过同一号码的，待他证明是同一人。"""
    known = case.known(each.id_number)
    if known is not None and known.person == each.person:
        return changed(known, phone=each.phone or known.phone, address=each.address or known.address)
    return case.make(
        Person, id=f"{case.proceeding.court}:{each.person}", dispute="", person=each.person, name=each.name,
        kind=each.kind, id_number=each.id_number, phone=each.phone, address=each.address, born=each.born,
        language=each.language, twin=known.person if known else "",
    )  # fmt: skip


def _sheet(case: Case, sheet: Sheet) -> Paper:
    return case.make(
        Paper, proceeding=case.proceeding.id, kind=sheet.kind, title=sheet.title,
        origin=records.BELOW if sheet.ours else "party", at=sheet.at, by=sheet.by, edition=sheet.edition,
        data=sheet.data, name=sheet.name, sha256=sheet.sha256, sm3=sheet.sm3, size=sheet.size, media=sheet.media,
    )  # fmt: skip


def docket(case: Case, _: Any) -> Iterator[Any]:
    """编民终字号；告诉当事人和原审法院。"""
    numbering = case.number("民终")
    yield case.change(**numbering)
    yield Errand(TOLD_BELOW, {"step": "judgment.docketed_above"})
    yield from told(case, f"上诉已由{case.court.name}立案，案号{numbering['number']}")


def constitute(case: Case, _: Any) -> Iterator[Any]:
    """合议庭从没有参加过原审的审判员中抽取，院长指定抽到的第一人担任审判长。"""
    drawn = lot(case, "二审合议庭", 3, barred=decided_below(case))
    clerk = clerk_by_lot(case)
    bench = [*seats(case, drawn.chosen), *((clerk,) if clerk else ())]
    proceeding = case.change(judge=drawn.chosen[0])
    yield from (drawn, *bench, proceeding)
    now = replace(case, family=case.family.after([*bench, proceeding]), proceeding=proceeding)
    yield from told(now, f"{sentence(now)}；可以申请回避")


# --- the hearing -----------------------------------------------------------------------------------------------------


def schedule(case: Case, facts: Listing) -> Iterator[Any]:
    last, day = current(case), facts.day.isoformat()
    yield case.make(
        Hearing, proceeding=case.proceeding.id, number=last.number + 1 if last else 1, day=day, begins=facts.begins,
        ends=facts.ends, room=facts.room, people=people_of(case), public=facts.public,
        closed_because=facts.closed_because,
    )  # fmt: skip
    for each in case.standings(*SIDES):
        person, role = case.person(each.person), records.side(case, each.person)
        yield case.draft(
            "summons",
            cause=case.dispute.cause,
            summoned=person.name,
            role=role,
            sort=role,
            dwelling=person.address or "（住所待查）",
            purpose="开庭审理",
            when=f"{day}T{facts.begins}",
            where=f"{case.court.name}{facts.room}",
            bench=titles(case),
            clerk=clerk_of(case),
            telephone="12368",
        )
    yield from told(case, f"本案定于{day} {facts.begins}在{facts.room}开庭，传票随后送达")


def _now(case: Case) -> Hearing:
    hearing = current(case)
    assert hearing is not None, "no hearing"
    return hearing


def cancel(case: Case, facts: Wish) -> Iterator[Any]:
    hearing = _now(case)
    yield changed(hearing, status="cancelled")
    yield from told(case, f"{hearing.day}的开庭取消：{facts.reason}；改期另行通知")


def hold(case: Case, facts: Sitting) -> Iterator[Any]:
    """谁到庭、谁缺席；到庭的人五日内阅读签名。"""
    hearing = _now(case)
    present = tuple(each for each in case.parties if each in facts.present)
    absent = tuple(each for each in case.parties if each not in present or each in facts.walked_out)
    named = [[records.side(case, each), case.person(each).name] for each in present]
    paper = case.draft(
        "minutes",
        cause=case.dispute.cause,
        when=f"{hearing.day}T{hearing.begins}",
        where=hearing.room,
        open="公开审理" if hearing.public else f"不公开审理（{hearing.closed_because}）",
        judges=titles(case),
        clerk=clerk_of(case),
        present=[f"{role}{name}" for role, name in named],
        absent=[f"{records.side(case, each)}{case.person(each).name}" for each in absent],
        record=facts.record,
        signers=[*named, *titles(case), ["书记员", clerk_of(case)]],
    )
    yield paper
    yield changed(hearing, status="held", present=present, absent=absent, minutes=paper.id)
    yield from told(case, "庭审笔录可以阅读，有遗漏、差错的可以申请补正，请五日内签名")


def to_read(case: Case) -> dict[str, Moment]:
    held, hearing = case.last("hold"), current(case)
    if held is None or hearing is None:
        return {}
    return {person: Moment(held.entry, held.day) for person in hearing.present}


def sign_minutes(case: Case, _: Any) -> Iterator[Any]:
    hearing = _now(case)
    yield Subject(case.me)
    yield changed(hearing, signed=(*hearing.signed, case.me))


def unsigned(case: Case, facts: Unsigned) -> Iterator[Any]:
    hearing = _now(case)
    yield Subject(facts.person)
    yield changed(hearing, signed=(*hearing.signed, facts.person))


def close_minutes(case: Case, _: Any) -> Iterator[Any]:
    hearing = _now(case)
    yield changed(hearing, status="read")
    yield changed(case.papers[hearing.minutes], signers=(*hearing.signed, *people_of(case)))
    yield Errand("seal", {"paper": hearing.minutes})


def on_papers(case: Case, facts: OnPapers) -> Iterator[Any]:
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind="inquiry", title="询问笔录", origin="party", at=case.now,
        by=case.actor, name="阅卷、调查和询问当事人的情况", data=facts.inquiry,
    )  # fmt: skip
    yield from told(case, f"合议庭决定不开庭审理：{facts.ground.label}；有新的事实、证据或者理由的，请立即提出")


# --- withdrawing -----------------------------------------------------------------------------------------------------


def withdraw(what: str) -> Any:
    """申请记入案卷，准许与否由裁定。"""

    def effect(case: Case, facts: Wish) -> Iterator[Any]:
        yield Subject(case.me)
        yield case.make(
            Paper, proceeding=case.proceeding.id, kind="withdrawal_wish", title=f"{what}申请书", origin="party",
            at=case.now, by=case.me, name=f"{what}申请书", data=facts.reason,
        )  # fmt: skip
        yield from told(case, f"{case.person(case.me).name}申请{what}，是否准许由本院裁定")

    return effect


def agree(case: Case, _: Any) -> Iterator[Any]:
    yield Subject(case.me)
    yield from told(case, f"{case.person(case.me).name}同意撤回起诉")
