"""The rules of cli money, from both sides of each boundary."""

import json
from decimal import Decimal

import click
import pytest
from click.testing import CliRunner

from xiezhi.law.cli_money import delay_command, fee_command, interest_command
from xiezhi.law.fees import KINDS


def total(command: click.Command, *words: str) -> Decimal:
    done = CliRunner().invoke(command, [*words, "--json"])
    assert done.exit_code == 0, done.output
    return Decimal(json.loads(done.output)["working"]["total"])


def test_a_fee_is_read_out_line_by_line_with_its_article() -> None:
    done = CliRunner().invoke(fee_command, ["property", "1000000", "--on", "2024-03-28"])
    assert "合计 13800.00 元" in done.output
    assert "《诉讼费用交纳办法》第十三条" in done.output


def test_a_fee_is_halved_once_and_a_point_is_taken() -> None:
    assert total(fee_command, "property", "1000000", "--on", "2024-03-28", "--halved", "summary") == 6900
    assert total(fee_command, "divorce", "--on", "2024-03-28", "--point", "200") == 200


def test_what_cannot_be_computed_says_why() -> None:
    for words in (["divorce", "--on", "2024-03-28"], ["property", "1", "--on", "2007-03-31"]):
        done = CliRunner().invoke(fee_command, words)
        assert done.exit_code == 1
        assert "Error: " in done.output


def test_the_kinds_can_be_listed() -> None:
    assert CliRunner().invoke(fee_command, ["--kinds"]).output.split() == list(KINDS)


LOAN = ("--contract", "2022-07-01", "--filed", "2023-01-01")
SPAN = ("--from", "2022-07-01", "--to", "2022-12-31")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("500000", *SPAN, "--lpr"), "9235.62"),
        (("365000", *SPAN, "--lpr-at", "2022-07-01"), "6808.00"),
        (("365000", *SPAN, "--percent", "10"), "18400.00"),
        (("365000", *SPAN, "--percent", "10", "--ledger"), "18300.00"),
        (("360000", *SPAN, "--percent", "10", "--year", "360"), "18400.00"),
        (("365000", *SPAN, "--percent", "24", *LOAN), "27232.00"),
        (("365000", *SPAN, "--percent", "10", "--costs", "100"), "383500.00"),
        (("365000", *SPAN, "--percent", "10", "--payment", "2022-12-31", "18400"), "365000.00"),
        (
            ("365000", *SPAN, "--percent", "24", *LOAN, "--payment", "2022-12-31", "27232"),
            "365000.00",
        ),
    ],
)
def test_interest_by_each_way(words: tuple[str, ...], expected: str) -> None:
    assert total(interest_command, *words) == Decimal(expected)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--lpr", "--percent", "1"),
        ("--percent", "1", "--contract", "2022-01-01"),
        ("--lpr", "--payment", "2022-12-31", "1"),
    ],
)
def test_contradictory_words_are_refused(words: tuple[str, ...]) -> None:
    assert CliRunner().invoke(interest_command, ["100", *SPAN, *words]).exit_code == 2


def test_the_supreme_courts_example_on_the_command_line() -> None:
    words = ("10000", "--effective", "2015-06-30", "--within", "3", "--to", "2015-09-01")
    assert total(delay_command, *words, "--general-daily", "0.0005", "--general-from", "2015-01-01") == 11_325


def test_payments_and_stays_of_a_delay() -> None:
    words = ("100000", "--last-day", "2023-01-31", "--to", "2023-02-20")
    assert total(delay_command, *words, "--payment", "2023-02-10", "50000") == Decimal("50262.50")
    assert total(delay_command, *words, "--stay", "2023-02-11", "2023-02-20") == 100_175
    assert total(delay_command, *words, "--general-annual", "3.65") == 100_550


def test_a_delay_needs_one_last_day_and_one_rate() -> None:
    for words in ((), ("--last-day", "2023-01-31", "--effective", "2023-01-01")):
        assert CliRunner().invoke(delay_command, ["1", "--to", "2023-02-20", *words]).exit_code == 2
    both = ["1", "--last-day", "2023-01-31", "--to", "2023-02-20", "--general-daily", "0.1", "--general-annual", "1"]
    assert CliRunner().invoke(delay_command, both).exit_code == 2
