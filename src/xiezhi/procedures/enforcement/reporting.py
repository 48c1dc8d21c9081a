"""财产报告：收到报告财产令以后报告；义务履行完毕，报告的义务就终结，不再催。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.clocks import on_served
from xiezhi.engine.words import COURSE, DEFENDANT, Moment, Step
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.law.statutes_enforcement import PROPERTY_INQUIRY
from xiezhi.procedures.enforcement import effects, facts
from xiezhi.procedures.enforcement.states import At


def still_to_report(case: Case) -> Mapping[str, Moment]:
    """报告的期限自收到报告财产令起算；报告程序终结以后，再次责令的才重新起算。"""
    ended, ordered = case.last("end_report"), on_served("property_report_order")(case)
    return {person: moment for person, moment in ordered.items() if ended is None or moment.day > ended.day}


def end_report(case: Case, _: Any) -> Iterator[Any]:
    yield from effects.told(case, "义务已经履行完毕，不再需要报告财产", "defendant", "enforcer")


class Reporting:
    """报告财产，和报告程序的终结。"""

    report = Step(
        "报告财产",
        by=DEFENDANT,
        moves=(At.running | At.settled).stays,
        facts=facts.Report,
        does=effects.report,
        within=days(5),
        since=still_to_report,
        personal=True,
        law=CIVIL_PROCEDURE("第二百五十二条", "应当报告当前以及收到执行通知之日前一年的财产情况"),
        english="Report property",
    )
    end_report = Step(
        "财产报告程序终结",
        by=COURSE,
        moves=(At.docketed | At.running | At.settled).stays,
        does=end_report,
        law=PROPERTY_INQUIRY("第十一条", "被执行人履行完毕生效法律文书确定义务的"),
        english="The duty to report property ends",
    )
