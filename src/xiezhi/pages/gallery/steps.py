"""A step as it is generated: filled in, refused, and with a field of every kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from xiezhi.pages.fields import Choice, Field, Wrong
from xiezhi.pages.frame import Message
from xiezhi.pages.gallery.cast import (
    GREEN,
    Context,
    Specimen,
    civil,
    desk,
    public,
)
from xiezhi.pages.gallery.every_field import EVERY
from xiezhi.pages.shapes import (
    After,
    Clock,
    Consequence,
    Link,
    Refusal,
)


def objecting() -> Context:
    """An outsider writes to which property of which enforcement he objects."""
    return {
        "frame": public("立案"),
        "fields": (
            Field("enforcement", "执行案号", value="（2026）内0902执1号", help="封条、公告或者通知上有，写全"),
            Field(
                "thing", "对哪一项财产", "prose", "集宁区某小区1号楼2单元301室", help="写清是什么、在哪里、登记在谁名下"
            ),
            Field("reasons", "事实和理由", "prose"),
        ),
        "sentences": (),
        "action": "/objection",
        "key": "k",
        "draft_url": "/objection/draft",
        "cites": (civil("第二百三十八条", "案外人对执行标的提出书面异议的，应当自收到书面异议之日起十五日内审查。"),),
        "help_url": "/procedures/outside_objection",
    }


def joining() -> Context:
    """An outsider asks to join a suit."""
    return {
        **objecting(),
        "fields": (
            Field("suit", "案号", value="（2026）内0902民初1号", help="写全"),
            Field("demand", "您的请求", "prose", "借款中的两万元是我出的，判令张某向我偿还"),
            Field("reasons", "事实和理由", "prose"),
        ),
        "action": "/joining",
        "draft_url": "/joining/draft",
        "cites": (civil("第五十九条", "对当事人双方的诉讼标的，第三人认为有独立请求权的，有权提起诉讼。"),),
        "help_url": "/procedures/intervention",
    }


def step() -> Context:
    def cell(row: int, name: str, label: str, kind: str, value: str, *choices: Choice) -> Field:
        return Field(f"orders-{row}-{name}", label, kind, value, choices=choices, unit="元" if kind == "money" else "")

    debtor = (Choice("b", "某建材公司", chosen=True), Choice("a", "顺达物流公司"))
    columns = (
        cell(0, "who", "义务人", "choice", "", *(replace(c, chosen=False) for c in debtor)),
        cell(0, "what", "内容", "text", ""),
        cell(0, "sum", "金额", "money", ""),
    )
    rows = (
        (
            cell(0, "who", "义务人", "choice", "", *debtor),
            cell(0, "what", "内容", "text", "给付运费"),
            cell(0, "sum", "金额", "money", "186400.00"),
        ),
        (
            cell(1, "who", "义务人", "choice", "", *debtor),
            cell(1, "what", "内容", "text", "逾期付款损失，按 LPR 计至付清"),
            cell(1, "sum", "金额", "money", ""),
        ),
    )
    served = "若 3月29日送达；顺延 2 日"
    return {
        "frame": desk("我的案件"),
        "case": "（2023）内0902民初1842号",
        "case_url": "/case/1842",
        "step": "宣判",
        "words": "内蒙古集宁顺达物流有限公司 诉 某建材有限公司，运输合同纠纷",
        "tags": (GREEN,),
        "clock": Clock(99, "审限剩 1 日"),
        "clock_words": "限 3月29日，《民事诉讼法》第一百六十四条",
        "help": "",
        "fields": (
            Field(
                "manner",
                "宣判方式",
                "radio",
                choices=(Choice("now", "当庭宣判", chosen=True), Choice("later", "定期宣判")),
                help="当庭宣判的，十日内发送判决书；定期宣判的，宣判后立即发给。",
            ),
            Field("day", "宣判日期", "date", "2024-03-28", unit="星期四"),
            Field(
                "present",
                "到庭的人",
                "checks",
                choices=(
                    Choice("1", "原告代理人 白律师", chosen=True),
                    Choice("2", "被告法定代表人 冯某", chosen=True),
                ),
            ),
            Field(
                "orders",
                "判决主文",
                "table",
                columns=columns,
                rows=rows,
                help="金额只在此处填写一次，判决书从这里取。",
                total=Decimal("186400.00"),
            ),
            Field(
                "bears",
                "受理费负担",
                "choice",
                choices=(Choice("b", "某建材公司　全部", chosen=True), Choice("s", "分担")),
                short=True,
            ),
            Field("fee", "金额", "money", "2,014.00", unit="减半后，自动", known=True, short=True),
            Field(
                "paper",
                "判决书",
                "paper",
                choices=(Choice("9", "民事判决书（送签稿）", chosen=True),),
                wrong=Wrong("第 4 页尚缺审判员电子签名，签名后才能宣判。", Link("现在签名", "/paper/9/sign")),
            ),
        ),
        "sentences": (),
        "action": "/case/1842/pronounce",
        "key": "k3",
        "submit": "宣判",
        "draft": Link("存为草稿", "/drafts/k3"),
        "refusal": None,
        "afters": (
            After(
                "期限",
                (
                    Consequence(
                        "发送判决书", date(2024, 4, 7), note="第一百五十一条，十日", condition="星期日，调休上班"
                    ),
                    Consequence("上诉期　顺达物流", date(2024, 4, 15), note="第一百七十一条，十五日", condition=served),
                    Consequence("上诉期　某建材", date(2024, 4, 15), note="第一百七十一条，各自计算", condition=served),
                    Consequence("生效", date(2024, 4, 16), condition="若双方不上诉"),
                    Consequence("履行届满", date(2024, 4, 26)),
                ),
            ),
            After(
                "费用",
                (
                    Consequence("退还原告预交受理费", amount=Decimal("2014.00")),
                    Consequence("向被告收取受理费", amount=Decimal("2014.00")),
                    Consequence(
                        "逾期未履行，加倍部分每日", amount=Decimal("32.62"), note="第二百六十四条，日万分之一点七五"
                    ),
                ),
            ),
            After("文书", words="宣判笔录、判决书送达回证两份、上诉须知（汉文）"),
            After("对外", words="统一送达：电子送达 2 人。案件信息公开：七日内上网，当事人名称按规定处理。"),
        ),
        "afters_url": "/case/1842/pronounce/after",
        "defects": (),
        "asked": (),
        "counts": (),
        "cites": (civil("第一百五十一条", "当庭宣判的，应当在十日内发送判决书；定期宣判的，宣判后立即发给判决书。"),),
    }


def step_refused() -> Context:
    why = Refusal(
        "不能宣判", "合议庭评议笔录还没有入卷。", (civil("第四十五条"),), Link("补评议笔录", "/case/1842/deliberate")
    )
    bare = {"fields": (), "clock": None, "tags": (), "draft": None, "afters": ()}
    return (
        step()
        | bare
        | {
            "refusal": why,
            "frame": desk("我的案件", Message("没有宣判，什么也没有记下。", "late")),
        }
    )


def step_every_field() -> Context:
    return step() | {
        "step": "每一种要素",
        "fields": EVERY,
        "clock": None,
        "submit": "办理",
        "sentences": ("两项合计超过请求总额",),
    }


def step_count() -> Context:
    lines = (
        {"label": "100元", "count": 7990, "amount": Decimal("799000")},
        {"label": "5角", "count": 2000, "amount": Decimal("1000.0")},
    )
    sheet = {
        "lines": lines,
        "count": 9990,
        "total": Decimal("800000.00"),
        "payer": "张某",
        "first": "贺坚",
        "second": "钱敏",
        "words": "交款人还没有确认",
        "tone": "near",
        "why": "",
    }
    arrival = Field("arrival", "哪一笔现金", "choice", choices=(Choice("1", "张某　800,000.00 元", chosen=True),))
    return step() | {"step": "确认在场清点", "submit": "确认在场清点", "fields": (arrival,), "counts": (sheet,)}


def specimens() -> dict[str, Specimen]:
    return {
        "step": ("pages/step.html", step()),
        "objecting": ("pages/objecting.html", objecting()),
        "joining": ("pages/joining.html", joining()),
        "step-refused": ("pages/step.html", step_refused()),
        "step-count": ("pages/step.html", step_count()),
        "step-fields": ("pages/step.html", step_every_field()),
    }
