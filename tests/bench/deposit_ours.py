"""A court that takes deposits over its interface, and the same stack with a view that inserts a bare row."""

import hashlib
import itertools
import json
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.bench.worker import obey

COURT = "内0902"
NUMBERS = itertools.count()
KEPT: dict[str, Any] = {}


def court(folder: str) -> str:
    """Found a court in this folder, its door batched as a server's is, and trust a program with depositing."""
    os.environ["XIEZHI_HOME"] = folder
    from xiezhi.site.home import make_tables, open_home

    open_home(Path(folder))
    make_tables()
    from django.urls import path
    from django.utils.timezone import now

    from xiezhi.api.urls import urlpatterns
    from xiezhi.desk.accounts import Account
    from xiezhi.desk.tokens import issue_token
    from xiezhi.engine.door import act, batched
    from xiezhi.engine.words import FOUNDER
    from xiezhi.procedures.affairs import Founding
    from xiezhi.procedures.course import Affairs, Deposit

    founding = Founding(code=COURT, name="集宁区人民法院", level="基层")
    act(Affairs.found, founding, court=COURT, by="founder", as_=FOUNDER, key="found")
    account = Account.objects.create(login="insurer", person="insurer", handle="insurer", created=now())
    steps, lasts = [Deposit.deposit.id], timedelta(days=1)
    KEPT["token"], _ = issue_token(account, "bench", steps=steps, reads=False, lasts=lasts, now=now())
    urlpatterns.append(path("bare", bare_view))
    KEPT["door"] = batched()
    KEPT["door"].__enter__()
    return folder


def bare_view(request: Any) -> Any:
    """Parse, look up the token, insert one row, commit, answer."""
    from django.db import transaction
    from django.http import JsonResponse
    from django.utils.timezone import now

    from tests.bench.evidence_ours import _entry
    from xiezhi.desk.tokens import find_token
    from xiezhi.engine.guarded import door_open
    from xiezhi.evidence.append import _insert
    from xiezhi.evidence.models import Entry

    assert find_token(KEPT["token"], now())
    assert json.loads(request.body)["items"]
    number = next(NUMBERS)
    with transaction.atomic(durable=True), door_open():
        row = _entry(b"x" * 300, place=10**9 + number)
        row.id = f"bare-{number}"
        _insert(Entry, [row])
    return JsonResponse([{"deposit": {"id": row.id}}], safe=False)


def deposits(clients: int, each: int) -> float:
    """Deposits a second over the interface, of contents of 2 KiB hashed twice, one a call."""
    return _load(clients, each, f"/api/courts/{COURT}/deposits", 1)


def bulk(calls: int, items: int) -> float:
    """Deposits a second where each call brings many."""
    return items * _load(1, calls, f"/api/courts/{COURT}/deposits", items)


def bare(clients: int, each: int) -> float:
    """Rows a second by the view that only inserts."""
    return _load(clients, each, "/bare", 1)


def integrated() -> float:
    """Seconds from the last deposit until all of them stand in a signed checkpoint."""
    from xiezhi.engine.publish import publish

    begin = time.perf_counter()
    assert publish() == 1
    return time.perf_counter() - begin


def _load(clients: int, each: int, path: str, items: int) -> float:
    begin = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        for work in [pool.submit(_client(each, path, items)) for _ in range(clients)]:
            work.result()
    return clients * each / (time.perf_counter() - begin)


def _client(each: int, path: str, items: int) -> Callable[[], None]:
    from django.db import connection
    from django.test import Client

    def work() -> None:
        client = Client(SERVER_NAME="127.0.0.1", headers={"authorization": f"Bearer {KEPT['token']}"})
        for _ in range(each):
            body = json.dumps({"items": [_item() for _ in range(items)]})
            key = {"idempotency-key": f"bench-{next(NUMBERS)}"}
            answers = client.post(path, body, "application/json", headers=key).json()
            assert len(answers) == items
            assert all(answer["deposit"]["id"] for answer in answers)
        connection.close()

    return work


def _item() -> dict[str, Any]:
    content = os.urandom(2048)
    sha256, sm3 = (hashlib.new(kind, content).hexdigest() for kind in ("sha256", "sm3"))
    return {"sha256": sha256, "sm3": sm3, "size": len(content), "name": "policy.pdf", "method": "system"}


if __name__ == "__main__":
    obey(court, deposits, bulk, bare, integrated)
