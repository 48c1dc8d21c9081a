"""What the templates are given: the small shapes that many pages share.

A template's first comment lists its context. Days are ``date`` or ``datetime`` in the court's zone, money is
``Decimal`` yuan, links are ready strings, and sentences are already in the reader's language. Every name is always
given: ``None`` or an empty tuple where there is nothing.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct


class Link(Struct, frozen=True):
    """A place to go. ``icon`` is a name in ``icons.txt``; ``count`` stands behind the label, red when ``late``."""

    label: str
    url: str
    icon: str = ""
    words: str = ""
    current: bool = False
    count: int | None = None
    late: bool = False
    group: str = ""


class Tag(Struct, frozen=True):
    """A short mark after a case number. ``tone`` is "", "accent", "good", "near" or "late"."""

    label: str
    tone: str = ""
    icon: str = ""


class Cite(Struct, frozen=True):
    """Where a rule stands: 《民事诉讼法》, 第一百二十八条, 2023年修正, and a few of its words. ``unread`` is shown as
    原文未核.
    """

    instrument: str
    article: str = ""
    edition: str = ""
    words: str = ""
    url: str = ""
    unread: bool = False


class Again(Struct, frozen=True):
    """From which case a suit goes on, what is new in it, and on what that rests."""

    title: str
    lines: tuple[str, ...]
    before: Link
    cites: tuple[Cite, ...] = ()


class Clock(Struct, frozen=True):
    """How much of a limit is used. ``share`` is in per cent and may pass 100; ``words`` carry the meaning: 剩 10 日,
    逾 1 日, 暂停，鉴定中.
    """

    share: int
    words: str
    paused: bool = False
    provisional: bool = False


class Limit(Struct, frozen=True):
    """A deadline as one line: 答辩, 张某, 4月7日 and its clock."""

    label: str
    whose: str
    due: date | datetime | None
    clock: Clock
    url: str = ""


class Refusal(Struct, frozen=True):
    """Why something cannot be done: the sentence, the reason with this case's figures, the articles, and what would
    help.
    """

    title: str
    reason: str
    cites: tuple[Cite, ...] = ()
    fix: Link | None = None


class Act(Struct, frozen=True):
    """A step one could take. One that is refused keeps its button and opens the refusal, at once when ``opened``; what
    every case has is ``aside``.
    """

    label: str
    url: str
    expected: bool = False
    refusal: Refusal | None = None
    opened: bool = False
    aside: bool = False


class Stage(Struct, frozen=True):
    """A state on the line: ``mark`` is "done", "now" or "ahead"; ``lead`` stands before the day (限, 至), ``tail``
    after it; ``url`` is what the day rests on: the entry, or the derivation.
    """

    label: str
    mark: str
    day: date | datetime | None = None
    lead: str = ""
    tail: str = ""
    url: str = ""


class Entry(Struct, frozen=True):
    """A row of the docket. ``kind`` is "person", "clock" or "correction"; ``log`` 1 已收讫, 2 已入检查点, 3 已锚定;
    ``gone`` when corrected since.
    """

    at: datetime
    label: str
    who: str
    words: str
    url: str
    log: int
    index: str
    cites: tuple[Cite, ...] = ()
    kind: str = "person"
    gone: bool = False
    fresh: bool = False


class Receipt(Struct, frozen=True):
    """What somebody did himself: when, what, where it is written, and ``log`` as in an entry."""

    at: datetime
    label: str
    url: str
    log: int


class Member(Struct, frozen=True):
    """A person in a role. ``how`` says by what he got it (随机分案); ``since`` from when."""

    role: str
    name: str
    note: str = ""
    tags: tuple[Tag, ...] = ()
    url: str = ""
    since: date | None = None
    how: str = ""


class Sum(Struct, frozen=True):
    """A line of money in yuan. A ``total`` stands between rules, a line ``after`` it is not part of it; ``work`` is how
    it was reckoned, ``url`` the entry that it rests on.
    """

    label: str
    amount: Decimal | None
    note: str = ""
    tags: tuple[Tag, ...] = ()
    total: bool = False
    after: bool = False
    work: tuple[Work, ...] = ()
    url: str = ""


class Paper(Struct, frozen=True):
    """A paper or exhibit. ``code`` is the check code printed on it, ``verify_url`` its public page; ``status`` where
    there is no code (待质证).
    """

    name: str
    url: str
    note: str = ""
    day: date | None = None
    code: str = ""
    verify_url: str = ""
    status: str = ""
    pages: int | None = None
    side: str = ""


class Consequence(Struct, frozen=True):
    """A line of what will be so afterwards: at the right a day, a sum or nothing; ``condition`` is 若……; ``look`` takes
    the form as it stands and shows the paper that would come of it.
    """

    label: str
    day: date | datetime | None = None
    amount: Decimal | None = None
    note: str = ""
    condition: str = ""
    look: str = ""


class After(Struct, frozen=True):
    """Consequences of one kind: 期限, 费用, 文书, 对外. Prose kinds have ``words`` instead of lines."""

    title: str
    lines: tuple[Consequence, ...] = ()
    words: str = ""


class ClosedLog(Struct, frozen=True):
    """A log that could not go on: whose, when it was closed, how far it went and how far its successor is the same."""

    court: str
    day: str
    size: int
    kept: int
    reason: str
    url: str


class Proof(Struct, frozen=True):
    """A link of the chain of evidence: what was checked, what came out, its value at the right."""

    label: str
    words: str
    value: str = ""
    at: datetime | None = None
    ok: bool = True
    pending: bool = False


class Signer(Struct, frozen=True):
    """Who signed a paper, in what capacity, when and how; his name is "" where strangers are not told of it."""

    name: str
    role: str
    at: datetime | None
    how: str
    mark: Tag


class Pager(Struct, frozen=True):
    """Where one is in a long list: rows ``first`` to ``last`` of ``total``; links are "" at the ends."""

    first: int
    last: int
    total: int
    previous_url: str = ""
    next_url: str = ""


class Work(Struct, frozen=True):
    """A line of a working: what, the sum as text, the result in yuan or as text; ``sub`` is a subtotal."""

    label: str
    sum: str
    result: Decimal | str
    note: str = ""
    sub: bool = False


class Reckoning(Struct, frozen=True):
    """A finished working of the calculator."""

    title: str
    lines: tuple[Work, ...]
    total_label: str
    total: Decimal


class Reckoned(Struct, frozen=True):
    """What a calculator answers: ``total`` or ``due``, with ``words`` below. ``badges`` are said wherever the result is
    shown; ``then`` is what follows when the period has passed.
    """

    label: str
    total: Decimal | None
    due: date | None
    words: str
    workings: tuple[Reckoning, ...] = ()
    lines: tuple[Derived, ...] = ()
    strip: Strip | None = None
    cites: tuple[Cite, ...] = ()
    badges: tuple[str, ...] = ()
    then: str = ""
    provisional: bool = False


class Derived(Struct, frozen=True):
    """A line of how a date was reckoned; ``value`` is a day or words (越过 3 日)."""

    label: str
    words: str
    value: date | str
    lead: str = ""
    cites: tuple[Cite, ...] = ()


class Day(Struct, frozen=True):
    """A cell of a calendar. ``mark`` is "", "start", "counted" or "last"; ``notice`` "", "休" or "班"; ``words``
    below the number.
    """

    day: date
    words: str = ""
    number: int | None = None
    mark: str = ""
    rest: bool = False
    notice: str = ""
    today: bool = False
    outside: bool = False
    events: tuple[Link, ...] = ()


class Strip(Struct, frozen=True):
    """The days of a period in whole weeks, Monday first. Of a long period the first weeks and the last, with
    ``skipped`` weeks between them; ``known`` when every day that is drawn is in the announced calendar.
    """

    head: tuple[tuple[Day, ...], ...]
    tail: tuple[tuple[Day, ...], ...] = ()
    skipped: int = 0
    known: bool = True
