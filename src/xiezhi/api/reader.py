"""Who asks: by a token made for programs, or by the session of the pages. Deny by default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest
from django.utils.timezone import now
from ninja.security import APIKeyCookie, HttpBearer

from xiezhi.api.errors import Denied
from xiezhi.desk.origin import FOREIGN, sent_from_here
from xiezhi.desk.reads import note_reading
from xiezhi.desk.sessions import COOKIE, find_session
from xiezhi.desk.tokens import ApiToken, find_token
from xiezhi.engine.clock import court_now
from xiezhi.records.proceeding import Proceeding


@dataclass(frozen=True, slots=True)
class Reader:
    """A person of the records who asks, with the account and, where a program asks, its token."""

    person: str
    account: int
    token: ApiToken | None = None
    means: str = ""
    """By what the session of somebody at a page was opened."""

    def noting(self, proceeding: Proceeding, page: str, paper: str = "") -> None:
        """Put this look into the read journal, before anything is shown."""
        note_reading(
            court_now(), court=proceeding.court, person=self.person, proceeding=proceeding.id, page=f"api:{page}",
            paper=paper, account=self.account, token=self.token.pk if self.token else None,
        )  # fmt: skip


class Token(HttpBearer):
    """`Authorization: Bearer xiezhi_…`: a token is good for reading, for the steps it names, or both."""

    def authenticate(self, request: HttpRequest, token: str) -> Reader | None:
        found = find_token(token, now())
        if found is None or not found.account.person:
            return None
        return Reader(found.account.person, found.account.pk, found)


class SessionCookie(APIKeyCookie):
    """The session of somebody at a page; writing is only taken from a page of this very host."""

    param_name = COOKIE

    def __init__(self) -> None:
        super().__init__(csrf=False)  # the origin is compared below

    def authenticate(self, request: HttpRequest, key: str | None) -> Reader | None:
        session = find_session(key, now()) if key else None
        if session is None or session.account is None:
            return None
        if not sent_from_here(request):
            raise Denied(FOREIGN)
        person = session.as_person or session.account.person
        return Reader(person, session.account.pk, means=session.means) if person else None


WHO = [Token(), SessionCookie()]


def anyone(request: HttpRequest) -> Reader | None:
    """Who asks for what is told to everybody, where he says who he is."""
    found = (way(request) for way in WHO)
    return next((who for who in found if isinstance(who, Reader)), None)


def reader(request: HttpRequest) -> Reader:
    """Who reads; raises Denied where the token is for steps only."""
    who = cast(Reader, request.auth)  # type: ignore[attr-defined]
    if who.token is not None and not who.token.reads:
        raise Denied
    return who


def actor(request: HttpRequest) -> Reader:
    """Who wants to take a step; the token's steps are compared when the step is known."""
    return cast(Reader, request.auth)  # type: ignore[attr-defined]
