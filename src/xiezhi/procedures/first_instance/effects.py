"""民事一审各步写入什么。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.clocks import first
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.words import Moment
from xiezhi.law.periods import Period, days
from xiezhi.phrases.carried import matter_carried, opened_in, people_carried
from xiezhi.phrases.court_fees import charge
from xiezhi.procedures.first_instance.charging import fee_of, prepays
from xiezhi.procedures.first_instance.facts import Defence, Fulfilment
from xiezhi.records.paper import Paper


def promised(case: Case) -> Mapping[str, Moment]:
    """容缺承诺的起算：登记立案之日；没有承诺的不计。"""
    waiting = any(paper.kind == "promise" for paper in case.mine(Paper))
    return first("open")(case) if waiting else {}


def lenient(case: Case) -> Period:
    """容缺承诺的期限：没有全国统一的日数，由本院设定，不超过七日。"""
    return days(int(case.setting("filing.lenient_days")))


def for_firms(case: Case) -> Mapping[str, Moment]:
    return first("open")(case) if case.dispute.enterprise else {}


def open_(case: Case, _: Any) -> Iterator[Any]:
    """编号；人、请求、证据随案带来；先按简易程序减半预收受理费，写明算式，分流以后再补退；
    执行异议之诉适用普通程序，全额预收。"""
    filing = opened_in(case)
    numbering = case.number("民初")
    plain = not case.dispute.about
    yield case.change(**numbering, track="summary" if plain else "sole")
    yield from people_carried(case)
    yield from matter_carried(case)
    names = {"addressee": filing.names("claimant"), "opponents": filing.names("defendant"), "cause": case.dispute.cause}
    working = fee_of(case, halved=plain)
    number = numbering["number"]
    yield case.draft(
        "acceptance_notice",
        **names,
        received=filing.proceeding.opened,
        officer="立案庭",
        telephone="12368",
        fee=working.total if prepays(case) else None,
        number=number,
    )
    if working.total and prepays(case):
        yield from charge(case, "acceptance_fee", working, number=number, people=filing)
    yield case.draft(
        "defence_notice",
        addressee=filing.names("defendant"),
        plaintiffs=filing.names("claimant"),
        cause=case.dispute.cause,
        number=number,
        copies=1,
        judges="审判人员、书记员确定后另行通知",
        clerk="",
        papers=["起诉状副本", "证据材料", "举证通知书"],
        telephone="12368",
    )


def defend(case: Case, defence: Defence) -> Iterator[Any]:
    yield case.make(
        Paper,
        proceeding=case.proceeding.id,
        kind="defence",
        title="答辩状",
        origin="party",
        at=case.now,
        by=case.actor,
        name=Prose("答辩状"),
        data=defence.answer,
    )
    for each in case.standings("claimant", "agent"):
        yield Notice(each.person, "被告提交了答辩状，可以查看")


def fulfil(case: Case, facts: Fulfilment) -> Iterator[Any]:
    paper = case.family.get(Paper, facts.paper)
    assert paper is not None, "fulfilled without a promise"
    yield changed(paper, sealed=case.now, data=facts.told)


def parties_to_serve(case: Case, _: Any) -> Iterator[tuple[Paper, PersonId]]:
    """副本和应诉通知书送每一个被告。"""
    notice = case.paper("defence_notice")
    assert notice is not None, "copies without a notice"
    for each in case.standings("defendant", "third"):
        yield notice, PersonId(each.person)


def notices_to_serve(case: Case, _: Any) -> Iterator[tuple[Paper, PersonId]]:
    """缴费通知送交费的原告；没有费用的送受理通知。"""
    notice = case.paper("fee_notice") or case.paper("acceptance_notice")
    assert notice is not None, "docketed without a notice"
    yield notice, PersonId(case.standings("claimant")[0].person)
