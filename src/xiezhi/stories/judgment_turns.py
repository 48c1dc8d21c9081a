"""Turns of a judgment and of a mediation document, from the first draft to the effect, the appeal, the performance."""

from __future__ import annotations

from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.words import ASSESSOR
from xiezhi.law.working import Yuan, from_fen
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.judgment import (
    OWED,
    Answer,
    Appealing,
    Deliberation,
    Item,
    Judgment,
    Manner,
    Performing,
    Pronouncing,
    Terms,
)
from xiezhi.procedures.judgment import Decision as Verdict
from xiezhi.records.dispute import Dispute
from xiezhi.records.ledger import Bill
from xiezhi.records.obligation import Obligation
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Claim, Proceeding
from xiezhi.records.table import rows
from xiezhi.stories import fee_turns as fees
from xiezhi.stories.post_turns import nothing_came
from xiezhi.stories.telling import Plot, Tale
from xiezhi.stories.trial_turns import bench, clerk, handed, judge, party, suit


def items(plot: Plot) -> tuple[Item, ...]:
    """What is claimed in money is granted, to whom it is claimed for."""
    debtor, creditors = plot.people("defendant")[0], plot.people("claimant")
    names = {each.person: each.name for each in rows(Person, person__in=creditors)}
    what = Prose(OWED.get(rows(Dispute, id=plot.dispute)[0].cause, "款项"))
    claims = [each for each in rows(Claim, proceeding=suit(plot).id, order=("order",)) if each.amount and not each.by]
    return tuple(
        Item(
            debtor=PersonId(debtor),
            creditor=PersonId(next((each for each in creditors if names[each] in claim.text), creditors[0])),
            what=what,
            principal=Yuan(from_fen(claim.amount or 0)),
        )
        for claim in claims
    )


def verdict(plot: Plot) -> Verdict:
    return Verdict(
        found=Prose(
            "双方订立合同，原告已经履行；被告至今没有付款。上述事实，有书证和当事人陈述在卷佐证，本院予以确认。"
        ),
        opinion=Prose(
            "依法成立的合同受法律保护。被告没有按照约定履行，应当承担继续履行的责任。原告的请求有事实和法律依据，本院予以支持。"
        ),
        laws=Prose(
            "《中华人民共和国民法典》第五百零九条、第五百七十九条\n《中华人民共和国民事诉讼法》第六十七条第一款"
        ),
        items=items(plot),
        rest_dismissed=any(each.amount is None for each in rows(Claim, proceeding=suit(plot).id)),
    )


def written(plot: Plot, said: Verdict | None = None) -> Tale:
    """Drafted, deliberated upon by a panel, approved, signed by the bench and the clerk."""
    yield from drafted(plot, said or verdict(plot))
    yield from issued(plot)


def drafted(plot: Plot, said: Verdict) -> Tale:
    yield from plot.later(1, 3)
    yield plot.does(judge(plot), FirstInstance.begin_judgment)
    yield plot.does(judge(plot), Judgment.draft, said, on=judgment(plot))


def issued(plot: Plot) -> Tale:
    paper, sitting = judgment(plot), [*bench(plot), *bench(plot, ASSESSOR)]
    if len(sitting) > 1:
        agreed = tuple(PersonId(person) for person, _ in sitting)
        record = Prose("合议庭三人一致同意判决主文。")
        yield plot.does(judge(plot), Judgment.deliberate, Deliberation(agreed=agreed, record=record), on=paper)
    yield plot.does(judge(plot), Judgment.approve, on=paper)
    for hand in (*sitting, clerk(plot)):
        yield plot.does(hand, Judgment.sign, on=paper)


def judgment(plot: Plot) -> Proceeding:
    """The one that is written now."""
    return plot.all(Judgment)[-1]


def pronounced(plot: Plot, manner: Manner = Manner.later) -> Tale:
    yield plot.does(judge(plot), Judgment.pronounce, Pronouncing(manner=manner), on=judgment(plot))


def sent(plot: Plot) -> Tale:
    """The judgment goes to everyone and reaches him."""
    yield plot.does(clerk(plot), Judgment.send, on=judgment(plot))
    yield from plot.later(0)
    yield from handed(plot, "judgment")


