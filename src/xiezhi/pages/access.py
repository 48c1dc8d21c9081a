"""One paper for one recipient, by the secret code on his copy: to read it, to answer it, and nothing else.

To read nobody signs in. Who answers shows who he is, by ID number and a code to his telephone; that is his account.
"""

from __future__ import annotations

from datetime import date
from secrets import token_hex
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods
from msgspec.structs import replace

from xiezhi.desk.accounts import Account, create_account, phone_of
from xiezhi.desk.codes import check_code
from xiezhi.desk.copies import LASTS, Copy, open_copy, opened
from xiezhi.desk.declined import Declined
from xiezhi.desk.reads import note_reading
from xiezhi.desk.sessions import prefer, sign_in
from xiezhi.engine.clock import CHINA
from xiezhi.engine.copies import printed_copy
from xiezhi.engine.door import act
from xiezhi.engine.facts import PersonId, Secret
from xiezhi.engine.possible import case_for, possible_of
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import CARRIER, IDENTITY, PROCEDURES
from xiezhi.pages.codes import send_code
from xiezhi.pages.fields import Field
from xiezhi.pages.papers import content_of, paper_row, text_of
from xiezhi.pages.reading import look_at
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Act
from xiezhi.pages.shell import PRINTS
from xiezhi.pages.sign_in import session_of
from xiezhi.pages.visitor import Visitor, begin_session, give_cookie, keys, real_now, visitor_of
from xiezhi.papers.codes import WrongCode, parse_access_code
from xiezhi.phrases.identity import Proof
from xiezhi.phrases.people import Language, valid_number, valid_phone
from xiezhi.procedures.course import ANSWERS
from xiezhi.procedures.service import Arrival, Service
from xiezhi.records.paper import Delivery, Paper
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one

DEVICE = "xiezhi-copy"
SPOKEN = {Language.zh: "zh-hans", Language.mn: "mn-mong", Language.en: "en"}


def may_print(visitor: Visitor, proceeding: Proceeding) -> bool:
    """Who serves papers prints the copies; nobody else ever sees the code."""
    mine = any(each.office in PRINTS and each.court == proceeding.court for each in visitor.offices)
    return mine and proceeding.procedure == Service.name and not proceeding.closed


