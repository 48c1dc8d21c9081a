"""A demonstration court's world outside: a bank, banks and registries, the public list, played over loopback."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

from xiezhi.engine import identity_providers
from xiezhi.engine.clock import court_now
from xiezhi.outside.assistance import Request
from xiezhi.outside.assistance_simulator import USUAL, City, city
from xiezhi.outside.bank_simulator import Bank, bank
from xiezhi.outside.identity import Attested
from xiezhi.outside.identity_simulator import Registry, identity_provider
from xiezhi.outside.loopback import Mood, weather
from xiezhi.outside.publication_simulator import Gazette, gazette
from xiezhi.phrases import assistants
from xiezhi.phrases.assistants import BANKS
from xiezhi.records.court import Court
from xiezhi.records.table import rows
from xiezhi.site.played_before import holds_known, movements_read, things_known

SEED = 20260302
"""What the institutions of a demonstration draw their moods and errors from."""
PEOPLE = (
    Attested("1", "赵某", "150902196803120025", "13904740001"),
    Attested("2", "孙某", "150902199107080019", "13904740002"),
)
"""Who can show himself at the provider of identities that is played; no record knows them."""
MOODS = {Mood.SLOW: 0.1, Mood.SILENT: 0.03, Mood.PARTIAL: 0.03, Mood.WRONG: 0.03, Mood.REFUSING: 0.03}


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
    ours = Bank(key, begins=movements_read())

    def transfer(request: Request, amount: Decimal) -> None:
        day = court_now().date().isoformat()
        court = named.get(request.court, "")
        ours.book(court, "in", amount, sub=request.account, name=request.name, memo=request.id, day=day)

    around = City(key, seed=SEED, transfer=transfer, wrong=USUAL, told=things_known(), held=holds_known())
    moods = weather(SEED, MOODS)
    registry = Registry(PEOPLE, "demo", secret)
    with (
        bank(ours) as at_bank,
        city(around, moods) as at_city,
        gazette(Gazette(key)) as at_list,
        identity_provider(registry) as at_provider,
    ):
        identity_providers.PLAYED["demo"] = {
            "label": "统一身份认证（演示）",
            "english": "Single sign-on (demonstration)",
            "issuer": at_provider.url,
            "client": registry.client,
            "secret": secret,
        }
        assistants.PLAYED.update(
            bank={"url": at_bank.url, "secret": secret, "name": "演示银行"},
            assistance={"url": at_city.url, "secret": secret},
            publication={"url": at_list.url, "secret": secret},
        )
        BANKS.append(ours)
        try:
            yield
        finally:
            BANKS.remove(ours)
            assistants.PLAYED.clear()
            identity_providers.PLAYED.clear()
