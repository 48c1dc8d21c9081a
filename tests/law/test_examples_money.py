"""The rules of examples money, from both sides of each boundary."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest

from xiezhi.law.examples_money import COMPUTATIONS
from xiezhi.law.examples_row import Answer, BadRow
from xiezhi.law.working import Working

ROWS = Path(__file__).parent / "examples"


def rows(name: str) -> list[dict[str, str]]:
    with (ROWS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def total(row: dict[str, str]) -> str:
    working = COMPUTATIONS["fees"](row)
    assert isinstance(working, Working)
    return str(working.total)


def fee(case_type: str, amount: str = "", **options: object) -> str:
    row = {"case_type": case_type, "amount": amount, "options": json.dumps(options)}
    return total(row)


def interest(scenario: str, **inputs: object) -> dict[str, object]:
    found = COMPUTATIONS["interest"]({"scenario": scenario, "inputs": json.dumps(inputs)})
    assert isinstance(found, Answer)
    assert isinstance(found.value, dict)
    return found.value


@pytest.mark.parametrize("row", rows("fees.csv"), ids=lambda row: row["id"])
def test_a_fee_is_what_its_row_says(row: dict[str, str]) -> None:
    assert total(row) == row["expected_fee"], row["article"]


@pytest.mark.parametrize("row", rows("interest.csv"), ids=lambda row: row["id"])
def test_interest_is_what_its_row_says(row: dict[str, str]) -> None:
    assert interest(row["scenario"], **json.loads(row["inputs"])) == json.loads(row["expected"]), row["article"]


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (fee("property", "1000000", procedure="summary", outcome="mediation"), "6900.00"),
        (fee("property", "1000000", procedure="small_claims"), "6900.00"),
        (fee("property", "100000", relief="exemption", party="natural_person"), "0.00"),
        (fee("property", "100000", relief="reduction", pct="30"), "1610.00"),
        (fee("counterclaim", "300000", merged=False), "5800.00"),
        (fee("counterclaim", "300000", merged=True, procedure="summary"), "2900.00"),
        (fee("retrial_property", "100000", contested="100000", ground="court_error"), "0.00"),
        (fee("divorce", "300000", base="200", outcome="mediation"), "350.00"),
        (fee("labour", "0", procedure="summary"), "5.00"),
        (fee("admin_other", outcome="withdrawal"), "25.00"),
        (fee("jurisdiction_objection", base="100", upheld=True), "0.00"),
        (fee("appeal_property", "200000", appealed="200000", claim="500000", outcome="withdrawal"), "2150.00"),
    ],
)
def test_options_change_the_fee_as_the_measure_says(got: str, expected: str) -> None:
    """《诉讼费用交纳办法》第八条、第十五条、第十六条、第十八条、第四十四条、第四十六条。"""
    assert got == expected


def test_an_organisation_is_not_exempted_and_a_reduction_below_thirty_percent_is_refused() -> None:
    for options in ({"relief": "exemption", "party": "company"}, {"relief": "reduction", "pct": "29"}):
        with pytest.raises(ValueError):
            fee("property", "100000", **options)


def test_a_loan_across_20_august_2020_shows_both_segments() -> None:
    got = interest(
        "private_loan",
        annual_pct="24",
        contract_date="2019-09-01",
        filing_date="2022-03-01",
        principal="365000",
        **{"from": "2020-08-19", "to": "2020-08-20"},
    )
    assert got == {
        "cap_pct": "14.8",
        "interest": "388.00",
        "segments": [["2020-08-19", "2020-08-19", "24"], ["2020-08-20", "2020-08-20", "14.8"]],
    }


def test_costs_come_first_and_the_parties_may_agree_otherwise() -> None:
    common = {
        "annual_pct": "12",
        "as_of": "2023-01-01",
        "from": "2022-01-01",
        "principal": "100000",
        "costs": "5000",
        "payments": [["2023-01-01", "20000"]],
        "day_rule": "start_inclusive_end_exclusive",
    }
    assert interest("loan_setoff", **common)["outstanding"] == {
        "costs": "0.00",
        "interest": "0.00",
        "principal": "97000.00",
    }
    assert interest("loan_setoff", **common, agreed_order=["principal", "interest"])["outstanding"] == {
        "costs": "0.00",
        "interest": "12000.00",
        "principal": "85000.00",
    }


def test_a_debt_partly_paid_by_an_auction_shows_what_is_still_owed() -> None:
    got = interest(
        "delayed_performance",
        principal="100000",
        last_day_to_perform="2023-01-31",
        auction_ruling_effective="2023-02-10",
        proceeds_to_creditor="50000",
        as_of="2023-02-20",
        stays=[["2023-02-20", "2023-02-20"]],
    )
    assert got["outstanding"] == {"costs": "0.00", "doubled": "253.75", "interest": "0.00", "principal": "50000.00"}
    assert got["delay_days"] == 19


def test_money_written_as_text_keeps_its_fen() -> None:
    got = interest("sme_overdue", principal="1000000", days=90, agreed_rate=None)
    assert Decimal(str(got["interest"])) == 45_000
    with pytest.raises(ValueError):
        fee("property", "0.001")


@pytest.mark.parametrize(("agreed", "expected"), [("12", "120.00"), ("0.12", "120.00"), ("0.0004", "146.00")])
def test_an_agreed_rate_is_read_in_percent_or_as_a_ratio_a_year_or_a_day(agreed: str, expected: str) -> None:
    assert interest("sme_overdue", principal="1000", days=365, agreed_rate=agreed) == {"interest": expected}


def test_a_case_without_a_claim_needs_no_amount_and_one_with_a_claim_names_the_column() -> None:
    assert fee("divorce", base="200") == "200.00"
    with pytest.raises(BadRow, match="amount栏是空的"):
        fee("property")
    with pytest.raises(BadRow, match="options栏缺少claims"):
        fee("property_multi")
    with pytest.raises(BadRow, match="amount栏应是数"):
        fee("property", "viel")
    assert fee("property_multi", "360000") == "6700.00"
