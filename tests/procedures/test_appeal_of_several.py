"""An appeal where several stand on a side, or somebody claimed beside the suit: who is who, and who bears which fee."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.engine.cast import refused
from tests.procedures.test_appeal import Second, read_only
from tests.stories.conftest import empty_home
from xiezhi.desk.errands import Errand
from xiezhi.engine.clock import at
from xiezhi.engine.door import act
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.possible import case_for
from xiezhi.engine.words import COURTS
from xiezhi.law.working import Yuan
from xiezhi.phrases.appeals import FILE_UP, Against
from xiezhi.phrases.operative import Share
from xiezhi.procedures.appeal import Appeal, Judged, Verdict
from xiezhi.procedures.appeal.errands import carried
from xiezhi.procedures.appeal.records import side
from xiezhi.procedures.judgment import Appealing
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows
from xiezhi.stories import appeal_turns as second
from xiezhi.stories import judgment_turns as judgment
from xiezhi.stories import loan, sides
from xiezhi.stories.house import HOHHOT, found
from xiezhi.stories.telling import Plot, Tale, play

WHY = Appealing(petition=Prose("改判"), reason=Prose("反诉的利息不应返还"), contested=Yuan(50_000))


@pytest.fixture
def countered(tmp_path: Path, db: None) -> Iterator[Second]:
    """The loan with the counterclaim granted; 张某 appeals, and the file is before the court above."""
    with empty_home(tmp_path):
        found(*sides.COUNTERED.courts)
        plot = sides.COUNTERED.begun()
        play([told(plot)])
        yield Second(plot)


def told(plot: Plot) -> Tale:
    yield from sides.countered_and_heard(plot)
    yield from judgment.written(plot, replace(loan.verdict(plot), items=sides.both_granted(plot)))
    yield from judgment.pronounced(plot)
    yield from judgment.sent(plot)
    yield from judgment.appealed(plot, WHY)
    yield from judgment.sent_up(plot)
    yield from second.received(plot)


def test_the_fee_of_the_counterclaim_is_shared_out_anew_where_the_judgment_is_changed(countered: Second) -> None:
    """《诉讼费用交纳办法》第三十条：原判决改变的，一审诉讼费用的负担相应变更，反诉的也在内。"""
    read_only(countered)
    zhang, wang = PersonId(countered.zhang), PersonId(countered.wang)
    before = rows(Obligation, proceeding=countered.judgment.id, kind="costs", status="open")
    assert {each.debtors[0]: each.principal for each in before} == {zhang: 590_000, wang: 52_500}
    verdict = Verdict(
        result=Judged.changed, found=Prose("没有预先扣除利息"), opinion=Prose("反诉不能成立"),
        items=sides.both_granted(countered.plot)[:1], rest_dismissed=True,
        shares=(Share(who=zhang, amount=Yuan(5900)),),
    )  # fmt: skip
    with refused("相加须等于全部费用", "第五十三条"):
        wrong = replace(verdict, other_shares=(Share(who=wang, amount=Yuan(500)),))
        countered.does(countered.first(), Appeal.draft_judgment, wrong)
    countered.drafted(Appeal.draft_judgment, verdict)
    paper = rows(Paper, proceeding=countered.row.id, kind="appeal_judgment", origin="court")[-1].filled()
    assert "反诉案件受理费525元，由张某负担525元" in paper["costs"]
    owed = rows(Obligation, proceeding=countered.judgment.id, kind="costs", status="open")
    assert {each.debtors[0]: each.principal for each in owed} == {zhang: 590_000}, "he lost what he had prepaid"
    assert countered.refunds() == {wang: 590_000}


def test_who_is_respondent_is_what_the_appeal_of_one_of_several_contests(countered: Second) -> None:
    """民诉法解释第三百一十七条：只对对方、只对同一方、两者都有意见的，各人的地位不同。"""
    sent = carried(Errand.objects.get(kind=FILE_UP))
    file: Any = sent.facts
    zhang = next(each for each in file.people if each.role == "defendant")
    bao = replace(zhang, person=PersonId("person-bao"), name="包某", id_number="", order=2)
    stands: dict[Against, tuple[str, str]] = {}
    for each in Against:
        appeals = tuple(replace(one, against=each) for one in file.appeals)
        with at(countered.plot.now):
            receipt = act(
                Appeal.receive, replace(file, people=(*file.people, bao), appeals=appeals), court=HOHHOT,
                by=COURTS.name, as_=COURTS, key=f"several/{each}",
            )  # fmt: skip
            there = one(Proceeding, id=receipt.proceeding)
            assert there is not None
            case = case_for(there, COURTS.name)
        stands[each] = (side(case, countered.wang), side(case, bao.person))
    assert stands == {
        Against.opponents: ("被上诉人（原审原告）", "原审被告"),
        Against.own_side: ("原审原告", "被上诉人（原审被告）"),
        Against.both: ("被上诉人（原审原告）", "被上诉人（原审被告）"),
    }
