"""诉讼费用和利息的例题：fees.csv、interest.csv 的一行 → 结果，写法与例题说明相同。"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from xiezhi.law import fees, fees_changes, fees_relief
from xiezhi.law.examples_interest import interest_row
from xiezhi.law.fees import Halving
from xiezhi.law.working import Working, Yuan

Inputs = Mapping[str, Any]
FEE_DAY = date(2024, 1, 1)
"""例题没有写受理之日，按现行标准。"""

SUMMARY_PROCEDURES = ("summary", "small_claims")
OUTCOMES = {
    "mediation": Halving.MEDIATION,
    "withdrawal": Halving.WITHDRAWAL,
    "deemed_withdrawal": Halving.DEEMED_WITHDRAWAL,
}


def _amount(value: Any) -> Yuan:
    return Yuan(str(value))


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _grounds(options: Inputs) -> list[Halving]:
    grounds = [Halving.MERGED] if options.get("merged") else []
    grounds += [Halving.SUMMARY] if options.get("procedure") in SUMMARY_PROCEDURES else []
    outcome = OUTCOMES.get(options.get("outcome", ""))
    return [*grounds, outcome] if outcome else grounds


def _relieved(working: Working, options: Inputs) -> Working:
    relief = options.get("relief")
    if relief == fees_relief.Relief.EXEMPTION:
        return fees_relief.exempted(working, natural_person=options.get("party", "natural_person") == "natural_person")
    if relief == fees_relief.Relief.REDUCTION:
        return fees_relief.reduced(working, Decimal(str(options["pct"])))
    return fees_relief.deferred(working) if relief == fees_relief.Relief.DEFERRAL else working


def fee_of(case_type: str, amount: Yuan | None, options: Inputs) -> Working:
    """一行诉讼费用例题的算式。依据：《诉讼费用交纳办法》各条。"""
    on, halved = FEE_DAY, _grounds(options)

    def needed(*keys: str) -> Yuan:
        given = next((options[key] for key in keys if key in options), amount)
        if given is None:
            raise ValueError("须写明金额")
        return _amount(given)

    match case_type:
        case "counterclaim" | "third_party_claim":
            return fees.counterclaim_fee(needed(), on=on, merged=False, halved=halved)
        case "property_multi":
            return fees.combined_fee([_amount(claim) for claim in options["claims"]], on=on, halved=halved)
        case "property_mixed":
            return fees.mixed_fee(needed("property"), on=on, halved=halved)
        case "appeal_property":
            return fees.appeal_fee(needed("appealed"), on=on, halved=halved)
        case "retrial_property":
            return fees.retrial_fee(needed("contested"), options["ground"], on=on, halved=halved)
        case "claim_increase":
            return fees_changes.claim_increased(_amount(options["from"]), needed("to"), on=on, halved=halved)
        case "claim_decrease_before_end_of_investigation" | "claim_decrease_after_end_of_investigation":
            ended = case_type == "claim_decrease_after_end_of_investigation"
            before = _amount(options["from"])
            return fees_changes.claim_decreased(before, needed("to"), on=on, investigation_ended=ended, halved=halved)
        case "summary_to_ordinary":
            return fees_changes.made_ordinary(needed(), _amount(options["paid"]), on=on)
        case "jurisdiction_objection":
            point = _number(options.get("base"))
            return fees.jurisdiction_fee(upheld=bool(options.get("upheld")), on=on, point=point)
        case _:
            return fees.fee(case_type, amount, on=on, point=_number(options.get("base")), halved=halved)


def fee_row(row: Mapping[str, str]) -> Working:
    """fees.csv 的一行 → 算式，合计的单位：元。"""
    options = json.loads(row["options"] or "{}")
    amount = _amount(row["amount"]) if row["amount"] else None
    return _relieved(fee_of(row["case_type"], amount, options), options)


COMPUTATIONS: dict[str, Callable[[Mapping[str, str]], object]] = {"fees": fee_row, "interest": interest_row}
