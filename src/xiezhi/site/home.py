"""A court's folder: opened for one process at a time, its tables made, its keys kept, saved and brought back."""

from __future__ import annotations

import fcntl
import os
import tarfile
from pathlib import Path
from typing import IO

import django


class InUse(RuntimeError):
    """Another process has this court's file open for writing."""


_LOCKS: list[IO[str]] = []


def open_home(home: Path, *, writes: bool = False) -> None:
    """Let this process work on the court in `home`. Raises InUse where a second one wants to write into its file."""
    os.environ["XIEZHI_HOME"] = str(home.resolve())
    if writes and not os.environ.get("XIEZHI_DATABASE_URL"):
        _LOCKS.append(take(home))
    load()


def load() -> None:
    """Load the program with no court in hand."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "xiezhi.site.settings"
    django.setup()


def take(home: Path) -> IO[str]:
    """Hold the folder for writing as long as this file is open. Raises InUse where another process holds it."""
    file = (home / "writer.lock").open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        holder = file.read().strip() or "?"
        raise InUse(
            f"这个法院（{home}）正由另一进程（{holder}）办理，请先停下它，或者把数据放在 PostgreSQL 中"
        ) from None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def make_tables() -> None:
    """Bring every table to its newest form; a court from before there was an index is given one."""
    from django.core.management import call_command

    from xiezhi.engine import finding
    from xiezhi.engine.clock import court_now
    from xiezhi.engine.guarded import door_open

    with door_open():
        call_command("migrate", verbosity=0, interactive=False)
        _drop_unread()
    if finding.missing():
        finding.rebuild(court_now())


def _drop_unread() -> None:
    """PostgreSQL is given by Django, for each key of text, a second index to find beginnings by: nothing here asks so,
    and every row of a step would be written into both."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT quote_ident(indexname) FROM pg_indexes "
                "WHERE schemaname = current_schema() AND indexdef ~ '_pattern_ops\\)$'"
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP INDEX IF EXISTS {name}")


def unpack(home: Path, file: Path) -> None:
    """Lay the archive out in an empty folder; ValueError where it holds anything but files and folders below it."""
    home.mkdir(parents=True, exist_ok=True)
    with tarfile.open(file, "r:gz") as archive:
        for member in archive.getmembers():
            inside = (home / member.name).resolve().is_relative_to(home.resolve())
            if not inside or not (member.isfile() or member.isdir()):
                raise ValueError(f"{file} holds {member.name!r}, which no saved court does")
            archive.extract(member, home)
