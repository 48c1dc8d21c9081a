"""王某 and 李某 lent to 张某 on one note and sue apart: the two suits are heard together and judged each by itself.
Told the other way, two loans of one kind are joined because everybody agrees, and separated again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from xiezhi.desk.errands import Errand, waiting
from xiezhi.engine.entry_ids import entry_id
from xiezhi.engine.facts import Facts, Name, PersonId, Prose, Secret
from xiezhi.engine.words import BESIDE, CLERK, EVERY_PARTY, FILING_JUDGE, JUDGE, PRESIDENT, Role, Step
from xiezhi.evidence import read
from xiezhi.law.calendar import NATIONAL
from xiezhi.law.working import Yuan
from xiezhi.phrases.hearing_facts import Sitting
from xiezhi.phrases.joint import Apart, Ground
from xiezhi.phrases.operative import Item
from xiezhi.phrases.people import Party
from xiezhi.procedures.filing import Demand, Filing, Intake
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.joinder import Joinder, Proposal
from xiezhi.procedures.joinder.effects import TELL
from xiezhi.procedures.joinder.errands import entered, key_of, step_of, there_of, told, trial_of
from xiezhi.procedures.joinder.facts import Listing
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows
from xiezhi.stories import loan
from xiezhi.stories import trial_turns as trial
from xiezhi.stories.cast import WANG, public
from xiezhi.stories.house import HOHHOT, XINCHENG
from xiezhi.stories.sides import ended, owed
from xiezhi.stories.story import Story
from xiezhi.stories.suit_turns import copies, paid
from xiezhi.stories.telling import Hand, Plot, Tale, Told
from xiezhi.stories.trial_turns import ROOMS, handed, party, suit

LI = "person-li"
"""The other lender as he signs in."""
LENDER_LI = Party(
    name=Name("李某"), id_number=Secret("15260119850303000X"), phone=Secret("10000000303"),
    address=Prose("呼和浩特市新城区兴安北路8号"),
)  # fmt: skip
SIDES = ("claimant", "defendant", "third")
RECORD = Prose(
    "审：两案合并审理，核对当事人，宣布案由和审判人员、书记员名单，询问是否申请回避。\n各方：不申请。\n"
    "审：先查明借条的经过，再分别查明两笔款项的交付。\n王某：转账800000元。李某：转账200000元。张某：都收到了，没有还。\n"
    "审：对两案分别辩论。各方发表意见。是否愿意调解？意见不一。法庭辩论终结。"
)
REASONS = Prose(
    "2025年2月1日，张某为同一工程周转，在一张借条上写明向王某借款800000元、向李某借款200000元，约定一年归还，"
    "两人当日分别转账交付。到期没有偿还。"
)
OF_WANG = replace(loan.CLAIM, reasons=REASONS)
OF_LI = replace(
    loan.CLAIM,
    claimants=(LENDER_LI,),
    demands=(Demand(text=Prose("判令张某偿还借款本金200000元"), amount=Yuan(200_000)),),
    reasons=REASONS,
)


def beside(plot: Plot) -> Plot:
    """李某's dispute, told beside."""
    return Plot(
        f"{plot.name}/li", plot.court, plot.now, plot.chance, plot.bench, entry_id(plot.court, LI, f"{plot.name}/li/1")
    )


def elsewhere(plot: Plot) -> list[str]:
    return [beside(plot).dispute]


def ready(plot: Plot, who: str, claim: Intake) -> Tale:
    """Filed, docketed, triaged, paid, and the copies served: it could be listed."""
    plot.dispute = ""
    plot.dispute = (yield plot.does(public(who), Filing.submit, claim)).proceeding
    yield from plot.on("2026-03-03 09:20")
    yield plot.does(plot.officer(FILING_JUDGE), Filing.docket)
    yield from handed(plot)
    yield from plot.on("2026-03-03 10:30")
    yield from trial.triaged(plot, same_day=True)
    yield from paid(plot)
    yield from copies(plot)
    yield from plot.on("2026-03-10 09:30")
    yield from handed(plot)


def both_ready(plot: Plot) -> Tale:
    """李某 comes a little later; his suit is ready the same week."""
    li = beside(plot)
    yield from ready(plot, WANG, OF_WANG)
    li.now = plot.now
    li.dispute = ""
    li.dispute = (yield li.does(public(LI), Filing.submit, OF_LI)).proceeding
    yield from li.later(1)
    yield li.does(li.officer(FILING_JUDGE), Filing.docket)
    yield from handed(li)
    yield from trial.triaged(li, same_day=True)
    yield from paid(li)
    yield from copies(li)
    yield from li.later(1)
    yield from handed(li)
    plot.now = li.now


# --- the joint trial -------------------------------------------------------------------------------------------------


def joint(plot: Plot) -> Proceeding:
    """The joint trial as it is now."""
    found = one(Proceeding, id=plot.latest(Joinder).id)
    assert found is not None, "no joint trial"
    return found