def decided(plot: Plot) -> Tale:
    yield from written(plot)
    yield from pronounced(plot)
    yield from sent(plot)


def in_effect(plot: Plot) -> Tale:
    """Nobody appeals, nothing was posted: the clerk confirms it when everybody's days are over."""
    yield from nothing_came(plot, judgment(plot), "appeal", clerk(plot))
    yield from fees.refunded(plot)


def performed(plot: Plot) -> Tale:
    """Everything is paid, as the creditor and the court confirm."""
    yield from plot.later(1, 6, office=False)
    for each in rows(Obligation, proceeding=judgment(plot).id, status="open", order=("order",)):
        hand = clerk(plot) if each.kind == "costs" else party(each.creditor)
        amount = Yuan(from_fen(each.principal)) if each.principal else None
        facts = Performing(obligation=each.id, amount=amount, on=plot.now.date(), how=Prose("银行转账"), whole=True)
        yield plot.does(hand, Judgment.perform, facts, on=judgment(plot))


def appealed(plot: Plot, said: Appealing | None = None) -> Tale:
    """The defendant appeals; the copy goes to the other side; he pays the fee of the appeal."""
    yield from plot.later(2, 5, office=False)
    contested = Yuan(from_fen(suit(plot).amount or 0)) if suit(plot).amount else None
    facts = said or Appealing(
        petition=Prose("撤销原判，改判驳回被上诉人的诉讼请求"), reason=Prose("原判认定事实有误，已付款项没有扣除。"),
        contested=contested,
    )  # fmt: skip
    yield plot.does(party(plot.people("defendant")[0]), Judgment.appeal, facts, on=judgment(plot))
    yield from plot.later(1, 2)
    yield plot.does(clerk(plot), Judgment.send_copy, on=judgment(plot))
    yield from handed(plot)
    yield from plot.later(0, 2, office=False)
    for bill in rows(Bill, proceeding=judgment(plot).id, kind="appeal_fee", status="open"):
        yield fees.by_transfer(plot, bill)


def sent_up(plot: Plot) -> Tale:
    yield from plot.later(1, 3, office=False)
    answer = Answer(answer=Prose("原判正确，请求驳回上诉。"))
    yield plot.does(party(plot.people("claimant")[0]), Judgment.answer_appeal, answer, on=judgment(plot))
    yield from plot.later(1, 2)
    yield plot.does(clerk(plot), Judgment.send_up, on=judgment(plot))


def settled(plot: Plot) -> Tale:
    """They agree in court; the mediation document is signed for by everyone."""
    yield from plot.later(0, 2)
    yield plot.does(judge(plot), FirstInstance.begin_mediation)
    terms = tuple(Prose(f"{n}、被告分期支付，最后一期于2026年12月31日前付清") for n in ("一",))
    facts = Terms(facts=Prose("双方对欠款事实没有争议。"), terms=terms, items=items(plot))
    yield plot.does(judge(plot), Judgment.draft_terms, facts, on=judgment(plot))
    yield from issued(plot)
    yield plot.does(clerk(plot), Judgment.send_terms, on=judgment(plot))
    yield from plot.later(0, 1)
    yield from handed(plot, "mediation_paper")
    yield from fees.refunded(plot)


def thought_better(plot: Plot) -> Tale:
    """A mediation document is sent, and one side backs out before signing for it."""
    yield from plot.later(0, 2)
    yield plot.does(judge(plot), FirstInstance.begin_mediation)
    facts = Terms(
        facts=Prose("双方对欠款事实没有争议。"), terms=(Prose("被告于2026年6月30日前付清"),), items=items(plot)
    )
    yield plot.does(judge(plot), Judgment.draft_terms, facts, on=judgment(plot))
    yield from issued(plot)
    yield plot.does(clerk(plot), Judgment.send_terms, on=judgment(plot))
    yield from plot.later(0, 1, office=False)
    yield plot.does(party(plot.people("defendant")[0]), Judgment.back_out, on=judgment(plot))
