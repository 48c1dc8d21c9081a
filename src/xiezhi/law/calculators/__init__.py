"""全部计算器，按名称。每个写一次，页面 /reckon/名称、接口 /api/law/名称、命令行 `xiezhi law 名称` 都由此而来。"""

from __future__ import annotations

from xiezhi.law.calculator import Calculator
from xiezhi.law.calculators import delay, fees, injury, interest, late_payment, lending, period

CALCULATORS: dict[str, Calculator] = {
    one.name: one
    for one in (
        fees.FEE,
        fees.APPLICATION_FEE,
        period.DEADLINE,
        lending.LENDING,
        interest.INTEREST,
        late_payment.LATE_PAYMENT,
        delay.DELAY,
        injury.INJURY,
        injury.TRAFFIC,
    )
}
