"""Who has checked already who somebody is, by the file `identity.toml` in the court's folder.

[gov]                             # its name in addresses; any number of providers
label = "政务服务网统一身份认证"
english = "Government single sign-on"
issuer = "https://…"              # OpenID Connect; what it publishes says the rest
client = "…"                      # as whom the court is registered there,
secret = "…"                      # with https://THE COURT/sign-in/by/gov/back to return to
number = "id_number"              # what it calls the number; likewise `name` and `phone`

A demonstration court need not have it: its server plays one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from xiezhi.outside.identity import CLAIMS, Provider

FILE = "identity.toml"
PLAYED: dict[str, dict[str, Any]] = {}
"""What the server of a demonstration court plays, as it would stand in the file."""


def providers() -> dict[str, Provider]:
    """By their names; ValueError for a file that is malformed."""
    file = Path(settings.HOME) / FILE
    told = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else PLAYED
    try:
        return {name: _provider(each) for name, each in told.items()}
    except KeyError as missing:
        raise ValueError(f"{FILE}: {missing} is missing") from None


def within_reach(provider: Provider, host: str) -> bool:
    """Whether a browser that asks at this host can get there: what is played is played on this machine alone."""
    return provider.issuer not in [each["issuer"] for each in PLAYED.values()] or host in ("127.0.0.1", "localhost")


def _provider(told: Mapping[str, Any]) -> Provider:
    claims = {name: str(told.get(name, called)) for name, called in CLAIMS.items()}
    english = told.get("english", told["label"])
    return Provider(told["label"], english, told["issuer"], told["client"], told["secret"], claims)
