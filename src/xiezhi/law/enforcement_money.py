"""执行中的钱：一个债权人时执行款怎样用，拍卖佣金、评估费、变卖底价、悔拍保证金、抵债差价。单位：元。

几个债权人的分配、起拍价与保留价、竞买保证金的幅度见 distribution.py。
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xiezhi.law.dated import Dated
from xiezhi.law.delay_account import ORDER_LAW, Unpaid
from xiezhi.law.fees_tariff import Band, Tariff
from xiezhi.law.parameters import policy
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION, COURT_FEES
from xiezhi.law.statutes_enforcement import AUCTIONS, ONLINE_AUCTIONS, REFERENCE_PRICE
from xiezhi.law.working import Line, Working, plain

COMMISSION = Dated(
    {
        "2021-01-01": Tariff(
            "拍卖佣金的上限",
            AUCTIONS("第二十九条", "拍卖机构可以按照下列比例向买受人收取佣金"),
            (
                Band(0, 2_000_000, "5%"),
                Band(2_000_000, 10_000_000, "3%"),
                Band(10_000_000, 50_000_000, "2%"),
                Band(50_000_000, 100_000_000, "1%"),
                Band(100_000_000, None, "0.5%"),
            ),
        )
    },
    name="拍卖佣金的上限",
)
FEE_WITH_COSTS = policy("fee.enforcement_order")
DEBT_PARTS: Mapping[str, str] = {
    "costs": "应偿还的费用",
    "interest": "一般债务利息",
    "principal": "本金",
    "penalty": "违约金等",
    "doubled": "加倍部分债务利息",
}


@dataclass(frozen=True, slots=True)
class Proceeds:
    """执行所得怎样用：算式（合计等于所得）、之后尚欠、退还被执行人的余款。"""

    working: Working
    unpaid: Unpaid
    back_to_debtor: Decimal


def one_creditor(
    proceeds: Decimal, unpaid: Unpaid, *, costs: Decimal = Decimal(0), fee: Decimal = Decimal(0)
) -> Proceeds:
    """一个债权人时执行所得的用法：执行费用、申请执行费、文书确定的债务、加倍部分，余款退还被执行人。

    依据：民诉法解释第五百零八条，法释〔2014〕8号第四条，《诉讼费用交纳办法》第二十条、第三十八条。
    """
    law = CIVIL_PROCEDURE_INTERPRETATION("第五百零八条", "执行所得价款扣除执行费用")
    spent = min(proceeds, costs)
    charged = min(proceeds - spent, fee)
    after, paid, left = unpaid.after(proceeds - spent - charged)
    lines = [Line("评估、拍卖、保管等执行费用", plain(costs), spent, law)]
    if fee:
        lines.append(Line("申请执行费", plain(fee), charged, COURT_FEES("第二十条", "执行申请费执行后交纳")))
        lines.append(Line("收取的先后", "", Decimal(0), FEE_WITH_COSTS))
    lines += [
        Line(DEBT_PARTS[part], plain(getattr(unpaid, part)), amount, ORDER_LAW)
        for part, amount in paid.items()
        if getattr(unpaid, part)
    ]
    lines.append(Line("退还被执行人", "剩余", left, ORDER_LAW))
    return Proceeds(Working("执行所得的用法", tuple(lines)), after, left)


def most_commission(price: Decimal, *, on: date) -> Working:
    """委托拍卖成交，向买受人收取的佣金的上限，分段累计。依据：拍卖变卖规定第二十九条。

    >>> most_commission(Decimal(3_000_000), on=date(2024, 1, 1)).total
    Decimal('130000.00')
    """
    return COMMISSION.on(on).charge(price, None, None)


def least_sell_off_price(valuation: Decimal) -> Working:
    """未经拍卖的变卖，按评估价变卖不成后的最低价：评估价的二分之一。依据：拍卖变卖规定第三十二条。"""
    law = AUCTIONS("第三十二条", "最低的变卖价不得低于评估价的二分之一")
    return Working("最低变卖价", (Line("评估价的一半", f"{plain(valuation)} ÷ 2", valuation / 2, law),))


def appraisal_base(valuation: Decimal, price: Decimal | None, *, real_cost: Decimal = Decimal(0)) -> Working:
    """评估费的计费基准：成交价高于评估价的按评估价，低于的按成交价；没有成交的按合理的实际支出。依据：参考价规定第三十二条。"""
    if price is None:
        law = REFERENCE_PRICE("第三十二条", "按照评估机构合理的实际支出计付费用")
        return Working("评估费", (Line("没有成交，按实际支出", "", real_cost, law),))
    if price > valuation:
        law = REFERENCE_PRICE("第三十二条", "以评估价为基准计付费用")
        return Working("评估费的计费基准", (Line("评估价", f"成交价{plain(price)}较高", valuation, law),))
    law = REFERENCE_PRICE("第三十二条", "以财产处置成交价为基准计付费用")
    return Working("评估费的计费基准", (Line("成交价", f"评估价{plain(valuation)}", price, law),))


def applicant_deposit(deposit: Decimal, claim: Decimal) -> Working:
    """申请执行人参加网络竞买可以不交保证金；债权小于保证金的，补交差额。依据：网络司法拍卖规定第十七条。"""
    law = ONLINE_AUCTIONS("第十七条", "债权数额小于保证金数额的按差额部分交纳")
    text = f"{plain(deposit)} − {plain(claim)}"
    return Working("申请执行人应交的保证金", (Line("差额", text, max(Decimal(0), deposit - claim), law),))


def forfeited_deposit(
    deposit: Decimal, *, sale_costs: Decimal, first_price: Decimal, second_price: Decimal, this_debt: Decimal
) -> Working:
    """悔拍的保证金不退，依次用于：拍卖费用损失、两次成交的差价、本案债务、与拍卖财产相关的其他债务。

    依据：网络司法拍卖规定第二十四条。合计等于保证金。
    """
    law = ONLINE_AUCTIONS("第二十四条", "交纳的保证金不予退还")
    wanted = (
        ("拍卖产生的费用损失", sale_costs),
        ("重新拍卖的差价", max(Decimal(0), first_price - second_price)),
        ("冲抵本案债务", this_debt),
    )
    left, lines = deposit, []
    for label, amount in wanted:
        used = min(left, amount)
        left -= used
        lines.append(Line(label, plain(amount), used, law))
    return Working("悔拍保证金的用法", (*lines, Line("冲抵与拍卖财产相关的其他债务", "剩余", left, law)))


def debt_for_asset(price: Decimal, claim: Decimal) -> Working:
    """以该次保留价接受抵债：债权小于抵债财产价额的，补交差额。依据：拍卖变卖规定第十六条。"""
    law = AUCTIONS("第十六条", "应当责令其在指定的期间内补交差额")
    text = f"{plain(price)} − {plain(claim)}"
    return Working("抵债应补交的差额", (Line("差额", text, max(Decimal(0), price - claim), law),))
