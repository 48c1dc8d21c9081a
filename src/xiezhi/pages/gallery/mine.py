"""The same dispute as its defendant sees it, with his deadlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from xiezhi.pages.gallery.case import MINE, PAPERS
from xiezhi.pages.gallery.cast import (
    CASE,
    Context,
    Specimen,
    answer_weeks,
    at,
    civil,
    desk,
)
from xiezhi.pages.gallery.derivation import LINES
from xiezhi.pages.shapes import (
    Again,
    Clock,
    Derived,
    Link,
    Member,
    Receipt,
    Stage,
    Strip,
    Sum,
)
from xiezhi.papers.codes import qr_svg

ASKED = (
    Stage("您起诉", "done", date(2024, 3, 27)),
    Stage("法院审查", "now", date(2024, 4, 3), "最晚 "),
    Stage("立案", "ahead"),
    Stage("材料送到对方", "ahead"),
    Stage("开庭", "ahead"),
    Stage("宣判", "ahead"),
)


def my_case() -> Context:
    def limit(
        label: str, words: str, due: object, left: str, lines: tuple[Derived, ...] = (), url: str = ""
    ) -> Context:
        return {
            "label": label,
            "words": words,
            "due": due,
            "left": left,
            "lines": lines,
            "opened": bool(lines),
            "url": url,
        }

    plain = (
        Derived("收到", "3月20日，您在手机上签收起诉状副本。", ""),
        Derived(
            "数", "从第二天 3月21日起数 15 天，数到 4月4日。", "", cites=(civil("第一百二十八条"), civil("第八十五条"))
        ),
        Derived("顺延", "4月4日至6日清明放假，顺延到放假后的第一天。4月7日虽是星期日，但要上班，所以就是这一天。", ""),
    )
    return {
        "frame": MINE,
        "title": "王某说您欠他 80 万元",
        "case": CASE,
        "cause": "民间借贷纠纷",
        "court": "集宁区人民法院",
        "part": "您是被告",
        "crumbs": (Link("我的案件", "/mine"), Link("民间借贷", "")),
        "stages": (
            Stage("原告起诉", "done", date(2024, 2, 28)),
            Stage("法院立案", "done", date(2024, 3, 1)),
            Stage("材料送到您手里", "done", date(2024, 3, 20)),
            Stage("您来答辩", "now", date(2024, 4, 7), "现在，到 "),
            Stage("开庭", "ahead", at(4, 15, 9, 30)),
            Stage("宣判", "ahead", date(2024, 6, 3), "最晚 "),
            Stage("生效", "ahead"),
        ),
        "next": {
            "whose": "you",
            "lead": "下一步轮到您",
            "title": "在 4月7日（星期日）24:00 前交答辩状",
            "days_left": 10,
            "words": "不交，法院照常审理，但您的说法法官可能只能在庭上听到。",
            "derive_url": "/mine/412/answer",
            "acts": (
                Link("写答辩状", "/mine/412/write"),
                Link("提一个还款方案", "/mine/412/offer"),
                Link("请求调解", "/mine/412/mediate"),
            ),
            "others": (Link("确认送达地址", "/mine/412/address"), Link("委托代理人", "/mine/412/entrust")),
        },
        "again": None,
        "defects": (),
        "limits": (
            limit("交答辩状", "", date(2024, 4, 7), "还剩 10 天", plain, "/mine/412/answer"),
            limit("交证据", "法院指定，和答辩同一天", date(2024, 4, 7), "还剩 10 天"),
            limit("提管辖异议", "认为不该由集宁区法院管，才需要", date(2024, 4, 7), "还剩 10 天"),
            limit("到庭", "第三法庭，也可以申请视频开庭", at(4, 15, 9, 30), "星期一"),
        ),
        "ical_url": "/mine/412.ics",
        "papers": PAPERS,
        "zip_url": "/mine/412.zip",
        "money": (
            Sum("原告要求还本金", Decimal("800000.00")),
            Sum("利息，算到今天", Decimal("8998.36"), "年 3.45%，自 2023年12月1日"),
            Sum("合计", Decimal("808998.36"), total=True),
            Sum("案件受理费（减半）", Decimal("5900.00"), "原告已垫交，最后谁出由判决定", after=True),
        ),
        "fees": None,
        "money_links": (Link("逐行看怎么算", "/mine/412/money"), Link("我要分期", "/mine/412/offer")),
        "receipts": (
            Receipt(at(3, 20, 19, 4), "签收起诉状副本", "/entry/2", 3),
            Receipt(at(3, 28, 8, 50), "确认送达地址", "/entry/8", 1),
        ),
        "people": (Member("原告", "王某"), Member("法官", "苏和", "速裁一组"), Member("书记员", "陈静")),
        "people_note": "留言两个工作日内回复。请不起律师，可以申请法律援助。",
        "people_links": (Link("申请法律援助", "/aid"), Link("给书记员留言", "/mine/412/note")),
        "rights": "您可以要求法官回避、提反诉、查看全部材料。",
        "rights_url": "/rights",
    }


AGAIN = Again(
    "这是发回重审的案件，从头再审一次",
    ("第二审法院撤销了原来的判决，原判决不用履行。", "换了案号；原来审理的人不再审，另外组成合议庭，适用普通程序。"),
    Link("原案 （2024）内0902民初1号", "/mine/411"),
    (civil("第一百七十七条", "第二审人民法院不得再次发回重审"),),
)


FEES = {
    "url": "/mine/412",
    "open": (
        {
            "id": "188-3",
            "what": "案件受理费",
            "sum": Decimal("5900.00"),
            "paid": Decimal("0.00"),
            "holder": "乌兰察布市集宁区人民法院诉讼费专户",
            "bank": "中国农业银行",
            "account": ("6220", "0088", "0000", "17"),
            "code": ("8801", "2345", "6789", "0123", "4567"),
            "due": date(2024, 4, 7),
            "due_url": "/case/412/deadline/payment",
            "left": "还剩 10 天",
            "otherwise": "不交的，按撤诉处理。",
            "cites": (civil("第一百二十一条"),),
            "qr": Markup(qr_svg("缴款码 88012345678901234567")),
            "demo_url": "/demo/pay?to=88012345678901234567",
        },
    ),
    "came": (
        {"what": "案件受理费", "sum": Decimal("50.00"), "day": date(2024, 3, 27), "back": True, "url": "/entry/8"},
    ),
    "back": (
        {
            "sum": Decimal("550.00"),
            "state": "待退还",
            "done": False,
            "due": date(2024, 4, 11),
            "due_url": "/case/r/deadline/refund",
            "knows": False,
            "url": "/case/r",
            "act": Link("填退费的账户", "/case/r/do/name_account"),
        },
    ),
}


def my_case_waiting() -> Context:
    wait = {
        "whose": "court",
        "lead": "下一步轮到法院",
        "title": "七日内决定立不立案",
        "days_left": None,
        "words": "最晚 4月3日答复您。您不用做什么，有了结果会发短信。",
        "derive_url": "",
        "acts": (),
        "others": (),
    }
    return my_case() | {
        "title": "您告张某还 80 万元",
        "stages": ASKED,
        "part": "您是原告",
        "next": wait,
        "defects": (Link("没有写明被告的住所", "/mine/412/mend", words="补充被告现在的住所"),),
        "papers": (),
        "limits": (),
    }


def deadline() -> Context:
    return {
        "frame": MINE,
        "crumbs": (Link(CASE, "/mine/412"), Link("我的日子", "/mine/412#days")),
        "label": "交答辩状",
        "due": date(2024, 4, 7),
        "hour": "24:00",
        "words": "星期日，调休上班。以法院系统收到的时间为准。",
        "clock": Clock(44, "还剩 10 天"),
        "lines": LINES,
        "edition": "2023年修正",
        "strip": Strip(answer_weeks()),
        "place": "内蒙古，2024年",
        "provisional": "",
        "superseded": (
            {
                "due": date(2024, 3, 25),
                "words": "3月8日的送达，手机号已换机主，3月15日更正为无效，由它起算的期限作废。",
                "url": "/entry/3",
            },
        ),
        "missed": {
            "words": "因不可抗力或其他正当理由耽误的，在障碍消除后十日内可以申请顺延，由法院决定。",
            "link": Link("申请顺延", "/mine/412/extend"),
            "cites": (civil("第八十六条"),),
        },
        "ical_url": "/mine/412/answer.ics",
    }


def deadline_staff() -> Context:
    rough = "2027 年的放假安排还没有公布。公布以后重新推算；在那以前，这个日子只作提醒，任何权利都不因它消灭。"
    return deadline() | {
        "frame": desk("我的案件"),
        "provisional": rough,
        "clock": Clock(44, "还剩 10 天", provisional=True),
        "superseded": (),
        "missed": None,
    }


def specimens() -> dict[str, Specimen]:
    return {
        "my-case": ("pages/my_case.html", my_case()),
        "my-case-elder": ("pages/my_case.html", my_case() | {"frame": replace(MINE, elder=True)}),
        "my-case-english": ("pages/my_case.html", my_case() | {"frame": replace(MINE, lang="en")}),
        "my-case-mongolian": ("pages/my_case.html", my_case() | {"frame": replace(MINE, lang="mn-Mong")}),
        "my-case-fees": ("pages/my_case.html", my_case() | {"fees": FEES}),
        "my-case-again": ("pages/my_case.html", my_case() | {"again": AGAIN}),
        "my-case-waiting": ("pages/my_case.html", my_case_waiting()),
        "deadline": ("pages/deadline.html", deadline()),
        "deadline-provisional": ("pages/deadline.html", deadline_staff()),
    }
