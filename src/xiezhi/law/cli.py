"""命令行 `xiezhi law`：期限、例题、案号、法院、日历、新旧对照，以及金额各项。"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import click

from xiezhi.law import changes, cli_calculators, cli_changes, cli_estate, examples
from xiezhi.law.calendar import Calendar, NotAnnounced
from xiezhi.law.cli_changes import Day
from xiezhi.law.courts import COURTS, court
from xiezhi.law.derivation import Derivation, said
from xiezhi.law.holidays import NOTICES, STATE
from xiezhi.law.lpr import Term, Unpublished, lpr_on
from xiezhi.law.numbers import BadNumber, CaseNumber, parse
from xiezhi.law.periods import Period, days, hours, months, working_days, years
from xiezhi.law.rule import Bound, Rule
from xiezhi.law.rules import RULES, find
from xiezhi.law.sources import Basis, Citation, NotInForce
from xiezhi.law.spelling import day_of

PERIOD = re.compile(r"(\d+)(wd|h|d|m|y)")
UNITS = {"h": hours, "d": days, "wd": working_days, "m": months, "y": years}
as_json = click.option("--json", "as_json", is_flag=True, help="输出 JSON")


class DaySpan(click.ParamType[tuple[date, date]]):
    """起止日，均含：2026-03-02/2026-03-10。"""

    name = "起/止"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[date, date]:
        first, _, last = str(value).partition("/")
        try:
            return day_of(first), day_of(last)
        except ValueError:
            self.fail(f"{value}应写作 2026-03-02/2026-03-10", param, ctx)


@click.group()
def law() -> None:
    """法律的计算：每个结果逐行写明依据，可以念给当事人听。"""


@law.command()
@click.argument("what", metavar="规则编号或期间")
@click.argument("start", metavar="起算日", type=Day())
@click.option("--abroad", is_flag=True, help="在我国领域内没有住所的当事人")
@click.option("--extended", metavar="期间", help="延长的期间，例如 6m")
@click.option("--exclude", "excluded", type=DaySpan(), multiple=True, help="扣除的起止日，可以写几次")
@click.option("--final", is_flag=True, help="放假安排未公布的不作暂计，直接报错")
@as_json
def due(
    what: str,
    start: date,
    abroad: bool,
    extended: str | None,
    excluded: tuple[tuple[date, date], ...],
    final: bool,
    as_json: bool,
) -> None:
    """期限何时届满：规则编号（见 rules），或者期间 48h、15d、3wd、6m、2y。倒算的规则以事件之日为起算日。"""
    try:
        rule = None if PERIOD.fullmatch(what) else find(what)
        longer = _period(extended) if extended else None
        if rule and rule.back:
            found = rule.before(start)
        elif rule:
            found = rule.derive(start, abroad=abroad, extended=longer, excluded=excluded, provisional=not final)
        else:
            found = _period(what).derive(start, extended=longer, excluded=excluded, provisional=not final)
    except (LookupError, ValueError, TypeError) as error:
        raise click.ClickException(_reason(error)) from error
    _say(_derived(found, rule), _told(found, rule), as_json)


@law.command()
@click.argument("word", required=False, metavar="编号或名称的一部分")
@click.option("--on", type=Day(), metavar="日期", help="哪一天的版本，不写的为今天")
@as_json
def rules(word: str | None, on: date | None, as_json: bool) -> None:
    """规则表：编号、名称、期间、起算、后果、依据。"""
    day = on or date.today()
    chosen = [rule for rule in RULES.values() if not word or word in rule.id or word in rule.what]
    if as_json:
        return click.echo(json.dumps([_ruled(rule, day) for rule in chosen], ensure_ascii=False))
    for rule in chosen:
        data = _ruled(rule, day)
        click.echo(f"{rule.id}  {rule.what}：{data['limit']}，自{rule.since}〔{rule.law[0]}〕")


@law.command("examples")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@as_json
def run_examples(path: Path, as_json: bool) -> None:
    """例题：逐行计算，印出不同的各行；有不同或者不能计算的，退出码为 1。"""
    try:
        verdicts = list(examples.check(path))
    except examples.UnknownTable as error:
        raise click.ClickException(str(error)) from error
    differing = [one for one in verdicts if one.ok is False]
    if as_json:
        results = [one.to_json() for one in verdicts]
        click.echo(
            json.dumps({"rows": len(verdicts), "differ": len(differing), "results": results}, ensure_ascii=False)
        )
    else:
        for one in differing:
            click.echo(f"{one.id}\n  预期 {one.expected}\n  算得 {one.error or one.got}")
            for line in one.working:
                click.echo(f"    {line}")
        guessed = sum(one.provisional for one in verdicts)
        click.echo(f"共{len(verdicts)}行，不同{len(differing)}行" + (f"，暂计{guessed}行" if guessed else ""))
    raise SystemExit(1 if differing else 0)


@law.command()
@click.argument("text", metavar="案号")
@as_json
def number(text: str, as_json: bool) -> None:
    """读一个案号，写明各部分；写错的指出哪一部分。"""
    try:
        found = parse(text)
    except BadNumber as error:
        raise click.ClickException(str(error)) from error
    data: dict[str, object] = {"number": str(found), "year": found.year}
    if isinstance(found, CaseNumber):
        known = COURTS.get(found.court)
        where = known.name + ("（代字为推得）" if known.derived else "") if known else "没有收录"
        data |= {"court": found.court, "court_name": where, "type": found.code, "kind": found.kind.name}
        data |= {"serial": found.serial, "part": found.part}
    _say(data, [f"{key}: {value}" for key, value in data.items()], as_json)


@law.command("court")
@click.argument("code", metavar="法院代字")
@as_json
def show_court(code: str, as_json: bool) -> None:
    """按代字查法院。"""
    try:
        found = court(code)
    except KeyError as error:
        raise click.ClickException(_reason(error)) from error
    data = {"code": found.code, "name": found.name, "level": found.level.value, "derived": found.derived}
    _say(
        data, (f"{found.code}  {found.name}  {found.level.value}" + ("  代字为推得" if found.derived else ""),), as_json
    )


@law.command()
@click.argument("day", metavar="日期", type=Day())
@click.option("--region", metavar="代字", default=STATE, help="自治区自行规定放假日的，写法院代字，例如内")
@as_json
def calendar(day: date, region: str, as_json: bool) -> None:
    """某日是否工作日，其后第一个工作日是哪一日。"""
    if region not in {notice.region for notice in NOTICES}:
        raise click.ClickException(f"没有收录{region}的放假通知")
    there = Calendar(NOTICES, region=region)
    try:
        works, following = there.is_working(day), there.next_working(day)
    except NotAnnounced as error:
        raise click.ClickException(str(error)) from error
    lines = [f"{said(day)}为{'工作日' if works else '休息日'}"]
    lines += [] if works else [f"其后第一个工作日为{said(following)}"]
    _say({"day": f"{day:%Y-%m-%d}", "working": works, "next_working": f"{following:%Y-%m-%d}"}, lines, as_json)


@law.command()
@click.argument("day", metavar="日期", type=Day())
@as_json
def lpr(day: date, as_json: bool) -> None:
    """某日的贷款市场报价利率：一年期和五年期以上，哪一日公布、依据什么。"""
    try:
        rates = {term: lpr_on(day, term) for term in (Term.ONE_YEAR, Term.OVER_FIVE_YEARS)}
    except Unpublished as error:
        raise click.ClickException(str(error)) from error
    told = {
        term.value: {"percent": str(rate.percent), "published": f"{rate.since:%Y-%m-%d}", "law": str(rate.law)}
        for term, rate in rates.items()
    }
    names = {Term.ONE_YEAR: "一年期", Term.OVER_FIVE_YEARS: "五年期以上"}
    lines = [f"{names[term]}LPR {rate.percent}%，依据：{rate.law}" for term, rate in rates.items()]
    _say({"day": f"{day:%Y-%m-%d}", **told}, [f"{said(day)}适用的LPR：", *lines], as_json)


def _period(text: str) -> Period:
    found = PERIOD.fullmatch(text)
    if found is None:
        raise ValueError(f"{text}不是期间，应写作 48h、15d、3wd、6m、2y")
    return UNITS[found[2]](int(found[1]))


def _derived(found: Derivation, rule: Rule | None) -> dict[str, object]:
    lines = [{"label": line.label, "day": line.day.isoformat(), "sum": line.sum} for line in found.lines]
    laws = [str(basis) for basis in rule.law] if rule else []
    return {
        "rule": rule.id if rule else found.period,
        "start": found.start.isoformat(),
        "unrolled": found.unrolled.isoformat(),
        "due": found.due.isoformat(),
        "provisional": found.provisional,
        "lines": lines,
        "law": laws,
    }


def _told(found: Derivation, rule: Rule | None) -> list[str]:
    head = f"{rule.what}：" if rule else ""
    lines = [f"{head}{said(found.due)}" + ("（暂计）" if found.provisional else "")]
    lines += [f"  {line.label}  {line.sum}" + (f"  〔{line.law}〕" if line.law else "") for line in found.lines]
    return lines + (_laws(rule, found.start) if rule else [])


def _laws(rule: Rule, day: date) -> list[str]:
    lines = [f"  依据  {_quoted(basis, day)}" for basis in rule.law]
    lines += [f"  届满  {rule.then}"] if rule.then else []
    return lines + ([f"  说明  {rule.note}"] if rule.note else [])


def _quoted(basis: Basis, day: date) -> str:
    """当日的条号与今天的条号；字词是现行版本的。"""
    if not isinstance(basis, Citation):
        return str(basis)
    try:
        cited = basis.on(day.date() if isinstance(day, datetime) else day)
    except NotInForce:
        return f"{basis}“{basis.words}”（当日的版本没有收录）"
    moved = "" if cited.article == cited.today else f"（今{cited.today}）"
    return f"{cited}{moved}“{basis.words}”" + (f"（{cited.note}）" if cited.note else "")


def _ruled(rule: Rule, on: date) -> dict[str, object]:
    """规则一行，期间取当日有效的版本。"""
    try:
        limit = str(rule.period(on))
    except NotInForce:
        limit = changes.ABSENT
    bound = "" if rule.bound is Bound.FIXED else rule.bound.value
    return {
        "id": rule.id,
        "what": rule.what,
        "actor": rule.actor.value,
        "limit": f"{bound}{limit}",
        "since": rule.since,
        "then": rule.then,
        "law": [str(basis) for basis in rule.law],
    }


def _say(data: Mapping[str, object], lines: list[str] | tuple[str, ...], as_json: bool) -> None:
    click.echo(json.dumps(data, ensure_ascii=False) if as_json else "\n".join(lines))


def _reason(error: Exception) -> str:
    return str(error.args[0]) if error.args else str(error)


for command in (*cli_changes.COMMANDS, *cli_estate.COMMANDS, *cli_calculators.COMMANDS):
    law.add_command(command)
