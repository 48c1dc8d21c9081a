"""A planned city told through the door: each of its cases by the turns that the seed's disputes take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from xiezhi.engine.clock import DEMO_BEGINS, set_demo_clock
from xiezhi.engine.door import Receipt
from xiezhi.engine.facts import Prose
from xiezhi.engine.words import FILING_JUDGE
from xiezhi.evidence.read import heads
from xiezhi.law.calendar import NATIONAL
from xiezhi.law.courts import COURTS, Level
from xiezhi.law.working import Yuan, from_fen
from xiezhi.procedures.enforcement import Enforcement
from xiezhi.procedures.filing import Demand, Door, Filing, Intake
from xiezhi.procedures.first_instance import Asking, FirstInstance
from xiezhi.records.court import Court
from xiezhi.records.table import one
from xiezhi.stories import archive_turns as archive
from xiezhi.stories import enforcement_turns as enforcement
from xiezhi.stories import fee_turns as fees
from xiezhi.stories import filing_turns as filing
from xiezhi.stories import order_turns as order
from xiezhi.stories import suit_turns as suit
from xiezhi.stories import talks_turns as talks
from xiezhi.stories import trial_turns as trial
from xiezhi.stories.city import CAUSES, ENDS, ENFORCEMENT, ORDINARY, TALKS, Cases, Shape, planned
from xiezhi.stories.courses import Course, course
from xiezhi.stories.days import moment
from xiezhi.stories.disputes import Disputes
from xiezhi.stories.filing_turns import Turn
from xiezhi.stories.house import DEMONSTRATION, founding
from xiezhi.stories.seed import DOORS, told
from xiezhi.stories.telling import Bench, Plot, Tale, Told, play

FOUNDED = moment("2024-01-02 08:00")
COME_IN = "08:40"
"""When the cases of a day come in, all in one commit."""
UNTIL = moment(f"{ENDS} 23:00")
MOST = 10_000
"""How many acts of one moment are committed together."""
LEAD = timedelta(days=62)
"""How long before its enforcement an order to pay is asked for."""
LOOKED_AT = 4
"""How many days before it is docketed an enforcement is applied for."""
PAYS_WITHIN = timedelta(days=5)
"""How long a fee may take: four days, and the night before it is brought to the counter."""
SETTLED: tuple[Turn, ...] = (
    filing.offered, filing.welcomed, talks.referred, talks.opened, talks.talked, talks.agreed, talks.applied,
    talks.taken_in, talks.questioned, talks.confirmed, suit.served,
)  # fmt: skip
LENDERS = ("鑫诚信息咨询有限公司", "汇通小额贷款服务部", "聚财商务信息有限公司")
"""They lend to everybody, and sue with the same sentences."""


def plan(shape: Shape, courts: Sequence[str] = DEMONSTRATION) -> Cases:
    return planned(shape, [COURTS[each].level is Level.INTERMEDIATE for each in courts])


def tales(shape: Shape, courts: Sequence[str] = DEMONSTRATION) -> Iterator[tuple[date, Tale]]:
    """Each case with the day it comes in, in this order."""
    cases, chance = plan(shape, courts), Random(shape.seed)
    invented, bench = Disputes(chance), Bench()
    rows = [(_begins(cases, number), number) for number in range(len(cases))]
    for begins, number in sorted(rows):
        row, court = cases.row(number), courts[int(cases.court[number])]
        key, at = f"{shape.seed}/{number}", moment(f"{begins} {COME_IN}")
        plot = Plot(f"city/{key}", court, at, Random(key), bench)
        intake = _intake(invented, court, row, chance)
        yield begins, told(plot, intake, _course(row))


@dataclass
class Progress:
    """How far it has come, said at the beginning of each month of the city's clock."""

    say: Callable[[str], object]
    begun: float = field(default_factory=time.perf_counter)
    cases: int = 0
    acts: int = 0
    month: str = ""

    def heard(self, told: Told, receipt: Receipt) -> None:
        self.cases += told.step is Filing.submit
        self.acts += 1
        if f"{told.at:%Y-%m}" > self.month:
            self.month = f"{told.at:%Y-%m}"
            self.say(str(self))

    def __str__(self) -> str:
        took = time.perf_counter() - self.begun
        return (
            f"{self.month}  {self.cases} 件  {self.acts} 步  每秒 {self.cases / took:.1f} 件、{self.acts / took:.0f} 步"
        )


def tell(shape: Shape, say: Callable[[str], object], courts: Sequence[str] = DEMONSTRATION) -> Progress:
    """Tell a city into this home through the door, many acts a commit; its clock then goes on from the end.

    Broken off, it goes on with the cases that had not come in yet; those under way are left where they stand.
    """
    play(founding(code, FOUNDED) for code in courts if one(Court, id=code) is None)
    reached = _reached()
    left = [tale for begins, tale in tales(shape, courts) if moment(f"{begins} {COME_IN}") > reached]
    if len(left) < shape.cases:
        say(f"已有 {shape.cases - len(left)} 件，从 {reached:%Y-%m-%d %H:%M} 接着办；当时办到一半的停在原处")
    progress = Progress(say)
    play(left, until=UNTIL, heard=progress.heard, in_order=True, most=MOST)
    set_demo_clock(DEMO_BEGINS)
    say(str(progress))
    return progress


def _reached() -> datetime:
    """The last moment that the city told before has come to; the founding does not count."""
    return max((FOUNDED, *(datetime.fromisoformat(each.last) for each in heads() if each.last)))


