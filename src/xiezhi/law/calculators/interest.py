"""利息是多少：按约定的年利率，或者按LPR。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from xiezhi.law.asking import Ask, Kind, Option, Unclear, concerning
from xiezhi.law.calculator import Answer, Calculator, Values
from xiezhi.law.calculators.interest_asks import DAYS, PRINCIPAL, YEAR, counting
from xiezhi.law.interest import (
    Counting,
    Span,
    lpr_floating_spans,
    occupation_charge,
    same_period_spans,
    simple_interest,
    stated,
)
from xiezhi.law.lpr import benchmark_term, lpr_on
from xiezhi.law.parameters import Settings
from xiezhi.law.working import Working, Yuan

RATES = {
    "agreed": Option("写明了年利率", "A yearly rate is stated"),
    "lpr": Option("按同期LPR，随公布变动", "LPR of each month"),
    "lpr_at": Option("按某一天的LPR，固定不变", "LPR of one day, fixed"),
    "same_period": Option("按同期同类贷款利率", "The bank loan rate of the time"),
    "occupation": Option("合同无效，资金占用费", "The contract is void: charge for use of money"),
}


def _by_lpr(principal: Yuan, start: date, end: date, times: Decimal, how: Counting) -> Working:
    return stated(principal, lpr_floating_spans(start, end, how), times, how)


def _by_bank_rate(principal: Yuan, start: date, end: date, times: Decimal, how: Counting) -> Working:
    return stated(principal, same_period_spans(start, how.last(end), benchmark_term(start, end)), times, how)


def _by_occupation(principal: Yuan, start: date, end: date, times: Decimal, how: Counting) -> Working:
    return occupation_charge(principal, start, end, counting=how)


FOLLOWING = {"lpr": _by_lpr, "same_period": _by_bank_rate, "occupation": _by_occupation}
"""随公布变动的利率。"""


def _answer(values: Values, settings: Settings) -> Answer:
    principal, start, end = values["amount"], values["from"], values["to"]
    if end < start:
        raise Unclear("to", "止日不能早于起日")
    how = counting(values, settings, end)
    times = values["times"] or Decimal(1)
    if values["rate"] in FOLLOWING:
        with concerning("from"):
            FOLLOWING[values["rate"]](principal, start, start, times, how)  # 起日没有利率的，错在起日
        with concerning("to"):
            return Answer("利息", end, FOLLOWING[values["rate"]](principal, start, end, times, how))
    if values["rate"] == "lpr_at":
        if values["at"] is None:
            raise Unclear("at", "请填写按哪一天的LPR")
        with concerning("at"):
            rate = lpr_on(values["at"])
            spans = (Span(start, how.last(end), rate.percent, rate.law),)
            return Answer("利息", end, stated(principal, spans if start <= how.last(end) else (), times, how))
    if values["percent"] is None:
        raise Unclear("percent", "请填写年利率")
    return Answer("利息", end, simple_interest(principal, values["percent"], start, end, counting=how))


INTEREST = Calculator(
    "interest",
    "利息是多少",
    "How much is the interest?",
    "判决书、合同写明的利息：按年利率或者按LPR。民间借贷有上限，用“借出去的钱”那一个。",
    "Interest as a judgment or contract states it. Private loans have a cap: use the page on money lent.",
    (
        PRINCIPAL,
        Ask(
            "rate", "利率怎么定的", "How is the rate set?", Kind.CHOICE, required=True, default="agreed", options=RATES
        ),
        Ask("percent", "年利率", "Yearly rate", Kind.PERCENT, unit="%"),
        Ask(
            "at",
            "按哪一天的LPR",
            "LPR of which day",
            Kind.DAY,
            help="固定不变的才填",
            help_english="Only for a fixed LPR",
        ),
        Ask(
            "times",
            "按利率的几倍",
            "How many times the rate",
            Kind.TIMES,
            unit="倍",
            most=4,
            help="判决写“LPR 的 1.3 倍”的填 1.3",
            help_english="1.3 for “1.3 times the LPR”",
        ),
        Ask("from", "从哪天起算", "From", Kind.DAY, required=True),
        Ask("to", "算到哪天", "To", Kind.DAY, required=True, case="today"),
        DAYS,
        YEAR,
    ),
    _answer,
)
