"""分案抽签：在手上案件最少的人中，按公布的文字抽一人，谁都可以照着重算。"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from xiezhi.law.sources import Policy

RULE = Policy("随机分案规定", "未结案件最少者中抽取")
SPREAD = 1
"""规则许可的差距：只在未结案件不超过最少者的人中抽，所以连续分案、无人结案时，各人相差不超过一件。"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """一次抽签：参加抽取的人（按编号排序）、摘要、余数、抽中的人。"""

    pool: tuple[str, ...]
    digest: str
    place: int
    chosen: str


def draw(text: str, loads: Mapping[str, int]) -> Drawn:
    """在未结案件最少的人中抽一人：`text` 的SHA-256作为整数，除以人数取余，按编号从零数起。没有人可抽时抛 ValueError。

    >>> draw("同一段文字", {"甲": 3, "乙": 2, "丙": 2}) == draw("同一段文字", {"丙": 2, "乙": 2, "甲": 3})
    True
    """
    if not loads:
        raise ValueError("没有可以抽取的人")
    least = min(loads.values())
    pool = tuple(sorted(each for each, load in loads.items() if load == least))
    digest = hashlib.sha256(text.encode()).hexdigest()
    place = int(digest, 16) % len(pool)
    return Drawn(pool, digest, place, pool[place])


def draw_several(text: str, loads: Mapping[str, int], count: int) -> tuple[Drawn, ...]:
    """依次抽几人，抽中的不再参加；第二次起在文字后面加上次序。"""
    found: list[Drawn] = []
    left = dict(loads)
    for number in range(count):
        drawn = draw(f"{text}|{number}" if number else text, left)
        found.append(drawn)
        del left[drawn.chosen]
    return tuple(found)
