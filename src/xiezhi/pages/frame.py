"""What every page is given around its own context: the reader, the court, the day, the ways out."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from xiezhi.pages.fields import Choice
from xiezhi.pages.shapes import Link

TOKEN, HERE = secrets.token_hex(16), secrets.token_hex(16)
"""What stands in a written page for the token of its forms and for its own address, until it is sent."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is signed in. ``role`` is the hat worn now; ``hats`` the others, each a link that puts it on; staff get the
    desk around their pages.
    """

    name: str
    role: str
    staff: bool
    url: str
    hats: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Demo:
    """The bar of a demonstration court: people one can be (``person``), days by which its clock can be moved
    (``days``).
    """

    people: tuple[Choice, ...]
    sign_in_url: str
    move_url: str
    url: str


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence after something was done. ``tone`` is "done", "near" or "late"; never the only place where a thing
    is said.
    """

    words: str
    tone: str = "done"
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Given to every template as ``frame``. ``lang`` is zh-Hans, mn-Mong or en; ``now`` is the court's clock.

    ``nav`` is the menu (a staff menu has ``group``), ``tabs`` the four entries at the foot of a phone. ``mode_url``
    takes a POST of ``elder`` (0 or 1), ``language_url`` one of ``lang``; both take ``next``, the page to return to,
    which is ``here``. What is written around pages is remembered by all that is ``still`` the same in the next.
    """

    lang: str
    now: datetime
    court: str
    service: str
    csrf: str
    here: str
    nav: tuple[Link, ...]
    tabs: tuple[Link, ...]
    foot: tuple[Link, ...]
    home_url: str
    search_url: str
    sign_in_url: str
    sign_out_url: str
    mode_url: str
    language_url: str
    courts: tuple[str, ...] = ()
    reader: Reader | None = None
    elder: bool = False
    demo: Demo | None = None
    messages: tuple[Message, ...] = ()
    phone: str = "12368"

    @property
    def year(self) -> int:
        """The year that days are written against: theirs is left out where it is this one."""
        return self.now.year

    @property
    def still(self) -> Frame:
        """The frame without the hour and without what is said once."""
        return replace(self, now=self.now.replace(hour=0, minute=0, second=0, microsecond=0), messages=())
