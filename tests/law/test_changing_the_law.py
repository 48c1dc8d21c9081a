"""docs/changing-the-law.md：照着写的改一处数据，新的放假通知、一月的LPR、一档收费就都生效。在一份抄本上试。"""

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from xiezhi.law.calendar import NATIONAL
from xiezhi.law.cli import law
from xiezhi.law.lpr import lpr_series, next_publication

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/changing-the-law.md").read_text(encoding="utf-8")
LAW = "xiezhi/law"


def block(heading: str) -> str:
    """The first block of code under a heading of the guide."""
    section = GUIDE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"```\w*\n(.*?)```", section, re.S)[0]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The law alone, in a folder of its own."""
    shutil.copytree(ROOT / "src" / LAW, tmp_path / LAW, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "xiezhi/__init__.py").touch()
    return tmp_path


def asked(copy: Path, question: str) -> str:
    """What the copy answers; an error's last line where it fails."""
    run = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(copy)!r})\n{question}"]
    found = subprocess.run(run, capture_output=True, text=True)
    return (found.stdout if found.returncode == 0 else found.stderr).strip().splitlines()[-1]


def appended(copy: Path, name: str, lines: str) -> None:
    path = copy / LAW / "data" / name
    path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")


NEXT = next_publication(lpr_series()[-1].since)
"""The first month of the LPR that has no line yet."""
YEAR = NATIONAL.last_day.year + 1
"""The first year that has no notice yet."""


def month(day: date) -> str:
    return block("A month of the LPR").replace("2026-10-20", str(day))


@pytest.mark.parametrize("command", re.findall(r"`xiezhi law ([^`]*\d)`", GUIDE))
def test_each_question_of_the_guide_is_answered(command: str) -> None:
    assert CliRunner().invoke(law, command.split()).exit_code == 0


def test_the_guide_says_how_to_ask_for_each_of_its_figures() -> None:
    asked_for = {"calendar": "A holiday notice", "interest": "A month of the LPR", "fee": "A new bracket of a fee"}
    for command, heading in asked_for.items():
        assert f"`xiezhi law {command} " in GUIDE.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def test_a_month_of_the_lpr_is_one_line(copy: Path) -> None:
    day = NEXT.timetuple()[:3]
    ask = f"from datetime import date; from xiezhi.law.lpr import lpr_on; print(lpr_on(date{day}).percent)"
    assert "Unpublished" in asked(copy, ask)
    appended(copy, "lpr.csv", month(NEXT))
    assert asked(copy, ask) == "3.00"


def test_a_month_left_out_is_an_error(copy: Path) -> None:
    appended(copy, "lpr.csv", month(next_publication(NEXT)))
    ask = "from datetime import date; from xiezhi.law.lpr import lpr_on; print(lpr_on(date(2026, 1, 25)).percent)"
    assert "LPR数据不连续" in asked(copy, ask)


def test_a_holiday_notice_is_one_line_and_deadlines_become_final(copy: Path) -> None:
    ask = (
        "from datetime import date; from xiezhi.law.rules import find\n"
        f"found = find('CIV.APPEAL_JUDGMENT_15D').derive(date({YEAR - 1}, 12, 17))\n"
        "print(found.unrolled, found.provisional)"
    )
    assert asked(copy, ask) == f"{YEAR}-01-01 True"
    path = copy / LAW / "holidays.py"
    notices, end, rest = path.read_text(encoding="utf-8").rpartition("\n)\n")
    # The guide's days to be worked are of the guide's year: another year's may fall on other days of the week.
    line = block("A holiday notice").replace(" …", "").replace("01-09", "").replace("2027", str(YEAR))
    path.write_text(f"{notices}\n{line.rstrip()}{end}{rest}", encoding="utf-8")
    assert asked(copy, ask) == f"{YEAR}-01-01 False"


@pytest.mark.parametrize(
    ("worked", "reason"),
    [("2027-01-08", "2027-01-08不是周末，不会调休上班"), ("2027-01-03", "2027-01-03又放假又上班")],
)
def test_a_day_worked_that_is_no_weekend_or_off_too_is_refused(copy: Path, worked: str, reason: str) -> None:
    path = copy / LAW / "holidays.py"
    notices, end, rest = path.read_text(encoding="utf-8").rpartition("\n)\n")
    path.write_text(f'{notices}\n    Notice(2027, "01-01/01-03", "{worked}"),{end}{rest}', encoding="utf-8")
    assert reason in asked(copy, "from xiezhi.law.holidays import NOTICES; print([each.days_off for each in NOTICES])")


