"""货款、工程款、借款拖着不给，逾期利息怎么算。"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from xiezhi.law.asking import Ask, Kind, Option, Unclear, concerning
from xiezhi.law.calculator import Answer, Calculator, Values
from xiezhi.law.calculators.interest_asks import DAYS, PRINCIPAL, YEAR, counting
from xiezhi.law.interest import sale_overdue, small_firm_overdue
from xiezhi.law.interest_overdue import Overdue, overdue_interest
from xiezhi.law.lending import Loan
from xiezhi.law.parameters import Settings

DAY = timedelta(days=1)
WHAT = {
    "sale": Option("货款，没有约定违约金", "Price of goods, no penalty agreed"),
    "small_firm": Option("机关、大企业拖欠中小企业的款", "Owed to a small firm by an authority or a large firm"),
    "loan": Option("借款到期没有还", "A loan not repaid when due"),
}


def _answer(values: Values, settings: Settings) -> Answer:
    due, end, principal = values["due"], values["to"], values["amount"]
    if end < due:
        raise Unclear("to", "止日不能早于应当付款的最后一天")
    how = counting(values, settings, end)
    if values["what"] == "sale":
        with concerning("uplift"):
            uplift = Decimal(values["uplift"] if values["uplift"] is not None else 30)
            working = sale_overdue(principal, due + DAY, due + DAY, max(end, due + DAY), uplift=uplift, counting=how)
        return Answer("逾期付款损失", end, working)
    if values["what"] == "small_firm":
        with concerning("contract"):
            days = how.days(due + DAY, end)
            return Answer(
                "逾期利息",
                end,
                small_firm_overdue(principal, days, agreed=values["percent"], signed=values["contract"], counting=how),
            )
    for name in ("contract", "filed"):
        if values[name] is None:
            raise Unclear(name, "必须填写")
    with concerning("contract"):
        terms = Overdue(values["in_term"], values["percent"], values["charges"] or Decimal(0))
        return Answer(
            "逾期利息",
            end,
            overdue_interest(principal, terms, Loan(values["contract"], values["filed"]), due, end, counting=how),
        )


LATE_PAYMENT = Calculator(
    "late-payment",
    "对方拖着不给，逾期利息是多少",
    "Paid late: how much interest?",
    "货款、拖欠中小企业的款、到期没还的借款。从应当付款的最后一天的第二天起算。",
    "Price of goods, money owed to small firms, loans past their day. It runs from the day after the last day to pay.",
    (
        Ask("what", "什么钱", "What kind of debt?", Kind.CHOICE, required=True, default="sale", options=WHAT),
        PRINCIPAL,
        Ask("due", "应当付款的最后一天", "Last day to pay", Kind.DAY, required=True),
        Ask("to", "算到哪天", "To", Kind.DAY, required=True, case="today"),
        Ask(
            "percent",
            "约定的逾期年利率",
            "Agreed yearly rate for late payment",
            Kind.PERCENT,
            unit="%",
            help="没有约定不填",
            help_english="Leave empty if none was agreed",
        ),
        Ask(
            "uplift",
            "货款：加计百分之几",
            "Goods: raised by",
            Kind.PERCENT,
            unit="%",
            least=30,
            most=50,
            help="由法院在 30 至 50 间定；不填按 30",
            help_english="Set by the court between 30 and 50; left empty, 30",
        ),
        Ask("contract", "合同哪天订立", "Day of the contract", Kind.DAY),
        Ask("filed", "借款：哪天起诉", "Loan: day of suing", Kind.DAY, case="opened"),
        Ask("in_term", "借款：借期内的年利率", "Loan: yearly rate before it was due", Kind.PERCENT, unit="%"),
        Ask(
            "charges", "借款：违约金等折成年利率", "Loan: penalty and charges as a yearly rate", Kind.PERCENT, unit="%"
        ),
        DAYS,
        YEAR,
    ),
    _answer,
)
