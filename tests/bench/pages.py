"""Two pages, side by side with plain Django on the same server and the same database: the list of an officer's cases
and the page of one case, by 16 connections; and the list far back by the list in front."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.figure import Figure, beside
from tests.bench.peers import workflow
from tests.bench.scale import ROUNDS, Scale
from tests.bench.worker import ROOT, Worker
from tests.postgres_server import PostgresServer

CONNECTIONS = 16
PAGES = ("list", "proceeding")


def beside_django(server: PostgresServer, there: str, laid: str, count: int, scale: Scale) -> Iterator[Figure]:
    """Each page in turns, over the court in this folder with so many matters in this database; plain Django has as many
    in one of its own, objects of its ORM and its own templates."""
    with ExitStack() as stack:
        theirs = server.create_database("theirs")
        with Worker(workflow(), "pages_peers.py") as they:
            other = they("town", there, theirs, count)
        with Worker(sys.executable, "pages_ours.py") as we:
            mine = we("town", there, laid)  # last, for who does nothing for half an hour is signed out
        home = {"XIEZHI_HOME": there, "XIEZHI_DATABASE_URL": laid, "XIEZHI_LOOPS": "0"}
        here = stack.enter_context(serving(sys.executable, "pages_ours.py", mine, home))
        peer = stack.enter_context(serving(workflow(), "pages_peers.py", other, {"PEERS_DATABASE_URL": theirs}))
        asks = stack.enter_context(Worker(sys.executable, "http_load.py"))

        def load(port: int, told: dict[str, Any], page: str) -> dict[str, Any]:
            answer: dict[str, Any] = asks("load", port, told[page], told["cookie"], CONNECTIONS, scale.seconds)
            return answer

        for page in PAGES:
            pairs = [(load(here, mine, page), load(peer, other, page)) for _ in range(ROUNDS)]
            assert not sum(one["errors"] for one, _ in pairs), f"our {page} failed"
            rates = [[each["rate"] for each in side] for side in zip(*pairs, strict=True)]
            errors = sum(each["errors"] for _, each in pairs)
            yield beside(f"pages.{page}.django", *rates, errors=errors, least=3)
            yield Figure(f"pages.{page}.p95", median(one["p95"] for one, _ in pairs) * 1000, "ms", most=50)
        pairs = [(load(here, mine, "deep"), load(here, mine, "list")) for _ in range(ROUNDS)]
        rates = [[each["rate"] for each in side] for side in zip(*pairs, strict=True)]
        yield beside("pages.list.deep by the first page", *rates, errors=0, least=0.9)


@contextmanager
def serving(python: str | Path, script: str, told: dict[str, Any], environment: dict[str, str]) -> Iterator[int]:
    """A server of two processes with eight threads each; its port, when both its pages are there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    paths = {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
    command = [str(python), str(ROOT / "tests/bench" / script), str(port)]
    process = subprocess.Popen(command, env={**os.environ, **environment, **paths}, cwd=ROOT)
    try:
        with Worker(sys.executable, "http_load.py") as asks:
            for page in PAGES:
                for _ in range(240):
                    if asks("load", port, told[page], told["cookie"], 1, 0.1)["rate"]:
                        break
                    time.sleep(0.5)
                else:
                    raise RuntimeError(f"{script}: {told[page]} does not answer")
        yield port
    finally:
        process.terminate()
        process.wait(30)