def copy(request: HttpRequest, number: str) -> HttpResponse:
    """The recipient's copy with his code, to be printed and handed over, posted or left."""
    visitor, found = look_at(request, number, "copy")
    delivery = one(Delivery, id=found.id)
    if delivery is None or not may_print(visitor, found):
        raise Absent
    return _pdf(printed_copy(delivery, real_now()), "copy.pdf")


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Give the code; every code that does not open anything is answered alike."""
    typed, sentence = request.POST.get("code", ""), ""
    if request.method == "POST":
        try:
            device = request.COOKIES.get(DEVICE, "")
            at = visitor_of(request).address
            found, token = open_copy(_parsed(typed), device, address=at, keys=keys(), now=real_now())
            response: HttpResponse = redirect(f"/a/{found.pk}")
            _in_his_language(request, response, found)
            response.set_cookie(
                DEVICE, token, max_age=LASTS, httponly=True, samesite="Lax", secure=request.is_secure(), path="/a"
            )
            return response
        except Declined as declined:
            sentence = declined.sentence
    help = _("印在给您的那一份每一页的下方，二十一个字母和数字；大小写、横线都不要紧。")
    field = Field("code", _("查阅码"), "text", typed[:40], help=help, autocomplete="off")
    return _shown(request, "code", "/a", (field,), sentence)


def _in_his_language(request: HttpRequest, response: HttpResponse, copy: Copy) -> None:
    """From here on the pages speak the language that the recipient reads, until he chooses another."""
    delivery = one(Delivery, id=copy.delivery)
    reader = one(Person, person=delivery.recipient) if delivery else None
    if reader is not None and reader.language != Language.zh:
        opened_now, session = begin_session(request), session_of(request)
        prefer(session, language=SPOKEN[Language(reader.language)], elder=session.elder)
        give_cookie(request, response, opened_now)


def _parsed(typed: str) -> str:
    """As printed; what is no code at all goes on as it is, to be counted and answered like a wrong one."""
    try:
        return parse_access_code(typed)
    except WrongCode:
        return typed


def _held(request: HttpRequest, copy: int, name: str) -> tuple[Copy, Delivery, Paper, Proceeding]:
    """The copy that this device opened, with all it is about, noted as read by its recipient; raises Absent."""
    held = opened(copy, request.COOKIES.get(DEVICE, ""), keys=keys(), now=real_now())
    delivery = one(Delivery, id=held.delivery) if held else None
    found = one(Paper, id=delivery.paper) if delivery else None
    about = one(Proceeding, id=found.proceeding) if found else None
    if held is None or delivery is None or found is None or about is None or found.erased:
        raise Absent
    now = visitor_of(request).now
    note_reading(now, court=found.court, person=delivery.recipient, proceeding=about.id, page=name, paper=found.id)
    return held, delivery, found, about


def paper(request: HttpRequest, copy: int) -> HttpResponse:
    """The paper to read, and the one step that answers it. Where it was sent electronically, it has arrived now."""
    held, delivery, found, about = _held(request, copy, "access")
    _arrived(delivery)
    acts = _answers(delivery, found, about, f"/a/{copy}/prove")
    row = replace(paper_row(found, about), url=f"/a/{copy}.pdf")
    ends = held.ends.astimezone(CHINA).date()
    return _shown(request, "open", paper=row, words=_(found.title), text=text_of(found), acts=acts, expires=ends)


def _arrived(delivery: Delivery) -> None:
    """《人民法院在线诉讼规则》第三十一条：已阅知的，即为收悉。"""
    service = one(Proceeding, id=delivery.id)
    if service is not None and service.state == Service.sent.name:
        facts = Arrival(means="凭查阅码阅读")
        act(Service.arrive, facts, on=service, by=CARRIER.name, as_=CARRIER, key=f"read:{delivery.id}")


def _answers(delivery: Delivery, found: Paper, about: Proceeding, url: str) -> tuple[Act, ...]:
    step = ANSWERS.get(found.kind)
    if step is None or step.procedure.name != about.procedure:
        return ()
    possible = possible_of(case_for(about, delivery.recipient), delivery.recipient, step)
    return (Act(termed(step), url, expected=True),) if possible.role and not possible.refused else ()


def download(request: HttpRequest, copy: int) -> HttpResponse:
    _copy, _delivery, found, _about = _held(request, copy, "access file")
    content, _ending = content_of(found, whole=False)
    return _pdf(content, f"{found.id}.pdf")


@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest, copy: int) -> HttpResponse:
    """Who he is: his ID number, and a code that comes to his telephone. Then his account is open, at the answer."""
    _copy, delivery, found, about = _held(request, copy, "access proof")
    number = request.POST.get("number", "").replace(" ", "").upper()
    phone = "".join(each for each in request.POST.get("phone", "") if each.isdigit())
    sentence, said = "", ""
    if request.method == "POST":
        sentence = _(valid_number(number) or valid_phone(phone))
        purpose = f"copy {copy} {number}"
        try:
            if not sentence and not request.POST.get("once"):
                said = send_code(request, purpose, phone, phone)
            elif not sentence:
                check_code(purpose, phone, request.POST["once"], keys=keys(), now=real_now())
                return _entered(request, delivery, found, about, number, phone)
        except (Declined, Refused) as declined:
            sentence, said = declined.sentence, " "
    return _shown(request, "prove", request.path, _proofs(number, phone, said), sentence)


def _proofs(number: str, phone: str, said: str) -> tuple[Field, ...]:
    why = _("核对您是不是文书写明的人")
    fields = (
        Field("number", _("身份证号"), "id_number", number, why=why, autocomplete="off"),
        Field("phone", _("您的手机"), "phone", phone, autocomplete="tel"),
    )
    once = Field("once", _("短信验证码"), "code", help=said.strip(), autocomplete="one-time-code", short=True)
    return (*fields, once) if said else fields


def _entered(
    request: HttpRequest, delivery: Delivery, found: Paper, about: Proceeding, number: str, phone: str
) -> HttpResponse:
    whom = delivery.recipient
    account = Account.objects.filter(person=whom, closed=None).first()
    if account is not None and phone_of(account, keys()) != phone:
        raise Declined(
            "证件号、手机和案卷对不上。有账户的请先登录，没有的请到窗口或者打 12368。",
            english="The numbers do not match the file. Sign in if you have an account; if not, call 12368.",
        )
    facts = Proof(person=PersonId(whom), id_number=Secret(number), phone=Secret(phone))
    step = PROCEDURES[about.procedure].steps["prove_identity"]
    act(step, facts, on=about, by=IDENTITY.name, as_=IDENTITY, key=f"prove:{token_hex(8)}")
    if account is None:
        login, now = f"copy-{token_hex(6)}", real_now()
        account = create_account(login, None, keys=keys(), now=now, phone=phone, person=whom)
    begin_session(request)
    entered = sign_in(session_of(request), account, real_now(), means="letter+code")
    answer = ANSWERS.get(found.kind)
    response = redirect(f"/case/{about.id}/do/{answer.name}" if answer else "/mine")
    give_cookie(request, response, entered)
    return response


def _shown(
    request: HttpRequest, stage: str, action: str = "", fields: tuple[Field, ...] = (), sentence: str = "", *,
    paper: Any = None, words: str = "", text: tuple[str, ...] = (), acts: tuple[Act, ...] = (),
    expires: date | None = None,
) -> HttpResponse:  # fmt: skip
    return page(
        request,
        "access",
        current="送达查验",
        status=422 if sentence else 200,
        stage=stage,
        action=action,
        fields=fields,
        sentences=(sentence,) if sentence else (),
        paper=paper,
        words=words,
        text=text,
        acts=acts,
        expires=expires,
    )


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
