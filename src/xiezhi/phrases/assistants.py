"""Who assists a court with money and property, by the file `assistants.toml` in its folder.

[bank]                     # keeps the case money
url = "https://…"
secret = "…"
name = "…"                 # what it is called where somebody waits for it; each of the three may have one

[assistance]               # the gateway to banks and registries that tell and hold what a debtor has
url = "https://…"
secret = "…"

[publication]              # the public list of those who do not perform
url = "https://…"
secret = "…"

A demonstration court need not have any of them: its server plays those that are not named.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from django.conf import settings

from xiezhi.outside.assistance import Assistance, HttpAssistance
from xiezhi.outside.bank import CASE_MONEY, CourtBank, HttpBank, Movement
from xiezhi.outside.publication import HttpPublicList, PublicList

FILE = "assistants.toml"
PLAYED: dict[str, dict[str, str]] = {}
"""What the server of a demonstration court plays, by the names of the file."""


class PlayedBank(Protocol):
    """A bank that is played: people who are played pay at it, and it is on its statement."""

    def book(
        self, court: str, direction: str, amount: Decimal, *, sub: str = "", name: str = "", account: str = "",
        memo: str = "", day: str = "", fund: str = CASE_MONEY,
    ) -> Movement: ...  # fmt: skip


BANKS: list[PlayedBank] = []
"""The bank that this process plays, if any is: the demonstration page books transfers at it."""


class Unassisted(ValueError):
    """Nobody is named who could do this: people write down what comes by hand."""


def bank() -> CourtBank:
    told = _told("bank")
    return HttpBank(told["url"], told["secret"].encode())


def assistance() -> Assistance:
    told = _told("assistance")
    return HttpAssistance(told["url"], told["secret"].encode())


def public_list() -> PublicList:
    told = _told("publication")
    return HttpPublicList(told["url"], told["secret"].encode())


def has(name: str) -> bool:
    """Whether somebody is named for this."""
    try:
        return bool(_told(name))
    except Unassisted:
        return False


def called(name: str) -> str:
    """What who is named for this is called; empty where nobody has said."""
    return _told(name).get("name", "") if has(name) else ""


def _told(name: str) -> dict[str, str]:
    path = Path(settings.HOME) / FILE
    told: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    told = PLAYED | told
    if name not in told:
        raise Unassisted(f"{FILE} 没有写明 {name}")
    if not {"url", "secret"} <= told[name].keys():
        raise Unassisted(f"{FILE} 的 {name} 须有 url 和 secret")
    return told[name]
