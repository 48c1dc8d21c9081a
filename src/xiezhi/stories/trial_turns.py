"""Turns of a trial: triage and the lot, the hearing with its minutes."""

from __future__ import annotations

from datetime import date, timedelta

from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.possible import case_for
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import ASSESSOR, CLAIMANT, CLERK, FILING_JUDGE, JUDGE, PARTY, PRESIDENT, SERVER, Role
from xiezhi.law.calendar import NATIONAL
from xiezhi.law.tracks import Track
from xiezhi.procedures.first_instance import (
    AdjournedBecause,
    Adjourning,
    FirstInstance,
    Listing,
    Presiding,
    Sitting,
    Triage,
)
from xiezhi.procedures.first_instance.assessors import Composition, Ground, Seating, Wish
from xiezhi.procedures.service import Arrival, Receipt, Service
from xiezhi.records.deadline import Deadline
from xiezhi.records.hearing import Hearing
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows
from xiezhi.stories.suit_turns import CARRIED, electronic, to_serve
from xiezhi.stories.telling import Hand, Plot, Tale

ROOMS = ("第一法庭", "第二法庭", "第三法庭", "速裁法庭")
SLOTS = (("09:30", "10:30"), ("10:30", "12:00"), ("14:30", "16:00"), ("16:00", "17:30"))


def suit(plot: Plot) -> Proceeding:
    """The suit as it is now."""
    found = one(Proceeding, id=plot.latest(FirstInstance).id)
    assert found is not None, "no suit"
    return found


def bench(plot: Plot, role: Role = JUDGE) -> list[Hand]:
    """Who sits, the first of the bench first; or who keeps the record."""
    here = suit(plot)
    sitting = [each.person for each in rows(Standing, proceeding=here.id, role=role.name, until="", order=("order",))]
    return [(each, role) for each in sorted(sitting, key=lambda each: each != here.judge)]


def judge(plot: Plot) -> Hand:
    return bench(plot)[0]


def clerk(plot: Plot) -> Hand:
    return bench(plot, CLERK)[0]


def party(person: str) -> Hand:
    return person, PARTY


def handed(plot: Plot, *kinds: str) -> Tale:
    """Everything that waits reaches its people on one day: by the platform, or handed over."""
    for service in to_serve(plot, *kinds):
        if electronic(service):
            yield plot.does(plot.officer(SERVER), Service.send, on=service)
            yield plot.does(CARRIED, Service.arrive, Arrival(), on=service)
        else:
            receipt = Receipt(on=plot.now.date())
            yield plot.does(plot.officer(SERVER), Service.hand_over, receipt, on=service)


# --- triage ----------------------------------------------------------------------------------------------------------


def triaged(plot: Plot, *, same_day: bool = False, **stated: bool) -> Tale:
    """The filing judge confirms what is advised; the bench is drawn."""
    yield from plot.later(0, 0 if same_day else 1)
    hand = plot.officer(FILING_JUDGE)
    assert FirstInstance.triage.offers is not None
    advised = FirstInstance.triage.offers(case_for(suit(plot), hand[0]))
    track = Track.ordinary if stated.get("novel") else Track(advised["track"])
    if stated.get("appraisal") and track is Track.small:
        track = Track.summary
    known = {name: advised[name] for name in ("many", "missing", "reason") if name in advised}
    about = {**known, **stated}
    yield plot.does(hand, FirstInstance.triage, Triage(track=track, **about))
    if track is Track.ordinary:
        first = PersonId(judge(plot)[0])
        yield plot.does(plot.officer(PRESIDENT), FirstInstance.preside, Presiding(judge=first))


def to_a_panel(plot: Plot) -> Tale:
    """A difficult case goes to three judges; the president names who presides."""
    yield from triaged(plot, novel=True)


def joined_by_citizens(plot: Plot) -> Tale:
    """The claimant asks for lay assessors; the president grants it, and two are drawn."""
    yield plot.does((plot.people("claimant")[0], CLAIMANT), FirstInstance.ask_for_assessors, Wish())
    how = Seating(composition=Composition.one_and_two, ground=Ground.asked)
    yield plot.does(plot.officer(PRESIDENT), FirstInstance.seat_assessors, how)


