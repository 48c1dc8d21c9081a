"""A sealed van becomes money: two platforms quote, the first auction finds nobody, the second a buyer; he pays, it is
his, and what he paid goes to the creditor."""

from __future__ import annotations

from datetime import date, timedelta

from xiezhi.engine.facts import Name, PersonId, Prose, Secret
from xiezhi.engine.words import ENFORCEMENT_HEAD, ENFORCER, FINANCE, JUDGE, Step
from xiezhi.law.calendar import NATIONAL
from xiezhi.law.working import Yuan
from xiezhi.phrases.enforceable import Kind
from xiezhi.phrases.people import Party
from xiezhi.procedures.disposal import Deal, Decided, Disposal, Listing, Pricing, Quote, Report, Way
from xiezhi.procedures.enforcement import Answer, Asking, Enforcement, Found, Inquiry, Seizure
from xiezhi.procedures.money import Arrived, CaseMoney
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories import enforcement_turns as turns
from xiezhi.stories.enforcement_turns import REGISTRY_HAND
from xiezhi.stories.fee_turns import BANK_HAND
from xiezhi.stories.order_enforced import begun, variant
from xiezhi.stories.post_turns import nothing_came
from xiezhi.stories.telling import Plot, Tale
from xiezhi.stories.trial_turns import handed

CAR = Found(kind=Kind.vehicle, text=Prose("小型货车，蒙J00001"), identifier=Secret("蒙J00001"), value=Yuan(60_000))
PLATFORM = Name("某网络司法拍卖平台")
BUYER = Party(name=Name("赵某"), phone=Secret("10000007788"), address=Prose("集宁区泉山路8号"))
PRICE, STEP = Yuan(36_500), Yuan(500)


def sold(plot: Plot) -> Tale:
    yield from begun(plot)
    yield from found(plot)
    yield from priced(plot)
    yield from offered(plot)
    yield from handed_over(plot)


def found(plot: Plot) -> Tale:
    """The registry of vehicles knows of a van; it is sealed."""
    asking = Asking(debtor=turns.debtor(plot), institutions=("vehicles",))
    yield plot.does(turns.officer(plot), Enforcement.inquire, asking)
    asked = turns.under(plot, Inquiry.name, "sent")[-1]
    yield plot.does(REGISTRY_HAND, Inquiry.answer, Answer(reference="CL0001", found=(CAR,)), on=asked)
    yield from turns.frozen(plot)


def priced(plot: Plot) -> Tale:
    """Two platforms quote; the report is served, and nobody objects in five days."""
    yield from plot.later(2, 3)
    seizure = turns.under(plot, Seizure.name, "in_force")[-1]
    way = Pricing(way=Way.network, reason=Prose("双方没有议定价格，也没有计税基准价"))
    yield plot.does(turns.officer(plot), Disposal.dispose, way, on=seizure)
    yield from plot.later(2, 3)
    quotes = (Quote(by=Name("甲平台"), amount=Yuan(61_000)), Quote(by=Name("乙平台"), amount=Yuan(59_000)))
    made = plot.now.date()
    report = Report(quotes=quotes, made=made, until=made + timedelta(days=360))
    yield plot.does(turns.officer(plot), Disposal.report, report, on=sale(plot))
    yield from handed(plot, "price_notice")
    yield from nothing_came(plot, sale(plot), "object_to_price", turns.officer(plot))


def offered(plot: Plot) -> Tale:
    """Nobody bids at seventy percent; at four fifths of that 赵某 does."""
    yield plot.does(plot.officer(ENFORCEMENT_HEAD), Disposal.constitute, on=sale(plot))
    opens = _opens(plot, 16)
    yield from decided(plot, Disposal.deliberate, Yuan(42_000))
    first = listing(plot, Yuan(42_000), opens)
    yield plot.does((turns.case(plot).judge, ENFORCER), Disposal.list_first, first, on=sale(plot))
    yield from handed(plot, "auction_notice")
    yield from plot.on(f"{opens + timedelta(days=1)} 10:10")
    yield plot.does(turns.officer(plot), Disposal.fail_once, on=sale(plot))
    yield from decided(plot, Disposal.deliberate_again, Yuan(33_600))
    opens = _opens(plot, 8)
    yield plot.does(turns.officer(plot), Disposal.list_again, listing(plot, Yuan(33_600), opens), on=sale(plot))
    yield from handed(plot, "auction_notice")
    yield from plot.on(f"{opens + timedelta(days=1)} 10:20")
    deal = Deal(buyers=(BUYER,), price=PRICE, pay_by=plot.now.date() + timedelta(days=10))
    yield plot.does(turns.officer(plot), Disposal.sold_to, deal, on=sale(plot))


def decided(plot: Plot, step: Step, start: Yuan) -> Tale:
    """Three judges agree on the lowest start that the law allows, a tenth of it as deposit, five hundred a bid."""
    bench = [each.person for each in rows(Standing, proceeding=sale(plot).id, role=JUDGE.name, order=("order",))]
    said = Decided(
        agreed=tuple(PersonId(each) for each in bench),
        record=Prose("三人一致：以下限起拍，保证金一成"),
        start=start,
        deposit=Yuan(start / 10),
        step=STEP,
    )
    yield plot.does((bench[0], JUDGE), step, said, on=sale(plot))


def listing(plot: Plot, start: Yuan, opens: date) -> Listing:
    """The notice comes out four days from now."""
    return Listing(
        platform=PLATFORM,
        start=start,
        deposit=Yuan(start / 10),
        step=STEP,
        noticed=plot.now.date() + timedelta(days=4),
        opens=opens,
        costs=Yuan(300),
    )


def _opens(plot: Plot, days: int) -> date:
    """An office day, so many days after the notice."""
    return NATIONAL.next_working(plot.now.date() + timedelta(days=4 + days))


def handed_over(plot: Plot) -> Tale:
    """He pays to the account of the case; the ruling makes it his; the money goes out as the law orders."""
    yield from plot.later(2, 3)
    line = Arrived(reference="PM0001", amount=PRICE, payer=BUYER.name, on=plot.now.date())
    yield plot.does(BANK_HAND, CaseMoney.arrive, line, on=turns.money(plot))
    yield plot.does(plot.officer(FINANCE), Disposal.confirm_paid, on=sale(plot))
    yield from plot.later(1, 2)
    yield plot.does(turns.officer(plot), Disposal.rule, on=sale(plot))
    yield from handed(plot, "sale_ruling")
    yield from plot.later(3, 4)
    yield plot.does(turns.officer(plot), Disposal.hand_over, on=sale(plot))
    yield from turns.named_account(plot)
    yield from turns.allocated(plot)
    yield from turns.paid_out(plot)


def sale(plot: Plot) -> Proceeding:
    return turns.under(plot, Disposal.name)[-1]


SOLD = variant("car-sold", "财产处置：查封的货车询价、一拍流拍、二拍成交、付款、裁定、移交，价款发放", sold)
