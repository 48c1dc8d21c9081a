"""What it costs and when it ends, each line with its working. Nothing that is filled in is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from xiezhi.law.calendar import NotAnnounced
from xiezhi.law.fees import KINDS, Halving, fee
from xiezhi.law.lending import Loan, lending_interest
from xiezhi.law.periods import Period, Unit, days
from xiezhi.law.sources import Basis, NotInForce
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.law.working import Working, Yuan
from xiezhi.pages.citations import cite, written_cite
from xiezhi.pages.deadline import month_of, said
from xiezhi.pages.fields import Choice, Field, Wrong
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Cite, Derived, Link, Reckoning, Refusal, Work
from xiezhi.pages.visitor import visitor_of
from xiezhi.papers.words import amount_in_words

HALF = {"": (), "summary": (Halving.SUMMARY,), "mediation": (Halving.MEDIATION,), "withdrawal": (Halving.WITHDRAWAL,)}
HALF_LABELS = {"": "普通程序", "summary": "简易程序", "mediation": "调解结案", "withdrawal": "撤诉"}
PERIODS: dict[str, tuple[str, Period]] = {
    "answer": ("答辩期，十五日", days(15)),
    "appeal": ("判决的上诉期，十五日", days(15)),
    "appeal_ruling": ("裁定的上诉期，十日", days(10)),
    "pay": ("交纳受理费，七日", days(7)),
    "confirm": ("申请司法确认，三十日", days(30)),
}
UNITS = {
    "days": ("日", Unit.DAY),
    "working": ("工作日", Unit.WORKING_DAY),
    "months": ("个月", Unit.MONTH),
    "years": ("年", Unit.YEAR),
}
ROLLS = CIVIL_PROCEDURE("第八十五条", "期间届满的最后一日是法定休假日的")


class Unclear(ValueError):
    """A field that says nothing to reckon with."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field, self.words = field, words


def _tabs(current: str) -> tuple[Link, ...]:
    places = (("受理费与利息", "/reckon"), ("期限", "/reckon/period"))
    return tuple(Link(_(label), url, current=url == current) for label, url in places)


@require_http_methods(["GET", "POST"])
def money(request: HttpRequest) -> HttpResponse:
    """The court's fee, and interest of a loan where a rate is given."""
    today = visitor_of(request).day
    fields, wrong = _money_fields(request, today), None
    results: tuple[Reckoning, ...] = ()
    if request.method == "POST":
        try:
            results = _money(request, today)
        except Unclear as unclear:
            wrong = unclear
    carry = Link(_("带着结果去立案"), "/intake") if results else None
    return _shown(request, "/reckon", fields, wrong, results=results, carry=carry)


def _money_fields(request: HttpRequest, today: date) -> tuple[Field, ...]:
    typed = {
        name: request.POST.get(name, default)
        for name, default in {
            "claim": "",
            "kind": "property",
            "half": "",
            "on": today.isoformat(),
            "rate": "",
            "lent": "",
            "since": "",
            "until": "",
        }.items()
    }
    kinds = tuple(Choice(key, tariff.on(today).label, chosen=key == typed["kind"]) for key, tariff in KINDS.items())
    halves = tuple(Choice(key, _(label), chosen=key == typed["half"]) for key, label in HALF_LABELS.items())
    return (
        Field("claim", _("要对方给多少钱"), "money", typed["claim"], optional=True),
        Field("kind", _("什么费"), "choice", typed["kind"], choices=kinds),
        Field("half", _("怎样办"), "radio", typed["half"], choices=halves, optional=True),
        Field("on", _("哪天受理"), "date", typed["on"]),
        Field("rate", _("约定年利率"), "percent", typed["rate"], optional=True, help=_("民间借贷，要算利息才填")),
        Field("lent", _("哪天借的"), "date", typed["lent"], optional=True, short=True),
        Field("since", _("从哪天起算"), "date", typed["since"], optional=True, short=True),
        Field("until", _("算到哪天"), "date", typed["until"], optional=True, short=True),
    )


def _money(request: HttpRequest, today: date) -> tuple[Reckoning, ...]:
    claim, on = _amount(request, "claim"), _day(request, "on", today)
    kind, halved = request.POST.get("kind", "property"), HALF.get(request.POST.get("half", ""), ())
    try:
        working = fee(kind if kind in KINDS else "property", claim, on=on, halved=halved)
    except NotInForce as error:
        raise Unclear("on", str(error)) from None
    except (ValueError, TypeError) as error:
        raise Unclear("claim", str(error)) from None
    results = [reckoning(working, on, _("应预交"))]
    if request.POST.get("rate") and claim is not None:
        results.append(_interest(request, claim, today))
    return tuple(results)


