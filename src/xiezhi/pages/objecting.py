"""From outside: who is no party objects to an enforcement or asks to join a suit; the number says in which court."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from xiezhi.desk.drafts import drop_draft, find_draft
from xiezhi.engine.door import act
from xiezhi.engine.entry_ids import fresh_key
from xiezhi.engine.facts import Facts, Misstated, stated
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import ANYONE, COUNTER, Step
from xiezhi.law.numbers import BadNumber, CaseNumber, parse
from xiezhi.pages.citations import in_a_line
from xiezhi.pages.forms import Given, form_of, typed_of
from xiezhi.pages.intake import himself
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.spoken import reason
from xiezhi.pages.step import changed_rows, cites_of, given_of, kept
from xiezhi.pages.visitor import Visitor, keys, visitor_of
from xiezhi.procedures.intervention import AskingToJoin, Intervention
from xiezhi.procedures.objection import OutsideObjection, Protesting


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form from outside: its step, and the fields that say who he is and which case."""

    name: str
    template: str
    step: Step
    facts: type[Facts]
    people: str
    number: str

    @property
    def url(self) -> str:
        return f"/{self.name}"


OBJECTION = Sheet("objection", "objecting", OutsideObjection.protest, Protesting, "objectors", "enforcement")
JOINING = Sheet("joining", "joining", Intervention.request, AskingToJoin, "applicants", "suit")


@require_http_methods(["GET", "POST"])
def outside(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """The form with what is known of him; sent, it is received and goes to the case by its number."""
    visitor = visitor_of(request)
    account, person = visitor.must()
    if request.method == "GET":
        saved = find_draft(account, sheet.name, keys())
        return _shown(request, visitor, sheet, saved.body if saved else himself(visitor, sheet.people))
    try:
        given = given_of(request, account)
    except Misstated as wrong:
        return _shown(request, visitor, sheet, {}, wrong=wrong)
    if "add" in request.POST or "drop" in request.POST:
        return _shown(request, visitor, sheet, changed_rows(given, request))
    counter = COUNTER in sheet.step.roles and any(each.office == COUNTER.name for each in visitor.offices)
    try:
        facts = stated(sheet.facts, typed_of(sheet.facts, given))
        receipt = act(
            sheet.step, facts, court=_court(sheet.number, str(getattr(facts, sheet.number)), visitor), by=person,
            as_=COUNTER if counter else ANYONE, key=request.POST.get("key") or fresh_key(),
        )  # fmt: skip
    except Misstated as wrong:
        return _shown(request, visitor, sheet, given, wrong=wrong)
    except Refused as refused:
        return _shown(request, visitor, sheet, given, sentence=in_a_line(refused))
    drop_draft(account, sheet.name)
    return redirect(f"/entry/{receipt.entry}?done=1")


def _court(field: str, number: str, visitor: Visitor) -> str:
    """The court that the number names, if it is one of these."""
    try:
        found = parse(number)
    except BadNumber as wrong:
        raise Misstated(field, wrong.words, **wrong.values) from None
    code = found.court if isinstance(found, CaseNumber) else ""
    if code not in {each.id for each in visitor.courts}:
        raise Misstated(field, _("这一案号的法院不在这里，请向那家法院提出"))
    return code


@require_POST
def draft(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """Keep the form as it stands."""
    account, _person = visitor_of(request).must()
    return kept(request, account, sheet.name, f"{sheet.url}?note=kept")


def _shown(
    request: HttpRequest,
    visitor: Visitor,
    sheet: Sheet,
    given: Given,
    *,
    wrong: Misstated | None = None,
    sentence: str = "",
) -> HttpResponse:
    fields = form_of(sheet.facts, given, lambda _what: [], wrong)
    placed = any(each.wrong for each in fields)
    said = tuple(each for each in (reason(wrong) if wrong and not placed else "", sentence) if each)
    return page(
        request,
        sheet.template,
        current="立案" if not visitor.staff else "收件",
        status=422 if wrong or sentence else 200,
        fields=fields,
        sentences=said,
        action=sheet.url,
        key=fresh_key(),
        draft_url=f"{sheet.url}/draft",
        cites=cites_of(sheet.step, visitor.day),
        help_url=f"/procedures/{sheet.step.procedure.name}",
    )
