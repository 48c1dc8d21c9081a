"""An enforcement as its parties see it: what is owed today, how to pay, where the money is, what was found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from xiezhi.engine.case import Case
from xiezhi.pages.closing import review_of, round_end_of
from xiezhi.pages.clues import clues_of
from xiezhi.pages.holdings import assets_of
from xiezhi.pages.names import sides
from xiezhi.pages.owing import owing_of
from xiezhi.pages.possible import own_acts_of
from xiezhi.pages.restraints import end_of, sanctions_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Act, Link
from xiezhi.pages.visitor import Visitor
from xiezhi.pages.whereabouts import account_named, arrivals_of, payouts_of, unsettled
from xiezhi.procedures.enforcement.sanction_rules import sort_of
from xiezhi.records.proceeding import Proceeding

SHOWN_THERE = ("inquiry", "seizure", "sanction", "round_end", "property_clue", "case_money", "payout")
"""What runs beneath an enforcement: told on its page, not one by one in a list of cases."""
ACTED_ON = (
    "case_money", "round_end", "sanction", "payout", "distribution", "disposal", "thing_objection", "act_objection",
    "property_clue",
)  # fmt: skip
"""Those of them in which a party has something to do."""


def told(case: Case, names: dict[str, str], visitor: Visitor, following: dict[str, Any] | None) -> dict[str, Any]:
    """What a party's page says beyond what every case of his says; what follows leads to his steps, which are all in
    one place."""
    seen = _seen(case, visitor)
    shown = seen if visitor.staff else {each.id for each in case.family.all(Proceeding)}
    owing, deeds = owing_of(case, seen), tuple(_deeds(case, seen, visitor))
    here = (Link(_("看我能做什么"), "#deeds"),)
    leads = case.proceeding.closed or (following and following["whose"] == "you")
    awaited = following["acts"][:1] if following and leads else ()
    debtor = any(each.role == "defendant" and each.person in _principals(case, visitor) for each in case.standings())
    return {
        "title": _title(case, names, owing, debtor=debtor),
        "debtor": debtor,
        "closed": bool(case.proceeding.closed),
        "owing": owing,
        "account": account_named(case) if unsettled(case) else (),
        "payee": _("%(court)s（执行案款专户）") % {"court": case.court.name},
        "assets": assets_of(case, shown, untouched=not case.proceeding.closed),
        "clues": clues_of(case, seen, visitor),
        "arrivals": arrivals_of(case, shown),
        "payouts": tuple(each for each in payouts_of(case, seen) if each["mine"] in _principals(case, visitor)),
        "sanctions": tuple(sanctions_of(case, seen, names, visitor, debtor=debtor)),
        "end": end_of(case, visitor, min(_principals(case, visitor) & set(case.parties), default=visitor.person)),
        "checks": () if debtor else round_end_of(case, seen),
        "review": None if debtor else review_of(case, seen),
        "deeds": deeds,
        "next": following and following | {"acts": (*awaited, *(here if deeds else ())), "others": ()},
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


def _deeds(case: Case, seen: frozenset[str], visitor: Visitor) -> Iterator[Act]:
    """All that he himself can do here, and why not; steps of what runs beneath beside those of the case."""
    below = [
        each
        for each in case.family.all(Proceeding)
        if each.id in seen and each.procedure in ACTED_ON and not each.closed and _is_below(case, each)
    ]
    for each in (case, *map(case.of, below)):
        for act in own_acts_of(each, visitor.person, visitor.day):
            yield replace(act, expected=False, label=_about(each.proceeding, act.label))


def _about(proceeding: Proceeding, label: str) -> str:
    """Whoever is under several measures sees about which of them a step is."""
    return f"{label}（{_(sort_of(proceeding).label)}）" if proceeding.procedure == "sanction" else label


def _is_below(case: Case, proceeding: Proceeding) -> bool:
    parent = case.family.get(Proceeding, proceeding.parent)
    return parent is not None and case.proceeding.id in (parent.id, parent.parent)
