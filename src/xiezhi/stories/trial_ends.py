"""Turns that end a trial without a judgment, or hold it up."""

from __future__ import annotations

from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.words import PRESIDENT
from xiezhi.phrases.recusal import Ground as NoJudge
from xiezhi.procedures.first_instance import (
    Asking,
    Decision,
    EndGround,
    Ending,
    FirstInstance,
    Longer,
    Opinion,
    Recusal,
)
from xiezhi.procedures.first_instance.jurisdiction import Objection, Ruling, Transfer
from xiezhi.stories import fee_turns as fees
from xiezhi.stories.post_turns import nothing_came
from xiezhi.stories.telling import Plot, Tale
from xiezhi.stories.trial_turns import clerk, handed, hearing, judge, party, suit


def stayed_away(plot: Plot) -> Tale:
    """The claimant does not appear: deemed withdrawn."""
    booked = hearing(plot)
    yield from plot.on(f"{booked.day} {booked.begins}")
    yield plot.does(judge(plot), FirstInstance.deem_absent)


def terminated(plot: Plot) -> Tale:
    yield from plot.later(2, 5)
    facts = Ending(ground=EndGround.defendant, reason=Prose("被告病故，没有遗产，也没有应当承担义务的人。"))
    yield plot.does(judge(plot), FirstInstance.terminate, facts)


def dismissed(plot: Plot) -> Tale:
    """The suit is inadmissible; the ruling is served, and nobody appeals."""
    yield from plot.later(1, 4)
    reason = Prose("原告不是合同当事人，也没有受让债权，与本案没有直接利害关系。")
    yield plot.does(judge(plot), FirstInstance.dismiss_suit, Opinion(reason=reason))
    yield from handed(plot, "suit_dismissal")
    yield from nothing_came(plot, suit(plot), "appeal_dismissal", clerk(plot))
    yield from fees.refunded(plot)


def objected(plot: Plot) -> Tale:
    """The defendant objects to the jurisdiction."""
    yield from plot.later(1, 3, office=False)
    facts = Objection(court=Prose("被告住所地人民法院"), reason=Prose("合同在外地签订和履行"))
    hand = (plot.people("defendant")[0], FirstInstance.object_to_jurisdiction.roles[0])
    yield plot.does(hand, FirstInstance.object_to_jurisdiction, facts)
    yield from plot.later(1, 2)


def overruled(plot: Plot) -> Tale:
    yield from objected(plot)
    reason = Prose("合同约定由原告住所地人民法院管辖，约定有效。")
    yield plot.does(judge(plot), FirstInstance.reject_jurisdiction, Ruling(reason=reason))
    yield from handed(plot, "jurisdiction_ruling")
    yield from nothing_came(plot, suit(plot), "appeal_ruling", clerk(plot))


def transferred(plot: Plot) -> Tale:
    """The objection is upheld; when nobody has appealed, the case goes to the other court."""
    yield from objected(plot)
    facts = Transfer(court=Prose("呼和浩特市赛罕区人民法院"), reason=Prose("被告住所地和合同履行地均不在本院辖区。"))
    yield plot.does(judge(plot), FirstInstance.uphold_jurisdiction, facts)
    yield from handed(plot, "jurisdiction_ruling")
    yield from nothing_came(plot, suit(plot), "appeal_ruling", clerk(plot))
    yield plot.does(judge(plot), FirstInstance.transfer)


def challenged(plot: Plot) -> Tale:
    """A party asks that the judge step back; the president refuses within three days."""
    yield from plot.later(0, 2, office=False)
    facts = Recusal(
        whom=PersonId(judge(plot)[0]), ground=NoJudge.relation, reason=Prose("审判员与对方代理人曾是同事。")
    )
    yield plot.does(party(plot.people("defendant")[0]), FirstInstance.ask_recusal, facts)
    yield from plot.later(1)
    reason = Prose("曾在同一单位工作已逾十年，不影响公正审理。")
    yield plot.does(plot.officer(PRESIDENT), FirstInstance.decide_recusal, Decision(reason=reason))


def longer(plot: Plot) -> Tale:
    """More time than the limit gives is asked for and allowed."""
    yield from plot.later(1, 2)
    wanted = Longer(months=1, reason=Prose("需要向外地法院调取另案卷宗。"))
    yield plot.does(judge(plot), FirstInstance.ask_longer, wanted)
    yield from plot.later(1, 3)
    yield plot.does(plot.officer(PRESIDENT), FirstInstance.allow_longer, wanted)


def given_up(plot: Plot) -> Tale:
    """The claimant withdraws before the hearing."""
    yield from plot.later(1, 3, office=False)
    hand = plot.claimant()
    yield plot.does(hand, FirstInstance.ask_withdrawal, Asking(reason=Prose("被告已经付清")))
    yield from plot.later(0, 1)
    yield plot.does(judge(plot), FirstInstance.withdraw)
    yield from fees.refunded(plot)
