"""API tokens: scoped to steps, expiring, shown once."""

from __future__ import annotations

from collections.abc import Iterator
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
from xiezhi.pages.fields import Choice, Field, Group
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.visitor import Visitor, real_now, visitor_of

READ = "read"
PARTIES = PARTY.stands | {AGENT}
LASTS = timedelta(days=90)
EVERYWHERE, OTHERS = "everywhere", "others"
PURPOSES = {
    "suit": ("打官司", "起诉、答辩、举证、开庭、判决、上诉"),
    "talks": ("调解", "先行调解、司法确认"),
    "enforcement": ("执行", "申请执行、报告财产、和解，对执行提异议"),
    "money": ("案款", "收款账户、分配"),
    EVERYWHERE: ("各种案件里都有的", "送达地址、存证"),
    OTHERS: ("其他", "存证、讲座，还有别的"),
}
"""What a step is for, as one would say it, and what is found there."""
CHAPTERS = {
    "suit": (
        "filing", "first_instance", "judgment", "appeal", "ruling_appeal", "joinder", "intervention", "payment_order",
    ),
    "talks": ("mediation", "confirmation"),
    "enforcement": (
        "enforcement", "thing_objection", "act_objection", "outside_objection", "disposal", "sanction", "inquiry",
        "seizure", "round_end", "watch",
    ),
    "money": ("case_money", "payout", "distribution", "unknown_money"),
}  # fmt: skip


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
        fields=_fields(request),
        groups=tuple(_groups(request, visitor)),
        action="/tokens",
        sentences=(sentence,) if sentence else (),
        docs_url="/api/docs",
    )


def _issued(request: HttpRequest, account: Account, visitor: Visitor) -> str:
    chosen = _chosen(request)
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


def _chosen(request: HttpRequest) -> list[str]:
    """The ids of the steps that are ticked: one box may stand for the same step in several chapters."""
    ticked = [value for name, values in request.POST.lists() if name.startswith("scope") for value in values]
    return [id for value in ticked for id in str(value).split()]


def _fields(request: HttpRequest) -> tuple[Field, ...]:
    chosen = _chosen(request) or [READ]
    until = (real_now().astimezone(CHINA).date() + LASTS).isoformat()
    return (
        Field("label", _("给什么程序用"), value=request.POST.get("label", "")),
        Field("until", _("用到哪天"), "date", request.POST.get("until", until)),
        Field("scope", _("能看什么"), "checks", choices=(Choice(READ, _("查案件和期限"), chosen=READ in chosen),)),
    )


def purpose_of(step: Step) -> str:
    if all(step.name in each.steps and each.steps[step.name].label == step.label for each in PROCEDURES.values()):
        return EVERYWHERE
    return next((name for name, chapters in CHAPTERS.items() if step.procedure.name in chapters), OTHERS)


def _groups(request: HttpRequest, visitor: Visitor) -> Iterator[Group]:
    """By purpose, each step once, with the kinds of cases in which it is taken."""
    chosen, found = set(_chosen(request)), dict[str, dict[str, list[Step]]]()
    for step in _steps(visitor):
        found.setdefault(purpose_of(step), {}).setdefault(step.label, []).append(step)
    for name, (title, words) in PURPOSES.items():
        if name in found:
            boxes = tuple(_box(label, steps, name, chosen) for label, steps in found[name].items())
            yield Group(_(title), (Field(f"scope-{name}", _(title), "checks", choices=boxes),), _(words))


def _box(label: str, steps: list[Step], purpose: str, chosen: set[str]) -> Choice:
    where = _("、").join(dict.fromkeys(_(each.procedure.label) for each in steps)) if purpose != EVERYWHERE else ""
    ids = [each.id for each in steps]
    return Choice(" ".join(ids), _(label), note=where, chosen=chosen >= set(ids))


def _row(token: ApiToken) -> dict[str, Any]:
    labels = [_(find_step(each).label) for each in token.steps]
    return {
        "label": f"{token.label or _('没有起名')}　…{token.ending}",
        "scope": _("、").join([*([_("查案件和期限")] if token.reads else []), *dict.fromkeys(labels)]),
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
