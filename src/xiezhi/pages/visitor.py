"""Who is at the window: session, account, person, offices; and the court's day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from xiezhi.desk.accounts import Account
from xiezhi.desk.attestations import attested_particulars
from xiezhi.desk.notices import unread_count
from xiezhi.desk.secrets import Keyring, keyring
from xiezhi.desk.sessions import COOKIE, LASTS, Opened, Session, find_session, open_session, renew
from xiezhi.engine import houses
from xiezhi.engine.access import Viewer
from xiezhi.engine.clock import court_now
from xiezhi.engine.refused import Absent
from xiezhi.records.court import Court, Officer
from xiezhi.records.person import Person
from xiezhi.records.table import one

LANGUAGES = {"zh-hans": "zh-Hans", "mn-mong": "mn-Mong", "en": "en"}
"""The languages of the pages: as a session keeps them, and as HTML names them."""


class NotSignedIn(Exception):
    """The page is for somebody; who this is has to be shown first."""


class Visitor:
    """Who asks. Passwords and sessions go by real time, everything of the court by the court's clock."""

    def __init__(self, session: Session | None, address: str) -> None:
        self.session, self.address = session, address

    @cached_property
    def now(self) -> datetime:
        return court_now()

    @property
    def today(self) -> str:
        """The court's day, ISO."""
        return self.now.date().isoformat()

    @property
    def day(self) -> date:
        return self.now.date()

    @property
    def account(self) -> Account | None:
        return self.session.account if self.session else None

    @property
    def person(self) -> str:
        """The person's id in the records, empty when nobody is signed in."""
        if self.session is None or self.session.account is None:
            return ""
        return self.session.as_person or self.session.account.person or ""

    @cached_property
    def viewer(self) -> Viewer:
        """What he may see, with his offices read once for the whole answer."""
        return Viewer(self.person, self.today)

    @property
    def offices(self) -> list[Officer]:
        return self.viewer.offices

    @cached_property
    def staff(self) -> bool:
        return bool(self.offices)

    @cached_property
    def unread(self) -> int:
        """How many notices he has not read."""
        return unread_count(self.person)

    @cached_property
    def name(self) -> str:
        if self.offices:
            return self.offices[0].name
        known = one(Person, person=self.person) if self.person else None
        if known is not None or self.account is None:
            return known.name if known else ""
        return attested_particulars(self.account, keys()).get("name", self.account.login)

    @cached_property
    def courts(self) -> list[Court]:
        return list(houses.now().courts.values())

    @property
    def demo(self) -> bool:
        """Whether every court of this folder was born for demonstration."""
        return bool(self.courts) and all(court.mode == "demo" for court in self.courts)

    @cached_property
    def court(self) -> Court | None:
        """The court whose window this is: one's own, else the one that most others are under, else the first."""
        if self.offices:
            return next((each for each in self.courts if each.id == self.offices[0].court), None)
        below = [each.parent for each in self.courts]
        return max(self.courts, key=lambda each: below.count(each.id), default=None)

    @property
    def lang(self) -> str:
        return LANGUAGES.get((self.session.language if self.session else "").casefold(), "zh-Hans")

    @property
    def elder(self) -> bool:
        return bool(self.session and self.session.elder)

    def must(self) -> tuple[Account, str]:
        """The account and person signed in; raises NotSignedIn."""
        if self.account is None or not self.person:
            raise NotSignedIn
        return self.account, self.person

    def only(self, *wanted: str) -> str:
        """The court in which this person holds one of these offices; raises Absent."""
        self.must()
        for office in self.offices:
            if office.office in wanted:
                return office.court
        raise Absent


def real_now() -> datetime:
    """The clock of passwords, codes and sessions, which no demonstration moves."""
    return datetime.now(UTC)


def keys() -> Keyring:
    return keyring(Path(settings.HOME))


def read_visitor(request: HttpRequest) -> Visitor:
    token = request.COOKIES.get(COOKIE, "")
    session = find_session(token, real_now()) if token else None
    return Visitor(session, request.META.get("REMOTE_ADDR", ""))


def visitor_of(request: HttpRequest) -> Visitor:
    """Whom the middleware found."""
    found = request.__dict__["visitor"]
    assert isinstance(found, Visitor)
    return found


def begin_session(request: HttpRequest) -> Opened | None:
    """A session for a visitor who has none yet; None where he has one."""
    visitor = visitor_of(request)
    if visitor.session is not None:
        return None
    opened = open_session(real_now())
    visitor.session = opened.session
    return opened


def renewed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """With a new token in the browser: a token that somebody may have seen before opens nothing of what is his now."""
    session = visitor_of(request).session
    if session is not None:
        give_cookie(request, response, renew(session, real_now()))
    return response


def give_cookie(request: HttpRequest, response: HttpResponse, opened: Opened | None) -> None:
    """Hand the browser the token of a session just opened."""
    if opened is not None:
        response.set_cookie(
            COOKIE, opened.token, max_age=LASTS, httponly=True, samesite="Lax", secure=request.is_secure()
        )
