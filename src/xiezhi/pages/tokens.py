"""API tokens: scoped to steps, expiring, shown once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from xiezhi.desk.accounts import Account
from xiezhi.desk.declined import Declined
from xiezhi.desk.tokens import ApiToken, issue_token, revoke_token, tokens_of
from xiezhi.engine.clock import CHINA
from xiezhi.engine.words import AGENT, PARTY, PROCEDURES, Step, find_step
from xiezhi.pages.fields import Choice, Field
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.visitor import Visitor, real_now, visitor_of

READ = "read"
PARTIES = PARTY.stands | {AGENT}
LASTS = timedelta(days=90)


@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    account, _person = visitor.must()
    made, sentence = "", ""
    if request.method == "POST":
        try:
            made = _issued(request, account, visitor)
        except Declined as declined:
            sentence = declined.sentence
    return page(
        request,
        "tokens",
        current="设置",
        status=422 if sentence else 200,
        made=made,
        tokens=tuple(_row(each) for each in tokens_of(account) if each.revoked is None),
        fields=_fields(request, visitor),
        action="/tokens",
        sentences=(sentence,) if sentence else (),
        docs_url="/api/docs",
    )


def _issued(request: HttpRequest, account: Account, visitor: Visitor) -> str:
    chosen = request.POST.getlist("scope")
    allowed = {step.id for step in _steps(visitor)}
    try:
        until = date.fromisoformat(request.POST.get("until", ""))
    except ValueError:
        raise Declined("请写明用到哪一天。", english="Please state until which day it is to be used.") from None
    lasts = timedelta(days=(until - real_now().astimezone(CHINA).date()).days)
    steps = [each for each in chosen if each in allowed]
    token, _token = issue_token(
        account, request.POST.get("label", ""), steps=steps, reads=READ in chosen, lasts=lasts, now=real_now()
    )
    return token


def _steps(visitor: Visitor) -> list[Step]:
    """What a program may be trusted with: steps of this person's roles that need no signature; who holds no office
    acts as a party or for one.
    """
    mine = {each.office for each in visitor.offices}
    return [
        step
        for procedure in PROCEDURES.values()
        for step in procedure.steps.values()
        if not step.signed
        and any(
            role.name in mine if mine else role.kind == "public" or bool(role.stands & PARTIES) for role in step.roles
        )
    ]


def _fields(request: HttpRequest, visitor: Visitor) -> tuple[Field, ...]:
    chosen = request.POST.getlist("scope") or [READ]
    read = Choice(READ, _("查案件和期限"), chosen=READ in chosen)
    steps = tuple(
        Choice(each.id, f"{_(each.procedure.label)}　{_(each.label)}", chosen=each.id in chosen)
        for each in _steps(visitor)
    )
    until = (real_now().astimezone(CHINA).date() + LASTS).isoformat()
    return (
        Field("label", _("给什么程序用"), value=request.POST.get("label", "")),
        Field("scope", _("能办什么"), "checks", choices=(read, *steps)),
        Field("until", _("用到哪天"), "date", request.POST.get("until", until)),
    )


def _row(token: ApiToken) -> dict[str, Any]:
    labels = [_(find_step(each).label) for each in token.steps]
    return {
        "label": f"{token.label or _('没有起名')}　…{token.ending}",
        "scope": "、".join([*([_("查案件和期限")] if token.reads else []), *labels]),
        "until": token.ends.astimezone(CHINA).date(),
        "last": token.used.astimezone(CHINA) if token.used else None,
        "drop_url": f"/tokens/{token.pk}/drop",
        "expired": token.ends <= real_now(),
    }


@require_POST
def drop(request: HttpRequest, token: int) -> HttpResponse:
    account, _person = visitor_of(request).must()
    revoke_token(account, token, real_now())
    return redirect("/tokens?note=dropped")
