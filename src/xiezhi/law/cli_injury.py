"""命令行：人身损害赔偿、责任比例、破产分配、管理人报酬、破产期限。由 `xiezhi law` 收入。"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TextIO, TypeVar

import click

from xiezhi.law.bankruptcy_deadlines import Deadline, deadlines
from xiezhi.law.compensation import death, disability, funeral, mental, per_day, proved, support
from xiezhi.law.compensation_dependants import Dependant
from xiezhi.law.compensation_heads import Head, compensation
from xiezhi.law.compensation_insurance import Commercial, Compulsory, burden
from xiezhi.law.compensation_years import Coefficient
from xiezhi.law.distribution import distribute
from xiezhi.law.examples_bankruptcy import estate_of
from xiezhi.law.region_statistics import INNER_MONGOLIA, Figure, NotPublished, Statistics
from xiezhi.law.remuneration import ceiling
from xiezhi.law.sources import NotInForce
from xiezhi.law.spelling import day_of
from xiezhi.law.traffic import Against, Determination, liability_share
from xiezhi.law.working import Working, plain

Command = TypeVar("Command", bound=Callable[..., object])
BY_RECEIPT = {
    "medical": Head.MEDICAL,
    "follow_up": Head.FOLLOW_UP,
    "rehabilitation": Head.REHABILITATION,
    "transport": Head.TRANSPORT,
    "lodging": Head.LODGING,
    "property": Head.PROPERTY,
    "expert": Head.EXPERT,
}
BY_DAY = {"meals": Head.MEALS, "nutrition": Head.NUTRITION, "lost_income": Head.LOST_INCOME, "nursing": Head.NURSING}
ENTERED = {"income": Figure.INCOME, "consumption": Figure.CONSUMPTION, "wage": Figure.WAGE_ON_POST}
COMPULSORY = {"fault": Compulsory.FAULT, "no-fault": Compulsory.NO_FAULT, "none": Compulsory.NONE}
DETERMINATIONS = {found.value: found for found in Determination}


def amount(text: str) -> Decimal:
    """不小于零的数，不经过二进制小数。"""
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{text}不是数") from None
    if not value.is_finite() or value < 0:
        raise ValueError(f"{text}应不小于零")
    return value


def dependant(text: str) -> Dependant:
    """被扶养人：周岁/扶养人数，例如 8/2。"""
    age, _, supporters = text.partition("/")
    return Dependant(int(age), int(supporters or 1))


as_json = click.option("--json", "as_json", is_flag=True, help="输出 JSON")


def losses(command: Command) -> Command:
    """按票据的各项和按日的各项，一项一个选项。"""
    for key, head in BY_RECEIPT.items():
        name = f"--{key.replace('_', '-')}"
        command = click.option(name, key, type=amount, metavar="元", help=head.label)(command)
    for key, head in BY_DAY.items():
        name = f"--{key.replace('_', '-')}"
        command = click.option(name, key, type=(int, amount), metavar="天数 元", help=head.label)(command)
    return command


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


@click.command("compensation")
@click.option("--wrong", type=day_of, metavar="日期", required=True, help="侵权行为（事故）发生之日")
@click.option("--outcome", type=click.Choice(["injury", "disability", "death"]), default="injury", help="后果")
@click.option("--age", type=int, help="定残或者死亡时的周岁")
@click.option("--grade", type=click.IntRange(1, 10), help="伤残等级")
@click.option("--coefficient", type=amount, metavar="比例", help="法官确定的伤残赔偿指数，例如 0.12")
@click.option("--dependant", "people", type=dependant, multiple=True, metavar="周岁/扶养人数", help="被扶养人，可多次")
@click.option("--mental", "suffering", type=amount, metavar="元", help="精神损害抚慰金，由法官酌定")
@losses
@click.option("--region", default=INNER_MONGOLIA, show_default=True, help="受诉法院所在地")
@click.option("--debate-closed", type=day_of, metavar="日期", help="一审法庭辩论终结之日")
@click.option("--income", type=amount, metavar="元", help="录入城镇居民人均可支配收入")
@click.option("--consumption", type=amount, metavar="元", help="录入城镇居民人均消费支出")
@click.option("--wage", type=amount, metavar="元", help="录入职工年平均工资")
@click.option("--ctp", type=click.Choice(list(COMPULSORY)), help="交强险；不写则只算损失")
@click.option("--share", type=amount, default="1", metavar="比例", help="机动车一方的责任比例")
@click.option("--commercial-limit", type=amount, metavar="元", help="商业三者险保险金额")
@click.option("--advanced", type=amount, default="0", metavar="元", help="侵权人已垫付")
@as_json
def compensation_command(
    wrong: date,
    outcome: str,
    age: int | None,
    grade: int | None,
    coefficient: Decimal | None,
    people: tuple[Dependant, ...],
    suffering: Decimal | None,
    region: str,
    debate_closed: date | None,
    ctp: str | None,
    share: Decimal,
    commercial_limit: Decimal | None,
    advanced: Decimal,
    as_json: bool,
    **given: object,
) -> None:
    """人身损害赔偿：各项损失，以及交强险、商业险、侵权人、受害人各承担多少。"""
    entered = {figure: value for key, figure in ENTERED.items() if isinstance(value := given[key], Decimal)}
    statistics = Statistics(region, debate_closed, entered)
    heads = {head: proved(head, value) for key, head in BY_RECEIPT.items() if isinstance(value := given[key], Decimal)}
    for key, head in BY_DAY.items():
        if isinstance(pair := given[key], tuple):
            heads[head] = per_day(head, *pair)
    if suffering is not None:
        heads[Head.MENTAL] = mental(suffering)
    if outcome != "injury" and age is None:
        raise click.UsageError("请写明定残或者死亡时的周岁：--age")
    chosen = None
    try:
        if outcome == "disability":
            if (grade is None) == (coefficient is None):
                raise click.UsageError("请写明伤残等级 --grade，或者法官确定的指数 --coefficient")
            chosen = Coefficient.of_grade(grade) if grade else Coefficient.entered(coefficient or Decimal(0))
            heads[Head.DISABILITY] = disability(age or 0, chosen, statistics, wrong=wrong)
        elif outcome == "death":
            heads[Head.DEATH] = death(age or 0, statistics, wrong=wrong)
            heads[Head.FUNERAL] = funeral(statistics)
        if people and outcome != "injury":
            heads[Head.DEPENDANTS] = support(people, statistics, wrong=wrong, coefficient=chosen)
        workings = {"compensation": compensation(heads, wrong=wrong)}
        if ctp is not None:
            policy = None if commercial_limit is None else Commercial(commercial_limit)
            borne = burden(
                heads,
                accident=wrong,
                share=share,
                compulsory=COMPULSORY[ctp],
                commercial=policy,
                advanced=advanced,
            )
            net = f"侵权人已垫付{plain(advanced)}元，还应给付{borne.net_from_tortfeasor}元"
            workings["burden"] = borne.working.noting(net) if advanced else borne.working
    except (ValueError, NotPublished, NotInForce) as error:
        raise click.ClickException(str(error)) from error
    tell(workings, as_json)


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
    compensation_command,
    liability_share_command,
    estate_command,
    administrator_fee_command,
    bankruptcy_deadline_command,
)
