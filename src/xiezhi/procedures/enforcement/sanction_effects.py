"""限制消费和失信各步写入什么：谁受限制、到哪一日、为什么，本人一份文书，双方各有通知。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Errand, Notice, Tally, changed
from xiezhi.engine.words import DEFENDANT
from xiezhi.phrases.people import enter
from xiezhi.procedures.enforcement import sanction_facts as stated
from xiezhi.procedures.enforcement.sanction_facts import Ground, Sort
from xiezhi.procedures.enforcement.sanction_rules import above, ground_of, sort_of, term_of
from xiezhi.records.paper import Paper

PUBLISH, UNPUBLISH = "publish", "unpublish"
REJECTION = "sanction_rejection"
WHY = "sanction_reason"
SIDES = ("claimant", "defendant", "third")


def track_of(facts: stated.Proposal | stated.Wanted) -> str:
    """措施、情形，有期限的失信再加年数。"""
    longer = facts.longer if isinstance(facts, stated.Proposal) else 0
    years = f".{2 + longer}" if facts.sort is Sort.dishonest and facts.ground is not Ground.able else ""
    return f"{facts.sort}.{facts.ground}{years}"


def written(case: Case, kind: str, title: str, text: str) -> Paper:
    """说明的理由入卷，各方都看得到。"""
    return case.make(
        Paper, proceeding=case.proceeding.id, kind=kind, title=title, origin="party", at=case.now, by=case.actor,
        name=title, data=text,
    )  # fmt: skip


def _opened(case: Case, facts: stated.Proposal | stated.Wanted) -> Iterator[Any]:
    talks = above(case)
    yield Subject(facts.whom)
    yield case.change(
        number=f"{talks.proceeding.number}/惩戒/{len(talks.children('sanction'))}",
        track=track_of(facts),
        outcome=f"{facts.grace}" if isinstance(facts, stated.Proposal) else "",
    )
    for each in talks.standings("claimant", "enforcer"):
        yield case.stand(each.person, each.role, each.order, electronic=each.electronic)
    for each in talks.standings("defendant"):
        if each.person == facts.whom:
            yield case.stand(each.person, DEFENDANT, electronic=each.electronic)


def _reasoned(case: Case, facts: stated.Proposal) -> Iterator[Any]:
    """理由入卷；对单位限制消费的，受限制的人同列。"""
    yield written(case, WHY, "采取措施的理由", "；".join(filter(None, (facts.reason, facts.did))))
    if facts.sort is Sort.consumption:
        yield from enter(case, facts.people, "third")


def propose(case: Case, facts: stated.Proposal) -> Iterator[Any]:
    yield from _opened(case, facts)
    yield from _reasoned(case, facts)


def request(case: Case, facts: stated.Wanted) -> Iterator[Any]:
    yield from _opened(case, facts)
    yield written(case, "sanction_request", f"{facts.sort.label}申请书", facts.reason)
    for each in above(case).standings("enforcer"):
        yield Notice(each.person, f"申请执行人申请对{case.person(facts.whom).name}{facts.sort.label}，十五日内决定")


def put_forward(case: Case, facts: stated.Proposal) -> Iterator[Any]:
    yield case.change(track=track_of(facts), outcome=f"{facts.grace}")
    yield from _reasoned(case, facts)


def as_asked(case: Case) -> dict[str, Any]:
    """预填：申请的是哪一种、对谁、哪一种情形。"""
    whom = case.standings("defendant")[0].person
    return {"sort": str(sort_of(case.proceeding)), "whom": whom, "ground": str(ground_of(case.proceeding))}


def declined(case: Case, facts: stated.Reason) -> Iterator[Any]:
    yield case.change(outcome="没有采取")
    for each in case.standings("claimant", "enforcer"):
        yield Notice(each.person, f"没有{sort_of(case.proceeding).label}：{facts.reason}")


def put_in_force(case: Case, _: Any) -> Iterator[Any]:
    sort, who, talks = sort_of(case.proceeding), case.standings("defendant")[0].person, above(case)
    why = case.paper(WHY)
    yield case.draft(
        "consumption_order" if sort is Sort.consumption else "dishonesty_decision",
        debtor=case.person(who).name,
        people=case.names("third"),
        creditors=talks.names("claimant"),
        number=talks.proceeding.number,
        ground=ground_of(case.proceeding).label,
        reason=why.data if why else "",
        until=last_day(case) or "",
        title=_title(talks),
        officer=next((o.name for o in case.house.officers.values() if o.person == talks.proceeding.judge), ""),
    )
    yield Notice(who, f"法院已对您{sort.label}，{_how_long(case)}；不服的可以申请纠正，十五日内审查")
    for each in case.standings("third"):
        yield Notice(each.person, f"{case.person(who).name}被限制消费，您也受限制；因私消费、已经离任的，可以申请")
    for each in case.standings("claimant"):
        yield Notice(each.person, f"法院已对{case.person(who).name}{sort.label}")
    yield Tally(f"sanction_{sort}")
    yield Errand(PUBLISH, {})


def last_day(case: Case) -> str | None:
    """有期限的，到哪一日：签发之日起算；还没有签发的，从今天算。"""
    term, signed = term_of(case.proceeding), case.last("sign")
    since = date.fromisoformat(signed.day) if signed else case.date
    return term.derive(since, rolls=False).due.isoformat() if term else None


def _how_long(case: Case) -> str:
    until = last_day(case)
    return f"期限到{until}，期满自动删除" if until else "履行债务后三个工作日内解除"


def _title(talks: Case) -> str:
    return talks.parent.number if talks.parent else next((each.text for each in talks.claims), "")


def fall_due(case: Case, facts: stated.Removable) -> Iterator[Any]:
    """应当解除、删除：三个工作日从现在起算。"""
    sort, who = sort_of(case.proceeding), case.standings("defendant")[0].person
    for each in case.standings("enforcer"):
        yield Notice(each.person, f"对{case.person(who).name}的{sort.label}应当在三个工作日内解除：{facts.why.label}")
    for each in case.standings("defendant", "third"):
        yield Notice(each.person, f"{facts.why.label}，{sort.label}三个工作日内解除")


def taken_off(case: Case, facts: stated.Lifting) -> Iterator[Any]:
    yield from _gone(case, facts.why.label)


def run_out(case: Case, _: Any) -> Iterator[Any]:
    yield from _gone(case, "期限届满")


def _gone(case: Case, why: str) -> Iterator[Any]:
    yield case.change(outcome=why)
    yield Errand(UNPUBLISH, {"why": "lifted"})
    for each in case.standings(*SIDES):
        whose = "对您的" if each.role != "claimant" else ""
        yield Notice(each.person, f"{whose}{sort_of(case.proceeding).label}已经解除：{why}")


def released(case: Case, facts: stated.Released) -> Iterator[Any]:
    """只解除对这一个人的限制，对单位的还在。"""
    for each in case.standings("third"):
        if each.person == facts.person:
            yield changed(each, until=case.day)
    yield Notice(facts.person, "对您本人的限制消费已经解除")


def asked(case: Case, facts: stated.Asked) -> Iterator[Any]:
    who = case.person(case.me).name
    yield written(case, "sanction_complaint", "纠正申请书", f"{facts.what.label}。{facts.reason}")
    for each in case.standings("enforcer"):
        yield Notice(each.person, f"{who}申请纠正：{facts.what.label}，十五日内审查")


def upheld(case: Case, facts: stated.Reason) -> Iterator[Any]:
    yield from _told(case, f"纠正申请成立，三个工作日内纠正：{facts.reason}")


def rejected(case: Case, facts: stated.Reason) -> Iterator[Any]:
    """驳回的决定送申请的人，写明向谁、几日内复议。"""
    who, talks = case.standings("defendant")[0].person, above(case)
    yield case.draft(
        REJECTION,
        debtor=case.person(who).name,
        measure=sort_of(case.proceeding).label,
        number=talks.proceeding.number,
        reason=facts.reason,
        officer=next((o.name for o in case.house.officers.values() if o.person == talks.proceeding.judge), ""),
    )
    yield from _told(case, f"纠正申请没有成立：{facts.reason}；不服的，十日内可以向上一级人民法院申请复议")


def corrected(case: Case, facts: stated.Reason) -> Iterator[Any]:
    """记载有误的，更正以后重新公布。"""
    yield Errand(PUBLISH, {})
    yield from _told(case, f"公布的信息已经更正：{facts.reason}")


def from_above(case: Case, facts: stated.FromAbove) -> Iterator[Any]:
    yield from _told(case, f"复议决定{facts.number}：{facts.text}")


def _told(case: Case, text: str) -> Iterator[Notice]:
    yield from (Notice(each.person, text) for each in case.standings(*SIDES))
