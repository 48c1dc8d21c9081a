"""The peers of the door: workers behind one fair queue, asked by many callers, each with one step at a time.

Runs in the peers' environment: standard library, Django and `peer_app` alone, and of ours what hashes and what makes
grams. With an argument it is a worker.
"""

import itertools
import json
import os
import selectors
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.bench.worker import obey, quantile

KEPT: dict[str, Any] = {}
STAFF: dict[str, list["_Worker"]] = {}
"""The workers of each kind."""
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ]
        },
    }
]
JOURNEY = ("submit", "offer", "accept", "open", "assign", "take", "disclose", "talk", "draft", "sign", "agree")


def _set_up(folder: str, url: str) -> None:
    import django
    from django.conf import settings

    parts = urlsplit(url)
    file = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(folder, "peers.sqlite3")),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 60,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
    server = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": parts.username,
        "HOST": parts.hostname,
        "PORT": parts.port,
    }
    apps = ["contenttypes", "auth", "sessions"]
    others = ["simple_history", "viewflow", "viewflow.workflow", "tests.bench.peer_app"]
    settings.configure(
        DATABASES={"default": {**(server if url else file), "CONN_MAX_AGE": None}},
        INSTALLED_APPS=[*(f"django.contrib.{each}" for each in apps), *others],
        MIGRATION_MODULES=dict.fromkeys((*apps, "simple_history", "viewflow", "peer_app")),
        MIDDLEWARE=MIDDLEWARE,
        TEMPLATES=TEMPLATES,
        ROOT_URLCONF="tests.bench.peer_app.views",
        STATIC_URL="/static/",
        ALLOWED_HOSTS=["127.0.0.1"],
        SECRET_KEY="of the bench",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    django.setup()


def court(folder: str, url: str) -> str:
    """Make the tables of all three."""
    KEPT["folder"], KEPT["url"] = folder, url
    _set_up(folder, url)
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)
    index()
    return folder


def index() -> None:
    """Make what keeps the grams of what can be found."""
    from django.db import connection

    from tests.bench.peer_app.steps import INDEXES

    with connection.cursor() as cursor:
        for statement in INDEXES[connection.vendor]:
            cursor.execute(statement)


def best(kind: str, seconds: float) -> int:
    """With how many workers this peer is fastest, asked by 256 at once; those beyond are dismissed."""
    rates = {workers: run(kind, workers, 256, seconds)["rate"] for workers in (1, 2, 4, 8)}
    most = max(rates, key=lambda workers: rates[workers])
    _dismiss(kind, most)
    return most


def run(kind: str, workers: int, callers: int, seconds: float) -> dict[str, Any]:
    """Steps answered a second, how long callers waited, and how many steps failed; the workers stay, as ours do."""
    known = STAFF.setdefault(kind, [])
    new = [_Worker(kind) for _ in range(workers - len(known))]
    for each in new:
        each.answer()  # it is ready
    known += new
    staff = known[:workers]
    before = sum(each.spent() for each in staff)
    told = _asked(staff, callers, seconds)
    told["cpu"] = (sum(each.spent() for each in staff) - before) / max(told.pop("steps"), 1)
    return told


def _dismiss(kind: str, but: int) -> None:
    """Let go all workers of a kind but so many."""
    gone = STAFF[kind][but:]
    del STAFF[kind][but:]
    for each in gone:
        each.process.stdin.close()
    for each in gone:
        each.process.wait()


class _Worker:
    def __init__(self, kind: str) -> None:
        command = [sys.executable, __file__, kind, KEPT["folder"], KEPT["url"]]
        self.process: Any = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, matter: int | None, name: str, number: str) -> None:
        self.process.stdin.write(json.dumps([matter, name, number]).encode() + b"\n")
        self.process.stdin.flush()

    def answer(self) -> Any:
        return json.loads(self.process.stdout.readline())

    def spent(self) -> float:
        """Seconds of processor that it has used."""
        told = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _asked(staff: list[_Worker], callers: int, seconds: float) -> dict[str, Any]:
    ready = selectors.DefaultSelector()
    for each in staff:
        ready.register(each.process.stdout, selectors.EVENT_READ, each)
    numbers = itertools.count(1)
    waiting = deque((None, 0, time.perf_counter()) for _ in range(callers))
    idle, busy = deque(staff), dict[Any, tuple[int | None, int, float]]()
    waited: list[float] = []
    errors = 0
    begin = time.perf_counter()
    while busy or time.perf_counter() < begin + seconds:
        while idle and waiting and time.perf_counter() < begin + seconds:
            worker, (matter, place, since) = idle.popleft(), waiting.popleft()
            busy[worker] = matter, place, since
            worker.ask(matter, JOURNEY[place], f"15090219500101{next(numbers) % 10_000:04}")
        for key, _ in ready.select(timeout=1):
            worker = key.data
            _, place, since = busy.pop(worker)
            answer, now = worker.answer(), time.perf_counter()
            idle.append(worker)
            if answer is None:
                errors += 1
                waiting.append((None, 0, now))
                continue
            waited.append(now - since)
            waiting.append((answer, place + 1, now) if place + 1 < len(JOURNEY) else (None, 0, now))
    took = time.perf_counter() - begin
    waited.sort()
    rate = len(waited) / took
    told = {"rate": rate, "p50": quantile(waited, 0.5), "p95": quantile(waited, 0.95), "errors": errors}
    return {**told, "steps": len(waited)}


def _work(kind: str, folder: str, url: str) -> None:
    """A worker: steps as they come."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    _set_up(folder, url)
    from tests.bench.peer_app.steps import KINDS

    step = KINDS[kind]
    print(json.dumps("ready"), file=answers, flush=True)
    for line in sys.stdin:
        matter, name, number = json.loads(line)
        try:
            done = step(matter, name, number)
        except Exception as error:
            print(f"{kind} {name}: {error!r}", file=sys.stderr)
            done = None
        print(json.dumps(done), file=answers, flush=True)


if __name__ == "__main__":
    if sys.argv[1:]:
        _work(*sys.argv[1:])
    else:
        obey(court, best, run)
        for every in STAFF:
            _dismiss(every, 0)
