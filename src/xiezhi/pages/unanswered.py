"""Those outside who do not answer, where somebody waits for them: who, since when, how long, and what waits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from xiezhi.desk.errands import Errand, any_silent, silent
from xiezhi.engine.clock import CHINA
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Clock
from xiezhi.phrases.assistants import called
from xiezhi.records.enforcement import Asset, Hold
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

WHO = {
    "bank_statement": ("银行的流水", "新到的钱入不了账；银行答复以后自动补记，一笔不少，也不会记两次。"),
    "pay_out": ("银行的回单", "付款指令已经发出或者等着再发；同一笔钱银行只付一次，请不要另外付款。"),
    "inquire": ("协助查询的答复", "对方答复以后自动记入案件，不用再查一次。"),
    "control": ("协助执行的回执", "没有回执以前，不算已经控制；收到以后自动记入案件。"),
    "publish": ("名单平台的回执", "没有回执以前，名单上还没有这个人；收到以后自动记入案件。"),
    "unpublish": ("名单平台的回执", "没有回执以前，名单上还有这个人；急的请同时电话联系。"),
}
"""By the kind of errand: whose answer is missing, and what that means for who waits."""
MONEY = ("bank_statement", "pay_out")
A_DAY, SOON = timedelta(days=1), timedelta(minutes=10)
"""When a silence is long, and before which nobody need know of it."""
MOST_NAMED = 3
"""Of those who are silent at once; how many the others are is said."""


@dataclass(frozen=True, slots=True)
class Silence:
    """What answer is missing, for which errands, and by the names of whom, as far as they are known; the clock is full
    when they have been silent for a day."""

    who: str
    by: str
    words: str
    since: datetime
    count: int
    cases: tuple[str, ...]
    clock: Clock


def silences_of(
    court: str, kinds: Iterable[str], now: datetime, proceedings: Collection[str] = ()
) -> tuple[Silence, ...]:
    """Of errands of these kinds, of these proceedings alone where some are named; the longest first."""
    if proceedings and not any_silent(sorted(proceedings)):
        return ()
    only = Q(proceeding__in=sorted(proceedings)) if proceedings else Q()
    found: list[Errand] = list(silent(court).filter(only, kind__in=list(kinds), made__lte=now - SOON))
    groups = {
        kind: [each for each in found if each.kind == kind] for kind in dict.fromkeys(each.kind for each in found)
    }
    return tuple(
        Silence(
            who=_(WHO[kind][0]),
            by=_listed(_names(kind, [each.proceeding for each in many])),
            words=_(WHO[kind][1]),
            since=many[0].made.astimezone(CHINA),
            count=len(many),
            cases=tuple(dict.fromkeys(each.proceeding for each in many if each.proceeding)),
            clock=_lasted(now - many[0].made),
        )
        for kind, many in groups.items()
    )


def _inquired(proceedings: Sequence[str]) -> Iterable[str]:
    asked = {each.id: each.outcome for each in rows(Proceeding, id__in=sorted(proceedings))}
    return (asked.get(each, "") for each in proceedings)


def _holding(proceedings: Sequence[str]) -> Iterable[str]:
    held = {each.id: each.asset for each in rows(Hold, id__in=sorted(proceedings))}
    holders = {each.id: each.holder for each in rows(Asset, id__in=sorted(set(held.values())))}
    return (holders.get(held.get(each, ""), "") for each in proceedings)


INSTITUTIONS: dict[str, Callable[[Sequence[str]], Iterable[str]]] = {"inquire": _inquired, "control": _holding}
ASSISTANTS = {"bank_statement": "bank", "pay_out": "bank", "publish": "publication", "unpublish": "publication"}
"""By the kind of errand: what its proceedings say of who is asked, or whom the court has named for it."""


def _names(kind: str, proceedings: Sequence[str]) -> Sequence[str]:
    named = INSTITUTIONS[kind](proceedings) if kind in INSTITUTIONS else (called(ASSISTANTS[kind]),)
    return [each for each in dict.fromkeys(named) if each]


def _listed(names: Sequence[str]) -> str:
    listed = _("、").join(names[:MOST_NAMED])
    return _("%(names)s等 %(n)s 家") % {"names": listed, "n": len(names)} if names[MOST_NAMED:] else listed


def _lasted(time: timedelta) -> Clock:
    hours = int(time / timedelta(hours=1))
    words = _("已 %(n)s 小时") % {"n": hours} if hours else _("不到一小时")
    return Clock(int(100 * (time / A_DAY)), words)
