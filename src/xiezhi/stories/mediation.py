"""王某 lent 张某 eighty thousand; they mediate, everyone signs, the court confirms and serves its ruling."""

from __future__ import annotations

from datetime import date

from xiezhi.engine.facts import PersonId, Prose
from xiezhi.law.working import Yuan
from xiezhi.procedures.confirmation import Confirmation, Question, Questioning
from xiezhi.procedures.filing import ByPhone, Cause, Defect, Defects, Demand, Door, Filing, Intake, Proof, Supplement
from xiezhi.procedures.mediation import Assignment, Disclosure, Mediation, SignedInPerson, Talk, Terms
from xiezhi.procedures.service import Arrival, Posting, Receipt, Service
from xiezhi.records.paper import Paper
from xiezhi.records.table import one
from xiezhi.stories.by_hand import signed_by_hand
from xiezhi.stories.cast import (
    CLAIMANT_WANG,
    DEFENDANT_ZHANG,
    GUARANTOR_BAO,
    HOME_OF_ZHANG,
    LAWYER_CHEN,
    WANG,
    carrier,
    claimant,
    of_court,
    party,
    public,
    together,
)
from xiezhi.stories.days import moment
from xiezhi.stories.signing import signature
from xiezhi.stories.story import Story
from xiezhi.stories.telling import Plot, Tale

CLAIM = Intake(
    cause=Cause.lending,
    claimants=(CLAIMANT_WANG,),
    defendants=(DEFENDANT_ZHANG, GUARANTOR_BAO),
    agents=(LAWYER_CHEN,),
    demands=(
        Demand(text=Prose("判令张某偿还借款本金80000元"), amount=Yuan(80_000)),
        Demand(text=Prose("判令张某支付2025年3月1日至2026年2月28日的利息2400元"), amount=Yuan(2_400)),
        Demand(text=Prose("判令包某对上述债务承担连带保证责任")),
    ),
    reasons=Prose(
        "2025年2月28日，张某因购买农机向王某借款80000元，约定借期一年、年利率3%，包某在借条上签名担保。王某当日转账交付。"
        "借款到期后，张某没有偿还。"
    ),
    proofs=(
        Proof(name=Prose("借条"), purpose=Prose("借款的数额、期限、利率和保证")),
        Proof(name=Prose("银行转账记录"), purpose=Prose("借款已经交付")),
    ),
    electronic=True,
    door=Door.phone,
)
LIST = Defects(
    items=(
        Defect(what=Prose("没有写明被告包某的住所"), how=Prose("补充包某的住所或者现在的居住地")),
        Defect(what=Prose("借条照片缺少右下角签名处"), how=Prose("重新拍照，四角完整")),
    ),
    days=7,
)
TERMS = Terms(
    facts=Prose("2025年2月28日，张某向王某借款80000元，包某提供保证，至今未还。"),
    disputed=Prose("还款的期限和利息"),
    terms=(
        Prose("张某于2026年6月30日前偿还本金40000元，于2026年12月31日前偿还本金40000元"),
        Prose("张某于2026年12月31日前一次性支付利息2400元"),
        Prose("包某对上述款项承担连带保证责任"),
        Prose("任何一期未按时足额履行的，王某可就剩余未付款项一并申请强制执行"),
    ),
    amount=Yuan(82_400),
    pay_by=date(2026, 12, 31),
)


def tell(plot: Plot) -> Tale:
    yield from mended(plot)
    yield from agreed_to_talk(plot)
    yield from talked(plot)
    yield from confirmed(plot)


def mended(plot: Plot) -> Tale:
    """Filed by telephone; two defects, in one list; mended in the evening of the next day."""
    plot.dispute = (yield plot.does(public(WANG), Filing.submit, CLAIM)).proceeding
    yield from plot.on("2026-03-02 15:20")
    yield plot.does(of_court("陈静"), Filing.list_defects, LIST)
    yield from plot.on("2026-03-02 15:40")
    yield plot.does(of_court("刘送达"), Service.send)
    yield plot.does(carrier(), Service.arrive, Arrival())
    yield from plot.on("2026-03-03 20:15")
    bao = PersonId(plot.people("defendant")[1])
    facts = Supplement(
        told=Prose("补充包某的住所，借条已经重新拍照"),
        proofs=(Proof(name=Prose("借条（四角完整）")),),
        address_of=bao,
        address=Prose("察哈尔右翼前旗东沟村7号"),
    )
    yield plot.does(claimant(), Filing.supplement, facts)


