"""Whom a court asks to stamp and to anchor its log, by the file `anchors.toml` in its folder.

every = 600                       # seconds between points

[time.notary]                     # RFC 3161
url = "https://…"
roots = "notary.pem"              # beside this file

[chain.judicial]                  # the contract of anchor.sol
nodes = ["https://…", "https://…"]
contract = "0x…"
"""

from __future__ import annotations

import secrets
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from xiezhi.evidence import certificate
from xiezhi.evidence.folder import write
from xiezhi.outside.chain import AnchorChain, EvmChain
from xiezhi.outside.time_authority import HttpTimeAuthority, TimeAuthority

FILE = "anchors.toml"
CLOCK_AGREES = timedelta(minutes=5)
EVERY = 600


@dataclass(frozen=True, slots=True)
class Partners:
    """Seconds between points, and the partners by name; ValueError for a file that is malformed."""

    every: float
    time: dict[str, TimeAuthority]
    chain: dict[str, AnchorChain]


def named() -> bool:
    """Whether this court has partners at all."""
    return (Path(settings.HOME) / FILE).exists()


def partners_of(court: str) -> Partners:
    """The partners, speaking for one court: each court has an account of its own on a chain."""
    home = Path(settings.HOME)
    if not named():
        return Partners(EVERY, {}, {})
    told = tomllib.loads((home / FILE).read_text(encoding="utf-8"))
    try:
        times: dict[str, TimeAuthority] = {
            _name(name): HttpTimeAuthority(
                each["url"],
                certificate.read((home / each["roots"]).read_bytes()),
                each.get("algorithm", "sha256"),
                each.get("seconds", 5.0),
            )
            for name, each in told.get("time", {}).items()
        }
        chains: dict[str, AnchorChain] = {
            _name(name): EvmChain(
                each["nodes"], _secret(court), bytes.fromhex(each["contract"][2:]), each.get("seconds", 5.0)
            )
            for name, each in told.get("chain", {}).items()
        }
    except KeyError as missing:
        raise ValueError(f"{FILE}: {missing} is missing") from None
    return Partners(told.get("every", EVERY), times, chains)


def stamper_of(court: str, when: datetime) -> TimeAuthority | None:
    """Who stamps a court's papers: its first authority. Nobody where the court's clock is not that of the world."""
    if abs(when - datetime.now(UTC)) > CLOCK_AGREES:
        return None
    return next(iter(partners_of(court).time.values()), None)


def _name(text: str) -> str:
    if not text.replace("-", "").isalnum():
        raise ValueError(f"{FILE}: {text!r} is no name of a partner")
    return text


def _secret(court: str) -> bytes:
    """The court's account on chains, made once."""
    path = Path(settings.HOME) / "keys" / court / "chain.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write(path, secrets.token_bytes(32).hex().encode(), mode=0o600)
    return bytes.fromhex(path.read_text())
