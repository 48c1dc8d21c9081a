"""The Jinja2 environment of the pages: escaped, translated, strict about names; Django's backend takes it too."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.environment import TemplateModule
from markupsafe import Markup

from xiezhi.pages.fragments import Fragments

TEMPLATES = Path(__file__).parent / "templates"
MACROS = "x/"
"""Where the files of macros are."""


class Around(NamedTuple):
    """All that macros know of the answer that they are written into."""

    lang: str
    year: int
    csrf: str


class Once(Template):
    """A template; a file of macros that is imported with context is run once for all answers that look alike to it."""

    def make_module(
        self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Any = None
    ) -> TemplateModule:
        if not vars or not (self.name or "").startswith(MACROS):
            return super().make_module(vars, shared, locals)
        frame = vars["frame"]
        return _module(self, Around(frame.lang, frame.year, frame.csrf))


@lru_cache(maxsize=256)
def _module(template: Template, around: Around) -> TemplateModule:
    return Template.make_module(template, {"frame": around})


def environment(
    *,
    static: Callable[[str], str] = lambda path: f"/static/{path}",
    gettext: Callable[[str], str] = str,
    **options: Any,
) -> Environment:
    """Templates with ``_()``, ``static()`` and ``once()``. A name not given is an error, not a hole."""
    options.setdefault("loader", FileSystemLoader(TEMPLATES))
    options.update(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made = Environment(**options)
    made.template_class = Once
    made.globals |= {"_": _filled(gettext), "static": lru_cache(static), "once": Fragments()}
    return made


def _filled(gettext: Callable[[str], str]) -> Callable[..., Markup]:
    """``_('共 %(n)s 页', n=3)``: words of ours in the reader's language, and what is put into them escaped."""

    def said(words: str, **values: Any) -> Markup:
        found = Markup(gettext(words))
        return found % values if values or "%" in found else found

    return said
