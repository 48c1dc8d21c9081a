"""The peers' own environment under `var/peers`: they are run side by side with ours, and never imported by it."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.bench.worker import ROOT

FOLDER = ROOT / "var/peers"
LOG = {
    "pymerkle": ("pymerkle==7.0.0",),
    "tlogscales": ("tlog-scales==0.0.3",),
    "aics": ("aics-tlog==0.2.1", "aics-witness==0.1.0"),
}
"""The peers of the log and of the witness, each in an environment of its own."""
NEWER = ("aics",)
"""Those that need Python 3.12."""
WORKFLOW = (
    "Django==5.2.19",
    "django-viewflow==2.4.0",
    "django-fsm-2==4.2.4",
    "django-simple-history==3.13.0",
    "psycopg[binary]==3.3.9",
    "granian==2.8.7",
)

LAKE = ("polars==2.1.0", "chdb==4.4.0", "pyspark==4.0.5", "duckdb==2.0.1", "pyarrow==26.0.1")


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
def peer_of_log(name: str) -> Path | None:
    """The Python with one peer of the log; None where it cannot be had, and `why_absent` says why."""
    python = python312() if name in NEWER else python312() or sys.executable
    return _environment(name, LOG[name], python) if python else None


def why_absent(figure: str) -> str:
    """Why the peer of a figure, by whose name it ends, is not here."""
    name = figure.rpartition(".")[2]
    return "no Python 3.12 here" if name in NEWER and not python312() else "it cannot be installed here"


@cache
def workflow() -> Path:
    """The Python with the peers of the door and of pages; raises RuntimeError where they cannot be installed."""
    made = _environment("workflow", WORKFLOW, sys.executable)
    if made is None:
        raise RuntimeError("the peers cannot be installed here")
    return made


@cache
def lake() -> Path:
    """The Python with the other engines that read a lake; raises RuntimeError where they cannot be installed."""
    made = _environment("lake", LAKE, sys.executable)
    if made is None:
        raise RuntimeError("the engines cannot be installed here")
    return made


def _environment(name: str, wanted: tuple[str, ...], python: str) -> Path | None:
    """The Python of an environment in which these packages are; None where they cannot be had."""
    folder = FOLDER / name
    mark = folder / "installed"
    uv = str(Path(sys.executable).with_name("uv"))
    if not mark.exists() or mark.read_text() != " ".join(wanted):
        made = subprocess.run([uv, "venv", "-q", "--clear", "-p", python, str(folder)], capture_output=True)
        install = [uv, "pip", "install", "-q", "-p", str(folder / "bin/python"), *wanted]
        if made.returncode or subprocess.run(install, capture_output=True, text=True).returncode:
            return None
        mark.write_text(" ".join(wanted))
    return folder / "bin/python"
