"""The calculators: all questions, a sum, a period, and a field that is wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from xiezhi.pages.fields import Choice, Field, Group, Wrong
from xiezhi.pages.gallery.cast import Context, Specimen, answer_weeks, civil, public
from xiezhi.pages.gallery.derivation import LINES
from xiezhi.pages.shapes import Link, Reckoned, Reckoning, Strip, Work

QUESTIONS = (
    ("打官司要先交多少钱", "fee", "file-plus", "案件受理费：起诉、上诉、反诉时交；打赢了，由输的一方负担。"),
    (
        "最后一天是哪天",
        "deadline",
        "calendar-event",
        "答辩、上诉、交费、申请执行的期限：收到的当天不算，遇到休息日顺延。",
    ),
    ("借出去的钱，能要多少利息", "lending", "scale", "民间借贷：约定的利息超过上限的部分，法院不支持。"),
)
LAW = "《诉讼费用交纳办法》"
FEE = Reckoning(
    "财产案件受理费",
    (
        Work("不超过1万元的", "每件50元", Decimal("50.00"), f"{LAW}第十三条"),
        Work("超过1万元至10万元的部分", "（100000 − 10000）× 2.5%", Decimal("2250.00"), f"{LAW}第十三条"),
        Work("超过10万元至20万元的部分", "（200000 − 100000）× 2%", Decimal("2000.00"), f"{LAW}第十三条"),
        Work("减半", "4300 × 1/2", Decimal("-2150.00"), f"{LAW}第十六条"),
    ),
    "合计",
    Decimal("2150.00"),
)


def questions() -> Context:
    doors = tuple(Link(label, f"/reckon/{name}", icon, words) for label, name, icon, words in QUESTIONS)
    return {"frame": public("计算器"), "crumbs": (), "title": "算一算", "doors": doors}


def _asked(*fields: Field) -> Context:
    return {"groups": (Group("", fields),), "fields": fields}


def calculator() -> Context:
    kinds = (Choice("property", "要对方给钱或者财产", chosen=True), Choice("divorce", "离婚"))
    return {
        "frame": public("计算器"),
        "crumbs": (Link("算一算", "/reckon"), Link("打官司要先交多少钱", "")),
        "title": "打官司要先交多少钱",
        "words": "案件受理费：起诉、上诉、反诉时交；打赢了，由输的一方负担。",
        **_asked(
            Field("kind", "什么案子", "choice", "property", choices=kinds),
            Field("amount", "金额是多少", "money", "200000.00", unit="元", optional=True),
            Field("on", "哪天受理", "date", "2024-03-28", short=True),
        ),
        "action": "/reckon/fee",
        "answer": Reckoned(
            "应预交",
            Decimal("2150.00"),
            None,
            "贰仟壹佰伍拾元整",
            (FEE,),
            badges=("合计四舍五入到分（惯例，可由法院设定）",),
        ),
        "share": "/reckon/fee?amount=200000&on=2024-03-28&halved=summary",
    }


def period() -> Context:
    choices = (
        Choice("CIV.DEFENCE_15D", "交答辩状，15日", chosen=True),
        Choice("CIV.APPEAL_JUDGMENT_15D", "上诉，15日"),
    )
    answer = Reckoned(
        "最后一天", None, date(2024, 4, 7), "星期日，24:00 以前", lines=tuple(LINES[:1]), strip=Strip(answer_weeks()),
        cites=(civil("第一百二十八条"),), then="不提出答辩状的，不影响审理",
    )  # fmt: skip
    asked = _asked(
        Field("rule", "什么期限", "choice", choices=choices),
        Field("start", "哪天收到", "date", "2024-03-20", short=True),
    )
    return calculator() | asked | {"title": "最后一天是哪天", "answer": answer}


def wrong() -> Context:
    field = Field("start", "哪天收到", "date", "2024-02-30", wrong=Wrong("请填写日期，例如 2026-03-02"))
    return calculator() | _asked(field) | {"title": "最后一天是哪天", "answer": None, "share": ""}


def specimens() -> dict[str, Specimen]:
    return {
        "calculators": ("pages/calculators.html", questions()),
        "calculator": ("pages/calculator.html", calculator()),
        "calculator-period": ("pages/calculator.html", period()),
        "calculator-wrong": ("pages/calculator.html", wrong()),
        "calculator-empty": ("pages/calculator.html", calculator() | {"answer": None, "share": ""}),
    }
