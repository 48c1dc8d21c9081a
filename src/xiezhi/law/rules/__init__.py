"""规则表：程序部分每一项期限，按编号查找；各章一个文件。"""

from __future__ import annotations

from xiezhi.law.rule import Rule
from xiezhi.law.rules import (
    appeal,
    bankruptcy,
    debtors,
    disposal,
    enforcement,
    filing,
    limits,
    mediation,
    objections,
    oversight,
    preservation,
    special,
    trial,
)

CHAPTERS = (
    filing,
    trial,
    limits,
    appeal,
    special,
    preservation,
    enforcement,
    disposal,
    objections,
    debtors,
    mediation,
    bankruptcy,
    oversight,
)


def _registry() -> dict[str, Rule]:
    """Every rule by its id; an id used twice is an error."""
    found: dict[str, Rule] = {}
    for chapter in CHAPTERS:
        for one in chapter.RULES:
            if one.id in found:
                raise ValueError(f"规则编号重复：{one.id}")
            found[one.id] = one
    return found


RULES = _registry()


def find(id_: str) -> Rule:
    """按编号取规则；没有的抛 KeyError，并写明编号。"""
    try:
        return RULES[id_]
    except KeyError:
        raise KeyError(f"没有编号为{id_}的规则") from None
