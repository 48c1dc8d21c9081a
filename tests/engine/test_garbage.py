"""Circles of objects are looked for seldom while a process serves, and yet found."""

from __future__ import annotations

import gc
import weakref
from typing import Any

from xiezhi.engine.garbage import AT_ONCE, seldom_swept


class Ring:
    def __init__(self) -> None:
        self.self = self


def test_a_circle_that_has_grown_old_is_found_before_a_million_objects_more_are_made() -> None:
    kept: list[Any] = []
    with seldom_swept():
        old = [Ring() for _ in range(AT_ONCE)]
        gc.collect(1)
        gone = weakref.ref(old[0])
        del old
        for _ in range(50):
            kept.append([[] for _ in range(AT_ONCE)])
            if gone() is None:
                break
        assert gone() is None
