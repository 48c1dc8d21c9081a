"""The peers' own environment under `var/peers`: they are run side by side with ours, and never imported by it."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.bench.worker import ROOT

FOLDER = ROOT / "var/peers"
NEWEST = ("aics-tlog==0.2.1", "aics-witness==0.1.0", "tlog-scales==0.0.3", "pymerkle==7.0.0")
ANYWHERE = ("pymerkle==7.0.0", "tlog-scales==0.0.3")


@cache
def python312() -> str | None:
    """A Python of 3.12 or newer, which some peers need; None if this machine has none."""
    places = [*os.environ["PATH"].split(os.pathsep)]
    places += [str(path / "bin") for path in sorted(Path(sys.base_prefix).parent.glob("3.1[2-9].*"))]
    for place in places:
        for name in ("python3.13", "python3.12"):
            program = Path(place, name)
            asked = [str(program), "-c", "import sys; sys.exit(sys.version_info < (3, 12))"]
            if program.exists() and not subprocess.run(asked, capture_output=True).returncode:
                return str(program)
    return None


@cache
def peers() -> tuple[Path | None, bool, str]:
    """The Python with the peers, whether those that need 3.12 are among them, and why one is not there."""
    newer = python312()
    wanted = NEWEST if newer else ANYWHERE
    folder = FOLDER / ("log" if newer else "log-3.11")
    mark = folder / "installed"
    uv = str(Path(sys.executable).with_name("uv"))
    if not mark.exists() or mark.read_text() != " ".join(wanted):
        made = subprocess.run(
            [uv, "venv", "-q", "--clear", "-p", newer or sys.executable, str(folder)], capture_output=True
        )
        install = [uv, "pip", "install", "-q", "-p", str(folder / "bin/python"), *wanted]
        done = subprocess.run(install, capture_output=True, text=True) if not made.returncode else made
        if done.returncode:
            return None, False, "the peers cannot be installed here"
        mark.write_text(" ".join(wanted))
    return folder / "bin/python", newer is not None, "" if newer else "no Python 3.12 here"
