"""How somebody sits before a page: at a desk or with a phone, enlarged, in big type, in the colours of the system."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

Look = Callable[[Page], list[str]]
DESK, PHONE, TWICE, FOUR_TIMES = (1440, 900), (390, 844), (720, 450), (320, 225)
"""A desk and a phone, and what is left of a desk when it is enlarged (WCAG 1.4.4 and 1.4.10)."""


@dataclass(frozen=True)
class Way:
    """How somebody sits before a page, and what is looked for."""

    size: tuple[int, int]
    looks: tuple[Look, ...]
    elder: bool = False
    media: dict[str, Any] = field(default_factory=dict)

    def sit_down(self, page: Page) -> None:
        page.set_viewport_size({"width": self.size[0], "height": self.size[1]})
        page.emulate_media(**{"reduced_motion": "no-preference", "forced_colors": "none", **self.media})
        page.evaluate("elder => document.body.classList.toggle('elder', elder)", self.elder)


def looked_at(page: Page, ways: dict[str, Way]) -> dict[str, list[str]]:
    """By the ways in which something was found on a page that is open: what."""
    found = {}
    for name, way in ways.items():
        way.sit_down(page)
        if troubles := [trouble for look in way.looks for trouble in look(page)]:
            found[name] = troubles
    return found
