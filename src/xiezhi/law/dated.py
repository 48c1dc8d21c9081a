"""随时间变化的规则只有一种写法：`Dated`，费率、档次、假日、公式都用它。"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from typing import Generic, TypeVar

from xiezhi.law.sources import NotInForce

Value = TypeVar("Value")


class Dated(Generic[Value]):
    """Values by the ISO day each takes effect. A value of None means: from that day no rule is known."""

    def __init__(self, values: Mapping[str, Value | None], *, name: str = "") -> None:
        self.name = name
        self._days = sorted(date.fromisoformat(day) for day in values)
        self._values = {date.fromisoformat(day): value for day, value in values.items()}

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which a value takes effect, in order."""
        return tuple(self._days)

    def on(self, day: date) -> Value:
        """The value in force on `day`; raises NotInForce where none is known."""
        place = bisect_right(self._days, day)
        value = self._values[self._days[place - 1]] if place else None
        if value is None:
            raise NotInForce(f"{self.name or '该规则'}在{day}没有可用的数值")
        return value

    def since(self, day: date) -> date:
        """The day on which the value in force on `day` took effect."""
        self.on(day)
        return self._days[bisect_right(self._days, day) - 1]
