"""Turns of the talks: referral, sessions, agreement or failure; and of confirming what was agreed."""

from __future__ import annotations

from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.words import EVERY_PARTY, FILING_JUDGE, MEDIATOR, PARTY, PRESIDENT
from xiezhi.law.working import Yuan, from_fen
from xiezhi.phrases.periods import Extension
from xiezhi.procedures.confirmation import Confirmation, Dismissal, Question, Questioning
from xiezhi.procedures.confirmation import Ground as NoConfirmation
from xiezhi.procedures.mediation import (
    Assignment,
    Declining,
    Disclosure,
    Failure,
    Mediation,
    Prolonging,
    Reason,
    Talk,
    Terms,
)
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.table import one, rows
from xiezhi.stories.signing import signature
from xiezhi.stories.telling import Hand, Plot, Tale


def mediator(plot: Plot) -> Hand:
    """Who has the talks now."""
    standing = one(Standing, proceeding=plot.latest(Mediation).id, role=MEDIATOR.name, until="")
    assert standing is not None, "talks without a mediator"
    return standing.person, MEDIATOR


def referred(plot: Plot) -> Tale:
    """A mediator is chosen who has not declined before."""
    yield from plot.later(0, 2)
    former = {each.person for each in rows(Standing, proceeding=plot.latest(Mediation).id, role=MEDIATOR.name)}
    free = [person for person, _ in plot.officers(MEDIATOR) if person not in former]
    chosen = plot.chance.choice(("人民法院指定", "双方共同选定"))
    facts = Assignment(mediator=PersonId(plot.chance.choice(free)), chosen=Prose(chosen))
    yield plot.does(plot.officer(FILING_JUDGE), Mediation.assign, facts)


def referred_late(plot: Plot) -> Tale:
    yield from plot.later(5, 7)
    yield from referred(plot)


def busy(plot: Plot) -> Tale:
    """The mediator declines."""
    yield from plot.later(0, 1)
    yield plot.does(mediator(plot), Mediation.decline_assignment, Declining(reason=Prose("正在外出办案，近期没有时间")))


def unheard(plot: Plot) -> Tale:
    """The mediator says nothing: after three working days the clock asks for another."""
    yield from plot.later(5)


def opened(plot: Plot) -> Tale:
    """The mediator accepts and discloses."""
    yield from plot.later(0, 2)
    yield plot.does(mediator(plot), Mediation.accept)
    yield from plot.later(0, 1)
    relation = plot.chance.choice(("没有", "没有", "没有", "与被申请人同住一个小区，不相识"))
    yield plot.does(mediator(plot), Mediation.disclose, Disclosure(relation=Prose(relation)))


def talked(plot: Plot) -> Tale:
    """One session, or two."""
    for _ in range(plot.chance.choice((1, 1, 2))):
        yield from plot.later(1, 4)
        how = plot.chance.choice(("视频", "当面", "电话", "分别谈"))
        notes = plot.chance.choice(
            (
                "双方对欠款事实没有争议，对还款期限各有意见，约定三日后再谈。",
                "申请人愿意放弃部分利息；被申请人提出分三期支付，须回去商量。",
                "双方情绪缓和，同意先对账。",
            )
        )
        yield plot.does(mediator(plot), Mediation.talk, Talk(how=Prose(how), notes=Prose(notes)))


def prolonged(plot: Plot) -> Tale:
    """All agree to go on for longer."""
    for person in plot.parties():
        yield from plot.later(0, 1, office=False)
        yield plot.does((person, EVERY_PARTY), Mediation.prolong, Prolonging(more=15))


