"""`xiezhi backup` and `xiezhi restore`: a court in one file, and back."""

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
