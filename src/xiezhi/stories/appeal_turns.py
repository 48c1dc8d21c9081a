"""Turns of the second instance: the file goes up, a bench of the city's court hears it, its decision comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import wraps

from xiezhi.desk.errands import Errand, waiting
from xiezhi.engine.entry_ids import entry_id
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import CLERK, COURTS, FILING_JUDGE, JUDGE, PRESIDENT, Role
from xiezhi.law.calendar import NATIONAL
from xiezhi.phrases.appeals import FILE_UP
from xiezhi.phrases.case_file import BELOW
from xiezhi.procedures.appeal import (
    Appeal,
    Deliberation,
    Ground,
    Judged,
    Listing,
    OnPapers,
    Ruled,
    Ruling,
    Sitting,
    Verdict,
    Wish,
)
from xiezhi.procedures.appeal.errands import Sent, carried
from xiezhi.procedures.appeal.file import LETTER
from xiezhi.procedures.judgment import Judgment
from xiezhi.procedures.ruling_appeal import RulingAppeal
from xiezhi.records.hearing import Hearing
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories import fee_turns as fees
from xiezhi.stories.telling import Hand, Plot, Tale, Told
from xiezhi.stories.trial_turns import ROOMS, SLOTS, handed, party

RECORD = (
    "审：核对当事人身份，宣布案由和合议庭组成人员、书记员名单，询问是否申请回避。当事人：不申请。\n"
    "审：上诉人陈述上诉请求和理由，被上诉人答辩。围绕上诉请求调查、辩论。\n审：是否愿意调解？当事人意见不一。本案审理终结。"
)


def crossing(proceedings: Iterable[Proceeding]) -> list[Sent]:
    """What these proceedings have the other court do, and it has not done yet."""
    mine = {each.id for each in proceedings}
    return [carried(each) for each in waiting() if each.proceeding in mine and each.kind in (FILE_UP, "told_below")]


def crosses(plot: Plot, proceedings: Iterable[Proceeding]) -> Tale:
    """The last of it arrives there."""
    sent = crossing(proceedings)[-1]
    yield Told(plot.now, sent.step, (COURTS.name, COURTS), sent.facts, sent.on, sent.court, sent.key)


def appealed_against(plot: Plot) -> list[Proceeding]:
    """The judgments of this dispute, and the rulings that somebody does not accept."""
    return [*plot.all(Judgment), *plot.all(RulingAppeal)]


def going_up(plot: Plot) -> list[Errand]:
    """The errands that bring a file of this dispute up; none where the court above is not on this platform."""
    mine = {each.id for each in appealed_against(plot)}
    return [each for each in waiting(FILE_UP) if each.proceeding in mine]


def where_it_goes_up(turn: Callable[..., Tale]) -> Callable[..., Tale]:
    """A turn that is told only where the court above is on this platform."""

    @wraps(turn)
    def told(plot: Plot, *more: object) -> Tale:
        if going_up(plot):
            yield from turn(plot, *more)

    return told


def above(plot: Plot) -> Plot:
    """The appeal as the court above tells it, from this moment on."""
    errand = going_up(plot)[-1]
    plot.taken += 1
    appeal = entry_id(errand.payload["to"], COURTS.name, errand.key)
    return Plot(
        f"{plot.name}/above/{plot.taken}", errand.payload["to"], plot.now, plot.chance, plot.bench, dispute=appeal
    )


def appeals(plot: Plot) -> list[str]:
    """The disputes above that name a judgment of this one."""
    mine = {each.id for each in appealed_against(plot)}
    letters = rows(Paper, kind=LETTER, origin=BELOW, order=("at", "id"))
    return [each.dispute for each in letters if each.filled()["link"]["judgment"] in mine]


@where_it_goes_up
def received(plot: Plot) -> Tale:
    """The file arrives; the court above dockets it, says so below, and draws a bench."""
    yield from crosses(plot, appealed_against(plot))
    there = above(plot)
    yield from there.later(1, 3)
    yield there.does(there.officer(FILING_JUDGE), Appeal.docket)
    yield from crosses(there, there.all(Appeal))
    yield from there.later(0, 1)
    yield there.does(there.officer(PRESIDENT), Appeal.constitute)
    plot.now = there.now


def bench(there: Plot, role: Role = JUDGE) -> list[Hand]:
    sitting = rows(Standing, proceeding=there.dispute, role=role.name, until="", order=("order",))
    return [(each.person, role) for each in sitting]


@where_it_goes_up
def heard(plot: Plot) -> Tale:
    """Listed, summoned, heard; the minutes are signed by everyone."""
    there = above(plot)
    yield from there.later(1, 2)
    yield from _listed(there)
    yield from there.later(0)
    yield from handed(there, "summons")
    booked = rows(Hearing, proceeding=there.dispute, order=("number",))[-1]
    yield from there.on(f"{booked.day} {booked.begins}")
    present = tuple(PersonId(each) for each in there.parties())
    yield there.does(bench(there)[0], Appeal.hold, Sitting(present=present, record=Prose(RECORD)))
    for person in present:
        yield there.does(party(person), Appeal.sign_minutes)
    yield there.does(bench(there, CLERK)[0], Appeal.close_minutes)
    plot.now = there.now


def _listed(there: Plot) -> Tale:
    day = NATIONAL.next_working(there.now.date() + timedelta(days=5))
    for _ in range(6):
        for begins, ends in SLOTS:
            for room in ROOMS:
                try:
                    yield there.does(
                        bench(there, CLERK)[0], Appeal.schedule, Listing(day=day, begins=begins, ends=ends, room=room)
                    )
                except Refused as refused:
                    if "别的开庭" not in refused.sentence and "请假" not in refused.sentence:
                        raise
                    continue
                return
        day = NATIONAL.add_working(day, 1)


@where_it_goes_up
def read_only(plot: Plot, ground: Ground = Ground.hopeless) -> Tale:
    """What is asked for cannot succeed, and nothing new is said: no hearing."""
    there = above(plot)
    yield from there.later(2, 4)
    facts = OnPapers(
        ground=ground,
        inquiry=Prose("已阅卷，并分别询问双方，均没有新的事实、证据或者理由。"),
        nothing_new=True,
    )
    yield there.does(bench(there)[0], Appeal.decide_on_papers, facts)
    plot.now = there.now


def affirmed(plot: Plot) -> Tale:
    yield from decided(
        plot,
        Verdict(
            result=Judged.affirmed,
            found=Prose("一审认定的事实，有证据证明，本院予以确认。"),
            opinion=Prose("上诉人的主张没有证据证明，上诉请求不能成立。一审判决认定事实清楚，适用法律正确。"),
        ),
    )


@where_it_goes_up
def decided(plot: Plot, said: Verdict | Ruling) -> Tale:
    """Written, deliberated upon, signed by all, pronounced; served on everyone, and told to the court below."""
    there = above(plot)
    yield from there.later(1, 4)
    sitting = bench(there)
    step = Appeal.draft_judgment if isinstance(said, Verdict) else Appeal.draft_ruling
    yield there.does(sitting[0], step, said)
    agreed = tuple(PersonId(person) for person, _ in sitting)
    record = Prose("合议庭三人一致同意。")
    yield there.does(sitting[0], Appeal.deliberate, Deliberation(agreed=agreed, record=record))
    for hand in (*sitting, *bench(there, CLERK)):
        yield there.does(hand, Appeal.sign)
    yield there.does(sitting[0], Appeal.pronounce)
    yield from there.later(0)
    yield from handed(there)
    yield from crosses(there, there.all(Appeal))
    plot.now = there.now
    yield from fees.refunded(plot)


def sent_back(plot: Plot) -> Tale:
    """Somebody was not heard below: the judgment is set aside, and tried anew by three others."""
    yield from read_only(plot, Ground.procedure)
    reasons = Prose("原审对当事人申请的证人没有通知到庭，影响公正判决，严重违反法定程序。")
    yield from decided(plot, Ruling(result=Ruled.unlawful, opinion=reasons))


@where_it_goes_up
def taken_back(plot: Plot) -> Tale:
    """The appellant thinks better of it."""
    there = above(plot)
    yield from there.later(1, 3, office=False)
    wish = Wish(reason=Prose("双方已经自行和解"))
    yield there.does(party(there.people("defendant")[0]), Appeal.withdraw_appeal, wish)
    plot.now = there.now
    ruling = Ruling(result=Ruled.appeal_withdrawn, opinion=Prose("撤回上诉是其真实意思表示，一审判决没有错误。"))
    yield from decided(plot, ruling)
