"""All the stories there are: each module of this folder that tells one is on the shelf by being there."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from xiezhi.stories.story import Story


def _told() -> dict[str, Story]:
    names = [each.name for each in iter_modules([str(Path(__file__).parent)])]
    modules = [import_module(f"{__package__}.{name}") for name in names]
    found = {each.name: each for module in modules for each in vars(module).values() if isinstance(each, Story)}
    return dict(sorted(found.items()))


STORIES: dict[str, Story] = _told()
