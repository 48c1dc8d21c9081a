"""How often Python looks for circles among its objects, while a process serves."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 20_000
"""How many objects are made, less those let go, before circles among them are looked for."""


@contextmanager
def seldom_swept() -> Iterator[None]:
    """More seldom than usual, and not among what stays as long as the process: a step leaves no circles, and looking
    for them took a tenth of it."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(AT_ONCE, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
