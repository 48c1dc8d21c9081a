"""How often Python looks for circles among its objects, while a process serves."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE, AMONG_ALL = 20_000, 3
"""How many objects are made, less those let go, before circles among the newest are looked for; and how many times ten
of these looks go by before it is done among all: pages leave circles that grow old."""


@contextmanager
def seldom_swept() -> Iterator[None]:
    """More seldom than usual, and not among what stays as long as the process: a step leaves no circles, and looking
    for them took a tenth of it."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(AT_ONCE, usual[1], AMONG_ALL)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
