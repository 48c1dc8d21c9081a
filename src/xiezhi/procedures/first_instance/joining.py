"""合并审理与关联案件在一审案件里：案号、当事人、期限各自照旧；审判组织同主案，一起开庭，各自裁判。"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Errand, changed
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import BESIDE, COURSE, FILING_JUDGE, JUDGE, Beside, Step, guard
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.phrases.bench import BENCH, SITTING, officer_name, seated, sentence
from xiezhi.phrases.courtroom import current, people_of
from xiezhi.phrases.joint import (
    JOINT,
    RELATED,
    Apart,
    Heard,
    Joined,
    Seats,
    apart,
    may_name,
    numbers_of,
    tried_alone,
)
from xiezhi.phrases.requests import to_bench, to_everyone, told
from xiezhi.procedures.first_instance.from_above import sat_before
from xiezhi.procedures.first_instance.hearing_rules import not_stayed, track_is_settled
from xiezhi.procedures.first_instance.jurisdiction import jurisdiction_is_settled
from xiezhi.procedures.first_instance.states import ON_TRIAL, At
from xiezhi.procedures.first_instance.track_rules import triaged
from xiezhi.records.hearing import Hearing
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.relation import Relation

RELATE = "relate"
"""让另一件案件也记下关联的外联。"""
RELATED_CASES = Policy("关联案件检索规定", "当事人或者事实相同的案件互相标明")


class Relating(Facts):
    """标明关联案件：哪一案、为什么。"""

    number: Prose = ask("关联案件的案号", english="Number of the related case")
    reason: Prose = ask("有什么关联", long=True, english="How it is related")


class Related(Facts):
    """另一案标明与本案关联。"""

    number: Prose = ask("案号", english="Number")
    reason: Prose = ask("有什么关联", english="How it is related")


@guard(
    "合并审理的审判人员须没有参加过本案的原审，也没有在本案回避或者更换",
    CIVIL_PROCEDURE("第四十一条", "原审人民法院应当按照第一审程序另行组成合议庭"),
    english="Whoever sits in the joint trial must not have sat in the first trial of this case nor have left its bench",
)
def bench_may_sit(case: Case, facts: Seats) -> bool:
    left = {each.person for each in case.mine(Standing) if each.role in BENCH and each.until}
    return not {each.person for each in facts.bench} & (left | set(sat_before(case)))


@guard(
    "须是本院您可以查看的另一件一审案件，尚未标明关联",
    RELATED_CASES,
    english="It must be another first-instance case of this court that you may see and that is not related yet",
)
def is_another(case: Case, facts: Relating) -> bool:
    other = case.beside(facts.number)
    return (
        other is not None
        and may_name(case, [other])
        and other.proceeding.procedure == case.proceeding.procedure
        and other.proceeding.id != case.proceeding.id
        and facts.number not in marked(case)
    )


def reseated(case: Case, facts: Seats) -> tuple[list[Standing], Case]:
    """The rows that seat the bench of the joint trial, and the case as it is then."""
    wanted, held = {each.person for each in facts.bench}, {each.person for each in case.standings(*SITTING)}
    gone = [changed(each, until=case.day) for each in case.standings(*SITTING) if each.person not in wanted]
    come = [
        case.stand(each.person, each.role, order)
        for order, each in enumerate(facts.bench, 1)
        if each.person not in held
    ]
    return [*gone, *come], seated(case, facts.first, [*gone, *come])


def join(case: Case, facts: Joined) -> Iterator[Any]:
    """并入：案号、当事人、期限照旧；审判组织不同的更换，每一个人都得到通知。"""
    for each in facts.others:
        yield case.make(
            Relation, proceeding=case.proceeding.id, other=each.case, number=each.number, through=facts.through,
            since=case.day, reason=facts.reason,
        )  # fmt: skip
    bench, now = reseated(case, facts)
    yield from bench
    yield now.proceeding
    text = f"本案与{numbers_of(facts.others)}合并审理，案号、当事人和期限各自照旧，开庭一并进行"
    if gone := [each.person for each in bench if each.until and each.role in BENCH]:
        names = "、".join(officer_name(case, each) for each in gone)
        text += f"；因合并审理更换审判人员，{names}不再审理；{sentence(now)}；可以申请回避"
        yield from told(gone, f"{case.proceeding.number}因合并审理更换审判人员，{names}不再审理")
    yield from to_everyone(now, text)


def new_bench(case: Case, facts: Seats) -> Iterator[Any]:
    bench, now = reseated(case, facts)
    yield from bench
    yield now.proceeding


def heard_jointly(case: Case, facts: Heard) -> Iterator[Any]:
    """一并开庭的经过记入本案：到庭、缺席只记本案的当事人；笔录一份归入本案的卷。"""
    last = current(case)
    mine = [each for each in case.parties if each in facts.present]
    filled = json.loads(facts.minutes)
    paper = case.draft("minutes", signed_by=facts.signers, **filled)
    yield paper
    yield Errand("seal", {"paper": paper.id})
    yield case.make(
        Hearing, proceeding=case.proceeding.id, number=last.number + 1 if last else 1, day=facts.day.isoformat(),
        begins=facts.begins, ends=facts.ends, room=facts.room, people=people_of(case),
        public=facts.public, closed_because=facts.closed_because, status="read", present=tuple(mine),
        absent=tuple(each for each in case.parties if each not in mine or each in facts.absent), signed=tuple(mine),
        minutes=paper.id,
    )  # fmt: skip
    if not facts.together:
        yield from apart(case)
    how = "各案作出一份判决" if facts.together else "本案单独裁判"
    yield from to_everyone(case, f"合并审理的开庭已经结束，笔录归入本案，{how}")


def stand_alone(case: Case, facts: Apart) -> Iterator[Any]:
    yield from apart(case)
    yield from to_everyone(case, f"分案：本案恢复单独审理。{facts.reason}")


def marked(case: Case) -> list[str]:
    """本案标明的关联案件的案号。"""
    return [each.name for each in case.mine(Paper) if each.kind == RELATED]


def relate(case: Case, facts: Relating) -> Iterator[Any]:
    """记在副卷里：当事人能不能看到那一案，看他在不在那一案。"""
    other = case.beside(facts.number)
    assert other is not None, "related to nothing"
    yield from related(case, facts)
    here = {"to": other.proceeding.id, "number": case.proceeding.number, "reason": facts.reason}
    yield Errand(RELATE, here)


def related(case: Case, facts: Relating | Related) -> Iterator[Any]:
    if facts.number in marked(case):
        return
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind=RELATED, title="关联案件", origin="party", at=case.now,
        by=case.actor, name=facts.number, data=facts.reason, shelf="inner", sealed=case.now,
    )  # fmt: skip
    yield from to_bench(case, "本案标明了一件关联案件，可以查看那一案的，在案件页上看得到")


class Joining:
    """合并审理的各案，和互相标明的关联案件。"""

    relate = Step(
        "标明关联案件",
        by=JUDGE | FILING_JUDGE,
        moves=ON_TRIAL.stays,
        facts=Relating,
        needs=[is_another],
        does=relate,
        reads=(Beside(lambda facts: (facts.number,)),),
        law=RELATED_CASES,
        english="Mark a related case",
        help="只有能够查看那一案的人在这里看得到它",
    )
    related = Step(
        "另一案标明与本案关联",
        by=BESIDE,
        moves=ON_TRIAL.stays,
        facts=Related,
        does=related,
        law=RELATED_CASES,
        english="Another case is marked as related",
    )
    join = Step(
        "并入合并审理",
        by=COURSE | BESIDE,
        moves=At.ready.stays,
        facts=Joined,
        needs=[triaged, tried_alone, not_stayed, track_is_settled, jurisdiction_is_settled, bench_may_sit],
        does=join,
        law=JOINT,
        english="Is tried jointly",
    )
    new_bench = Step(
        "合并审理更换了审判人员",
        by=COURSE | BESIDE,
        moves=At.ready.stays,
        facts=Seats,
        does=new_bench,
        law=CIVIL_PROCEDURE("第一百三十一条", "审判人员确定后，应当在三日内告知当事人"),
        english="The joint trial has another bench",
    )
    heard_jointly = Step(
        "合并开庭记入本案",
        by=COURSE | BESIDE,
        moves=At.ready >> At.heard,
        facts=Heard,
        does=heard_jointly,
        law=JOINT,
        english="The joint hearing is entered here",
    )
    stand_alone = Step(
        "分案审理",
        by=COURSE | BESIDE,
        moves=(At.ready | At.heard).stays,
        facts=Apart,
        does=stand_alone,
        law=JOINT,
        english="Is tried alone again",
    )
