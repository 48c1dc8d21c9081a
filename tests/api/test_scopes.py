"""A token opens what it names and nothing else, over every path of the interface."""

from __future__ import annotations

import re

from tests.api.asking import Asker, asker
from tests.api.described import PATHS
from tests.engine.cast import CODE, Court

CLOSED = {"get": {401, 404, 422}, "post": {401, 404}}
"""Answers that open nothing: a search that names nothing is told so first."""


def asked(who: Asker, method: str, path: str) -> int:
    return (who.get(path) if method == "get" else who.post(path, {"facts": {}})).status


def test_a_token_opens_nothing_of_the_whole_interface_but_what_it_names(court: Court) -> None:
    filing, nobody = court.files(), Asker(court)
    only_withdraws = asker(court, court.wang.id, steps=["filing.withdraw"], reads=False)
    only_reads = asker(court, court.wang.id, steps=[], reads=True)
    closed, opened = [], []
    for path, methods in PATHS.items():
        named = path.removeprefix("/api/")
        address = re.sub(r"\{\w+\}", "x", named.replace("{id}", filing.id).replace("{court}", CODE))
        for method in sorted({"get", "post"} & methods.keys()):
            if asked(nobody, method, address) != 401:
                continue  # told to everybody
            closed.append(address)
            for who in (only_withdraws, only_reads if method == "post" else only_withdraws):
                own = who is only_withdraws and address == f"proceedings/{filing.id}/steps/withdraw"
                if asked(who, method, address) not in CLOSED[method] and not own:
                    opened.append((address, method, who is only_reads))
    assert len(closed) > len(PATHS) / 2
    assert opened == []
