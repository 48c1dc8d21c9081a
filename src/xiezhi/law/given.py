"""填写的内容：按名称的文字。表格的一格是 `名称-行-列`，也可以整行写作 `名称=一格/一格`。"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

Given = Mapping[str, Sequence[str]]


def first(name: str, given: Given) -> str:
    """这个名称下的第一个文字，没有的为空。"""
    return next(iter(given.get(name, ())), "")


def plain_text(text: str) -> str:
    """全角变半角，去掉空白和千分位。"""
    return re.sub(r"[\s,]", "", unicodedata.normalize("NFKC", text))


def row_numbers(name: str, given: Given) -> list[int]:
    """表格里有哪几行。"""
    places = {int(found[1]) for key in given if (found := re.match(rf"{re.escape(name)}-(\d{{1,4}})-", key))}
    return sorted(places)


def cells_of(name: str, columns: Sequence[str], given: Given) -> dict[str, list[str]]:
    """表格的各格；整行写的拆成格，排在已有的各行之后。一行的格太多时抛 ValueError。"""
    cells = {key: list(values) for key, values in given.items() if key.startswith(f"{name}-")}
    start = max(row_numbers(name, given), default=-1) + 1
    for place, row in enumerate((each for each in given.get(name, ()) if each.strip()), start):
        parts = unicodedata.normalize("NFKC", row).split("/")
        if len(parts) > len(columns):
            raise ValueError(row)
        cells |= {f"{name}-{place}-{column}": [part] for column, part in zip(columns, parts, strict=False)}
    return cells
