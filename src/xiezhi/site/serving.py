"""Serving: granian with the pages and the API; a demonstration court only on this machine unless it is said aloud."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
import threading
from pathlib import Path

import click
from django.conf import settings
from granian.constants import Interfaces
from granian.server import Server

from xiezhi.records.court import Court
from xiezhi.records.table import rows
from xiezhi.site.home import InUse, take
from xiezhi.site.processes import Loops, alone


def serve(home: Path, bind: str, port: int, workers: int, *, expose_demo: bool) -> None:
    """Serve until stopped. Raises ClickException for a court that may not be reached from elsewhere."""
    courts = rows(Court)
    if any(court.mode == "demo" for court in courts) and not _loopback(bind) and not expose_demo:
        raise click.ClickException("演示法院任何人都能以任何身份登录，只能在本机打开；确实要开放，请加 --expose-demo")
    if any(court.mode == "real" for court in courts) and not _loopback(bind) and not _https():
        raise click.ClickException(
            "正式法院对外只用 HTTPS：请把 XIEZHI_ADDRESS 设为 https:// 开头的网址，由前面的代理加密"
        )
    if workers > 1 and "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        raise click.ClickException("文件数据库只能由一个进程办理；多进程请用 PostgreSQL（XIEZHI_DATABASE_URL）")
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        not_in_use(home)
        is_free(bind, port)
    os.environ["XIEZHI_HOME"] = str(home.resolve())
    click.echo(f"http://{bind}:{port}")
    Server(
        "xiezhi.site.asgi:application",
        address=bind,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        websockets=False,
        log_access=False,
        log_level="warning",  # type: ignore[arg-type]
        workers_kill_timeout=10,
        respawn_failed_workers=True,
    ).serve()


def not_in_use(home: Path) -> None:
    """Raises ClickException where another process works on this court, before a worker finds it out again and again."""
    try:
        take(home).close()
    except InUse as held:
        raise click.ClickException(str(held)) from None


def is_free(bind: str, port: int) -> None:
    """Raises ClickException where another program answers at this port: both would answer, in turns."""
    kind, _, _, _, address = socket.getaddrinfo(bind, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(kind) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(address)
        except OSError as taken:
            raise click.ClickException(f"{bind}:{port} 不能用（{taken.strerror}），请用 --port 换一个端口") from None


def clerk() -> None:
    """Run the loops until stopped; waits for its turn where another process has it."""
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    while not alone():
        if stop.wait(10):
            return
    loops = Loops()
    loops.start()
    stop.wait()
    loops.stop()


def _https() -> bool:
    return bool(settings.CSRF_COOKIE_SECURE)


def _loopback(bind: str) -> bool:
    try:
        return ipaddress.ip_address(bind).is_loopback
    except ValueError:
        return bind == "localhost"
