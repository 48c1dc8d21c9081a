"""What is on its way into the court's folder."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from xiezhi.desk.parts import Parts


def parts() -> Parts:
    """Where files lie that have come in part."""
    return Parts(Path(settings.HOME) / "incoming")
