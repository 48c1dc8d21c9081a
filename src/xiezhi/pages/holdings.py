"""Each thing of a debtor once: where it is, what it is worth, what of it is held, in which rank and until when."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.law.working import from_fen
from xiezhi.pages.limits import due_of, is_running
from xiezhi.pages.names import masked
from xiezhi.pages.owing import fee_left
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.phrases.debt import owed
from xiezhi.phrases.enforceable import Kind, is_contested
from xiezhi.records.deadline import Deadline
from xiezhi.records.enforcement import Asset, Hold
from xiezhi.records.proceeding import Proceeding

SOURCES = {
    "inquiry": "网络查询查到",
    "declared": "本人报告",
    "clue": "申请人提供线索",
    "confirmed_clue": "申请人提供线索，核实属实",
}
STANDS = {
    "found": "已查到，还没有控制",
    "held": "控制中",
    "taken": "已划到法院账户",
    "sold": "已变卖",
    "gone": "已解除或者没有",
}
SOON = ((7, "late"), (15, "near"), (30, "half"))
"""So many days before a hold expires it is marked, and how."""
WIDTH = 1000


def assets_of(case: Case, seen: Collection[str], *, untouched: bool = True) -> tuple[dict[str, Any], ...]:
    """Assets of this enforcement with their holds, those that are held first; with or without what nobody laid a hand
    on. Each leads to what it rests on; of which the reader may see nothing, that is absent."""
    hidden = {each.entry for each in case.family.entries if each.proceeding not in seen}
    holds = {each.asset: each for each in sorted(case.family.all(Hold), key=lambda each: each.id)}
    every = sorted(case.mine(Asset), key=lambda each: (each.status != "held", -each.value, each.id))
    return tuple(
        _asset(case, each, holds.get(each.id), url)
        for each in every
        for url in _rests_on(each, holds.get(each.id), seen, hidden)
        if (untouched or each.status != "found") and not _is_kept_from(case, each, holds.get(each.id))
    )


def _is_kept_from(case: Case, asset: Asset, hold: Hold | None) -> bool:
    """Whether it is a clue that nobody acted upon yet, and the reader is who could carry the thing off."""
    if hold is not None or not asset.source.endswith("clue"):
        return False
    mine = [each for each in case.standings() if each.person == case.actor]
    debtors = {each.person for each in case.standings("defendant")}
    return any(each.person in debtors or each.of in debtors for each in mine)


def _rests_on(asset: Asset, hold: Hold | None, seen: Collection[str], hidden: Collection[str]) -> tuple[str, ...]:
    """The entry that found it; where that is closed to the reader, the seizure; where that is too, nothing."""
    entry = asset.id.partition("-")[0]
    if entry not in hidden:
        return (f"/entry/{entry}",)
    return (f"/case/{hold.proceeding}",) if hold and hold.proceeding in seen else ()


def _asset(case: Case, asset: Asset, hold: Hold | None, url: str) -> dict[str, Any]:
    seizure = case.family.get(Proceeding, hold.proceeding) if hold else None
    live = hold if hold and hold.status in ("ordered", "in_force") else None
    expiry = _expiry(case.of(seizure).deadlines) if seizure and live else None
    left = (expiry - case.date).days if expiry else None
    return {
        "kind": _(Kind(asset.kind).label),
        "holder": asset.holder,
        "url": url,
        "text": asset.text,
        "mask": told_number(asset),
        "source": _(SOURCES.get(asset.source, asset.source)),
        "value": from_fen(asset.value),
        "held": from_fen(live.held) if live and live.status == "in_force" else None,
        "asked": from_fen(live.asked) if live and live.status == "ordered" else None,
        "rank": (_("首封") if not live.rank else _("轮候第 %(n)s 位") % {"n": live.rank}) if live else "",
        "until": expiry,
        "left": _("剩 %(n)s 日") % {"n": left} if left is not None else "",
        "tone": next((tone for days, tone in SOON if left is not None and left <= days), ""),
        "words": _stands(case, asset, live, seizure),
        "acts": _acts(case, asset, seizure),
    }


def told_number(asset: Asset) -> str:
    """The ends of its number; of one so short that nothing of it is shown, nothing at all."""
    ends = masked(asset.identifier) if asset.identifier else ""
    return ends if ends.strip("*") else ""


def _stands(case: Case, asset: Asset, live: Hold | None, seizure: Proceeding | None) -> str:
    if is_contested(case, asset.id):
        return _("案外人提出异议，不得处分")
    if seizure is not None and seizure.state == "lifting":
        return _("已裁定解除，等对方办理；办成以前仍在控制中")
    return _("已要求控制，等答复") if live and live.status == "ordered" else _(STANDS[asset.status])


def _expiry(deadlines: Iterable[Deadline]) -> date | None:
    return next((due_of(each) for each in deadlines if each.clock == "in_force" and is_running(each)), None)


def _acts(case: Case, asset: Asset, seizure: Proceeding | None) -> tuple[Link, ...]:
    """What its officer, and nobody else, does with it."""
    if case.actor not in {each.person for each in case.standings("enforcer")}:
        return ()
    if asset.status == "found":
        return (Link(_("查封冻结"), f"/case/{case.proceeding.id}/do/freeze"),)
    if seizure is None or seizure.closed:
        return ()
    selling = [each for each in case.of(seizure).children("disposal") if not each.closed]
    if selling:
        return (Link(_("处置"), f"/case/{selling[-1].id}"), Link(_("续行"), f"/case/{seizure.id}/do/renew"))
    turned = {"take": "划拨"} if asset.kind == Kind.deposit else {"dispose": "处置"}
    steps = {**turned, "renew": "续行", "lift": "解除"} if seizure.state == "in_force" else {}
    return tuple(Link(_(label), f"/case/{seizure.id}/do/{step}") for step, label in steps.items())


def meter_of(case: Case) -> dict[str, Any]:
    """Held beside what may be held: the debt and the fee. Widths are thousandths of the drawing."""
    mine = [each for each in case.family.all(Hold) if _is_mine(case, each) and each.rank == 0]
    held = sum(each.held for each in mine if each.status == "in_force")
    asked = sum(each.asked for each in mine if each.status == "ordered")
    debt, fee = owed(case, case.date), int(fee_left(case) * 100)
    limit = debt + fee
    whole = max(limit, held + asked, 1)
    return {
        "held": from_fen(held),
        "asked": from_fen(asked),
        "limit": from_fen(limit),
        "debt": from_fen(debt),
        "fee": from_fen(fee),
        "room": from_fen(max(limit - held - asked, 0)),
        "over": from_fen(max(held + asked - limit, 0)),
        "held_to": held * WIDTH // whole,
        "asked_to": (held + asked) * WIDTH // whole,
        "limit_at": limit * WIDTH // whole,
        "share": (held + asked) * 100 // max(limit, 1),
    }


def _is_mine(case: Case, hold: Hold) -> bool:
    seizure = case.family.get(Proceeding, hold.proceeding)
    return seizure is not None and seizure.parent == case.proceeding.id
