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

MOST = 8192
"""Fragments that one process remembers."""
_written: OrderedDict[Hashable, Markup] = OrderedDict()
_lock = threading.Lock()


@pass_context
def kept(context: Context, macro: Any, value: Hashable) -> Markup:
    """`{{ kept(refusal, r) }}` for `{{ refusal(r) }}`: the same in this language and year."""
    frame = context["frame"]
    key = (macro.name, frame.lang, frame.now.year, value)
    with _lock:
        known = _written.get(key)
        if known is not None:
            _written.move_to_end(key)
            return known
    made = Markup(macro(value))
    with _lock:
        _written[key] = made
        if len(_written) > MOST:
            _written.popitem(last=False)
    return made
