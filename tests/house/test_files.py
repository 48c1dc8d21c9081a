"""Habits that every file keeps."""

import ast
import re

from tests.house.source import PACKAGE, imports, modules, name, texts, tracked

ELSEWHERE = re.compile(r"(?<![\w.])/(?:work|root|farm)/|\bpyenv\b|(?<!\w)/home/\w+/")
WORKPLACE = re.compile(r"(?i)\bsub-?agent\b|\bissue #?\d+\b|\bthis session\b|\bClaude\b|\bLLM\b|\bTODO\b|\bFIXME\b")
LONGEST = 350


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    found = [f"{name(path)}: {hit[0]}" for path, text in texts() for hit in ELSEWHERE.finditer(text) if not own(path)]
    assert not found


def test_no_file_talks_about_how_it_was_made() -> None:
    found = [f"{name(path)}: {hit[0]}" for path, text in texts() for hit in WORKPLACE.finditer(text) if not own(path)]
    assert not found


def own(path: object) -> bool:
    """This file must name what it looks for; the lock files are written by programs."""
    return str(path).endswith((__file__.rpartition("/")[2], ".lock", "package-lock.json"))


def test_every_module_says_what_it_is() -> None:
    assert not [name(path) for path, tree in modules().items() if not ast.get_docstring(tree)]


def test_every_module_is_short_enough_to_be_one_thing() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert not {module: length for module, length in lengths.items() if length > LONGEST}


def test_nobody_imports_everything() -> None:
    assert not [name(path) for path, tree in modules().items() if any(what.endswith(".*") for what in imports(tree))]


def test_no_module_is_a_drawer_for_all_sorts_of_things() -> None:
    drawers = {"common", "utils", "helpers", "misc", "services", "signals", "managers"}
    assert not [name(path) for path in modules() if drawers & {*path.relative_to(PACKAGE).with_suffix("").parts}]


def test_only_the_first_file_of_a_test_folder_may_be_missing_its_sentence() -> None:
    tests = [path for path in tracked() if path.match("tests/**/*.py") and path.read_text(encoding="utf-8").strip()]
    assert tests
    assert not [name(path) for path in tests if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]


def test_every_test_with_a_long_form_is_run_by_the_long_run() -> None:
    long = {
        name(path): text
        for path, text in texts()
        if path.match("tests/**/test_*.py") and re.search(r"from tests\.soak import .*\blong\b", text)
    }
    assert long
    assert not [path for path, text in long.items() if "pytest.mark.soak" not in text]
