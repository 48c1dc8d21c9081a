"""A person's own settings: password, second factors, where he is signed in, size of type."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from xiezhi.desk.accounts import Account
from xiezhi.desk.declined import Declined
from xiezhi.desk.passkeys import Passkey, begin_registration, finish_registration, remove_passkey
from xiezhi.desk.recovery import issue_recovery_codes, recovery_codes_left
from xiezhi.desk.sessions import Session, close_session, prefer
from xiezhi.desk.signin import change_password
from xiezhi.desk.totp import Authenticator, remove_totp
from xiezhi.engine.clock import CHINA
from xiezhi.pages.fields import Choice, Field
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.sign_in import session_of, site_of
from xiezhi.pages.visitor import LANGUAGES, keys, real_now, renewed, visitor_of

MEANS = {"demo": "演示", "passkey": "通行密钥", "password+totp": "密码和动态码", "password+recovery": "密码和恢复码"}
LANGUAGE_NAMES = {"zh-hans": "中文", "en": "English", "mn-mong": "ᠮᠣᠩᠭᠣᠯ"}


def settings(request: HttpRequest) -> HttpResponse:
    visitor_of(request).must()
    return _shown(request)


def _shown(request: HttpRequest, sentence: str = "", codes: list[str] | None = None) -> HttpResponse:
    visitor = visitor_of(request)
    account, _person = visitor.must()
    return page(
        request,
        "settings",
        current="设置",
        status=422 if sentence else 200,
        tabs=_tabs(visitor.staff),
        groups=_groups(request, account, codes),
        keys=_keys(account),
        key_options_url="/settings/passkey/options",
        key_answer_url="/settings/passkey/answer",
        sessions=_sessions(request, account),
        sentences=(sentence,) if sentence else (),
    )


def _tabs(staff: bool) -> tuple[Link, ...]:
    others = (Link(_("账户"), "/accounts"),) if staff else ()
    joins = () if staff else (Link(_("接上我原来的案件"), "/settings/identity"),)
    return (Link(_("登录与安全"), "/settings", current=True), *joins, Link(_("接口令牌"), "/tokens"), *others)


def _groups(request: HttpRequest, account: Account, codes: list[str] | None) -> tuple[dict[str, Any], ...]:
    session = session_of(request)
    languages = tuple(Choice(key, LANGUAGE_NAMES[key], chosen=key == session.language.casefold()) for key in LANGUAGES)
    password = (
        Field("old", _("现在的密码"), "secret", autocomplete="current-password"),
        Field("new", _("新密码"), "secret", help=_("至少十二个字，可以是一句话"), autocomplete="new-password"),
    )
    shown = (
        Field("elder", _("大字和大按钮"), "yes", "1" if session.elder else ""),
        Field("lang", _("语言"), "radio", choices=languages),
    )
    left = recovery_codes_left(account)
    paper = (
        (Field("codes", _("恢复码"), value="　".join(codes), known=True, help=_("只显示这一次，请抄在纸上。")),)
        if codes
        else ()
    )
    words = _("手机丢了，用纸上的恢复码登录。还有 %(n)s 个没有用。") % {"n": left}
    made = [
        _group(_("显示"), "", shown, "/settings/show", _("保存")),
        _group(_("恢复码"), words, paper, "/settings/codes", _("换一组新的")),
    ]
    if account.password:
        other = _("换了密码，别的地方都要重新登录。")
        made.append(_group(_("密码"), other, password, "/settings/password", _("换密码")))
    return tuple(made)


def _group(title: str, words: str, fields: tuple[Field, ...], action: str, submit: str) -> dict[str, Any]:
    return {"title": title, "words": words, "fields": fields, "action": action, "submit": submit}


def _keys(account: Account) -> tuple[dict[str, Any], ...]:
    passkeys = [
        {
            "label": each.label or _("通行密钥"),
            "words": _("指纹、面容或者锁屏密码"),
            "since": each.made.astimezone(CHINA).date(),
            "drop_url": f"/settings/passkey/{each.pk}/drop",
        }
        for each in Passkey.objects.filter(account=account).order_by("pk")
    ]
    totp = Authenticator.objects.filter(account=account, proved__isnull=False).first()
    shown = {"label": _("手机验证器"), "words": _("六位动态码"), "drop_url": "/settings/totp/drop"}
    return (*passkeys, *([{**shown, "since": totp.made.astimezone(CHINA).date()}] if totp else []))


def _sessions(request: HttpRequest, account: Account) -> tuple[dict[str, Any], ...]:
    here = session_of(request)
    return tuple(
        {
            "where": _(MEANS.get(each.means, each.means)),
            "at": each.opened.astimezone(CHINA),
            "current": each.pk == here.pk,
            "drop_url": f"/settings/sessions/{each.pk}/drop",
        }
        for each in Session.objects.filter(account=account, ends__gt=real_now()).order_by("-opened", "-pk")[:20]
    )


@require_POST
def show(request: HttpRequest) -> HttpResponse:
    visitor_of(request).must()
    language = request.POST.get("lang", "")
    session = session_of(request)
    chosen = language if language in LANGUAGES else session.language
    prefer(session, language=chosen, elder=request.POST.get("elder") == "1")
    return redirect("/settings?note=saved")


@require_POST
def password(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    visitor.must()
    old, new = request.POST.get("old", ""), request.POST.get("new", "")
    try:
        change_password(session_of(request), old, new, address=visitor.address, keys=keys(), now=real_now())
    except Declined as declined:
        return _shown(request, declined.sentence)
    return renewed(request, redirect("/settings?note=saved"))


@require_POST
def codes(request: HttpRequest) -> HttpResponse:
    account, _person = visitor_of(request).must()
    return _shown(request, codes=issue_recovery_codes(account, real_now()))


@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    account, _person = visitor_of(request).must()
    options = begin_registration(session_of(request), account, site_of(request), real_now())
    return HttpResponse(options, content_type="application/json")


@require_POST
def passkey_answer(request: HttpRequest) -> HttpResponse:
    account, _person = visitor_of(request).must()
    try:
        answer = json.loads(request.body)
        finish_registration(session_of(request), account, answer, site_of(request), real_now(), label=_("这台设备"))
    except (Declined, ValueError, AttributeError):
        return JsonResponse({"sentence": _("没有认出这个通行密钥，请再试一次。")}, status=422)
    return JsonResponse({"next": "/settings?note=saved"})


@require_POST
def drop_passkey(request: HttpRequest, passkey: int) -> HttpResponse:
    account, _person = visitor_of(request).must()
    remove_passkey(account, passkey)
    return redirect("/settings?note=dropped")


@require_POST
def drop_totp(request: HttpRequest) -> HttpResponse:
    account, _person = visitor_of(request).must()
    remove_totp(account)
    return redirect("/settings?note=dropped")


@require_POST
def drop_session(request: HttpRequest, session: int) -> HttpResponse:
    account, _person = visitor_of(request).must()
    found = Session.objects.filter(pk=session, account=account).first()
    if found is not None:
        close_session(found)
    return redirect("/settings?note=dropped")
