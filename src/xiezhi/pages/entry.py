"""One entry of the docket: the receipt of a step, what followed, and how it can be proved."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from xiezhi.engine.case import Case, changed
from xiezhi.engine.clock import CHINA
from xiezhi.engine.decide import consents
from xiezhi.engine.possible import case_for
from xiezhi.engine.publish import bundle_of, policy_of
from xiezhi.engine.refused import Absent
from xiezhi.engine.words import find_step
from xiezhi.evidence.models import Entry as Logged
from xiezhi.evidence.read import entry as find_entry
from xiezhi.evidence.read import of_proceedings
from xiezhi.pages.consequences import afters_of_rows
from xiezhi.pages.docket import changes_of, known_of, may_read, row_of
from xiezhi.pages.erasing import erased_by
from xiezhi.pages.names import case_name, role_name
from xiezhi.pages.papers import paper_row
from xiezhi.pages.proceeding import names_of_case, next_of_case
from xiezhi.pages.reading import look_at
from xiezhi.pages.receipts import log_proofs
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import After, Link, Proof
from xiezhi.pages.spoken import spoken
from xiezhi.pages.stated import facts_of
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill
from xiezhi.records.models import FAMILY
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import Row, table_of


def _find(request: HttpRequest, id: str, page_name: str) -> tuple[Visitor, Proceeding, Logged]:
    visitor_of(request).must()
    found = find_entry(id)
    if found is None:
        raise Absent
    visitor, proceeding = look_at(request, found.proceeding, page_name)
    return visitor, proceeding, found


def entry(request: HttpRequest, id: str) -> HttpResponse:
    visitor, proceeding, found = _find(request, id, "entry")
    every, case = of_proceedings([proceeding.id]), case_for(proceeding, visitor.person)
    papers = visitor.viewer.papers_in(case.family, proceeding)
    known = known_of(case, every, papers)
    at, recorded = (datetime.fromisoformat(each).astimezone(CHINA) for each in (found.happened_at, found.recorded_at))
    made = {each for table, each, _columns in changes_of(found) if table == "papers"}
    corrected = next((each for each in every if each.corrects == found.id), None)
    row = row_of(found, known, visitor.day)
    return page(
        request,
        "entry",
        current="案件",
        case=case_name(proceeding),
        case_url=f"/case/{proceeding.id}",
        entry=row,
        as_role=_(role_name(found.role)),
        happened=at.date() if at.date() != recorded.date() else None,
        facts=facts_of(found, known),
        afters=_afters(found, case) if may_read(found, known) else (),
        papers=tuple(paper_row(each, proceeding) for each in papers if each.id in made),
        proofs=(Proof(_("已收讫"), _("与案件记录同时写入，断电也在"), at=recorded), *log_proofs(found)),
        digest=f"{found.sha256[:16]} … {found.sha256[-16:]}",
        proof_url=f"/entry/{found.id}/proof",
        corrects=_other(find_entry(found.corrects)) if found.corrects else None,
        corrected_by=_other(corrected),
        erased_by=erased_by(found, every),
        just_done="done" in request.GET,
        next=_next(case, found),
        next_link=Link(_("回到案件"), f"/case/{proceeding.id}"),
    )


def _next(case: Case, found: Logged) -> str:
    """What is next; of a joint step that not all have taken yet, whom it waits for."""
    names, step = names_of_case(case), find_step(found.step.rstrip("?"))
    given = {each.person for each in consents(case, step)} if found.step.endswith("?") else set()
    waited = [names[each] for each in case.parties if given and each not in given]
    said = _("还等%(names)s“%(step)s”。") % {"names": _("、").join(waited), "step": termed(step)} if waited else ""
    return said + next_of_case(case, names)


def _other(found: Logged | None) -> Link | None:
    if found is None:
        return None
    words = f"{_(find_step(found.step.rstrip('?')).label)}　{spoken(found.recorded_at[:10])}"
    return Link(_("看那一条"), f"/entry/{found.id}", words=words)


def _afters(found: Logged, case: Case) -> tuple[After, ...]:
    """What it brought about, as the records stand now: where the proceeding went, deadlines, bills, papers."""
    tables = {table_of(kind).name: kind for kind in FAMILY}
    pairs: list[tuple[Row, Row | None]] = []
    for table, id, columns in changes_of(found):
        row = case.family.get(tables[table], id) if table in tables else None
        if isinstance(row, Proceeding) and "state" in columns:
            pairs.append(
                (changed(row, state=columns["state"]), None if "procedure" in columns else changed(row, state=""))
            )
        elif isinstance(row, Paper | Bill) or (isinstance(row, Deadline) and "due" in columns):
            pairs.append((row, None))
    return afters_of_rows(pairs, names_of_case(case))


def proof(request: HttpRequest, id: str) -> HttpResponse:
    """Everything needed to check the entry offline; contents are opened only for who may read them."""
    visitor, proceeding, found = _find(request, id, "proof")
    case = case_for(proceeding, visitor.person)
    papers = visitor.viewer.papers_in(case.family, proceeding)
    readable = may_read(found, known_of(case, [found], papers))
    bundle = bundle_of(found, values=readable)
    if bundle is None:
        return HttpResponse(_("还没有进入检查点，过几秒再来。"), status=409, content_type="text/plain; charset=utf-8")
    response = HttpResponse(bytes(bundle), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{found.id}.bundle.json"'
    return response


def policy(request: HttpRequest, court: str) -> HttpResponse:
    """Whom a verifier trusts for this court's logs."""
    if court not in {each.id for each in visitor_of(request).courts}:
        raise Absent
    return HttpResponse(policy_of(court), content_type="text/plain; charset=utf-8")
