"""命令行：责任比例、破产分配、管理人报酬、破产期限。由 `xiezhi law` 收入。"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TextIO

import click

from xiezhi.law.bankruptcy_deadlines import Deadline, deadlines
from xiezhi.law.distribution import distribute
from xiezhi.law.examples_bankruptcy import estate_of
from xiezhi.law.remuneration import ceiling
from xiezhi.law.spelling import day_of, number_of
from xiezhi.law.traffic import Against, Determination, liability_share
from xiezhi.law.working import Working, plain

DETERMINATIONS = {found.value: found for found in Determination}


def amount(text: str) -> Decimal:
    """不小于零的数，不经过二进制小数。"""
    value = number_of(text)
    if value is None:
        raise ValueError(f"{text}不是数")
    if value < 0:
        raise ValueError(f"{text}应不小于零")
    return value


as_json = click.option("--json", "as_json", is_flag=True, help="输出 JSON")


def as_data(working: Working) -> dict[str, object]:
    """算式的 JSON：逐行、合计、应说明的话。"""
    lines = [
        {"label": line.label, "sum": line.sum, "amount": plain(line.amount), "law": str(line.law) if line.law else None}
        for line in working.lines
    ]
    return {"title": working.title, "lines": lines, "total": str(working.total), "badges": list(working.badges)}


def tell(workings: Mapping[str, Working], json_wanted: bool) -> None:
    """写给人看，或者写成 JSON。"""
    if json_wanted:
        click.echo(json.dumps({key: as_data(working) for key, working in workings.items()}, ensure_ascii=False))
        return
    for working in workings.values():
        click.echo(working.title)
        for line in working.lines:
            click.echo(f"  {line.label}：{line.sum} = {plain(line.amount)}" + (f"  {line.law}" if line.law else ""))
        click.echo(f"  合计 {working.total} 元")
        for badge in working.badges:
            click.echo(f"  ※ {badge}")


@click.command("liability-share")
@click.argument("against", type=click.Choice([against.value for against in Against]))
@click.argument("determination", type=click.Choice(list(DETERMINATIONS)))
@as_json
def liability_share_command(against: str, determination: str, as_json: bool) -> None:
    """机动车一方责任比例的参考数，由法官确定。"""
    found = liability_share(Against(against), DETERMINATIONS[determination])
    if as_json:
        figures = {"share": found.share, "low": found.low, "high": found.high}
        told = {key: plain(value) for key, value in figures.items()} | {"law": str(found.basis)}
        return click.echo(json.dumps(told, ensure_ascii=False))
    click.echo(f"{plain(found.share * 100)}%（{plain(found.low * 100)}%至{plain(found.high * 100)}%）  {found.basis}")


@click.command("estate")
@click.argument("facts", type=click.File(encoding="utf-8"))
@as_json
def estate_command(facts: TextIO, as_json: bool) -> None:
    """破产财产分配：读入 JSON（键同例题 distributions.csv 的 bankruptcy）。"""
    try:
        result = distribute(estate_of(json.load(facts)))
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError) as error:
        raise click.ClickException(f"读不懂：{error}") from error
    rate = f"普通债权清偿率{plain(result.ordinary_rate)}%，余额{result.left}元"
    tell({"estate": result.working.noting(rate)}, as_json)


@click.command("administrator-fee")
@click.argument("value", type=amount)
@click.option("--secured", type=amount, default="0", metavar="元", help="其中担保权人优先受偿的")
@click.option("--float-pct", type=Decimal, default="0", metavar="百分数", help="高级人民法院浮动，不超过30")
@as_json
def administrator_fee_command(value: Decimal, secured: Decimal, float_pct: Decimal, as_json: bool) -> None:
    """管理人报酬上限：最终清偿的财产价值总额。"""
    try:
        tell({"ceiling": ceiling(value, secured=secured, float_pct=float_pct)}, as_json)
    except ValueError as error:
        raise click.ClickException(str(error)) from error


@click.command("bankruptcy-deadline")
@click.argument("id_", metavar="编号", required=False)
@click.argument("start", type=day_of, metavar="起算日", required=False)
@click.option("--extended", is_flag=True, help="加上延长的期间")
@as_json
def bankruptcy_deadline_command(id_: str | None, start: date | None, extended: bool, as_json: bool) -> None:
    """破产程序的期限：不写编号列出全部，写编号和起算日推算届满日。"""
    known = deadlines()
    if id_ is not None and id_ not in known:
        raise click.UsageError(f"没有{id_}，编号为B01至B55")
    chosen = [known[id_]] if id_ else list(known.values())
    if as_json:
        return click.echo(json.dumps([_deadline(each, start, extended) for each in chosen], ensure_ascii=False))
    for deadline in chosen:
        laws = "、".join(str(law) for law in deadline.law)
        click.echo(f"{deadline.id} {deadline.what}：{deadline.since}，{deadline.period or '不以日期计'}  {laws}")
    if id_ and start:
        try:
            derivation = known[id_].derive(start, extended=extended)
        except ValueError as error:
            raise click.ClickException(str(error)) from error
        for line in derivation.lines:
            click.echo(f"  {line.label}：{line.sum}" + (f"  {line.law}" if line.law else ""))


def _deadline(deadline: Deadline, start: date | None, extended: bool) -> dict[str, object]:
    """破产期限的 JSON；写了起算日的，推算届满日。"""
    told: dict[str, object] = {"id": deadline.id, "what": deadline.what, "since": deadline.since}
    told |= {"period": str(deadline.period or ""), "law": [str(law) for law in deadline.law]}
    if start is None:
        return told
    try:
        found = deadline.derive(start, extended=extended)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    return told | {"start": str(start), "due": str(found.due), "provisional": found.provisional}


COMMANDS: tuple[click.Command, ...] = (
    liability_share_command,
    estate_command,
    administrator_fee_command,
    bankruptcy_deadline_command,
)
