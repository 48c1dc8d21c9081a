"""命令行 xiezhi law：读得懂的结果、JSON、出错时写明原因。"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from xiezhi.law.calendar import NATIONAL
from xiezhi.law.cli import law

EXAMPLES = Path(__file__).parent / "examples"


def run(*words: str) -> Result:
    return CliRunner().invoke(law, words)


def test_a_deadline_is_told_line_by_line_with_its_article() -> None:
    said = run("due", "CIV.APPEAL_JUDGMENT_15D", "2025-05-16").output
    assert said.startswith("对第一审判决上诉：2025-06-03（星期二）")
    assert "第一百七十一条" in said


def test_an_older_day_shows_the_number_of_that_day_and_the_one_of_today() -> None:
    said = run("due", "CIV.CONFIRM_APPLY_30D", "2022-06-01").output
    assert "第二百零一条（今第二百零五条）" in said


def test_an_article_whose_text_nobody_read_says_so() -> None:
    assert "原文未核" in run("due", "ENF.DISHONEST_REMOVE_3WD", "2025-09-26").output


def test_a_plain_period_with_extension_and_exclusion_as_json() -> None:
    said = run("due", "6m", "2025-01-15", "--extended", "6m", "--exclude", "2025-03-01/2025-03-10", "--json")
    found = json.loads(said.output)
    assert (found["unrolled"], found["due"], found["provisional"]) == ("2026-01-25", "2026-01-26", False)


def test_a_deadline_counted_back_names_the_last_safe_day_and_the_disputed_one() -> None:
    found = json.loads(run("due", "CIV.HEARING_NOTICE_3D_BEFORE", "2026-03-20", "--json").output)
    assert (found["due"], found["unrolled"]) == ("2026-03-16", "2026-03-17")


def test_beyond_the_announced_years_it_is_provisional_unless_a_final_answer_is_asked() -> None:
    last = NATIONAL.last_day
    assert "暂计" in run("due", "15d", str(last)).output
    final = run("due", "15d", str(last), "--final")
    assert (final.exit_code, f"{last.year + 1}年放假安排尚未公布" in final.output) == (1, True)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("due", "CIV.NOTHING", "2025-01-01"), "没有编号为CIV.NOTHING的规则"),
        (("due", "CIV.RETRIAL_6M", "2025-01-01", "--extended", "1m"), "不变期间"),
        (("due", "48h", "2025-01-01"), "时刻"),
        (("due", "15d", "2025-01-01", "--extended", "viel"), "不是期间"),
        (("due", "15d", "01.01.2025"), "不是日期"),
        (("due", "15d", "2025-01-01", "--exclude", "2025-01-05"), "应写作"),
        (("number", "（2026）内0902民破5号"), "类型代字"),
        (("court", "内0799"), "内0799"),
        (("calendar", "2003-12-31"), "2003年"),
        (("examples", str(Path(__file__))), "不认得"),
    ],
)
def test_a_mistake_is_named_and_the_exit_code_says_so(words: tuple[str, ...], reason: str) -> None:
    found = run(*words)
    assert found.exit_code != 0
    assert reason in found.output


def test_examples_that_agree_end_well_and_in_the_agreed_json() -> None:
    found = run("examples", "--json", str(EXAMPLES / "deadlines.csv"))
    report = json.loads(found.output)
    assert (found.exit_code, report["differ"]) == (0, 0)
    assert report["rows"] == len(report["results"])
    assert set(report["results"][0]) == {"id", "expected", "got", "ok"}


def test_examples_that_differ_show_both_values_and_the_working(tmp_path: Path) -> None:
    file = tmp_path / "deadlines.csv"
    row = 'X1,CIV.DEFENCE_15D,"{""complaint_copy_served"": ""2025-03-03""}",2025-03-17'
    file.write_text(f"id,rule,inputs,expected\n{row}\nX2,CIV.NOTHING,{{}},\n", encoding="utf-8")
    found = run("examples", str(tmp_path))
    assert found.exit_code == 1
    assert "预期 2025-03-17" in found.output
    assert "算得 2025-03-18" in found.output
    assert "末日：15日" in found.output
    assert "共2行，不同2行" in found.output


def test_number_court_calendar_rules_and_diff_answer() -> None:
    assert "集宁区人民法院（代字为推得）" in run("number", "(2026)内0902民诉前调12号").output
    assert "乌兰察布市中级人民法院" in run("court", "内09").output
    assert "2024-04-07（星期日）" in run("calendar", "2024-04-05").output
    assert run("calendar", "2024-04-07").output.strip() == "2024-04-07（星期日）为工作日"
    assert "CIV.APPEAL_JUDGMENT_15D" in run("rules", "上诉").output
    assert json.loads(run("rules", "CIV.DEFENCE_15D", "--on", "2026-03-02", "--json").output)[0]["limit"] == "15日"
    assert "60日" in run("rules", "SERV.ANNOUNCE_30D", "--on", "2021-06-01").output
    assert "60日 → 30日" in run("diff", "2021", "2024", "SERV.").output
    changed = json.loads(run("diff", "2021-12-31", "2022-01-01", "SERV.", "--json").output)
    assert {"rule": "SERV.ANNOUNCE_30D", "what": "期间", "before": "60日", "after": "30日"} in changed


def test_the_published_lpr_of_a_day_is_told_with_its_source_and_a_rate_that_is_not_there_is_refused() -> None:
    told = run("lpr", "2024-03-28").output
    assert "一年期LPR 3.45%" in told
    assert "五年期以上LPR 3.95%" in told
    assert "2024-03-20公布" in told
    assert json.loads(run("lpr", "2024-03-28", "--json").output)["one_year"]["percent"] == "3.45"
    assert "首次公布于2019-08-20" in run("lpr", "2018-01-01").output


def test_what_is_asked_as_so_many_times_is_no_percentage() -> None:
    assert "--times 几倍" in run("interest", "--help").output
    wrong = run("interest", "--amount", "100", "--from", "2024-01-01", "--to", "2024-02-01", "--times", "x").output
    assert "请填写几倍" in wrong
