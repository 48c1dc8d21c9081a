"""Turns that a dispute can take from the door to docketing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from xiezhi.engine.entry_ids import entry_id
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import ANYONE, COUNTER, EVERY_PARTY, FILING_JUDGE, PARTY
from xiezhi.phrases.parties import Address
from xiezhi.phrases.people import Party
from xiezhi.procedures.filing import (
    ByPhone,
    Defect,
    Defects,
    Door,
    Filing,
    Ground,
    Intake,
    Opinion,
    Proof,
    Redirection,
    Supplement,
    Withdrawal,
)
from xiezhi.stories.people import place
from xiezhi.stories.post_turns import nothing_came
from xiezhi.stories.telling import Plot, Tale

Turn = Callable[[Plot], Tale]
FLAWS = (
    ("起诉状没有写明被告的住所", "补充被告的详细住所，或者写明已知的联系方式"),
    ("借条（合同）复印件不清楚", "重新拍照上传，四角完整、字迹可辨"),
    ("授权委托书没有委托人签名", "由委托人签名后重新提交"),
    ("诉讼请求的数额与计算表不一致", "核对后写明数额和计算方法"),
    ("没有提交身份证明的反面", "补拍身份证背面"),
)


def filed(plot: Plot, intake: Intake) -> Tale:
    """Somebody brings a claim: by himself, through a lawyer, at the counter or by telephone."""
    served = intake.door in (Door.counter, Door.hotline)
    hand = plot.officer(COUNTER) if served else (newcomer(intake.claimants[0]), ANYONE)
    plot.dispute = (yield plot.does(hand, Filing.submit, intake)).proceeding


def newcomer(party: Party) -> str:
    """The id of somebody who signs in: always the same for the same number."""
    return entry_id("people", "seed", party.id_number)


def flawed(plot: Plot) -> Tale:
    """All defects in one list."""
    yield from plot.later(0, 2)
    items = tuple(
        Defect(what=Prose(what), how=Prose(how)) for what, how in plot.chance.sample(FLAWS, plot.chance.randint(1, 3))
    )
    yield plot.does(plot.chance.choice((plot.officer(COUNTER), plot.officer(FILING_JUDGE))), Filing.list_defects,
                    Defects(items=items, days=plot.chance.choice((5, 7, 7, 10))))  # fmt: skip


def mended(plot: Plot) -> Tale:
    """The claimant mends everything, perhaps with the defendant's address."""
    yield from plot.later(1, 4, office=False)
    whom = plot.people("defendant")[0] if plot.chance.random() < 0.5 else ""
    facts = Supplement(
        told=Prose("已按清单逐项补正，请查收"),
        proofs=(Proof(name=Prose("补充材料")),),
        address_of=PersonId(whom),
        address=Prose("乌兰察布市集宁区工农大街工人新村6号楼" if whom else ""),
    )
    yield plot.does(plot.claimant(), Filing.supplement, facts)


def given_up(plot: Plot) -> Tale:
    """The days to mend run out; the papers go back."""
    yield from nothing_came(plot, plot.latest(Filing), "supplement", plot.officer(COUNTER))
    yield plot.does(plot.officer(COUNTER), Filing.return_papers)


def refused(plot: Plot) -> Tale:
    yield from plot.later(1, 3)
    opinion = Prose("起诉人提交的材料不能证明有明确的被告和具体的事实，经释明仍坚持起诉，不符合起诉条件。")
    yield plot.does(plot.officer(FILING_JUDGE), Filing.refuse, Opinion(opinion=opinion))


def refusal_stands(plot: Plot) -> Tale:
    """Nobody appeals against the refusal within ten days of its service."""
    yield from nothing_came(plot, plot.latest(Filing), "appeal_refusal", plot.officer(COUNTER))


def redirected(plot: Plot) -> Tale:
    yield from plot.later(1, 3)
    ground, opinion, advice = plot.chance.choice(
        (
            (Ground.arbitration, "合同写明由仲裁委员会仲裁", "请向合同约定的仲裁委员会申请仲裁"),
            (Ground.elsewhere, "被告住所地和合同履行地均不在本院辖区", "请向被告住所地人民法院起诉"),
            (Ground.authority, "双方是劳动关系，须先经劳动仲裁", "请先向劳动人事争议仲裁委员会申请仲裁"),
        )
    )
    facts = Redirection(ground=ground, opinion=Prose(opinion), advice=Prose(advice))
    yield plot.does(plot.officer(FILING_JUDGE), Filing.redirect, facts)


def withdrawn(plot: Plot) -> Tale:
    yield from plot.later(1, 3, office=False)
    reason = plot.chance.choice(("对方已经付款", "另行协商", "需要再收集证据"))
    yield plot.does(plot.claimant(), Filing.withdraw, Withdrawal(reason=Prose(reason)))


def offered(plot: Plot) -> Tale:
    """Mediation is offered."""
    yield from plot.later(0, 2)
    hands = (plot.officer(FILING_JUDGE), plot.officer(FILING_JUDGE), plot.officer(COUNTER))
    yield plot.does(plot.chance.choice(hands), Filing.offer)


def welcomed(plot: Plot) -> Tale:
    """Everybody agrees to mediate, mostly within two days; who has no telephone that can do more is rung up."""
    yield from plot.later(0, 1, office=False)
    *others, last = plot.parties()
    for person in others:
        if plot.chance.random() < 0.25:
            yield from plot.later(0)
            how = Prose("电话核对姓名、身份证后四位和住址，本人表示同意先行调解")
            yield plot.does(plot.officer(COUNTER), Filing.consent_by_phone, ByPhone(person=PersonId(person), how=how))
        else:
            yield from plot.later(0, office=False)
            yield plot.does((person, EVERY_PARTY), Filing.accept)
    yield from plot.later(0, office=False)
    yield plot.does((last, EVERY_PARTY), Filing.accept)
    if plot.chance.random() < 0.5:
        home = Address(address=Prose(f"{place(plot.court)}民建路锦绣家园2号楼"), electronic=True)
        yield plot.does((last, PARTY), Filing.steps["confirm_address"], home)


def declined(plot: Plot) -> Tale:
    yield from plot.later(0, 2, office=False)
    yield plot.does((plot.chance.choice(plot.parties()), PARTY), Filing.decline)


def unanswered(plot: Plot) -> Tale:
    """Nobody answers the offer: on the fourth day the clock takes it for a no."""
    yield from plot.later(6)


def docketed(plot: Plot) -> Tale:
    """A judge dockets it; over the holidays the clock may be quicker."""
    yield from plot.later(0, 3)
    with suppress(Refused):
        yield plot.does(plot.officer(FILING_JUDGE), Filing.docket)


def overlooked(plot: Plot) -> Tale:
    """Nobody reviews it: after seven days the clock dockets it first."""
    yield from plot.later(8)
