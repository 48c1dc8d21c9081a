"""Turns of a suit that is docketed: the fee, the copies on their way to each defendant, the answer."""

from __future__ import annotations

from datetime import timedelta

from xiezhi.engine.facts import Prose
from xiezhi.engine.words import CARRIER, DEFENDANT, FILING_JUDGE, SERVER
from xiezhi.phrases.periods import Exclusion
from xiezhi.procedures.first_instance import (
    Asking,
    Copies,
    Defence,
    FirstInstance,
    Fulfilment,
    Relief,
    Stay,
    StayGround,
)
from xiezhi.procedures.service import (
    Announcement,
    Arrival,
    Deposit,
    Invalid,
    Posting,
    Receipt,
    Return,
    ReturnedBecause,
    Service,
)
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Delivery, Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows
from xiezhi.stories import fee_turns as fees
from xiezhi.stories.telling import Hand, Plot, Tale

CARRIED: Hand = (CARRIER.name, CARRIER)


def to_serve(plot: Plot, *kinds: str, to: str = "") -> list[Proceeding]:
    """Services not yet begun, of papers of these kinds or of any, to this person or to all."""
    waiting = {each.id: each for each in plot.all(Service, "planned", "failed")}
    if not waiting:
        return []
    papers = {each.id: each.kind for each in rows(Paper, dispute=plot.dispute)}
    deliveries = rows(Delivery, id__in=sorted(waiting))
    return [
        waiting[each.id]
        for each in deliveries
        if (not kinds or papers[each.paper] in kinds) and to in ("", each.recipient)
    ]


def electronic(service: Proceeding) -> bool:
    return bool(rows(Standing, proceeding=service.id, role="recipient", electronic=1))


def tracking(plot: Plot) -> Posting:
    return Posting(tracking=f"EMS{plot.chance.randrange(10**10):010d}CN")


def served(plot: Plot, *kinds: str, to: str = "") -> Tale:
    """Everything that waits is served: electronically where it was agreed, else handed over, posted or left."""
    server = plot.officer(SERVER)
    for service in to_serve(plot, *kinds, to=to):
        yield from plot.later(0, 1)
        if electronic(service):
            yield plot.does(server, Service.send, on=service)
            yield plot.does(CARRIED, Service.arrive, Arrival(), on=service)
            continue
        way = plot.chance.choice(("post", "post", "post", "direct", "deposit"))
        if way == "direct":
            yield plot.does(server, Service.hand_over, Receipt(on=plot.now.date()), on=service)
        elif way == "deposit":
            witness = Prose("居委会工作人员在场，拒收过程已录像")
            yield plot.does(server, Service.leave_it, Deposit(on=plot.now.date(), witness=witness), on=service)
        else:
            yield plot.does(server, Service.post, tracking(plot), on=service)
            yield from plot.later(2, 4)
            day = plot.now - timedelta(hours=1)
            who = Prose(plot.chance.choice(("本人", "本人", "同住成年家属", "收发室")))
            yield plot.does(CARRIED, Service.sign_for, Receipt(on=day.date(), by=who), on=service, happened=day)


def fee_notice(plot: Plot) -> Tale:
    """The claimant is told what to pay."""
    yield from served(plot, "fee_notice", "acceptance_notice")


def under_way(plot: Plot) -> Tale:
    """One copy is sent or posted and not there yet."""
    for service in to_serve(plot)[:1]:
        yield from plot.later(0, 1)
        if electronic(service):
            yield plot.does(plot.officer(SERVER), Service.send, on=service)
        else:
            yield plot.does(plot.officer(SERVER), Service.post, tracking(plot), on=service)


def came_back(plot: Plot) -> Tale:
    """One copy is posted and comes back."""
    for service in to_serve(plot, "defence_notice")[:1]:
        yield from plot.later(0, 1)
        yield plot.does(plot.officer(SERVER), Service.post, tracking(plot), on=service)
        yield from plot.later(3, 5)
        why = plot.chance.choice((ReturnedBecause.moved, ReturnedBecause.absent))
        yield plot.does(CARRIED, Service.return_post, Return(why=why, on=plot.now.date()), on=service)


def announced(plot: Plot) -> Tale:
    """Whom no way has reached is summoned by announcement."""
    for service in plot.all(Service, "failed"):
        yield from plot.later(1, 2)
        reason = Prose("邮寄退回，电话无法接通，经向居委会了解，下落不明。")
        facts = Announcement(reason=reason, place=Prose("人民法院公告网"))
        yield plot.does(plot.officer(SERVER), Service.announce, facts, on=service)