def _interest(request: HttpRequest, claim: Decimal, today: date) -> Reckoning:
    since, until = _day(request, "since", today), _day(request, "until", today)
    loan = Loan(contract=_day(request, "lent", since), filed=today)
    try:
        return reckoning(lending_interest(claim, _rate(request), loan, since, until), today, _("利息"))
    except (NotInForce, ValueError) as error:
        raise Unclear("since", str(error)) from None


def _rate(request: HttpRequest) -> Decimal:
    try:
        return Decimal(request.POST["rate"].rstrip("%％ "))
    except InvalidOperation:
        raise Unclear("rate", _("请填写百分之几，例如 14.6")) from None


def _amount(request: HttpRequest, name: str) -> Decimal | None:
    typed = request.POST.get(name, "").replace(",", "").strip()
    try:
        return Yuan(typed) if typed else None
    except (InvalidOperation, ValueError):
        raise Unclear(name, _("请填写金额，精确到分，例如 800000.00")) from None


def _day(request: HttpRequest, name: str, otherwise: date) -> date:
    typed = request.POST.get(name, "")
    try:
        return date.fromisoformat(typed) if typed else otherwise
    except ValueError:
        raise Unclear(name, _("请填写日期，例如 2026-03-02")) from None


def reckoning(working: Working, on: date, total_label: str) -> Reckoning:
    """A working as the page shows it: each line with its sum and article."""
    lines = tuple(
        Work(line.label, line.sum, line.amount.quantize(Decimal("0.01")), _law(line.law, on)) for line in working.lines
    )
    cites = tuple(dict.fromkeys(Cite(cite(line.law, on).instrument) for line in working.lines if line.law))
    return Reckoning(
        _(working.title), lines, total_label, working.total, cites, amount_in_words(working.total), notes=working.badges
    )


def _law(law: Basis | None, on: date) -> str:
    return cite(law, on).article if law else ""


@require_http_methods(["GET", "POST"])
def period(request: HttpRequest) -> HttpResponse:
    """The last day of a period, line by line; a final answer is refused where the holidays are not announced."""
    today, wrong, found, why = visitor_of(request).day, None, None, None
    fields = _period_fields(request)
    if request.method == "POST":
        try:
            start = _day(request, "start", today)
            found = _period(request, start, today)
        except NotAnnounced as error:
            why = Refusal(_("算不出最后一天"), f"{error}。", (cite(ROLLS, today),))
        except Unclear as unclear:
            wrong = unclear
    return _shown(request, "/reckon/period", fields, wrong, period=found, refusal=why)


def _period_fields(request: HttpRequest) -> tuple[Field, ...]:
    chosen, unit = request.POST.get("period", "answer"), request.POST.get("unit", "days")
    choices = [Choice(key, _(label), chosen=key == chosen) for key, (label, _length) in PERIODS.items()]
    choices.append(Choice("other", _("别的期限"), chosen=chosen == "other"))
    units = tuple(Choice(key, _(label), chosen=key == unit) for key, (label, _unit) in UNITS.items())
    return (
        Field("period", _("什么期限"), "choice", choices=tuple(choices)),
        Field("start", _("哪天收到"), "date", request.POST.get("start", "")),
        Field("count", _("别的期限有多长"), "number", request.POST.get("count", ""), optional=True, short=True),
        Field("unit", _("单位"), "choice", choices=units, optional=True, short=True),
    )


def _period(request: HttpRequest, start: date, today: date) -> dict[str, object]:
    chosen = request.POST.get("period", "")
    label, length = PERIODS.get(chosen, ("", None))
    if length is None:
        count = request.POST.get("count", "")
        if not count.isdigit() or not 0 < int(count) < 1000:
            raise Unclear("count", _("请填写期限有多长，例如 15"))
        length, label = Period(int(count), UNITS.get(request.POST.get("unit", ""), UNITS["days"])[1]), _("期限")
    made = length.derive(start, provisional=False)
    lines = tuple(
        Derived(_(line.label), said(line.sum), line.day, cites=written_cite(str(line.law or ""))) for line in made.lines
    )
    weekday = _("星期" + "一二三四五六日"[made.due.weekday()])
    weeks = month_of(start, made.unrolled, made.due, today)
    return {
        "title": _(label),
        "due": made.due,
        "words": f"{weekday}，24:00 {_('以前')}。",
        "lines": lines,
        "weeks": weeks,
    }


def _shown(
    request: HttpRequest, here: str, fields: tuple[Field, ...], wrong: Unclear | None, **more: object
) -> HttpResponse:
    marked = tuple(replace(f, wrong=Wrong(wrong.words)) if wrong and f.name == wrong.field else f for f in fields)
    context: dict[str, object] = {"results": (), "period": None, "refusal": None, "carry": None, **more}
    status = 422 if wrong else 200
    return page(
        request,
        "calculator",
        current="计算器",
        status=status,
        tabs=_tabs(here),
        fields=marked,
        action=here,
        sentences=(),
        **context,
    )
