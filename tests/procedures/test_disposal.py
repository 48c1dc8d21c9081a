"""A sealed car becomes money: its price, two auctions, the sale, and taking it in payment."""

from dataclasses import replace
from datetime import date

import pytest

from tests.engine.cast import Case, Court, Player, refused
from tests.procedures.enforced import money_of, running
from tests.procedures.reached import for_sale, held_vehicle, thing_contested
from tests.procedures.trials import with_judges
from xiezhi.engine.door import case_of
from xiezhi.engine.facts import Name, PersonId, Prose
from xiezhi.engine.words import BANK, CLAIMANT, ENFORCER, EVERY_PARTY, Step
from xiezhi.law.working import Yuan
from xiezhi.phrases.people import Party
from xiezhi.procedures.course import CaseMoney, Disposal, Seizure, ThingObjection
from xiezhi.procedures.disposal import Agreed, Deal, Decided, Listing, Pricing, Quote, Reason, Report, SellingOff, Way
from xiezhi.procedures.money import Arrived
from xiezhi.procedures.service import Receipt, Service
from xiezhi.records.enforcement import Asset, Hold
from xiezhi.records.obligation import Performance
from xiezhi.records.person import Standing
from xiezhi.records.sale import Sale
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db
QUOTED = Report(
    quotes=(Quote(by=Name("甲平台"), amount=Yuan(61000)), Quote(by=Name("乙平台"), amount=Yuan(59000))),
    made=date(2026, 3, 26),
    until=date(2027, 3, 25),
)
FIRST = Listing(
    platform=Name("某拍卖平台"), start=Yuan(42000), deposit=Yuan(4200), step=Yuan(500), noticed=date(2026, 4, 17),
    opens=date(2026, 5, 4), costs=Yuan(300),
)  # fmt: skip
BUYER = Party(name=Name("赵某"), address=Prose("集宁区"))


def served(court: Court, sale: Case, day: str) -> None:
    court.clock(day)
    for each in sale.children(Service):
        if each.state is Service.planned:
            court.server.does(each, Service.hand_over, Receipt(on=date.fromisoformat(day)))


def priced(court: Court) -> tuple[Case, Case]:
    """Two platforms quote, the report is served on 26 March, and nobody objects; three judges are drawn."""
    with_judges(court)
    case = running(court)
    sale = for_sale(court, case)
    court.enforcer.does(sale, Disposal.report, QUOTED, day="2026-03-26")
    served(court, sale, "2026-03-26")
    court.sweep("2026-04-12")
    court.nothing_comes(sale)
    assert sale.state is Disposal.priced
    court.enforcement_head.does(sale, Disposal.constitute)
    return sale, case


def decides(court: Court, sale: Case, step: Step, listing: Listing, agreed: int = 3) -> None:
    """The panel of three votes: so many agree upon what is to be announced."""
    bench = [each.person for each in rows(Standing, proceeding=sale.id, role="judge", order=("order",))]
    said = Decided(
        agreed=tuple(PersonId(each) for each in bench[:agreed]), record=Prose("依次发表意见"),
        start=listing.start, deposit=listing.deposit, step=listing.step,
    )  # fmt: skip
    Player(court, bench[0], "judge").does(sale, step, said)


def listed(court: Court) -> tuple[Case, Case]:
    sale, case = priced(court)
    court.clock("2026-04-13")
    decides(court, sale, Disposal.deliberate, FIRST)
    court.enforcer.does(sale, Disposal.list_first, FIRST, day="2026-04-13")
    return sale, case


def pays(court: Court, case: Case, yuan: str, day: str, name: str = "赵某") -> None:
    court.clock(day)
    said = Arrived(reference=f"{name}{day}", amount=Yuan(yuan), payer=Name(name), on=date.fromisoformat(day))
    court.act(CaseMoney.arrive, said, on=money_of(case).row, by=BANK.name, as_=BANK, key=f"bank/{name}{day}")


def test_the_price_is_begun_within_thirty_days_of_the_seal(court: Court) -> None:
    """参考价规定第一条: 3月24日控制，4月23日届满。"""
    seizure = held_vehicle(court, running(court))
    assert (seizure.deadline("priced_in_time").due, seizure.deadline("priced_in_time").status) == ("2026-04-23", "open")
    court.enforcer.does(seizure, Disposal.dispose, Pricing(way=Way.bargain), day="2026-04-01")
    assert seizure.deadline("priced_in_time").status == "met"


