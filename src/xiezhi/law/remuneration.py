"""破产管理人报酬的上限：按最终清偿的财产价值分段。单位：元。"""

from __future__ import annotations

from decimal import Decimal

from xiezhi.law.parameters import policy
from xiezhi.law.statutes_bankruptcy import REMUNERATION
from xiezhi.law.working import Line, Working, plain

TIERS = (
    (Decimal(0), Decimal(1_000_000), Decimal("0.12"), REMUNERATION("第二条", "在12%以下确定")),
    (Decimal(1_000_000), Decimal(5_000_000), Decimal("0.10"), REMUNERATION("第二条", "在10%以下确定")),
    (Decimal(5_000_000), Decimal(10_000_000), Decimal("0.08"), REMUNERATION("第二条", "在8%以下确定")),
    (Decimal(10_000_000), Decimal(50_000_000), Decimal("0.06"), REMUNERATION("第二条", "在6%以下确定")),
    (Decimal(50_000_000), Decimal(100_000_000), Decimal("0.03"), REMUNERATION("第二条", "在3%以下确定")),
    (Decimal(100_000_000), Decimal(500_000_000), Decimal("0.01"), REMUNERATION("第二条", "在1%以下确定")),
    (Decimal(500_000_000), None, Decimal("0.005"), REMUNERATION("第二条", "在0.5%以下确定")),
)
COLLATERAL_LEFT_OUT = REMUNERATION("第二条", "不计入前款规定的财产价值总额")
LOCAL_FLOAT = policy("bankruptcy.remuneration_float")
COLLATERAL_FEE = REMUNERATION("第十三条", "不得超出该条规定限制范围的10%")
INSTALMENTS = REMUNERATION("第三条", "分期或者最后一次性收取报酬")
BOTH_WITHIN = REMUNERATION("第十六条", "报酬比例总和不得超出")
MOST_FLOAT = Decimal(30)


def ceiling(value: Decimal, *, secured: Decimal = Decimal(0), float_pct: Decimal = Decimal(0)) -> Working:
    """报酬上限，单位：元。`value` 为最终清偿的财产价值总额，其中 `secured` 为担保权人优先受偿的，不计入。

    `float_pct` 为高级人民法院浮动的百分数，在30%以内。

    依据：管理人报酬规定第二条。内蒙古的浮动比例没有查到，默认不浮动。
    """
    if secured > value or secured < 0:
        raise ValueError("担保权人优先受偿的价值应在财产价值总额之内")
    if abs(float_pct) > MOST_FLOAT:
        raise ValueError("高级人民法院浮动的范围不超过30%")
    base = value - secured
    lines = [
        Line(f"超过{plain(over)}元的部分", f"{plain(part)} × {plain(rate * 100)}%", part * rate, law)
        for over, upto, rate, law in TIERS
        if (part := min(base, upto if upto is not None else base) - over) > 0
    ]
    working = Working("管理人报酬上限", tuple(lines))
    if secured:
        working = working.adding("担保物优先受偿的价值", f"{plain(secured)}不计入", Decimal(0), COLLATERAL_LEFT_OUT)
    if float_pct:
        told = f"{plain(working.exact)} × {plain(float_pct)}%"
        working = working.adding("高级人民法院浮动", told, working.exact * float_pct / 100, LOCAL_FLOAT)
    return working


def collateral_fee_ceiling(collateral_value: Decimal) -> Working:
    """管理担保物向担保权人收取的报酬上限：协商不成的，以第二条限制范围的10%为限。管理人报酬规定第十三条。"""
    return ceiling(collateral_value).part("担保物的管理报酬", 1, 10, COLLATERAL_FEE)


def stage_payment(value: Decimal, approved_pct: Decimal, instalment_pct: Decimal) -> Working:
    """分期收取：上限 × 核定比例 × 本期比例；两个比例由法院确定。管理人报酬规定第三条、第十一条。"""
    if not (0 <= approved_pct <= 100 and 0 <= instalment_pct <= 100):
        raise ValueError("比例应在0%与100%之间")
    whole = ceiling(value).exact
    told = f"{plain(whole)} × {plain(approved_pct)}% × {plain(instalment_pct)}%"
    amount = whole * approved_pct / 100 * instalment_pct / 100
    return Working("本期管理人报酬", (Line("本期报酬", told, amount, INSTALMENTS),))


def after_replacement(value: Decimal, approved_for_first: Decimal) -> Working:
    """更换管理人：前后两任合计不超过上限，后任以余额为限。管理人报酬规定第十六条。"""
    whole = ceiling(value)
    taken = min(approved_for_first, whole.exact)
    return whole.adding("前任已核定", f"− {plain(approved_for_first)}", -taken, BOTH_WITHIN)