def _begins(cases: Cases, number: int) -> date:
    """The day of filing: for an enforcement, when the order was asked for."""
    opened = date.fromordinal(int(cases.opened[number]))
    return NATIONAL.next_working(opened - LEAD) if cases.kind[number] == ENFORCEMENT else opened


def _intake(invented: Disputes, court: str, row: dict[str, int], chance: Random) -> Intake:
    cause = order.OF_MONEY[row["cause"] % len(order.OF_MONEY)] if row["kind"] == ENFORCEMENT else CAUSES[row["cause"]]
    made = invented.intake(court, chance.choices(list(DOORS), list(DOORS.values()))[0], causes=(cause,))
    made = replace(made, promised=(), thirds=(), defendants=made.defendants[:1])
    if row["lender"]:
        lender = invented.known(court, LENDERS[chance.randrange(len(LENDERS))])
        text = "被告因资金周转向原告借款，出具借条，约定按期还款付息。款项已经交付。到期后经催要，至今未还。"
        made = replace(made, claimants=(lender,), agents=(), reasons=Prose(text), door=Door.web)
    if row["kind"] == ENFORCEMENT:
        amount = Yuan(from_fen(row["amount"]))
        demand = Demand(text=Prose(f"请求支付{amount}元"), amount=amount)
        made = replace(made, demands=(demand,), claimants=made.claimants[:1], agents=())
    return made


def _course(row: dict[str, int]) -> Course:
    kept = (suit.served, archive.shelved) if row["filed_up"] else ()
    if row["kind"] == TALKS:
        return course(1, (0, 0), *SETTLED, *kept)
    if row["kind"] == ENFORCEMENT:
        ends = (partial(paid, row=row),) if row["closed"] else ()
        return course(
            1, (0, 0), order.asked_for, order.accepted, order.paid, order.issued, order.delivered, order.silent,
            *kept[1:], partial(until, day=row["opened"] - LOOKED_AT), enforcement.applied,
            partial(until, day=row["opened"]), taken_up, *_sought(row), enforcement.noticed, *ends, *kept,
        )  # fmt: skip
    sends = row["opened"] + (9 if row["late"] else 1)
    sent = (suit.paid, partial(until, day=sends), copies) if _reaches(row, sends) else ()
    return course(1, (0, 0), docketed, partial(triaged, row=row), *sent, partial(given_up, row=row), *kept)


def _sought(row: dict[str, int]) -> tuple[Turn, ...]:
    """Banks and registers are asked, and what one of them holds is frozen; or none of them holds anything."""
    if row["frozen"]:
        return (partial(enforcement.asked, found=max(row["amount"] // 100, 1)), enforcement.frozen)
    return (enforcement.found_nothing,) if row["queried"] else ()


def _reaches(row: dict[str, int], day: int) -> bool:
    """Whether copies sent after this day are out before the suit ends, though the fee be paid as late as it may."""
    paid = NATIONAL.next_working(date.fromordinal(day)) + PAYS_WITHIN
    return not row["closed"] or NATIONAL.next_working(paid).toordinal() <= row["closed"]


def until(plot: Plot, *, day: int) -> Tale:
    """Go on in the morning of a day, where it has not come yet; on a rest day of the next working day."""
    wanted = NATIONAL.next_working(date.fromordinal(day))
    if wanted > plot.now.date():
        yield from plot.on(f"{wanted} 09:10")


def docketed(plot: Plot) -> Tale:
    yield from plot.later(0)
    yield plot.does(plot.officer(FILING_JUDGE), Filing.docket)


def taken_up(plot: Plot) -> Tale:
    """Docketed and given to an officer, who can ask the banks on the same day."""
    yield plot.does(plot.officer(FILING_JUDGE), Enforcement.docket)
    yield from enforcement.given(plot)


def triaged(plot: Plot, *, row: dict[str, int]) -> Tale:
    """On the day of docketing: small or summary, else a panel."""
    yield from trial.triaged(plot, same_day=True, **({"novel": True} if row["track"] == ORDINARY else {}))


def copies(plot: Plot) -> Tale:
    yield plot.does(plot.officer(FILING_JUDGE), FirstInstance.send_copies)
    yield from trial.handed(plot)


def given_up(plot: Plot, *, row: dict[str, int]) -> Tale:
    """They have settled out of court: the suit ends on its day. One that nobody moves stays open."""
    if not row["closed"]:
        return
    yield from until(plot, day=row["closed"])
    yield plot.does(plot.claimant(), FirstInstance.ask_withdrawal, Asking(reason=Prose("双方庭外和解")))
    yield plot.does(trial.judge(plot), FirstInstance.withdraw)
    yield from fees.refunded(plot)


def paid(plot: Plot, *, row: dict[str, int]) -> Tale:
    """On its day the debtor pays what both have agreed on, to the fen; it is paid out, and the case closes."""
    yield from until(plot, day=row["closed"])
    yuan, slip = Yuan(from_fen(row["paid"])), plot.name.replace("/", "-")
    yield from enforcement.agreed(plot, yuan)
    yield from enforcement.named_account(plot)
    yield from enforcement.by_transfer(plot, yuan, f"{slip}-1")
    fee = enforcement.fee_left(plot)
    if fee:
        yield from enforcement.by_transfer(plot, fee, f"{slip}-2")
    parts = ((enforcement.creditor(plot)[0], "principal", yuan), *((("", "fee", fee),) if fee else ()))
    yield from enforcement.allocated(plot, *parts)
    yield from enforcement.paid_out(plot)
    yield from enforcement.released(plot)
    yield from enforcement.concluded(plot)
