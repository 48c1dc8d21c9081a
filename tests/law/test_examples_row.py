"""例题的一行：可选的栏空着、写错、多写都有一句话，从不是一段追踪；不同的行印出算式。"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from xiezhi.law.cli import law
from xiezhi.law.examples import COMPUTATIONS, check, verdict
from xiezhi.law.examples_row import BadRow, cell, reading

EXAMPLES = Path(__file__).parent / "examples"
JSON = ("inputs", "options", "facts")
WRONG = ("gestern", "-1", [], {}, True, 10**18, ["2023-01-01"], "")


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    for name in COMPUTATIONS:
        with (EXAMPLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            yield from ((name, row) for row in csv.DictReader(file))


ROWS = [pytest.param(name, row, id=f"{name} {row['id']}") for name, row in rows()]


def blank(row: dict[str, str]) -> dict[str, str]:
    return {key: "" if key.startswith("expected") else value for key, value in row.items()}


def column(row: dict[str, str]) -> str:
    return next(name for name in JSON if name in row)


def damaged(row: dict[str, str]) -> Iterator[dict[str, str]]:
    """The row with each input left out, and with each put wrong."""
    name = column(row)
    given = json.loads(row[name] or "{}")
    for key in given:
        yield {**row, name: json.dumps({one: value for one, value in given.items() if one != key})}
        yield from ({**row, name: json.dumps({**given, key: wrong})} for wrong in WRONG)


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_a_row_that_is_damaged_is_computed_or_refused_with_a_sentence(name: str, row: dict[str, str]) -> None:
    for one in damaged(blank(row)):
        found = verdict(COMPUTATIONS[name], one)
        assert (found.got is None) == bool(found.error)
        assert "不能计算" not in found.error, one
        assert not found.error or column(row) in found.error or "amount栏" in found.error, found.error


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_without_expected_columns_the_value_is_computed_and_not_judged(name: str, row: dict[str, str]) -> None:
    found = verdict(COMPUTATIONS[name], blank(row))
    assert found.ok is None
    assert found.got not in (None, "", {})
    assert not found.error


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_columns_that_are_missing_or_not_json_are_named(name: str, row: dict[str, str]) -> None:
    kind = next(iter([key for key in ("rule", "case_type", "scenario", "kind", "vote") if key in row]), "")
    for damage in ({column(row): "{"}, {column(row): "[]"}, *([{kind: ""}, {kind: "viel"}] if kind else [])):
        found = verdict(COMPUTATIONS[name], {**row, **damage})
        assert (found.got, found.ok) == (None, False)
        assert found.error.startswith(f"{next(iter(damage))}栏")


def test_a_row_that_differs_is_printed_with_both_values_and_its_working(tmp_path: Path) -> None:
    for name, row in rows():
        wrong = {key: '{"interest": "1"}' if key.startswith("expected") else value for key, value in row.items()}
        path = tmp_path / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(wrong))
            writer.writeheader()
            writer.writerow(wrong)
        said = CliRunner().invoke(law, ["examples", str(path)])
        assert said.exit_code == 1
        assert ("预期" in said.output, "算得" in said.output, "不同1行" in said.output) == (True, True, True)
        figures_only = ("auction_reserve", "online_deposit")
        assert row.get("kind", "").startswith(figures_only) or "    " in said.output, said.output


def test_an_expected_column_left_blank_among_several_is_not_compared() -> None:
    compute = COMPUTATIONS["compensation"]
    row = {"id": "1", "facts": '{"medical": "100"}', "expected_total": "100.00", "expected_heads": ""}
    assert verdict(compute, row).ok is True
    assert verdict(compute, {**row, "expected_total": "100.01"}).ok is False


def test_a_result_may_say_more_than_was_expected_but_not_less() -> None:
    row = {"id": "1", "expected": '{"days": 3}', "tolerance": " "}
    assert verdict(lambda _: {"days": 3, "interest": "1.00"}, row).ok is True
    assert verdict(lambda _: {"interest": "1.00"}, row).ok is False


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_with_a_byte_order_mark_is_read(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "fees.csv"
    path.write_text(f'{mark}id,case_type,amount,options,expected_fee\n1, labour ,,,10.00\n2,property, 1 ,"{{}}",50\n')
    assert [one.ok for one in check(path)] == [True, True]


def test_nothing_null_and_empty_mean_the_same_and_words_for_true_are_true() -> None:
    with reading({"inputs": '{"a": null, "b": "", "c": "true", "d": 0}'}, "inputs") as inputs:
        assert list(inputs) == ["c", "d"]
        assert inputs["c"] is True
        with pytest.raises(BadRow, match="inputs栏缺少a"):
            inputs["a"]


def test_pairs_are_read_in_each_way_of_writing_them() -> None:
    ways = ('[["2022-07-01", "3"]]', '[{"date": "2022-07-01", "amount": "3"}]', '{"2022-07-01": "3"}')
    for way in ways:
        with reading({"inputs": f'{{"payments": {way}}}'}, "inputs") as inputs:
            assert inputs.pairs("payments") == [("2022-07-01", "3")]
    with (
        pytest.raises(BadRow, match="payments应是成对"),
        reading({"inputs": '{"payments": ["34"]}'}, "inputs") as inputs,
    ):
        inputs.pairs("payments")
    with pytest.raises(BadRow, match="rule栏是空的"):
        cell({}, "rule")
