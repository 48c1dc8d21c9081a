"""The Jinja2 environment of the pages: escaped, translated, strict about names; Django's backend takes it too."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from xiezhi.pages.fragments import kept

TEMPLATES = Path(__file__).parent / "templates"


def environment(
    *,
    static: Callable[[str], str] = lambda path: f"/static/{path}",
    gettext: Callable[[str], str] = str,
    ngettext: Callable[[str, str, int], str] = lambda one, many, number: one if number == 1 else many,
    **options: Any,
) -> Environment:
    """Templates with ``_()``, ``ngettext()`` and ``static()``. A name not given is an error, not a hole."""
    options.setdefault("loader", FileSystemLoader(TEMPLATES))
    options.update(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made = Environment(extensions=["jinja2.ext.i18n"], **options)
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {"static": lru_cache(static), "kept": kept}
    return made
