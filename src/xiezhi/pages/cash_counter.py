"""The cash counter: denominations typed fast with the sum beside them; the payer signs the count, and a receipt comes
as soon as the second officer confirms at his own desk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xiezhi.engine.case import Case
from xiezhi.engine.door import act
from xiezhi.engine.entry_ids import fresh_key
from xiezhi.engine.facts import Misstated, stated
from xiezhi.engine.possible import case_for, possible_of, role_for
from xiezhi.engine.refused import Absent, Refused
from xiezhi.law.working import from_fen
from xiezhi.pages.chosen import chosen_from
from xiezhi.pages.citations import refusal_of, refusal_of_all
from xiezhi.pages.fields import Choice, Field
from xiezhi.pages.names import case_name, names_of
from xiezhi.pages.owing import owing_of
from xiezhi.pages.reading import look_at
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Refusal
from xiezhi.pages.spoken import reason
from xiezhi.pages.step import cites_of
from xiezhi.pages.whereabouts import stands
from xiezhi.procedures.money import CaseMoney, Cash, Note
from xiezhi.procedures.money.books import enforced
from xiezhi.records.money import Arrival

MOST_NOTES = 1_000_000
TITLE, RECEIPT = "收取现金", "cash_receipt"


@require_http_methods(["GET", "POST"])
def counter(request: HttpRequest, number: str) -> HttpResponse:
    """GET shows the sheet; POST adds up (`sum`), or keeps the count and shows it waiting for the second officer."""
    visitor, found = look_at(request, number, "cash")
    case = case_for(found, visitor.person)
    role = role_for(case, visitor.person, CaseMoney.take_cash) if found.procedure == CaseMoney.name else None
    if role is None:
        raise Absent
    standing = possible_of(case, visitor.person, CaseMoney.take_cash).refused
    barred = refusal_of_all(_("现在不能收现金"), standing, visitor.day) if standing else None
    if request.method == "GET" or "sum" in request.POST:
        return _shown(request, case, refusal=barred)
    key = request.POST.get("key") or fresh_key()
    if miscounted := _miscounted(request.POST):
        return _shown(request, case, sentence=miscounted, key=key, status=422)
    try:
        facts = stated(Cash, _typed(request.POST))
        act(CaseMoney.take_cash, facts, on=found, by=visitor.person, as_=role, key=key)
    except Misstated as wrong:
        return _shown(request, case, sentence=reason(wrong), key=key, status=422)
    except Refused as refused:
        why = refusal_of(_("现在不能收现金"), refused, visitor.day)
        return _shown(request, case, refusal=why, key=key, status=422)
    return redirect(f"/case/{found.id}/cash#today")


def _counted(case: Case, day: str) -> Iterator[dict[str, Any]]:
    """What was counted today, the latest first: who is to confirm it, and the receipt once he has."""
    mine = [each for each in case.mine(Arrival) if each.channel == "cash" and each.at == day]
    names = names_of(case.proceeding.court, {each.second for each in mine if each.second})
    slips = {json.loads(each.data)["receipt_no"]: each.id for each in case.papers.values() if each.kind == RECEIPT}
    for each in sorted(mine, key=lambda each: each.id, reverse=True):
        tone, words = stands(each)
        yield {
            "amount": from_fen(each.amount),
            "payer": each.payer,
            "second": names.get(each.second, ""),
            "tone": tone,
            "words": _(words),
            "waits": each.status == "counted",
            "signed": bool(each.signed),
            "sign_url": f"/case/{case.proceeding.id}/do/note_signature" if each.holder == case.actor else "",
            "url": f"/paper/{slips[each.id]}" if each.id in slips else "",
            "entry": f"/entry/{each.id.rpartition('-')[0]}",
        }


def _typed(posted: Mapping[str, str]) -> dict[str, Any]:
    """The sheet as facts: a denomination that nobody counted is no pile."""
    piles = [
        {"note": str(note), "count": _count(posted, note)} for note in Note if _count(posted, note) not in ("", "0")
    ]
    other = {name: posted.get(name, "").replace(",", "").strip() for name in ("payer", "machine", "second")}
    return {name: value for name, value in {"piles": piles, **other}.items() if value}


def _miscounted(posted: Mapping[str, str]) -> str:
    """The first denomination whose count is no count of notes."""
    for note in Note:
        typed = _count(posted, note)
        if typed and not (re.fullmatch("[0-9]{1,7}", typed) and int(typed) <= MOST_NOTES):
            return _("%(note)s：张（枚）数写整数，例如 8000，最多 1000000") % {"note": _(note.label)}
    return ""


def _count(posted: Mapping[str, str], note: Note) -> str:
    return posted.get(f"count-{note}", "").strip()


def _shown(
    request: HttpRequest, case: Case, *, sentence: str = "", refusal: Refusal | None = None, key: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    posted: Mapping[str, str] = request.POST
    notes = tuple(_note(posted, note) for note in Note)
    owing = owing_of(enforced(case))
    return page(
        request,
        "cash_counter",
        current="案款",
        status=status,
        title=_(TITLE),
        case=case_name(case.proceeding),
        case_url=f"/case/{case.proceeding.id}",
        account=case.proceeding.track,
        payer=_choice(case, "payer", _("谁交的"), "people", posted),
        second=_choice(case, "second", _("在场的另一名工作人员"), "officers", posted),
        machine=Field("machine", _("点钞机清点的金额"), "money", posted.get("machine", "")),
        notes=notes,
        total=sum((each["amount"] for each in notes), Decimal(0)),
        count=sum(each["count"] for each in notes),
        owing=owing,
        counted=tuple(_counted(case, case.day)),
        sentences=(sentence,) if sentence else (),
        refusal=refusal,
        key=key or posted.get("key") or fresh_key(),
        action=f"/case/{case.proceeding.id}/cash",
        cites=cites_of(CaseMoney.take_cash, case.date),
    )


def _note(posted: Mapping[str, str], note: Note) -> dict[str, Any]:
    typed = _count(posted, note)
    count = int(typed) if re.fullmatch("[0-9]{1,7}", typed) else 0
    amount = Decimal(str(note)) * count
    return {"value": str(note), "label": _(note.label), "typed": typed, "count": count, "amount": amount}


def _choice(case: Case, name: str, label: str, what: str, posted: Mapping[str, str]) -> Field:
    pairs = [pair for pair in chosen_from(case, what) if name != "second" or pair[0] != case.actor]
    wanted = posted.get(name, "") or (_debtor(case) if name == "payer" else "")
    choices = tuple(Choice(value, text, chosen=value == wanted) for value, text in pairs)
    return Field(name, label, "person", wanted, choices=choices)


def _debtor(case: Case) -> str:
    """Who pays is the debtor, until somebody says otherwise."""
    return next((each.person for each in case.standings("defendant")), "")
