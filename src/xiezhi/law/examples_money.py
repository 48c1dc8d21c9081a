"""诉讼费用和利息的例题：fees.csv、interest.csv 的一行 → 结果，写法与例题说明相同。"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from xiezhi.law import fees, fees_changes, fees_relief
from xiezhi.law.examples_interest import interest_row
from xiezhi.law.examples_keys import KEYS
from xiezhi.law.examples_row import BadRow, Inputs, cell, fault_of, reading, spelled_out, yuan
from xiezhi.law.fees import Halving
from xiezhi.law.working import Working, Yuan

FEE_DAY = date(2024, 1, 1)
"""例题没有写受理之日，按现行标准。"""

SUMMARY_PROCEDURES = ("summary", "small_claims")
PROCEDURES = ("ordinary", *SUMMARY_PROCEDURES)
COURT_ERROR = "court_error"
"""法院自己的错误引起的再审，不交纳案件受理费。"""
WITHOUT_CLAIM = ("divorce", "personality")
"""没有写金额的，即没有财产分割或者损害赔偿的请求。"""
COMBINED = (
    *("counterclaim", "third_party_claim", "property_multi", "property_mixed", "appeal_property", "retrial_property"),
    *("claim_increase", "claim_decrease_before_end_of_investigation", "claim_decrease_after_end_of_investigation"),
    "summary_to_ordinary",
)
KINDS = (*fees.KINDS, *COMBINED)
OUTCOMES = {
    "mediation": Halving.MEDIATION,
    "withdrawal": Halving.WITHDRAWAL,
    "deemed_withdrawal": Halving.DEEMED_WITHDRAWAL,
}


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _grounds(options: Inputs) -> list[Halving]:
    grounds = [Halving.MERGED] if options.get("merged") else []
    grounds += [Halving.SUMMARY] if options.one_of("procedure", PROCEDURES) in SUMMARY_PROCEDURES else []
    outcome = OUTCOMES.get(options.one_of("outcome", OUTCOMES))
    return [*grounds, outcome] if outcome else grounds


def _claims(options: Inputs, amount: Yuan | None) -> list[Yuan]:
    """几个请求；只写了合计的即合计。"""
    given = options.get("claims", [amount] if amount is not None else [])
    if not given:
        raise BadRow("options栏缺少claims")
    return [yuan(claim) for claim in (given.values() if isinstance(given, Mapping) else given)]


def _relieved(working: Working, options: Inputs) -> Working:
    relief = options.one_of("relief", tuple(fees_relief.Relief))
    if relief == fees_relief.Relief.EXEMPTION:
        return fees_relief.exempted(working, natural_person=options.get("party", "natural_person") == "natural_person")
    if relief == fees_relief.Relief.REDUCTION:
        percent = Decimal(str(options["pct"]))
        return fees_relief.reduced(working, percent * 100 if percent < 1 else percent)
    return fees_relief.deferred(working) if relief == fees_relief.Relief.DEFERRAL else working


def fee_of(case_type: str, amount: Yuan | None, options: Inputs) -> Working:
    """一行诉讼费用例题的算式。依据：《诉讼费用交纳办法》各条。"""
    on, halved = FEE_DAY, _grounds(options)

    def needed(*keys: str) -> Yuan:
        given = next((options[key] for key in keys if key in options), amount)
        if given is None:
            raise BadRow("amount栏是空的，须写明金额")
        return yuan(given)

    match case_type:
        case "counterclaim" | "third_party_claim":
            return fees.counterclaim_fee(needed(), on=on, merged=False, halved=halved)
        case "property_multi":
            return fees.combined_fee(_claims(options, amount), on=on, halved=halved)
        case "property_mixed":
            return fees.mixed_fee(needed("property"), on=on, halved=halved)
        case "appeal_property":
            return fees.appeal_fee(needed("appealed"), on=on, halved=halved)
        case "retrial_property":
            ground = options.one_of("ground", (*fees.RETRIAL_CHARGED, COURT_ERROR))
            contested = needed("contested") if ground in fees.RETRIAL_CHARGED else Yuan(0)
            return fees.retrial_fee(contested, ground, on=on, halved=halved)
        case "claim_increase":
            return fees_changes.claim_increased(yuan(options["from"]), needed("to"), on=on, halved=halved)
        case "claim_decrease_before_end_of_investigation" | "claim_decrease_after_end_of_investigation":
            ended = case_type == "claim_decrease_after_end_of_investigation"
            before = yuan(options["from"])
            return fees_changes.claim_decreased(before, needed("to"), on=on, investigation_ended=ended, halved=halved)
        case "summary_to_ordinary":
            return fees_changes.made_ordinary(needed(), yuan(options["paid"]), on=on)
        case "jurisdiction_objection":
            point = _number(options.get("base"))
            return fees.jurisdiction_fee(upheld=bool(options.get("upheld")), on=on, point=point)
        case _:
            if case_type in WITHOUT_CLAIM and amount is None:
                amount = Yuan(0)
            if amount is None and fees.KINDS[case_type].on(on).needs_amount:
                raise BadRow("amount栏是空的，须写明金额")
            return fees.fee(case_type, amount, on=on, point=_number(options.get("base")), halved=halved)


def fee_row(row: Mapping[str, str]) -> Working:
    """fees.csv 的一行 → 算式，合计的单位：元。"""
    kind, text = cell(row, "case_type"), spelled_out(row.get("amount") or "")
    if kind not in KINDS:
        raise BadRow(f"case_type栏没有“{kind}”这一种")
    if fault := fault_of(text):
        raise BadRow(f"amount栏{fault}")
    try:
        amount = yuan(text) if text else None
    except ArithmeticError:
        raise BadRow(f"amount栏应是数，写的是{text}") from None
    except ValueError as error:
        raise BadRow(f"amount栏：{error}") from error
    with reading(row, "options", KEYS["fees"]) as options:
        return _relieved(fee_of(kind, amount, options), options)


COMPUTATIONS: dict[str, Callable[[Mapping[str, str]], object]] = {"fees": fee_row, "interest": interest_row}
