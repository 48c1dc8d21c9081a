"""The court and its cast, asked over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.asking import Asker, asker
from tests.engine.cast import Court, _folder, court, home

__all__ = ["_folder", "court", "home"]


@pytest.fixture(autouse=True)
def _interface(settings: Any) -> None:
    """The interface alone: what it answers does not hang on what stands before the pages."""
    settings.MIDDLEWARE = []
    settings.ROOT_URLCONF = "xiezhi.api.urls"


@pytest.fixture
def wang(court: Court) -> Asker:
    """王某, claimant."""
    return asker(court, court.wang.id)


@pytest.fixture
def judge(court: Court) -> Asker:
    """The filing judge."""
    return asker(court, court.filing_judge.id)


@pytest.fixture
def nobody(court: Court) -> Asker:
    """Somebody who is not signed in."""
    return Asker(court)


@pytest.fixture
def stranger(court: Court) -> Asker:
    """Somebody with an account and no case."""
    return asker(court, "person-stranger")
