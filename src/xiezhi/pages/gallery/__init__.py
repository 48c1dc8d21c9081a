"""A specimen of every page, with invented data that adds up: for looking at, and for tests that look."""

from __future__ import annotations

from xiezhi.pages.gallery import case, office, public, work
from xiezhi.pages.gallery.cast import Specimen


def specimens() -> dict[str, Specimen]:
    """Name → template and context. Every template under ``pages/`` appears at least once, with its empty states."""
    return {**public.specimens(), **case.specimens(), **work.specimens(), **office.specimens()}
