"""命令行：每个计算器一个命令；问什么、怎样算与页面、接口相同，一项一个选项。由 `xiezhi law` 收入。"""

from __future__ import annotations

import json
from collections.abc import Callable

import click

from xiezhi.law.asking import Ask, Kind, Unclear
from xiezhi.law.calculator import Answer, Calculator
from xiezhi.law.calculators import CALCULATORS
from xiezhi.law.calculators.period import DEADLINE
from xiezhi.law.cli_estate import as_data, tell
from xiezhi.law.working import Working

VALUES = {
    Kind.YUAN: "元",
    Kind.PERCENT: "百分之几",
    Kind.TIMES: "几倍",
    Kind.NUMBER: "数",
    Kind.DAY: "日期",
    Kind.LENGTH: "期间",
}
AS_JSON = click.Option(["--json", "as_json"], is_flag=True, help="输出 JSON")


def command_of(calculator: Calculator) -> click.Command:
    """一个计算器的命令。"""
    return click.Command(
        calculator.name,
        callback=_answering(calculator),
        params=[*map(_option, calculator.asks), AS_JSON],
        help=f"{calculator.question}？{calculator.about}",
        short_help=f"{calculator.question}？",
    )


def _option(ask: Ask) -> click.Option:
    kind = click.Choice(list(ask.options)) if ask.options else None
    metavar = "/".join(column.label for column in ask.columns) if ask.columns else VALUES.get(ask.kind)
    help_ = ask.label + (f"（{ask.help}）" if ask.help else "") + ("，可以写几次" if ask.columns else "")
    return click.Option(
        [f"--{ask.name.replace('_', '-')}", ask.name],
        type=kind,
        metavar=metavar,
        help=help_,
        required=ask.required and not ask.default,
        multiple=ask.kind is Kind.ROWS,
    )


def _answering(calculator: Calculator) -> Callable[..., None]:
    def answered(as_json: bool, **given: str | tuple[str, ...] | None) -> None:
        written = {name: [value] if isinstance(value, str) else list(value) for name, value in given.items() if value}
        try:
            answer = calculator.answer(written)
        except Unclear as unclear:
            option = unclear.field.partition("-")[0].replace("_", "-")
            raise click.ClickException(f"--{option}：{unclear.sentence}") from unclear
        _tell(answer, as_json)

    return answered


def _tell(answer: Answer, as_json: bool) -> None:
    workings = [each for each in (answer.result, *answer.further) if isinstance(each, Working)]
    named = dict(zip(("result", *(f"further{place}" for place in range(1, len(workings)))), workings, strict=True))
    if as_json:
        told = {key: as_data(working) for key, working in named.items()}
        return click.echo(json.dumps({"label": answer.label, "total": str(answer.total), **told}, ensure_ascii=False))
    click.echo(f"{answer.label} {answer.total} 元")
    tell(named, json_wanted=False)


COMMANDS: tuple[click.Command, ...] = tuple(
    command_of(each) for each in CALCULATORS.values() if each.name != DEADLINE.name
)
"""期限另有 `xiezhi law due`，可以延长、扣除。"""
