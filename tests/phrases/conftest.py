"""The court and its cast, for every test of this folder."""

from tests.engine.cast import _folder, court, home

__all__ = ["_folder", "court", "home"]
