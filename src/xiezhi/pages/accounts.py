"""Accounts: a first one that anybody opens for himself, and those that a counter opens for who shows his ID card."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xiezhi.desk.accounts import Account, close_account, create_account
from xiezhi.desk.declined import Declined
from xiezhi.desk.limits import NEW_ACCOUNT, take_try
from xiezhi.desk.sessions import close_sessions, pass_first
from xiezhi.desk.signin import second_factors
from xiezhi.engine.clock import CHINA
from xiezhi.engine.entry_ids import fresh_key
from xiezhi.engine.refused import Absent
from xiezhi.engine.words import COUNTER, PERSONNEL
from xiezhi.pages.fields import Field, Group
from xiezhi.pages.names import office_label
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link, Pager, Tag
from xiezhi.pages.sign_in import session_of
from xiezhi.pages.visitor import begin_session, give_cookie, keys, real_now, visitor_of
from xiezhi.phrases.people import valid_number
from xiezhi.records.court import Officer
from xiezhi.records.person import Person
from xiezhi.records.table import rows

PAGE = 50
DESKS = (COUNTER.name, PERSONNEL.name)


def new_person() -> str:
    """An id for somebody whom no record knows yet."""
    return f"p{secrets.token_hex(8)}"


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """A login and a password. Who one is, is shown when something is filed, or at a counter."""
    sentence, opened = "", None
    if request.method == "POST":
        opened = begin_session(request)
        try:
            take_try(NEW_ACCOUNT, visitor_of(request).address, keys=keys(), now=real_now())
            account = create_account(
                request.POST.get("login", ""),
                request.POST.get("password", ""),
                keys=keys(),
                now=real_now(),
                person=new_person(),
            )
            pass_first(session_of(request), account, real_now())
            response: HttpResponse = redirect("/sign-in/set-up?next=/mine")
            give_cookie(request, response, opened)
            return response
        except Declined as declined:
            sentence = declined.sentence
    response = _register_form(request, sentence)
    give_cookie(request, response, opened)
    return response


def _register_form(request: HttpRequest, sentence: str) -> HttpResponse:
    fields = (
        Field(
            "login",
            _("登录名"),
            value=request.POST.get("login", ""),
            help=_("字母、汉字、数字都行，不能是手机号"),
            autocomplete="username",
        ),
        Field("password", _("设一个密码"), "secret", help=_("至少十二个字，可以是一句话"), autocomplete="new-password"),
    )
    words = _("下一步在手机验证器里加一项，以后登录要两样都有。")
    return page(
        request,
        "register",
        status=422 if sentence else 200,
        groups=(Group(_("怎么登录"), fields, words),),
        action="/register",
        key=fresh_key(),
        sentences=(sentence,) if sentence else (),
        counter=_("带身份证到任何一家法院的诉讼服务中心，工作人员当面核对后替您开，原来的案件也接得上。"),
    )


def accounts(request: HttpRequest) -> HttpResponse:
    """The accounts that this desk looks after; a court's desk finds people by name or login."""
    court = visitor_of(request).only(*DESKS)
    query, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    found = _looked_after(court).order_by("login").filter(closed__isnull=state != "closed")
    if query:
        named = {each.person for each in rows(Person, court=court, name__contains=query)}
        named |= {each.person for each in rows(Officer, court=court, name__contains=query)}
        found = found.filter(Q(login__contains=query.casefold()) | Q(person__in=named) | Q(phone=keys().seal_id(query)))
    pages = Paginator(found, PAGE)
    shown = pages.get_page(request.GET.get("page"))
    return page(
        request,
        "accounts",
        current="设置",
        query=query,
        filters=_filters(state),
        accounts=_rows(list(shown.object_list), court),
        new_url="/accounts/new",
        pager=_pager(shown),
    )


def _filters(state: str) -> tuple[Link, ...]:
    return (
        Link(_("在用"), "/accounts", current=state != "closed"),
        Link(_("停用"), "/accounts?state=closed", current=state == "closed"),
    )


def _looked_after(court: str) -> QuerySet[Account]:
    """Those of the public, who come to any court, and of its own officers; never those of another court's."""
    strangers = {each.person for each in rows(Officer, ~Q(court=court))} - {
        each.person for each in rows(Officer, court=court)
    }
    return Account.objects.filter(Q(person__isnull=True) | ~Q(person__in=strangers))


