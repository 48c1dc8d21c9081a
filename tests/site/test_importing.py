"""Pending cases come from a table whole or not at all, and no twice."""

from datetime import date
from pathlib import Path

import pytest

from tests.engine.cast import CODE, Court, _folder, court, home
from tests.procedures.trials import with_judges
from xiezhi.evidence.models import Entry
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Claim, Proceeding
from xiezhi.records.table import one, rows
from xiezhi.site.importing import import_cases

__all__ = ["_folder", "court", "home"]
pytestmark = pytest.mark.django_db
HEAD = "案号,立案日期,案由,原告,原告证件号,被告,诉讼请求,金额,程序,审判员,副本已送达"
GOOD = (
    "（2026）内0902民初31号,2026-01-12,买卖合同纠纷,王某,11010519491231002X,张某；李某,"
    "支付货款；返还押金,80000；2000,简易程序,法官1,是"
)
BAD = "（2026）内0902民初32号,一月,买卖合同纠纷,王某,,张某,支付货款,8万,简易程序,没有这个人,是"


def table(folder: Path, *lines: str) -> Path:
    file = folder / "cases.csv"
    file.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8-sig")
    return file


def taken(court: Court, file: Path) -> tuple[int, int]:
    with court.stands():
        return import_cases(file, CODE)


def test_a_case_comes_with_its_number_and_its_limit_runs_from_its_day(court: Court, tmp_path: Path) -> None:
    """《民事诉讼法》第一百六十四条：立案之日起三个月。"""
    with_judges(court)
    file = table(tmp_path, GOOD)
    assert taken(court, file) == (1, 0)
    case = one(Proceeding, procedure=FirstInstance.name)
    assert case is not None
    assert (case.number, case.numbered, case.amount, case.state) == (
        "（2026）内0902民初31号", "2026-01-12", 8_200_000, "ready",
    )  # fmt: skip
    assert [each.text for each in rows(Claim, order=("order",))] == ["支付货款", "返还押金"]
    assert "2026-01-12" in {each.start for each in rows(Deadline, proceeding=case.id)}
    assert taken(court, file) == (0, 1)
    court.is_whole()


def test_what_is_docketed_next_takes_the_next_number(court: Court, tmp_path: Path) -> None:
    with_judges(court)
    taken(court, table(tmp_path, GOOD))
    assert court.opens(FirstInstance).row.number == "（2026）内0902民初32号"


def test_one_bad_row_is_named_with_its_column_and_nothing_is_done(court: Court, tmp_path: Path) -> None:
    with_judges(court)
    before = Entry.objects.count()
    with pytest.raises(ExceptionGroup) as caught:
        taken(court, table(tmp_path, GOOD, BAD, BAD))
    assert [str(each) for each in caught.value.exceptions] == [
        "第 3 行“立案日期”：写成 2026-02-11",
        "第 4 行“案号”：与前面的一行相同",
    ]
    assert Entry.objects.count() == before


def test_a_number_is_of_the_year_in_which_the_case_was_docketed(court: Court, tmp_path: Path) -> None:
    with_judges(court)
    with pytest.raises(ExceptionGroup) as caught:
        taken(court, table(tmp_path, GOOD.replace("2026-01-12", str(date(2025, 12, 30)))))
    assert "年份须是立案的年份" in str(caught.value.exceptions[0])