def sitting(plot: Plot, role: Role = JUDGE) -> Hand:
    return rows(Standing, proceeding=joint(plot).id, role=role.name, until="", order=("order",))[0].person, role


def proposed(plot: Plot, ground: Ground, reason: str) -> Tale:
    """The president, who sees both, proposes it; the two judges sat in different rooms until now."""
    facts = Proposal(cases=(suit(beside(plot)).number,), ground=ground, reason=Prose(reason))
    yield plot.does(plot.officer(PRESIDENT), Joinder.propose, facts, on=suit(plot))


def passed_on(plot: Plot) -> Tale:
    """What the joint trial has to tell each case, it tells it."""
    for errand in waiting(TELL):
        step, there = step_of(errand), there_of(errand)
        if errand.proceeding != joint(plot).id or read.entry(entry_id(plot.court, BESIDE.name, key_of(errand, step))):
            continue
        yield _as(plot, errand, step, told(errand), there)
        if step.name == FirstInstance.join.name:
            yield _as(plot, errand, Joinder.entered, entered(there), trial_of(errand))


def _as(plot: Plot, errand: Errand, step: Step, facts: Facts, on: Proceeding) -> Told:
    return Told(plot.now, step, (BESIDE.name, BESIDE), facts, on, plot.court, key_of(errand, step))


def ordered(plot: Plot) -> Tale:
    """The judge of the first suit orders it; the second has her bench from now on, and everyone is told."""
    yield plot.does(sitting(plot), Joinder.join, on=joint(plot))
    yield from passed_on(plot)
    yield from handed(plot, "joinder_notice")


def heard(plot: Plot, finish: Step = Joinder.finish) -> Tale:
    """One hearing for both, after everybody's days for evidence; one record, signed by all who came."""
    trial_, clerk = joint(plot), sitting(plot, CLERK)
    day = NATIONAL.next_working(date(2026, 4, 8))
    yield from plot.on("2026-03-23 09:10")
    yield plot.does(clerk, Joinder.schedule, Listing(day=day, begins="09:30", ends="11:30", room=ROOMS[0]), on=trial_)
    yield from handed(plot, "summons")
    yield from plot.on(f"{day} 09:30")
    present = tuple(PersonId(each.person) for each in rows(Standing, proceeding=trial_.id, role__in=SIDES, until=""))
    yield plot.does(sitting(plot), Joinder.hold, Sitting(present=present, record=RECORD), on=trial_)
    for person in present:
        yield plot.does(party(person), Joinder.sign_minutes, on=trial_)
    yield plot.does(clerk, Joinder.close_minutes, on=trial_)
    yield plot.does(sitting(plot), finish, on=trial_)
    yield from passed_on(plot)


def joined(plot: Plot) -> Tale:
    yield from both_ready(plot)
    yield from plot.later(1)
    yield from proposed(plot, Ground.one_fact, "两案的借款写在同一张借条上，当事人张某、证据和证人相同。")
    yield from ordered(plot)
    yield from heard(plot)
    li = replace(beside(plot), name=f"{plot.name}/li/judged")
    zhang, lender = li.people("defendant")[0], li.people("claimant")[0]
    item = Item(
        debtor=PersonId(zhang), creditor=PersonId(lender), what=Prose("借款本金"), principal=Yuan(200_000),
    )  # fmt: skip
    li.now = plot.now
    yield from ended(li, item)
    plot.now = max(plot.now, li.now)
    yield from ended(plot, owed(plot, plot.people("defendant")[0], loan.SUM))


def separated(plot: Plot) -> Tale:
    """Two loans of one kind: everybody agrees to one trial; then 张某 disputes one note, and they are tried apart."""
    yield from both_ready(plot)
    yield from plot.later(1)
    yield from proposed(plot, Ground.one_kind, "两案都是张某的借款，请求相同，一并审理可以少跑一次。")
    yield from plot.later(1, office=False)
    for each in rows(Standing, proceeding=joint(plot).id, role__in=SIDES, until="", order=("order", "id")):
        yield plot.does((each.person, EVERY_PARTY), Joinder.agree, on=joint(plot))
    yield from plot.later(1)
    yield from ordered(plot)
    yield from plot.later(2)
    why = Apart(reason=Prose("李某一案的借条需要鉴定，另一案事实清楚，不宜一并审理。"))
    yield plot.does(sitting(plot), Joinder.separate, why, on=joint(plot))
    yield from passed_on(plot)
    yield from trial.listed(plot)
    yield from trial.held(plot)
    yield from ended(plot, owed(plot, plot.people("defendant")[0], loan.SUM))


def _story(name: str, title: str, tells: Callable[[Plot], Tale]) -> Story:
    return Story(name, title, "2026-03-02 10:40", WANG, tells, (HOHHOT, XINCHENG), elsewhere)


JOINED = _story("joined", "一张借条、两个出借人分别起诉：合并审理，一起开庭，各案分别判决", joined)
SEPARATED = _story("separated", "两件借款：全体当事人同意合并审理，一案需要鉴定，分案，单独开庭判决", separated)
