"""公证: a notary office's signed certificate upon a deposit, believed only by what it says and who signed it."""

from __future__ import annotations

from io import BytesIO
from typing import Any, cast
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST
from pypdf import PdfReader

from xiezhi.desk.declined import Declined
from xiezhi.desk.formats import LARGEST, BadUpload, examine
from xiezhi.engine.door import act
from xiezhi.engine.errands import store
from xiezhi.engine.facts import Misstated, Prose
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import REGISTRY
from xiezhi.evidence.bundle import Content
from xiezhi.evidence.certificate import read as read_certificates
from xiezhi.evidence.pdf import is_pdf, signature_steps
from xiezhi.pages.deposit import own_deposit, shown
from xiezhi.pages.exhibit_origin import deposits_of
from xiezhi.pages.exhibit_signatures import trusted_roots
from xiezhi.pages.papers import file_name, find_paper
from xiezhi.pages.spoken import reason
from xiezhi.procedures.deposit import Deposit
from xiezhi.procedures.deposit.certificate import notarial
from xiezhi.procedures.deposit.facts import Notarial
from xiezhi.records.deposit import Deposit as Record
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one


@require_POST
def notarise(request: HttpRequest, id: str) -> HttpResponse:
    """The certificate is attached to one's own deposit, or a sentence says why not."""
    held = own_deposit(request, id)
    try:
        _attach(held, request)
    except (BadUpload, Declined, Misstated, Refused) as trouble:
        return shown(request, held, reason(trouble))
    return redirect(f"/deposit/{held.id}")


@require_GET
def presented(request: HttpRequest, paper: str, certificate: str) -> HttpResponse:
    """The certificate upon a deposit that was presented as evidence, for whoever may read the exhibit."""
    exhibit, proceeding = find_paper(request, paper, "notarial")
    held = deposits_of(proceeding.id, [exhibit]).get(exhibit.sha256)
    found = next((each for each in notarial(held) if each.id == certificate), None) if held else None
    if found is None:
        raise Absent
    response = HttpResponse(store().get(found.sha256), content_type="application/pdf")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file_name(found, 'pdf'))}"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _attach(held: Record, request: HttpRequest) -> None:
    file, number = request.FILES.get("file"), request.POST.get("number", "").strip()
    data = file.read(LARGEST + 1) if file else b""
    if not data or not number:
        raise Declined(
            "请选择公证书文件，并填写公证书编号。", english="Please choose the certificate and give its number."
        )
    office, found = _office(data, held), Content.read(cast(Any, BytesIO(data)))
    store().put(data)
    facts = Notarial(
        office=Prose(office), number=Prose(number[:200]), sha256=Prose(found.sha256.hex()), sm3=Prose(found.sm3.hex()),
        size=found.length,
    )  # fmt: skip
    proceeding = one(Proceeding, id=held.id)
    key = f"notarise:{held.id}:{found.sha256.hex()}"
    act(Deposit.notarise, facts, on=proceeding, by=REGISTRY.name, as_=REGISTRY, key=key)


def _office(data: bytes, held: Record) -> str:
    """Who signed it: an office that this court believes, over the whole file, which names this very deposit."""
    if not is_pdf(data):
        raise Declined(
            "公证书须是公证机构签名的PDF文件。", english="The certificate must be a PDF signed by the office."
        )
    examine(data)
    known = [each for root in trusted_roots() for each in read_certificates(root)]
    steps = list(signature_steps(data, known))
    signers = [each.value for each in steps if each.name == "文书签名"]
    if not signers or any(each.state not in ("通过", "未提供") for each in steps):
        raise Declined(
            "公证书上须有本院认可的公证机构的有效签名，签名之后没有改动。",
            english="It must bear a valid signature of a notary office that the court recognises, and be unaltered.",
        )
    text = "".join("".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())
    if held.check_code not in text and held.sha256 not in text.lower():
        raise Declined(
            "公证书里须写明本件的存证编号%(code)s，或者它的SHA-256摘要。",
            english="It must name this deposit by its number %(code)s or its SHA-256 digest.",
            code=held.check_code,
        )
    return signers[-1].partition("，")[0]
