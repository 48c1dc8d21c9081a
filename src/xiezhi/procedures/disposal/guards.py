"""财产处置的条件：每一条都有一句话和法条。"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import Guard, Moment, guard
from xiezhi.law.distribution import leaves_surplus, online_deposit, online_reserves
from xiezhi.law.enforcement_money import debt_for_asset
from xiezhi.law.periods import days, months, years
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.law.statutes_enforcement import AUCTIONS, ENFORCEMENT_INTERPRETATION, ONLINE_AUCTIONS, REFERENCE_PRICE
from xiezhi.law.working import from_fen, to_fen
from xiezhi.phrases.bench import candidates, members
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.debt import owed_to
from xiezhi.phrases.enforceable import Kind, asset_named, is_contested
from xiezhi.procedures.disposal import facts as stated
from xiezhi.records.enforcement import Asset, Hold
from xiezhi.records.money import Arrival
from xiezhi.records.sale import Sale

LADDER = REFERENCE_PRICE("第二条", "可以采取当事人议价、定向询价、网络询价、委托评估等方式")
FLOOR = ONLINE_AUCTIONS("第十条", "起拍价不得低于评估价或者市价的百分之七十")
CUT = ONLINE_AUCTIONS("第二十六条", "不得超过前次起拍价的百分之二十")
DEPOSIT = ONLINE_AUCTIONS("第十七条", "起拍价的百分之五至百分之二十范围内")
FIRST_NOTICE = ONLINE_AUCTIONS("第十二条", "拍卖动产的，应当在拍卖十五日前公告")
NEXT_NOTICE = ONLINE_AUCTIONS("第二十六条", "拍卖动产的应当在拍卖七日前公告")
TOLD_BEFORE = ONLINE_AUCTIONS("第十六条", "应当在拍卖公告发布三日前")
HOURS = ONLINE_AUCTIONS("第二十条", "竞价时间应当不少于二十四小时")
PANEL = ONLINE_AUCTIONS("第二十七条", "应当由人民法院依法组成合议庭评议确定")
VALID = REFERENCE_PRICE("第二十七条", "有效期最长不得超过一年")
SURPLUS = AUCTIONS("第六条", "应当在实施拍卖前将有关情况通知申请执行人")
STILL = ENFORCEMENT_INTERPRETATION("第十五条", "案外人异议审查期间，人民法院不得对执行标的进行处分")
IN_KIND = AUCTIONS("第十六条", "以该次拍卖所定的保留价接受拍卖财产的")
SEATS = 3
MOVABLES = (Kind.movable.value, Kind.vehicle.value)


# --- what is looked at ------------------------------------------------------------------------------------------------


def enforcement_of(case: Case) -> Case:
    """处置在一件查封之下，查封在执行案件之下。"""
    return opened_in(opened_in(case))


def hold_of(case: Case) -> Hold:
    found = case.family.get(Hold, opened_in(case).proceeding.id)
    assert found is not None, "查封有它的控制记录"
    return found


def asset_of(case: Case) -> Asset:
    found = asset_named(enforcement_of(case), hold_of(case).asset)
    assert found is not None, "处置的是查封的财产"
    return found


def sale_of(case: Case) -> Sale:
    found = case.family.get(Sale, case.proceeding.id)
    assert found is not None, "处置有它的记录"
    return found


def is_movable(case: Case) -> bool:
    return asset_of(case).kind in MOVABLES


def arrived_from_buyer(case: Case) -> int:
    """买受人付到本案账上的钱，分。"""
    sale = sale_of(case)
    name = case.person(sale.buyer).name if sale.buyer else ""
    money = [each.id for each in enforcement_of(case).children("case_money")]
    mine = (each for each in case.family.all(Arrival) if each.proceeding in money and each.payer == name)
    return sum(each.amount for each in mine if each.status == "banked" and each.at >= sale.opens)


def difference(case: Case) -> int:
    """接受抵债的债权人应补交的差额，分。"""
    sale = sale_of(case)
    claim = owed_to(enforcement_of(case), sale.buyer, case.date).total
    return to_fen(debt_for_asset(from_fen(sale.sold), claim).total)


# --- before it is offered ---------------------------------------------------------------------------------------------


@guard(
    "存款直接划拨，须变价的才处置；轮候的查封不能处置",
    CIVIL_PROCEDURE("第二百五十八条", "应当拍卖被查封、扣押的财产"),
    english="Deposits are taken directly; only what must be sold is disposed of, and by who holds it first",
)
def is_to_be_sold(case: Case, _: Any) -> bool:
    return asset_of(case).kind != Kind.deposit.value and hold_of(case).rank == 0


@guard(
    "案外人对这一财产的异议审结以前，不得处分",
    STILL,
    english="Nothing is disposed of before an outsider's objection to it is decided",
)
def is_uncontested(case: Case, _: Any) -> bool:
    return not is_contested(enforcement_of(case), hold_of(case).asset)


@guard(
    "不从当事人议价开始的，须写明前一种方式不能或者不成，或者双方一致要求",
    LADDER,
    english="To skip the parties' own price, say why it cannot be or failed, or that both ask so",
)
def reason_is_given(case: Case, facts: stated.Pricing) -> bool:
    return facts.way is stated.Way.bargain or bool(facts.reason)


def by_way(*ways: stated.Way) -> Guard:
    labels = "、".join(way.label for way in ways)

    @guard(f"确定参考价的方式须是{labels}", LADDER)
    def way_is_chosen(case: Case, _: Any) -> bool:
        return case.proceeding.track in {str(way) for way in ways}

    return way_is_chosen


@guard(
    "有效期须在今天以后，自作出之日起不超过一年",
    VALID,
    english="It must be valid beyond today, for a year at most from its day",
)
def is_valid(case: Case, facts: stated.Agreed | stated.Report) -> bool:
    made = facts.made if isinstance(facts, stated.Report) else case.date
    return made <= case.date <= facts.until <= years(1).derive(made, rolls=False).due


@guard(
    "须写明至少一家的结果；评估、定向询价只有一家",
    LADDER,
    english="State at least one result; an appraisal or directed inquiry has one",
)
def quotes_are_named(case: Case, facts: stated.Report) -> bool:
    return len(facts.quotes) == 1 or (len(facts.quotes) > 1 and case.proceeding.track == stated.Way.network)


@guard(
    "各方对价格报告提出异议的期限须已届满",
    REFERENCE_PRICE("第二十二条", "可以在收到报告后五日内提出书面异议"),
    english="Everybody's time to object to the report must be over",
)
def nobody_objected(case: Case, _: Any) -> bool:
    mine = [each for each in case.deadlines if each.clock == "object_to_price" and each.status != "void"]
    sides = {each.person for each in case.standings("claimant", "defendant")}
    return {each.person for each in mine} >= sides and all(each.is_over(case.now[:10]) for each in mine)


# --- the offer --------------------------------------------------------------------------------------------------------


@guard(
    "参考价须在有效期内，或者一拍公告在有效期内、拍卖时未超过有效期六个月",
    VALID,
    english="The price must be valid, or have been when announced and not be six months beyond it",
)
def price_is_fresh(case: Case, facts: stated.Listing) -> bool:
    if not sale_of(case).valid_until:
        return False
    until = date.fromisoformat(sale_of(case).valid_until)
    listed = facts.noticed <= until or case.last("list_first") is not None
    return listed and facts.opens <= months(6).derive(until, rolls=False).due


@guard(
    "一拍的起拍价不得低于参考价的百分之七十",
    FLOOR,
    english="The first auction starts at no less than 70 % of the price",
)
def starts_high_enough(case: Case, facts: stated.Listing | stated.Decided) -> bool:
    return facts.start >= online_reserves(from_fen(sale_of(case).price))[0]


@guard(
    "再次拍卖的降价幅度不得超过前次起拍价的百分之二十",
    CUT,
    english="A further auction starts at no less than 80 % of the last start",
)
def is_not_cut_too_much(case: Case, facts: stated.Listing | stated.Decided) -> bool:
    return facts.start >= from_fen(sale_of(case).first) * Decimal("0.8")


@guard("保证金须为起拍价的百分之五至百分之二十", DEPOSIT, english="The deposit is 5 to 20 % of the starting price")
def deposit_is_within(case: Case, facts: stated.Listing | stated.Decided) -> bool:
    least, most = online_deposit(facts.start)
    return least <= facts.deposit <= most


@guard("今日在岗的审判员须有三人", PANEL, english="Three judges must be on duty")
def judges_suffice(case: Case, _: Any) -> bool:
    return len(candidates(case)) >= SEATS


@guard("合议庭还没有组成的才能组成", PANEL, english="No panel sits yet")
def has_no_panel(case: Case, _: Any) -> bool:
    return not members(case)


@guard("须先组成三人以上的合议庭", PANEL, english="A panel of three or more is formed first")
def panel_sits(case: Case, _: Any) -> bool:
    return len(members(case)) >= SEATS


@guard(
    "公告的起拍价、保证金、加价幅度须与合议庭评议确定的一致；还没有评议的，须先评议",
    PANEL,
    english="Start price, deposit and increment are those that the panel has decided; it must have decided first",
)
def is_as_decided(case: Case, facts: stated.Listing) -> bool:
    return sale_of(case).decided == tuple(to_fen(each) for each in (facts.start, facts.deposit, facts.step))


@guard("竞价时间不得少于二十四小时", HOURS, english="Bidding lasts at least twenty-four hours")
def bidding_is_long_enough(case: Case, facts: stated.Listing) -> bool:
    return facts.hours >= 24


def noticed_before(facts: stated.Listing, count: int) -> bool:
    return facts.noticed <= days(count).before(facts.opens).unrolled


@guard(
    "动产须在拍卖十五日前公告，不动产和其他财产权须在三十日前公告",
    FIRST_NOTICE,
    english="Movables are announced 15 days before the auction, other property 30",
)
def first_notice_is_long_enough(case: Case, facts: stated.Listing) -> bool:
    return noticed_before(facts, 15 if is_movable(case) else 30)


@guard(
    "再次拍卖，动产须在七日前公告，不动产和其他财产权须在十五日前公告",
    NEXT_NOTICE,
    english="A further auction is announced 7 days before for movables, else 15",
)
def next_notice_is_long_enough(case: Case, facts: stated.Listing) -> bool:
    return noticed_before(facts, 7 if is_movable(case) else 15)


@guard("公告发布三日前须先通知当事人", TOLD_BEFORE, english="The parties are told three days before it is announced")
def parties_are_told_before(case: Case, facts: stated.Listing) -> bool:
    return case.date <= days(3).before(facts.noticed).unrolled


@guard(
    "清偿优先债权和执行费用后须有剩余可能；没有的，须由申请执行人申请继续，并重新确定高于其总额的起拍价",
    SURPLUS,
    english="Something must be left after what goes first; else the applicant asks to go on at a price above",
)
def something_is_left(case: Case, facts: stated.Listing) -> bool:
    return leaves_surplus(facts.start, facts.priority, facts.costs)


@guard(
    "变卖价须等于二拍的起拍价",
    ONLINE_AUCTIONS("第二十六条", "可以依法在同一网络司法拍卖平台变卖"),
    english="The sale price equals the start of the second auction",
)
def price_is_the_last(case: Case, facts: stated.SellingOff) -> bool:
    return to_fen(facts.price) == sale_of(case).start


# --- the deal ---------------------------------------------------------------------------------------------------------


@guard("拍卖之日到了才能登记结果", HOURS, english="The result is entered when the day of the auction has come")
def day_has_come(case: Case, _: Any) -> bool:
    return case.day >= sale_of(case).opens


@guard(
    "成交价不得低于起拍价，须写明一位买受人",
    ONLINE_AUCTIONS("第十一条", "出价不低于起拍价的，拍卖成交"),
    english="The price is no lower than the start, and one buyer is named",
)
def bid_suffices(case: Case, facts: stated.Deal) -> bool:
    return len(facts.buyers) == 1 and to_fen(facts.price) >= sale_of(case).start and facts.pay_by >= case.date


@guard(
    "悔拍的原买受人不得再参加竞买",
    ONLINE_AUCTIONS("第二十四条", "原买受人不得参加竞买"),
    english="A buyer who backed out may not bid again",
)
def may_bid(case: Case, facts: stated.Deal) -> bool:
    return not {each.name for each in facts.buyers} & {case.person(each).name for each in sale_of(case).barred}


@guard(
    "成交价款须已全部到本案账上",
    AUCTIONS("第二十条", "价款或者需要补交的差价全额交付后"),
    english="The whole price must be on this case's account",
)
def price_is_paid(case: Case, _: Any) -> bool:
    return arrived_from_buyer(case) >= sale_of(case).sold


@guard(
    "付款期限须已过而没有付清",
    AUCTIONS("第二十二条", "买受人逾期未支付价款"),
    english="The time to pay must have passed unpaid",
)
def is_in_default(case: Case, _: Any) -> bool:
    sale = sale_of(case)
    return case.day > sale.pay_by and arrived_from_buyer(case) < sale.sold


@guard(
    "抵债财产的价额高于债权的，差额须已到本案账上",
    IN_KIND,
    english="What the property is worth beyond the debt must be on this case's account",
)
def difference_is_paid(case: Case, _: Any) -> bool:
    in_kind = case.last("take_in_kind", "sold_to")
    if in_kind is None or in_kind.step != "disposal.take_in_kind":
        return True
    return arrived_from_buyer(case) >= difference(case)


def objection_over(case: Case) -> Mapping[str, Moment]:
    """恢复拍卖的起算：案外人异议审结之日。"""
    family = enforcement_of(case)
    mine = [each for each in family.children("thing_objection") if each.track == hold_of(case).asset]
    if not mine or any(not each.closed for each in mine):
        return {}
    last = max(mine, key=lambda each: each.closed)
    entry = case.of(last).last()
    return {"": Moment(entry.entry, entry.day)} if entry else {}
