"""What restricts a debtor, and how an enforcement ended, as each side reads it on its own page."""

import pytest

from tests.engine.cast import Court, _folder, court, home
from tests.pages.test_money_pages import _site, window
from tests.procedures.enforced import running
from tests.procedures.test_endings import ended
from tests.procedures.test_sanctions import listed, overdue

__all__ = ["_folder", "_site", "court", "home"]
pytestmark = pytest.mark.django_db


def test_a_debtor_reads_what_he_may_not_do_until_when_and_why(court: Court) -> None:
    case = overdue(court)
    listed(court, case)
    with court.stands():
        his = window(case.person("defendant")).get(f"/mine/{case.id}").content.decode()
        hers = window(court.wang).get(f"/mine/{case.id}").content.decode()
    assert "不能坐飞机" in his
    assert "到 2028年3月31日 自动删除" in his
    assert "违反财产报告制度" in his
    assert "申请纠正或者解除（限制消费）" in his
    assert "没有期限：付清后三个工作日内解除" in hers
    assert "不能坐飞机" not in hers


def test_who_is_owed_reads_why_it_ended_and_how_long_he_may_object(court: Court) -> None:
    case = running(court)
    ended(court, case)
    with court.stands():
        hers = window(court.wang).get(f"/mine/{case.id}").content.decode()
    assert "据以执行的法律文书被撤销" in hers
    assert "没有执行到钱，不收申请执行费" in hers
    assert "六十日内可以提出异议" in hers
