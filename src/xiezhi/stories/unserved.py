"""A judgment is being enforced when it turns out that 张某 never got it: its effect is in question, nothing more is
paid; it is served again, the days for an appeal run anew, and when they are over the enforcement goes on."""

from __future__ import annotations

from xiezhi.engine.facts import Prose
from xiezhi.engine.words import ENFORCEMENT_HEAD, FILING_JUDGE, FINANCE
from xiezhi.law.working import Yuan
from xiezhi.procedures.enforcement import Enforcement
from xiezhi.procedures.judgment import Judgment
from xiezhi.procedures.judgment.questioned import Opinion
from xiezhi.procedures.money import Payout
from xiezhi.procedures.service import Invalid, Receipt, Service
from xiezhi.records.paper import Delivery, Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows
from xiezhi.stories import enforcement_turns as turns
from xiezhi.stories import judgment_turns as judgment
from xiezhi.stories import loan
from xiezhi.stories.cast import WANG
from xiezhi.stories.house import HOHHOT, XINCHENG
from xiezhi.stories.loan_enforced import asked_and_frozen
from xiezhi.stories.story import Story
from xiezhi.stories.telling import Plot, Tale
from xiezhi.stories.trial_turns import judge

FIRST, SECOND = Yuan(100_000), Yuan(200_000)


def tell(plot: Plot) -> Tale:
    for part in (loan.filed_and_docketed, loan.prepared, loan.heard, loan.judged, asked_and_frozen):
        yield from part(plot)
    yield from paid_in_part(plot)
    yield from found_out(plot)
    yield from served_again(plot)
    yield from went_on(plot)


def paid_in_part(plot: Plot) -> Tale:
    """A hundred thousand yuan have gone to 王某; two hundred thousand more are approved and wait to be paid."""
    yield from turns.named_account(plot)
    creditor = turns.creditor(plot)[0]
    yield from turns.by_transfer(plot, FIRST, "NX20260011")
    yield from turns.allocated(plot, (creditor, "principal", FIRST))
    yield from plot.later(1)
    yield from turns.paid_out(plot)
    yield from plot.later(1)
    yield from turns.by_transfer(plot, SECOND, "NX20260012")
    yield from turns.allocated(plot, (creditor, "principal", SECOND))
    yield plot.does(plot.officer(ENFORCEMENT_HEAD), Payout.review, on=turns.under(plot, Payout.name, "proposed")[0])


def of_the_judgment(plot: Plot, person: str) -> Proceeding:
    """The service of the judgment on somebody."""
    papers = {each.id for each in rows(Paper, proceeding=judgment.judgment(plot).id, kind="judgment")}
    sent = next(each for each in rows(Delivery, dispute=plot.dispute, recipient=person) if each.paper in papers)
    found = one(Proceeding, id=sent.id)
    assert found is not None, "a delivery without its service"
    return found


def found_out(plot: Plot) -> Tale:
    """张某 shows that the message went to a telephone that was no longer his."""
    yield from plot.later(1)
    zhang = plot.people("defendant")[0]
    reason = Prose("送达信息发往的手机号码在判决以前已经销号，由他人启用，受送达人没有收到判决书")
    service = of_the_judgment(plot, zhang)
    yield plot.does(plot.officer(FILING_JUDGE), Service.invalidate, Invalid(reason=reason), on=service)


def served_again(plot: Plot) -> Tale:
    """Handed to him in person; the judge finds that the judgment is not in effect yet, and nobody appeals."""
    zhang, here = plot.people("defendant")[0], judgment.judgment(plot)
    yield from plot.later(1)
    server = plot.officer(Service.hand_over.roles[0])
    receipt = Receipt(on=plot.now.date())
    yield plot.does(server, Service.hand_over, receipt, on=of_the_judgment(plot, zhang))
    yield from plot.later(1)
    reason = Prose("电信部门的证明可以确认判决书没有送达张某，上诉期自重新送达之日起另行计算。")
    yield plot.does(judge(plot), Judgment.reopen, Opinion(reason=reason), on=here)
    yield from judgment.in_effect(plot)


def went_on(plot: Plot) -> Tale:
    """In effect at last: what rested is resumed, and the two hundred thousand are paid."""
    yield from plot.later(1)
    yield plot.does(turns.officer(plot), Enforcement.go_on)
    waiting = turns.under(plot, Payout.name, "reviewed")
    yield plot.does(plot.officer(Payout.approve.roles[0]), Payout.approve, on=waiting[0])
    yield plot.does(plot.officers(FINANCE)[-1], Payout.send, on=waiting[0])


UNSERVED = Story(
    "unserved",
    "判决生效、执行以后发现没有送达：效力待定，停止付款，重新送达，上诉期重新起算，期满生效后恢复执行",
    "2026-03-02 10:40",
    WANG,
    tell,
    (HOHHOT, XINCHENG),
)
