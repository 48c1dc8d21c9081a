"""Pending enforcements come from a table with what is owed and what was paid, whole or not at all, and no twice."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.engine.cast import CODE, Case, Court, _folder, court, home, refused
from tests.procedures.enforced import arrives, money_of, names_account, paid_out
from xiezhi.engine.door import act, case_of
from xiezhi.engine.facts import Misstated, Name, PersonId, stated
from xiezhi.engine.words import COUNTER, ENFORCER
from xiezhi.evidence.models import Entry
from xiezhi.phrases.debt import owed
from xiezhi.procedures.course import CaseMoney, Enforcement, Payout
from xiezhi.procedures.enforcement import taking_over
from xiezhi.procedures.money import Allocation
from xiezhi.records.deadline import Deadline
from xiezhi.records.obligation import Obligation
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows
from xiezhi.site.importing_enforcements import import_enforcements

__all__ = ["_folder", "court", "home"]
pytestmark = pytest.mark.django_db
HEAD = "案号,立案日期,案由,执行依据,申请执行人,申请执行人证件号,被执行人,判项,金额,履行期限,已付金额,已付日期,执行员"
GOOD = (
    "（2026）内0902执31号,2026-01-12,买卖合同纠纷,（2025）内0902民初88号,王某,11010519491231002X,张某；李某,"
    "支付货款,80000,2025-12-31,30000,2026-01-30,贺执行"
)
BAD = "（2026）内0902执32号,2026-01-12,买卖合同纠纷,（2025）内0902民初9号,王某,,张某,支付货款,8万,去年底,,,没有这个人"


def table(folder: Path, *lines: str) -> Path:
    file = folder / "cases.csv"
    file.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8-sig")
    return file


def taken(court: Court, file: Path) -> tuple[int, int]:
    with court.stands():
        return import_enforcements(file, CODE)


def test_it_comes_with_its_number_its_limit_and_what_is_left_with_the_doubled_part(
    court: Court, tmp_path: Path
) -> None:
    """执行工作规定第六十三条: 六个月自立案之日。

    法释〔2014〕8号第四条: 80000×0.0175%×30日 + 50000×0.0175%×31日 = 420 + 271.25。"""
    file = table(tmp_path, GOOD)
    assert taken(court, file) == (1, 0)
    case = one(Proceeding, procedure=Enforcement.name)
    assert case is not None
    assert (case.number, case.numbered, case.state) == ("（2026）内0902执31号", "2026-01-12", "running")
    assert [each.due for each in rows(Deadline, proceeding=case.id, clock="limit")] == ["2026-07-13"]
    assert len(rows(Obligation)[0].debtors) == 2
    with court.stands():
        view = case_of(case, court.enforcer.id, ENFORCER, Enforcement.notify)
    assert owed(view, date(2026, 3, 2)) == 5_000_000 + 42_000 + 27_125
    assert taken(court, file) == (0, 1)
    court.is_whole()


def test_it_is_enforced_to_its_end_like_any_other(court: Court, tmp_path: Path) -> None:
    taken(court, table(tmp_path, GOOD))
    case = Case(court, one(Proceeding, procedure=Enforcement.name).id)
    money = money_of(case)
    names_account(court, money, day="2026-03-02")
    arrives(court, money, "t1", "50691.25", "2026-03-02")
    with court.stands():
        offered = CaseMoney.allocate.offers(case_of(money.row, court.enforcer.id, ENFORCER, CaseMoney.allocate))
    court.enforcer.does(money, CaseMoney.allocate, stated(Allocation, offered))
    paid_out(court, money.child(Payout))
    court.enforcer.does(case, Enforcement.conclude)
    assert case.paper("conclusion_notice").filled()["title"] == "（2025）内0902民初88号"
    court.is_whole()


def test_one_bad_row_is_named_with_its_column_and_nothing_is_done(court: Court, tmp_path: Path) -> None:
    before = Entry.objects.count()
    with pytest.raises(ExceptionGroup) as caught:
        taken(court, table(tmp_path, GOOD, BAD))
    assert [str(each) for each in caught.value.exceptions] == ["第 3 行“执行员”：本院没有这个人在任"]
    assert Entry.objects.count() == before


def test_what_has_no_number_of_this_court_is_not_taken_over(court: Court) -> None:
    nothing: tuple[Any, ...] = ()
    facts = taking_over.TakenOver(
        number="（2026）内0903执31号",
        title="（2025）内0902民初88号",
        cause=Name("货款"),
        creditors=nothing,
        debtors=nothing,
        duties=nothing,
        officer=PersonId(court.enforcer.id),
    )
    with court.stands(), refused("案号须是本院的执行案号", "第一条"):
        act(Enforcement.take_over, facts, court=CODE, by=court.counter.id, as_=COUNTER, key="no number")
    for number, sentence in (("", "请填写"), ("没有案号", "年份")):
        with court.stands(), pytest.raises(Misstated, match=f"原来的案号：{sentence}"):
            unread = replace(facts, number=number)
            act(Enforcement.take_over, unread, court=CODE, by=court.counter.id, as_=COUNTER, key=f"unread {number}")
