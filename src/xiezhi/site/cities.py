"""`xiezhi city`: a city of invented people and two years, through the door, or laid out as Parquet for engines."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from xiezhi.site.home import InUse, load, make_tables, open_home

HOME = click.option(
    "--home", type=click.Path(path_type=Path, file_okay=False), required=True, help="空文件夹，或者接着办的"
)
WANTED = ("fast_share", "fast_days", "intermediate_days", "closing_gain", "in_place", "growth")


@click.command()
@HOME
@click.option("--cases", default=2_000, show_default=True, help="案件数")
@click.option("--seed", default=1, show_default=True, help="种子：同一种子，同一座城")
@click.option("--parquet", is_flag=True, help="不经办理，直接写成导出那样的 Parquet，供千万件以上的分析")
@click.option("--shape", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="写有下列各数的 TOML 文件")
@click.option("--fast-share", type=float, help="速裁占比，百分数　[83.2]")
@click.option("--fast-days", type=float, help="基层法院速裁平均用时，日　[20]")
@click.option("--intermediate-days", type=float, help="中级法院一审平均用时，日　[6]")
@click.option("--closing-gain", type=float, help="执结率比上年多几个百分点　[12.5]")
@click.option("--in-place", type=float, help="执行到位金额，元　[2491000000]")
@click.option("--growth", type=float, help="到位金额比上年多百分之几　[125]")
def city(home: Path, cases: int, seed: int, parquet: bool, shape: Path | None, **wanted: float | None) -> None:
    """两年的一座城：借款、买卖、欠薪、事故、取暖费，按季节来，遇节假日停；有人疏忽，有人放贷成业。

    案件一步步经门办成，不直接写表；中断后再跑，接着办还没有来的案件。第二年的数合于所要的形状。
    """
    asked = tomllib.loads(shape.read_text(encoding="utf-8")) if shape else {}
    if unknown := set(asked) - set(WANTED):
        raise click.ClickException(f"{shape}：不认识 {'、'.join(sorted(unknown))}；可以写 {'、'.join(WANTED)}")
    asked |= {name: value for name, value in wanted.items() if value is not None}
    home.mkdir(parents=True, exist_ok=True)
    try:
        load() if parquet else open_home(home, writes=True)
    except InUse as held:
        raise click.ClickException(str(held)) from None
    from xiezhi.procedures import course
    from xiezhi.stories.city import Shape

    assert course.COURSE, "the chapters are joined before anybody acts"
    assert {each.name for each in fields(Shape)} == {"cases", "seed", *WANTED}
    made: Any = Shape(cases, seed, **asked)
    if parquet:
        from xiezhi.stories.city_laid import lay

        lay(made, home, click.echo)
    else:
        make_tables()
        from xiezhi.stories.city_told import tell

        tell(made, click.echo)
