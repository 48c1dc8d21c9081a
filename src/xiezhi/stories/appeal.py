"""张某 appeals to the court of the city: once it changes the judgment, once it sends the suit back for a new trial.

He says that 200,000 of the 800,000 yuan were paid back; the transfer lay in the file and was overlooked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.words import FILING_JUDGE, PARTY
from xiezhi.law.calendar import NATIONAL
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan
from xiezhi.phrases.operative import Item, Share
from xiezhi.procedures.appeal import Judged, Ruled, Ruling, Verdict
from xiezhi.procedures.first_instance import FirstInstance, Triage
from xiezhi.procedures.judgment import Appealing, Judgment
from xiezhi.records.obligation import Obligation
from xiezhi.records.table import rows
from xiezhi.stories import appeal_turns as second
from xiezhi.stories import judgment_turns as judgment
from xiezhi.stories import loan
from xiezhi.stories import trial_turns as trial
from xiezhi.stories.cast import WANG
from xiezhi.stories.house import HOHHOT, XINCHENG
from xiezhi.stories.story import Story
from xiezhi.stories.telling import Plot, Tale

CONTESTED = Yuan(200_000)
PETITION = Appealing(
    petition=Prose("撤销原判，改判张某偿还借款本金600000元及相应利息"),
    reason=Prose("2025年9月10日，张某已经转账归还200000元，原审没有查明。"),
    contested=CONTESTED,
)


def changed(plot: Plot) -> Tale:
    """Heard in the city's court, and changed to 600,000; the court below records it, and enforces it."""
    yield from judged_and_appealed(plot)
    yield from second.heard(plot)
    yield from second.decided(plot, verdict(plot))
    owed = rows(Obligation, proceeding=judgment.judgment(plot).id, status="open", kind="money")
    overdue = NATIONAL.next_working(date.fromisoformat(owed[0].due) + timedelta(days=1))
    yield from plot.on(f"{overdue} 09:30")
    wang = plot.people("claimant")[0]
    yield plot.does((wang, PARTY), Judgment.apply_for_enforcement, on=judgment.judgment(plot))


def remanded(plot: Plot) -> Tale:
    """Sent back: a new case below, three other judges, the ordinary procedure; the copies are out."""
    yield from judged_and_appealed(plot)
    yield from second.heard(plot)
    reasons = Prose("原审没有查明2025年9月10日的转账200000元是否归还本案借款，认定基本事实不清。")
    yield from second.decided(plot, Ruling(result=Ruled.unclear, opinion=reasons))
    yield from plot.later(1)
    again = plot.all(FirstInstance)[-1]
    hand = plot.officer(FILING_JUDGE)
    triage = Triage(track=Track.ordinary, reason=Prose("发回重审，适用普通程序，另行组成合议庭"))
    yield plot.does(hand, FirstInstance.triage, triage, on=again)
    yield plot.does(hand, FirstInstance.send_copies, on=again)
    yield from trial.handed(plot)


def judged_and_appealed(plot: Plot) -> Tale:
    yield from judged_and_sent_up(plot)
    yield from second.received(plot)


def judged_and_sent_up(plot: Plot) -> Tale:
    for part in (loan.filed_and_docketed, loan.prepared, loan.heard):
        yield from part(plot)
    yield from judgment.written(plot, loan.verdict(plot))
    yield from judgment.pronounced(plot)
    yield from judgment.sent(plot)
    yield from judgment.appealed(plot, PETITION)
    yield from judgment.sent_up(plot)


def verdict(plot: Plot) -> Verdict:
    """Six hundred thousand, with interest on 800,000 until the day of the transfer and on the rest after it."""
    zhang, wang = (PersonId(plot.people(role)[0]) for role in ("defendant", "claimant"))
    rest = Yuan(600_000)
    item = Item(
        debtor=zhang, creditor=wang, what=Prose("借款本金"), principal=rest, base=rest, interest_from=date(2025, 9, 11),
        rate="3.45",
    )  # fmt: skip
    earlier = replace(
        item, what=Prose("借款利息"), principal=None, base=loan.SUM, interest_from=date(2025, 2, 1),
        interest_until=date(2025, 9, 10),
    )  # fmt: skip
    return Verdict(
        result=Judged.changed,
        found=Prose("2025年9月10日，张某向王某转账200000元，附言“还借款”。其余与一审认定一致。"),
        opinion=Prose("转账附言写明用途，王某没有证明是其他往来，应当认定归还本案借款本金，一审没有扣除，应予纠正。"),
        laws=Prose("《中华人民共和国民法典》第六百七十五条、第六百七十六条"),
        items=(item, earlier),
        rest_dismissed=True,
        shares=(Share(who=zhang, amount=Yuan(4425)), Share(who=wang, amount=Yuan(1475))),
        appeal_shares=(Share(who=wang, amount=Yuan(4300)),),
    )


APPEAL = Story(
    "appeal",
    "借款八十万元：被告上诉，二审开庭改判六十万元，判项送回一审法院，申请执行",
    "2026-03-02 10:40",
    WANG,
    changed,
    (HOHHOT, XINCHENG),
    second.appeals,
)
REMAND = Story(
    "remand",
    "借款八十万元：被告上诉，二审发回重审，另立新案，另行组成合议庭",
    "2026-03-02 10:40",
    WANG,
    remanded,
    (HOHHOT, XINCHENG),
    second.appeals,
)
