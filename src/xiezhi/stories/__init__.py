"""Disputes told as steps: used by the command line, the seed and the tests."""

from xiezhi.stories.shelf import STORIES

__all__ = ["STORIES"]
