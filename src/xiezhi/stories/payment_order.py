"""王某 is owed eighty thousand by 张某 and asks for a payment order: once he neither objects nor pays, and it is in
force; once he says that half is paid back, and the order turns into a suit that nobody types again."""

from __future__ import annotations

from xiezhi.engine.facts import Prose
from xiezhi.engine.words import DEFENDANT
from xiezhi.law.working import Yuan
from xiezhi.procedures.filing import Cause, Demand, Door, Filing, Intake, Proof
from xiezhi.procedures.payment_order import Application, Objection, Opinion, PaymentOrder, Plea, Upheld
from xiezhi.procedures.service import Arrival, Deposit, Posting, Return, ReturnedBecause, Service
from xiezhi.records.ledger import Bill
from xiezhi.records.table import one
from xiezhi.stories import fee_turns as fees
from xiezhi.stories.cast import CLAIMANT_WANG, DEFENDANT_ZHANG, WANG, carrier, claimant, of_court, public
from xiezhi.stories.days import moment
from xiezhi.stories.story import Story
from xiezhi.stories.telling import Plot, Tale

LOAN = "2025年2月28日，张某因购买农机向王某借款80000元，约定一年后归还，年利率3%，当日转账交付，至今未还。"
CLAIM = Intake(
    cause=Cause.lending,
    claimants=(CLAIMANT_WANG,),
    defendants=(DEFENDANT_ZHANG,),
    demands=(
        Demand(text=Prose("判令张某偿还借款本金80000元"), amount=Yuan(80_000)),
        Demand(text=Prose("判令张某支付约定的利息2400元"), amount=Yuan(2_400)),
    ),
    reasons=Prose(LOAN),
    proofs=(
        Proof(name=Prose("借条"), purpose=Prose("借款的数额、期限和利率")),
        Proof(name=Prose("银行转账记录"), purpose=Prose("借款已经交付")),
    ),
    willing=False,
    electronic=True,
    door=Door.web,
)
ALL_TRUE = Application(due=True, one_sided=True, reachable=True, unpreserved=True)


def issued(plot: Plot) -> Tale:
    """Filed, then four ticks: everything else comes along. Accepted, the third of the fee paid, the order issued."""
    judge = of_court("苏和")
    plot.dispute = (yield plot.does(public(WANG), Filing.submit, CLAIM)).proceeding
    yield from plot.on("2026-03-02 11:10")
    yield plot.does(claimant(), PaymentOrder.apply, ALL_TRUE, on=plot.latest(Filing))
    yield from plot.on("2026-03-04 09:30")
    yield plot.does(judge, PaymentOrder.accept)
    yield from plot.on("2026-03-04 12:20")
    bill = one(Bill, proceeding=plot.latest(PaymentOrder).id, status="open")
    assert bill is not None, "nothing to pay"
    yield fees.by_transfer(plot, bill, "260304122000")
    yield from plot.on("2026-03-06 15:00")
    yield plot.does(judge, PaymentOrder.issue)


def unopposed(plot: Plot) -> Tale:
    """The post comes back, 张某 will not take the order and it is left with him; he only says that he has no money."""
    yield from issued(plot)
    server, zhang = of_court("刘送达"), plot.people("defendant")[0]
    order = plot.service_on(zhang)
    yield from plot.on("2026-03-09 09:10")
    yield plot.does(server, Service.post, Posting(tracking="EMS0000000481CN"), on=order)
    yield from plot.on("2026-03-12 16:40")
    back = moment("2026-03-12 10:20")
    nobody = Return(why=ReturnedBecause.absent, on=back.date())
    yield plot.does(carrier(), Service.return_post, nobody, on=order, happened=back)
    yield from plot.on("2026-03-13 15:30")
    witness = Prose("张某拒收，嘎查委员会工作人员在场见证，全程录像")
    yield plot.does(server, Service.leave_it, Deposit(on=moment("2026-03-13 11:00").date(), witness=witness), on=order)
    yield from plot.on("2026-03-20 19:45")
    poor = Objection(plea=Plea.means, text=Prose("钱是借了，今年收成不好，请求秋后再还。"))
    yield plot.does((zhang, DEFENDANT), PaymentOrder.object, poor)
    yield from plot.on("2026-03-23 10:00")
    opinion = Prose("被申请人承认借款，只请求延期清偿，对债务本身没有异议，异议不成立。")
    yield plot.does(of_court("苏和"), PaymentOrder.overrule, Opinion(opinion=opinion))
    yield from plot.on("2026-03-31 09:00")


def opposed(plot: Plot) -> Tale:
    """张某 says that half is paid back: that is looked at in its form only. Nobody declines within seven days of the
    ruling, and the suit is opened by the clock."""
    yield from issued(plot)
    server, zhang = of_court("刘送达"), plot.people("defendant")[0]
    order = plot.service_on(zhang)
    yield from plot.on("2026-03-09 14:00")
    yield plot.does(server, Service.leave_it, Deposit(on=plot.now.date(), witness=Prose("全程录像")), on=order)
    yield from plot.on("2026-03-16 20:30")
    half = Objection(plea=Plea.debt, text=Prose("去年十月已经用现金还了四万元，只欠四万元。"))
    yield plot.does((zhang, DEFENDANT), PaymentOrder.object, half)
    yield from plot.on("2026-03-18 10:30")
    opinion = Prose("被申请人书面主张已经归还四万元，异议针对债务本身，经形式审查，异议成立。")
    yield plot.does(of_court("苏和"), PaymentOrder.uphold, Upheld(opinion=opinion))
    ruling = plot.service_on(WANG)
    yield from plot.on("2026-03-18 16:00")
    yield plot.does(server, Service.send, on=ruling)
    yield plot.does(carrier(), Service.arrive, Arrival(), on=ruling)
    yield from plot.on("2026-03-26 09:00")


BEGINS = "2026-03-02 10:40"
UNOPPOSED = Story("payment_order", "支付令八万元：只说没钱不是异议，十五日后生效", BEGINS, WANG, unopposed)
OPPOSED = Story("objection", "支付令八万元：书面异议，令失效，自动转入诉讼", BEGINS, WANG, opposed)
