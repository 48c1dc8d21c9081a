"""命令行：全部计算器，一个命令；问什么、怎样算与页面、接口相同。由 `xiezhi law` 收入。"""

from __future__ import annotations

import json

import click

from xiezhi.law.asking import Kind, Unclear
from xiezhi.law.calculator import Answer, Calculator
from xiezhi.law.calculators import CALCULATORS
from xiezhi.law.cli_injury import as_data, as_json, tell
from xiezhi.law.derivation import Derivation, said


@click.command("reckon")
@click.argument("name", required=False, metavar="名称")
@click.argument("given", nargs=-1, metavar="项=值…")
@as_json
def reckon_command(name: str | None, given: tuple[str, ...], as_json: bool) -> None:
    """算一算：不写名称列出全部问题，只写名称列出问的各项。

    例：xiezhi law reckon delay amount=10000 last_day=2015-07-03 to=2015-09-01
    """
    if name is None:
        return _list(as_json)
    if name not in CALCULATORS:
        raise click.ClickException(f"没有{name}，有：{'、'.join(CALCULATORS)}")
    calculator = CALCULATORS[name]
    if not given:
        return _asks(calculator, as_json)
    values: dict[str, list[str]] = {}
    for pair in given:
        key, _, value = pair.partition("=")
        if key not in {ask.name for ask in calculator.asks}:
            raise click.ClickException(f"没有{key}这一项，有：{'、'.join(ask.name for ask in calculator.asks)}")
        values.setdefault(key, []).append(value)
    try:
        answer = calculator.answer(values)
    except Unclear as unclear:
        raise click.ClickException(f"{unclear.field}：{unclear.sentence}") from unclear
    _tell(answer, as_json)


def _tell(answer: Answer, as_json: bool) -> None:
    found = answer.result
    if not isinstance(found, Derivation):
        workings = {"result": found, **{f"further{place}": one for place, one in enumerate(answer.further, 1)}}
        if not as_json:
            click.echo(f"{answer.label} {found.total} 元")
            return tell(workings, json_wanted=False)
        told = {key: as_data(working) for key, working in workings.items()}
        return click.echo(json.dumps({"label": answer.label, "total": str(found.total), **told}, ensure_ascii=False))
    if as_json:
        lines = [{"label": line.label, "day": str(line.day), "sum": line.sum} for line in found.lines]
        data = {"label": answer.label, "due": found.due.isoformat(), "provisional": found.provisional, "lines": lines}
        return click.echo(json.dumps({**data, "law": [str(law) for law in answer.laws]}, ensure_ascii=False))
    click.echo(f"{answer.label} {said(found.due)}" + ("（暂计）" if found.provisional else ""))
    for line in found.lines:
        click.echo(f"  {line.label}：{line.sum}" + (f"  {line.law}" if line.law else ""))


def _list(as_json: bool) -> None:
    if as_json:
        told = {each.name: each.question for each in CALCULATORS.values()}
        return click.echo(json.dumps(told, ensure_ascii=False))
    for each in CALCULATORS.values():
        click.echo(f"{each.name}  {each.question}")


def _asks(calculator: Calculator, as_json: bool) -> None:
    if as_json:
        told = [{"name": ask.name, "label": ask.label, "kind": ask.kind.key} for ask in calculator.asks]
        return click.echo(json.dumps(told, ensure_ascii=False))
    click.echo(calculator.about)
    for ask in calculator.asks:
        needed = "（必填）" if ask.required and not ask.default else ""
        columns = "，一行写作 " + "/".join(column.label for column in ask.columns) if ask.kind is Kind.ROWS else ""
        choices = "：" + "、".join(key for key, option in ask.options.items() if option.shown) if ask.options else ""
        click.echo(f"  {ask.name}  {ask.label}{needed}{choices}{columns}")


COMMANDS: tuple[click.Command, ...] = (reckon_command,)
