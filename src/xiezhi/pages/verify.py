"""Anyone checks a paper by its printed code: no name, no number; what may not be told is answered like nothing."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from xiezhi.desk.limits import CHECK_CODE, take_try
from xiezhi.desk.reported import Reported, reported
from xiezhi.engine.errands import seal_paper, waits_for_signers
from xiezhi.engine.issued import issued
from xiezhi.engine.publish import bundle_of
from xiezhi.engine.refused import Absent
from xiezhi.evidence.bundle import Bundle
from xiezhi.evidence.models import Entry
from xiezhi.evidence.read import entry as find_entry
from xiezhi.pages.receipts import log_proofs
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Proof
from xiezhi.pages.signed import signers_of
from xiezhi.pages.visitor import keys, real_now, visitor_of
from xiezhi.papers.codes import WrongCode, parse_check_code
from xiezhi.procedures.deposit.proof import nameless
from xiezhi.records.court import Court
from xiezhi.records.deposit import Deposit
from xiezhi.records.paper import Paper
from xiezhi.records.table import TOMBSTONE, one, rows

Held = Paper | Deposit | Reported
"""What a printed code may be of."""


def ask(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("code", "")
    return redirect(f"/v/{typed}") if typed.strip() else _shown(request, "", "ask", None)


def verify(request: HttpRequest, code: str) -> HttpResponse:
    try:
        printed = parse_check_code(code)
    except WrongCode:
        return _shown(request, code[:40], "unknown", None)
    held = _held(request, printed)
    return _shown(request, printed, "found" if held else "unknown", held)


def _public(code: str) -> Paper | None:
    """The paper that this code answers for, sealed if need be."""
    found = next(iter(issued(check_code=code)), None)
    return seal_paper(found) if found and not found.sealed else found


def _own(request: HttpRequest, code: str) -> Paper | None:
    """A paper that strangers are not told of, for whoever sees it in his case; sealed if need be, and not before those
    have signed it who must."""
    visitor = visitor_of(request)
    found = one(Paper, check_code=code, shelf="main") if visitor.account else None
    if found is None or found.sha256 == TOMBSTONE or waits_for_signers(found):
        return None
    try:
        seen = visitor.viewer.seen_papers(found.proceeding)
    except Absent:
        return None
    return seal_paper(found) if found.id in {each.id for each in seen} else None


def _held(request: HttpRequest, code: str) -> Held | None:
    """What the code is of. Nobody guesses one in a lifetime; who tries waits all the same."""
    held = _public(code) or one(Deposit, check_code=code, withdrawn="") or reported(code) or _own(request, code)
    if held is None:
        take_try(CHECK_CODE, visitor_of(request).address, keys=keys(), now=real_now())
    return held


def _shown(request: HttpRequest, code: str, verdict: str, held: Held | None) -> HttpResponse:
    court = one(Court, id=held.court) if held else None
    about = held and {
        "court": court.name if court else "",
        "kind": _("存证" if isinstance(held, Deposit) else held.title),
        "day": datetime.fromisoformat(held.at) if isinstance(held, Deposit) else date.fromisoformat(held.at[:10]),
        "pages": None,
    }
    digests = ({"algorithm": "SHA-256", "value": held.sha256}, {"algorithm": "SM3", "value": held.sm3}) if held else ()
    return page(
        request,
        "verify",
        current="送达查验",
        code=code,
        verdict=verdict,
        what="deposit" if isinstance(held, Deposit) else "paper",
        action="/v/",
        issued=about or None,
        digests=digests,
        signers=signers_of(held) if isinstance(held, Paper) else (),
        proofs=_proofs(held, court) if held and court else (),
        proof_url="" if isinstance(held, Reported) else f"/v/{code}/proof",
        program_url="/verify",
        report_url="tel:12368",
        original_url="/mine",
    )


def _proofs(held: Held, court: Court) -> tuple[Proof, ...]:
    entry = None if isinstance(held, Reported) else remembering(held)
    logged = log_proofs(entry) if entry else ()
    if isinstance(held, Deposit):
        return logged
    sealed = datetime.fromisoformat(held.at if isinstance(held, Reported) else held.sealed)
    seal = Proof(_("法院盖章"), _("%(court)s电子印章，证书在盖章时有效") % {"court": court.name}, at=sealed)
    return (seal, *logged)


def remembering(held: Paper | Deposit) -> Entry | None:
    """The entry that holds the digest of the file: of a paper, the one that sealed it."""
    if isinstance(held, Deposit):
        return find_entry(held.id)
    sealing = Entry.objects.filter(proceeding=held.proceeding, step__endswith=".seal", skeleton__contains=held.sha256)
    return sealing.first()


def proof(request: HttpRequest, code: str) -> HttpResponse:
    """The offline proof for whoever holds the paper or the deposited file: nothing is opened but its own digest."""
    try:
        printed = parse_check_code(code)
    except WrongCode:
        raise Absent from None
    bundle = _bundle(_held(request, printed))
    if bundle is None:
        raise Absent
    response = HttpResponse(bytes(bundle), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{printed}.bundle.json"'
    return response


def bundle_of_file(sha256: str) -> Bundle | None:
    """What proves a file of this digest: a deposit, or a paper that may be told of to strangers."""
    deposit = next(iter(rows(Deposit, sha256=sha256, withdrawn="", order=("at", "id"), limit=1)), None)
    return _bundle(next(iter(issued(sha256=sha256)), None) or deposit)


def _bundle(held: Held | None) -> Bundle | None:
    if isinstance(held, Deposit):
        return nameless(held)
    if isinstance(held, Reported):
        return None  # it carries what it says within
    entry = remembering(held) if held else None
    return bundle_of(entry, values=False, file=held.sha256) if entry and held else None
