"""张某 lives and was to pay in 集宁: his objection is upheld, and the case goes there with its file and its fee."""

from __future__ import annotations

from xiezhi.desk.errands import waiting
from xiezhi.engine.entry_ids import entry_id
from xiezhi.engine.facts import Prose
from xiezhi.engine.words import COURTS, DEFENDANT, FINANCE
from xiezhi.law.working import Yuan, from_fen
from xiezhi.phrases.fee_steps import Deposited
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.first_instance.errands import moved
from xiezhi.procedures.first_instance.jurisdiction import Objection, Transfer
from xiezhi.procedures.first_instance.transferring import MOVE
from xiezhi.procedures.money import FeeHandover, Gone
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one
from xiezhi.stories import fee_turns as fees
from xiezhi.stories import trial_turns as trial
from xiezhi.stories.cast import WANG
from xiezhi.stories.house import HOHHOT, JINING, ULANQAB, XINCHENG
from xiezhi.stories.post_turns import nothing_came
from xiezhi.stories.rulings import under_way
from xiezhi.stories.story import Story
from xiezhi.stories.suit_turns import copies
from xiezhi.stories.telling import Plot, Tale, Told
from xiezhi.stories.trial_turns import clerk, handed, judge, suit

THERE = Prose("乌兰察布市集宁区人民法院")


def tell(plot: Plot) -> Tale:
    yield from under_way(plot)
    zhang = plot.people("defendant")[0]
    objection = Objection(court=THERE, reason=Prose("借条约定在集宁交付和归还，本人住所也在集宁区"))
    yield plot.does((zhang, DEFENDANT), FirstInstance.object_to_jurisdiction, objection)
    yield from plot.later(2)
    reason = Prose("借条约定的履行地和被告住所地均在集宁区，本院没有管辖权。")
    yield plot.does(judge(plot), FirstInstance.uphold_jurisdiction, Transfer(court=THERE, reason=reason))
    yield from handed(plot, "jurisdiction_ruling")
    yield from nothing_came(plot, suit(plot), "appeal_ruling", clerk(plot))
    yield plot.does(judge(plot), FirstInstance.transfer)
    yield from fees.deposited(plot)
    along = plot.all(FeeHandover)[-1]
    gone = Gone(reference=f"YF{plot.now:%m%d}0001")
    yield plot.does(plot.officer(FINANCE), FeeHandover.send, gone, on=along)
    yield from arrived(plot)
    yield came(plot, along)


def came(plot: Plot, along: Proceeding) -> Told:
    """The bank of the other court says that it came in, with the code that both courts know."""
    errand = next(each for each in waiting(MOVE) if each.proceeding == suit(plot).id)
    there = one(Proceeding, dispute=entry_id(errand.payload["to"], COURTS.name, errand.key), procedure="first_instance")
    assert there is not None, "docketed there"
    facts = Deposited(slip=along.track, amount=Yuan(from_fen(along.amount or 0)), reference="YF-IN-0001")
    return Told(plot.now, FirstInstance.bank_fee, fees.BANK_HAND, facts, there, there.court, f"{plot.name}/came")


def arrived(plot: Plot) -> Tale:
    """Docketed there the same day; a bench of that court is drawn, and the copies go out."""
    mine = next(each for each in waiting(MOVE) if each.proceeding == suit(plot).id)
    to = mine.payload["to"]
    yield Told(plot.now, FirstInstance.receive, (COURTS.name, COURTS), moved(mine), None, to, mine.key)
    new = entry_id(to, COURTS.name, mine.key)
    there = Plot(f"{plot.name}/there", to, plot.now, plot.chance, plot.bench, dispute=new)
    yield from there.later(1)
    yield from trial.triaged(there)
    yield from copies(there)
    yield from there.later(1)
    yield from handed(there)
    plot.now = there.now


def elsewhere(plot: Plot) -> list[str]:
    """The dispute as the other court has it."""
    errands = [each for each in waiting(MOVE) if each.proceeding == suit(plot).id]
    return [entry_id(each.payload["to"], COURTS.name, each.key) for each in errands]


MOVED = Story(
    "moved",
    "借款八十万元：管辖权异议成立，裁定移送，案卷和诉讼费随案移交，受移送的法院立案审理",
    "2026-03-02 10:40",
    WANG,
    tell,
    (HOHHOT, ULANQAB, JINING, XINCHENG),
    elsewhere,
)
