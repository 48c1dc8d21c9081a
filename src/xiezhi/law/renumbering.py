"""条号对照：民事诉讼法历次修正移动了条号，引用一律写新法条号，按行为之日换算。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xiezhi.law.numerals import article


@dataclass(frozen=True, slots=True)
class Shift:
    """新法 `first` 至 `last` 条，在旧法中的条号等于新条号减 `by`；`by` 为 None 表示旧法没有。"""

    first: int
    last: int
    by: int | None


def table(shifts: Iterable[Shift]) -> dict[int, int | None]:
    """新条号 → 旧条号。"""
    pairs: dict[int, int | None] = {}
    for shift in shifts:
        for place in range(shift.first, shift.last + 1):
            pairs[place] = None if shift.by is None else place - shift.by
    return pairs


def through(newer: Mapping[int, int | None], older: Mapping[int, int | None]) -> dict[int, int | None]:
    """两次修正连起来：新 → 中 → 旧。"""
    return {new: None if middle is None else older.get(middle, middle) for new, middle in newer.items()}


def named(pairs: Mapping[int, int | None]) -> dict[str, str | None]:
    """以“第几条”书写，只留变动的条。"""
    return {article(new): None if old is None else article(old) for new, old in pairs.items() if new != old}


# 2023年修正：遗产管理人四条为新增；涉外编另行移动。两个版本的全文逐条比对而得。
FROM_2023_TO_2021 = table(
    (
        Shift(1, 193, 0),
        Shift(194, 197, None),
        Shift(198, 276, 4),
        Shift(277, 278, None),
        Shift(279, 279, 6),
        Shift(280, 282, None),
        Shift(283, 283, 9),
        Shift(284, 284, None),
        Shift(285, 299, 10),
        Shift(300, 303, None),
        Shift(304, 304, 14),
        Shift(305, 305, None),
        Shift(306, 306, 15),
    )
)
# 2021年修正：新增在线诉讼（十六）、独任制（四十二、四十三）、小额诉讼（一百六十六至一百六十九）。
FROM_2021_TO_2017 = table(
    (
        Shift(1, 15, 0),
        Shift(16, 16, None),
        Shift(17, 41, 1),
        Shift(42, 43, None),
        Shift(44, 165, 3),
        Shift(166, 169, None),
        Shift(170, 291, 7),
    )
)
FROM_2023_TO_2017 = through(FROM_2023_TO_2021, FROM_2021_TO_2017)
# 民诉法解释2022年修正删去小额诉讼两条（移入法律），其后各条前移二条。旧版全文未得，由总条数与各条次序推定。
INTERPRETATION_2022_TO_2015 = table((Shift(274, 550, -2),))
# 保障中小企业款项支付条例2025年修订，两个版本的全文逐条比对而得；没有对应条文的是新增的。
SMALL_FIRM_PAYMENTS_2025_TO_2020 = table(
    (
        Shift(1, 3, 0),
        Shift(4, 4, None),
        Shift(5, 14, 1),
        Shift(15, 15, None),
        Shift(16, 18, 2),
        Shift(19, 19, None),
        Shift(20, 20, 2),
        Shift(21, 25, None),
        Shift(26, 27, 7),
        Shift(28, 32, 6),
        Shift(33, 35, None),
        Shift(36, 37, 8),
    )
)
