"""终本以后：五年内每六个月自动查一次，查到财产的告诉申请执行人，他随时可以申请恢复执行。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Notice
from xiezhi.engine.clocks import after
from xiezhi.engine.words import (
    CLOCK,
    COURSE,
    ENFORCEMENT_HEAD,
    INSPECTOR,
    NEW,
    PRESIDENT,
    Procedure,
    State,
    Step,
    guard,
)
from xiezhi.law.periods import months
from xiezhi.phrases.carried import opened_in
from xiezhi.procedures.enforcement.round_checks import round_rule

EVERY_HALF_YEAR = round_rule("第九条", "五年内，人民法院应当每六个月通过网络执行查控系统查询一次被执行人的财产")
TIMES = 10


@guard("须仍是终结本次执行程序的案件", EVERY_HALF_YEAR, english="The round of enforcement must still be ended")
def is_still_ended(case: Case, _: Any) -> bool:
    return opened_in(case).proceeding.state == "round_ended"


@guard("须已经恢复执行", EVERY_HALF_YEAR, english="The enforcement must have been resumed")
def was_taken_up(case: Case, _: Any) -> bool:
    return opened_in(case).proceeding.state != "round_ended"


def begin(case: Case, _: Any) -> Iterator[Any]:
    above = opened_in(case)
    place = len(above.children("watch"))
    yield case.change(number=f"{above.proceeding.number}/终本管理/{place}")
    for each in above.standings("claimant", "defendant", "enforcer"):
        yield case.stand(each.person, each.role, each.order)


def look_again(case: Case, _: Any) -> Iterator[Any]:
    count = len(case.entries("look_again")) + 1
    for each in case.standings("claimant", "enforcer"):
        yield Notice(each.person, f"终本后第{count}次查询已经发出，查到财产的可以申请恢复执行")


def is_over(case: Case) -> bool:
    """五年的十次都查过了。"""
    return len(case.entries("look_again")) >= TIMES


class Watch(
    Procedure,
    label="终本管理",
    code="终本管理",
    english="Watch after a round has ended",
    numbered=False,
    seen_by=(ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """终本管理：终本不是了结，法院接着查。"""

    watching = State(
        "定期查询中",
        first=True,
        lasts=months(6),
        since=after("begin", "look_again"),
        by=ENFORCEMENT_HEAD,
        law=EVERY_HALF_YEAR,
        rolls=False,
        english="Being watched",
    )
    over = State("五年已满", last=True, english="Five years are over")
    stopped = State("已恢复执行", last=True, english="Taken up again")

    begin = Step(
        "列入终本管理", by=COURSE, moves=NEW >> watching, does=begin, law=EVERY_HALF_YEAR, english="Begin to watch"
    )
    look_again = Step(
        "每六个月查询一次",
        by=CLOCK | ENFORCEMENT_HEAD,
        moves=watching >> watching,
        needs=[is_still_ended],
        does=look_again,
        on_lapse_of=watching,
        law=EVERY_HALF_YEAR,
        english="Ask again every six months",
    )
    finish = Step(
        "五年期满，不再自动查询",
        by=COURSE,
        moves=watching >> over,
        law=EVERY_HALF_YEAR,
        english="Stop after five years",
    )
    stop = Step(
        "恢复执行，停止定期查询",
        by=COURSE | ENFORCEMENT_HEAD,
        moves=watching >> stopped,
        needs=[was_taken_up],
        law=EVERY_HALF_YEAR,
        english="Taken up again: watch no more",
    )
