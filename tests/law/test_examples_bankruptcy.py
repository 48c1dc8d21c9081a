"""The rules of examples bankruptcy, from both sides of each boundary."""

import json

import pytest

from xiezhi.law.examples_bankruptcy import COMPUTATIONS


def vote(kind, **inputs):
    return COMPUTATIONS["bankruptcy_votes"]({"vote": kind, "inputs": json.dumps(inputs)}).value


def distribution(kind, **inputs):
    return COMPUTATIONS["distributions"]({"kind": kind, "inputs": json.dumps(inputs)}).value


def test_a_tie_of_heads_is_false():
    assert vote("ordinary_resolution", present_with_vote=10, unsecured_total="1000", yes=5, yes_amount="900") is False


def test_a_secured_creditor_whose_collateral_falls_short_is_paid_twice_over():
    got = distribution(
        "bankruptcy",
        collateral=[{"creditor": "Bank", "value": "300000", "claim": "500000"}],
        free_assets="100000",
        ordinary={"A": "200000"},
    )
    assert got["pay"] == {"collateral:Bank": "300000.00", "ordinary:A": "50000.00", "ordinary:Bank": "50000.00"}
    assert (got["ordinary_rate_pct"], got["left"]) == ("25.00", "0.00")


def test_a_company_pays_the_first_seizure_first():
    got = distribution(
        "enforcement",
        costs="0",
        debtor="legal_person",
        ordinary=[["A_first_seizure", "300000"], ["B_second", "100000"]],
        proceeds="350000",
    )
    assert got["pay"] == {"A_first_seizure": "300000.00", "B_second": "50000.00"}


def test_an_estate_is_paid_out_by_rank():
    got = distribution(
        "bankruptcy",
        free_assets="1000000",
        expenses={"court": "20000", "administrator": "80000"},
        common_benefit={"wages_kept_running": "100000"},
        employees={"arrears": "200000"},
        social_and_tax={"social": "50000", "tax": "150000"},
        ordinary={"A": "600000", "B": "400000"},
    )
    assert got["pay"]["ordinary:A"] == "240000.00"
    assert (got["ordinary_rate_pct"], got["left"], len(got["pay"])) == ("40.00", "0.00", 8)


def test_prices_at_auction():
    assert distribution("auction_reserve_online", valuation="1000000") == {
        "first_min": "700000.00",
        "second_min": "560000.00",
    }
    assert distribution("auction_reserve_offline_immovable", valuation="1000000") == {
        "min_reserves": ["1000000.00", "800000.00", "640000.00"]
    }
    assert distribution("online_deposit_range", start_price="700000") == {"max": "140000.00", "min": "35000.00"}


@pytest.mark.parametrize(
    ("kind", "inputs", "amount"),
    [
        ("ceiling", {"value_finally_paid_to_creditors": "0"}, "0.00"),
        ("ceiling_with_local_float", {"float_pct": "30", "value_finally_paid_to_creditors": "10000000"}, "1196000.00"),
        ("collateral_fee_ceiling", {"collateral_value": "5000000"}, "52000.00"),
    ],
)
def test_remuneration_is_answered_in_yuan(kind, inputs, amount):
    assert str(COMPUTATIONS["remuneration"]({"kind": kind, "inputs": json.dumps(inputs)}).value) == amount


def test_a_plan_is_answered_class_by_class():
    good = {"class_total": "40", "present_with_vote": 1, "yes": 1, "yes_amount": "40"}
    bad = {"class_total": "100", "present_with_vote": 30, "yes": 15, "yes_amount": "90"}
    got = vote("plan_all_classes", classes={"tax": good, "employees": bad})
    assert got == {"classes": {"tax": True, "employees": False}, "plan_passed": False}


@pytest.mark.parametrize(
    ("kind", "inputs", "answer"),
    [
        ("settlement", {"present_with_vote": 12, "unsecured_total": "12000", "yes": 7, "yes_amount": "8000"}, True),
        ("liquidation_test", {"liquidation_rate": "0.079", "plan_rate": "0.078"}, False),
        ("creditors_committee", {"members": 9, "yes": 5}, True),
        ("convene_meeting", {"claims_total": "1000", "proposer_amount": "249"}, False),
        (
            "owner_may_apply_for_reorganisation",
            {"capital_pct": "10", "creditor_filed_liquidation": True, "declared": False},
            True,
        ),
    ],
)
def test_votes_are_answered_true_or_false(kind, inputs, answer):
    assert vote(kind, **inputs) == answer
