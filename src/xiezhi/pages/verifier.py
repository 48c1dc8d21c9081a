"""Checking files: on the reader's device, by what the court publishes; the same as one page to take away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from xiezhi.engine.errands import authority_of
from xiezhi.engine.publish import policy_of
from xiezhi.engine.refused import Absent
from xiezhi.evidence.page import offline_page
from xiezhi.pages.rendering import page
from xiezhi.pages.visitor import visitor_of
from xiezhi.records.court import Court
from xiezhi.records.table import one


def verifier(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        "verifier",
        current="送达查验",
        ask_url="/api/evidence/digests",
        proof_url="/v/CODE/proof",
        policy_url="/log/COURT/policy",
        page_url="/verify/page.html",
        report_url="/verify/report",
        code_url="/v/",
        roots=tuple(authority_of(court).root_pem for court in visitor_of(request).courts),
    )


def offline(request: HttpRequest) -> HttpResponse:
    """The page to take away, with the keys of every court of this house."""
    courts = visitor_of(request).courts
    made = offline_page(
        {court.id: policy_of(court.id) for court in courts}, [authority_of(court).root_pem for court in courts]
    )
    response = HttpResponse(made, content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="offline-verifier.html"'
    return response


def root(request: HttpRequest, court: str) -> HttpResponse:
    """The certificate that a court's signed papers lead to."""
    found = one(Court, id=court)
    if found is None:
        raise Absent
    return HttpResponse(authority_of(found).root_pem, content_type="application/x-pem-file")
