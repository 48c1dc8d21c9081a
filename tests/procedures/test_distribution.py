"""One debtor's money among several creditors: who joins, the plan with its working, objections, every fen paid out."""

from dataclasses import replace
from datetime import date

import pytest

from tests.engine.cast import Case, Court, Player, refused
from tests.procedures.enforced import arrives, money_of, names_account, paid_out, running
from xiezhi.engine.door import case_of
from xiezhi.engine.errands import work
from xiezhi.engine.facts import Name, Prose, Secret, stated
from xiezhi.engine.words import CLAIMANT, ENFORCER
from xiezhi.law.working import Yuan
from xiezhi.phrases.people import Party
from xiezhi.phrases.sharing import Wish
from xiezhi.procedures.course import CaseMoney, Distribution, Payout
from xiezhi.procedures.enforcement import Enforcement
from xiezhi.procedures.money import Account, Allocation
from xiezhi.procedures.money.sharing_facts import (
    Amending,
    Joining,
    NewShare,
    Objecting,
    Opening,
    Planning,
    SuingAboutPlan,
    Way,
)
from xiezhi.procedures.service import Receipt, Service
from xiezhi.records.distribution import JoinedClaim
from xiezhi.records.money import Share
from xiezhi.records.obligation import Performance
from xiezhi.records.person import Person
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db
LI = Party(name=Name("李某"), id_number=Secret("152626199107080023"), address=Prose("兴和县"))
BANK = Party(name=Name("某银行"), address=Prose("集宁区"))
STORE = Party(name=Name("某典当行"), address=Prose("集宁区"))
SHORT = Prose("查到的财产只有五万元，债权合计十九万元")
SUING = SuingAboutPlan(demand=Prose("变更分配方案"), reasons=Prose("债权已经清偿一部分"), amount=Yuan(4000))
OPENED = Opening(way=Way.participation, reason=SHORT)


def shared(court: Court) -> tuple[Case, Case, Case]:
    """王某's enforcement over 80,000 has 50,000 on its account; 李某 has one over 60,000 of her own."""
    host = running(court, "80000")
    court.wang, wang = Player(court, "person-li"), court.wang
    court.now = "2026-03-02T09:00"
    other = running(court, "60000", claimants=(LI,))
    court.wang = wang
    money = money_of(host)
    arrives(court, money, "t1", "50000", "2026-03-25")
    court.enforcer.does(money, Distribution.share_out, OPENED)
    return money.child(Distribution), host, other


def joined(court: Court, talks: Case, other: Case) -> None:
    """李某 asks from her own enforcement; a bank and a pawnshop come to the counter."""
    wish = Wish(number=talks.row.number.partition("/")[0], reason=SHORT)
    other.person("claimant").does(other, Enforcement.ask_share, wish)
    with court.stands():
        work("test", ("ask_share",))
    titled = Joining(creditors=(BANK,), title="（2025）内0921民初7号", debt=Yuan(40000), doubled=Yuan(100))
    court.counter.does(talks, Distribution.join, titled)
    secured = Joining(creditors=(STORE,), debt=Yuan(10000), priority=1, basis=Prose("机动车质押，登记第12号"))
    court.counter.does(talks, Distribution.join, secured)


def planned(court: Court, day: str = "2026-03-26") -> tuple[Case, Case, Case]:
    talks, host, other = shared(court)
    joined(court, talks, other)
    plan = Planning(amount=Yuan(50000), costs=Yuan(500))
    court.enforcer.does(talks, Distribution.draw_up, plan, day=day)
    served(court, talks, day)
    return talks, host, other


def served(court: Court, talks: Case, day: str) -> None:
    court.clock(day)
    for each in talks.children(Service):
        if each.state is Service.planned:
            court.server.does(each, Service.hand_over, Receipt(on=date.fromisoformat(day)))


def creditor(court: Court, talks: Case, name: str) -> Player:
    (claim,) = [each for each in rows(JoinedClaim, proceeding=talks.id) if name_of(each.creditor) == name]
    return Player(court, claim.creditor)


def name_of(person: str) -> str:
    return rows(Person, person=person)[0].name


def shares(talks: Case) -> dict[str, tuple[int, int]]:
    return {name_of(each.creditor): (each.share, each.share_doubled) for each in rows(JoinedClaim, proceeding=talks.id)}


def test_a_creditor_joins_from_his_own_enforcement_and_his_sum_is_reckoned_by_law(court: Court) -> None:
    """民诉法解释第五百零六条。60000 × 0.0175% × 5日 = 52.50，3月21日至25日。"""
    talks, _, other = shared(court)
    joined(court, talks, other)
    claims = {name_of(each.creditor): (each.debt, each.doubled) for each in rows(JoinedClaim, proceeding=talks.id)}
    assert claims == {
        "王某": (8_000_000, 7_000),
        "李某": (6_000_000, 5_250),
        "某银行": (4_000_000, 10_000),
        "某典当行": (1_000_000, 0),
    }
    nobody = Wish(number="（2026）内0902执99号", reason=SHORT)
    other.person("claimant").does(other, Enforcement.ask_share, nobody)
    with court.stands():
        work("test", ("ask_share",))
    court.is_whole()


def test_without_a_title_only_a_priority_takes_part(court: Court) -> None:
    """第五百零七条。"""
    talks, _, _ = shared(court)
    with refused("普通债权须有执行依据", "第五百零七条"):
        court.counter.does(talks, Distribution.join, Joining(creditors=(BANK,), debt=Yuan(1)))


