"""The scene, made once a module and looked at by each of its tests: whatever a test leaves is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from tests.access.disputes import build
from tests.access.scene import CODE_ABOVE, Scene
from tests.engine.cast import Court


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """In a transaction that stands for a fresh database, as Django's own test case has it."""
    home = tmp_path_factory.mktemp("court")
    with django_db_blocker.unblock(), override_settings(HOME=home), transaction.atomic():
        transaction.get_connection().atomic_blocks[0]._from_testcase = True
        yield build(Court(parent=CODE_ABOVE))
        transaction.set_rollback(True)


@pytest.fixture
def scene(built: Scene, db: None) -> Scene:
    return built