def agreed_to_talk(plot: Plot) -> Tale:
    """Mediation is offered; 包某 has no telephone that can do more than ring, and agrees through it."""
    zhang, bao = plot.people("defendant")
    yield from plot.on("2026-03-04 09:30")
    yield plot.does(of_court("苏和"), Filing.offer)
    yield from plot.on("2026-03-04 10:05")
    yield plot.does(together(WANG), Filing.accept)
    yield from plot.on("2026-03-04 10:40")
    how = Prose("拨打本人电话，核对姓名、住址和担保经过，本人表示同意先行调解")
    yield plot.does(of_court("陈静"), Filing.consent_by_phone, ByPhone(person=PersonId(bao), how=how))
    yield from plot.on("2026-03-04 18:30")
    yield plot.does(together(zhang), Filing.accept)
    yield plot.does(party(zhang), Filing.steps["confirm_address"], HOME_OF_ZHANG)


def talked(plot: Plot, terms: Terms = TERMS) -> Tale:
    yield from drafted(plot, terms)
    yield from signed(plot)


def drafted(plot: Plot, terms: Terms = TERMS) -> Tale:
    """李调解 discloses, talks twice, drafts."""
    mediator = of_court("李调解")
    yield from plot.on("2026-03-05 09:00")
    yield plot.does(of_court("苏和"), Mediation.assign, Assignment(mediator=PersonId(mediator[0])))
    yield from plot.on("2026-03-05 14:10")
    yield plot.does(mediator, Mediation.accept)
    yield plot.does(mediator, Mediation.disclose, Disclosure(relation=Prose("没有")))
    yield from plot.on("2026-03-09 14:30")
    first = Talk(how=Prose("视频，包某电话接入"), notes=Prose("对借款和保证没有争议；张某请求分两期，利息年底付。"))
    yield plot.does(mediator, Mediation.talk, first)
    yield from plot.on("2026-03-11 15:00")
    second = Talk(how=Prose("视频"), notes=Prose("王某同意分两期；违约的，可就全部余款申请执行。"))
    yield plot.does(mediator, Mediation.talk, second)
    yield plot.does(mediator, Mediation.draft_agreement, terms)


def signed(plot: Plot) -> Tale:
    """Two sign at once, 包某 on paper at the counter on the next day."""
    zhang, bao = plot.people("defendant")
    agreement = one(Paper, proceeding=plot.latest(Mediation).id, kind="agreement")
    assert agreement is not None, "nothing to sign"
    for person, at in ((WANG, "2026-03-11 16:20"), (zhang, "2026-03-11 16:25")):
        yield from plot.on(at)
        yield plot.does(together(person), Mediation.sign, signature(person, agreement, plot.now))
    yield from plot.on("2026-03-12 09:00")
    sheet = signed_by_hand(bao, GUARANTOR_BAO.name, "调解协议书签名页", SignedInPerson)
    yield plot.does(of_court("陈静"), Mediation.sign_on_paper, sheet)


def confirmed(plot: Plot) -> Tale:
    """All three apply; the court accepts, asks them, confirms, and serves its ruling on each."""
    zhang, bao = plot.people("defendant")
    for person, at in ((WANG, "2026-03-12 10:00"), (zhang, "2026-03-12 12:10")):
        yield from plot.on(at)
        yield plot.does(together(person), Mediation.apply_for_confirmation)
    yield from plot.on("2026-03-13 09:40")
    sheet = signed_by_hand(bao, GUARANTOR_BAO.name, "司法确认申请书")
    yield plot.does(of_court("陈静"), Mediation.apply_on_paper, sheet)
    judge, server = of_court("苏和"), of_court("刘送达")
    yield from plot.on("2026-03-16 09:10")
    yield plot.does(judge, Confirmation.accept)
    yield from plot.on("2026-03-17 10:00")
    notes = Prose("逐项核对协议，三人均表示自愿，知道不履行的后果，没有损害他人利益的情形。")
    yield plot.does(judge, Confirmation.question, Questioning(how=Question.video, voluntary=True, notes=notes))
    yield from plot.on("2026-03-18 16:00")
    yield plot.does(judge, Confirmation.confirm)
    yield from plot.on("2026-03-18 16:30")
    for person in (WANG, zhang):
        ruling = plot.service_on(person)
        yield plot.does(server, Service.send, on=ruling)
        yield plot.does(carrier(), Service.arrive, Arrival(), on=ruling)
    ruling = plot.service_on(bao)
    yield plot.does(server, Service.post, Posting(tracking="EMS0000000471CN"), on=ruling)
    yield from plot.on("2026-03-20 17:00")
    delivered = moment("2026-03-20 11:20")
    yield plot.does(carrier(), Service.sign_for, Receipt(on=delivered.date()), on=ruling, happened=delivered)


MEDIATION = Story("mediation", "借款八万元：补正、调解、签章、司法确认、送达", "2026-03-02 10:00", WANG, tell)
