"""没有确定的日子可说的，例题说为什么，不给一个日子。"""

import re

import pytest

from xiezhi.law.examples import COMPUTATIONS, verdict


@pytest.mark.parametrize(
    ("rule", "inputs", "reason"),
    [
        ("ENF.DISHONEST_REMOVE_3WD", '"fulfilled": "2026-12-30"', "2027年放假安排尚未公布"),
        ("SME.TRANSFER_10WD", '"formally_accepted": "2026-12-25"', "2027年放假安排尚未公布"),
        (
            "SERV.EFFECTIVE_THEN_DEFENCE",
            '"returned_to_court": "2025-09-20", "delivery_refused_or_address_wrong": false',
            "以法院专递方式.*第十一条",
        ),
        (
            "SERV.EFFECTIVE_THEN_DEFENCE",
            '"returned_to_court": "2025-09-20", "address_given_by_recipient": "false"',
            "以法院专递方式.*第十一条",
        ),
        (
            "CIV.FILING_REVIEW_7D",
            '"complaint_received": "2025-09-01", "correction_notice": "2025-09-03"',
            "corrected_material_received.*第一百二十六条",
        ),
        (
            "CIV.FILING_REVIEW_7D",
            '"complaint_received": "2025-09-20", "corrected_material_received": "2025-09-10"',
            "corrected_material_received早于complaint_received",
        ),
    ],
)
def test_a_row_without_a_certain_day_says_why(rule: str, inputs: str, reason: str) -> None:
    found = verdict(COMPUTATIONS["deadlines"], {"rule": rule, "inputs": f"{{{inputs}}}", "expected": ""})
    assert found.got is None
    assert re.search(reason, found.error)


@pytest.mark.parametrize(
    ("rule", "inputs", "day"),
    [
        ("CIV.DEFENCE_15D", '"complaint_copy_served": "2026-12-17"', "2027-01-01"),
        ("CIV.LIMIT_ORD_6M", '"docketed": "2026-08-01"', "2027-02-01"),
        ("OVS.ADVICE_REPLY_2M", '"advice_received": "2026-11-20"', "2027-01-20"),
        ("SERV.ANNOUNCE_THEN_DEFENCE", '"last_publication": "2026-11-20"', "2027-01-04"),
        ("CIV.DEFENCE_15D", '"complaint_copy_served": "2026-12-16"', ""),
    ],
)
def test_a_day_in_a_year_whose_holidays_are_not_announced_is_said_to_be_provisional(
    rule: str, inputs: str, day: str
) -> None:
    told = verdict(COMPUTATIONS["deadlines"], {"rule": rule, "inputs": f"{{{inputs}}}", "expected": ""}).to_json()
    assert told.get("provisional", False) == bool(day)
    assert told["got"] == (day or "2026-12-31")
