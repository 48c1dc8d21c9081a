"""判了不给，迟延履行利息是多少：一般债务利息、加倍部分、各次付款、中止的期间。"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from xiezhi.law import delay
from xiezhi.law.asking import Ask, Kind, Option, Unclear, concerning
from xiezhi.law.calculator import Answer, Calculator, Values
from xiezhi.law.calculators.interest_asks import PAYMENTS, YEAR, counting, paid
from xiezhi.law.delay_account import Judgment, delayed
from xiezhi.law.delay_before_2014 import begun_before_2014
from xiezhi.law.interest import Counting, lpr_floating_spans
from xiezhi.law.parameters import Settings

DAY = timedelta(days=1)
GENERAL = {
    "none": Option("没有，或者已经算成一个数", "None, or stated as one sum"),
    "annual": Option("按年利率", "By a yearly rate"),
    "daily": Option("按日利率", "By a daily rate"),
    "lpr": Option("按同期LPR", "By the LPR of each month"),
}
STAYS = Ask(
    "stays",
    "中止、暂缓执行的期间",
    "Time during which enforcement was stayed",
    Kind.ROWS,
    columns=(
        Ask("from", "从哪天", "From", Kind.DAY, required=True),
        Ask("to", "到哪天", "To", Kind.DAY, required=True),
    ),
    help="不是被执行人申请的才填",
    help_english="Only if the debtor did not ask for it",
)


def _last_day(values: Values) -> date:
    last, effective, within = values["last_day"], values["effective"], values["within"]
    if last and not effective:
        return last  # type: ignore[no-any-return]
    if last or not effective:
        raise Unclear("last_day", "请填写履行期限的最后一天，或者填写判决哪天生效、几日内履行，两者写一个")
    with concerning("within"):
        return delay.last_day_to_perform(effective, within)


def _general(values: Values, first: date, how: Counting) -> delay.General | None:
    kind, percent = values["general"], values["percent"]
    if kind == "none":
        return None
    if kind == "lpr":
        with concerning("general"):
            lpr_floating_spans(values["general_from"] or first, values["to"])
        return delay.general_at(lambda first, last: lpr_floating_spans(first, last), how)
    if percent is None:
        raise Unclear("percent", "请填写利率")
    return delay.general_daily(percent / 100) if kind == "daily" else delay.general_annual(percent, how.year)


def _answer(values: Values, settings: Settings) -> Answer:
    last, end = _last_day(values), values["to"]
    if end <= last:
        raise Unclear("to", "履行期限到%(last)s为止，还没有迟延", last=f"{last}")
    how = counting({**values, "days": "both_inclusive"}, settings, end)
    general, payments = _general(values, last + DAY, how), paid(values)
    stays = [(row["from"], row["to"]) for row in values["stays"]]
    if any(until < since for since, until in stays):
        raise Unclear("stays", "止日不能早于起日")
    if last + DAY < delay.START_2014:
        return _before_2014(values, last + DAY, end, stays)
    zero = Decimal(0)
    judgment = Judgment(
        values["amount"],
        last,
        penalty=values["penalty"] or zero,
        costs=values["costs"] or zero,
        fixed_interest=values["interest"] or zero,
        general=general,
        general_from=values["general_from"],
        costs_doubled=settings.on("delay.costs", end) == "inside",
    )
    with concerning("payments" if payments else "to"):
        return Answer("一共应付", end, delayed(judgment, end, payments=payments, stays=stays).working)


def _before_2014(values: Values, first: date, end: date, stays: Sequence[delay.Stay]) -> Answer:
    if values["payments"] or values["general"] != "none":
        raise Unclear("last_day", "2014年8月1日以前开始迟延的，只能算没有付款、没有一般债务利息的")
    with concerning("last_day"):
        return Answer("迟延履行利息", end, begun_before_2014(values["amount"], first, end, stays=stays))


DELAY = Calculator(
    "delay",
    "判了不给，迟延利息是多少",
    "The judgment was not obeyed: interest for delay",
    "从履行期限的第二天起：判决写明的利息照算，另加每日万分之一点七五。付过款的，先抵判决的债，再抵加倍部分。",
    "From the day after the last day to perform: interest as adjudged, and 0.0175 % a day on top.",
    (
        Ask("amount", "判了多少本金", "Principal adjudged", Kind.YUAN, required=True, unit="元", case="amount"),
        Ask("last_day", "履行期限的最后一天", "Last day to perform", Kind.DAY),
        Ask("effective", "或者：判决哪天生效", "Or: day the judgment took effect", Kind.DAY),
        Ask("within", "几日内履行", "To be performed within", Kind.NUMBER, unit="天", most=3650),
        Ask("to", "算到哪天（付清那天）", "To (the day of full payment)", Kind.DAY, required=True, case="today"),
        PAYMENTS,
        Ask(
            "general",
            "判决写明的利息",
            "Interest in the judgment",
            Kind.CHOICE,
            required=True,
            default="none",
            options=GENERAL,
        ).under("判决还写了什么", "What else the judgment says"),
        Ask(
            "percent",
            "利率",
            "Rate",
            Kind.PERCENT,
            unit="%",
            help="日利率万分之五是 0.05",
            help_english="0.05 for five in ten thousand a day",
        ),
        Ask("general_from", "这项利息从哪天起算", "This interest runs from", Kind.DAY),
        Ask("interest", "已经算定的利息", "Interest stated as a sum", Kind.YUAN, unit="元"),
        Ask("penalty", "违约金等", "Penalty and the like", Kind.YUAN, unit="元"),
        Ask("costs", "应当还给对方的诉讼费", "Court costs owed to the other side", Kind.YUAN, unit="元"),
        STAYS,
        YEAR,
    ),
    _answer,
)
