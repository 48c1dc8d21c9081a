"""Restriction of consumption and the list of defaulters: grounds and bars, terms, requests, corrections, removal."""

from datetime import date
from typing import Any

import pytest

from tests.engine.cast import Case, Court, refused
from tests.procedures.enforced import registry, running
from tests.procedures.reached import seized
from tests.procedures.rounds import serve
from xiezhi.engine.errands import printed
from xiezhi.engine.facts import Name, PersonId, Prose
from xiezhi.engine.words import CLAIMANT
from xiezhi.law.working import Yuan
from xiezhi.phrases.people import Kind, Party
from xiezhi.procedures.enforcement import Enforcement, InForce, Lifting, Proposal, Sanction, Seizure
from xiezhi.procedures.enforcement.facts import Direct
from xiezhi.procedures.enforcement.sanction_facts import Asked, End, Ground, Longer, Reason, Released, Sort, Wanted
from xiezhi.procedures.service import Receipt, Service
from xiezhi.records.person import Standing
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db
DAY = "2026-03-31"
"""The notice was served on the twenty-fourth: its five days ran out on Monday the thirtieth."""


def overdue(court: Court, **about: Any) -> Case:
    """The notice and the order to report were served, and its days have passed in silence."""
    case = running(court, **about)
    serve(court, case)
    court.clock(DAY)
    return case


def proposal(case: Case, ground: Ground = Ground.unreported, sort: Sort = Sort.dishonest, **facts: Any) -> Proposal:
    whom = PersonId(case.person("defendant").id)
    return Proposal(sort=sort, whom=whom, ground=ground, reason=Prose("期满没有履行"), **facts)


def of_sort(case: Case, sort: Sort) -> Case:
    return [each for each in case.children(Sanction) if each.row.track.startswith(sort)][-1]


def listed(court: Court, case: Case, ground: Ground = Ground.unreported, **facts: Any) -> Case:
    """The order that restricts him is signed, and then the decision."""
    court.enforcer.does(case, Enforcement.sanction, proposal(case, ground, **facts))
    court.president.does(of_sort(case, Sort.consumption), Sanction.sign)
    found = of_sort(case, Sort.dishonest)
    court.president.does(found, Sanction.sign)
    return found


@pytest.mark.parametrize(
    ("ground", "facts", "sentence", "article"),
    [
        (Ground.able, {}, "须写明他有什么财产或者收入", "第一条"),
        (Ground.able, {"did": Prose("月薪八千元")}, "须先核对", "第三条"),
        (Ground.forged, {"did": Prose("殴打执行员")}, "须写明哪一日、做了什么", "第一条"),
        (Ground.evaded, {"on": date(2026, 4, 1), "did": Prose("过户房屋")}, "须写明哪一日、做了什么", "第一条"),
        (Ground.spent, {"on": date(2026, 3, 30), "did": Prose("乘飞机")}, "须在限制消费令生效以后", "第一条"),
        (Ground.broke, {}, "须是他应付的一期到期没有付清", "第一条"),
        (Ground.unreported, {"longer": 1}, "期限只能因暴力、威胁情节严重", "第二条"),
        (Ground.unreported, {"longer": 1, "why_longer": Longer.violent}, "期限只能因暴力、威胁情节严重", "第二条"),
        (Ground.forged, {"longer": 4, "why_longer": Longer.violent, "on": date(2026, 3, 30), "did": Prose("殴打")},
         "延长一至三年", "第二条"),
        (Ground.unreported, {"grace": 7}, "一至三个月", "第十五条"),
    ],
)  # fmt: skip
def test_each_ground_asks_for_its_own_facts(
    court: Court, ground: Ground, facts: dict[str, Any], sentence: str, article: str
) -> None:
    """失信名单规定第一条至第三条（原文未核）。"""
    case = overdue(court)
    with refused(sentence, article):
        court.enforcer.does(case, Enforcement.sanction, proposal(case, ground, **facts))
    assert case.children(Sanction) == []


