"""起诉前先交材料: files are read in the background; what was found is taken by one tap."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from xiezhi.desk.accounts import Account
from xiezhi.desk.declined import Declined
from xiezhi.desk.drafts import find_draft
from xiezhi.desk.uploads import Upload, take_upload
from xiezhi.engine.clock import court_now
from xiezhi.engine.errands import store
from xiezhi.engine.reading_files import ask_to_read
from xiezhi.pages.forms import Given, rows_of
from xiezhi.pages.intake import FORM, sheet_of
from xiezhi.pages.intake_found import offered
from xiezhi.pages.rendering import fragment
from xiezhi.pages.step import keep
from xiezhi.pages.visitor import keys, visitor_of


@require_POST
def read(request: HttpRequest, sheet: int) -> HttpResponse:
    """Files that somebody brings first: each is evidence already, and is read."""
    visitor = visitor_of(request)
    account, _person = visitor.must()
    given, note = _kept(account), "kept"
    for file in request.FILES.getlist("files"):
        try:
            upload = take_upload(account, file.name or "", file.read(), store=store(), now=court_now())
        except Declined:
            note = "unread"
            continue
        given |= _as_proof(upload, given)
        ask_to_read(upload, visitor.courts[0].id)
    keep(account, FORM, given, visitor.now)
    return redirect(f"/intake/{sheet}?note={note}#read")


def _as_proof(upload: Upload, given: Given) -> dict[str, list[str]]:
    row = max(rows_of("proofs", given), default=-1) + 1
    return {f"proofs-{row}-name": [upload.name.rpartition(".")[0]], f"proofs-{row}-file": [upload.sha256]}


def _kept(account: Account) -> dict[str, list[str]]:
    found = find_draft(account, FORM, keys())
    return dict(found.body) if found else {}


@require_GET
def found(request: HttpRequest) -> HttpResponse:
    """What has been found by now; asked again while something is being read."""
    account, _person = visitor_of(request).must()
    return fragment(request, "found", **offered(account, _kept(account)))


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """One tap: what was found stands in its field, to be changed like anything typed."""
    visitor = visitor_of(request)
    account, _person = visitor.must()
    given = _kept(account)
    shown = {(each.value, link.url) for each in offered(account, given)["offers"] for link in each.into}
    value, field = request.POST.get("value", ""), request.POST.get("into", "")
    if (value, field) in shown:
        before = next(iter(given.get(field, [])), "")
        keep(account, FORM, {**given, field: [f"{before}{value}，" if field == "reasons" else value]}, visitor.now)
    return redirect(f"/intake/{sheet_of(field)}#{field}")
