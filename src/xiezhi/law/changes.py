"""两个日子之间规则有何变化：期间的长短、条号、有无规定。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from xiezhi.law.rule import Rule
from xiezhi.law.sources import Basis, NotInForce

ABSENT = "没有规定，或者没有收录当日的版本"


@dataclass(frozen=True, slots=True)
class Change:
    """一项变化：规则、哪一方面、前后各是什么。"""

    rule: Rule
    what: str
    before: str
    after: str


def between(rules: Iterable[Rule], before: date, after: date) -> Iterator[Change]:
    """每条规则在两日之间的变化。只引“原文未核”的，不知版本，只比较期间。"""
    for rule in rules:
        periods = (_period(rule, before), _period(rule, after))
        if periods[0] != periods[1]:
            yield Change(rule, "期间", *periods)
        for basis in rule.law:
            articles = (_article(basis, before), _article(basis, after))
            if articles[0] != articles[1]:
                yield Change(rule, "条文", *articles)


def _period(rule: Rule, day: date) -> str:
    try:
        return str(rule.period(day))
    except NotInForce:
        return ABSENT


def _article(basis: Basis, day: date) -> str:
    try:
        cited = basis.on(day)
    except NotInForce:
        return ABSENT
    return (
        f"{cited}（{cited.edition}）"
        if cited.article == cited.today
        else f"{cited}（{cited.edition}，今{cited.today}）"
    )
