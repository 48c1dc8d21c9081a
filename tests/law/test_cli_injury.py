"""The rules of cli injury, from both sides of each boundary."""

import json

import pytest
from click.testing import CliRunner

from xiezhi.law.cli_injury import (
    COMMANDS,
    administrator_fee_command,
    bankruptcy_deadline_command,
    compensation_command,
    estate_command,
    liability_share_command,
)

INJURY = ["--wrong", "2024-03-01", "--debate-closed", "2024-09-01"]


def run(command, *arguments, text=None):
    return CliRunner().invoke(command, arguments, input=text)


def test_a_disability_is_worked_out_line_by_line_with_its_articles():
    told = run(
        compensation_command, *INJURY, "--outcome", "disability", "--age", "40", "--grade", "10", "--meals", "20", "100"
    )
    assert told.exit_code == 0
    assert "残疾赔偿金：48676 × 20年 × 10级 10% = 97352" in told.output
    assert "第十二条" in told.output
    assert "合计 99352.00 元" in told.output
    assert "※" in told.output


def test_the_json_says_who_pays_what():
    told = run(
        compensation_command,
        *INJURY,
        *("--medical", "20000", "--ctp", "fault", "--share", "0.7", "--advanced", "500", "--json"),
    )
    data = json.loads(told.output)
    assert data["compensation"]["total"] == data["burden"]["total"] == "20000.00"
    assert [line["amount"] for line in data["burden"]["lines"]] == ["0", "18000", "0", "1400", "600"]
    assert any("还应给付900.00元" in badge for badge in data["burden"]["badges"])


def test_a_death_counts_dependants():
    told = run(
        compensation_command,
        *INJURY,
        *("--outcome", "death", "--age", "75", "--dependant", "8/2", "--dependant", "70", "--json"),
    )
    lines = {line["label"]: line["amount"] for line in json.loads(told.output)["compensation"]["lines"]}
    assert lines == {"死亡赔偿金": "243380", "丧葬费": "55801", "被扶养人生活费": "322490"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--outcome", "death"], "周岁"),
        (["--outcome", "disability", "--age", "40"], "伤残等级"),
        (["--medical", "-1"], "不小于零"),
        (["--medical", "NaN"], "不小于零"),
        (["--medical", "1", "--ctp", "fault", "--share", "2"], "责任比例"),
    ],
)
def test_what_is_missing_or_impossible_is_named(arguments, says):
    told = run(compensation_command, *INJURY, *arguments)
    assert told.exit_code != 0
    assert says in told.output


def test_figures_not_published_are_asked_from_the_court_and_may_be_entered():
    late = ["--wrong", "2024-03-01", "--debate-closed", "2025-09-01", "--outcome", "death", "--age", "80"]
    assert "请由法院录入" in run(compensation_command, *late).output
    told = run(compensation_command, *late, "--income", "50000", "--wage", "120000")
    assert "合计 310000.00 元" in told.output
    assert "由法院录入" in told.output


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