def test_what_both_agree_is_the_price_and_a_later_way_needs_its_reason(court: Court) -> None:
    """参考价规定第二条、第四条。"""
    case = running(court)
    seizure = held_vehicle(court, case)
    with refused("须写明前一种方式不能或者不成", "第二条"):
        court.enforcer.does(seizure, Disposal.dispose, Pricing(way=Way.appraisal))
    court.enforcer.does(seizure, Disposal.dispose, Pricing(way=Way.bargain))
    sale = seizure.child(Disposal)
    too_long = Agreed(amount=Yuan(58000), until=date(2027, 3, 25))
    for each in (court.wang, case.person("defendant")):
        with refused("不超过一年", "第二十七条"):
            each.does(sale, Disposal.agree_price, too_long, as_=EVERY_PARTY)
        each.does(sale, Disposal.agree_price, replace(too_long, until=date(2026, 9, 24)), as_=EVERY_PARTY)
    assert sale.state is Disposal.priced
    assert sale.deadline("priced").due == "2026-04-03"


def test_the_mean_of_what_platforms_quote_is_the_price_unless_somebody_objects_in_five_days(court: Court) -> None:
    """参考价规定第十三条、第二十二条、第三十条。"""
    sale, _ = priced(court)
    assert rows(Sale, id=sale.id)[0].price == 6_000_000
    assert sale.deadline("object_to_price", court.wang).due == "2026-03-31"


def test_the_first_auction_has_its_floor_its_deposit_its_notice_and_its_day(court: Court) -> None:
    """网络司法拍卖规定第十条、第十二条、第十六条、第十七条: 机动车是动产，拍卖十五日前公告。"""
    sale, _ = priced(court)
    decides(court, sale, Disposal.deliberate, FIRST)
    for wrong, sentence, article in (
        ({"start": Yuan("41999.99")}, "不得低于参考价的百分之七十", "第十条"),
        ({"deposit": Yuan(8401)}, "百分之五至百分之二十", "第十七条"),
        ({"hours": 23}, "不得少于二十四小时", "第二十条"),
        ({"noticed": date(2026, 4, 15)}, "公告发布三日前", "第十六条"),
        ({"opens": date(2026, 5, 1)}, "须在拍卖十五日前公告", "第十二条"),
        ({"priority": Yuan(41700)}, "须有剩余可能", "第六条"),
    ):
        with refused(sentence, article):
            court.enforcer.does(sale, Disposal.list_first, replace(FIRST, **wrong), day="2026-04-13")
    court.enforcer.does(sale, Disposal.list_first, FIRST)
    with refused("拍卖之日到了才能登记结果", "第二十条"):
        court.enforcer.does(sale, Disposal.fail_once, day="2026-05-03")


def test_the_price_is_the_panels_and_the_notice_says_what_it_decided(court: Court) -> None:
    """网络司法拍卖规定第二十七条；《民事诉讼法》第四十五条。"""
    sale, _ = priced(court)
    court.clock("2026-04-13")
    with refused("还没有评议的，须先评议", "第二十七条"):
        court.enforcer.does(sale, Disposal.list_first, FIRST)
    with refused("同意的须是合议庭的多数", "第四十五条"):
        decides(court, sale, Disposal.deliberate, FIRST, agreed=1)
    with refused("不得低于参考价的百分之七十", "第十条"):
        decides(court, sale, Disposal.deliberate, replace(FIRST, start=Yuan(41000), deposit=Yuan(4100)))
    decides(court, sale, Disposal.deliberate, FIRST, agreed=2)
    record = sale.paper("deliberation")
    assert (record.shelf, len(record.signers)) == ("inner", 2)
    for other in ({"start": Yuan(43000)}, {"deposit": Yuan(4300)}, {"step": Yuan(600)}):
        with refused("须与合议庭评议确定的一致", "第二十七条"):
            court.enforcer.does(sale, Disposal.list_first, replace(FIRST, **other))
    assert Disposal.list_first.offers is not None
    with court.stands():
        offered = Disposal.list_first.offers(case_of(sale.row, court.enforcer.id, ENFORCER, Disposal.list_first))
    assert {name: offered[name] for name in ("start", "deposit", "step")} == {
        "start": "42000.00",
        "deposit": "4200.00",
        "step": "500.00",
    }
    court.enforcer.does(sale, Disposal.list_first, FIRST)
    assert sale.paper("auction_notice").filled()["start"] == "42000.00"
    court.enforcer.does(sale, Disposal.fail_once, day="2026-05-05")
    second = replace(FIRST, noticed=date(2026, 5, 9), opens=date(2026, 5, 18))
    with refused("还没有评议的，须先评议", "第二十七条"):
        court.enforcer.does(sale, Disposal.list_again, second, day="2026-05-06")
    court.is_whole()


