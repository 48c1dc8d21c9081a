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

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "docs/soak.md"
SWITCH = "XIEZHI_SOAK"


def long(usual: int, in_soak: int) -> int:
    """How many times: the usual number, or the large one under ``./x soak``."""
    return in_soak if os.environ.get(SWITCH) else usual


def report(results: Path, commit: str) -> str:
    """The finished run as a page: a line a test, with what it recorded."""
    lines = [
        "# The last long run",
        "",
        "Written by `./x soak`: the tests that kill, race, seed and search, with the large numbers.",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, commit `{commit}`, Python {platform.python_version()}, {os.cpu_count()} cores.",
        "",
        "| test | result | seconds | measured |",
        "|---|---|---:|---|",
    ]
    for case in ElementTree.parse(results).iter("testcase"):
        outcome = next((child.tag for child in case if child.tag in {"failure", "error", "skipped"}), "passed")
        measured = ", ".join(f"{item.get('name')} {item.get('value')}" for item in case.iter("property"))
        sentence = str(case.get("name")).removeprefix("test_").replace("_", " ")
        lines.append(f"| {sentence} | {outcome} | {float(case.get('time', 0)):.0f} | {measured} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Run them one after another, undisturbed, and write the report whatever came out."""
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder, "results.xml")
        pytest = [sys.executable, "-m", "pytest", "-m", "soak", f"--junit-xml={results}", *sys.argv[1:]]
        code = subprocess.run(pytest, cwd=ROOT, env={**os.environ, SWITCH: "1"}).returncode
        REPORT.write_text(report(results, commit.strip()), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
