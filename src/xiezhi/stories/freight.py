"""A haulier is owed 186,400 yuan; the talks fail, the suit is docketed without typing anything again, the fee is paid,
and the copies go to two defendants: to one electronically, to the other by post in vain, then by announcement."""

from __future__ import annotations

from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.words import CLAIMANT, DEFENDANT
from xiezhi.law.working import Yuan
from xiezhi.procedures.filing import ByPhone, Cause, Demand, Door, Filing, Intake, Missing, Proof
from xiezhi.procedures.first_instance import Copies, Defence, FirstInstance, Fulfilment
from xiezhi.procedures.mediation import Assignment, Disclosure, Failure, Mediation, Reason, Talk
from xiezhi.procedures.service import Announcement, Arrival, Posting, Return, ReturnedBecause, Service
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Paper
from xiezhi.records.table import one
from xiezhi.stories import fee_turns as fees
from xiezhi.stories.cast import (
    CLERK_OF_SHUNDA,
    DEFENDANT_ZHANG,
    GUARANTOR_BAO,
    HAULIER,
    HOME_OF_ZHANG,
    carrier,
    of_court,
    party,
    public,
    together,
)
from xiezhi.stories.days import moment
from xiezhi.stories.story import Story
from xiezhi.stories.telling import Plot, Tale

CLAIM = Intake(
    cause=Cause.other,
    claimants=(HAULIER,),
    defendants=(DEFENDANT_ZHANG, GUARANTOR_BAO),
    demands=(
        Demand(text=Prose("判令张某支付运费186400元"), amount=Yuan(186_400)),
        Demand(text=Prose("判令包某承担连带保证责任")),
    ),
    reasons=Prose(
        "2025年9月至11月，张某委托顺达物流运输马铃薯十四车，运费共186400元，包某书面保证付款。货物均已运到，运费一直未付。"
    ),
    proofs=(
        Proof(name=Prose("运单十四份"), purpose=Prose("货物已经运到")),
        Proof(name=Prose("对账单和保证书"), purpose=Prose("欠付的数额和保证")),
    ),
    promised=(Missing.representative,),
    enterprise=True,
    electronic=True,
    door=Door.phone,
)


def tell(plot: Plot) -> Tale:
    yield from talks_fail(plot)
    yield from docketed_and_paid(plot)
    yield from served_on_both(plot)


def talks_fail(plot: Plot) -> Tale:
    """Green channel; everyone agrees to talk, but the sums stay far apart."""
    plot.dispute = (yield plot.does(public(CLERK_OF_SHUNDA), Filing.submit, CLAIM)).proceeding
    zhang, bao = plot.people("defendant")
    judge, mediator = of_court("苏和"), of_court("李调解")
    yield from plot.on("2026-03-02 16:00")
    yield plot.does(judge, Filing.offer)
    yield from plot.on("2026-03-03 09:30")
    yield plot.does(together(CLERK_OF_SHUNDA), Filing.accept)
    how = Prose("拨打保证书上的电话，核对姓名和保证经过，本人表示同意先行调解")
    yield plot.does(of_court("陈静"), Filing.consent_by_phone, ByPhone(person=PersonId(bao), how=how))
    yield from plot.on("2026-03-03 12:40")
    yield plot.does(together(zhang), Filing.accept)
    yield plot.does(party(zhang), Filing.steps["confirm_address"], HOME_OF_ZHANG)
    yield from plot.on("2026-03-04 09:00")
    yield plot.does(judge, Mediation.assign, Assignment(mediator=PersonId(mediator[0])))
    yield from plot.on("2026-03-04 14:00")
    yield plot.does(mediator, Mediation.accept)
    yield plot.does(mediator, Mediation.disclose, Disclosure(relation=Prose("没有")))
    yield from plot.on("2026-03-10 10:00")
    notes = Prose("张某认为有两车货物受潮，只愿付十二万元；顺达物流不同意。包某没有参加，电话无法接通。")
    yield plot.does(mediator, Mediation.talk, Talk(how=Prose("视频"), notes=notes))
    yield from plot.on("2026-03-17 15:00")
    known = Prose("双方对运输十四车、约定运费186400元没有争议。")
    yield plot.does(mediator, Mediation.fail, Failure(reason=Reason.gap, undisputed=known))


def docketed_and_paid(plot: Plot) -> Tale:
    """Nothing is typed again: number, bill and notices come from what was stated once."""
    claimant = CLERK_OF_SHUNDA, CLAIMANT
    yield from plot.on("2026-03-18 09:20")
    yield plot.does(of_court("苏和"), Filing.docket)
    notice = plot.service_on(CLERK_OF_SHUNDA)
    yield plot.does(of_court("刘送达"), Service.send, on=notice)
    yield plot.does(carrier(), Service.arrive, Arrival(), on=notice)
    yield from plot.on("2026-03-19 09:05")
    bill = one(Bill, proceeding=plot.latest(FirstInstance).id, status="open")
    assert bill is not None, "nothing to pay"
    yield fees.by_transfer(plot, bill, "260319090500")
    promise = one(Paper, proceeding=plot.latest(FirstInstance).id, kind="promise")
    assert promise is not None, "nothing was promised"
    yield plot.does(claimant, FirstInstance.fulfil, Fulfilment(paper=promise.id, told=Prose("法定代表人身份证明原件")))


def served_on_both(plot: Plot) -> Tale:
    """张某 is reached at once and answers; 包某 has moved, is summoned by announcement and answers in time."""
    zhang, bao = plot.people("defendant")
    server = of_court("刘送达")
    yield from plot.on("2026-03-19 10:00")
    yield plot.does(of_court("苏和"), FirstInstance.send_copies, Copies())
    for_zhang, for_bao = plot.service_on(zhang), plot.service_on(bao)
    yield plot.does(server, Service.send, on=for_zhang)
    yield plot.does(carrier(), Service.arrive, Arrival(), on=for_zhang)
    yield plot.does(server, Service.post, Posting(tracking="EMS0000000472CN"), on=for_bao)
    yield from plot.on("2026-03-26 16:00")
    back = moment("2026-03-26 10:30")
    gone = Return(why=ReturnedBecause.moved, on=back.date())
    yield plot.does(carrier(), Service.return_post, gone, on=for_bao, happened=back)
    yield from plot.on("2026-03-30 09:30")
    reason = Prose("邮件因迁移新址不明退回，电话无法接通，经向村委会了解已外出务工，去向不明。")
    announcement = Announcement(reason=reason, place=Prose("人民法院公告网"))
    yield plot.does(server, Service.announce, announcement, on=for_bao)
    yield from plot.on("2026-04-01 20:10")
    answer = Defence(answer=Prose("两车货物受潮，运费应当扣减。"), admitted=Prose("承认运输十四车"))
    yield plot.does((zhang, DEFENDANT), FirstInstance.defend, answer)
    yield from plot.on("2026-05-06 09:00")
    late = Defence(
        answer=Prose("刚从公告看到。保证书是我写的，请先向张某执行。"), admitted=Prose("承认保证书是本人所写")
    )
    yield plot.does((bao, DEFENDANT), FirstInstance.defend, late)


FREIGHT = Story(
    "freight", "运费十八万六千四百元：调解不成、登记立案、缴费、两种送达", "2026-03-02 10:30", CLERK_OF_SHUNDA, tell
)