def _rows(found: list[Account], court: str) -> tuple[dict[str, Any], ...]:
    """Whom this court's records know, by name; everybody else by the login alone."""
    people = [each.person for each in found if each.person]
    officers = rows(Officer, court=court, person__in=people)
    names = {each.person: each.name for each in rows(Person, court=court, person__in=people)}
    names |= {each.person: each.name for each in officers}
    offices: dict[str, list[str]] = {}
    for each in officers:
        if not each.until:
            offices.setdefault(each.person, []).append(_(office_label(each.office)))
    return tuple(
        {
            "name": names.get(each.person or "", each.login),
            "roles": tuple(offices.get(each.person or "", ())),
            "unit": each.login,
            "level": _("两重验证") if second_factors(each) else _("只有密码") if each.password else _("待设"),
            "last": each.seen.astimezone(CHINA) if each.seen else None,
            "url": f"/accounts/{each.pk}",
            "state": Tag(_("停用"), "near") if each.closed else None,
        }
        for each in found
    )


def _pager(shown: Any) -> Pager | None:
    if shown.paginator.num_pages < 2:
        return None
    before = f"/accounts?page={shown.previous_page_number()}" if shown.has_previous() else ""
    after = f"/accounts?page={shown.next_page_number()}" if shown.has_next() else ""
    return Pager(shown.start_index(), shown.end_index(), shown.paginator.count, before, after)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """At the counter, with the ID card in hand: the account is that very person's, with what he has in the records."""
    court = visitor_of(request).only(*DESKS)
    sentence = ""
    if request.method == "POST":
        number = request.POST.get("number", "").replace(" ", "").upper()
        sentence = _(valid_number(number))
        if not sentence:
            try:
                return _opened(request, number, court)
            except Declined as declined:
                sentence = declined.sentence
    fields = (
        Field("login", _("登录名"), value=request.POST.get("login", ""), autocomplete="off"),
        Field(
            "number",
            _("身份证号"),
            "id_number",
            request.POST.get("number", ""),
            help=_("当面核对过的证件"),
            why=_("凭它接上他原来的案件"),
        ),
    )
    return page(
        request,
        "one_form",
        current="设置",
        status=422 if sentence else 200,
        crumbs=(Link(_("账户"), "/accounts"), Link(_("替他开账户"), "")),
        title=_("替他开账户"),
        words=_("密码由系统生成，只显示一次，请他当场抄下。"),
        fields=fields,
        action="/accounts/new",
        submit=_("开账户"),
        sentences=(sentence,) if sentence else (),
        bad=False,
    )


def _opened(request: HttpRequest, number: str, court: str) -> HttpResponse:
    known = rows(Person, id_number=keys().seal_id(number), order=("id",), limit=1)
    password = "-".join(secrets.token_hex(3) for _part in range(3))
    person = known[0].person if known else new_person()
    account = create_account(request.POST.get("login", ""), password, keys=keys(), now=real_now(), person=person)
    words = _("登录名 %(login)s，密码 %(password)s。只显示这一次；第一次登录要设验证器。") % {
        "login": account.login,
        "password": password,
    }
    return page(
        request,
        "error",
        current="设置",
        status=200,
        title=_("账户开好了"),
        words=words,
        refusal=None,
        ways=(Link(_("看全部账户"), "/accounts"),),
    )


@require_http_methods(["GET", "POST"])
def account(request: HttpRequest, account: int) -> HttpResponse:
    """One account: who, and stopping it."""
    court = visitor_of(request).only(*DESKS)
    found = _looked_after(court).filter(pk=account).first()
    if found is None:
        raise Absent
    if request.method == "POST" and found.closed is None:
        close_account(found, real_now())
        close_sessions(found)
        return redirect("/accounts?note=dropped")
    row = _rows([found], court)[0]
    fields = (
        Field("name", _("姓名"), value=str(row["name"]), known=True),
        Field("login", _("登录名"), value=found.login, known=True),
        Field("level", _("验证"), value=str(row["level"]), known=True),
    )
    return page(
        request,
        "one_form",
        current="设置",
        crumbs=(Link(_("账户"), "/accounts"), Link(str(row["name"]), "")),
        title=str(row["name"]),
        words=_("停用以后谁也不能用它登录；他办过的事都还在。"),
        fields=fields,
        action=f"/accounts/{found.pk}",
        submit=_("停用"),
        sentences=(),
        bad=True,
    )
