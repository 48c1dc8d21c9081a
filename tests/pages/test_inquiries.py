"""What an officer reads of the institutions that he asked: what is due, in his language, with names and days."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import override

from tests.engine.cast import Case, Court, _folder, court, home, refused
from tests.pages.test_money_pages import _site, get
from tests.procedures.enforced import registry, running
from tests.procedures.rounds import nearly_over
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.evidence.models import Entry
from xiezhi.pages.filled import filled
from xiezhi.procedures.course import Inquiry
from xiezhi.procedures.enforcement import Answer, Asking, Enforcement
from xiezhi.procedures.enforcement.doubt import Doubted, Mistake
from xiezhi.procedures.enforcement.ending_facts import Termination, Why
from xiezhi.procedures.enforcement.inquiry import Error

__all__ = ["_folder", "_site", "court", "home"]
pytestmark = pytest.mark.django_db
BANK06 = "中国邮政储蓄银行"


def asked(court: Court) -> tuple[Case, Case]:
    case = running(court)
    wish = Asking(debtor=PersonId(case.person("defendant").id), institutions=("bank06",))
    court.enforcer.does(case, Enforcement.inquire, wish)
    return case, case.child(Inquiry)


def main_button(court: Court, inquiry: Case) -> str:
    """The step that the page of an inquiry puts first before its officer."""
    _status, text = get(court, court.enforcer, f"/case/{inquiry.id}")
    found = re.search(r'class="x-btn main"[^>]*href="[^"]*/do/(\w+)"', text[text.index("x-acts") :])
    return found[1] if found else ""


def test_an_institution_is_asked_again_where_it_erred_or_is_late_and_not_once_it_has_answered(court: Court) -> None:
    _case, inquiry = asked(court)
    assert main_button(court, inquiry) == "", "its three days run"
    court.clock("2026-03-30")
    assert main_button(court, inquiry) == "ask_again"
    registry(court, Inquiry.fail, inquiry, Error(reason=Prose("系统维护")))
    assert main_button(court, inquiry) == "ask_again"
    registry(court, Inquiry.answer, inquiry, Answer(reference="HZ1"))
    assert main_button(court, inquiry) == "", "nothing is due"


def test_nobody_is_asked_about_once_the_enforcement_is_over(court: Court) -> None:
    """《网络查询规定》第七条。"""
    case, inquiry = asked(court)
    registry(court, Inquiry.answer, inquiry, Answer(reference="HZ1"))
    court.enforcer.does(case, Enforcement.terminate, Termination(why=Why.other, reason=Prose("终结")))
    with refused("执行已经办结的，不得再查询", "第七条"):
        court.enforcer.does(inquiry, Inquiry.ask_again)


def test_an_inquiry_names_its_institution_and_no_code(court: Court) -> None:
    _case, inquiry = asked(court)
    opening = Entry.objects.get(proceeding=inquiry.id, step="inquiry.order")
    for url in (f"/case/{inquiry.id}", f"/entry/{opening.id}"):
        _status, text = get(court, court.enforcer, url)
        assert BANK06 in text
        assert "bank06" not in text


@pytest.mark.parametrize("mistake", list(Mistake))
def test_why_an_answer_was_not_taken_over_is_said_in_the_language_of_the_notice(court: Court, mistake: Mistake) -> None:
    _case, inquiry = asked(court)
    registry(court, Inquiry.doubt, inquiry, Doubted(mistake=mistake, reference="HZ1"))
    with override("en"):
        told = filled(f"{BANK06}的答复没有采用：{mistake.label}，请重发")
    assert re.findall("[一-鿿]+", told) == [BANK06]


def test_the_list_of_what_ends_a_round_says_days_as_people_do(court: Court) -> None:
    case = running(court)
    nearly_over(court, case, "insurance")
    _status, text = get(court, court.wang, f"/mine/{case.id}")
    (checklist,) = re.findall(r'<section[^>]*id="round">(.*?)</section>', text, re.S)
    assert re.findall(r"\d{4}-\d{2}-\d{2}", checklist) == []
