"""The project's own files, as the tests about the house read them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src/xiezhi"


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that belongs to the project: what git tracks and what it would track."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return tuple(path for name in names if name and (path := ROOT / name).is_file())


def texts() -> Iterator[tuple[Path, str]]:
    """The tracked files that are text, each with its content."""
    for path in tracked():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


@cache
def modules() -> dict[Path, ast.Module]:
    """Python files of the package, parsed; migrations, which are generated, left out."""
    paths = (path for path in tracked() if path.suffix == ".py" and path.is_relative_to(PACKAGE))
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths if "migrations" not in path.parts}


def imports(tree: ast.Module) -> Iterator[str]:
    """Full names of what a module imports, at any depth of its code; ``from a import b`` gives ``a.b``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name(path: Path) -> str:
    """A file as one says it: from the root of the project."""
    return path.relative_to(ROOT).as_posix()
