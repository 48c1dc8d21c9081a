"""迟延履行期间的债务利息：一般债务利息照裁判文书，加倍部分每日万分之一点七五。依据：法释〔2014〕8号，2014年8月1日起施行。

单位：元。日数首尾均计，迟延自履行期间届满的次日起算，算到付款之日（含）；有付款的账见 delay_account.py，
以前的期间见 delay_before_2014.py。
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from xiezhi.law.dated import Dated
from xiezhi.law.interest import Counting, Span, accrued
from xiezhi.law.parameters import badge, policy
from xiezhi.law.periods import days
from xiezhi.law.setoff import Rates
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_bankruptcy import BANKRUPTCY_THIRD
from xiezhi.law.statutes_enforcement import DELAY_INTEREST
from xiezhi.law.working import Line, Working, plain

DAY = timedelta(days=1)
START_2014 = date(2014, 8, 1)
DOUBLED_LAW = DELAY_INTEREST("第一条", "日万分之一点七五")
DAILY = Dated({"2014-08-01": Decimal("0.0175")}, name="加倍部分债务利息")
"""加倍部分的日利率，单位：百分之一每日。"""

BOTH_DAYS = badge("delay.days")

Stay = tuple[date, date]
General = Callable[[Decimal, date, date], Working]
"""一般债务利息：本金、首日、末日（均计入）得出利息的算式。"""


def general_daily(rate: Decimal) -> General:
    """裁判文书写明的日利率，如 0.0005。"""

    def amount(principal: Decimal, first: date, last: date) -> Working:
        count = (last - first).days + 1
        text = f"{plain(principal)} × {plain(rate * 100)}% × {count}日"
        line = Line(
            f"{first}至{last}",
            text,
            principal * rate * count,
            DELAY_INTEREST("第一条", "根据生效法律文书确定的方法计算"),
        )
        return Working("一般债务利息", (line,))

    return amount


def general_at(rates: Rates, counting: Counting) -> General:
    """裁判文书写明的年利率（固定或者同期LPR），年基数依设定。"""
    return lambda principal, first, last: accrued("一般债务利息", principal, rates(first, last), counting)


def general_annual(percent: Decimal, year: int = 365) -> General:
    """裁判文书写明的固定年利率，单位：百分之一每年。"""
    law = DELAY_INTEREST("第一条", "根据生效法律文书确定的方法计算")
    return general_at(lambda first, last: (Span(first, last, percent, law),), Counting(year=year))


def last_day_to_perform(effective: date, within: int | None) -> date:
    """履行期间的最后一日：生效之日不计入，末日遇休息日顺延；没有履行期间的为生效之日。依据：第二条，民事诉讼法第八十五条。

    >>> last_day_to_perform(date(2015, 6, 30), 3)
    datetime.date(2015, 7, 3)
    """
    return effective if within is None else days(within).ends(after=effective)


def delay_days(first: date, last: date, stays: Iterable[Stay] = ()) -> int:
    """迟延的日数，首尾均计，扣除第三条第三款的中止、暂缓期间（首尾均含，可重叠）。"""
    if last < first:
        return 0
    stayed = {
        ordinal
        for begin, end in stays
        for ordinal in range(max(begin, first).toordinal(), min(end, last).toordinal() + 1)
    }
    return (last - first).days + 1 - len(stayed)


def doubled(base: Decimal, first: date, last: date, stays: Iterable[Stay] = ()) -> Working:
    """加倍部分债务利息，单位：元，`first` 是迟延的第一日。2014年8月1日以前抛 NotInForce。依据：第一条第三款。

    >>> doubled(Decimal(10_000), date(2015, 7, 4), date(2015, 9, 1)).total
    Decimal('105.00')
    """
    rate = DAILY.on(first)
    count = delay_days(first, last, stays)
    line = Line("加倍部分债务利息", f"{plain(base)} × {rate}% × {count}日", base * rate / 100 * count, DOUBLED_LAW)
    return Working("加倍部分债务利息", (line,), (BOTH_DAYS,)).rounding_told()


def doubled_by_instalments(instalments: Sequence[tuple[date, Decimal]], paid: date) -> tuple[Working, ...]:
    """分期履行的，每期各自自届满的次日起算。依据：第二条。"""
    return tuple(doubled(amount, due + DAY, paid) for due, amount in instalments)


def doubled_foreign(principal: Decimal, days_late: int) -> Working:
    """外币债务的加倍部分，以该外币计。依据：第五条第一款。"""
    rate = DAILY.on(START_2014)
    law = DELAY_INTEREST("第五条", "以该种外币按日万分之一点七五计算")
    text = f"{plain(principal)} × {rate}% × {days_late}日"
    return Working(
        "加倍部分债务利息（外币）", (Line("加倍部分", text, principal * rate / 100 * days_late, law),), (BOTH_DAYS,)
    )


def debt_in_yuan(foreign: Decimal, middle_rate: Decimal) -> Working:
    """申请执行人主张以人民币计算的，先按起算之日的中间价折算。依据：第五条第二款、第三款。"""
    law = DELAY_INTEREST("第五条", "按照加倍部分债务利息起算之日的")
    return Working("折合人民币的债务", (Line("折合", f"{plain(foreign)} × {middle_rate}", foreign * middle_rate, law),))


def until_bankruptcy(accepted: date, *, inclusive: bool = False) -> tuple[date, Working]:
    """破产申请受理后的加倍部分不予确认：算到哪一日。算到前一日或者当日由法院设定。依据：破产法规定（三）第三条。"""
    last = accepted if inclusive else accepted - DAY
    law = BANKRUPTCY_THIRD("第三条", "应当加倍支付的迟延利息")
    stops = policy("bankruptcy.interest_stops", "on" if inclusive else "before")
    return last, Working(
        "停止计息", (Line("受理后的不确认", str(last), Decimal(0), law), Line("停止计息日", "", Decimal(0), stops))
    )


def late_duty(loss: Decimal | None, *, court_figure: Decimal = Decimal(0)) -> Working:
    """非金钱义务的迟延履行金，单位：元：有损失的双倍补偿，没有的由法院决定。依据：民诉法解释第五百零五条。"""
    if loss is None:
        law = CIVIL_PROCEDURE_INTERPRETATION("第五百零五条", "由人民法院根据具体案件情况决定")
        return Working("迟延履行金", (Line("法院决定", "", court_figure, law),))
    law = CIVIL_PROCEDURE_INTERPRETATION("第五百零五条", "双倍补偿申请执行人已经受到的损失")
    return Working("迟延履行金", (Line("损失的两倍", f"{plain(loss)} × 2", loss * 2, law),))