def test_who_has_reported_is_not_listed_for_not_reporting_unless_it_is_said_what_is_untrue(court: Court) -> None:
    case = running(court)
    debtor = serve(court, case)
    debtor.does(case, Enforcement.report, day="2026-03-26")
    court.clock(DAY)
    with refused("须是期满没有报告", "第一条"):
        court.enforcer.does(case, Enforcement.sanction, proposal(case))
    untrue = proposal(case, did=Prose("隐瞒在中国农业银行的存款三万五千元"))
    court.enforcer.does(case, Enforcement.sanction, untrue)
    assert of_sort(case, Sort.dishonest).state is Sanction.proposed


def test_where_what_is_held_suffices_nobody_is_listed_for_ability(court: Court) -> None:
    """失信名单规定第三条第二项（原文未核）。"""
    case = overdue(court)
    registry(court, Seizure.take_hold, seized(court, case), InForce(amount=Yuan(900000)))
    able = proposal(case, Ground.able, did=Prose("有存款"), no_bar=True)
    with refused("不得以有履行能力纳入", "第三条"):
        court.enforcer.does(case, Enforcement.sanction, able)


def test_a_listing_brings_the_restriction_and_the_president_signs_that_first(court: Court) -> None:
    """限制消费规定第一条第二款、第五条；失信名单规定第五条（原文未核）。"""
    case = overdue(court)
    court.enforcer.does(case, Enforcement.sanction, proposal(case))
    order, decision = of_sort(case, Sort.consumption), of_sort(case, Sort.dishonest)
    with refused("须先签发限制消费令", "第一条"):
        court.president.does(decision, Sanction.sign)
    court.president.does(order, Sanction.sign)
    court.president.does(decision, Sanction.sign)
    assert decision.paper("dishonesty_decision").filled()["until"] == "2028-03-31"
    assert printed(order.paper("consumption_order")).startswith(b"%PDF")
    assert printed(decision.paper("dishonesty_decision")).startswith(b"%PDF")
    assert case.state is Enforcement.running
    with refused("同一种措施对同一个人只采取一次", "第十条"):
        court.enforcer.does(case, Enforcement.sanction, proposal(case))
    with refused("须继续限制消费", "第一条"):
        court.enforcer.does(order, Sanction.lift, Lifting(why=End.secured, reason=Prose("有担保")))
    court.is_whole()


def test_with_an_organisation_those_who_run_it_are_restricted_and_not_listed(court: Court) -> None:
    """限制消费规定第三条第二款（原文未核）。"""
    firm = Party(name=Name("集宁顺达物流有限责任公司"), kind=Kind.organisation)
    case = overdue(court, defendants=(firm,))
    with refused("须写明法定代表人", "第三条"):
        court.enforcer.does(case, Enforcement.sanction, proposal(case))
    listing = listed(court, case, people=(Party(name=Name("赵某")),))
    order = of_sort(case, Sort.consumption)
    assert "赵某" in order.paper("consumption_order").filled()["people"]
    assert [each.role for each in rows(Standing, proceeding=listing.id)].count("third") == 0
    leader = order.person("third")
    assert not order.service_of("consumption_order", leader).row.closed
    court.enforcer.does(order, Sanction.release_person, Released(person=PersonId(leader.id), reason=Prose("已经离任")))
    assert order.state is Sanction.in_force
    assert rows(Standing, proceeding=order.id, role="third", until="") == []


def test_a_listing_with_a_term_ends_with_it_by_the_clock(court: Court) -> None:
    """失信名单规定第二条、第十条第二款（原文未核）。"""
    listing = listed(court, overdue(court), why_longer=Longer.several, longer=1)
    assert listing.deadline("expiry").due == "2029-03-31"
    with refused("期满自动删除", "第十条"):
        court.enforcer.does(listing, Sanction.lift, Lifting(why=End.consented, reason=Prose("同意")))
    court.sweep("2029-04-01")
    assert (listing.state, listing.row.outcome) == (Sanction.lifted, "期限届满")
    assert listing.deadline("expiry").status == "met"


