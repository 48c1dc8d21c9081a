"""民间借贷的利率上限：按一审受理的日子适用哪一版规定，按合同成立的日子分段，每段取约定利率与上限中较低的。

利率单位：百分之一每年；金额单位：元。金融机构与七类地方金融组织不适用，见 `NOT_COVERED`。
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from xiezhi.law.interest import JUDGMENT, LEDGER, Counting, Span, accrued
from xiezhi.law.lpr import LPR_DAY, Term, benchmark_spans, lpr_on
from xiezhi.law.parameters import badge, policy
from xiezhi.law.setoff import Ledger, Part, Rates, ledger
from xiezhi.law.sources import Basis, Unread
from xiezhi.law.statutes_money import (
    CIVIL_CODE_CONTRACT,
    LENDING,
    LENDING_1991,
    LENDING_2015,
    LENDING_2020_FIRST,
    LENDING_SCOPE,
)
from xiezhi.law.working import Line, Working, plain

DAY = timedelta(days=1)
TEXT_2015 = date(2015, 9, 1)
TEXT_2020 = date(2020, 8, 20)
TEXT_2021 = date(2021, 1, 1)
FIRST_LPR = date(2019, 8, 20)
SUPPORTED, VOID_ABOVE = Decimal(24), Decimal(36)
"""2015年规定：支持的上限与无效的界限，单位：百分之一每年。"""

FOUR_LPR = LENDING("第二十五条", "合同成立时一年期贷款市场报价利率四倍")
AT_FILING = LENDING("第三十一条", "适用起诉时本规定的利率保护标准计算")
BY_REQUEST = LENDING("第三十一条", "当事人请求适用当时的司法解释")
TWENTY_FOUR = LENDING_2015("第二十六条", "年利率24%")
FIRST_TEXT = LENDING_2020_FIRST("第二十六条")
FIRST_TEXT_FILING = LENDING_2020_FIRST("第三十二条")
NOT_COVERED = LENDING_SCOPE("第一条")
"""金融机构、小额贷款公司、融资担保公司、区域性股权市场、典当行、融资租赁公司、商业保理公司、地方资产管理公司不适用。"""
LOCAL_FINANCE = Unread("关于进一步加强金融审判工作的若干意见", "", "M", "年利率24%")
"""金融机构与七类地方金融组织的总费用上限，凭记忆，原文未核。"""
PENDING = badge("lending.pending")
EXCESS_IS_PRINCIPAL = policy("lending.excess")


@dataclass(frozen=True, slots=True)
class Loan:
    """决定上限的事实：合同成立之日、起诉之日；受理之日不写则同起诉之日。

    `old_text` 是当事人请求对2020年8月19日以前适用当时的规定；`decided_in_2020` 是2020年内已经审结。
    """

    contract: date
    filed: date
    accepted: date | None = None
    old_text: bool = True
    decided_in_2020: bool = False
    term: Term = Term.ONE_YEAR

    @property
    def governed(self) -> date:
        return self.accepted or self.filed


def four_lpr(day: date) -> Decimal:
    """某日一年期LPR的四倍。"""
    return lpr_on(day).percent * 4


def cap_spans(loan: Loan, start: date, end: date) -> tuple[Span, ...]:
    """一段日子（首尾均含）内各段的利率上限。依据：民间借贷规定第二十五条、第三十一条，及以前各版。

    2015年9月1日以前受理的，为同类银行贷款利率的四倍（1991年意见，原文未核）。
    """
    if loan.governed < TEXT_2015:
        spans = benchmark_spans(start, end, loan.term)
        return tuple(
            Span(first, last, rate.percent * 4, LENDING_1991, "（银行利率四倍）") for first, last, rate in spans
        )
    if loan.governed < TEXT_2020:
        return (Span(start, end, SUPPORTED, TWENTY_FOUR),)
    if loan.governed < TEXT_2021 and loan.decided_in_2020:
        if loan.contract < FIRST_LPR:
            return (Span(start, end, four_lpr(loan.filed), FIRST_TEXT_FILING, "（起诉时LPR四倍）"),)
        return (Span(start, end, four_lpr(loan.contract), FIRST_TEXT, "（合同成立时LPR四倍）"),)
    if loan.contract >= TEXT_2020:
        return (Span(start, end, four_lpr(loan.contract), FOUR_LPR, "（合同成立时LPR四倍）"),)
    found = []
    if start < TEXT_2020:
        last = min(end, TEXT_2020 - DAY)
        if loan.old_text:
            found.append(Span(start, last, SUPPORTED, BY_REQUEST, "（当时的规定，年利率24%）"))
        else:
            law = policy("lending.old_text")
            found.append(Span(start, last, four_lpr(loan.filed), law, "（起诉时LPR四倍）"))
    if end >= TEXT_2020:
        found.append(Span(max(start, TEXT_2020), end, four_lpr(loan.filed), AT_FILING, "（起诉时LPR四倍）"))
    return tuple(found)


def protected(agreed: Decimal, caps: Iterable[Span]) -> tuple[Span, ...]:
    """每段取约定利率与上限中较低的；没有超过上限的，依据仍为上限的条文。"""
    return tuple(
        replace(span, percent=min(agreed, span.percent), why=span.why if agreed > span.percent else "（约定利率）")
        for span in caps
    )


def cap_notes(loan: Loan) -> tuple[str, ...]:
    """上限的结果应当说明的话。"""
    pending = TEXT_2020 <= loan.governed < TEXT_2021 and not loan.decided_in_2020 and loan.contract < TEXT_2020
    told = (LPR_DAY,) if loan.governed >= TEXT_2020 else ()
    return (*told, PENDING) if pending else told


def lending_spans(
    loan: Loan, agreed: Decimal, start: date, end: date, counting: Counting = JUDGMENT
) -> tuple[Span, ...]:
    """受保护的利率分段。"""
    last = counting.last(end)
    return protected(agreed, cap_spans(loan, start, last)) if start <= last else ()


def lending_interest(
    principal: Decimal, agreed: Decimal, loan: Loan, start: date, end: date, *, counting: Counting = JUDGMENT
) -> Working:
    """借期内受保护的利息（元）；没有约定利息的 `agreed` 写零。依据：民间借贷规定第二十四条、第二十五条、第三十一条。

    >>> loan = Loan(contract=date(2021, 3, 1), filed=date(2022, 2, 28))
    >>> lending_interest(Decimal(800_000), Decimal(24), loan, date(2021, 3, 1), date(2022, 2, 28)).total
    Decimal('123200.00')
    """
    spans = lending_spans(loan, agreed, start, end, counting)
    return accrued("民间借贷利息", principal, spans, counting, *cap_notes(loan))


def finance_interest(
    principal: Decimal, agreed: Decimal, start: date, end: date, *, counting: Counting = JUDGMENT
) -> Working:
    """金融机构与七类地方金融组织的借款：不适用民间借贷规定，利息与各项费用合计以年利率24%为限（原文未核），单位：元。"""
    last = counting.last(end)
    spans = [Span(start, last, min(agreed, SUPPORTED), LOCAL_FINANCE)] if start <= last else []
    return accrued("利息与各项费用", principal, spans, counting).adding(
        "不适用民间借贷规定", "", Decimal(0), NOT_COVERED
    )


def lent_principal(face: Decimal, deducted: Decimal) -> Working:
    """预先扣除利息的，以实际出借的数额为本金，单位：元。依据：民法典第六百七十条，民间借贷规定第二十六条。"""
    if not 0 <= deducted <= face:
        raise ValueError("预先扣除的数额应在零与借据金额之间")
    return Working(
        "实际出借的本金",
        (
            Line("借据金额", "", face, LENDING("第二十六条", "一般认定为本金")),
            Line("预先扣除的利息", "", -deducted, CIVIL_CODE_CONTRACT("第六百七十条", "利息不得预先在本金中扣除")),
        ),
    )


@dataclass(frozen=True, slots=True)
class Rollover:
    """前期利息计入后期本金的结果，单位：元。"""

    second_principal: Working
    claimed: Working
    ceiling: Working
    supported: Working


def rollover(
    principal: Decimal,
    *,
    contract: date,
    first: tuple[Decimal, Decimal],
    second: tuple[Decimal, Decimal],
    second_contract: date | None = None,
) -> Rollover:
    """利息转本金：`first`、`second` 是两期的（年利率，年数）。依据：民间借贷规定第二十七条。

    前期利息只在合同成立时LPR四倍以内计入后期本金；本息总额不超过最初本金及以最初本金、LPR四倍计算的整个期间的利息。
    后期的利率另受后期合同成立时（没有写明的，以最初合同成立时）LPR四倍的限制。
    """
    cap = four_lpr(contract)
    later_cap = four_lpr(second_contract) if second_contract else cap
    (first_rate, first_years), (second_rate, second_years) = first, second
    law = LENDING("第二十七条", "超过部分的利息，不应认定为后期借款本金")
    entering = min(first_rate, cap)
    text = f"{plain(principal)} × {plain(entering)}% × {plain(first_years)}年"
    start = Working("后期借款本金", (Line("最初本金", "", principal, law),)).noting(LPR_DAY)
    grown = start.adding("计入本金的前期利息", text, principal * entering * first_years / 100, law)

    def with_second(title: str, rate: Decimal, basis: Basis) -> Working:
        text = f"{plain(grown.total)} × {plain(rate)}% × {plain(second_years)}年"
        interest = grown.total * rate * second_years / 100
        return Working(title, grown.lines, grown.notes).adding("后期利息", text, interest, basis)

    claimed = with_second("主张的本息之和", second_rate, law)
    allowed = with_second("受支持的本息之和", min(second_rate, later_cap), FOUR_LPR)
    bound = LENDING("第二十七条", "以最初借款本金为基数、以合同成立时一年期贷款市场报价利率四倍计算")
    whole = first_years + second_years
    ceiling = Working("本息之和的上限", (Line("最初本金", "", principal, bound),), grown.notes).adding(
        "整个借款期间的利息",
        f"{plain(principal)} × {plain(cap)}% × {plain(whole)}年",
        principal * cap * whole / 100,
        bound,
    )
    over = min(Decimal(0), ceiling.exact - allowed.exact)
    supported = allowed.adding("超过上限的部分不支持", "", over, bound) if over else allowed
    return Rollover(grown, claimed, ceiling, supported)


def lending_ledger(
    principal: Decimal,
    agreed: Decimal,
    loan: Loan,
    start: date,
    payments: Iterable[tuple[date, Decimal]],
    as_of: date,
    *,
    costs: Decimal = Decimal(0),
    agreed_order: tuple[Part, ...] = (),
    counting: Counting = LEDGER,
) -> Ledger:
    """有还款的民间借贷：按受保护的利率逐次抵充，多付的利息抵作本金（惯例）。

    适用24%/36%的日子里，自愿付到36%的部分不抵本金。依据：民间借贷规定第二十五条、第三十一条，2015年规定第二十六条、第三十一条。
    """
    old_until = date.max if loan.governed < TEXT_2020 else TEXT_2020 - DAY
    two_bounds = loan.governed >= TEXT_2015 and loan.contract < TEXT_2020 and loan.old_text and not loan.decided_in_2020

    def above_supported(first: date, last: date) -> tuple[Span, ...]:
        extra = max(Decimal(0), min(agreed, VOID_ABOVE) - SUPPORTED)
        last = min(last, old_until)
        return (Span(first, last, extra),) if first <= last else ()

    kept: Rates | None = above_supported if two_bounds else None
    return ledger(
        principal,
        lambda first, last: protected(agreed, cap_spans(loan, first, last)),
        start,
        payments,
        as_of,
        costs=costs,
        agreed_order=agreed_order,
        counting=counting,
        kept=kept,
        kept_until=old_until,
        notes=(str(EXCESS_IS_PRINCIPAL), *cap_notes(loan)),
    )
