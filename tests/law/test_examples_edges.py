"""Rows at the edges, worked out by hand: bounds of brackets, boundaries of editions, zero, fen, what is left blank, and
figures as people type them.
"""

from pathlib import Path

import pytest

from xiezhi.law import examples

EDGES = sorted((Path(__file__).parent / "edges").glob("*.csv"))


@pytest.mark.parametrize("path", EDGES, ids=lambda path: path.stem)
def test_every_row_at_the_edges_agrees(path: Path) -> None:
    verdicts = list(examples.check(path))
    assert len(verdicts) > 10
    assert [(one.id, one.expected, one.error or one.got) for one in verdicts if one.ok is not True] == []


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("fees", {"case_type": "property", "amount": "100", "options": '{"relief": "discount"}'}, "relief"),
        ("fees", {"case_type": "property", "amount": "100", "options": '{"procedure": "Summary"}'}, "procedure"),
        ("fees", {"case_type": "property", "amount": "100", "options": '{"outcome": "settled"}'}, "outcome"),
        ("fees", {"case_type": "property", "amount": "100", "options": '{"procedur": "summary"}'}, "procedur"),
        ("fees", {"case_type": "labour", "amount": "-1", "options": ""}, "amount栏不能为负数"),
        ("interest", {"scenario": "sme_overdue", "inputs": '{"principal": "1", "days": "1.5"}'}, "应是整数"),
        ("deadlines", {"rule": "CIV.DEFENCE_15D", "inputs": '{"complaint_copy_served": "2025-02-30"}'}, "应是日期"),
        ("deadlines", {"rule": "PRES.RULING_URGENT_48H", "inputs": '{"application_accepted": "2025-03-07"}'}, "时刻"),
        ("deadlines", {"rule": "CIV.LIMIT_ORD_6M", "inputs": '{"docketed": "2025-01-15", "excluded": 3}'}, "excluded"),
        ("compensation", {"facts": '{"kind": "two_victims_one_vehicle", "losses": {"a": 1}}'}, "limit"),
        ("compensation", {"facts": '{"kind": "two_victims_one_vehicle", "losses": {"a": 1}, "bucket": "x"}'}, "bucket"),
    ],
)
def test_a_row_that_cannot_be_read_says_which_key(table: str, row: dict[str, str], reason: str) -> None:
    found = examples.verdict(examples.COMPUTATIONS[table], {"id": "E", **row, "expected": ""})
    assert found.got is None
    assert reason in found.error
