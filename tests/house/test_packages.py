"""What the project needs from others: declared, locked, and the same everywhere."""

import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.source import ROOT, imports, modules, name

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("requirements.lock", "requirements-ocr.lock")
LOCK = "".join((ROOT / each).read_text(encoding="utf-8") for each in LOCKS)
BASE = [Requirement(line) for line in PROJECT["dependencies"]]
EVERYTHING = BASE + [Requirement(line) for extra in PROJECT["optional-dependencies"].values() for line in extra]


def locked() -> dict[str, list[str]]:
    """Locked versions by package; more than one where the interpreter decides."""
    versions: dict[str, list[str]] = {}
    for package, version in re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;]+)", LOCK, re.M):
        versions.setdefault(canonicalize_name(package), []).append(version)
    return versions


def test_the_lock_holds_every_declared_package_in_a_version_that_is_allowed() -> None:
    versions = locked()
    wrong = [
        str(need)
        for need in EVERYTHING
        if not any(map(need.specifier.contains, versions.get(canonicalize_name(need.name), [])))
    ]
    assert not wrong, "./x lock"


def test_every_locked_package_has_a_hash_and_no_address() -> None:
    entries = re.split(r"\n(?=[\w.-]+(?:\[[^\]]*\])?==)", LOCK)
    assert len(entries) == sum(map(len, locked().values()))
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in LOCK


def test_the_lock_of_the_browser_assets_has_no_address_to_download_from() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages.pop("")["dependencies"] == wanted
    assert all("resolved" not in package and "integrity" in package for package in packages.values())


def test_what_is_imported_is_declared() -> None:
    declared = {canonicalize_name(need.name) for need in EVERYTHING}
    owners = packages_distributions()
    undeclared = {
        f"{name(path)}: {top}"
        for path, tree in modules().items()
        for top in {imported.split(".")[0] for imported in imports(tree)} - sys.stdlib_module_names - {"xiezhi"}
        if not declared & {canonicalize_name(owner) for owner in owners.get(top, [])}
    }
    assert not undeclared


def test_the_law_needs_nothing_but_python() -> None:
    """Its command line has click and its array modules numpy; tests/law/test_independence.py runs the rest without."""
    apart = {"fees_many.py", "interest_many.py", "period_arrays.py"}
    needed = {
        (path.name, imported.split(".")[0])
        for path, tree in modules().items()
        if "/law/" in path.as_posix() and not path.name.startswith("cli")
        for imported in imports(tree)
    }
    others = {(file, top) for file, top in needed if top not in sys.stdlib_module_names | {"xiezhi"}}
    assert others == {(file, "numpy") for file in apart}
