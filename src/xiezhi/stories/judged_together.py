"""王某 and 李某 lent to 张某 on one note and sue apart: heard together, judged in one paper that names both cases."""

from __future__ import annotations

from dataclasses import replace

from xiezhi.desk.errands import waiting
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.words import BESIDE
from xiezhi.law.working import Yuan
from xiezhi.phrases.joint import Ground
from xiezhi.phrases.operative import Item
from xiezhi.procedures.joinder import Joinder
from xiezhi.procedures.judgment import Judgment
from xiezhi.procedures.judgment.errands import common, judgments_of
from xiezhi.procedures.judgment.together import PASS_ON, Whole
from xiezhi.stories import joined, loan
from xiezhi.stories import judgment_turns as judgment
from xiezhi.stories.cast import WANG
from xiezhi.stories.house import HOHHOT, XINCHENG
from xiezhi.stories.sides import owed
from xiezhi.stories.story import Story
from xiezhi.stories.telling import Plot, Tale, Told
from xiezhi.stories.trial_turns import judge, suit


def together(plot: Plot) -> Tale:
    """Each part is written in its case; the leading case puts them together, issues and pronounces them as one."""
    yield from joined.both_ready(plot)
    yield from plot.later(1)
    yield from joined.proposed(plot, Ground.one_fact, "两案的借款写在同一张借条上，当事人张某、证据和证人相同。")
    yield from joined.ordered(plot)
    yield from joined.heard(plot, Joinder.finish_together)
    li = replace(joined.beside(plot), name=f"{plot.name}/li/judged")
    yield from parts(plot, li)
    whole = Whole(cases=(suit(li).number,))
    yield plot.does(judge(plot), Judgment.put_together, whole, on=judgment.judgment(plot))
    yield from judgment.issued(plot)
    yield from judgment.pronounced(plot)
    yield from passed_on(plot)
    for each in (plot, li):
        each.now = max(plot.now, li.now)
        yield from judgment.sent(each)
    for each in (plot, li):
        each.now = max(plot.now, li.now)
        yield from judgment.in_effect(each)
    plot.now = max(plot.now, li.now)


def parts(plot: Plot, li: Plot) -> Tale:
    """What is alike is written alike, and stands once in the paper."""
    to_li = Item(
        debtor=PersonId(li.people("defendant")[0]), creditor=PersonId(li.people("claimant")[0]),
        what=Prose("借款本金"), principal=Yuan(200_000),
    )  # fmt: skip
    li.now = plot.now
    yield from judgment.drafted(li, replace(loan.verdict(li), items=(to_li,)))
    plot.now = li.now
    to_wang = owed(plot, plot.people("defendant")[0], loan.SUM)
    yield from judgment.drafted(plot, replace(loan.verdict(plot), items=(to_wang,)))


def passed_on(plot: Plot) -> Tale:
    lead = judgment.judgment(plot)
    (errand,) = (each for each in waiting(PASS_ON) if each.proceeding == lead.id)
    said, there = common(lead), judgments_of(errand)[-1]
    yield Told(plot.now, Judgment.pronounced_together, (BESIDE.name, BESIDE), said, there, plot.court, errand.key)


TOGETHER = Story(
    "together", "一张借条、两个出借人分别起诉：合并审理，作出一份判决，写明两个案号，上诉期各算各的",
    "2026-03-02 10:40",
    WANG, together, (HOHHOT, XINCHENG), joined.elsewhere,
)  # fmt: skip
