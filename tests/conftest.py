"""What all tests share."""

import sys
from contextlib import ExitStack

import pytest

from xiezhi.engine.guarded import door_open

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


class NoPango:
    """A machine on which WeasyPrint cannot be loaded."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")


@pytest.fixture
def without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until monkeypatch is undone."""
    for name in [each for each in sys.modules if each.startswith("weasyprint") or each.endswith("papers.typesetter")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [NoPango, *sys.meta_path])
