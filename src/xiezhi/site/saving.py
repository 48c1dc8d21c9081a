"""Saving a court and bringing it back: one archive with tables, papers, log and keys, proved by replay."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import tarfile
import tempfile
from contextlib import suppress
from pathlib import Path

import click
from django.conf import settings

from xiezhi.engine.replay import Replayed, replay

LEFT_OUT = {"court.sqlite3", "court.sqlite3-wal", "court.sqlite3-shm", "writer.lock"}
DERIVED, GROWN = ("log", "keys"), "papers"
"""What follows from the tables, in the order in which it is written last; and what the tables point into."""


def backup(home: Path, file: Path) -> str:
    """Write the archive while people go on working: what is published is in the tables, what the tables name exists.

    So the log comes first, then what was signed, then the tables as they are in one moment, and the files at the end.
    """
    if file.exists():
        raise click.ClickException(f"{file} 已存在")
    with tempfile.TemporaryDirectory(dir=home) as folder:
        tables = Path(folder) / _tables_name()
        others = sorted({each.name for each in home.iterdir()} - {*LEFT_OUT, *DERIVED, GROWN, Path(folder).name})
        aside = file.with_name(f".{file.name}.{os.getpid()}")
        try:
            with aside.open("xb") as raw:
                os.fchmod(raw.fileno(), 0o600)
                with tarfile.open(fileobj=raw, mode="w:gz") as archive:
                    for name in (*DERIVED, *others):
                        _put(archive, home, home / name)
                    _dump(tables)
                    archive.add(tables, tables.name)
                    _put(archive, home, home / GROWN)
                raw.flush()
                os.fsync(raw.fileno())
            aside.replace(file)
        finally:
            aside.unlink(missing_ok=True)
    return f"{file} {file.stat().st_size} 字节"


def _put(archive: tarfile.TarFile, home: Path, path: Path) -> None:
    """A file or a folder with all below it, checkpoints before tiles; what is just being written is left out."""
    if path.is_dir():
        archive.add(path, path.relative_to(home), recursive=False)
        for each in sorted(path.iterdir()):
            _put(archive, home, each)
    elif not path.name.startswith("."):
        with suppress(FileNotFoundError):
            archive.add(path, path.relative_to(home))


def checked(home: Path) -> Replayed:
    """Bring PostgreSQL's tables back where the court lives there, then replay."""
    dump = home / "court.dump"
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        _run("pg_restore", "--no-owner", "--exit-on-error", "--dbname", os.environ["XIEZHI_DATABASE_URL"], str(dump))
        dump.unlink()
    return replay()


def _tables_name() -> str:
    return "court.dump" if settings.DATABASES["default"]["ENGINE"].endswith("postgresql") else "court.sqlite3"


def _dump(target: Path) -> None:
    if target.name == "court.dump":
        _run("pg_dump", "--format=custom", "--file", str(target), os.environ["XIEZHI_DATABASE_URL"])
        return
    with sqlite3.connect(settings.DATABASES["default"]["NAME"]) as source, sqlite3.connect(target) as copy:
        source.backup(copy)


def _run(program: str, *arguments: str) -> None:
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    if done.returncode:
        raise click.ClickException(f"{program}: {done.stderr.strip()}")