def not_small(plot: Plot) -> Tale:
    """An appraisal may be needed: no small claim, so that it can be appealed against."""
    yield from triaged(plot, appraisal=True)


def told(plot: Plot) -> Tale:
    """Everyone has the notices of his period for evidence."""
    yield from plot.later(0, 1)
    yield from handed(plot)


# --- the hearing -----------------------------------------------------------------------------------------------------


def listed(plot: Plot, *, waived: bool = True, after: int = 4) -> Tale:
    """A free room and hour are found; the summonses reach everyone."""
    yield from plot.later(0, 2)
    day = _first_day(plot, waived, after)
    for _ in range(6):
        for begins, ends in SLOTS:
            for room in ROOMS:
                if _free(plot, day, begins, ends, room):
                    listing = Listing(day=day, begins=begins, ends=ends, room=room, waived=waived)
                    try:
                        yield plot.does(clerk(plot), FirstInstance.schedule, listing)
                    except Refused as refused:
                        if "别的开庭" not in refused.sentence and "请假" not in refused.sentence:
                            raise
                        continue
                    yield from plot.later(0)
                    yield from handed(plot, "summons")
                    return
        day = NATIONAL.add_working(day, 1)


def listed_later(plot: Plot) -> Tale:
    """Lay assessors are drawn seven days before the hearing."""
    yield from listed(plot, after=9)


def _first_day(plot: Plot, waived: bool, after: int) -> date:
    day = plot.now.date() + timedelta(days=after)
    if not waived:
        mine = rows(Deadline, proceeding=suit(plot).id, clock="evidence")
        day = max([day, *(date.fromisoformat(each.due) + timedelta(days=1) for each in mine)])
    return NATIONAL.next_working(day)


def _free(plot: Plot, day: date, begins: str, ends: str, room: str) -> bool:
    people = tuple(person for role in (JUDGE, ASSESSOR, CLERK) for person, _ in bench(plot, role))
    wanted = Hearing("", "", "", "", 0, day.isoformat(), begins, ends, room, people)
    booked = rows(Hearing, court=plot.court, day=day.isoformat())
    return not any(each.status in ("booked", "held") and each.meets(wanted) for each in booked)


def hearing(plot: Plot) -> Hearing:
    """The last one listed."""
    return rows(Hearing, proceeding=suit(plot).id, order=("number",))[-1]


def held(plot: Plot, *, absent: tuple[str, ...] = (), record: str = "") -> Tale:
    """The day comes; who appears is heard, and the minutes are signed by everyone."""
    booked = hearing(plot)
    yield from plot.on(f"{booked.day} {booked.begins}")
    present = tuple(PersonId(each) for each in plot.parties() if each not in absent)
    text = record or (
        "审：核对当事人身份，宣布案由和审判人员、书记员名单，告知权利义务，询问是否申请回避。\n"
        "当事人：不申请回避。\n审：现在进行法庭调查。原告陈述诉讼请求、事实和理由，被告答辩，双方举证、质证。\n"
        "审：法庭调查结束，现在辩论。双方发表辩论意见。审：是否愿意调解？当事人意见不一。法庭辩论终结。"
    )
    yield plot.does(judge(plot), FirstInstance.hold, Sitting(present=present, record=Prose(text)))
    yield from signed(plot)


def signed(plot: Plot) -> Tale:
    for person in hearing(plot).present:
        yield plot.does(party(person), FirstInstance.sign_minutes)
    yield plot.does(clerk(plot), FirstInstance.close_minutes)


def adjourned(plot: Plot) -> Tale:
    """New evidence must be fetched; the hearing goes on within a month."""
    facts = Adjourning(ground=AdjournedBecause.evidence, reason=Prose("需要调取银行流水。"))
    yield plot.does(judge(plot), FirstInstance.adjourn, facts)
