"""Signing in: a password and a second factor, or a passkey; and out again."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from xiezhi.desk.declined import Declined
from xiezhi.desk.passkeys import Site
from xiezhi.desk.sessions import COOKIE, Opened, Session, close_session, first_passed
from xiezhi.desk.signin import (
    ask_passkey,
    give_first_totp,
    give_passkey,
    give_password,
    give_recovery_code,
    give_totp,
    second_factors,
    set_up_totp,
)
from xiezhi.engine.identity_providers import providers, within_reach
from xiezhi.pages.fields import Field
from xiezhi.pages.preferences import next_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.visitor import begin_session, give_cookie, keys, real_now, visitor_of

RECOVERY_LETTERS = 16


def site_of(request: HttpRequest) -> Site:
    """For whom a passkey signs: this very origin."""
    host = request.get_host()
    return Site(host.partition(":")[0], "獬豸", f"{request.scheme}://{host}")


def session_of(request: HttpRequest) -> Session:
    session = visitor_of(request).session
    assert session is not None, "the view began one"
    return session


@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """The first factor."""
    opened, sentence = begin_session(request) if request.method == "POST" else None, ""
    name = request.POST.get("login", "")
    if request.method == "POST":
        try:
            asked = give_password(
                session_of(request),
                name,
                request.POST.get("password", ""),
                address=visitor_of(request).address,
                keys=keys(),
                now=real_now(),
            )
            where = "/sign-in/code" if asked else "/sign-in/set-up"
            response: HttpResponse = redirect(f"{where}?next={quote(next_of(request))}")
            give_cookie(request, response, opened)
            return response
        except Declined as declined:
            sentence = declined.sentence
    response = first_form(request, name, sentence)
    give_cookie(request, response, opened)
    return response


def first_form(request: HttpRequest, name: str = "", sentence: str = "") -> HttpResponse:
    """All the ways in; with why the one that was tried did not lead on."""
    fields = (
        Field("login", _("登录名或者手机号"), value=name, autocomplete="username"),
        Field("password", _("密码"), "secret", autocomplete="current-password"),
    )
    return _form(request, "password", fields, sentence)


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The second factor: six digits, or a code from paper."""
    help = _("每 30 秒换一次。手机不在身边，填一个恢复码。")
    field = Field("code", _("动态码"), "code", help=help, autocomplete="one-time-code", short=True)

    def give(session: Session, typed: str) -> Opened:
        letters = "".join(each for each in typed if each.isalnum())
        giving = give_recovery_code if len(letters) == RECOVERY_LETTERS else give_totp
        return giving(session, typed, keys=keys(), now=real_now())

    return _second(request, field, give)


@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Nobody enters by a password alone: the first time an authenticator is set up."""
    help = ""
    if request.method == "GET" and visitor_of(request).session is not None:
        try:
            account = first_passed(session_of(request), real_now())
            if second_factors(account):
                raise Declined(
                    "这个账号已有第二重验证，请用它登录。",
                    english="This account has a second factor already; please sign in with it.",
                )
            address = set_up_totp(session_of(request), issuer="獬豸", keys=keys(), now=real_now())
            help = _("在手机的验证器里新建一项，密钥是 %(secret)s") % {"secret": _secret(address)}
        except Declined as declined:
            return _form(request, "code", (), declined.sentence)
    field = Field("code", _("验证器上的六位数字"), "code", help=help, autocomplete="one-time-code", short=True)
    return _second(request, field, lambda session, typed: give_first_totp(session, typed, keys=keys(), now=real_now()))


def _secret(address: str) -> str:
    secret = address.partition("secret=")[2].partition("&")[0]
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def _second(request: HttpRequest, field: Field, give: Callable[[Session, str], Opened]) -> HttpResponse:
    if visitor_of(request).session is None:
        return redirect("/sign-in")
    sentence = ""
    if request.method == "POST":
        try:
            return entered(request, give(session_of(request), request.POST.get("code", "")))
        except Declined as declined:
            sentence = declined.sentence
    return _form(request, "code", (field,), sentence)


def entered(request: HttpRequest, opened: Opened) -> HttpResponse:
    """On to the page that was asked for, with the cookie of the new session."""
    response = redirect(next_of(request, "/inbox"))
    give_cookie(request, response, opened)
    return response


def _form(request: HttpRequest, stage: str, fields: tuple[Field, ...], sentence: str) -> HttpResponse:
    ahead = quote(next_of(request, "/inbox"))
    others = [Link(_("演示"), "/demo", words=_("演示法院：做任何一个人"))] if visitor_of(request).demo else []
    english = visitor_of(request).lang == "en"
    words = _("已经实名认证的，不用再开账户，不用记密码")
    others += [
        Link(each.english if english else each.label, f"/sign-in/by/{name}?next={ahead}", words=words)
        for name, each in providers().items()
        if within_reach(each, request.get_host().partition(":")[0])
    ]
    others.append(Link(_("凭查阅码看文书"), "/a", words=_("文书上印有查阅码的，不用账户")))
    others.append(Link(_("到窗口"), "tel:12368", words=_("带身份证到任何一家法院，当面核对后开账户、换密码")))
    passkey = {"options_url": "/passkey/options", "answer_url": f"/passkey/answer?next={ahead}"}
    return page(
        request,
        "sign_in",
        status=422 if sentence else 200,
        stage=stage,
        action=f"{'/sign-in' if stage == 'password' else request.path}?next={ahead}",
        fields=fields,
        sentences=(sentence,) if sentence else (),
        passkey=passkey if stage == "password" else None,
        others=tuple(others) if stage == "password" else (),
        register_url="/register",
        forgot_url="/register#counter",
    )


@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    opened = begin_session(request)
    response = HttpResponse(
        ask_passkey(session_of(request), site_of(request), real_now()), content_type="application/json"
    )
    give_cookie(request, response, opened)
    return response


@require_POST
def passkey_answer(request: HttpRequest) -> HttpResponse:
    try:
        answer = json.loads(request.body)
        opened = give_passkey(session_of(request), answer, site_of(request), real_now())
    except (Declined, ValueError, AttributeError, AssertionError):
        return JsonResponse({"sentence": _("没有认出这个通行密钥，请再试一次。")}, status=422)
    response = JsonResponse({"next": next_of(request, "/inbox")})
    give_cookie(request, response, opened)
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if visitor_of(request).session is not None:
        close_session(session_of(request))
    response = redirect("/")
    response.delete_cookie(COOKIE)
    return response
