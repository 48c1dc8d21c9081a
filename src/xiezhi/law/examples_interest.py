"""利息的例题：interest.csv 的一行 → 各项数值，写法与例题说明相同。"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from xiezhi.law.delay import (
    START_2014,
    Stay,
    delay_days,
    doubled_by_instalments,
    doubled_foreign,
    general_annual,
    general_daily,
    last_day_to_perform,
)
from xiezhi.law.delay_account import Delayed, Judgment, delayed
from xiezhi.law.delay_before_2014 import begun_before_2014
from xiezhi.law.examples_keys import KEYS
from xiezhi.law.examples_row import Answer, BadRow, Inputs, chosen, reading, whole, yuan
from xiezhi.law.interest import (
    Counting,
    DayRule,
    Span,
    lpr_floating,
    lpr_floating_spans,
    sale_overdue,
    sale_overdue_spans,
    simple_interest,
    small_firm_overdue,
)
from xiezhi.law.interest_overdue import Overdue, overdue_interest, overdue_spans
from xiezhi.law.lending import (
    Loan,
    cap_spans,
    lending_interest,
    lending_spans,
    lent_principal,
    rollover,
)
from xiezhi.law.setoff import STATUTORY, Part, fixed, ledger
from xiezhi.law.working import Working, plain, rounded

DAY = timedelta(days=1)


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _yearly(value: Any) -> Decimal | None:
    """约定的利率，百分之一每年：12 是12%；小于1的是比率，0.12 同上；小于0.01的是每日的比率，0.0005 是日万分之五。"""
    rate = _number(value)
    if rate is None or rate >= 1 or not rate:
        return rate
    return rate * 100 * (365 if rate < Decimal("0.01") else 1)


def _day(value: Any) -> date:
    return date.fromisoformat(str(value))


def _text(amount: Decimal) -> str:
    return str(rounded(amount) + Decimal("0.00"))


def _counting(inputs: Inputs) -> Counting:
    rule = DayRule(inputs.get("day_rule", DayRule.BOTH))
    return Counting(rule, whole(inputs.get("year_basis", 365)))


def _segments(spans: Sequence[Span]) -> list[list[str]]:
    return [[str(span.first), str(span.last), plain(span.percent)] for span in spans]


def _simple(inputs: Inputs) -> Answer:
    start, end, counting = _day(inputs["from"]), _day(inputs["to"]), _counting(inputs)
    principal, percent = yuan(inputs["principal"]), Decimal(str(inputs["annual_pct"]))
    working = simple_interest(principal, percent, start, end, counting=counting)
    return Answer({"days": counting.days(start, end), "interest": _text(working.total)}, (working,))


def _loan(inputs: Inputs) -> Loan:
    """没有写起诉之日的，以算到的日子为起诉之日（见 `_filed`）。"""
    contract = _day(inputs["contract_date"])
    return Loan(contract, _day(inputs.get("filing_date") or max(inputs["to"], inputs["contract_date"])))


def _filed(inputs: Inputs, loan: Loan, working: Working) -> Working:
    """起诉之日决定上限；没有写的，算式说明以哪一日为起诉之日。"""
    told = () if "filing_date" in inputs else (f"没有写明起诉之日，以算到的{loan.filed}为起诉之日",)
    return working.noting(*told)


def _private_loan(inputs: Inputs) -> Answer:
    start, end, counting, loan = _day(inputs["from"]), _day(inputs["to"]), _counting(inputs), _loan(inputs)
    agreed = Decimal(str(inputs["annual_pct"]))
    working = lending_interest(yuan(inputs["principal"]), agreed, loan, start, end, counting=counting)
    caps = cap_spans(loan, start, max(start, counting.last(end)))
    figures = {
        "cap_pct": plain(caps[-1].percent),
        "interest": _text(working.total),
        "segments": _segments(lending_spans(loan, agreed, start, end, counting)),
    }
    return Answer(figures, (_filed(inputs, loan, working),))


def _private_loan_overdue(inputs: Inputs) -> Answer:
    charges = _number(inputs.get("penalty_pct_per_year")) or Decimal(0)
    terms = Overdue(_yearly(inputs.get("agreed_rate")), _yearly(inputs.get("overdue_rate")), charges)
    due, end, loan, counting = _day(inputs["due"]), _day(inputs["to"]), _loan(inputs), _counting(inputs)
    working = overdue_interest(yuan(inputs["principal"]), terms, loan, due, end, counting=counting)
    spans = overdue_spans(terms, loan, due, max(end, due + DAY))
    figures = {"interest": _text(working.total), "rate_pct": plain(spans[-1].percent)}
    return Answer(figures, (_filed(inputs, loan, working),))


def _deducted_upfront(inputs: Inputs) -> Answer:
    lent = lent_principal(yuan(inputs["face"]), yuan(inputs["deducted"]))
    start, end, counting = _day(inputs["from"]), _day(inputs["to"]), _counting(inputs)
    agreed = Decimal(str(inputs["annual_pct"]))
    loan = _loan(inputs)
    working = lending_interest(lent.total, agreed, loan, start, end, counting=counting)
    figures = {"interest": _text(working.total), "principal": _text(lent.total)}
    return Answer(figures, (lent, _filed(inputs, loan, working)))


def _rollover(inputs: Inputs) -> Answer:
    def term(name: str) -> tuple[Decimal, Decimal]:
        return Decimal(str(inputs[f"{name}_pct"])), Decimal(str(inputs[f"{name}_years"]))

    contract = _day(inputs["first_contract"])
    result = rollover(yuan(inputs["first_principal"]), contract=contract, first=term("first"), second=term("second"))
    figures = {
        "ceiling": _text(result.ceiling.total),
        "claimed_total": _text(result.claimed.total),
        "second_principal": _text(result.second_principal.total),
        "supported_total": _text(result.supported.total),
    }
    return Answer(figures, (result.second_principal, result.claimed, result.ceiling, result.supported))


def _sale_overdue(inputs: Inputs) -> Answer:
    default, start, end = _day(inputs["default_date"]), _day(inputs["from"]), _day(inputs["to"])
    uplift, counting = Decimal(str(inputs["uplift_pct"])), _counting(inputs)
    working = sale_overdue(yuan(inputs["principal"]), default, start, end, uplift=uplift, counting=counting)
    first = sale_overdue_spans(default, start, end, uplift, counting=counting)[0]
    return Answer({"interest": _text(working.total), "rate_pct": plain(first.percent)}, (working,))


def _sme_overdue(inputs: Inputs) -> Answer:
    agreed = _yearly(inputs.get("agreed_rate"))
    working = small_firm_overdue(yuan(inputs["principal"]), whole(inputs["days"]), agreed=agreed)
    return Answer({"interest": _text(working.total)}, (working,))


def _lpr_floating(inputs: Inputs) -> Answer:
    start, end, counting = _day(inputs["from"]), _day(inputs["to"]), _counting(inputs)
    working = lpr_floating(yuan(inputs["principal"]), start, end, counting=counting)
    segments = _segments(lpr_floating_spans(start, end, counting))
    return Answer({"interest": _text(working.total), "segments": segments}, (working,))


def _payments(inputs: Inputs) -> list[tuple[date, Decimal]]:
    return [(_day(day), yuan(amount)) for day, amount in inputs.pairs("payments")]


def _loan_setoff(inputs: Inputs) -> Answer:
    given = inputs.get("agreed_order", [])
    order = [given] if isinstance(given, str) else list(given)
    if not all(part in STATUTORY for part in order):
        raise BadRow(f"inputs栏的agreed_order只能是{'、'.join(STATUTORY)}")
    book = ledger(
        yuan(inputs["principal"]),
        fixed(Decimal(str(inputs["annual_pct"]))),
        _day(inputs["from"]),
        _payments(inputs),
        _day(inputs["as_of"]),
        costs=yuan(inputs.get("costs") or 0),
        agreed_order=[Part(part) for part in order],
        counting=_counting(inputs),
    )
    figures = {
        "outstanding": {part.value: _text(book.outstanding.of(part)) for part in STATUTORY},
        "steps": [
            {
                "date": str(step.day),
                "left_over": _text(step.left_over),
                "paid": {part.value: _text(step.paid[part]) for part in STATUTORY},
            }
            for step in book.steps
        ],
    }
    return Answer(figures, (book.working,))


def _delayed_performance(inputs: Inputs) -> Answer:
    year = whole(inputs.get("year_basis", 365))
    general = None
    if inputs.get("general_daily") is not None:
        general = general_daily(Decimal(str(inputs["general_daily"])))
    elif inputs.get("general_annual_pct") is not None:
        general = general_annual(Decimal(str(inputs["general_annual_pct"])), year)
    payments = _payments(inputs)
    if inputs.get("auction_ruling_effective"):
        payments.append((_day(inputs["auction_ruling_effective"]), yuan(inputs["proceeds_to_creditor"])))
    if inputs.get("last_day_to_perform"):
        last_day = _day(inputs["last_day_to_perform"])
    else:
        within = inputs.get("perform_within_days")
        last_day = last_day_to_perform(_day(inputs["effective"]), None if within is None else whole(within))
    judgment = Judgment(
        yuan(inputs["principal"]),
        last_day,
        penalty=yuan(inputs.get("penalty") or 0),
        costs=yuan(inputs.get("costs") or 0),
        fixed_interest=yuan(inputs.get("fixed_interest_adjudged") or 0),
        general=general,
        general_from=_day(inputs["general_from"]) if inputs.get("general_from") else None,
    )
    given = inputs.get("paid_in_full") or inputs.get("as_of")
    if not given and not payments:
        raise BadRow("inputs栏须写明paid_in_full、as_of或者payments")
    end = _day(given) if given else max(day for day, _ in payments)
    stays = [(_day(first), _day(last)) for first, last in inputs.pairs("stays")]
    if judgment.delay_starts < START_2014:
        if general or payments:
            raise BadRow("inputs栏：2014年8月1日以前开始迟延的，只能算没有付款、没有一般债务利息的")
        return _before_2014(judgment, end, stays)
    result = delayed(judgment, end, payments=payments, stays=stays)
    figures = _delay_figures(judgment, result) | (_delay_account(result) if payments else {})
    return Answer(figures, (result.working,))


def _before_2014(judgment: Judgment, end: date, stays: Sequence[Stay]) -> Answer:
    """基数是判决确定的全部债务（法释〔2009〕6号），没有区分一般债务利息。"""
    debt = judgment.principal + judgment.penalty + judgment.costs + judgment.fixed_interest
    working = begun_before_2014(debt, judgment.delay_starts, end, stays=stays)
    figures = {
        "delay_days": delay_days(judgment.delay_starts, end, stays),
        "doubled": _text(working.total),
        "last_day_to_perform": str(judgment.last_day),
        "total": _text(debt + working.total),
    }
    return Answer(figures, (working,))


def _delay_figures(judgment: Judgment, result: Delayed) -> dict[str, object]:
    interest = result.general_before + result.general_during + result.doubled
    debt = judgment.principal + judgment.penalty + judgment.costs + judgment.fixed_interest
    return {
        "delay_days": result.days,
        "doubled": _text(result.doubled),
        "general_before_delay": _text(result.general_before),
        "general_in_delay": _text(result.general_during),
        "last_day_to_perform": str(result.last_day),
        "total": _text(debt + interest),
    }


def _delay_account(result: Delayed) -> dict[str, object]:
    left = result.unpaid
    return {
        "outstanding": {
            "costs": _text(left.costs),
            "interest": _text(left.interest),
            "principal": _text(left.principal + left.penalty),
            "doubled": _text(left.doubled),
        },
        "steps": [
            {
                "date": str(payment.day),
                "left_over": _text(payment.left_over),
                "paid": {part: _text(amount) for part, amount in payment.paid.items()},
            }
            for payment in result.payments
        ],
    }


def _instalments(inputs: Inputs) -> Answer:
    plan = [(_day(due), yuan(amount)) for due, amount in inputs.pairs("instalments")]
    workings = doubled_by_instalments(plan, _day(inputs["paid_all"]))
    each = [working.total for working in workings]
    figures = {"doubled": _text(sum(each, Decimal(0))), "doubled_each": [_text(one) for one in each]}
    return Answer(figures, workings)


def _foreign(inputs: Inputs) -> Answer:
    working = doubled_foreign(yuan(inputs["principal_usd"]), whole(inputs["delay_days"]))
    return Answer({"doubled_usd": _text(working.total)}, (working,))


SCENARIOS: Mapping[str, Callable[[Inputs], Answer]] = {
    "simple": _simple,
    "private_loan": _private_loan,
    "private_loan_overdue": _private_loan_overdue,
    "deducted_upfront": _deducted_upfront,
    "rollover": _rollover,
    "sale_overdue": _sale_overdue,
    "sme_overdue": _sme_overdue,
    "lpr_floating": _lpr_floating,
    "loan_setoff": _loan_setoff,
    "delayed_performance": _delayed_performance,
    "delayed_performance_instalments": _instalments,
    "delayed_performance_foreign": _foreign,
}


def interest_row(row: Mapping[str, str]) -> Answer:
    """interest.csv 的一行 → 各项数值，金额单位：元，利率单位：百分之一每年。"""
    compute = chosen(SCENARIOS, row, "scenario")
    with reading(row, "inputs", KEYS["interest"]) as inputs:
        return compute(inputs)
