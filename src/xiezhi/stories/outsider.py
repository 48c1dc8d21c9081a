"""李某 is no party and objects online: it goes to the enforcement, is rejected, and he sues; the account stays frozen
until the judgment is in effect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from xiezhi.desk.errands import Errand, waiting
from xiezhi.engine.facts import Facts, Prose, Secret
from xiezhi.engine.words import ANYONE, CLAIMANT, COURTS, ENFORCER, FILING_JUDGE, PRESIDENT, THIRD, Step
from xiezhi.phrases.contesting import Filed, Suing
from xiezhi.phrases.declared import Declaration, Declares
from xiezhi.procedures import contesting
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.objection import Answer, Identified, OutsideObjection, Protesting, Reasons, Right, ThingObjection
from xiezhi.procedures.objection.errands import lodged
from xiezhi.procedures.objection.facts import Passed
from xiezhi.records.dispute import Dispute
from xiezhi.records.enforcement import Asset
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows
from xiezhi.stories import enforcement_turns as turns
from xiezhi.stories import filing_turns as filing
from xiezhi.stories import judgment_turns as judgment
from xiezhi.stories import suit_turns as suit
from xiezhi.stories import trial_turns as trial
from xiezhi.stories.enforcement_contested import LI, presiding
from xiezhi.stories.filing_turns import newcomer
from xiezhi.stories.order_enforced import begun, variant
from xiezhi.stories.telling import Plot, Tale, Told
from xiezhi.stories.trial_turns import handed

OUTSIDER = replace(LI, id_number=Secret("152626199107080023"))
WHY = Prose("账户由李某实际控制，存入的是他卖牛的货款，有合同和流水")


def in_vain(plot: Plot) -> Tale:
    """The account is frozen, somebody else says it is his, and the court does not follow him."""
    yield from begun(plot)
    yield from turns.asked(plot)
    yield from turns.frozen(plot)
    yield from plot.later(2, 3)
    yield from objected(plot)
    yield from rejected(plot)


def tell(plot: Plot) -> Tale:
    yield from in_vain(plot)
    yield from sued(plot, judgment.decided)


def tell_freed(plot: Plot) -> Tale:
    """The same, and the judgment forbids to enforce against the account: the officer lifts the freeze with one tap."""
    yield from in_vain(plot)
    yield from sued(plot, freed)
    yield from plot.later(1, 1)
    yield plot.does((turns.case(plot).judge, ENFORCER), ThingObjection.release)
    yield from turns.let_loose(plot)


def objected(plot: Plot) -> Tale:
    """From the number on the notice: the court finds the enforcement, and a judge which property is meant."""
    outside = Plot(f"{plot.name}/outside", plot.court, plot.now, plot.chance, plot.bench)
    said = Protesting(
        objectors=(OUTSIDER,), enforcement=turns.case(plot).number, thing=Prose("农业银行活期存款，尾号2077"),
        right=Right.ownership, reasons=WHY, electronic=True,
    )  # fmt: skip
    received = (yield outside.does((newcomer(OUTSIDER), ANYONE), OutsideObjection.protest, said)).proceeding
    mine, errand = _proceeding(received), _errand("pass_on_objection", received)
    yield _by_courts(plot, errand, ThingObjection.lodge, lodged(mine), turns.case(plot))
    yield _by_courts(plot, errand, OutsideObjection.pass_on, Passed(text=Prose("异议已转执行案件审查")), mine)
    yield from plot.later(1, 1)
    asset = rows(Asset, proceeding=turns.case(plot).id, status="held")[0]
    yield plot.does(plot.officer(FILING_JUDGE), ThingObjection.identify, Identified(asset=asset.id))
    yield plot.does(plot.officer(FILING_JUDGE), ThingObjection.docket)
    yield plot.does(plot.officer(PRESIDENT), ThingObjection.constitute)
    yield from handed(plot, "objection_notice")


def rejected(plot: Plot) -> Tale:
    yield from plot.later(2, 3)
    debtor = turns.debtor(plot)
    yield plot.does((debtor, THIRD), ThingObjection.answer, Answer(text=Prose("账户是我自己的，没有借给别人")))
    yield from plot.later(3, 3)
    opinion = Prose("账户登记在张某名下，货币占有即所有，现有证据不足以排除执行。")
    yield plot.does(presiding(plot), ThingObjection.reject, Reasons(opinion=opinion))
    yield from handed(plot, "objection_ruling")


def sued(plot: Plot, decided: Callable[[Plot], Tale]) -> Tale:
    """He sues on the page of his objection; the suit is tried, and what is judged of the thing comes back by itself."""
    yield from plot.later(3, 5, office=False)
    objection = turns.under(plot, ThingObjection.name)[-1]
    said = Suing(demand=Prose("判决不得执行农业银行尾号2077账户中的存款"), reasons=WHY)
    yield plot.does((newcomer(OUTSIDER), CLAIMANT), ThingObjection.sue_to_stop, said)
    errand = _errand("bring_suit", objection.id)
    new = (yield _by_courts(plot, errand, Filing.bring, contesting.complaint(errand), None)).proceeding
    yield _by_courts(plot, errand, ThingObjection.suit_filed, Filed(number=new), objection)
    there = Plot(f"{plot.name}/suit", plot.court, plot.now, plot.chance, plot.bench, dispute=new)
    for turn in (*TRIED, decided, judgment.in_effect):
        yield from turn(there)
    plot.now = there.now
    ended = _errand("suit_over", trial.suit(there).id)
    about, step, facts = contesting.outcome(ended)
    yield _by_courts(plot, ended, step, facts, about)


def freed(plot: Plot) -> Tale:
    """What he asked for is offered as the item, and the judge leaves it so."""
    said = judgment.verdict(plot)
    opinion = Prose("合同、过磅单和流水相互印证，账户中的款项为李某的货款，足以排除强制执行。")
    item = Declaration(kind=Declares.stopped, what=Prose("农业银行尾号2077账户中的存款"))
    yield from judgment.written(plot, replace(said, opinion=opinion, declared=(item,), rest_dismissed=False))
    yield from judgment.pronounced(plot)
    yield from judgment.sent(plot)


TRIED: tuple[Callable[[Plot], Tale], ...] = (
    filing.docketed, trial.told, trial.triaged, suit.paid, suit.copies, trial.told, trial.listed, trial.held,
)  # fmt: skip


def _proceeding(id: str) -> Proceeding:
    found = one(Proceeding, id=id)
    assert found is not None, "what was opened is there"
    return found


def _errand(kind: str, of: str) -> Errand:
    return next(each for each in waiting(kind) if each.proceeding == of)


def _by_courts(plot: Plot, errand: Errand, step: Step, facts: Facts, on: Proceeding | None) -> Told:
    """What the courts tell each other, under the key of the errand: done again it is the same step."""
    key = contesting.key_of(errand, step)
    return Told(plot.now, step, (COURTS.name, COURTS), facts, on, plot.court, key)


def suits(plot: Plot) -> list[str]:
    """The suit is a dispute of its own, which names what it is about."""
    objections = [each.id for each in turns.under(plot, ThingObjection.name)]
    return [each.id for each in rows(Dispute, about__in=objections)]


SUED = variant("outsider-sues", "案外人网上提异议被驳回，起诉：账户一直冻结到判决生效，判决继续执行", tell, suits)
FREED = variant("outsider-wins", "案外人的异议被驳回，起诉：判决不得执行，执行员一步解除冻结", tell_freed, suits)