def test_the_creditor_asks_and_is_answered_within_fifteen_days(court: Court) -> None:
    """失信名单规定第五条第二款（原文未核）。"""
    case = overdue(court)
    wish = Wanted(
        sort=Sort.dishonest,
        whom=PersonId(case.person("defendant").id),
        ground=Ground.unreported,
        reason=Prose("不报告"),
    )
    court.wang.does(case, Enforcement.ask_sanction, wish)
    asked = case.child(Sanction)
    assert (asked.state, asked.deadline("requested").due) == (Sanction.requested, "2026-04-15")
    with refused("须与申请执行人申请的措施、对象一致", "第五条"):
        court.enforcer.does(asked, Sanction.put_forward, proposal(case, sort=Sort.consumption))
    court.enforcer.does(asked, Sanction.put_forward, proposal(case), day="2026-04-02")
    assert asked.deadline("proposed").due == "2026-04-15", "the fifteen days are those of the request"
    court.president.does(of_sort(case, Sort.consumption), Sanction.sign)
    court.president.does(asked, Sanction.sign)
    assert asked.state is Sanction.in_force


def test_after_a_deletion_at_his_wish_the_creditor_waits_six_months(court: Court) -> None:
    """失信名单规定第十条第四款（原文未核）。"""
    case = overdue(court)
    listing = listed(court, case, Ground.able, did=Prose("月薪八千元"), no_bar=True)
    deleting = Lifting(why=End.consented, reason=Prose("双方在谈"))
    with refused("申请执行人的书面申请", "第十条"):
        court.enforcer.does(listing, Sanction.lift, deleting)
    court.wang.does(listing, Sanction.ask_to_lift, Asked(reason=Prose("同意删除")), as_=CLAIMANT)
    court.enforcer.does(listing, Sanction.lift, deleting)
    whom = PersonId(case.person("defendant").id)
    again = Wanted(sort=Sort.dishonest, whom=whom, ground=Ground.unreported, reason=Prose("还是不付"))
    with refused("六个月内", "第十条"):
        court.wang.does(case, Enforcement.ask_sanction, again, day="2026-09-30")
    court.wang.does(case, Enforcement.ask_sanction, again, day="2026-10-09")


def test_a_request_for_correction_is_answered_and_its_rejection_reviewed_above(court: Court) -> None:
    """失信名单规定第十一条、第十二条（原文未核）。"""
    case = overdue(court)
    listing, debtor = listed(court, case), case.person("defendant")
    with refused("须有还没有答复的纠正申请", "第十二条"):
        court.enforcer.does(listing, Sanction.reject, Reason(reason=Prose("没有人申请")))
    debtor.does(listing, Sanction.ask_to_lift, Asked(reason=Prose("我已经报告")), day="2026-04-01")
    assert listing.deadline("answered").due == "2026-04-16"
    with refused("须有驳回纠正申请的决定", "第十二条"):
        debtor.does(listing, Sanction.ask_above, Reason(reason=Prose("不服")), day="2026-04-02")
    court.enforcer.does(listing, Sanction.reject, Reason(reason=Prose("没有报告")), day="2026-04-10")
    sent = listing.service_of("sanction_rejection", debtor)
    court.server.does(sent, Service.hand_over, Receipt(on=date(2026, 4, 13)), day="2026-04-13")
    assert listing.deadline("ask_above", debtor).due == "2026-04-23"
    debtor.does(listing, Sanction.ask_above, Reason(reason=Prose("报告在卷")), day="2026-04-20")
    assert listing.deadline("answered_above").due == "2026-05-06", "the fifth of May is a holiday"


def test_who_has_paid_is_released_within_three_working_days_of_the_payment(court: Court) -> None:
    """失信名单规定第十条；限制消费规定第九条（原文未核）。"""
    case = overdue(court)
    listing = listed(court, case, Ground.able, did=Prose("月薪八千元"), no_bar=True)
    whole = Direct(amount=Yuan("801540"), on=date(2026, 3, 31))
    court.wang.does(case, Enforcement.receive, whole)
    due = {sanction.deadline("removal").due for sanction in case.children(Sanction)}
    assert due == {"2026-04-03"}
    for sanction in (listing, of_sort(case, Sort.consumption)):
        court.enforcer.does(sanction, Sanction.lift, Lifting(why=End.performed, reason=Prose("已经付清")))
    assert listing.deadline("removal").status == "met"
    court.is_whole()
