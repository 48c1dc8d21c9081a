"""例题各表的JSON栏里可以写哪些项，与例题说明一致；写错名称的不会被忽略。"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

with (Path(__file__).parent / "data" / "example_keys.csv").open(encoding="utf-8", newline="") as _file:
    KEYS: Mapping[str, frozenset[str]] = {row["table"]: frozenset(row["keys"].split()) for row in csv.DictReader(_file)}
