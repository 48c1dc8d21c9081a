"""命令行：两个日子之间规则与金额的变化，以及本院设定的一张表。由 `xiezhi law` 收入。"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import click

from xiezhi.law import changes, changes_money
from xiezhi.law.changes_money import Facts
from xiezhi.law.cli_estate import amount, as_json
from xiezhi.law.compensation import Residence
from xiezhi.law.parameters import PARAMETERS
from xiezhi.law.region_statistics import INNER_MONGOLIA
from xiezhi.law.rules import RULES
from xiezhi.law.spelling import day_of, moment_of


class Day(click.ParamType[date]):
    """日期，或者日期加时刻，各种写法都可以。"""

    name = "日期"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return moment_of(str(value))
        except ValueError:
            self.fail(f"{value}不是日期，应写作 2026-03-02 或者 2026-03-02T09:30", param, ctx)


class YearOrDay(Day):
    """年份（指该年1月1日）或者日期。"""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        return super().convert(f"{value}-01-01" if str(value).isdigit() else value, param, ctx)


@click.command()
@click.argument("before", metavar="前", type=YearOrDay())
@click.argument("after", metavar="后", type=YearOrDay())
@click.argument("word", required=False, metavar="编号的一部分")
@click.option("--claim", type=amount, default="1000000", show_default=True, metavar="元", help="标的额、本金")
@click.option("--contract", type=day_of, metavar="日期", help="借款合同成立之日；不写则各为当日")
@click.option("--age", type=click.IntRange(0), default=40, show_default=True, help="受害人周岁")
@click.option("--grade", type=click.IntRange(1, 10), default=10, show_default=True, help="伤残等级")
@click.option("--region", default=INNER_MONGOLIA, show_default=True, help="受诉法院所在地")
@click.option("--rural", is_flag=True, help="受害人为农村居民")
@as_json
def diff(
    before: date,
    after: date,
    word: str | None,
    claim: Decimal,
    contract: date | None,
    age: int,
    grade: int,
    region: str,
    rural: bool,
    as_json: bool,
) -> None:
    """两个日子之间的变化：期间的长短、条号、有无规定，以及同样的事实各是多少钱。"""
    facts = Facts(claim, contract, age, grade, region, Residence.RURAL if rural else Residence.URBAN)
    chosen = [rule for rule in RULES.values() if not word or word in rule.id]
    asked = [id_ for id_ in changes_money.QUESTIONS if not word or word in id_]
    found = [(c.rule.id, c.rule.what, c.what, c.before, c.after) for c in changes.between(chosen, before, after)]
    money = [one for one in changes_money.between(facts, before, after) if one.id in asked]
    found += [(one.id, "", one.what, one.before, one.after) for one in money]
    if as_json:
        lines = [{"rule": id_, "what": what, "before": old, "after": new} for id_, _, what, old, new in found]
        return click.echo(json.dumps(lines, ensure_ascii=False))
    for id_, name, what, old, new in found:
        click.echo(f"{id_}  " + (f"{name}  " if name else "") + f"{what}：{old} → {new}")
    click.echo(f"{len(chosen)}条规则，{len(asked)}项金额，变化{len(found)}处")


@click.command("parameters")
@click.argument("word", required=False, metavar="编号或名称的一部分")
@as_json
def show_parameters(word: str | None, as_json: bool) -> None:
    """本院设定的一张表：法律留给法院的数值，默认是什么、可以是什么、结果上怎样写明。"""
    chosen = [one for one in PARAMETERS.values() if not word or word in one.id or word in one.what]
    if as_json:
        rows = [
            {
                "id": one.id,
                "what": one.what,
                "kind": one.kind.value,
                "default": one.default,
                "allowed": one.allowed,
                "badge": one.shown(),
                "why": one.why,
            }
            for one in chosen
        ]
        return click.echo(json.dumps(rows, ensure_ascii=False))
    for one in chosen:
        click.echo(f"{one.id}  {one.what}〔{one.kind.value}〕：{one.said()}；可以是{one.allowed}")
        click.echo(f"  ※ {one.shown()}" + (f"  {one.why}" if one.why else ""))


COMMANDS: tuple[click.Command, ...] = (diff, show_parameters)
