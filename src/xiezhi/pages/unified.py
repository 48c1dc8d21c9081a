"""统一身份认证登录: who has shown elsewhere who he is, enters by that, and finds what the court has of him."""

from __future__ import annotations

import hmac
import logging
import secrets
from urllib.parse import quote, unquote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from xiezhi.desk.accounts import PHONE, Account, create_account
from xiezhi.desk.attestations import attested_account, note_attestation
from xiezhi.desk.declined import Declined
from xiezhi.desk.limits import ADDRESS, take_try
from xiezhi.desk.sessions import keep_challenge, sign_in, take_challenge
from xiezhi.engine.identity_providers import providers
from xiezhi.engine.refused import Absent
from xiezhi.outside.identity import Attested, NotAttested, Provider, derived
from xiezhi.pages.accounts import new_person
from xiezhi.pages.identity import known_by, link
from xiezhi.pages.preferences import next_of
from xiezhi.pages.sign_in import first_form, session_of
from xiezhi.pages.visitor import begin_session, give_cookie, keys, real_now, visitor_of
from xiezhi.phrases.identity import Shown
from xiezhi.phrases.people import valid_number
from xiezhi.records.person import Person
from xiezhi.records.table import rows

log = logging.getLogger("xiezhi")
MEANS = "unified"


@require_safe
def begin(request: HttpRequest, provider: str) -> HttpResponse:
    """Off to the provider, with a question that only this browser can have asked."""
    opened, kept = begin_session(request), secrets.token_urlsafe(32)
    keep_challenge(session_of(request), kept, real_now())
    state = f"{derived(kept, 'state')}.{quote(next_of(request, '/inbox'))}"
    try:
        response: HttpResponse = redirect(_named(provider).address(kept, _back(request, provider), state))
    except (OSError, NotAttested) as trouble:
        log.warning("%s: %s", provider, trouble)
        response = first_form(request, sentence=_silent().sentence)
    give_cookie(request, response, opened)
    return response


@require_safe
def back(request: HttpRequest, provider: str) -> HttpResponse:
    """Returned from the provider; what it says is asked of itself, never believed of the browser."""
    asked = _named(provider)
    opened = begin_session(request)
    state, _dot, ahead = request.GET.get("state", "").partition(".")
    try:
        take_try(ADDRESS, visitor_of(request).address, keys=keys(), now=real_now())
        kept = take_challenge(session_of(request), real_now())
        if not hmac.compare_digest(state.encode(), derived(kept, "state").encode()) or "code" not in request.GET:
            raise Declined(
                "没有完成身份认证，请再试一次，或者用别的办法登录。",
                english="The identity check was not completed; please try again, or sign in another way.",
            )
        found = asked.attested(request.GET["code"], kept, _back(request, provider))
        account = account_of(provider, found)
        entered = sign_in(session_of(request), account, real_now(), means=MEANS)
    except (OSError, NotAttested, Declined) as trouble:
        if not isinstance(trouble, Declined):
            log.warning("%s: %s", provider, trouble)
            trouble = _silent()
        response = first_form(request, sentence=trouble.sentence)
        give_cookie(request, response, opened)
        return response
    page = unquote(ahead)
    ours = page.startswith("/") and url_has_allowed_host_and_scheme(page, {request.get_host()})
    response = redirect(page if ours else "/inbox")
    give_cookie(request, response, entered)
    return response


def account_of(provider: str, found: Attested) -> Account:
    """His account: as the provider named him before, else as the court knows his number, else a new one."""
    if not found.number or valid_number(found.number) or not found.name:
        raise Declined(
            "认证平台没有给出姓名和证件号，请用别的办法登录，或者带身份证到窗口。",
            english="The provider gave no name and number; please sign in another way, or bring your ID card.",
        )
    known = [each for each in rows(Person, id_number=keys().seal_id(found.number), order=("id",)) if not each.twin]
    people = [each.person for each in known]
    account = attested_account(provider, found.subject)
    account = account or Account.objects.filter(person__in=people, closed=None).first()
    account = account or _new(found, people[0] if people else new_person())
    said = {"name": found.name, "number": found.number, "phone": found.phone}
    note_attestation(account, provider, found.subject, **said, keys=keys(), now=real_now())
    other = known_by(found.number, account)
    if other is not None and other.person != account.person:
        link(account, other, Shown.unified)
        account.refresh_from_db()
    return account


def _new(found: Attested, person: str) -> Account:
    """Without a password: it is entered as it was opened, or by a passkey once one is added."""
    phone = found.phone if PHONE.fullmatch(found.phone) else ""
    free = phone and not Account.objects.filter(phone=keys().seal_id(phone)).exists()
    login = f"u-{secrets.token_hex(6)}"
    return create_account(login, None, keys=keys(), now=real_now(), phone=phone if free else "", person=person)


def _named(name: str) -> Provider:
    found = providers().get(name)
    if found is None:
        raise Absent
    return found


def _back(request: HttpRequest, name: str) -> str:
    return f"{request.scheme}://{request.get_host()}/sign-in/by/{name}/back"


def _silent() -> Declined:
    return Declined(
        "认证平台没有答复，或者答复不能采信。请过一会儿再试，或者用别的办法登录。",
        english="The provider did not answer, or its answer proves nothing. Try again later, or sign in another way.",
    )
