"""日终账: each account opened, in, out, closed; every figure opens to its postings; the bank's statement beside it."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xiezhi.desk.errands import Errand
from xiezhi.engine.clock import CHINA
from xiezhi.engine.refused import Absent
from xiezhi.law.working import from_fen
from xiezhi.outside.bank import CASE_MONEY, FEES
from xiezhi.pages.books_of_court import AT_BANK, KEPT, accounts_of, balanced, how_many_lines, lines_of, on_bank
from xiezhi.pages.figure_list import PAGE, start_of
from xiezhi.pages.figure_rows import query_of
from xiezhi.pages.figures_asked import written_day
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Pager
from xiezhi.pages.shell import BOOKS
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.procedures.money.errands import STATEMENTS
from xiezhi.records.money import Posting

PARTS = {"before": "日初", "came": "收入", "went": "支出", "after": "日终"}
FUND_LABELS = {CASE_MONEY: "案款专户", FEES: "诉讼费专户"}
DIRECTIONS = {"in": "收", "out": "付", "reversal": "冲正"}


def books_of(request: HttpRequest) -> tuple[Visitor, str, date]:
    """Who looks, whose books, and the day asked for; raises Absent for a day that is none or to come."""
    visitor = visitor_of(request)
    court = visitor.only(*BOOKS)
    day = written_day(request.GET.get("on", visitor.today))
    if day > visitor.day:
        raise Absent
    return visitor, court, day


@require_GET
def day_book(request: HttpRequest) -> HttpResponse:
    visitor, court, day = books_of(request)
    return page(
        request,
        "day_book",
        current="案款",
        on=day,
        previous_url=f"?on={day - timedelta(days=1)}",
        next_url=f"?on={day + timedelta(days=1)}" if day < visitor.day else "",
        funds=tuple(_fund(court, day, fund, label) for fund, label in FUND_LABELS.items()),
        parts={part: _(label) for part, label in PARTS.items()},
        csv_url=f"/money/day.csv?on={day}",
        lines_url=f"/money/lines?on={day}",
    )


def _fund(court: str, day: date, fund: str, label: str) -> dict[str, Any]:
    """One of the court's two accounts at the bank: its books over the day, and the bank's statement beside them."""
    accounts = accounts_of(court, day.isoformat(), fund)
    has, owes = balanced(accounts)
    bank, books = reconciled(court, day, fund)
    return {
        "name": fund,
        "label": _(label),
        "accounts": accounts,
        "has": has,
        "owes": owes,
        "bank": bank,
        "books": books,
    }


@require_GET
def lines(request: HttpRequest) -> HttpResponse:
    """The postings behind one figure."""
    _visitor, court, day = books_of(request)
    account, part = request.GET.get("account", ""), request.GET.get("part", "")
    if account not in ("", *KEPT) or part not in ("", *PARTS):
        raise Absent
    total = how_many_lines(court, day.isoformat(), account, part)
    start = start_of(request, total)
    found = lines_of(court, day.isoformat(), account, part, start=start, most=PAGE)
    every = [each for fund in FUND_LABELS for each in accounts_of(court, day.isoformat(), fund)]
    known = next((each for each in every if each.name == account), None)
    return page(
        request,
        "money_lines",
        current="案款",
        on=day,
        title=known.label if known else _("当日全部分录"),
        part=_(PARTS[part]) if part else "",
        figure=getattr(known, part) if known and part else None,
        lines=found,
        pager=_pager(request, start, total),
        back_url=f"/money/day?on={day}",
    )


def _pager(request: HttpRequest, start: int, total: int) -> Pager | None:
    if total <= PAGE:
        return None

    def at(place: int) -> str:
        kept = {name: request.GET.get(name, "") for name in ("on", "account", "part")}
        return f"{request.path}{query_of(**kept, **{'from': str(place or '')})}"

    before, after = max(start - PAGE, 0), start + PAGE
    return Pager(start + 1, min(after, total), total, at(before) if start else "", at(after) if after < total else "")


@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    """The day's postings for a spreadsheet."""
    _visitor, court, day = books_of(request)
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow([_("日期"), _("案件"), _("借"), _("贷"), _("金额（元）"), _("摘要"), _("凭证号")])
    for each in lines_of(court, day.isoformat()):
        told = (each["at"], each["case"], each["debit"], each["credit"], each["amount"], each["why"], each["reference"])
        out.writerow([_plain(str(value)) for value in told])
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="case-money-{day}.csv"'
    return response


def _plain(value: str) -> str:
    """Nothing that a spreadsheet would take for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@")) else value


def reconciled(
    court: str, day: date, fund: str = CASE_MONEY
) -> tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...]]:
    """The bank's lines of a day, each matched with a posting or not; and postings that the bank has no line for."""
    at, open_ = AT_BANK[fund], list(on_bank(court, day.isoformat(), fund))
    told = []
    for line in _statement(court, day, fund):
        match = next((each for each in open_ if _is_same(each, line, at)), None)
        if match:
            open_.remove(match)
        amount = Decimal(line["amount"])
        told.append(
            {
                "reference": line["reference"],
                "how": _(DIRECTIONS.get(line["direction"], line["direction"])),
                "name": line["name"],
                "amount": amount if line["direction"] == "in" else -amount,
                "url": f"/entry/{match.id.rpartition('-')[0]}" if match else "",
            }
        )
    return tuple(told), tuple(_unmatched(each, at) for each in open_)


def _statement(court: str, day: date, fund: str) -> list[dict[str, str]]:
    """What the bank told of a day, as it was kept; a line without a day is of the day on which it was read."""
    every = Errand.objects.filter(kind=STATEMENTS[fund], court=court, made__date__gte=day).order_by("pk")
    return [each.payload for each in every if _day(each) == day.isoformat()]


def _day(errand: Errand) -> str:
    return errand.payload["booked"] or errand.made.astimezone(CHINA).date().isoformat()


def _is_same(row: Posting, line: dict[str, str], at: str) -> bool:
    leaves = row.credit == at
    return (
        row.reference == line["reference"]
        and leaves == (line["direction"] != "in")
        and from_fen(row.amount) == Decimal(line["amount"])
    )


def _unmatched(row: Posting, at: str) -> dict[str, Any]:
    amount = from_fen(row.amount)
    return {
        "reference": row.reference,
        "amount": -amount if row.credit == at else amount,
        "url": f"/entry/{row.id.rpartition('-')[0]}",
    }
