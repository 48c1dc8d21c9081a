"""A PostgreSQL 15 server for the tests marked ``postgres``: a cluster of its own in a temporary folder.

The server refuses to run as root, so root hands it to the first of ``postgres`` and ``nobody`` that exists.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

PROGRAMS = Path("/usr/lib/postgresql/15/bin")


class PostgresServer:
    """One cluster: ``start``, ``kill`` (as kill -9 does), ``start`` again, ``remove``; with these of its settings."""

    def __init__(self, **settings: str) -> None:
        self.account, self.settings = _account(), settings
        self.folder = Path(tempfile.mkdtemp(prefix="xiezhi-postgres-"))
        self.data = self.folder / "data"
        self.port = _free_port()
        if self.account:
            shutil.chown(self.folder, self.account)
        self._run("initdb", "-D", self.data, "-U", "xiezhi", "--auth=trust", "--encoding=UTF8", "--locale=C")

    @property
    def url(self) -> str:
        """Where the tests connect, as ``XIEZHI_DATABASE_URL`` has it."""
        return f"postgresql://xiezhi@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start and wait until it accepts connections; after a kill it recovers first."""
        settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "''", **self.settings}
        options = " ".join([f"-p {self.port}", *(f"-c {name}={value}" for name, value in settings.items())])
        log = self.folder / "log"
        self._run("pg_ctl", "start", "--wait", "-t", "60", "-D", self.data, "-l", log, "-o", options)

    def kill(self) -> None:
        """SIGKILL to the postmaster and every backend: what a crash leaves is what is on the disk."""
        postmaster = int((self.data / "postmaster.pid").read_text().split()[0])
        backends = subprocess.run(["pgrep", "-P", str(postmaster)], capture_output=True, text=True, check=False)
        processes = [postmaster, *map(int, backends.stdout.split())]
        for process in processes:
            os.kill(process, signal.SIGKILL)
        while any(_runs(process) for process in processes):
            time.sleep(0.02)
        (self.data / "postmaster.pid").unlink()  # a killed process may linger as a zombie and look alive to the next

    def processor(self) -> float:
        """Seconds of the processor that the server has taken, with what its ended processes took."""
        postmaster = (self.data / "postmaster.pid").read_text().split()[0]
        children = subprocess.run(["pgrep", "-P", postmaster], capture_output=True, text=True, check=False)
        ticks = 0
        for process in (postmaster, *children.stdout.split()):
            with suppress(FileNotFoundError, ProcessLookupError):
                told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                ticks += sum(map(int, told[11:15] if process == postmaster else told[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")

    def create_database(self, name: str) -> str:
        """A new empty database; its address."""
        self._run("createdb", "-h", "127.0.0.1", "-p", self.port, "-U", "xiezhi", name)
        return self.url.removesuffix("postgres") + name

    def remove(self) -> None:
        """Stop the server and delete the cluster."""
        subprocess.run(
            self._command("pg_ctl", "stop", "-D", self.data, "-m", "immediate"), capture_output=True, check=False
        )
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: object) -> None:
        done = subprocess.run(
            self._command(program, *arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=self.folder,
        )
        log = self.folder / "log"
        assert done.returncode == 0, f"{program}: {done.stdout}{log.read_text() if log.exists() else ''}"

    def _command(self, program: str, *arguments: object) -> list[str]:
        other = ["runuser", "-u", self.account, "--"] if self.account else []
        return [*other, str(PROGRAMS / program), *map(str, arguments)]


def _account() -> str | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A running server, one for all tests of a worker; each test makes its own database in it."""
    assert PROGRAMS.is_dir(), "PostgreSQL 15 is missing: ./x setup --all"
    server = PostgresServer()
    try:
        server.start()
        yield server
    finally:
        server.remove()
