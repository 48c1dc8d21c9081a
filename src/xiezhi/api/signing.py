"""愿意签: a code comes to the telephone of who signs a paper; by it he is given what `sign` must state."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import now
from ninja import Router, Schema
from pydantic import Field

from xiezhi.api.errors import Error
from xiezhi.api.reader import WHO, Reader, actor
from xiezhi.api.wire import name_in_path
from xiezhi.desk.accounts import Account
from xiezhi.desk.codes import issue_code
from xiezhi.desk.secrets import keyring
from xiezhi.engine.access import Viewer
from xiezhi.engine.ceremony import LEVELS, Level, Will
from xiezhi.engine.clock import court_now
from xiezhi.engine.confirming import SIGNS, Reach, confirmed, paper_to_sign, purpose_of, reach_of
from xiezhi.engine.possible import case_for, possible_of, step_for_people
from xiezhi.engine.refused import Absent
from xiezhi.engine.telephone import text
from xiezhi.records.court import Court
from xiezhi.records.paper import Paper
from xiezhi.records.table import one

router = Router(auth=WHO, tags=["办理"])
ERRORS = {401: Error, 404: Error, 409: Error, 422: Error, 429: Error}


class Sent(Schema):
    """By what he confirms: `code` went to `number`, `totp` is read off his authenticator, with `unsaid` he signs in
    person. A demonstration court sends no message and says the code here."""

    paper: str
    will: Will
    number: str
    code: str | None


class Typed(Schema):
    """The code that he typed."""

    code: Annotated[str, Field(max_length=20)] = ""


class Seen(Schema):
    """What the step `sign` is to state, with the mark without which none of it counts."""

    paper: str
    level: Level
    will: Will
    number: str
    confirmed: datetime
    mark: str


@router.post(
    "/proceedings/{id}/signing", response={200: Sent, **ERRORS}, summary="签章前：取验证码", operation_id="ask_to_sign"
)
def ask_to_sign(request: HttpRequest, id: str) -> Sent:
    """Send the code by which the reader confirms that he is willing to sign these words."""
    who, paper, reach = _agreement(request, id)
    if reach.will is not Will.code:
        return Sent(paper=paper.id, will=reach.will, number="", code=None)
    keys, address = keyring(Path(settings.HOME)), request.META.get("REMOTE_ADDR", "")
    code = issue_code(purpose_of((paper,), who.person), reach.phone, address=address, keys=keys, now=now())
    court = one(Court, id=paper.court)
    demo = court is not None and court.mode == "demo"
    if not demo:
        text(paper.court, reach.phone, SIGNS % {"title": paper.title, "code": code}, keys, court_now())
    return Sent(paper=paper.id, will=reach.will, number=reach.number, code=code if demo else None)


@router.post(
    "/proceedings/{id}/signing/code",
    response={200: Seen, **ERRORS},
    summary="签章前：输入验证码，确认愿意",
    operation_id="confirm_to_sign",
)
def confirm_to_sign(request: HttpRequest, id: str, typed: Typed) -> Seen:
    """Use the code up; the answer goes into the facts of the step `sign` as it is."""
    who, paper, reach = _agreement(request, id)
    level, account = LEVELS.get(who.means, Level.account), Account.objects.get(pk=who.account)
    (seen,) = confirmed(
        (paper,), who.person, level, reach, account, typed.code,
        keys=keyring(Path(settings.HOME)), now=now(), at=court_now(),
    )  # fmt: skip
    return Seen(**seen)


def _agreement(request: HttpRequest, id: str) -> tuple[Reader, Paper, Reach]:
    """What the reader may sign now, and how he is reached; raises Absent or the first reason why not."""
    who = actor(request)
    found = Viewer(who.person, court_now().date().isoformat()).seen(name_in_path(id))
    step, case = step_for_people(found.procedure, "sign"), case_for(found, who.person)
    possible, paper = possible_of(case, who.person, step, token=who.token is not None), paper_to_sign(case, step)
    if possible.role is None or paper is None:
        raise Absent
    for refusal in possible.refused:
        raise refusal
    account = Account.objects.get(pk=who.account)
    return who, paper, reach_of(account, who.person, paper.court, keyring(Path(settings.HOME)))
