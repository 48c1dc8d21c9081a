"""`xiezhi export`: the operator lays log and figures into a lake of Parquet, for engines that count over many."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from xiezhi.site.home import load, open_home

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.option(
    "--home", type=click.Path(path_type=Path, file_okay=False, exists=True), required=True, help="法院的文件夹"
)
@click.option("--since", type=DAY, default="2000-01-01", show_default=True, help="自哪一日所在的月起；以前的月份不动")
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), required=True, help="写到哪个文件夹")
def export(home: Path, since: datetime, to: Path) -> None:
    """把日志、计数、数据立方和案件写成 Parquet，按法院、月份分开。

    不含姓名、证件号、文书和任何一句话；只有本文件夹的主人能读。每月末以 --since 续写，已过的月份再写也逐字节相同。
    """
    if to.resolve().is_relative_to(home.resolve()):
        raise click.ClickException("请写到法院文件夹以外：法院文件夹里的东西由法院自己读写")
    open_home(home)
    from xiezhi.engine.clock import court_now
    from xiezhi.indicators.exported import export as exported

    for court, month, made in exported(to, max(since.date(), date(2000, 1, 1)), court_now().date()):
        click.echo(f"{court}\t{month}\t" + "\t".join(f"{name} {count}" for name, count in made.items() if count))


@click.command()
@click.argument("lake", type=click.Path(path_type=Path, file_okay=False, exists=True))
def fold(lake: Path) -> None:
    """把一个湖里各法院的数据立方合成各市、各省、全国的，问全国与问一个法院一样快。

    各法院可以先后写进同一个湖；写完以后合一次，不动各法院自己的。
    """
    if not (lake / "cells").is_dir():
        raise click.ClickException(f"{lake} 里没有各法院的数据立方；先用 xiezhi export 写出")
    load()
    from xiezhi.indicators.circles import fold as folded

    click.echo(f"各级合计 {folded(lake):,} 格")
