"""全部源码中的引用：凡写作 渊源("第几条", "字词") 的，字词都在该渊源现行全文的该条之中。"""

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from xiezhi.law.sources import ARTICLE, Citation, Instrument
from xiezhi.law.texts import words_found

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
TEXTS = ROOT / "../shared/law/texts"


@cache
def sources() -> list[Path]:
    return [path for path in sorted(SOURCE.rglob("*.py")) if "xiezhi.law" in path.read_text(encoding="utf-8")]


def instruments(tree: ast.Module, module: str) -> dict[str, Instrument]:
    """Names that stand for an instrument in a module: imported from the law, its own, or an alias of either."""
    known: dict[str, Instrument] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("xiezhi.law."):
            there = vars(import_module(node.module or ""))
            for alias in node.names:
                if isinstance(there.get(alias.name), Instrument):
                    known[alias.asname or alias.name] = there[alias.name]
    if module.startswith("xiezhi.law."):
        known |= {name: value for name, value in vars(import_module(module)).items() if isinstance(value, Instrument)}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name) and node.value.id in known:
            known |= {target.id: known[node.value.id] for target in node.targets if isinstance(target, ast.Name)}
    return known


def citations(path: Path) -> Iterator[tuple[int, Citation]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = instruments(tree, ".".join(path.relative_to(SOURCE).with_suffix("").parts))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in known:
            words = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if len(words) == len(node.args) == 2 and ARTICLE.match(words[0]):
                yield node.lineno, known[node.func.id](*words)


@pytest.mark.texts
@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(SOURCE / "xiezhi").as_posix())
def test_the_words_of_every_citation_are_in_its_article(path: Path) -> None:
    wrong = [
        f"{path.name}:{line} {cited}：{cited.words}"
        for line, cited in citations(path)
        for newest in cited.instrument.editions[-1:]
        if newest.text is not None and not words_found(cited, newest, TEXTS)
    ]
    assert not wrong


def test_the_search_finds_many_citations() -> None:
    assert sum(1 for path in sources() for _ in citations(path)) > 200
