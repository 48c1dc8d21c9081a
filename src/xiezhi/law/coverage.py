"""规则表的目录：每个编号由哪个模块的什么担当，写成 docs/law-coverage.md。"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from xiezhi.law.counts import LIMITS
from xiezhi.law.examples_deadlines import SPECIAL
from xiezhi.law.rule import Rule
from xiezhi.law.rules import CHAPTERS, RULES
from xiezhi.law.sources import Policy, Unread

HEAD = """# Where each rule lives

Written by `python -m xiezhi.law.coverage`; a test keeps it true. `id: module:name`, then what it is.
"原文未核" marks a rule whose text nobody has read in full; "本院设定" one whose number is the court's own setting.

## Periods and limits of procedure
"""
SECTIONS = """
## Money, and what is not one period

`M` is a section of the money rules, `P` one of procedure. Where there is no code, the reason stands in its place.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """一个编号的所在。"""

    id: str
    module: str
    name: str
    what: str
    mark: str = ""


def places() -> Iterator[Place]:
    """每个编号一行，按章节的次序。"""
    for chapter in CHAPTERS:
        for rule in chapter.RULES:
            yield Place(rule.id, chapter.__name__, "RULES", f"{rule.what}，{_length(rule)}", _mark(rule))
    for limit in LIMITS.values():
        yield Place(limit.id, "xiezhi.law.counts", "LIMITS", limit.what)
    for id_, compute in SPECIAL.items():
        if id_ not in RULES:
            yield Place(id_, compute.__module__, compute.__name__, (compute.__doc__ or "").split("。")[0])


@dataclass(frozen=True, slots=True)
class Section:
    """金额规则的一节或者程序的一项：由哪些名字担当；没有的写明理由。"""

    id: str
    what: str
    where: tuple[str, ...]
    why: str

    def __str__(self) -> str:
        names = ", ".join(f"`xiezhi.law.{name}`" for name in self.where) or "no code"
        return f"- {self.id}: {names} {self.what}" + (f" ({self.why})" if self.why else "")


def sections() -> Iterator[Section]:
    """登记在 `data/coverage.csv`，一项一行。"""
    text = (files("xiezhi.law") / "data" / "coverage.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        yield Section(row["id"], row["what"], tuple(row["where"].split()), row["why"])


def document() -> str:
    """整篇目录。"""
    rows = [f"- {p.id}: `{p.module}:{p.name}` {p.what}" + (f"（{p.mark}）" if p.mark else "") for p in places()]
    return f"{HEAD}\n" + "\n".join(rows) + f"\n{SECTIONS}\n" + "\n".join(map(str, sections())) + "\n"


def _length(rule: Rule) -> str:
    days, bound = rule.limits.days, "" if rule.bound.value == "法定" else rule.bound.value
    return bound + "；".join(str(rule.limits.on(day)) + (f"（{day}起）" if len(days) > 1 else "") for day in days)


def _mark(rule: Rule) -> str:
    marks = ["原文未核"] if any(isinstance(basis, Unread) for basis in rule.law) else []
    if any(isinstance(basis, Policy) for basis in rule.law) or "本院设定" in rule.note:
        marks.append("本院设定")
    return "、".join(marks)


if __name__ == "__main__":
    print(document(), end="")
