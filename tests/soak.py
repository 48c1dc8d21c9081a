"""The long forms: tests marked ``soak`` run with large numbers, and their report is written into docs/soak.md.

A test with a long form asks ``long(15, 200)``: 15 in every run, 200 under ``./x soak``; what it measured it gives to
pytest's ``record_property``, and the report shows it.
"""

import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "docs/soak.md"
SWITCH = "XIEZHI_SOAK"


def long(usual: int, in_soak: int) -> int:
    """How many times: the usual number, or the large one under ``./x soak``."""
    return in_soak if os.environ.get(SWITCH) else usual


def rows(results: Path, stamp: str) -> dict[str, str]:
    """A finished run: by the name of each test, its line of the report with what it recorded; the forms of one test
    share a line, and those that failed are named."""
    forms: dict[str, list[Element]] = {}
    for case in ElementTree.parse(results).iter("testcase"):
        room = str(case.get("classname")).removeprefix("tests.").replace(".test_", ": ").replace("_", " ")
        sentence = str(case.get("name")).partition("[")[0].removeprefix("test_").replace("_", " ")
        forms.setdefault(f"{room}: {sentence}", []).append(case)
    return {name: f"| {name} | {line(cases)} | {stamp} |" for name, cases in forms.items()}


def line(cases: list[Element]) -> str:
    failed = [str(case.get("name")) for case in cases if any(child.tag in {"failure", "error"} for child in case)]
    outcome = f"failed: {', '.join(failed)}" if failed else "passed" + (f", {len(cases)} forms" if cases[1:] else "")
    seconds = sum(float(case.get("time", 0)) for case in cases)
    measured = dict.fromkeys(
        f"{each.get('name')} {each.get('value')}" for case in cases for each in case.iter("property")
    )
    return f"{outcome} | {seconds:.0f} | {', '.join(measured)}"


def kept(page: str) -> dict[str, str]:
    """The lines of an earlier report, by the name of the test."""
    lines = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| test |")]
    return {line.split(" | ")[0].removeprefix("| "): line for line in lines}


def report(lines: dict[str, str]) -> str:
    """The page: a line a test, and the day and commit at which it last ran."""
    head = [
        "# The last long runs",
        "",
        "Written by `./x soak`: the tests that kill, race, seed and search, with the large numbers.",
        "`./x soak PATH` runs some of them and replaces their lines; each says the day and the commit of its last run.",
        f"Python {platform.python_version()}, {os.cpu_count()} cores.",
        "",
        "| test | result | seconds | measured | run |",
        "|---|---|---:|---|---|",
    ]
    return "\n".join([*head, *(lines[name] for name in sorted(lines))]) + "\n"


def told(*asked: str) -> str:
    """What git answers."""
    return subprocess.run(["git", *asked], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def main() -> int:
    """Run them one after another, undisturbed, and write the report whatever came out."""
    commit, changed = told("rev-parse", "--short", "HEAD"), told("status", "--porcelain", "--", ".", f":!{REPORT}")
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder, "results.xml")
        pytest = [sys.executable, "-m", "pytest", "-m", "soak", "-o", "junit_family=xunit1", f"--junit-xml={results}"]
        code = subprocess.run([*pytest, *sys.argv[1:]], cwd=ROOT, env={**os.environ, SWITCH: "1"}).returncode
        ran = rows(results, f"{datetime.now(UTC):%Y-%m-%d} `{commit}{'-changed' if changed else ''}`")
    earlier = kept(REPORT.read_text(encoding="utf-8")) if sys.argv[1:] and REPORT.exists() else {}
    REPORT.write_text(report(earlier | ran), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
