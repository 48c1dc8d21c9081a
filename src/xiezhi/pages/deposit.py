"""One's own deposit: how far it has come; certificate, proof and original; and into a case by one tap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST
from markupsafe import Markup

from xiezhi.engine.door import act
from xiezhi.engine.errands import store
from xiezhi.engine.refused import Absent
from xiezhi.engine.words import AGENT, PARTY, PROCEDURES
from xiezhi.evidence.bundle import SUFFIX
from xiezhi.pages.deposits import TITLE
from xiezhi.pages.names import case_name
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link, Proof
from xiezhi.pages.spoken import spoken
from xiezhi.pages.visitor import visitor_of
from xiezhi.papers.codes import qr_svg
from xiezhi.phrases.exhibits import Presented
from xiezhi.procedures.deposit import DEPOSITOR, Deposit
from xiezhi.procedures.deposit.certificate import certificate, facts_of, notarial, reached
from xiezhi.procedures.deposit.originals import arrived
from xiezhi.procedures.deposit.proof import bundle
from xiezhi.records.deposit import Deposit as Record
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

R = TypeVar("R", bound=HttpResponseBase)


def own_deposit(request: HttpRequest, id: str) -> Record:
    """A deposit of who asks; raises Absent."""
    _account, person = visitor_of(request).must()
    held = one(Record, id=id, depositor=person)
    if held is None:
        raise Absent
    return held


def deposit(request: HttpRequest, id: str) -> HttpResponse:
    """One's own deposit: what was said of it, how far it has come, and what can be done with it."""
    return shown(request, own_deposit(request, id))


def shown(request: HttpRequest, held: Record, sentence: str = "") -> HttpResponse:
    """The page, with what stood in the way of what was asked."""
    visitor, states = visitor_of(request), reached(held)
    return page(
        request,
        "deposit",
        status=422 if sentence else 200,
        sentences=(sentence,) if sentence else (),
        notarial=tuple(Link(each.name, f"/paper/{each.id}", words=spoken(each.at[:10])) for each in notarial(held)),
        current=TITLE,
        title=held.name,
        code=held.check_code,
        withdrawn=bool(held.withdrawn),
        proofs=tuple(
            Proof(_(each.name), each.words, each.at if each.true else "", pending=not each.true) for each in states
        ),
        facts=tuple((_(label), value) for label, value in facts_of(held)),
        digests=(("SHA-256", held.sha256), ("SM3", held.sm3)),
        qr=Markup(qr_svg(settings.CHECK_ADDRESS + held.check_code)),
        base=f"/deposit/{held.id}",
        provable=states[1].true,
        kept=bool(held.kept),
        share=arrived(held) * 100 // held.size,
        cases=() if held.withdrawn else tuple(_cases(visitor.person)),
        presented=tuple(_presented(held, visitor.person)),
    )


def _cases(person: str) -> Iterator[Link]:
    """The open proceedings in which this person, or whom he represents, is a party."""
    roles = [*PARTY.stands, AGENT]
    stands = {each.proceeding for each in rows(Standing, person=person, role__in=roles, until="")}
    for each in rows(Proceeding, id__in=sorted(stands), closed="", order=("-opened", "id")):
        yield Link(case_name(each), each.id, words=_(PROCEDURES[each.procedure].label))


def _presented(held: Record, person: str) -> Iterator[Link]:
    """Where it has been presented already."""
    for paper in rows(Paper, sha256=held.sha256, origin="party", by=person, order=("at", "id")):
        found = one(Proceeding, id=paper.proceeding)
        if found is not None:
            yield Link(case_name(found), f"/paper/{paper.id}", words=spoken(paper.at[:10]))


@require_POST
def present(request: HttpRequest, id: str) -> HttpResponse:
    """One tap: the deposit becomes an exhibit of the proceeding."""
    held, person = own_deposit(request, id), visitor_of(request).person
    wanted = request.POST.get("case", "")
    if wanted not in {link.url for link in _cases(person)}:
        raise Absent
    proceeding = one(Proceeding, id=wanted)
    assert proceeding is not None, "a case of his"
    step = PROCEDURES[proceeding.procedure].steps["present"]
    act(step, Presented(deposits=(held.id,)), on=proceeding, by=person, as_=PARTY, key=f"present:{held.id}")
    return redirect(f"/case/{proceeding.id}/papers?note=handed")


@require_POST
def withdraw(request: HttpRequest, id: str) -> HttpResponse:
    held = own_deposit(request, id)
    proceeding = one(Proceeding, id=held.id)
    act(Deposit.withdraw, on=proceeding, by=held.depositor, as_=DEPOSITOR, key=f"withdraw:{held.id}")
    return redirect(f"/deposit/{held.id}")


def paper(request: HttpRequest, id: str) -> HttpResponse:
    """The certificate, sealed, as true as it is now."""
    held = own_deposit(request, id)
    made = certificate(held, visitor_of(request).name, settings.CHECK_ADDRESS)
    return _attached(HttpResponse(made, content_type="application/pdf"), f"{held.check_code}.pdf")


def proof(request: HttpRequest, id: str) -> HttpResponse:
    """What is needed to check it without this court, once the log has come that far."""
    held = own_deposit(request, id)
    made = bundle(held)
    if made is None:
        raise Absent
    return _attached(HttpResponse(bytes(made), content_type="application/json"), f"{held.name}{SUFFIX}")


def original(request: HttpRequest, id: str) -> HttpResponseBase:
    """The original as it was handed in; never shown inside a page of ours."""
    held = own_deposit(request, id)
    if not held.kept:
        raise Absent
    return _attached(FileResponse(store().open(held.sha256), content_type="application/octet-stream"), held.name)


def _attached(response: R, name: str) -> R:
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
