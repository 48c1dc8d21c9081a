"""A court's key, a moment, two people's accounts, and a database that several threads may open."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from django.apps import apps
from django.core.management import call_command
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from xiezhi.desk import passwords
from xiezhi.desk.accounts import Account, create_account
from xiezhi.desk.secrets import Keyring

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
"""09:00 in the court."""
PASSWORD = "草原上的风-吹过-乌兰察布"


STRONG = passwords.HASHER


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[None]:
    """Argon2 with little work, so that the tests take seconds; `STRONG` is the real one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keyring:
    return Keyring(tmp_path_factory.mktemp("court"))


@pytest.fixture
def wang(db: None, keys: Keyring) -> Account:
    """王某, who signs in by password."""
    return create_account("王某", PASSWORD, keys=keys, now=NOW, phone="13800000001", person="person-wang-0000001")


@pytest.fixture
def zhang(db: None, keys: Keyring) -> Account:
    """张某, who has no password."""
    return create_account("张某", None, keys=keys, now=NOW, person="person-zhang-000001")


@pytest.fixture
def at_once(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Callable[..., None]]:
    """Run functions in threads with connections of their own; SQLite gets a file, because memory has one connection."""
    default = connections["default"]
    name = default.settings_dict["NAME"]
    with django_db_blocker.unblock():
        if default.vendor == "sqlite":
            default.settings_dict["NAME"] = str(tmp_path / "court.sqlite3")
            _in_threads(lambda: call_command("migrate", "desk", verbosity=0))
        yield _in_threads
        if default.vendor == "postgresql":
            _in_threads(_empty)
    default.settings_dict["NAME"] = name


def _empty() -> None:
    tables = ", ".join(model._meta.db_table for model in apps.get_app_config("desk").get_models())
    with connections["default"].cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables}")


def _in_threads(*tasks: Callable[[], object]) -> None:
    """Start all, wait for all, raise the first failure."""
    failures: list[BaseException] = []

    def run(task: Callable[[], object]) -> None:
        try:
            task()
        except BaseException as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
