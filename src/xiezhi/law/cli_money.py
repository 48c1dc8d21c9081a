"""命令行：诉讼费用、利息、迟延履行利息。由 `xiezhi law` 收入。"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

import click

from xiezhi.law import delay
from xiezhi.law.cli_injury import amount, as_json, tell
from xiezhi.law.delay_account import Judgment, delayed
from xiezhi.law.fees import KINDS, Halving, fee
from xiezhi.law.interest import Counting, DayRule, lpr_fixed, lpr_floating, simple_interest
from xiezhi.law.lending import Loan, lending_interest, lending_ledger
from xiezhi.law.setoff import fixed, ledger
from xiezhi.law.sources import NotInForce
from xiezhi.law.spelling import day_of
from xiezhi.law.working import Working, Yuan

Command = TypeVar("Command", bound=Callable[..., object])
day = day_of
PAYMENT: tuple[Callable[[str], date], Callable[[str], Decimal]] = (day, amount)


def payments(command: Command) -> Command:
    """各次付款。"""
    text = "一次付款，可多次"
    return click.option("--payment", "paid", type=PAYMENT, multiple=True, metavar="日期 元", help=text)(command)


def answer(working: Callable[[], Working], json_wanted: bool) -> None:
    """算出来；不合规定或者没有数据的，说明原因，不给数。"""
    try:
        found = working()
    except (ValueError, NotInForce) as problem:
        raise click.ClickException(str(problem)) from problem
    tell({"working": found}, json_wanted)


def kind_names(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    """列出各种费用的名称。"""
    if wanted and not context.resilient_parsing:
        for kind in KINDS:
            click.echo(kind)
        context.exit()


@click.command("fee")
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="种类")
@click.argument("amount_", type=amount, metavar="[金额]", required=False)
@click.option("--on", "on", type=day, metavar="日期", required=True, help="受理之日")
@click.option("--point", type=amount, metavar="元", help="法院在幅度内选定的数")
@click.option("--halved", type=click.Choice([ground.value for ground in Halving]), multiple=True, help="减半的事由")
@click.option("--kinds", is_flag=True, is_eager=True, expose_value=False, callback=kind_names, help="列出种类")
@as_json
def fee_command(
    kind: str, amount_: Decimal | None, on: date, point: Decimal | None, halved: tuple[str, ...], as_json: bool
) -> None:
    """诉讼费用：案件受理费、申请费。例：xiezhi law fee property 1000000 --on 2024-03-28"""
    grounds = [Halving(ground) for ground in halved]
    answer(lambda: fee(kind, amount_, on=on, point=point, halved=grounds), as_json)


@click.command("interest")
@click.argument("principal", type=amount, metavar="本金")
@click.option("--from", "start", type=day, metavar="日期", required=True, help="起算之日")
@click.option("--to", "end", type=day, metavar="日期", required=True, help="算到哪一日")
@click.option("--percent", type=amount, metavar="年利率", help="约定的年利率，例如 12")
@click.option("--lpr", is_flag=True, help="按同期一年期LPR（浮动）")
@click.option("--lpr-at", type=day, metavar="日期", help="按该日的一年期LPR（固定）")
@click.option("--contract", type=day, metavar="日期", help="民间借贷合同成立之日：利率受上限限制")
@click.option("--filed", type=day, metavar="日期", help="民间借贷起诉（受理）之日")
@click.option("--costs", type=amount, default="0", metavar="元", help="实现债权的费用")
@click.option("--ledger/--judgment", "as_ledger", default=False, help="算头不算尾，或者首尾均计（默认）")
@click.option("--year", type=click.Choice(["365", "360"]), default="365", help="一年的日数")
@payments
@as_json
def interest_command(
    principal: Decimal,
    start: date,
    end: date,
    percent: Decimal | None,
    lpr: bool,
    lpr_at: date | None,
    contract: date | None,
    filed: date | None,
    costs: Decimal,
    as_ledger: bool,
    year: str,
    paid: tuple[tuple[date, Decimal], ...],
    as_json: bool,
) -> None:
    """利息：约定利率、LPR、民间借贷的上限、还款的抵充。

    例：xiezhi law interest 100000 --percent 12 --from 2023-01-01 --to 2023-12-31
    """
    if sum((percent is not None, lpr, lpr_at is not None)) != 1:
        raise click.UsageError("--percent、--lpr、--lpr-at 须写一个，且只写一个")
    if (contract is None) != (filed is None):
        raise click.UsageError("--contract 与 --filed 须一并写明")
    if percent is None and (contract or paid or costs):
        raise click.UsageError("--contract、--payment、--costs 须与 --percent 一并使用")
    counting = Counting(DayRule.START_ONLY if as_ledger else DayRule.BOTH, int(year))

    def working() -> Working:
        whole = Yuan(principal)
        if lpr:
            return lpr_floating(whole, start, end, counting=counting)
        if lpr_at is not None:
            return lpr_fixed(whole, lpr_at, start, end, counting=counting)
        rate = percent or Decimal(0)
        loan = Loan(contract, filed) if contract and filed else None
        if loan is not None and (paid or costs):
            return lending_ledger(whole, rate, loan, start, paid, end, costs=costs, counting=counting).working
        if loan is not None:
            return lending_interest(whole, rate, loan, start, end, counting=counting)
        if paid or costs:
            return ledger(whole, fixed(rate), start, paid, end, costs=costs, counting=counting).working
        return simple_interest(whole, rate, start, end, counting=counting)

    answer(working, as_json)


@click.command("delay")
@click.argument("principal", type=amount, metavar="本金")
@click.option("--last-day", type=day, metavar="日期", help="履行期间的最后一日")
@click.option("--effective", type=day, metavar="日期", help="文书生效之日（与 --within 推算最后一日）")
@click.option("--within", type=int, metavar="日", help="生效后几日内履行；不写则自生效之日起")
@click.option("--to", "end", type=day, metavar="日期", required=True, help="算到哪一日（含）")
@click.option("--general-daily", type=amount, metavar="日利率", help="文书写明的日利率，例如 0.0005")
@click.option("--general-annual", type=amount, metavar="年利率", help="文书写明的年利率，例如 12")
@click.option("--general-from", type=day, metavar="日期", help="一般利息的起算之日")
@click.option("--fixed-interest", type=amount, default="0", metavar="元", help="文书已算定的利息")
@click.option("--penalty", type=amount, default="0", metavar="元", help="数额确定的违约金等")
@click.option("--costs", type=amount, default="0", metavar="元", help="应偿还债权人的费用")
@click.option("--stay", "stays", type=(day, day), multiple=True, metavar="起 止", help="非因被执行人申请的中止、暂缓")
@payments
@as_json
def delay_command(
    principal: Decimal,
    last_day: date | None,
    effective: date | None,
    within: int | None,
    end: date,
    general_daily: Decimal | None,
    general_annual: Decimal | None,
    general_from: date | None,
    fixed_interest: Decimal,
    penalty: Decimal,
    costs: Decimal,
    stays: tuple[tuple[date, date], ...],
    paid: tuple[tuple[date, Decimal], ...],
    as_json: bool,
) -> None:
    """迟延履行利息：一般债务利息与加倍部分。

    例：xiezhi law delay 10000 --effective 2015-06-30 --within 3 --to 2015-09-01
    """
    if (last_day is None) == (effective is None):
        raise click.UsageError("--last-day 与 --effective 须写一个，且只写一个")
    if general_daily is not None and general_annual is not None:
        raise click.UsageError("--general-daily 与 --general-annual 只写一个")

    def working() -> Working:
        last = last_day if last_day is not None else delay.last_day_to_perform(effective or end, within)
        judgment = Judgment(
            Yuan(principal),
            last,
            penalty=penalty,
            costs=costs,
            fixed_interest=fixed_interest,
            general_from=general_from,
        )
        if general_daily is not None:
            judgment = replace(judgment, general=delay.general_daily(general_daily))
        elif general_annual is not None:
            judgment = replace(judgment, general=delay.general_annual(general_annual))
        return delayed(judgment, end, payments=paid, stays=stays).working

    answer(working, as_json)


COMMANDS: tuple[click.Command, ...] = (fee_command, interest_command, delay_command)
