"""`xiezhi backup` and `xiezhi restore`: a court in one file, and back; `xiezhi succeed` where its log cannot go on."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from xiezhi.site.home import open_home, unpack

HOME = click.option("--home", type=click.Path(path_type=Path, file_okay=False), required=True, help="法院的文件夹")


@click.command()
@HOME
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(home: Path, file: Path) -> None:
    """把整个法院（表、文书、密钥）存成一个文件；开着门也可以。"""
    open_home(home)
    from xiezhi.site import saving

    click.echo(saving.backup(home, file))


@click.command()
@HOME
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--published", type=click.Path(path_type=Path, file_okay=False, exists=True), help="原先公开的日志（log）"
)
def restore(home: Path, file: Path, published: Path | None) -> None:
    """由备份恢复到空文件夹，以回放核对，再与已公开的日志和见证机构对照；备份以后办的逐条指出，退出 1。"""
    if home.exists() and any(home.iterdir()):
        raise click.ClickException(f"{home} 不是空文件夹")
    try:
        unpack(home, file)
    except ValueError as wrong:
        raise click.ClickException(str(wrong)) from None
    open_home(home, writes=True)
    from xiezhi.procedures import course
    from xiezhi.site import saving
    from xiezhi.site.lost import lost

    assert course.COURSE, "the chapters are joined before anything is replayed"
    replayed, missing = saving.checked(home), lost(published)
    for each in missing:
        click.echo(str(each))
    click.echo(str(replayed))
    sys.exit(1 if replayed.differences or missing else 0)


@click.command()
@HOME
@click.argument("court")
@click.option(
    "--published",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    required=True,
    help="原先公开的日志（log）",
)
@click.option("--reason", required=True, help="为什么，一行，写进声明")
def succeed(home: Path, court: str, published: Path, reason: str) -> None:
    """恢复后日志已公开的多于备份的：签署声明关闭旧日志，另开新日志，名称写明旧日志公开到第几条。旧日志能续的不关。"""
    open_home(home, writes=True)
    from xiezhi.engine.clock import court_now
    from xiezhi.engine.logbook import log_home
    from xiezhi.engine.succession import succeed as close
    from xiezhi.records.court import Court
    from xiezhi.records.table import one

    if one(Court, id=court) is None:
        raise click.ClickException(f"这里没有法院 {court}")
    shown = published / log_home(court).relative_to(home.resolve() / "log")
    try:
        closing = close(court, shown, at=court_now().isoformat(), reason=reason)
    except (OSError, ValueError) as wrong:
        raise click.ClickException(str(wrong)) from None
    click.echo(closing.note.text)
    click.echo(f"旧日志关闭于第 {closing.size} 条，前 {closing.kept} 条两本相同；请把新日志的公钥告知见证机构")
