"""The loan by other ways: small claims made ordinary, a defendant nobody finds, judges who step back, a settlement in
court, an appeal that was posted on the last day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from xiezhi.engine.facts import FileId, PersonId, Prose
from xiezhi.engine.words import FILING_JUDGE, PARTY, PRESIDENT, SERVER
from xiezhi.law.calendar import NATIONAL
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan
from xiezhi.phrases.post import Came
from xiezhi.phrases.recusal import Decision, Ground, Recusal
from xiezhi.phrases.replacing import Cause, Replacement
from xiezhi.procedures.appeal import Appeal
from xiezhi.procedures.filing import Demand, Filing
from xiezhi.procedures.first_instance import Conversion, FirstInstance, Listing, Presiding
from xiezhi.procedures.first_instance.track_facts import Ground as Why
from xiezhi.procedures.first_instance.track_facts import Objection
from xiezhi.procedures.judgment import Judgment
from xiezhi.procedures.service import Announcement, Posting, Return, ReturnedBecause, Service
from xiezhi.records.deadline import Deadline
from xiezhi.records.table import rows
from xiezhi.stories import appeal_turns as second
from xiezhi.stories import judgment_turns as judgment
from xiezhi.stories import loan
from xiezhi.stories import trial_turns as trial
from xiezhi.stories.appeal import PETITION
from xiezhi.stories.cast import WANG, carrier, public
from xiezhi.stories.house import HOHHOT, XINCHENG
from xiezhi.stories.rulings import under_way
from xiezhi.stories.sides import ended, owed, waiting_for
from xiezhi.stories.story import Story, nowhere
from xiezhi.stories.suit_turns import copies, paid
from xiezhi.stories.telling import Plot, Tale
from xiezhi.stories.trial_turns import clerk, handed, judge, party

SMALL = replace(
    loan.CLAIM,
    demands=(Demand(text=Prose("判令张某偿还借款本金40000元"), amount=Yuan(40_000)),),
    reasons=Prose("2025年6月1日，张某向王某借款40000元，约定半年归还，到期没有偿还。"),
)


def filed(plot: Plot, **stated: bool) -> Tale:
    """Docketed, triaged, paid, the copies on their way."""
    claim = SMALL if stated.pop("small", False) else loan.CLAIM
    plot.dispute = (yield plot.does(public(WANG), Filing.submit, claim)).proceeding
    yield from plot.on("2026-03-03 09:20")
    yield plot.does(plot.officer(FILING_JUDGE), Filing.docket)
    yield from handed(plot)
    yield from plot.on("2026-03-03 10:30")
    yield from trial.triaged(plot, **stated)
    yield from paid(plot)
    yield from copies(plot)


def converted(plot: Plot) -> Tale:
    """Forty thousand yuan begin as a small claim; 张某 disputes the note, three judges are drawn, the rest of the fee
    is paid, and the judgment can be appealed against."""
    yield from filed(plot, small=True)
    yield from plot.on("2026-03-09 09:30")
    yield from handed(plot)
    yield from plot.later(1, office=False)
    zhang = plot.people("defendant")[0]
    reason = Prose("借条上的签名不是本人所写，要求鉴定，不适用小额诉讼。")
    yield plot.does(party(zhang), FirstInstance.object_to_track, Objection(reason=reason))
    yield from plot.later(1)
    why = Prose("签名真伪有争议，需要鉴定，不宜适用小额诉讼程序。")
    facts = Conversion(track=Track.ordinary, ground=Why.unsuitable, reason=why)
    yield plot.does(judge(plot), FirstInstance.convert, facts)
    first = PersonId(judge(plot)[0])
    yield plot.does(plot.officer(PRESIDENT), FirstInstance.preside, Presiding(judge=first))
    yield from handed(plot)
    yield from paid(plot)
    yield from trial.listed(plot)
    yield from trial.held(plot)
    yield from ended(plot, owed(plot, zhang, Yuan(40_000)))


# --- nobody finds him ------------------------------------------------------------------------------------------------


def announced(plot: Plot) -> Tale:
    """Everything for 张某 comes back and is announced for thirty days; he does not come, and is judged in default."""
    yield from filed(plot, missing=True, novel=True)
    zhang = plot.people("defendant")[0]
    yield from plot.on("2026-03-09 09:30")
    yield from called_out(plot, zhang)
    yield from handed(plot)
    yield from _over(plot)
    last = max(each.due for each in rows(Deadline, dispute=plot.dispute, clock="evidence"))
    day = NATIONAL.next_working(max(date.fromisoformat(last), plot.now.date() + timedelta(days=45)))
    yield from plot.later(1)
    listing = Listing(day=NATIONAL.next_working(day + timedelta(days=1)), room=trial.ROOMS[0])
    yield plot.does(clerk(plot), FirstInstance.schedule, listing)
    yield from called_out(plot, zhang)
    yield from handed(plot)
    yield from trial.held(plot, absent=(zhang,))
    yield from judgment.written(plot, loan.verdict(plot))
    yield from judgment.pronounced(plot)
    yield plot.does(clerk(plot), Judgment.send, on=judgment.judgment(plot))
    yield from called_out(plot, zhang)
    yield from handed(plot)
    yield from _over(plot)
    yield from judgment.in_effect(plot)


def called_out(plot: Plot, person: str) -> Tale:
    """Posted to where he lived, back after five days, and announced."""
    server, waiting = plot.officer(SERVER), waiting_for(plot, person)
    for number, each in enumerate(waiting):
        tracking = f"EMS{plot.now:%m%d}{number:06d}CN"
        yield plot.does(server, Service.post, Posting(tracking=tracking), on=each)
    yield from plot.later(5)
    for each in waiting:
        gone = Return(why=ReturnedBecause.moved, on=plot.now.date())
        yield plot.does(carrier(), Service.return_post, gone, on=each)
    reason = Prose("邮件因迁移新址不明退回，电话停机，经向居委会和亲属了解，去向不明。")
    for each in waiting:
        facts = Announcement(reason=reason, place=Prose("人民法院公告网"))
        yield plot.does(server, Service.announce, facts, on=each)


def _over(plot: Plot) -> Tale:
    """The thirty days pass."""
    yield from plot.later(31, office=False)


# --- the bench changes -----------------------------------------------------------------------------------------------


def recused(plot: Plot) -> Tale:
    """A judge of the first instance steps back, and one of the second: another is drawn each time, all are told."""
    yield from under_way(plot)
    zhang, old = plot.people("defendant")[0], PersonId(judge(plot)[0])
    ask = Recusal(whom=old, ground=Ground.kin, reason=Prose("审判员是原告的表姐。"))
    yield plot.does(party(zhang), FirstInstance.ask_recusal, ask)
    yield from plot.later(1)
    president = plot.officer(PRESIDENT)
    granted = Decision(granted=True, reason=Prose("经查，与原告是近亲属，应当回避。"))
    yield plot.does(president, FirstInstance.decide_recusal, granted)
    change = Replacement(whom=old, cause=Cause.recusal)
    yield plot.does(president, FirstInstance.replace_one, change)
    yield from trial.listed(plot)
    yield from trial.held(plot)
    yield from judgment.written(plot, loan.verdict(plot))
    yield from judgment.pronounced(plot)
    yield from judgment.sent(plot)
    yield from judgment.appealed(plot, PETITION)
    yield from judgment.sent_up(plot)
    yield from second.received(plot)
    there = second.above(plot)
    presiding = PersonId(second.bench(there)[0][0])
    again = Recusal(whom=presiding, ground=Ground.relation, reason=Prose("审判长曾任王某公司的顾问。"))
    yield there.does(party(zhang), Appeal.ask_recusal, again)
    above = there.officer(PRESIDENT)
    yield there.does(above, Appeal.decide_recusal, Decision(granted=True, reason=Prose("经查属实。")))
    yield there.does(above, Appeal.replace_one, Replacement(whom=presiding, cause=Cause.recusal))
    plot.now = there.now
    yield from second.read_only(plot)
    yield from second.affirmed(plot)


def settled(plot: Plot) -> Tale:
    """At the hearing both come to terms; the mediation document is signed for by both and is in effect."""
    yield from under_way(plot)
    yield from trial.listed(plot)
    yield from trial.held(plot)
    yield from judgment.settled(plot)


def on_the_last_day(plot: Plot) -> Tale:
    """张某 hands his petition to the post on the fifteenth day; it comes a week later, and is in time."""
    yield from under_way(plot)
    yield from trial.listed(plot)
    yield from trial.held(plot)
    yield from judgment.written(plot, loan.verdict(plot))
    yield from judgment.pronounced(plot)
    yield from judgment.sent(plot)
    zhang, here = plot.people("defendant")[0], judgment.judgment(plot)
    (right,) = rows(Deadline, proceeding=here.id, clock="appeal", person=zhang)
    posted = date.fromisoformat(right.due)
    yield from plot.on(f"{NATIONAL.next_working(posted + timedelta(days=3))} 10:00")
    came = Came(deadline=right.id, sender=PersonId(zhang), on=posted, postmark=FileId("0" * 64))
    yield plot.does(clerk(plot), Judgment.steps["came_by_post"], came, on=here)
    yield plot.does((clerk(plot)[0], PARTY), Judgment.appeal, PETITION, on=here)


def _story(
    name: str, title: str, tells: Callable[[Plot], Tale], elsewhere: Callable[[Plot], list[str]] = nowhere
) -> Story:
    return Story(name, title, "2026-03-02 10:40", WANG, tells, (HOHHOT, XINCHENG), elsewhere)


CONVERTED = _story("converted", "借款四万元：小额诉讼，异议成立，转为普通程序，另组合议庭，补交受理费，判决", converted)
ANNOUNCED = _story("announced", "借款八十万元：被告下落不明，公告送达三十日，缺席判决，公告生效", announced)
RECUSED = _story(
    "recused", "借款八十万元：一审、二审各有一名审判人员回避，抽签更换，告知各方，维持原判", recused, second.appeals
)
SETTLED = _story("settled", "借款八十万元：开庭以后达成调解，调解书各方签收生效", settled)
LAST_DAY = _story("last-day", "借款八十万元：上诉状在最后一日交邮，收到时期限已过，不算过期", on_the_last_day)