def test_a_citizen_is_shared_pro_rata_and_meanwhile_nobody_allocates_otherwise(court: Court) -> None:
    talks, host, _ = shared(court)
    with refused("须按比例参与分配", "第五百零八条"):
        court.enforcer.does(money_of(host), Distribution.share_out, replace(OPENED, way=Way.seizure))
    names_account(court, money_of(host))
    part = {"payee": court.wang.id, "head": "principal", "amount": "100"}
    with refused("须照分配方案分配", "第五百零九条"):
        court.enforcer.does(money_of(host), CaseMoney.allocate, stated(Allocation, {"parts": [part]}))
    with court.stands():
        offered = Distribution.draw_up.offers(case_of(talks.row, court.enforcer.id, ENFORCER, Distribution.draw_up))
    assert offered == {"amount": "50000.00"}


def test_the_plan_gives_costs_then_the_fee_then_priority_then_pro_rata_to_the_fen(court: Court) -> None:
    """第五百零八条。50000 − 500 − 申请执行费1100.63 − 优先10000 = 38399.37，按8∶6∶4。"""
    talks, _, _ = planned(court)
    assert shares(talks) == {
        "王某": (1_706_639, 0),
        "李某": (1_279_979, 0),
        "某银行": (853_319, 0),
        "某典当行": (1_000_000, 0),
    }
    assert 1_706_639 + 1_279_979 + 853_319 == 3_839_937
    told = talks.paper("distribution_plan").filled()
    assert sum(Yuan(line["amount"]) for line in told["lines"]) == 50_000
    assert len(talks.children(Service)) == 5, "four creditors and the debtor"


def test_nobody_objects_in_fifteen_days_and_the_money_goes_out_as_planned(court: Court) -> None:
    """第五百零九条: 3月26日送达，4月10日届满。李某分到的，在她自己的执行案件里抵去。"""
    talks, host, other = planned(court)
    assert talks.deadline("object_to_plan", court.wang).due == "2026-04-10"
    with refused("期限须已届满", "第五百零九条"):
        court.enforcer.does(talks, Distribution.fix, day="2026-04-10")
    court.sweep("2026-04-25")
    court.nothing_comes(talks)
    assert talks.state is Distribution.fixed
    with refused("分到钱的人须先确认收款账户", "第十条"):
        court.enforcer.does(talks, Distribution.pay)
    for name in ("王某", "李某", "某银行", "某典当行"):
        account = Account(holder=Name(name), bank=Name("中国农业银行"), number=Secret("6228480000000000017"))
        creditor(court, talks, name).does(talks, Distribution.name_payee, account, as_=CLAIMANT)
    court.enforcer.does(talks, Distribution.pay)
    with court.stands():
        work("test", ("credit_elsewhere",))
    money = money_of(host)
    assert sum(each.amount for each in rows(Share, proceeding=money.id)) == 49_500_00, "all but the costs"
    assert [each.amount for each in rows(Performance, proceeding=host.id)] == [1_706_639]
    assert [each.amount for each in rows(Performance, proceeding=other.id)] == [1_279_979]
    for payout in money.children(Payout):
        paid_out(court, payout)
    assert all(each.state is Payout.arrived for each in money.children(Payout))
    court.is_whole()


def contested(court: Court) -> tuple[Case, Player]:
    """李某 objects on the eighth of April; the others are told on the ninth."""
    talks, _, _ = planned(court)
    li = creditor(court, talks, "李某")
    says = Objecting(text=Prose("某银行的债权已经清偿一部分"))
    li.does(talks, Distribution.object_to_plan, says, as_=CLAIMANT, day="2026-04-08")
    served(court, talks, "2026-04-09")
    return talks, li


def test_an_objection_that_nobody_opposes_amends_the_plan_and_the_sum_stays(court: Court) -> None:
    """第五百一十条: 4月9日收到通知，4月24日届满。"""
    talks, _ = contested(court)
    assert talks.deadline("oppose", court.wang).due == "2026-04-24"
    new = {"王某": "19066.39", "李某": "14799.79", "某银行": "4533.19", "某典当行": "10000"}
    parts = tuple(NewShare(creditor=creditor(court, talks, name).id, amount=Yuan(yuan)) for name, yuan in new.items())
    amended = Amending(shares=parts, reason=Prose("李某的意见，没有人反对"))
    with refused("没有人反对", "第五百一十条"):
        court.enforcer.does(talks, Distribution.amend, amended, day="2026-04-24")
    court.sweep("2026-05-09")
    court.nothing_comes(talks)
    wrong = replace(amended, shares=(replace(parts[0], amount=Yuan("19066.40")), *parts[1:]))
    with refused("合计须与原方案相等", "第五百一十条"):
        court.enforcer.does(talks, Distribution.amend, wrong)
    court.enforcer.does(talks, Distribution.amend, amended)
    assert shares(talks)["某银行"] == (453_319, 0)
    court.is_whole()


def test_an_opposed_objector_sues_within_fifteen_days_or_the_plan_stands(court: Court) -> None:
    talks, li = contested(court)
    says = Objecting(text=Prose("清偿的是另一笔"))
    with refused("不能反对自己的异议", "第五百一十条"):
        li.does(talks, Distribution.oppose, says, as_=CLAIMANT)
    creditor(court, talks, "某银行").does(talks, Distribution.oppose, says, as_=CLAIMANT, day="2026-04-13")
    served(court, talks, "2026-04-14")
    assert talks.deadline("sue", li).due == "2026-04-29"
    with refused("须由提出异议的人起诉", "第五百一十条"):
        court.wang.does(talks, Distribution.sue, SUING, as_=CLAIMANT)
    court.sweep("2026-05-15")
    court.nothing_comes(talks)
    assert talks.state is Distribution.fixed
    assert shares(talks)["李某"] == (1_279_979, 0)
    court.is_whole()
