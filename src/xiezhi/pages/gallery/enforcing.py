"""Specimens of the page on which an officer enforces."""

from __future__ import annotations

from datetime import date

from xiezhi.pages.gallery.cast import Context, Specimen, at, desk
from xiezhi.pages.gallery.enforcement import (
    ACCOUNT,
    ARRIVALS,
    CHECKS,
    CLUES,
    NUMBER,
    OWING,
    REFUSED,
    URL,
    asset,
    meter,
    payout,
)
from xiezhi.pages.shapes import Act, Clock, Entry, Limit, Link, Stage, Tag
from xiezhi.pages.unanswered import Silence


def institution(name: str, square: str, state: str, clock: Clock | None = None) -> Context:
    found = "查到 1 项" if square == "ok" else ""
    return {
        "name": name,
        "state": state,
        "square": square,
        "words": found,
        "clock": clock,
        "url": "/case/31",
        "task": "31/ask_again" if square == "bad" else "",
    }


def enforcing() -> Context:
    talk = Entry(at(3, 27, 10), "约谈", "贺坚", "张某愿意一次付清本金", "/entry/9", 2, "0001 0024")
    stages = (
        Stage("立案", "done", date(2024, 3, 11)),
        Stage("财产查询", "now"),
        Stage("结案", "ahead", date(2024, 9, 11)),
    )
    acts = (Link("划拨", "/case/5/do/take"), Link("续行", "/case/5/do/renew"))
    return {
        "frame": desk("我的案件"),
        "case": NUMBER,
        "case_url": URL,
        "tags": (Tag("执行中", "accent"),),
        "silent": (
            Silence(
                "协助执行的回执",
                "中国农业银行、内蒙古银行",
                "没有回执以前，不算已经控制；收到以后自动记入案件。",
                at(3, 27, 10),
                2,
                ("5", "6"),
                Clock(75, "已 18 小时"),
            ),
        ),
        "sides": ("王某", "张某"),
        "next": "轮到执行员：9月11日 24:00 前，执行期限。",
        "stages": stages,
        "limits": (Limit("执行期限", "执行员", date(2024, 9, 11), Clock(9, "剩 167 日")),),
        "acts": (Act("约谈", f"{URL}/do/talk", True), REFUSED),
        "assets": (asset("中国农业银行", "银行存款", "35000.00", "剩 5 日", "late", acts),),
        "clues": CLUES,
        "meter": meter(43),
        "owing": OWING,
        "institutions": (
            institution("中国农业银行", "ok", "已答复"),
            institution("内蒙古银行", "part", "部分答复", Clock(60, "剩 1 日")),
            institution("中国邮政储蓄银行", "bad", "报错", Clock(100, "逾 1 日")),
            institution("不动产登记中心", "wait", "已发出", Clock(30, "剩 2 日")),
        ),
        "again": ("31/ask_again",),
        "talks": (talk,),
        "sanctions": (
            {"label": "限制消费", "who": "张某", "state": "待签发", "tone": "", "url": "/case/9", "limits": ()},
        ),
        "arrivals": ARRIVALS,
        "payouts": (payout("王某", "200000.00", 1),),
        "money": (Link(ACCOUNT, "/case/m", "coins", words="/case/m/cash"),),
        "checks": CHECKS,
        "round_checks": CHECKS,
        "review": None,
    }


def enforcing_empty() -> Context:
    return enforcing() | {
        "assets": (),
        "clues": (),
        "institutions": (),
        "again": (),
        "silent": (),
        "talks": (),
        "sanctions": (),
        "arrivals": (),
        "payouts": (),
        "meter": meter(980, "98000.00"),
    }


def specimens() -> dict[str, Specimen]:
    return {
        "enforcing": ("pages/enforcing.html", enforcing()),
        "enforcing-empty": ("pages/enforcing.html", enforcing_empty()),
    }
