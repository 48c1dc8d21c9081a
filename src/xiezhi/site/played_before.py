"""What a demonstration's banks and registries know when they begin anew: what the court has of them in its records."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from xiezhi.desk.errands import Errand
from xiezhi.engine.errands import keys
from xiezhi.law.working import from_fen
from xiezhi.outside.assistance import Item
from xiezhi.outside.bank_simulator import held
from xiezhi.procedures.enforcement.institutions import INSTITUTIONS
from xiezhi.procedures.money.errands import STATEMENTS
from xiezhi.records.court import Court
from xiezhi.records.enforcement import Asset, Hold
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

CODES = {name: code for code, name in INSTITUTIONS.items()}


def movements_read() -> dict[str, int]:
    """How many lines of each account's statement have been read: the next one bears the number after them."""
    return {
        held(court.id, fund): Errand.objects.filter(kind=kind, court=court.id).count()
        for court in rows(Court)
        for fund, kind in STATEMENTS.items()
    }


def things_known() -> dict[tuple[str, str], list[Item]]:
    """By institution and number of the holder, what it told a court that he has."""
    found: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for asset in rows(Asset, source="inquiry", status__in=["found", "held"], order=("found", "id")):
        number = _number_of(asset)
        if number and asset.holder in CODES and asset.identifier:
            item = Item(asset.kind, asset.text, keys().open_id(asset.identifier), from_fen(asset.value))
            found[CODES[asset.holder], number].append(item)
    return dict(found)


def holds_known() -> dict[tuple[str, str], list[tuple[str, Decimal]]]:
    """By institution and thing, which cases hold how much of it, in their rank."""
    held: dict[tuple[str, str], list[tuple[str, Decimal]]] = defaultdict(list)
    holds = rows(Hold, status="in_force", order=("rank", "since", "id"))
    assets = {each.id: each for each in rows(Asset, id__in=sorted({hold.asset for hold in holds}))}
    cases = {each.id: each.number for each in rows(Proceeding, id__in=sorted({a.proceeding for a in assets.values()}))}
    for hold in holds:
        asset = assets[hold.asset]
        if asset.holder in CODES and asset.identifier:
            place = CODES[asset.holder], keys().open_id(asset.identifier)
            held[place].append((cases[asset.proceeding], from_fen(hold.held)))
    return dict(held)


def _number_of(asset: Asset) -> str:
    known = rows(Person, person=asset.owner, court=asset.court, limit=1)
    return keys().open_id(known[0].id_number) if known and known[0].id_number else ""