def agreed(plot: Plot) -> Tale:
    """The agreement is drafted, and everyone signs."""
    yield from plot.later(1, 3)
    talks = plot.latest(Mediation)
    amount = Yuan(from_fen((talks.amount or 0) * plot.chance.choice((100, 95, 90, 80)) // 100))
    half = Yuan(round(amount / 2, 2))
    terms = (
        f"被申请人于2026年6月30日前向申请人支付{half}元，于2026年12月31日前支付{amount - half}元",
        "被申请人有任何一期未按时足额支付的，申请人可以就全部未付款项申请强制执行",
        "双方就本案再无其他争议",
    ) if amount else ("被申请人于2026年3月31日前腾退房屋", "双方就本案再无其他争议")  # fmt: skip
    facts = Terms(
        facts=Prose("双方对纠纷的事实没有争议。"), terms=tuple(Prose(each) for each in terms), amount=amount or None
    )
    yield plot.does(mediator(plot), Mediation.draft_agreement, facts)
    paper = one(Paper, proceeding=talks.id, kind="agreement")
    assert paper is not None, "nothing to sign"
    for person in plot.parties():
        yield from plot.later(0, 1, office=False)
        yield plot.does((person, EVERY_PARTY), Mediation.sign, signature(person, paper, plot.now))


def failed(plot: Plot) -> Tale:
    """No agreement: what both confirm is carried over."""
    yield from plot.later(1, 3)
    reason = plot.chance.choice((Reason.gap, Reason.unwilling, Reason.unreachable))
    known = "" if reason is Reason.unreachable else "双方对合同的签订和款项的交付没有争议。"
    hand = plot.chance.choice((mediator(plot), (plot.claimant()[0], PARTY)))
    yield plot.does(hand, Mediation.fail, Failure(reason=reason, undisputed=Prose(known)))


def ran_out(plot: Plot) -> Tale:
    """Thirty days pass without an agreement: the clock ends the talks."""
    yield from plot.later(24)


def settled(plot: Plot) -> Tale:
    """They have settled among themselves."""
    yield from plot.later(1, 5, office=False)
    yield plot.does(plot.claimant(), Mediation.withdraw)


def performed(plot: Plot) -> Tale:
    yield from plot.later(2, 9, office=False)
    yield plot.does(plot.claimant(), Mediation.confirm_performance)


def applied(plot: Plot) -> Tale:
    """All apply together for confirmation."""
    for person in plot.parties():
        yield from plot.later(0, 2, office=False)
        yield plot.does((person, EVERY_PARTY), Mediation.apply_for_confirmation)


def taken_in(plot: Plot) -> Tale:
    yield from plot.later(0, 2)
    yield plot.does(plot.officer(FILING_JUDGE), Confirmation.accept)


def not_taken_in(plot: Plot) -> Tale:
    yield from plot.later(0, 2)
    opinion = Prose("申请确认的协议涉及确认物权，不属于司法确认的范围。")
    facts = Dismissal(ground=NoConfirmation.other, opinion=opinion)
    yield plot.does(plot.officer(FILING_JUDGE), Confirmation.reject, facts)


def questioned(plot: Plot) -> Tale:
    yield from plot.later(1, 3)
    notes = Prose("逐项核对协议内容，双方均表示自愿，知道确认后不履行可以直接申请执行。")
    facts = Questioning(how=plot.chance.choice(list(Question)), voluntary=True, notes=notes)
    yield plot.does(plot.officer(FILING_JUDGE), Confirmation.question, facts)


def confirmed(plot: Plot) -> Tale:
    yield from plot.later(0, 3)
    yield plot.does(plot.officer(FILING_JUDGE), Confirmation.confirm)


def dismissed(plot: Plot) -> Tale:
    yield from plot.later(0, 3)
    facts = Dismissal(
        ground=NoConfirmation.unclear, opinion=Prose("协议对给付的期限和方式约定不明，无法确定，不能确认。")
    )
    yield plot.does(plot.officer(FILING_JUDGE), Confirmation.dismiss, facts)


def thought_better(plot: Plot) -> Tale:
    """The application is withdrawn."""
    yield from plot.later(0, 2, office=False)
    yield plot.does((plot.chance.choice(plot.parties()), PARTY), Confirmation.withdraw)


def extended(plot: Plot) -> Tale:
    """The president allows ten days more for looking at the agreement."""
    yield from plot.later(2, 4)
    facts = Extension(clock="reviewing", amount=10, reason=Prose("需要向不动产登记机构核实权属。"))
    yield plot.does(plot.officer(PRESIDENT), Confirmation.steps["extend"], facts)
