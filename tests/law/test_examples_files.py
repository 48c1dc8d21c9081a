"""文件怎样写都读得懂：没有预期的栏、GB18030 或者带标记的 UTF-8；读不出的是一句话，一行算不出不妨碍其余各行。"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from xiezhi.law.cli import law
from xiezhi.law.examples import COMPUTATIONS, UnknownTable, check, verdict
from xiezhi.law.examples_row import BadRow

FEES = "id,case_type,amount,options,expected_fee,note\n1,labour,,,10.00,劳动争议\n"
SETOFF = (
    "id,scenario,inputs,expected\n"
    '1,loan_setoff,"{""principal"": ""%s"", ""costs"": ""%s"", ""annual_pct"": ""6"", '
    '""from"": ""2024-01-01"", ""as_of"": ""2024-03-01""}",\n'
)
NINES = "9" * 26


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_a_file_is_read_as_a_spreadsheet_in_china_saves_it(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "fees.csv"
    path.write_text(FEES, encoding=encoding)
    assert [one.ok for one in check(path)] == [True]


def test_a_file_in_no_known_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "fees.csv"
    path.write_bytes(FEES.encode() + b"\xff\xff\n")
    with pytest.raises(UnknownTable, match=r"fees\.csv的文字读不出来"):
        list(check(path))
    said = CliRunner().invoke(law, ["examples", str(path)])
    assert (said.exit_code, "Error: fees.csv" in said.output) == (1, True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("fees", "id,case_type,amount,options\n1,labour,,\n"),
        ("compensation", 'id,facts\n1,"{""medical"": ""100""}"\n'),
        ("deadlines", 'id,rule,inputs\n1,CIV.DEFENCE_15D,"{""complaint_copy_served"": ""2025-03-03""}"\n'),
    ],
)
def test_a_file_without_expected_columns_is_computed_and_not_judged(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    (found,) = check(path)
    assert (found.ok, found.error) == (None, "")
    assert found.got


@pytest.mark.parametrize(("principal", "costs", "key"), [(NINES, "0", "principal"), ("1000", NINES, "costs")])
def test_a_sum_that_no_working_holds_is_refused_in_its_row_only(
    principal: str, costs: str, key: str, tmp_path: Path
) -> None:
    path = tmp_path / "interest.csv"
    fine = (SETOFF % ("1000", "0")).splitlines(keepends=True)[1]
    path.write_text(SETOFF % (principal, costs) + fine, encoding="utf-8")
    bad, good = check(path)
    assert f"{key}太大" in bad.error
    assert (good.error, good.ok) == ("", None)


def test_a_working_too_large_to_be_written_is_a_sentence() -> None:
    row = {"scenario": "simple", "inputs": '{"principal": "9%s", "annual_pct": "9%s", %s}'}
    days = '"from": "2024-01-01", "to": "2024-12-31"'
    row["inputs"] %= ("0" * 18, "0" * 18, days)
    assert "太大" in verdict(COMPUTATIONS["interest"], row).error


SIMPLE = '{"principal": %s, "annual_pct": %s, "from": "2024-01-01", "to": "2024-12-31"}'
NUMBERS = [
    ("interest", "scenario", "simple", SIMPLE % ("{}", "6"), "principal"),
    ("interest", "scenario", "simple", SIMPLE % ("100", "{}"), "annual_pct"),
    ("interest", "scenario", "delayed_performance_foreign", '{{"principal_usd": 1, "delay_days": {}}}', "delay_days"),
    ("interest", "scenario", "sme_overdue", '{{"principal": 1, "days": 3, "agreed_rate": {}}}', "agreed_rate"),
    ("fees", "case_type", "summary_to_ordinary", '{{"paid": {}}}', "paid"),
    ("distributions", "kind", "enforcement", '{{"proceeds": 9, "debtor": "legal_person", "costs": {}}}', "costs"),
    ("distributions", "kind", "auction_reserve_online", '{{"valuation": {}}}', "valuation"),
    ("distributions", "kind", "auction_reserve_offline_immovable", '{{"valuation": {}}}', "valuation"),
    ("distributions", "kind", "online_deposit_range", '{{"start_price": {}}}', "start_price"),
    ("distributions", "kind", "bankruptcy", '{{"free_assets": {}, "ordinary": {{"A": 1}}}}', "free_assets"),
    ("distributions", "kind", "bankruptcy", '{{"collateral": [{{"creditor": "B", "claim": 1, "value": {}}}]}}', "coll"),
    ("remuneration", "kind", "collateral_fee_ceiling", '{{"collateral_value": {}}}', "collateral_value"),
    (
        *("remuneration", "kind", "replacement_ceiling_second"),
        *('{{"value_finally_paid_to_creditors": 900000, "approved_for_first": {}}}', "approved_for_first"),
    ),
    (
        "bankruptcy_votes",
        "vote",
        "liquidation_test",
        '{{"plan_rate": 0.2, "liquidation_rate": {}}}',
        "liquidation_rate",
    ),
    ("compensation", "", "", '{{"medical": "100", "share": {}}}', "share"),
    ("deadlines", "rule", "CIV.LIMIT_ORD_6M", '{{"docketed": "2025-01-15", "excluded_days": {}}}', "excluded_days"),
]


@pytest.mark.parametrize("wrong", ["NaN", '"NaN"', "Infinity", '"-Infinity"', "-1", '"-0.5"', '"－１"'])
@pytest.mark.parametrize(("table", "column", "kind", "inputs", "key"), NUMBERS)
def test_no_number_and_a_negative_one_are_refused_by_name(
    table: str, column: str, kind: str, inputs: str, key: str, wrong: str
) -> None:
    written = "options" if table == "fees" else "facts" if table == "compensation" else "inputs"
    row = {column: kind, "amount": "800000", written: inputs.replace("{}", wrong).replace("{{", "{").replace("}}", "}")}
    with pytest.raises(BadRow, match=rf"{written}栏的{key}.*(应是数|不能为负数)"):
        COMPUTATIONS[table](row)


def test_a_high_court_may_float_the_remuneration_down() -> None:
    row = {"kind": "ceiling_with_local_float", "inputs": '{"value_finally_paid_to_creditors": 10000, "float_pct": -10}'}
    assert verdict(COMPUTATIONS["remuneration"], row).error == ""


def test_who_has_paid_more_than_the_ordinary_procedure_costs_has_nothing_to_add() -> None:
    row = {"case_type": "summary_to_ordinary", "amount": "800000", "options": '{"paid": "11800.01"}'}
    assert "没有应补交的" in verdict(COMPUTATIONS["fees"], row).error
    assert verdict(COMPUTATIONS["fees"], {**row, "options": '{"paid": "11800"}'}).got == "0.00"
