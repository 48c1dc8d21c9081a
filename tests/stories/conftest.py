"""Empty homes, whose clock and keys are their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from xiezhi.engine.guarded import door_open


@contextmanager
def empty_home(folder: Path) -> Iterator[Path]:
    """A home without a court; when it is left, the tables are empty again."""
    with override_settings(HOME=folder):
        try:
            yield folder
        finally:
            with door_open(), connection.cursor() as cursor:
                for name in ("records", "evidence", "desk"):
                    for model in apps.get_app_config(name).get_models():
                        cursor.execute(f"DELETE FROM {model._meta.db_table}")


@pytest.fixture
def home(tmp_path: Path, db: None) -> Iterator[Path]:
    with empty_home(tmp_path) as folder:
        yield folder


@pytest.fixture(scope="module")
def lasting_home(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Path]:
    """A home that all tests of a module look at."""
    with django_db_blocker.unblock(), empty_home(tmp_path_factory.mktemp("home")) as folder:
        yield folder
