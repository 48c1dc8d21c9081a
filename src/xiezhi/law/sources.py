"""法律渊源：一部法有若干版本，一条引用按行为之日落到当日有效版本的条号。"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

ARTICLE = re.compile("第[零一二三四五六七八九十百千]+条")


class NotInForce(LookupError):
    """The instrument, article or figure has no edition in force on the day asked for."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One text of an instrument. `text` is the file name (without .md) under law/texts, or None where no text was had.

    `renumbered` maps an article of the newest edition to its number here; `None` means it did not exist yet.
    """

    name: str
    since: date
    text: str | None = None
    renumbered: Mapping[str, str | None] = field(default_factory=dict, repr=False, compare=False)

    def article(self, today: str) -> str | None:
        """今天的条号（可带款项）在本版中的写法；本版尚无这一条时为 None。"""
        whole = ARTICLE.match(today)
        if whole is None:
            return today
        then = self.renumbered.get(whole[0], whole[0])
        return then and then + today[whole.end() :]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A statute, regulation or interpretation, with its editions from oldest to newest."""

    title: str
    editions: tuple[Edition, ...] = field(repr=False)
    short: str = ""
    until: date | None = None

    def __call__(self, article: str, words: str = "") -> Citation:
        return Citation(self, article, words)

    def on(self, day: date) -> Edition:
        """The edition in force on `day`; raises NotInForce before the first or after repeal."""
        if self.until is not None and day >= self.until:
            raise NotInForce(f"《{self.title}》自{self.until}起不再施行")
        for edition in reversed(self.editions):
            if edition.since <= day:
                return edition
        raise NotInForce(f"《{self.title}》在{day}尚未施行（或者当日的版本没有收录）")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as of a day: the edition, the article as numbered in it, and the article as numbered today.

    `compared` is False where the text of that edition is not at hand: number and words were not held against it.
    """

    title: str
    edition: str
    article: str
    today: str
    words: str
    compared: bool = True

    @property
    def note(self) -> str:
        """当日版本的全文没有收录时，引用旁应当写明的话；收录的为空。"""
        return "" if self.compared else f"{self.edition}全文没有收录，条号由对照表换算，字词未与原文核对"

    def __str__(self) -> str:
        return f"《{self.title}》{self.article}"


@dataclass(frozen=True, slots=True)
class Citation:
    """依据：一条引用，以最新版条号书写，附几个原文字词；按行为之日落到当日版本。"""

    instrument: Instrument
    article: str
    words: str = ""

    def on(self, day: date) -> Cited:
        edition = self.instrument.on(day)
        article = edition.article(self.article)
        if article is None:
            raise NotInForce(f"《{self.instrument.title}》{self.article}在{edition.name}中尚无对应条文")
        compared = edition.text is not None
        return Cited(self.instrument.title, edition.name, article, self.article, self.words, compared)

    def __str__(self) -> str:
        return f"《{self.instrument.title}》{self.article}"


@dataclass(frozen=True, slots=True)
class Unread:
    """原文未核：只见二手材料的规定。`grade` 为可信度（V2、K、S、P、M）。任何用到它的结果都显示“原文未核”。"""

    title: str
    article: str
    grade: str
    words: str = ""

    def on(self, day: date) -> Cited:
        return Cited(self.title, "原文未核", self.article, self.article, self.words)

    def __str__(self) -> str:
        return f"《{self.title}》{self.article}（原文未核）"


@dataclass(frozen=True, slots=True)
class Policy:
    """本院规定：法律没有规定、由法院自定的规则。"""

    title: str
    article: str = ""
    words: str = ""

    def on(self, day: date) -> Cited:
        return Cited(self.title, "本院规定", self.article, self.article, self.words)

    def __str__(self) -> str:
        return f"{self.title}{self.article}（本院规定）"


Basis = Citation | Unread | Policy