def cancelled(plot: Plot) -> Tale:
    """One service is no longer needed."""
    for service in to_serve(plot)[:1]:
        yield from plot.later(0, 1)
        yield plot.does(
            plot.officer(SERVER), Service.cancel, Invalid(reason=Prose("原告撤回对该被告的起诉")), on=service
        )


def found_invalid(plot: Plot) -> Tale:
    """A service proves invalid after the answer: what was done upon it is flagged."""
    yield from plot.later(2, 4)
    for service in plot.all(Service, "served"):
        if one(Standing, proceeding=service.id, person=plot.people("defendant")[0], role="recipient"):
            reason = Prose("签收人不是受送达人的同住成年家属，送达无效")
            yield plot.does(plot.officer(FILING_JUDGE), Service.invalidate, Invalid(reason=reason), on=service)
            return


def paid(plot: Plot) -> Tale:
    yield from plot.later(0, 4, office=False)
    for bill in rows(Bill, dispute=plot.dispute, status="open"):
        cash = plot.chance.random() < 0.2
        if cash:
            yield from plot.later(0)
        account = fees.FROM[0] if cash else plot.chance.choice(fees.FROM)
        number = f"{plot.chance.randrange(10**12):012d}"
        yield fees.at_counter(plot, bill) if cash else fees.by_transfer(plot, bill, number, account)
        yield from fees.deposited(plot)


def relieved(plot: Plot) -> Tale:
    yield from plot.later(1, 4)
    if rows(Bill, dispute=plot.dispute, status="open"):
        kind, reason = plot.chance.choice((("免交", "申请人是最低生活保障对象"), ("缓交", "追索劳动报酬，暂无力交纳")))
        yield plot.does(plot.officer(FILING_JUDGE), FirstInstance.relieve, Relief(kind=kind, reason=Prose(reason)))


def unpaid(plot: Plot) -> Tale:
    """Seven days pass and nothing is paid: the suit is deemed withdrawn."""
    yield from plot.later(8, 9)
    if rows(Bill, dispute=plot.dispute, status="open"):
        yield plot.does(plot.officer(FILING_JUDGE), FirstInstance.deem_withdrawn)


def copies(plot: Plot) -> Tale:
    """The copies go to the servers, in time."""
    yield from plot.later(0, 2)
    yield plot.does(plot.officer(FILING_JUDGE), FirstInstance.send_copies, Copies())


def copies_late(plot: Plot) -> Tale:
    yield from plot.later(6, 8)
    yield from copies(plot)


def answered(plot: Plot) -> Tale:
    """The first defendant answers."""
    yield from plot.later(2, 8, office=False)
    answer = plot.chance.choice(
        (
            "欠款属实，但暂时没有能力一次付清，请求分期。",
            "部分款项已经用现金支付，请求法庭核对。",
            "货物有质量问题，不同意全部付款。",
        )
    )
    hand = (plot.people("defendant")[0], DEFENDANT)
    yield plot.does(hand, FirstInstance.defend, Defence(answer=Prose(answer), admitted=Prose("承认合同的签订")))


def kept(plot: Plot) -> Tale:
    """What was promised is handed in."""
    for paper in rows(Paper, dispute=plot.dispute, proceeding=plot.latest(FirstInstance).id, kind="promise", sealed=""):
        yield from plot.later(1, 2, office=False)
        yield plot.does(plot.claimant(), FirstInstance.fulfil, Fulfilment(paper=paper.id, told=Prose("补交原件")))


def discontinued(plot: Plot) -> Tale:
    yield from plot.later(2, 6)
    yield plot.does(plot.claimant(), FirstInstance.ask_withdrawal, Asking(reason=Prose("双方庭外和解")))
    yield from plot.later(0, 2)
    yield plot.does(plot.officer(FILING_JUDGE), FirstInstance.withdraw)
    yield from fees.refunded(plot)


def appraised(plot: Plot) -> Tale:
    """An appraisal takes its days, which are not counted."""
    yield from plot.later(1, 3)
    since = plot.now.date()
    reason = Prose("对工程造价（车辆损失）委托鉴定，鉴定期间不计入审理期限。")
    running = rows(Deadline, proceeding=plot.latest(FirstInstance).id, status="open")
    limit = next(each.clock for each in running if each.clock.startswith("limit"))
    facts = Exclusion(clock=limit, since=since, until=since + timedelta(days=30), reason=reason)
    yield plot.does(plot.officer(FILING_JUDGE), FirstInstance.steps["exclude"], facts)


def suspended(plot: Plot) -> Tale:
    """A party has died, and it must be waited for his heirs."""
    yield from plot.later(1, 3)
    facts = Stay(ground=StayGround.dead, reason=Prose("被告于三月病故，继承人尚未表明是否参加诉讼。"))
    yield plot.does(plot.officer(FILING_JUDGE), FirstInstance.suspend, facts)
