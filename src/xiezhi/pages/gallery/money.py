"""The money of enforcements: the finance desk, the books, the counter, approvals, and the bank of a demonstration."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from xiezhi.pages.books_of_court import Account
from xiezhi.pages.fields import Choice, Field
from xiezhi.pages.gallery.cast import Context, Specimen, desk, public
from xiezhi.pages.gallery.enforcement import ACCOUNT, NUMBER, OWING, URL, payout, yuan
from xiezhi.pages.shapes import Cite, Clock, Link, Pager
from xiezhi.pages.unanswered import Silence

PARTS = {"before": "日初", "came": "收入", "went": "支出", "after": "日终"}


def account(name: str, label: str, asset: bool, *sums: str) -> Account:
    return Account(name, label, asset, *map(Decimal, sums))


BOOKS = (
    account("bank", "案款专户存款", True, "12390098.17", "897404.00", "0.00", "13287502.17"),
    account("in_hand", "经手现金", True, "0.00", "800000.00", "800000.00", "0.00"),
    account("case", "应付案款", False, "12390098.17", "800000.00", "800000.00", "12390098.17"),
    account("unknown", "不明款", False, "0.00", "897404.00", "0.00", "897404.00"),
)


FEES = (
    account("fee_bank", "诉讼费专户存款", True, "418200.00", "5900.00", "5900.00", "418200.00"),
    account("fee_till", "诉讼费待入专户", True, "0.00", "550.00", "0.00", "550.00"),
    account("fee_held", "已收诉讼费", False, "412300.00", "6450.00", "5900.00", "412850.00"),
    account("fee_unknown", "诉讼费待查款", False, "5900.00", "0.00", "0.00", "5900.00"),
)


SILENT = Silence(
    "银行的流水",
    "中国农业银行集宁支行",
    "新到的钱入不了账；银行答复以后自动补记，一笔不少，也不会记两次。",
    datetime(2024, 3, 28, 6, 40),
    1,
    (),
    Clock(12, "已 3 小时"),
)


def money_desk() -> Context:
    return {
        "frame": desk("案款"),
        "accounts": BOOKS,
        "has": yuan("13287502.17"),
        "owes": yuan("13287502.17"),
        "fees": FEES,
        "fees_balance": (yuan("418750.00"), yuan("418750.00")),
        "refunds": (
            {
                "payee": "王某",
                "amount": yuan("5900.00"),
                "case": f"{NUMBER}/退费/1",
                "url": "/case/r",
                "state": "待退还",
                "clock": Clock(40, "还剩 9 天"),
                "ready": True,
                "task": "188-9/send",
            },
        ),
        "refundable": ("188-9/send",),
        "missed": None,
        "along": (
            {
                "to": "乌兰察布市集宁区人民法院",
                "amount": yuan("5900.00"),
                "code": "88407783693487322659",
                "case": f"{NUMBER}/移费/1",
                "url": "/case/a",
                "clock": Clock(20, "还剩 5 天"),
                "act": Link("移交", "/case/a/do/send"),
            },
        ),
        "cash": (
            {
                "day": date(2024, 3, 27),
                "age": 1,
                "amount": yuan("800000.00"),
                "payer": "张某",
                "where": "经手人手里",
                "holder": "贺坚",
                "case": NUMBER,
                "case_url": URL,
                "clock": Clock(99, "今天届满"),
                "act": Link("移交财务", f"{URL}/do/hand_over"),
            },
        ),
        "unknown": (
            {
                "day": date(2024, 3, 22),
                "age": 6,
                "payer": "刘某",
                "reference": "NX20240322",
                "amount": yuan("1200.00"),
                "fund": "诉讼费专户",
                "memo": "88012345678901234567；应交1300.00元，少了100.00元",
                "state": "待查明",
                "clock": Clock(120, "逾 1 日"),
                "url": "/case/u",
                "act": Link("查明归属", "/case/u/do/identify"),
            },
        ),
        "payouts": (payout("王某", "126480.00", 1), payout("某劳务公司", "88300.00", 3) | {"clock": None}),
        "payable": ("188-2/send",),
        "pays": True,
        "day_url": "/money/day",
        "silent": (SILENT,),
        "told": "财务、院长、督察",
    }


def day_book() -> Context:
    line = {"reference": "NX20240328", "how": "收", "name": "张某", "amount": yuan("800000.00"), "url": "/entry/1"}
    return {
        "frame": desk("案款"),
        "on": date(2024, 3, 28),
        "previous_url": "?on=2024-03-27",
        "next_url": "",
        "parts": PARTS,
        "funds": (
            {
                "name": "case_money",
                "label": "案款专户",
                "accounts": BOOKS,
                "has": yuan("13287502.17"),
                "owes": yuan("13287502.17"),
                "bank": (line, line | {"reference": "NX20240329", "url": "", "amount": yuan("97404.00")}),
                "books": ({"reference": "CK0610", "amount": yuan("100.00"), "url": "/entry/2"},),
            },
            {
                "name": "fees",
                "label": "诉讼费专户",
                "accounts": FEES,
                "has": yuan("418750.00"),
                "owes": yuan("418750.00"),
                "bank": (line | {"reference": "FE20240328", "name": "王某", "amount": yuan("5900.00")},),
                "books": (),
            },
        ),
        "csv_url": "/money/day.csv",
        "lines_url": "/money/lines?on=2024-03-28",
    }


def empty_day() -> Context:
    """A day on which nothing moves at the bank."""
    book = day_book()
    return book | {"funds": tuple(each | {"bank": (), "books": ()} for each in book["funds"])}


def lines() -> Context:
    row = {
        "at": date(2024, 3, 28),
        "case": f"{NUMBER}/案款",
        "case_url": URL,
        "debit": "案款专户存款",
        "credit": "应付案款",
        "why": "到账",
        "reference": "NX20240328",
        "amount": yuan("800000.00"),
        "url": "/entry/1",
    }
    return {
        "frame": desk("案款"),
        "on": date(2024, 3, 28),
        "title": "案款专户存款",
        "part": "收入",
        "figure": yuan("800000.00"),
        "back_url": "/money/day",
        "lines": (row,),
        "pager": Pager(1, 200, 2416, "", "/money/lines?from=200"),
    }


def counter() -> Context:
    sheet = (("100", "100元", 8000), ("50", "50元", 0), ("0.5", "5角", 0))
    notes = tuple(
        {"value": v, "label": label, "typed": str(n or ""), "count": n, "amount": Decimal(v) * n}
        for v, label, n in sheet
    )
    people = (Choice("zhang", "张某（被执行人）", chosen=True), Choice("wang", "王某（申请执行人）"))
    return {
        "frame": desk("案款"),
        "title": "收取现金",
        "case": f"{NUMBER}/案款",
        "case_url": URL,
        "account": ACCOUNT,
        "payer": Field("payer", "谁交的", "person", choices=people),
        "second": Field("second", "在场的另一名工作人员", "person", choices=(Choice("qian", "钱敏（财务人员）"),)),
        "machine": Field("machine", "点钞机清点的金额", "money", "800000.00"),
        "notes": notes,
        "total": yuan("800000.00"),
        "count": 8000,
        "owing": OWING,
        "counted": (
            {
                "amount": yuan("2000.00"),
                "payer": "张某",
                "second": "钱敏",
                "tone": "near",
                "words": "已清点，等另一名工作人员确认",
                "waits": True,
                "signed": False,
                "sign_url": "/case/m/do/note_signature",
                "url": "",
                "entry": "/entry/e1",
            },
        ),
        "sentences": (),
        "refusal": None,
        "key": "k9",
        "action": f"{URL}/cash",
        "cites": (Cite("《执行款物管理规定》", "第八条", words="两人在场，当日移交", unread=True),),
    }


def approvals() -> Context:
    sanction = {
        "id": "9",
        "label": "限制消费",
        "words": "有履行能力而拒不履行",
        "who": "张某",
        "case": f"{NUMBER}/惩戒/1",
        "url": "/case/9",
        "since": date(2024, 3, 20),
        "clock": Clock(55, "剩 7 日"),
        "task": "9/sign",
        "step": "sign",
        "act": "签发",
    }
    end = {
        "case": f"{NUMBER}/终本/1",
        "url": "/case/77",
        "who": "张某",
        "state": "合议庭已审查",
        "clock": Clock(20, "剩 5 日"),
    }
    return {
        "frame": desk("审批"),
        "payouts": (payout("王某", "126480.00", 1), payout("孙某", "19650.40", 1) | {"task": "188-3/approve"}),
        "sum": yuan("146130.40"),
        "sanctions": (sanction,),
        "ends": (end,),
        "signs": True,
    }


def demo_bank() -> Context:
    waiting = {
        "case": f"{NUMBER}/案款",
        "who": "张某",
        "account": ACCOUNT,
        "due": yuan("812780.00"),
        "url": f"/demo/pay?to={ACCOUNT}",
        "words": "付清要",
    }
    return {
        "frame": public("首页"),
        "fields": (Field("sub_account", "收款账号"), Field("name", "付款人户名"), Field("amount", "金额", "money")),
        "waiting": (waiting,),
    }


def specimens() -> dict[str, Specimen]:
    nothing = {"payouts": (), "sanctions": (), "ends": (), "sum": yuan("0.00")}
    return {
        "money-desk": ("pages/money_desk.html", money_desk()),
        "money-desk-empty": (
            "pages/money_desk.html",
            money_desk()
            | {"cash": (), "unknown": (), "payouts": (), "payable": (), "pays": False, "silent": ()}
            | {"refunds": (), "refundable": (), "along": (), "missed": "（2026）内0102执999号", "pays": True},
        ),
        "day-book": ("pages/day_book.html", day_book()),
        "day-book-empty": (
            "pages/day_book.html",
            empty_day(),
        ),
        "money-lines": ("pages/money_lines.html", lines()),
        "cash-counter": ("pages/cash_counter.html", counter()),
        "approvals": ("pages/approvals.html", approvals()),
        "approvals-empty": ("pages/approvals.html", approvals() | nothing),
        "demo-bank": ("pages/demo_bank.html", demo_bank()),
    }
