"""合并审理各步写入什么；别的案件由外联各自办一步。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Errand, changed
from xiezhi.engine.facts import Facts, PersonId, Prose
from xiezhi.engine.words import AGENT, EVERY_PARTY
from xiezhi.law.statutes import COURT_FEES
from xiezhi.phrases.bench import SITTING, sentence
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.courtroom import current, people_of
from xiezhi.phrases.joint import Apart, Ground, Heard, Joined, Other, Seat, Seats, numbers_of
from xiezhi.phrases.requests import to_everyone, told
from xiezhi.procedures.joinder.facts import Entered, Proposal
from xiezhi.procedures.joinder.guards import cases_of, ground_of
from xiezhi.records.relation import Relation

TELL = "tell_case"
"""让并入的一案办一步的外联。"""
FEES = COURT_FEES("第十八条", "人民法院决定合并审理的，分别减半交纳案件受理费")


def propose(case: Case, facts: Proposal) -> Iterator[Any]:
    """各案的当事人和代理人、主案的审判人员，在合并审理里各站一次。"""
    lead = opened_in(case)
    others = [each for number in facts.cases if (each := case.beside(number))]
    number = f"{lead.proceeding.number}等{len(others) + 1}案"
    yield case.change(number=number, judge=lead.proceeding.judge, track=lead.proceeding.track, amount=None)
    stood: dict[tuple[str, str], Any] = {}
    for each in (lead, *others):
        for here in each.standings(*EVERY_PARTY.stands, AGENT):
            order = 1 + sum(known.role == here.role for known in stood.values())
            made = case.stand(here.person, here.role, order, of=here.of, electronic=here.electronic)
            stood.setdefault((here.person, here.of), made)
    yield from stood.values()
    yield from (case.stand(each.person, each.role, each.order) for each in lead.standings(*SITTING))
    for each in others:
        yield case.make(
            Relation, proceeding=case.proceeding.id, other=each.proceeding.id, number=each.proceeding.number,
            ground=str(facts.ground), reason=facts.reason,
        )  # fmt: skip
    wants = "，须全体当事人同意，请表示意见" if facts.ground is Ground.one_kind else ""
    text = f"提议把{lead.proceeding.number}与{'、'.join(facts.cases)}合并审理：{facts.ground.label}{wants}"
    yield from told([*(person for person, _ in stood), *(each.person for each in lead.standings(*SITTING))], text)


def join(case: Case, _: Any) -> Iterator[Any]:
    """决定合并：通知书送每一个当事人；各案由外联并入。"""
    lead, others = opened_in(case).proceeding, cases_of(case)
    ground = ground_of(case)
    yield case.draft(
        "joinder_notice",
        addressee=case.names("claimant", "defendant", "third"),
        numbers=[lead.number, *(each.number for each in others)],
        cause=case.dispute.cause,
        ground=ground.label,
        law=str(ground.law),
        reason=next(each.reason for each in others),
        judges=sentence(case),
        fees=f"各案的案件受理费照旧各自交纳；只有反诉和第三人的请求合并审理的减半（{FEES}）",
    )
    yield from _each_does(case, "join")
    yield from to_everyone(case, f"决定合并审理{lead.number}、{numbers_of(others)}，通知书随后送达；{sentence(case)}")


def _each_does(case: Case, step: str, **facts: str) -> Iterator[Errand]:
    for each in cases_of(case):
        yield Errand(TELL, {"to": each.other, "step": step, **facts})


def seats_of(case: Case, _: Any = None) -> Iterator[Seats]:
    """合并审理现在的审判人员。"""
    yield Seats(**_seats(case))


def _seats(case: Case) -> dict[str, Any]:
    bench = tuple(Seat(person=PersonId(each.person), role=each.role) for each in case.standings(*SITTING))
    return {"bench": bench, "first": PersonId(case.proceeding.judge)}


def as_one_of_them(case: Case, _: Any = None, *, to: str = "") -> Iterator[Joined]:
    """一案并入时要知道的：与哪几案一起、由谁审；`to` 不写的是主案。"""
    lead = opened_in(case).proceeding
    every = {lead.id: lead.number, **{each.other: each.number for each in cases_of(case)}}
    others = tuple(Other(case=id, number=number) for id, number in every.items() if id != (to or lead.id))
    reason = Prose(ground_of(case).label)
    yield Joined(others=others, through=case.proceeding.id, reason=reason, **_seats(case))


def of_the_hearing(case: Case, _: Any = None) -> Iterator[Facts]:
    """一并开庭的经过。"""
    hearing = current(case)
    assert hearing is not None, "no hearing"
    paper = case.papers[hearing.minutes]
    people = (*hearing.signed, *people_of(case))
    yield Heard(
        day=case.date.fromisoformat(hearing.day),
        begins=hearing.begins,
        ends=hearing.ends,
        room=hearing.room,
        public=hearing.public,
        closed_because=Prose(hearing.closed_because),
        present=tuple(map(PersonId, hearing.present)),
        absent=tuple(map(PersonId, hearing.absent)),
        signers=tuple(map(PersonId, dict.fromkeys(people))),
        minutes=Prose(paper.data),
        together=case.proceeding.state == "together",
    )


def entered(case: Case, facts: Entered) -> Iterator[Any]:
    for each in cases_of(case):
        if each.other == facts.case:
            yield changed(each, since=case.day, heard_after=facts.heard_after, closed=facts.closed)


def decline(case: Case, facts: Apart) -> Iterator[Any]:
    yield from to_everyone(case, f"不予合并审理，各案单独审理：{facts.reason}")


def refuse(case: Case, _: Any) -> Iterator[Any]:
    yield from to_everyone(case, "有当事人不同意合并审理，各案单独审理")


def separate(case: Case, facts: Apart) -> Iterator[Any]:
    yield from _each_does(case, "stand_alone", reason=facts.reason)
    yield from to_everyone(case, f"分案：各案恢复单独审理，已经排定而没有开的合并开庭取消。{facts.reason}")


def pass_bench_on(case: Case, _: Any) -> Iterator[Any]:
    yield from _each_does(case, "new_bench")


def finish(case: Case, _: Any) -> Iterator[Any]:
    yield from _each_does(case, "heard_jointly")
