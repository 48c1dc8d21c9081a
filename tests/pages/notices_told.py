"""The sentences that procedures tell people, as forms: what stands between the values, with {} for each value."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import xiezhi

HOME = Path(xiezhi.__file__).parent
TELLING = frozenset({"Notice", "told", "to_everyone", "to_bench", "ended", "end", "_told"})


def forms() -> set[str]:
    """Every sentence that is told, as it is written where it is told or given its name there."""
    return {form for path in _chapters() for form in _forms(ast.parse(path.read_text(encoding="utf-8")))}


def _chapters() -> Iterator[Path]:
    for folder in ("procedures", "phrases", "engine"):
        yield from sorted((HOME / folder).rglob("*.py"))


def _forms(module: ast.Module) -> Iterator[str]:
    functions = (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef))
    for scope in (module, *functions):
        named = _named(scope) if scope is not module else {}
        for call in ast.walk(scope):
            if isinstance(call, ast.Call) and _name(call.func) in TELLING:
                for said in call.args:
                    yield from _said(named.get(said.id, said) if isinstance(said, ast.Name) else said)


def _named(scope: ast.AST) -> dict[str, ast.expr]:
    """What a function calls by a name of its own."""
    given = (node for node in ast.walk(scope) if isinstance(node, ast.Assign))
    return {node.targets[0].id: node.value for node in given if isinstance(node.targets[0], ast.Name)}


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""


def _said(said: ast.expr) -> Iterator[str]:
    """The forms of a sentence that says something of its own."""
    yield from (form for form in _ways(said) if any("一" <= letter <= "鿿" for letter in form))


def _ways(said: ast.expr) -> Iterator[str]:
    """Each way in which it may read: either branch of one that has two, both parts of one that is put together."""
    if isinstance(said, ast.IfExp):
        yield from (*_ways(said.body), *_ways(said.orelse))
    elif isinstance(said, ast.BinOp):
        yield from (head + tail for head in _ways(said.left) for tail in _ways(said.right))
    elif isinstance(said, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in said.values)
    else:
        yield said.value if isinstance(said, ast.Constant) and isinstance(said.value, str) else ""
