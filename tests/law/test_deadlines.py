"""期限的例题：每行算得与预期相同；合成的送达规则、以小时计的、多数当事人的各有一例。"""

import json
from datetime import date
from pathlib import Path

import pytest

from xiezhi.law.derivation import Derivation
from xiezhi.law.examples import UnknownTable, check, table_of, verdict
from xiezhi.law.examples_deadlines import ANCHORS, SPECIAL, compute
from xiezhi.law.rules import RULES

EXAMPLES = Path(__file__).parent / "examples"


def ends(rule: str, **inputs: object) -> date:
    found = compute({"rule": rule, "inputs": json.dumps(inputs)})
    return found.due if isinstance(found, Derivation) else found


def test_every_visible_example_comes_out_as_expected() -> None:
    verdicts = list(check(EXAMPLES / "deadlines.csv"))
    assert len(verdicts) >= 11
    assert not [one for one in verdicts if not one.ok]


@pytest.mark.parametrize(
    ("rule", "inputs", "end"),
    [
        (
            "CIV.FILING_REVIEW_7D",
            {
                "complaint_received": "2025-03-03",
                "correction_notice": "2025-03-05",
                "corrected_material_received": "2025-03-10",
            },
            "2025-03-17",
        ),
        ("CIV.LIMIT_ORD_6M", {"docketed": "2025-01-15", "excluded_days": 30}, "2025-08-14"),
        ("CIV.LIMIT_CONVERTED_6M", {"docketed": "2025-01-15", "converted": "2025-03-01"}, "2025-07-15"),
        (
            "CIV.APPEAL_JUDGMENT_15D",
            {"judgment_served_each": {"plaintiff": "2025-05-16", "defendant": "2025-05-20"}},
            "2025-06-04",
        ),
        (
            "CIV.APPEAL_JUDGMENT_15D",
            {"judgment_served_each": {"plaintiff": "2025-05-16", "defendant": "2025-05-20"}, "who": "plaintiff"},
            "2025-06-03",
        ),
        ("CIV.APPEAL_JUDGMENT_15D", {"judgment_served": "2025-05-16", "who": "defendant"}, "2025-06-03"),
        ("PRES.RULING_ORD_5D", {"application_accepted": "2025-03-03", "urgent": False}, "2025-03-10"),
        (
            "SERV.EFFECTIVE_THEN_APPEAL",
            {
                "address_confirmed_by_recipient": False,
                "document": "judgment",
                "sent_to_address_proved_to_be_his": "2025-05-10",
                "recipient_replied_received": "2025-05-20T09:00",
            },
            "2025-06-04",
        ),
        (
            "SERV.EFFECTIVE_THEN_DEFENCE",
            {
                "address_given_by_recipient": True,
                "channel": "法院专递",
                "delivery_refused_or_address_wrong": True,
                "returned_to_court": "2025-05-20",
            },
            "2025-06-04",
        ),
        ("SERV.ANNOUNCE_30D", {"last_publication": "2025-01-02"}, "2025-02-01"),
        ("SERV.ANNOUNCE_THEN_DEFENCE", {"last_publication": "2025-01-02"}, "2025-02-17"),
        ("ENF.APPLY_2Y", {"instalments_last_due": "2024-05-31"}, "2026-06-01"),
        ("ENF.APPLY_2Y", {"instalments_last_due": ["2023-05-31", "2024-05-31"]}, "2026-06-01"),
        ("ENF.ZHONGBEN_EARLIEST", {"docketed": "2025-01-15"}, "2025-04-16"),
        ("OVS.ADVICE_REPLY_2M", {"advice_received": "2025-03-03", "reply_period": "2 months"}, "2025-05-06"),
        ("OVS.ADVICE_REPLY_2M", {"advice_received": "2025-03-03", "reply_period": "30 days"}, "2025-04-02"),
        ("MED.POST_SUM_7D", {"mediator_signed_for_file": "2025-03-03", "procedure": "small_claims"}, "2025-03-10"),
        ("BKR.END_15D", {"asked": "2025-03-03"}, "2025-03-18"),
    ],
)
def test_rules_with_more_than_one_fact(rule: str, inputs: dict[str, object], end: str) -> None:
    assert ends(rule, **inputs) == date.fromisoformat(end)


def test_forty_eight_hours_are_given_as_a_time() -> None:
    row = {"id": "1", "rule": "PRES.RULING_URGENT_48H", "inputs": '{"application_accepted": "2025-10-01T15:20"}'}
    assert verdict(compute, {**row, "expected": "2025-10-03T16:00"}).ok is True
    assert verdict(compute, {**row, "expected": "2025-10-03T15:00"}).ok is False


def test_a_row_without_an_expected_value_is_computed_and_not_judged() -> None:
    found = verdict(
        compute,
        {"id": "1", "rule": "CIV.DEFENCE_15D", "inputs": '{"complaint_copy_served": "2025-03-03"}', "expected": ""},
    )
    assert (found.got, found.ok) == ("2025-03-18", None)


@pytest.mark.parametrize(
    ("rule", "inputs"),
    [
        ("CIV.NOTHING", {"day": "2025-03-03"}),
        ("CIV.DEFENCE_15D", {}),
        ("CIV.DEFENCE_15D", {"complaint_copy_served": "gestern"}),
        ("SERV.EFFECTIVE_THEN_APPEAL", {"address_confirmed_by_recipient": False}),
        ("BKR.END_15D", {"a": "2025-03-03", "b": "2025-03-04"}),
    ],
)
def test_a_row_that_cannot_be_computed_says_why_and_counts_as_differing(rule: str, inputs: dict[str, object]) -> None:
    found = verdict(compute, {"id": "1", "rule": rule, "inputs": json.dumps(inputs), "expected": ""})
    assert (found.got, found.ok) == (None, False)
    assert found.error
    assert found.to_json()["error"] == found.error


def test_json_columns_are_compared_within_the_tolerance() -> None:
    row = {"id": "1", "expected": '{"total": "10.00", "days": 3}', "tolerance": "0.01"}
    assert verdict(lambda _: {"total": "10.01", "days": 3}, row).ok is True
    assert verdict(lambda _: {"total": "10.02", "days": 3}, row).ok is False
    assert verdict(lambda _: {"total": "10.00"}, row).ok is False


def test_several_expected_columns_are_answered_by_column() -> None:
    row = {"id": "1", "expected_heads": '{"medical": "1.00"}', "expected_total": "1.00", "expected_net": ""}
    found = verdict(lambda _: {"expected_heads": {"medical": "1.00"}, "expected_total": "1.00"}, row)
    assert found.ok is True
    assert found.got == {"expected_heads": {"medical": "1.00"}, "expected_total": "1.00", "expected_net": ""}


def test_a_file_is_known_by_its_name(tmp_path: Path) -> None:
    assert table_of(Path("deadlines.csv")) == table_of(Path("deadlines-2026.csv")) == "deadlines"
    (tmp_path / "others.csv").write_text("id\n", encoding="utf-8")
    with pytest.raises(UnknownTable, match="不认得"):
        list(check(tmp_path / "others.csv"))
    with pytest.raises(UnknownTable, match="没有例题"):
        list(check(tmp_path))


def test_every_rule_of_the_examples_has_its_rule_or_its_own_computation() -> None:
    assert set(ANCHORS) <= set(RULES)
    assert not set(ANCHORS) & set(SPECIAL)
