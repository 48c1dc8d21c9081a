"""A specimen of every page, with invented data that adds up: for looking at, and for tests that look."""

from __future__ import annotations

from xiezhi.pages.environment import environment
from xiezhi.pages.gallery import (
    accounts,
    case,
    course,
    deposits,
    enforcement,
    enforcing,
    entries,
    figures,
    house,
    inbox,
    lectures,
    mine,
    money,
    office,
    public,
    reckon,
    rooms,
    signing,
    steps,
)
from xiezhi.pages.gallery.cast import Specimen
from xiezhi.pages.language import speaking


def specimens() -> dict[str, Specimen]:
    """Name → template and context. Every template under ``pages/`` appears at least once, with its empty states."""
    found: dict[str, Specimen] = {}
    parts = (
        public,
        accounts,
        reckon,
        mine,
        case,
        entries,
        inbox,
        steps,
        rooms,
        course,
        deposits,
        enforcement,
        enforcing,
        lectures,
        money,
        signing,
    )
    for part in (*parts, figures, office, house):
        found |= part.specimens()
    return found


def render(specimen: Specimen) -> str:
    """One specimen as a page, in the language of its reader."""
    template, context = specimen
    lang = context["frame"].lang if "frame" in context else "zh-Hans"
    return environment(gettext=speaking(lambda: lang)).get_template(template).render(context)
