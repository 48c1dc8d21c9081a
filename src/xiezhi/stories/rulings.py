"""Rulings that somebody does not accept, up to the court of the city and down again: a claim that is not docketed, a
suit that is dismissed, an objection to the jurisdiction that is rejected."""

from __future__ import annotations

from collections.abc import Callable

from xiezhi.engine.facts import Prose
from xiezhi.engine.words import CLAIMANT, DEFENDANT, FILING_JUDGE, PARTY
from xiezhi.phrases.appeals import Answer
from xiezhi.procedures.appeal import Ground, Ruled, Ruling
from xiezhi.procedures.filing import Filing, Opinion
from xiezhi.procedures.filing.facts import Petition as Refusal
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.first_instance import Opinion as Reasons
from xiezhi.procedures.first_instance.endings_facts import Petition
from xiezhi.procedures.first_instance.jurisdiction import Objection
from xiezhi.procedures.first_instance.jurisdiction import Ruling as OnJurisdiction
from xiezhi.procedures.ruling_appeal import RulingAppeal
from xiezhi.records.paper import Paper
from xiezhi.records.table import rows
from xiezhi.stories import appeal_turns as second
from xiezhi.stories import loan
from xiezhi.stories import trial_turns as trial
from xiezhi.stories.cast import WANG, public
from xiezhi.stories.house import HOHHOT, XINCHENG
from xiezhi.stories.story import Story
from xiezhi.stories.suit_turns import copies, paid
from xiezhi.stories.telling import Hand, Plot, Tale
from xiezhi.stories.trial_turns import clerk, handed, judge, party

READ = Ground.hopeless
"""What the court of the city reads, and asks the parties about, without a hearing."""


def sent_up(plot: Plot, hand: Hand) -> Tale:
    """The copy goes to the other side where there is one; the file goes up at once when he has answered."""
    appeal = plot.all(RulingAppeal)[-1]
    yield plot.does(hand, RulingAppeal.send_up, on=appeal)
    yield from second.received(plot)


def refused(plot: Plot) -> Tale:
    """No answer to whom she sues seems to be given; she appeals, and the court above has it docketed."""
    plot.dispute = (yield plot.does(public(WANG), Filing.submit, loan.CLAIM)).proceeding
    hand = plot.officer(FILING_JUDGE)
    yield from plot.on("2026-03-03 09:20")
    opinion = Prose("起诉状所列被告的身份信息不足以使其与他人相区别，没有明确的被告。")
    yield plot.does(hand, Filing.refuse, Opinion(opinion=opinion))
    yield from handed(plot)
    yield from plot.on("2026-03-09 20:15")
    wang = plot.people("claimant")[0]
    petition = Refusal(reason=Prose("起诉状写明了张某的姓名、公民身份号码和住址，被告明确，请求指令立案受理。"))
    yield plot.does((wang, CLAIMANT), Filing.appeal_refusal, petition)
    yield from plot.on("2026-03-10 09:40")
    yield from sent_up(plot, hand)
    yield from second.read_only(plot, READ)
    reasons = Prose("起诉状提供的姓名、公民身份号码和住址足以使被告与他人相区别，起诉符合受理条件，一审裁定有误。")
    yield from second.decided(plot, Ruling(result=Ruled.ruling_revoked, opinion=reasons))
    yield from plot.later(1)
    yield plot.does(hand, Filing.docket)


def dismissed(plot: Plot) -> Tale:
    """The judge finds that 王某 is not the lender; the court above has the suit tried."""
    yield from under_way(plot)
    reason = Prose("转账的户名是王某的公司，王某不是出借人，与本案没有直接利害关系。")
    yield plot.does(judge(plot), FirstInstance.dismiss_suit, Reasons(reason=reason))
    yield from handed(plot, "suit_dismissal")
    yield from plot.later(3, office=False)
    petition = Petition(reason=Prose("借条载明出借人是王某，公司账户只是代为转账，请求撤销原裁定，指令审理。"))
    yield plot.does((plot.people("claimant")[0], PARTY), FirstInstance.appeal_dismissal, petition)
    yield from answered(plot, "转账的是公司，与王某无关。")
    yield from second.read_only(plot, READ)
    reasons = Prose("王某持有借条，与本案有直接利害关系；款项由谁的账户转出，是实体审理的事项。一审裁定有误。")
    yield from second.decided(plot, Ruling(result=Ruled.ruling_revoked, opinion=reasons))


def overruled(plot: Plot) -> Tale:
    """张某 wants to be sued elsewhere; twice he is told no, and the trial goes on with the days that it had left."""
    yield from under_way(plot)
    zhang = plot.people("defendant")[0]
    objection = Objection(court=Prose("察哈尔右翼前旗人民法院"), reason=Prose("户籍在察哈尔右翼前旗"))
    yield plot.does((zhang, DEFENDANT), FirstInstance.object_to_jurisdiction, objection)
    yield from plot.later(2)
    reason = Prose("张某经常居住地在新城区，接收货币一方王某的所在地也在新城区，本院有管辖权。")
    yield plot.does(judge(plot), FirstInstance.reject_jurisdiction, OnJurisdiction(reason=reason))
    yield from handed(plot, "jurisdiction_ruling")
    yield from plot.later(2, office=False)
    petition = Petition(reason=Prose("公司虽在新城区，本人并不居住，请求移送户籍所在地法院。"))
    yield plot.does(party(zhang), FirstInstance.appeal_ruling, petition)
    yield from answered(plot, "合同履行地在新城区。")
    yield from second.read_only(plot, READ)
    reasons = Prose("接收货币一方所在地是合同履行地，一审法院有管辖权。")
    yield from second.decided(plot, Ruling(result=Ruled.ruling_upheld, opinion=reasons))


def under_way(plot: Plot) -> Tale:
    """Docketed, triaged, paid, served on both."""
    yield from loan.filed_and_docketed(plot)
    yield from plot.on("2026-03-03 10:30")
    yield from trial.triaged(plot)
    yield from paid(plot)
    yield from copies(plot)
    yield from plot.on("2026-03-09 09:30")
    yield from handed(plot)
    yield from plot.later(1)


def answered(plot: Plot, answer: str) -> Tale:
    """The copy is sent, the other side answers, the file goes up."""
    appeal = plot.all(RulingAppeal)[-1]
    yield from plot.later(1)
    yield plot.does(clerk(plot), RulingAppeal.send_copy, on=appeal)
    yield from handed(plot)
    yield from plot.later(2, office=False)
    other = next(each for each in plot.parties() if each != _appellant(plot))
    yield plot.does(party(other), RulingAppeal.answer_appeal, Answer(answer=Prose(answer)), on=appeal)
    yield from plot.later(1)
    yield from sent_up(plot, clerk(plot))


def _appellant(plot: Plot) -> str:
    return rows(Paper, proceeding=plot.all(RulingAppeal)[-1].id, kind="appeal_petition")[0].by


def _story(name: str, title: str, tells: Callable[[Plot], Tale]) -> Story:
    return Story(name, title, "2026-03-02 10:40", WANG, tells, (HOHHOT, XINCHENG), second.appeals)


REFUSED = _story("refused", "借款八十万元：裁定不予受理，上诉，上级法院指令立案受理", refused)
DISMISSED = _story("dismissed", "借款八十万元：裁定驳回起诉，上诉，上级法院指令审理", dismissed)
OVERRULED = _story("overruled", "借款八十万元：管辖权异议被驳回，上诉，上级法院维持，继续审理", overruled)
