"""Deposits over the interface, side by side with a view of the same stack that inserts one bare row."""

import sys
from collections.abc import Iterator
from statistics import median

from tests.bench.figure import Figure, beside, makes
from tests.bench.measure_evidence import folder
from tests.bench.worker import Worker

ROUNDS = 5
CLIENTS = 8


@makes("deposit", "deposit.bare_insert")
def measure_evidence_deposit() -> Iterator[Figure]:
    """Eight programs deposit at once, one item a call, in turns with eight that insert; then many items a call."""
    with folder(in_memory=False) as there, Worker(sys.executable, "deposit_ours.py") as we:
        we("court", there)
        we("deposits", CLIENTS, 5)
        pairs = [(we("deposits", CLIENTS, 25), we("bare", CLIENTS, 25)) for _ in range(ROUNDS)]
        mine, bare = zip(*pairs, strict=True)
        yield beside("deposit.bare_insert over the interface", mine, bare, errors=0, least=0.6)
        yield Figure("deposit over the interface", median(mine), "a second")
        yield Figure("deposit 100 a call", we("bulk", 5, 100), "a second")
        yield Figure("deposit until all stand in a checkpoint", we("integrated"), "seconds", most=1)
