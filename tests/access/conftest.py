"""The scene, for every test of this folder."""

from __future__ import annotations

import pytest

from tests.access.scene import Scene, build
from tests.engine.cast import Court, _folder, court, home

__all__ = ["_folder", "court", "home"]


@pytest.fixture
def scene(court: Court) -> Scene:
    return build(court)
