"""The rules of examples injury, from both sides of each boundary."""

import json

import pytest

from xiezhi.law.examples_injury import COMPUTATIONS
from xiezhi.law.examples_row import BadRow

compute = COMPUTATIONS["compensation"]
STATS = {"uce": "32249", "udi": "48676", "wage": "108856"}


def answer(**facts):
    return compute({"facts": json.dumps(facts)}).value


def test_a_death_with_two_dependants_inside_and_beyond_the_limits():
    """人身损害解释第十四条、第十五条、第十七条；民法典第一千二百一十三条。"""
    got = answer(
        outcome="death",
        age=61,
        stats=STATS,
        mental="50000",
        dependants=[{"age": 10, "supporters": 2}, {"age": 76, "supporters": 1}],
        ctp="fault",
        share="0.7",
        commercial_limit="1000000",
        advanced_by_tortfeasor="30000",
    )
    assert got["expected_heads"] == {
        "death": "924844.00",
        "funeral": "54428.00",
        "dependants": "209618.50",
        "mental": "50000.00",
    }
    assert got["expected_total"] == "1238890.50"
    assert got["expected_compulsory_by_limit"] == {"death": "180000.00", "medical": "0.00", "property": "0.00"}
    assert (got["expected_commercial"], got["expected_tortfeasor"]) == ("741223.35", "0.00")
    assert (got["expected_victim_bears"], got["expected_net_from_tortfeasor"]) == ("317667.15", "-30000.00")


def test_a_disability_of_the_tenth_grade_with_full_liability():
    got = answer(
        age=40,
        outcome="disability",
        coefficient="0.1",
        stats=STATS,
        commercial_limit="500000",
        ctp="fault",
        share="1",
        hospital_days=20,
        meal_per_day="100",
        lost_days=120,
        lost_per_day="200",
        nursing_days=30,
        nursing_per_day="150",
        nutrition_days=30,
        nutrition_per_day="50",
        medical="38000",
        mental="5000",
        transport="800",
    )
    assert got["expected_total"] == "173152.00"
    assert got["expected_compulsory_by_limit"] == {"death": "131652.00", "medical": "18000.00", "property": "0.00"}
    assert (got["expected_compulsory"], got["expected_commercial"]) == ("149652.00", "23500.00")


def test_disability_reduces_support_by_the_coefficient():
    got = answer(outcome="disability", age=40, coefficient="0.1", stats=STATS, dependants=[{"age": 8, "supporters": 2}])
    assert got["expected_heads"] == {"disability": "97352.00", "dependants": "16124.50"}


def test_special_cases_answer_in_the_column_of_the_limits():
    ride = answer(kind="free_passenger", loss="80000", host_share="1", reduction="0.2")
    assert ride == {
        "expected_compulsory_by_limit": {"ctp": "0.00", "tortfeasor": "64000.00", "victim_bears": "16000.00"}
    }
    cars = answer(kind="two_vehicles_one_victim", bucket="death", loss="100000", limits={"A": "180000", "B": "18000"})
    assert cars["expected_compulsory_by_limit"] == {"A": "90909.09", "B": "9090.91"}
    people = answer(kind="two_victims_one_vehicle", bucket="medical", limit="18000", losses=["20000", "10000"])
    assert people["expected_compulsory_by_limit"] == ["12000.00", "6000.00"]


def test_missing_statistics_are_an_error_not_a_guess():
    with pytest.raises(BadRow, match="请由法院录入"):
        answer(outcome="death", age=40)


@pytest.mark.parametrize("ctp", ["fault", "no_fault", "none"])
def test_the_columns_always_add_up_to_the_total(ctp):
    got = answer(
        outcome="injury", medical="46500", property="9300", lost_days=90, lost_per_day="180", share="0.3", ctp=ctp
    )
    parts = ("compulsory", "commercial", "tortfeasor", "victim_bears")
    fen = sum(int(str(got[f"expected_{part}"]).replace(".", "")) for part in parts)
    assert fen == int(str(got["expected_total"]).replace(".", ""))
