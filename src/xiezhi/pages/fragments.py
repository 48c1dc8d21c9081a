"""Fragments that are written once: what a macro makes of an immutable value, remembered by the whole of that value.

Nothing but the value decides what is written, so whoever is shown a fragment was already given all that stands in it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

MOST = 4_000_000
"""Characters that one process remembers, in all its fragments together."""


class Fragments:
    """`{{ once(refusal, r) }}` for `{{ refusal(r) }}`: the same in this language and year."""

    def __init__(self, most: int = MOST) -> None:
        self.most, self.size = most, 0
        self.known: OrderedDict[Hashable, Markup] = OrderedDict()
        self._lock = threading.Lock()

    @pass_context
    def __call__(self, context: Context, macro: Any, value: Hashable) -> Markup:
        frame = context["frame"]
        key = (macro._func.__code__.co_filename, macro.name, frame.lang, frame.year, value)
        with self._lock:
            found = self.known.get(key)
            if found is not None:
                self.known.move_to_end(key)
                return found
        made = Markup(macro(value))
        with self._lock:
            if key not in self.known:
                self.known[key] = made
                self.size += len(made)
            while self.size > self.most:
                self.size -= len(self.known.popitem(last=False)[1])
        return made