def test_a_region_of_its_own_is_asked_by_its_code(copy: Path) -> None:
    ask = f"from xiezhi.law.cli import law; law(['calendar', '{YEAR - 1}-06-04', '--region', '内'])"
    assert "没有收录内的放假通知" in asked(copy, ask)
    path = copy / LAW / "holidays.py"
    notices, end, rest = path.read_text(encoding="utf-8").rpartition("\n)\n")
    own = f'    Notice({YEAR - 1}, "06-04", region="内", source="自治区人民政府的通知"),'
    path.write_text(f"{notices}\n{own}{end}{rest}", encoding="utf-8")
    assert "其后第一个工作日为" in asked(copy, ask)
    assert "为工作日" in asked(copy, ask.replace(", '--region', '内'", ""))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("300,3.50,yes", "利率应大于0"),
        ("3.00,NaN,yes", "利率应大于0"),
        ("3.0.0,3.50,yes", "日期或者利率写错了"),
        ("3.00,3.50,ja", "最后一栏只能是yes、no"),
    ],
)
def test_a_month_of_the_lpr_that_cannot_be_is_refused_with_its_line(copy: Path, line: str, reason: str) -> None:
    appended(copy, "lpr.csv", f"{NEXT},{line}\n")
    told = asked(copy, "from xiezhi.law.lpr import lpr_series; print(lpr_series())")
    assert f"lpr.csv第{len(lpr_series()) + 2}行：{reason}" in told


@pytest.mark.parametrize(
    ("written", "wrong", "place", "reason"),
    [
        ("property", "propertty", 1, "没有这种收费：propertty"),
        ("20000,,1%,,,", "20000,,1%,,,300", 2, "只写在一种收费的第一行"),
        ("20000,100,,,", "20000,100,300,50,", 1, "低的在前"),
        ("20000,100,,,", "20000,100,300,,", 1, "低的在前"),
        ("20000,100,,,", "2万,100,,,", 1, "日期或者数写错了"),
        ("2090-01-01", "2090-13-01", 1, "日期或者数写错了"),
        ("20000,100,,,", "20000,-100,,,", 1, "不能为负数"),
    ],
)
def test_a_line_of_a_fee_that_cannot_be_is_refused_with_its_number(
    copy: Path, written: str, wrong: str, place: int, reason: str
) -> None:
    data = copy / LAW / "data" / "fees.csv"
    lines = len(data.read_text(encoding="utf-8").splitlines())
    appended(copy, "fees.csv", table().replace(written, wrong))
    told = asked(copy, "import xiezhi.law.fees")
    assert f"fees.csv第{lines + place}行：" in told
    assert reason in told


def test_a_new_table_of_a_fee_holds_from_its_day(copy: Path) -> None:
    ask = (
        "from datetime import date; from decimal import Decimal; from xiezhi.law.fees import fee\n"
        "days = (date(2089, 12, 31), date(2090, 1, 1)); x = Decimal(1_000_000)\n"
        "print(*(fee(kind, x, on=day).total for kind in ('property', 'payment_order', 'enforcement') for day in days))"
    )
    before = asked(copy, ask).split()
    assert before[::2] == before[1::2]
    appended(copy, "fees.csv", table())
    assert asked(copy, ask).split() == [before[0], "9900.00", before[2], "3300.00", *before[4:]]


def table() -> str:
    """The guide's table of a fee, from a day on which nobody has written another."""
    return block("A new bracket of a fee").replace("2027-01-01", "2090-01-01")


@pytest.mark.parametrize(
    ("written", "wrong", "reason"),
    [
        ("20000,,1%", "30000,,1%", "各档不相接"),
        ("20000,,1%", "20000,90000,1%", "各档不相接"),
        ("1%", "1.25%", "千分之一"),
    ],
)
def test_a_table_that_leaves_a_gap_or_is_too_fine_is_refused(copy: Path, written: str, wrong: str, reason: str) -> None:
    appended(copy, "fees.csv", table().replace(written, wrong))
    assert reason in asked(copy, "import xiezhi.law.fees")
