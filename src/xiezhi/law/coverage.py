"""规则表的目录：每个编号由哪个模块的什么担当，写成 docs/law-coverage.md。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xiezhi.law.counts import LIMITS
from xiezhi.law.examples_deadlines import SPECIAL
from xiezhi.law.rule import Rule
from xiezhi.law.rules import CHAPTERS, RULES
from xiezhi.law.sources import Policy, Unread

HEAD = """# Where each rule of procedure lives

Written by `python -m xiezhi.law.coverage`; a test keeps it true. `id: module:name`, then what it is and how long.
"原文未核" marks a rule whose text nobody has read in full; "本院设定" one whose number is the court's own setting.
"""
COMBINED = """
## Not one period

| id | where | why |
|---|---|---|
| CIV.EVIDENCE | CIV.EVIDENCE_ORDINARY_15D, _APPEAL_10D, _SUMMARY_15D, _SMALL_7D | bounds for what the court fixes |
| CIV.EVID_REQUESTS | `xiezhi.law.counts:EVIDENCE_REQUESTS` | each must be made before the evidence period ends |
| CIV.ADJOURN | CIV.ADJOURN_GAP_1M and `xiezhi.law.counts:LIMITS` | a gap and two counts |
| CIV.RETRIAL_TRIAL | CIV.RETRIAL_TRIAL_FIRST_6M, _SECOND_3M | as the first or the second instance |
| ENF.FREEZE | ENF.FREEZE_BANK_1Y, _MOVABLE_2Y, _REALTY_3Y | by the kind of property |
| ENF.SUSPEND_BY_SECURITY | ENF.SUSPEND_BY_SECURITY_1Y | at most a year |
| approvals | `xiezhi.law.counts:APPROVALS` | who must agree, in which order |
| case numbers | `xiezhi.law.numbers:parse` | grammar and type codes |
| court codes | `xiezhi.law.courts:court` | derived codes say so |
| transit, announcement, counting back | `xiezhi.law.periods:in_time`, `announced`, `Period.before` | ways of counting |
| small claims by wage | CIV.SMALL_MANDATORY, CIV.SMALL_AGREED | the wage itself is a figure that the court enters |
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


def document() -> str:
    """整篇目录。"""
    rows = [f"- {p.id}: `{p.module}:{p.name}` {p.what}" + (f"（{p.mark}）" if p.mark else "") for p in places()]
    return f"{HEAD}\n" + "\n".join(rows) + f"\n{COMBINED}"


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