def test_sold_paid_ruled_and_handed_over_within_its_days(court: Court) -> None:
    """拍卖变卖规定第二十条、第二十七条。"""
    sale, case = listed(court)
    deal = Deal(buyers=(BUYER,), price=Yuan(45500), pay_by=date(2026, 5, 15))
    court.enforcer.does(sale, Disposal.sold_to, deal, day="2026-05-05")
    pays(court, case, "4200", "2026-05-06")
    with refused("成交价款须已全部到本案账上", "第二十条"):
        court.enforcer.does(sale, Disposal.confirm_paid)
    pays(court, case, "41300", "2026-05-12")
    court.finance.does(sale, Disposal.confirm_paid)
    assert sale.deadline("paid").due == "2026-05-22"
    court.enforcer.does(sale, Disposal.rule, day="2026-05-13")
    served(court, sale, "2026-05-14")
    assert sale.deadline("ruled").due == "2026-05-29"
    (car,) = [each for each in rows(Asset, proceeding=case.id) if each.kind == "vehicle"]
    assert (car.status, rows(Hold, asset=car.id)[0].status) == ("sold", "sold")
    assert [each.state for each in case.children(Seizure)] == [Seizure.sold]
    court.enforcer.does(sale, Disposal.hand_over)
    court.is_whole()


def test_who_does_not_pay_may_not_bid_again(court: Court) -> None:
    """网络司法拍卖规定第二十四条。"""
    sale, _ = listed(court)
    deal = Deal(buyers=(BUYER,), price=Yuan(45500), pay_by=date(2026, 5, 15))
    court.enforcer.does(sale, Disposal.sold_to, deal, day="2026-05-05")
    with refused("付款期限须已过", "第二十二条"):
        court.enforcer.does(sale, Disposal.default, Reason(reason=Prose("没有付款")), day="2026-05-15")
    court.enforcer.does(sale, Disposal.default, Reason(reason=Prose("没有付款")), day="2026-05-16")
    again = replace(FIRST, noticed=date(2026, 5, 21), opens=date(2026, 6, 8))
    court.enforcer.does(sale, Disposal.list_first, again, day="2026-05-18")
    with refused("原买受人不得再参加竞买", "第二十四条"):
        court.enforcer.does(sale, Disposal.sold_to, replace(deal, pay_by=date(2026, 6, 19)), day="2026-06-09")


def test_twice_unsold_it_may_go_to_the_creditor_at_the_last_price_and_his_debt_falls(court: Court) -> None:
    """网络司法拍卖规定第二十六条；拍卖变卖规定第十六条。"""
    sale, case = listed(court)
    court.enforcer.does(sale, Disposal.fail_once, day="2026-05-05")
    assert sale.deadline("unsold_once").due == "2026-06-04"
    second = replace(FIRST, start=Yuan(33600), deposit=Yuan(3360), noticed=date(2026, 5, 9), opens=date(2026, 5, 18))
    court.clock("2026-05-06")
    decides(court, sale, Disposal.deliberate_again, second)
    with refused("不得超过前次起拍价的百分之二十", "第二十六条"):
        court.enforcer.does(sale, Disposal.list_again, replace(second, start=Yuan("33599.99"), deposit=Yuan(3359)))
    court.enforcer.does(sale, Disposal.list_again, second, day="2026-05-06")
    court.enforcer.does(sale, Disposal.fail_again, day="2026-05-19")
    court.wang.does(sale, Disposal.take_in_kind, as_=CLAIMANT)
    court.enforcer.does(sale, Disposal.rule, day="2026-05-20")
    assert [(each.amount, each.on) for each in rows(Performance, proceeding=case.id)] == [(3_360_000, "2026-05-20")]
    court.is_whole()


def test_on_sale_for_sixty_days_and_then_no_more(court: Court) -> None:
    sale, _ = listed(court)
    court.enforcer.does(sale, Disposal.fail_once, day="2026-05-05")
    second = replace(FIRST, start=Yuan(34000), deposit=Yuan(3400), noticed=date(2026, 5, 9), opens=date(2026, 5, 18))
    court.clock("2026-05-06")
    decides(court, sale, Disposal.deliberate_again, second)
    court.enforcer.does(sale, Disposal.list_again, second, day="2026-05-06")
    court.enforcer.does(sale, Disposal.fail_again, day="2026-05-19")
    with refused("须等于二拍的起拍价", "第二十六条"):
        court.enforcer.does(sale, Disposal.sell_off, SellingOff(platform=Name("某拍卖平台"), price=Yuan(33000)))
    court.enforcer.does(sale, Disposal.sell_off, SellingOff(platform=Name("某拍卖平台"), price=Yuan(34000)))
    court.sweep("2026-07-20")
    assert sale.state is Disposal.unsold


def test_what_somebody_claims_is_not_sold_while_that_is_open(court: Court) -> None:
    """网络司法拍卖规定第三十六条。"""
    sale, case = listed(court)
    thing_contested(court, case)
    deal = Deal(buyers=(BUYER,), price=Yuan(45500), pay_by=date(2026, 5, 15))
    with refused("审结以前，不得处分", "第十五条"):
        court.enforcer.does(sale, Disposal.sold_to, deal, day="2026-05-05")
    court.enforcer.does(sale, Disposal.pause, Reason(reason=Prose("案外人提出异议")))
    objection = case.child(ThingObjection)
    assert objection.row.track == rows(Sale, id=sale.id)[0].asset
    assert not [each for each in [sale.row] if each.closed]
    court.is_whole()
