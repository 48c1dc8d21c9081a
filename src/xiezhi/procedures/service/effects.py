"""送达各步写入什么。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from xiezhi.engine.acts import Corrects
from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.words import (
    RECIPIENT,
)
from xiezhi.phrases.periods import EXCLUDE
from xiezhi.procedures.service.facts import Announcement, Arrival, Deposit, Invalid, Order, Posting, Receipt, Return
from xiezhi.procedures.service.guards import delivery_of, served_paper
from xiezhi.records.deadline import Adjustment
from xiezhi.records.paper import Delivery

DAYS_ANNOUNCED = 30
"""公告之日起经过这么多日，即视为送达。"""
TRIALS = ("first_instance", "appeal")
"""有审限的案件。"""


def order(case: Case, facts: Order) -> Iterator[Any]:
    """编为“案号/送达/几”；受送达人是否同意电子送达随案带来。"""
    assert case.parent is not None, "service of nothing"
    above = case.of(case.parent)
    consents = any(each.person == facts.recipient and each.electronic for each in above.standings())
    place = len(above.children("service"))
    yield case.change(number=f"{case.parent.number or case.parent.id}/送达/{place}")
    yield case.stand(facts.recipient, RECIPIENT, electronic=consents)
    yield case.make(
        Delivery, id=case.proceeding.id, proceeding=case.proceeding.id, paper=facts.paper, recipient=facts.recipient
    )


def _sent(case: Case, means: str, tracking: str = "") -> Delivery:
    known = delivery_of(case)
    return changed(known, means=means, sent=case.day, tracking=tracking, attempts=known.attempts + 1)


def send(case: Case, _: Any) -> Iterator[Any]:
    yield _sent(case, "electronic")
    yield Errand("deliver", {"answer": "service.arrive"})
    yield Notice(delivery_of(case).recipient, "法院给您送来一份文书，请打开查看；送达信息到达即为送达")


def post(case: Case, facts: Posting) -> Iterator[Any]:
    yield _sent(case, "post", facts.tracking)


def _effective(case: Case, day: str, means: str = "") -> Iterator[Any]:
    known = delivery_of(case)
    yield changed(known, effective=day, proof=case.draws.entry, means=means or known.means, sent=known.sent or day)
    paper = served_paper(case)
    yield Notice(known.recipient, f"《{paper.title if paper else '文书'}》已于{day}送达，期限自次日起算")


def today(case: Case) -> dict[str, str]:
    """签收多半就在今天；不是今天的改一改。"""
    return {"on": case.day}


def arrive(case: Case, facts: Arrival) -> Iterator[Any]:
    yield from _effective(case, case.day)


def hand_over(case: Case, facts: Receipt) -> Iterator[Any]:
    yield from _effective(case, facts.on.isoformat(), "direct" if case.proceeding.state != "posted" else "post")


def leave_it(case: Case, facts: Deposit) -> Iterator[Any]:
    yield from _effective(case, facts.on.isoformat(), "deposit")


def deem(case: Case, facts: Return) -> Iterator[Any]:
    yield from _effective(case, facts.on.isoformat(), "post")


def announce(case: Case, facts: Announcement) -> Iterator[Any]:
    yield _sent(case, "announcement")
    paper = served_paper(case)
    above = case.of(case.parent) if case.parent else case
    yield case.draft(
        "announcement",
        addressee=case.names("recipient"),
        plaintiffs=above.names("claimant"),
        cause=case.dispute.cause,
        reason=facts.reason,
        points=case.dispute.told,
        papers=paper.title if paper else "文书",
        days=DAYS_ANNOUNCED,
        defence_days=15,
        proof_days=15,
    )
    yield from _not_in_the_limit(case)


def _not_in_the_limit(case: Case) -> Iterator[Any]:
    """公告期间不计入所属案件的审限；案件还没有分流的，扣在普通程序的审限上，已经审结的不再扣。"""
    if case.parent is None or case.parent.procedure not in TRIALS:
        return
    limits = [each for each in case.of(case.parent).deadlines if each.clock.startswith("limit")]
    first, last = case.date + timedelta(days=1), case.date + timedelta(days=DAYS_ANNOUNCED)
    for clock in sorted({each.clock for each in limits if each.status == "open"}) if limits else ["limit"]:
        yield case.make(
            Adjustment, proceeding=case.parent.id, clock=clock, person="", kind="exclude",
            since=first.isoformat(), until=last.isoformat(),
            article=str(EXCLUDE), approver=case.actor, reason="公告期间",
        )  # fmt: skip


def announcement_over(case: Case, _: Any) -> Iterator[Any]:
    yield from _effective(case, case.day, "announcement")


def invalidate(case: Case, facts: Invalid) -> Iterator[Any]:
    """更正：原记录不动，生效之日撤去，随它起算的期限重新推算，已经走过的步骤请承办人核看。"""
    known = delivery_of(case)
    yield Corrects(known.proof)
    yield changed(known, effective="", proof="")
    yield Notice(known.recipient, "上一次送达无效，期限重新计算")
