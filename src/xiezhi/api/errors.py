"""What goes wrong, in one shape: kind, sentence, field and article. What one may not see is absent."""

from __future__ import annotations

import logging
from typing import Literal

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from xiezhi.desk.declined import Declined
from xiezhi.desk.limits import TooManyTries
from xiezhi.desk.outage import is_outage
from xiezhi.engine.clock import court_now
from xiezhi.engine.facts import Misstated
from xiezhi.engine.refused import Absent, Refused
from xiezhi.papers.render import NoTypesetter

ABSENT = "没有这个地址、案件、文书或者步骤，或者您无权查看"
OUTAGE = "法院的系统暂时办不了事：没有回执的就是没有办成，请过几分钟用同一办理编号再试，不会办两次"
FAULT = "系统出了差错，没有改动任何内容，请稍后再试"
DENIED = "请先登录，或者使用有效且范围相符的令牌"

Kind = Literal["misstated", "refused", "absent", "denied", "conflict", "fault"]
STATUS: dict[Kind, int] = {
    "misstated": 422, "refused": 409, "absent": 404, "denied": 401, "conflict": 409, "fault": 500,
}  # fmt: skip


class Trouble(Schema):
    """`kind` for programs, `sentence` for people; `field` where something was misstated, `law` where it rests on an
    article. `fault` is a mistake of ours: nothing was changed."""

    kind: Kind
    sentence: str
    field: str | None = None
    law: str | None = None


class Error(Schema):
    """The only answer that is not the one asked for."""

    error: Trouble


class Denied(Exception):
    """Nobody is signed in, the token does not open this, or a session is used from elsewhere."""


class Conflict(Exception):
    """The same key was used for another step or other facts."""

    def __init__(self, refused: Refused) -> None:
        self.refused = refused


def said(
    kind: Kind, sentence: str, *, field: str | None = None, law: str | None = None, status: int = 0
) -> HttpResponse:
    """An error as it goes over the wire."""
    body = Error(error=Trouble(kind=kind, sentence=sentence, field=field, law=law)).model_dump_json()
    return HttpResponse(body, status=status or STATUS[kind], content_type="application/json; charset=utf-8")


def trouble_of(error: BaseException) -> Trouble:
    """What went wrong with one of several things asked at once."""
    if isinstance(error, Misstated):
        return Trouble(kind="misstated", sentence=error.sentence, field=error.field or None)
    if isinstance(error, Refused):
        return Trouble(kind="refused", sentence=error.sentence, law=article(error))
    logging.getLogger(__name__).error("one of several", exc_info=error)
    return Trouble(kind="fault", sentence=FAULT)


def answer_errors(api: NinjaAPI) -> None:
    """Give every exception its answer."""

    @api.exception_handler(Absent)
    @api.exception_handler(Http404)
    def absent(_: HttpRequest, __: Exception) -> HttpResponse:
        return said("absent", ABSENT)

    @api.exception_handler(Denied)
    @api.exception_handler(AuthenticationError)
    def denied(_: HttpRequest, no: Exception) -> HttpResponse:
        return said("denied", str(no) if isinstance(no, Denied) and no.args else DENIED)

    @api.exception_handler(Misstated)
    def misstated(_: HttpRequest, wrong: Misstated) -> HttpResponse:
        return said("misstated", wrong.sentence, field=wrong.field or None)

    @api.exception_handler(Refused)
    def refused(_: HttpRequest, no: Refused) -> HttpResponse:
        return said("refused", no.sentence, law=article(no))

    @api.exception_handler(Conflict)
    def conflict(_: HttpRequest, clash: Conflict) -> HttpResponse:
        return said("conflict", clash.refused.sentence, field="Idempotency-Key", law=article(clash.refused))

    @api.exception_handler(Declined)
    def declined(_: HttpRequest, no: Declined) -> HttpResponse:
        return said("misstated", no.sentence)

    @api.exception_handler(TooManyTries)
    def too_many(_: HttpRequest, wait: TooManyTries) -> HttpResponse:
        return said("refused", wait.sentence, status=429)

    @api.exception_handler(NoTypesetter)
    def unprinted(_: HttpRequest, lacking: NoTypesetter) -> HttpResponse:
        return said("refused", lacking.sentence, status=503)

    @api.exception_handler(ValidationError)
    def unfit(_: HttpRequest, wrong: ValidationError) -> HttpResponse:
        place = [str(part) for part in wrong.errors[0]["loc"][1:]] if wrong.errors else []
        field = ".".join(place)
        return said("misstated", f"{field or '请求'}：填写的内容格式不对", field=field or None)

    @api.exception_handler(HttpError)
    @api.exception_handler(RequestDataTooBig)
    def unreadable(_: HttpRequest, __: Exception) -> HttpResponse:
        return illegible()

    @api.exception_handler(Exception)
    def fault(request: HttpRequest, error: Exception) -> HttpResponse:
        logging.getLogger(__name__).error("%s %s", request.method, request.path, exc_info=error)
        return broken(error)


def illegible(*, status: int = 0) -> HttpResponse:
    """What nobody can read, whatever it was meant to be."""
    return said("misstated", "请求的格式不对，读不出来", status=status)


def broken(error: BaseException | None) -> HttpResponse:
    """500, a mistake of ours, or 503, when nothing can be written just now."""
    if not is_outage(error):
        return said("fault", FAULT)
    answer = said("fault", OUTAGE, status=503)
    answer["Retry-After"] = "60"
    return answer


def article(refused: Refused) -> str:
    """The article as numbered today."""
    return str(refused.cited(court_now().date()))
