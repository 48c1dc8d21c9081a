"""The one font that papers bring along."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

FANG = "FandolFang-Regular.otf"


@cache
def fang_file() -> Path | None:
    """The 仿宋 font: in the folder XIEZHI_FONTS, or in var/fonts beside the checkout; None where there is none."""
    named = os.environ.get("XIEZHI_FONTS")
    folders = [Path(named)] if named else [Path(__file__).parents[3] / "var/fonts", Path("var/fonts")]
    return next((folder / FANG for folder in folders if (folder / FANG).is_file()), None)
