"""Checking files: on the reader's device, by what the court publishes; the same as one page to take away."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from secrets import token_bytes
from typing import BinaryIO, cast

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from xiezhi.desk.limits import REPORT, take_try
from xiezhi.desk.reported import keep_report
from xiezhi.engine.clock import court_now
from xiezhi.engine.errands import authority_of
from xiezhi.engine.partners import partners_of, stamper_of
from xiezhi.engine.publish import policy_of
from xiezhi.engine.refused import Absent
from xiezhi.engine.succession import closings
from xiezhi.evidence.bundle import MAX_BYTES, Bundle, Content
from xiezhi.evidence.certificate import read as read_certificates
from xiezhi.evidence.check import check, unverifiable
from xiezhi.evidence.english import words
from xiezhi.evidence.page import offline_page
from xiezhi.evidence.pdf import signed_in
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.timestamp import checker
from xiezhi.pages.exhibit_signatures import roots_of
from xiezhi.pages.pasted import pasted
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import ClosedLog
from xiezhi.pages.spoken import spoken
from xiezhi.pages.verify import bundle_of_file
from xiezhi.pages.visitor import keys, real_now, visitor_of
from xiezhi.papers.codes import check_code
from xiezhi.papers.report import Checked, report_pdf
from xiezhi.papers.seal import seal
from xiezhi.procedures.deposit import Kind, Method
from xiezhi.procedures.deposit.certificate import spaced
from xiezhi.procedures.deposit.watchword import watchword_of
from xiezhi.records.court import Court
from xiezhi.records.deposit import Deposit
from xiezhi.records.table import one, rows

LARGEST = 100 * 2**20
PLATFORM = "platform.toml"
"""In the court's folder: what its operator states of itself for article 17, by the names of `papers.report.LATER`."""
NO_RECORD = "本院日志里没有这份文件，也没有收到它的存证包"


def verifier(request: HttpRequest) -> HttpResponse:
    text = request.POST.get("text", "")
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
        stampers=stampers_of(visitor_of(request).courts),
        english=words() if get_language() == "en" else {},
        closed=tuple(each for court in visitor_of(request).courts for each in closed_logs(court)),
        text=text,
        checked=(pasted(request, text),) if text.strip() else (),
    )


def closed_logs(court: Court) -> Iterable[ClosedLog]:
    """The logs of a court that could not go on, each as the statement says that closed it."""
    for each in closings(court.id):
        yield ClosedLog(court.name, spoken(each.at[:10]), each.size, each.kept, each.reason, f"/log/{court.id}/closed")


def offline(request: HttpRequest) -> HttpResponse:
    """The page to take away, with the keys of every court of this house."""
    courts = visitor_of(request).courts
    made = offline_page(
        {court.id: policy_of(court.id) for court in courts},
        [authority_of(court).root_pem for court in courts],
        stampers_of(courts),
    )
    response = HttpResponse(made, content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="offline-verifier.html"'
    return response


def stampers_of(courts: Iterable[Court]) -> tuple[str, ...]:
    """The root certificates in PEM of the authorities that stamp the logs of these courts, each once."""
    roots = [each for court in courts for one in partners_of(court.id).time.values() for each in one.roots]
    return tuple(dict.fromkeys(each.public_bytes(Encoding.PEM).decode() for each in roots))


def root(request: HttpRequest, court: str) -> HttpResponse:
    """The certificate that a court's signed papers lead to."""
    found = one(Court, id=court)
    if found is None:
        raise Absent
    return HttpResponse(authority_of(found).root_pem, content_type="application/x-pem-file")


def report(request: HttpRequest) -> HttpResponse:
    """The report on one file, sealed by the court; the file is read once and not kept."""
    sent, brought = request.FILES.get("file"), request.FILES.get("bundle")
    if sent is None or (sent.size or 0) > LARGEST or (brought and (brought.size or 0) > MAX_BYTES):
        return HttpResponse(_("请选择一个文件，不超过 100 MB。"), status=422, content_type="text/plain; charset=utf-8")
    visitor = visitor_of(request)
    take_try(REPORT, visitor.address, keys=keys(), now=real_now())
    content = Content.read(cast(BinaryIO, sent))
    try:
        bundle = Bundle.parse(brought.read()) if brought else bundle_of_file(content.sha256.hex())
    except ValueError:
        bundle = None
    courts = {court.id: court for court in visitor.courts}
    court = courts.get(bundle.leaf.court) if bundle else None
    court = court or visitor.court
    if court is None:
        raise Absent
    policy = policy_of(court.id)
    stamp = checker([root for each in partners_of(court.id).time.values() for root in each.roots])
    trust = Policy.parse(policy.encode())
    found = check(bundle, trust, content, stamp) if bundle else unverifiable("存证包", NO_RECORD)
    platform = Path(settings.HOME) / PLATFORM
    later = tomllib.loads(platform.read_text(encoding="utf-8")) if platform.exists() else {}
    asker = visitor.name or "未登录的访客"
    before = _before(
        next(iter(rows(Deposit, sha256=content.sha256.hex(), withdrawn="", limit=1)), None), visitor.person
    )
    sent.seek(0)
    roots = dict.fromkeys(root for each in courts for root in roots_of(each))
    known = [each for root in roots for each in read_certificates(root)]
    signed = signed_in(cast(BinaryIO, sent), known)
    checked = Checked(
        sent.name or "", content, found, bundle, policy, asker, {k: str(v) for k, v in later.items()}, before, signed
    )
    when, code = court_now(), check_code(token_bytes(10))
    language = "en" if get_language() == "en" else "zh"
    pdf = report_pdf(checked, court=court.name, when=when, code=code, address=settings.CHECK_ADDRESS, language=language)
    made = seal(
        pdf,
        authority_of(court),
        reason="核验报告",
        when=when,
        sample=court.mode == "demo",
        stamper=stamper_of(court.id, when),
    )
    kept = Content.of(made.content)
    keep_report(code, court.id, kept.sha256.hex(), kept.sm3.hex(), when)
    response = HttpResponse(made.content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="report.pdf"'
    return response


def _before(deposit: Deposit | None, reader: str) -> dict[str, str]:
    """What was stated of a deposit's origin; where, on what and in which matter only its depositor is told."""
    if deposit is None:
        return {}
    word = watchword_of(deposit)
    told_in = _ if get_language() == "en" else str
    told = {
        "kind": told_in(Kind(deposit.kind).label),
        "method": told_in(Method(deposit.method).label),
        "made": deposit.made,
        "watchword": f"{word.digits}，{spaced(word.given.isoformat())} 发出；材料中有没有，请看材料" if word else "",
    }
    if deposit.depositor != reader:
        return told
    device = "；".join(each for each in (deposit.device, deposit.place) if each)
    return told | {"device": device, "linked": deposit.reference}
