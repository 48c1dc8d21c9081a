"""本院设定的一张表：法律没有写明、由法院决定的数值，按日期取用，谁何时所定可查；每个用到它的结果都写明。"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files

from xiezhi.law.parameter import Decision, Kind, Parameter
from xiezhi.law.sources import NotInForce, Policy


def _read() -> Mapping[str, Parameter]:
    """登记在 `data/parameters.csv`，一项一行；默认值不许的、重复的抛 ValueError。"""
    text = (files("xiezhi.law") / "data" / "parameters.csv").read_text(encoding="utf-8")
    found: dict[str, Parameter] = {}
    for row in csv.DictReader(text.splitlines()):
        choices = dict(choice.split("=", 1) for choice in row["choices"].split("|") if choice)
        between = (Decimal(row["low"]), Decimal(row["high"])) if row["low"] else None
        one = Parameter(
            row["id"],
            row["what"],
            Kind(row["kind"]),
            row["default"] or None,
            row["badge"],
            choices,
            between,
            row["unit"],
            row["why"],
            policy=bool(row["basis"]),
            english=row["english"],
        )
        if one.id in found:
            raise ValueError(f"设定重复：{one.id}")
        if one.default is not None:
            one.check(one.default)
        found[one.id] = one
    return found


PARAMETERS = _read()
"""每一项设定，按编号。"""


def badge(id_: str, value: str | None = None) -> str:
    """这一项设定要在结果上写明的话。"""
    return PARAMETERS[id_].shown(value)


def policy(id_: str, value: str | None = None) -> Policy:
    """这一项设定作为算式一行的依据。"""
    return PARAMETERS[id_].basis(value)


@dataclass(frozen=True, slots=True)
class Settings:
    """一个法院的设定：各次决定只添不改；没有决定的用默认值。"""

    decisions: tuple[Decision, ...] = ()

    def deciding(self, decision: Decision) -> Settings:
        """添一次决定，得到新的设定。没有这一项、值不许、没有写明谁定的或者什么文书时抛 ValueError。"""
        if decision.id not in PARAMETERS:
            raise ValueError(f"没有这一项设定：{decision.id}")
        PARAMETERS[decision.id].check(decision.value)
        if not (decision.by and decision.document):
            raise ValueError("须写明由谁决定、依据什么文书")
        return Settings((*self.decisions, decision))

    def history(self, id_: str) -> tuple[Decision, ...]:
        """这一项的历次决定，按施行之日；同一日的后定的在后。"""
        return tuple(sorted((one for one in self.decisions if one.id == id_), key=lambda one: one.since))

    def on(self, id_: str, day: date) -> str:
        """这一项当日的值；没有可用的值时抛 NotInForce。"""
        live = [one for one in self.history(id_) if one.since <= day]
        value = live[-1].value if live else PARAMETERS[id_].default
        if value is None:
            raise NotInForce(f"{PARAMETERS[id_].what}没有设定，请由法院录入")
        return value

    def badges(self, day: date) -> Iterator[tuple[Parameter, str | None, str]]:
        """整张表：每一项、当日的值（没有的为空）、结果上写明的话。"""
        for one in PARAMETERS.values():
            try:
                value: str | None = self.on(one.id, day)
            except NotInForce:
                value = None
            yield one, value, one.shown(value)
