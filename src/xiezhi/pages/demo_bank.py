"""In a demonstration anybody pays case money and fees at the bank that is played; a real court has no such page."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xiezhi.engine.facts import Facts, Misstated, Name, ask, stated
from xiezhi.engine.possible import case_for
from xiezhi.engine.refused import Absent
from xiezhi.law.working import Yuan, from_fen
from xiezhi.outside.bank import CASE_MONEY, FEES
from xiezhi.pages.demo import demo_only
from xiezhi.pages.forms import form_of, typed_of
from xiezhi.pages.names import case_name, names_of
from xiezhi.pages.owing import owing_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.step import posted
from xiezhi.pages.visitor import visitor_of
from xiezhi.phrases.assistants import BANKS
from xiezhi.phrases.court_fees import KINDS
from xiezhi.phrases.fee_books import is_code
from xiezhi.procedures.money import CaseMoney
from xiezhi.procedures.money.books import enforced
from xiezhi.records.ledger import Bill
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

SHOWN = 8
PAYER = "6217000000000002077"
"""The account that everybody in the demonstration pays from."""


class Transfer(Facts):
    """A transfer as one orders it at his own bank."""

    sub_account: str = ask("收款账号或者缴款码（案款的子账号、诉讼费的缴款码；写错就成了不明款）")
    name: Name = ask("付款人户名")
    amount: Yuan = ask("金额（元）", check=lambda amount: "" if amount > 0 else "金额要大于零")


@require_http_methods(["GET", "POST"])
@demo_only
def pay(request: HttpRequest) -> HttpResponse:
    """GET shows accounts that wait for money, one chosen by `to`; POST books the transfer at the bank."""
    visitor = visitor_of(request)
    if not BANKS:
        raise Absent
    wrong, given = None, posted(request)
    if request.method == "POST":
        try:
            facts = stated(Transfer, typed_of(Transfer, given))
            assert isinstance(facts, Transfer), "stated as such"
            number = facts.sub_account.replace(" ", "")
            court = _court_of(number) or (visitor.court.id if visitor.court else "")
            fund, day = FEES if number.startswith("88") else CASE_MONEY, visitor.today
            BANKS[0].book(court, "in", facts.amount, sub=number, name=facts.name, account=PAYER, day=day, fund=fund)
            return redirect("/demo/pay?note=booked")
        except Misstated as misstated:
            wrong = misstated
    else:
        given = _offered(request.GET.get("to", ""))
    return page(
        request,
        "demo_bank",
        status=422 if wrong else 200,
        fields=form_of(Transfer, given, lambda _what: [], wrong),
        waiting=(*(_waiting(each) for each in _open()), *(_waiting_fee(each) for each in _bills())),
    )


def _open() -> list[Proceeding]:
    return rows(Proceeding, procedure=CaseMoney.name, closed="", order=("-opened", "id"), limit=SHOWN)


def _bills() -> list[Bill]:
    return [each for each in rows(Bill, status="open", order=("-at", "id"), limit=SHOWN) if each.code]


def _bill(code: str) -> Bill | None:
    found = rows(Bill, code=code, limit=1) if is_code(code) else []
    return found[0] if found else None


def _court_of(number: str) -> str:
    bill = _bill(number)
    if bill:
        return bill.court
    found = rows(Proceeding, procedure=CaseMoney.name, track=number, limit=1) if number else []
    return found[0].court if found else ""


def _debtor(money: Proceeding) -> str:
    found = rows(Standing, proceeding=money.id, role="defendant", until="", order=("order", "id"), limit=1)
    return names_of(money.court, [found[0].person])[found[0].person] if found else ""


def _due(money: Proceeding) -> Decimal:
    """What settles the case today: what is left of a settlement that is kept, or all; and the fee."""
    owing = owing_of(enforced(case_for(money, "")))
    agreed: Decimal | None = owing["agreed"]
    total: Decimal = owing["total"]
    return agreed + owing["fee"] if agreed is not None else total


def _offered(number: str) -> dict[str, list[str]]:
    bill = _bill(number)
    if bill:
        left, name = from_fen(bill.amount - bill.paid), names_of(bill.court, [bill.payer])[bill.payer]
        return {"sub_account": [number], "name": [name], "amount": [str(left)]}
    found = rows(Proceeding, procedure=CaseMoney.name, track=number, limit=1) if number else []
    if not found:
        return {}
    return {"sub_account": [number], "name": [_debtor(found[0])], "amount": [str(_due(found[0]))]}


def _waiting(money: Proceeding) -> dict[str, Any]:
    return {
        "case": case_name(money),
        "who": _debtor(money),
        "account": money.track,
        "due": _due(money),
        "url": f"/demo/pay?to={money.track}",
        "words": _("付清要"),
    }


def _waiting_fee(bill: Bill) -> dict[str, Any]:
    case = one(Proceeding, id=bill.proceeding)
    assert case is not None, "a bill has its case"
    return {
        "case": case_name(case),
        "who": names_of(bill.court, [bill.payer])[bill.payer],
        "account": bill.code,
        "due": from_fen(bill.amount - bill.paid),
        "url": f"/demo/pay?to={bill.code}",
        "words": _(KINDS[bill.kind]),
    }
