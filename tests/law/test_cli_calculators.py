"""Each calculator is a command: an option for each thing it asks, every line read out with its article."""

import json
from decimal import Decimal

import pytest
from click.testing import CliRunner, Result

from xiezhi.law.calculators import CALCULATORS
from xiezhi.law.cli import law


def run(*words: str) -> Result:
    return CliRunner().invoke(law, words)


@pytest.mark.parametrize("name", sorted(set(CALCULATORS) - {"deadline"}))
def test_a_command_asks_what_its_calculator_asks(name: str) -> None:
    told = run(name, "--help").output
    assert [ask.name for ask in CALCULATORS[name].asks if f"--{ask.name.replace('_', '-')}" not in told] == []


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("fee --kind property --amount 1000000 --on 2024-03-28", "13800.00"),
        ("fee --kind property --amount 100万元 --on 2024年3月28日 --halved summary", "6900.00"),
        ("fee --kind divorce --on 2024-03-28 --point 200", "200.00"),
        ("application-fee --kind payment_order --amount 10000 --on 2024-03-28", "16.67"),
        ("interest --amount 500000 --rate lpr --from 2022-07-01 --to 2022-12-31", "9235.62"),
        ("interest --amount 365000 --rate agreed --percent 10 --from 2022-07-01 --to 2022-12-31", "18400.00"),
        ("interest --amount 365000 --rate lpr --times 1.3 --from 2024-07-21 --to 2024-07-22", "88.40"),
        (
            "interest --amount 365000 --rate lpr_at --at 2024-01-01 --times 4 --from 2024-08-14 --to 2024-08-14",
            "138.00",
        ),
        ("interest --amount 365000 --rate same_period --from 2019-08-19 --to 2019-08-20", "86.00"),
        (
            "delay --amount 10000 --effective 2015-06-30 --within 3 --to 2015-09-01"
            " --general daily --percent 0.05 --general-from 2015-01-01",
            "11325.00",
        ),
        ("delay --amount 100000 --last-day 2023-01-31 --to 2023-02-20 --payments 2023-02-10/50000", "50262.50"),
        ("delay --amount 100000 --last-day 2023-01-31 --to 2023-02-20 --stays 2023-02-11/2023-02-20", "100175.00"),
        (
            "injury --wrong 2024-03-01 --debate-closed 2024-09-01 --outcome death --age 75"
            " --dependants 8/2 --dependants 70/1",
            "621671.00",
        ),
    ],
)
def test_a_command_reckons(words: str, total: str) -> None:
    told = run(*words.split(), "--json")
    assert told.exit_code == 0, told.output
    assert Decimal(json.loads(told.output)["total"]) == Decimal(total)


def test_the_working_is_read_out_line_by_line_with_its_article() -> None:
    told = run("fee", "--kind", "property", "--amount", "1000000", "--on", "2024-03-28").output
    assert "合计 13800.00 元" in told
    assert "《诉讼费用交纳办法》第十三条" in told
    assert "※" in run("delay", "--amount", "1", "--last-day", "2023-01-31", "--to", "2023-02-20").output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("delay --amount x --to 2015-09-01", "--amount：请填写金额"),
        ("delay --amount 1 --to 2015-09-01", "--last-day"),
        ("fee --kind property --amount 1 --on 2007-03-31", "2007-03-31"),
        ("injury --wrong 2024-03-01 --outcome disability --age 40", "--grade"),
        ("injury --wrong 2024-03-01 --debate-closed 2026-11-28 --outcome death --age 80", "--income"),
        ("interest --from 2024-01-01 --to 2024-01-02", "--amount"),
    ],
)
def test_what_cannot_be_reckoned_names_the_option(words: str, says: str) -> None:
    told = run(*words.split())
    assert told.exit_code != 0
    assert says in told.output
    assert "Traceback" not in told.output
