"""Shares, estates, administrators and the deadlines of bankruptcy on the command line."""

import json

from click.testing import CliRunner

from xiezhi.law.cli_estate import (
    COMMANDS,
    administrator_fee_command,
    bankruptcy_deadline_command,
    estate_command,
    liability_share_command,
)


def run(command, *arguments, text=None):
    return CliRunner().invoke(command, arguments, input=text)


def test_a_share_is_told_with_its_range_and_its_grade():
    assert "70%（60%至90%）" in run(liability_share_command, "motor", "主要责任").output
    assert "原文未核" in run(liability_share_command, "pedestrian", "同等责任").output


def test_an_estate_is_read_from_a_file():
    facts = json.dumps({"free_assets": "1000", "expenses": {"管理人": "100"}, "ordinary": {"甲": "1800"}})
    told = run(estate_command, "-", text=facts)
    assert "普通破产债权：甲：债权1800 = 900" in told.output
    assert "普通债权清偿率50%" in told.output
    assert run(estate_command, "-", text="[]").exit_code == 1


def test_the_ceiling_of_remuneration():
    assert "合计 1196000.00 元" in run(administrator_fee_command, "10000000", "--float-pct", "30").output
    assert run(administrator_fee_command, "10000000", "--float-pct", "31").exit_code == 1


def test_a_deadline_is_derived_line_by_line():
    told = run(bankruptcy_deadline_command, "B03", "2024-03-18", "--extended")
    assert "2024-04-12" in told.output
    assert len(run(bankruptcy_deadline_command).output.splitlines()) == 57
    assert run(bankruptcy_deadline_command, "B99").exit_code == 2


def test_every_command_has_help():
    assert all(command.help for command in COMMANDS)
