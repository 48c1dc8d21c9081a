"""An enforcement as its parties see it: what is owed today, how to pay, where the money is, what was found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from xiezhi.engine.case import Case
from xiezhi.pages.closing import review_of, round_end_of
from xiezhi.pages.holdings import assets_of
from xiezhi.pages.limits import limits_of
from xiezhi.pages.names import sides
from xiezhi.pages.owing import owing_of
from xiezhi.pages.possible import own_acts_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Act, Link, Tag
from xiezhi.pages.visitor import Visitor
from xiezhi.pages.whereabouts import account_named, arrivals_of, payouts_of, unsettled
from xiezhi.procedures.enforcement.sanction import Sort
from xiezhi.records.proceeding import Proceeding

SHOWN_THERE = ("inquiry", "seizure", "sanction", "round_end", "case_money", "payout")
"""What runs beneath an enforcement: told on its page, not one by one in a list of cases."""
ACTED_ON = (
    "case_money", "round_end", "sanction", "payout", "distribution", "disposal", "thing_objection", "act_objection",
)  # fmt: skip
"""Those of them in which a party has something to do."""


def told(case: Case, names: dict[str, str], visitor: Visitor, following: dict[str, Any] | None) -> dict[str, Any]:
    """What a party's page says beyond what every case of his says; what follows leads to his steps, which are all in
    one place."""
    seen = _seen(case, visitor)
    owing, deeds = owing_of(case), tuple(_deeds(case, seen, visitor))
    here = (Link(_("看我能做什么"), "#deeds"),)
    awaited = following["acts"][:1] if following and following["whose"] == "you" else ()
    debtor = any(each.role == "defendant" and each.person in _principals(case, visitor) for each in case.standings())
    return {
        "title": _title(case, names, owing, debtor=debtor),
        "debtor": debtor,
        "closed": bool(case.proceeding.closed),
        "owing": owing,
        "account": account_named(case) if unsettled(case) else (),
        "payee": _("%(court)s（执行案款专户）") % {"court": case.court.name},
        "assets": assets_of(case),
        "arrivals": arrivals_of(case),
        "payouts": tuple(each for each in payouts_of(case, seen) if each["mine"] in _principals(case, visitor)),
        "sanctions": tuple(_sanctions(case, seen, names, visitor)),
        "checks": () if debtor else round_end_of(case),
        "review": None if debtor else review_of(case, seen),
        "deeds": deeds,
        "next": following and following | {"acts": (*awaited, *here) if deeds else (), "others": ()},
    }


def _seen(case: Case, visitor: Visitor) -> frozenset[str]:
    return frozenset(each.id for each in visitor.viewer.seen_in(case.family))


def _principals(case: Case, visitor: Visitor) -> set[str]:
    """Himself, and whom he stands for as an agent."""
    return {visitor.person} | {each.of for each in case.standings("agent") if each.person == visitor.person}


def _title(case: Case, names: dict[str, str], owing: dict[str, Any], *, debtor: bool) -> str:
    """张某今天还欠您 801,234.00 元: the sentence that a person would say."""
    one, other = sides(case.standings(), names)
    if case.proceeding.closed:
        return _("执行已经结束：%(how)s") % {"how": _(case.proceeding.outcome)}
    if debtor and owing["agreed"] is not None:
        return _("按和解，您还要付 %(sum)s 元") % {"sum": f"{owing['agreed'] + owing['fee']:,.2f}"}
    if not owing["total"]:
        return _("您的债务已经还清") if debtor else _("%(other)s欠您的已经付清") % {"other": other}
    said = {"one": one, "other": other, "sum": f"{owing['total' if debtor else 'debt']:,.2f}"}
    return _("您今天一共要付 %(sum)s 元") % said if debtor else _("%(other)s今天还欠您 %(sum)s 元") % said


def _sanctions(case: Case, seen: frozenset[str], names: dict[str, str], visitor: Visitor) -> Iterator[dict[str, Any]]:
    """Limits on consumption and the list of the dishonest, while they stand."""
    for each in case.children("sanction"):
        if each.id in seen and each.state == "in_force":
            yield {
                "label": _(Sort(each.track.partition(".")[0]).label),
                "since": date.fromisoformat(each.since),
                "limits": limits_of(case.of(each).deadlines, names, visitor.today),
                "tag": Tag(_("已生效"), "near"),
                "url": f"/case/{each.id}",
            }


def _deeds(case: Case, seen: frozenset[str], visitor: Visitor) -> Iterator[Act]:
    """All that he himself can do here, and why not; steps of what runs beneath beside those of the case."""
    below = [
        each
        for each in case.family.all(Proceeding)
        if each.id in seen and each.procedure in ACTED_ON and not each.closed and _is_below(case, each)
    ]
    for each in (case, *map(case.of, below)):
        yield from (replace(act, expected=False) for act in own_acts_of(each, visitor.person, visitor.day))


def _is_below(case: Case, proceeding: Proceeding) -> bool:
    parent = case.family.get(Proceeding, proceeding.parent)
    return parent is not None and case.proceeding.id in (parent.id, parent.parent)
