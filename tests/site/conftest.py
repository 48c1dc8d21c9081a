"""The court and its cast, for the tests that look at a living court."""

from tests.engine.cast import _folder, court, home

__all__ = ["_folder", "court", "home"]
