"""The one picture in ARCHITECTURE.md, held against the imports."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.source import PACKAGE, ROOT, imports, modules

Arrow = tuple[str, str]


def folders() -> set[str]:
    return {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def imported_arrows() -> set[Arrow]:
    """Which folder imports which."""
    arrows = set()
    for path, tree in modules().items():
        here = path.relative_to(PACKAGE).parts[0]
        there = {name.split(".")[1] for name in imports(tree) if name.startswith("xiezhi.")}
        arrows |= {(here, folder) for folder in there & folders() if folder != here and here in folders()}
    return arrows


def reachable(start: str, arrows: set[Arrow]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        folder = waiting.pop()
        following = {there for here, there in arrows if here == folder} - found
        found |= following
        waiting += following
    return found


def without_shortcuts(arrows: set[Arrow]) -> set[Arrow]:
    """The fewest arrows that lead to the same places: what a picture needs."""
    return {arrow for arrow in arrows if arrow[1] not in reachable(arrow[0], arrows - {arrow})}


def test_the_picture_shows_what_imports_what() -> None:
    picture = re.search(r"```mermaid\n(.*?)```", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.S)
    assert picture
    drawn = {(here, there) for here, there in re.findall(r"^ *(\w+)(?:\[.*?\])? --> (\w+)", picture[1], re.M)}
    true = without_shortcuts(imported_arrows())
    missing = "".join(f"\n  {here} --> {there}" for here, there in sorted(true - drawn))
    surplus = "".join(f"\n  {here} --> {there}" for here, there in sorted(drawn - true))
    assert drawn == true, f"ARCHITECTURE.md lacks:{missing}\nand has no longer:{surplus}"


def test_the_text_gives_every_folder_its_sentence() -> None:
    described = re.findall(r"^\| `(\w+)/` \|", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.M)
    assert sorted(described) == sorted(folders())


WRONGS = {
    "Imports point down this list, and every folder is on it": {"common/__init__.py": ""},
    "A chapter imports no other chapter; course.py joins them": {
        "procedures/one.py": "import xiezhi.procedures.two",
        "procedures/two.py": "",
    },
    "Only the door writes into the log": {"desk/wrong.py": "import xiezhi.evidence.append"},
    "The law knows no framework": {"law/wrong.py": "import django.db"},
    "A chapter touches no database and no web framework": {"procedures/wrong.py": "import django.db"},
    "The world beyond the court knows neither desk nor records": {"outside/wrong.py": "import xiezhi.records"},
    "No two siblings import each other, at any depth": {
        "papers/one.py": "import xiezhi.papers.two",
        "papers/two.py": "import xiezhi.papers.one",
    },
}


def contracts(package: Path) -> str:
    """What import-linter says of a copy of the package."""
    linter = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    environment = {"PYTHONPATH": str(package.parent), "PATH": ""}
    return subprocess.run(linter, cwd=package.parents[1], env=environment, capture_output=True, text=True).stdout


def test_every_import_contract_notices_what_it_forbids(tmp_path: Path) -> None:
    package = tmp_path / "src/xiezhi"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("static", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for files in WRONGS.values():
        for name, text in files.items():
            (package / name).parent.mkdir(exist_ok=True)
            (package / name).write_text(text + "\n", encoding="utf-8")
    said = contracts(package)
    kept = [name for name in WRONGS if f"{name} BROKEN" not in said]
    assert not kept, said


def test_the_verifier_runs_where_only_the_base_package_is_installed() -> None:
    blocked = "import sys; sys.modules.update(dict.fromkeys(['django', 'psycopg', 'msgspec', 'jinja2'])); "
    subprocess.run([sys.executable, "-c", blocked + "import xiezhi.law, xiezhi.evidence.verify"], check=True)
