"""What all tests share."""

import os
from contextlib import ExitStack

import pytest
from hypothesis import settings

from xiezhi.engine.guarded import door_open

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
"""Playwright leaves a loop that counts as running in the thread in which the next test asks the database."""
settings.register_profile("by no clock", deadline=None)
settings.load_profile("by no clock")
pytest_plugins = ["tests.postgres_server", "tests.pages.windows"]


@pytest.fixture(scope="session")
def _making_tables() -> ExitStack:
    """The door stands open while the tables are made, as it does where a court's folder is made."""
    opened = ExitStack()
    opened.enter_context(door_open())
    return opened


@pytest.fixture(scope="session")
def django_db_modify_db_settings(_making_tables: ExitStack, django_db_modify_db_settings: None) -> None:
    """Before the tables are made."""


@pytest.fixture(scope="session")
def django_db_setup(_making_tables: ExitStack, django_db_setup: None) -> None:
    """After they were."""
    _making_tables.close()


LONGEST = "tests/pages/test_journey_browser.py"
"""It takes minutes and cannot be divided: it begins first, so that nothing waits for it at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first; all others stay where they are."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.fixture
def without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which WeasyPrint cannot be loaded, until monkeypatch is undone."""
    monkeypatch.setattr("xiezhi.papers.render._typesetter", lambda: None)
