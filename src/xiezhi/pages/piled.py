"""What waits for one person to sign or approve by confirming it, and what is told of each paper in the pile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db.models import Max

from xiezhi.desk.reads import note_reading, readings_by
from xiezhi.engine.case import Case
from xiezhi.engine.confirming import paper_to_sign
from xiezhi.engine.possible import case_for, possible_of
from xiezhi.engine.words import RECIPIENT, Step
from xiezhi.pages.ceremonies import clauses_of
from xiezhi.pages.names import case_name, names_of, sides
from xiezhi.pages.papers import text_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.spoken import spoken
from xiezhi.pages.visitor import Visitor
from xiezhi.procedures.appeal import Appeal
from xiezhi.procedures.appeal.records import decision
from xiezhi.procedures.judgment import Judgment
from xiezhi.procedures.judgment.records import paper_of
from xiezhi.procedures.mediation import Mediation
from xiezhi.procedures.service import AddressConfirmation
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

MOST = 100
"""Papers in one ceremony; what more there is comes in the next."""
LINES = 3
"""So many lines of what a paper decides are its summary."""
READ_ON = "sign"
"""The page of the read journal on which a paper of the pile is read."""
FINDS: Mapping[Step, Callable[[Case], Paper | None]] = {
    Mediation.sign: lambda case: paper_to_sign(case, Mediation.sign),
    AddressConfirmation.sign: lambda case: paper_to_sign(case, AddressConfirmation.sign),
    Judgment.approve: paper_of,
    Judgment.sign: paper_of,
    Appeal.sign: decision,
}
"""The steps that sign or approve a paper and ask for nothing else, and which paper it is."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One paper that waits for this person, and the step by which he signs or approves it."""

    step: Step
    case: Case
    paper: Paper

    @property
    def key(self) -> str:
        """As the page posts it: the paper as it was read."""
        return f"{self.step.id}/{self.paper.id}"


def waiting_for(visitor: Visitor) -> list[Waiting]:
    """All that this person can sign or approve now, the oldest first."""
    stands = rows(Standing, person=visitor.person, until="") if visitor.person else []
    sources = {(step.procedure.name, each.name) for step in FINDS for each in step.moves.sources}
    found = rows(
        Proceeding,
        id__in=sorted({each.proceeding for each in stands}),
        procedure__in=sorted({procedure for procedure, _state in sources}),
        state__in=sorted({state for _procedure, state in sources}),
        order=("opened", "id"),
    )
    return list(islice((each for proceeding in found for each in _in(proceeding, visitor)), MOST))


def _in(proceeding: Proceeding, visitor: Visitor) -> Iterator[Waiting]:
    steps = [
        step for step in FINDS
        if (step.procedure.name, proceeding.state) in {(step.procedure.name, each.name) for each in step.moves.sources}
        and step.procedure.name == proceeding.procedure
    ]  # fmt: skip
    case = case_for(proceeding, visitor.person) if steps else None
    for step in steps:
        assert case is not None
        paper, offered = FINDS[step](case), possible_of(case, visitor.person, step)
        if paper is not None and offered.role is not None and not offered.refused and not offered.given:
            yield Waiting(step, case, paper)


def named(visitor: Visitor, keys: Collection[str]) -> Iterator[Waiting]:
    """What the page posts, whether it still waits or not: papers that this visitor may read, each once."""
    steps = {step.id: step for step in FINDS}
    wanted = [key.partition("/") for key in dict.fromkeys(keys)][:MOST]
    papers = {each.id: each for each in rows(Paper, id__in=[paper for _step, _slash, paper in wanted])}
    cases = {each.id: each for each in rows(Proceeding, id__in=sorted({each.proceeding for each in papers.values()}))}
    for name, _slash, id in wanted:
        step, paper = steps.get(name), papers.get(id)
        if step is None or paper is None or cases[paper.proceeding].procedure != step.procedure.name:
            continue
        case = case_for(cases[paper.proceeding], visitor.person)
        seen = visitor.viewer.sees(case.proceeding, case.family.of(Standing, case.proceeding.id))
        if seen and paper.id in {each.id for each in visitor.viewer.papers_in(case.family, case.proceeding)}:
            yield Waiting(step, case, paper)


def note_read(visitor: Visitor, waits: Waiting) -> None:
    """Opened in the pile: the journal says so, as of every page that shows a paper."""
    account, person = visitor.must()
    note_reading(
        visitor.now,
        court=waits.paper.court,
        person=person,
        proceeding=waits.paper.proceeding,
        page=READ_ON,
        paper=waits.paper.id,
        account=account.pk,
    )


def read_by(visitor: Visitor, waits: Collection[Waiting]) -> dict[str, datetime]:
    """When this person last opened each of these papers, wherever he did; one that he never opened is not there."""
    mine = readings_by(visitor.person).order_by().filter(account__isnull=False)
    found = mine.filter(paper__in=sorted({each.paper.id for each in waits})).values_list("paper")
    return {paper: at.astimezone(visitor.now.tzinfo) for paper, at in found.annotate(Max("at"))}


def row_of(waits: Waiting, read: Mapping[str, datetime], *, open_: bool, picked: bool) -> dict[str, Any]:
    """What the page shows of one paper."""
    case, paper, data = waits.case, waits.paper, waits.paper.filled()
    names = names_of(paper.court, {each.person for each in case.standings()})
    one, other = sides(case.standings(), names)
    one, lines = one or _("、").join(names[each.person] for each in case.standings(RECIPIENT.name)), clauses_of(paper)
    return {
        "key": waits.key,
        "id": paper.id,
        "title": _(paper.title),
        "act": termed(waits.step),
        "case": case_name(case.proceeding),
        "case_url": f"/case/{case.proceeding.id}",
        "who": f"{one} {_('诉')} {other}" if other else one,
        "cause": _(case.dispute.cause),
        "lines": lines[:LINES],
        "more": max(len(lines) - LINES, 0),
        "amount": Decimal(data["amount"]) if data.get("amount") else None,
        "pay_by": spoken(data.get("pay_by") or ""),
        "drawn": date.fromisoformat(paper.at[:10]),
        "read": read.get(paper.id),
        "text": text_of(paper) if open_ else (),
        "picked": picked,
    }
