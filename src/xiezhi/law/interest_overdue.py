"""民间借贷的逾期利息：有约定的从约定，没有约定的按借期内利率或者LPR，连同违约金等不超过上限。

利率单位：百分之一每年；金额单位：元。依据：民间借贷规定第二十八条、第二十九条，2015年规定第二十九条、第三十条。
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from xiezhi.law.interest import JUDGMENT, Counting, Span, accrued
from xiezhi.law.lending import TEXT_2020, Loan, cap_notes, cap_spans
from xiezhi.law.lpr import lpr_on
from xiezhi.law.sources import Basis
from xiezhi.law.statutes_money import LENDING, LENDING_2015
from xiezhi.law.working import Working

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Overdue:
    """逾期的约定，百分之一每年；没有约定的为空。`charges` 是违约金与其他费用折成的年利率。"""

    in_term: Decimal | None = None
    overdue: Decimal | None = None
    charges: Decimal = Decimal(0)


NO_RATE_2015 = LENDING_2015("第二十九条", "年利率6%")


def overdue_spans(terms: Overdue, loan: Loan, due: date, end: date) -> tuple[Span, ...]:
    """逾期利息的利率分段，自到期的次日起，首尾均计。依据：民间借贷规定第二十八条、第二十九条，2015年规定第二十九条、第三十条。"""
    first = due + DAY
    if end < first:
        return ()
    rate, why = terms.overdue, "（约定的逾期利率）"
    law: Basis = LENDING("第二十八条", "以不超过合同成立时一年期贷款市场报价利率四倍为限")
    if rate is None and terms.in_term is not None:
        rate, why = terms.in_term, "（按借期内利率）"
        law = LENDING("第二十八条", "按照借期内利率支付资金占用期间利息")
    if rate is None and not terms.charges:
        if loan.governed < TEXT_2020:
            return (Span(first, end, Decimal(6), NO_RATE_2015, "（没有约定利率）"),)
        law = LENDING("第二十八条", "参照当时一年期贷款市场报价利率标准计算")
        return (Span(first, end, lpr_on(first).percent, law, "（逾期时LPR）"),)
    if terms.charges:
        law, why = (
            LENDING("第二十九条", "总计超过合同成立时一年期贷款市场报价利率四倍的部分"),
            "（逾期利息与违约金等合计）",
        )
    if loan.governed < TEXT_2020:
        law = LENDING_2015("第三十条" if terms.charges else "第二十九条")
    total = (rate or Decimal(0)) + terms.charges
    return tuple(
        span if total > span.percent else replace(span, percent=total, law=law, why=why)
        for span in cap_spans(loan, first, end)
    )


def overdue_interest(
    principal: Decimal, terms: Overdue, loan: Loan, due: date, end: date, *, counting: Counting = JUDGMENT
) -> Working:
    """逾期利息（连同违约金等）受支持的数额，单位：元，自到期次日至清偿之日，首尾均计。依据：第二十八条、第二十九条。"""
    spans = overdue_spans(terms, loan, due, counting.last(end))
    return accrued("逾期利息", principal, spans, counting, *cap_notes(loan))
