"""借出去的钱，法院最多支持多少利息：受理之日定规定，合同成立之日定上限，还过的逐次抵充。"""

from __future__ import annotations

from xiezhi.law.asking import Ask, Kind, Option, Unclear, concerning
from xiezhi.law.calculator import Answer, Calculator, Values
from xiezhi.law.calculators.interest_asks import DAYS, PAYMENTS, PRINCIPAL, YEAR, counting, paid
from xiezhi.law.interest import DayRule
from xiezhi.law.lending import Loan, lending_interest, lending_ledger, lent_principal
from xiezhi.law.parameters import Settings
from xiezhi.law.working import Working, Yuan

ASKED = {
    "yes": Option("按当时的规定（24%）", "The rules of that time (24%)"),
    "no": Option("没有这样要求", "Not asked"),
}


def _answer(values: Values, settings: Settings) -> Answer:
    start, end, filed = values["from"] or values["contract"], values["to"], values["filed"]
    if end < start:
        raise Unclear("to", "止日不能早于起日")
    if filed < values["contract"]:
        raise Unclear("filed", "起诉不能早于借款")
    further: tuple[Working, ...] = ()
    principal = values["amount"]
    if values["deducted"]:
        with concerning("deducted"):
            lent = lent_principal(principal, values["deducted"])
        principal, further = Yuan(lent.total), (lent,)
    loan = Loan(values["contract"], filed, old_text=values["old_text"] != "no")
    made = paid(values)
    with concerning("payments" if made else "contract"):
        if made:
            how = counting(values, settings, end, DayRule.START_ONLY)
            account = lending_ledger(principal, values["percent"], loan, start, made, end, counting=how)
            return Answer("还欠", end, account.working, further)
        how = counting(values, settings, end)
        return Answer(
            "利息", end, lending_interest(principal, values["percent"], loan, start, end, counting=how), further
        )


LENDING = Calculator(
    "lending",
    "借出去的钱，能要多少利息",
    "Money lent: how much interest can be claimed?",
    "民间借贷：约定的利息超过上限的部分，法院不支持。还过钱的，逐次抵充，算出还欠多少。",
    "Private loans: interest above the cap is not supported. With payments made, what is still owed.",
    (
        PRINCIPAL,
        Ask(
            "percent",
            "约定的年利率",
            "Agreed yearly rate",
            Kind.PERCENT,
            required=True,
            unit="%",
            help="月息 1 分是 12%",
            help_english="One per cent a month is 12 %",
        ),
        Ask("contract", "哪天借的", "Day of the loan", Kind.DAY, required=True),
        Ask("filed", "哪天起诉", "Day of suing", Kind.DAY, required=True, case="opened"),
        Ask(
            "from",
            "从哪天起算",
            "From",
            Kind.DAY,
            help="不填的，从借款那天起",
            help_english="Left empty: from the day of the loan",
        ),
        Ask("to", "算到哪天", "To", Kind.DAY, required=True, case="today"),
        PAYMENTS,
        Ask(
            "deducted",
            "先扣掉的利息",
            "Interest deducted in advance",
            Kind.YUAN,
            unit="元",
            help="借的时候就扣掉的，不算本金",
            help_english="What was kept back at once is no principal",
        ),
        Ask("old_text", "2020 年 8 月 20 日以前的利息", "Interest before 20 August 2020", Kind.CHOICE, options=ASKED),
        DAYS,
        YEAR,
    ),
    _answer,
)
