"""Articles and refusals as the pages show them, each in the edition of its day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from xiezhi.engine.facts import Misstated
from xiezhi.engine.refused import Refused, cited
from xiezhi.law.sources import Basis, Citation, Policy, Unread
from xiezhi.pages.saying import say
from xiezhi.pages.shapes import Cite, Link, Refusal
from xiezhi.pages.spoken import reason

_WRITTEN = re.compile(r"(《[^》]+》)(.*)")


@lru_cache(maxsize=8192)
def cite(law: Basis, day: date) -> Cite:
    """The article as numbered on a day, with its words."""
    found = cited(law, day)
    title = found.title if isinstance(law, Policy) else f"《{said_title(law, found.title)}》"
    return Cite(title, found.article, found.edition, found.words, unread=isinstance(law, Unread))


def said_title(law: Basis, title: str) -> str:
    """The title as people say it: 民事诉讼法, 证据规定."""
    short = law.instrument.short if isinstance(law, Citation) else ""
    return short or title.removeprefix("中华人民共和国")


def plain_cite(law: Basis, day: date) -> Cite:
    """The article without edition and words, for a row."""
    found = cite(law, day)
    return Cite(found.instrument, found.article, unread=found.unread)


def written_cite(text: str) -> tuple[Cite, ...]:
    """A citation that a record keeps as text."""
    if not text or text == "None":
        return ()
    parts = _WRITTEN.fullmatch(text)
    return (Cite(parts[1].replace("中华人民共和国", ""), parts[2]) if parts else Cite(text),)


def in_a_line(trouble: Exception) -> str:
    """What stands against it, a refusal with its article."""
    if isinstance(trouble, Misstated):
        return reason(trouble)
    return f"{reason(trouble)}（{trouble.law}）" if isinstance(trouble, Refused) else say(str(trouble))


def refusal_of(title: str, refused: Refused, day: date, fix: Link | None = None) -> Refusal:
    return Refusal(title, reason(refused), (cite(refused.law, day),), fix)


def refusal_of_all(title: str, every: Iterable[Refused], day: date) -> Refusal:
    """All reasons in one box, each with its article."""
    found = list(every)
    cites = tuple(dict.fromkeys(cite(each.law, day) for each in found))
    reasons = say("；").join(dict.fromkeys(map(reason, found)))
    return Refusal(title, reasons + say("。"), cites)
