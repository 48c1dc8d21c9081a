"""The calculator: money, a period, and a refusal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from xiezhi.pages.fields import Choice, Field, Wrong
from xiezhi.pages.gallery.cast import (
    Context,
    Specimen,
    answer_weeks,
    civil,
    public,
)
from xiezhi.pages.gallery.derivation import LINES
from xiezhi.pages.shapes import Cite, Link, Reckoning, Refusal, Work


def tabs(current: str) -> tuple[Link, ...]:
    labels = ("受理费与利息", "交通事故赔偿", "执行款", "期限")
    return tuple(Link(label, f"/reckon/{n}", current=label == current) for n, label in enumerate(labels))


def calculator() -> Context:
    fees, loans = "《诉讼费用交纳办法》", "《民间借贷规定》"
    fee = Reckoning(
        "案件受理费",
        (
            Work("不超过 1 万元的部分", "定额", Decimal("50.00"), "第十三条第（一）项"),
            Work("1 万元至 10 万元", "90,000.00 × 2.5%", Decimal("2250.00")),
            Work("10 万元至 20 万元", "100,000.00 × 2%", Decimal("2000.00")),
            Work("20 万元至 50 万元", "300,000.00 × 1.5%", Decimal("4500.00")),
            Work("50 万元至 100 万元", "300,000.00 × 1%", Decimal("3000.00")),
            Work("小计", "", Decimal("11800.00"), sub=True),
            Work("适用简易程序，减半", "11,800.00 ÷ 2", Decimal("-5900.00"), "第十六条"),
        ),
        "应预交",
        Decimal("5900.00"),
        (Cite(fees, "", "国务院令第481号"),),
        "伍仟玖佰元整",
    )
    interest = Reckoning(
        "利息",
        (
            Work("借款时一年期 LPR", "2022年11月21日公布", "3.65%", "合同成立时：2022年12月1日"),
            Work("法院支持的最高利率", "3.65% × 4", "14.60%", f"{loans}第二十五条"),
            Work("约定年利率 18%，超出部分不支持", "取较低者", "14.60%"),
            Work("2023年12月1日至 2024年3月28日", "首尾两日都算", "119 日", "按年 365 日，可改"),
        ),
        "利息",
        Decimal("38080.00"),
        (Cite("法释〔2020〕17号"),),
        "",
        "800,000.00 × 14.60% ÷ 365 × 119",
    )
    return {
        "frame": public("计算器"),
        "tabs": tabs("受理费与利息"),
        "fields": (
            Field("claim", "要对方给多少钱", "money", "800000.00"),
            Field(
                "cause",
                "纠纷是什么",
                "choice",
                choices=(Choice("loan", "民间借贷", chosen=True), Choice("sale", "买卖合同")),
            ),
            Field(
                "track",
                "程序",
                "radio",
                choices=(Choice("s", "简易", chosen=True), Choice("o", "普通"), Choice("", "不清楚")),
            ),
            Field("rate", "约定年利率", "percent", "18"),
            Field("lent", "哪天借的", "date", "2022-12-01", short=True),
            Field("since", "从哪天起算", "date", "2023-12-01", short=True),
            Field("until", "算到哪天", "date", "2024-03-28"),
        ),
        "action": "/reckon",
        "sentences": (),
        "results": (fee, interest),
        "period": None,
        "refusal": None,
        "carry": Link("带着结果去立案", "/intake?from=reckon"),
    }


def period() -> Context:
    asked = (
        Field(
            "period",
            "什么期限",
            "choice",
            choices=(Choice("answer", "答辩期，十五日", chosen=True), Choice("appeal", "上诉期，十五日")),
        ),
        Field("start", "哪天收到", "date", "2024-03-20"),
    )
    found = {
        "title": "答辩期",
        "due": date(2024, 4, 7),
        "words": "星期日，调休上班，24:00 前。",
        "lines": LINES,
        "weeks": answer_weeks(),
    }
    return calculator() | {"tabs": tabs("期限"), "fields": asked, "results": (), "period": found, "carry": None}


def period_refused() -> Context:
    start = Field("start", "哪天收到", "date", "2026-12-28", wrong=Wrong("从这一天起数，会数到 2027 年"))
    why = Refusal(
        "算不出最后一天",
        "2027 年的放假安排还没有公布，最后一天是不是休假日不能确定。",
        (civil("第八十五条第三款"),),
        Link("看暂计的日子", "/reckon/rough"),
    )
    return calculator() | {"tabs": tabs("期限"), "fields": (start,), "results": (), "refusal": why, "carry": None}


def specimens() -> dict[str, Specimen]:
    return {
        "calculator": ("pages/calculator.html", calculator()),
        "calculator-period": ("pages/calculator.html", period()),
        "calculator-refused": ("pages/calculator.html", period_refused()),
        "calculator-empty": ("pages/calculator.html", calculator() | {"results": (), "carry": None}),
    }
