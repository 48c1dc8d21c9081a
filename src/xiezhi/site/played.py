"""A demonstration court's world outside: a bank, banks and registries, the public list, played over loopback."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

from xiezhi.engine.clock import court_now
from xiezhi.outside.assistance import Request
from xiezhi.outside.assistance_simulator import City, city
from xiezhi.outside.bank_simulator import Bank, bank
from xiezhi.outside.publication_simulator import Gazette, gazette
from xiezhi.phrases import assistants
from xiezhi.phrases.assistants import BANKS
from xiezhi.records.court import Court
from xiezhi.records.table import rows


@contextmanager
def played() -> Iterator[None]:
    """Play them while the context lasts, where every court of this folder is a demonstration."""
    courts = rows(Court)
    if not courts or any(court.mode != "demo" for court in courts):
        yield
        return
    named = {court.name: court.id for court in courts}
    secret = secrets.token_hex(16)
    key = secret.encode()
    ours = Bank(key)

    def transfer(request: Request, amount: Decimal) -> None:
        day = court_now().date().isoformat()
        court = named.get(request.court, "")
        ours.book(court, "in", amount, sub=request.account, name=request.name, memo=request.id, day=day)

    around = City(key, transfer=transfer)
    with bank(ours) as at_bank, city(around) as at_city, gazette(Gazette(key)) as at_list:
        assistants.PLAYED.update(
            bank={"url": at_bank.url, "secret": secret},
            assistance={"url": at_city.url, "secret": secret},
            publication={"url": at_list.url, "secret": secret},
        )
        BANKS.append(ours)
        try:
            yield
        finally:
            BANKS.remove(ours)
            assistants.PLAYED.clear()
