"""案外人异议: who is no party says that what the court has seized is his, on one sheet; the number says which court."""

from __future__ import annotations

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from xiezhi.desk.accounts import Account
from xiezhi.desk.drafts import drop_draft, find_draft
from xiezhi.engine.door import act
from xiezhi.engine.facts import Misstated, stated
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import ANYONE, COUNTER
from xiezhi.law.numbers import BadNumber, CaseNumber, parse
from xiezhi.pages.citations import in_a_line
from xiezhi.pages.forms import Given, form_of, typed_of
from xiezhi.pages.intake import himself
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.step import changed_rows, cites_of, given_of, kept
from xiezhi.pages.visitor import Visitor, keys, visitor_of
from xiezhi.procedures.objection import OutsideObjection, Protesting

FORM, URL = "objection", "/objection"


@require_http_methods(["GET", "POST"])
def objection(request: HttpRequest) -> HttpResponse:
    """The form with what is known of him; sent, it is received and goes to the enforcement by its number."""
    visitor = visitor_of(request)
    account, person = visitor.must()
    if request.method == "GET":
        saved = find_draft(account, FORM, keys())
        return _shown(request, visitor, account, saved.body if saved else himself(visitor, "objectors"))
    try:
        given = given_of(request, account)
    except Misstated as wrong:
        return _shown(request, visitor, account, {}, wrong=wrong)
    if "add" in request.POST or "drop" in request.POST:
        return _shown(request, visitor, account, changed_rows(given, request))
    at_counter = any(each.office == COUNTER.name for each in visitor.offices)
    try:
        facts = stated(Protesting, typed_of(Protesting, given))
        receipt = act(
            OutsideObjection.protest, facts, court=_court(facts.enforcement, visitor), by=person,
            as_=COUNTER if at_counter else ANYONE, key=request.POST.get("key") or uuid4().hex,
        )  # fmt: skip
    except Misstated as wrong:
        return _shown(request, visitor, account, given, wrong=wrong)
    except Refused as refused:
        return _shown(request, visitor, account, given, sentence=in_a_line(refused))
    drop_draft(account, FORM)
    return redirect(f"/entry/{receipt.entry}?done=1")


def _court(number: str, visitor: Visitor) -> str:
    """The court that the number names, if it is one of these."""
    try:
        found = parse(number)
    except BadNumber as wrong:
        raise Misstated("enforcement", str(wrong)) from None
    code = found.court if isinstance(found, CaseNumber) else ""
    if code not in {each.id for each in visitor.courts}:
        raise Misstated("enforcement", _("这一案号的法院不在这里，请向那家法院提出"))
    return code


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Keep the form as it stands."""
    account, _person = visitor_of(request).must()
    return kept(request, account, FORM, f"{URL}?note=kept")


def _shown(
    request: HttpRequest,
    visitor: Visitor,
    account: Account,
    given: Given,
    *,
    wrong: Misstated | None = None,
    sentence: str = "",
) -> HttpResponse:
    fields = form_of(Protesting, given, lambda _what: [], wrong)
    placed = any(each.wrong for each in fields)
    said = tuple(each for each in (wrong.sentence if wrong and not placed else "", sentence) if each)
    return page(
        request,
        "objecting",
        current="立案" if not visitor.staff else "收件",
        status=422 if wrong or sentence else 200,
        fields=fields,
        sentences=said,
        action=URL,
        key=uuid4().hex,
        draft_url=f"{URL}/draft",
        resume=account.login,
        cites=cites_of(OutsideObjection.protest, visitor.day),
        help_url="/procedures/outside_objection",
    )
