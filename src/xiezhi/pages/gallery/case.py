"""One dispute, 王某 against 张某, as its judge sees it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from xiezhi.pages.gallery.cast import (
    CASE,
    CASE_URL,
    DEFENDANT,
    Context,
    Specimen,
    at,
    civil,
    desk,
    public,
)
from xiezhi.pages.shapes import (
    Act,
    Clock,
    Entry,
    Limit,
    Link,
    Member,
    Paper,
    Refusal,
    Stage,
    Sum,
    Tag,
)

MINE = public("我的案件", DEFENDANT)

ANSWER = Clock(44, "剩 10 日")

SMALL = Refusal(
    "不能转为小额诉讼",
    "标的额 800,000.00 元，超过自治区上年度就业人员年平均工资的二倍（217,712.00 元），双方同意也不行。",
    (civil("第一百六十五条", "超过……百分之五十但在二倍以下的，当事人双方也可以约定"),),
)

UNHEARD = Refusal(
    "不能宣判", "本案还没有开庭审理。", (civil("第一百三十七条"),), Link("送达开庭传票", f"{CASE_URL}/summon")
)


def paper(name: str, code: str, note: str = "送达您", side: str = "法院", pages: int | None = 2) -> Paper:
    return Paper(name, "/paper/1", note, date(2024, 3, 20), code, f"/v/{code}", side=side, pages=pages)


PAPERS = (
    paper("起诉状副本", "K7QM-42XD-9TRA-31HC", side="原告", pages=3),
    paper("应诉通知书", "H3WD-90RK-5EVM-77QA"),
    paper("举证通知书", "T8NA-17CE-0BXY-24MK"),
    Paper(
        "借条、转账记录",
        "/paper/4",
        "原告证据",
        code="P2VX-66MB-8WSD-50JR",
        verify_url="/v/P2VX-66MB-8WSD-50JR",
        pages=6,
        side="原告",
    ),
)

DOCKET = (
    Entry(
        at(3, 27, 15, 12),
        "补交证据",
        "王某",
        "微信聊天记录 12 页，拟证明 2023年12月催款",
        "/entry/1",
        1,
        "0041 8823",
        (civil("第六十八条"),),
        fresh=True,
    ),
    Entry(
        at(3, 20, 19, 6),
        "起诉状副本送达张某",
        "统一送达",
        "短信链接打开后电子签收，视为送达。答辩期自 3月21日起算",
        "/entry/2",
        2,
        "0041 6207",
        (civil("第九十条"), civil("第一百二十八条")),
    ),
    Entry(
        at(3, 15, 10),
        "更正：3月8日的送达无效",
        "陈静",
        "手机号已换机主，凭运营商回执。由此起算的答辩期已重新推算，并告知双方",
        "/entry/3",
        3,
        "0041 4410",
        (civil("第八十七条"),),
        "correction",
    ),
    Entry(
        at(3, 8, 16, 20),
        "起诉状副本送达张某",
        "统一送达",
        "短信送达 138 开头的手机号",
        "/entry/4",
        3,
        "0041 2003",
        (civil("第九十条"),),
        gone=True,
    ),
    Entry(
        at(3, 8, 9, 40),
        "冻结银行存款 800,000.00 元",
        "执行局 保全组",
        "某银行集宁支行回执，期限一年，至 2025年3月7日",
        "/entry/5",
        3,
        "0041 1978",
        (civil("第一百零六条"),),
    ),
    Entry(
        at(3, 6),
        "发送起诉状副本的期限届满",
        "时钟",
        "已于 3月5日发出，未超期",
        "/entry/6",
        3,
        "0041 1022",
        (civil("第一百二十八条"),),
        "clock",
    ),
    Entry(
        at(3, 1, 16, 25),
        "立案，适用简易程序",
        "立案庭 何敏",
        "案由：民间借贷纠纷；标的额 800,000.00 元；速裁一组",
        "/entry/7",
        3,
        "0040 9815",
        (civil("第一百二十六条"), civil("第一百六十条")),
    ),
)

LIMITS = (
    Limit("答辩", "张某", date(2024, 4, 7), ANSWER, f"{CASE_URL}/deadline/answer"),
    Limit("举证", "双方", date(2024, 4, 7), ANSWER, f"{CASE_URL}/deadline/evidence"),
    Limit("审限", "三个月", date(2024, 6, 3), Clock(29, "剩 67 日"), f"{CASE_URL}/deadline/trial"),
    Limit("冻结", "一年", date(2025, 3, 7), Clock(5, "剩 344 日"), f"{CASE_URL}/deadline/freeze"),
)


def proceeding() -> Context:
    paid = (Tag("已交", "good"),)
    return {
        "frame": desk("我的案件"),
        "case": CASE,
        "tags": (Tag("简易程序"), Tag("速裁"), Tag("已保全", "accent")),
        "sides": ("王某", "张某"),
        "verb": "诉",
        "facts": "民间借贷纠纷，标的额 800,000.00 元",
        "related": ({"case": "（2024）内0902民初1358号", "url": "/case/18", "words": "合并审理"},),
        "family": (
            {"case": "（2024）内0902民诉前调655号", "url": "/case/655", "words": "调解不成"},
            {"case": "（2024）内0902执保77号", "url": "/case/77", "words": "已冻结"},
        ),
        "services": ({"url": "/case/13", "who": "张某", "paper": "应诉通知书", "words": "已送达"},),
        "next": "轮到张某：4月7日 24:00 前交答辩状和证据。",
        "stages": (
            Stage("已立案", "done", date(2024, 3, 1)),
            Stage("送达", "done", date(2024, 3, 20)),
            Stage("答辩举证", "now", date(2024, 4, 7), "至 "),
            Stage("开庭审理", "ahead", date(2024, 4, 15)),
            Stage("评议", "ahead"),
            Stage("宣判", "ahead", date(2024, 6, 3), "限 "),
            Stage("送达判决", "ahead"),
            Stage("生效", "ahead"),
        ),
        "acts": (
            Act("组织证据交换", f"{CASE_URL}/exchange", expected=True),
            Act("主持调解", f"{CASE_URL}/mediate"),
            Act("送达开庭传票", f"{CASE_URL}/summon"),
            Act("变更开庭时间", f"{CASE_URL}/move"),
            Act("转为小额诉讼", f"{CASE_URL}/small", refusal=SMALL, opened=True),
            Act("宣判", f"{CASE_URL}/pronounce", refusal=UNHEARD),
        ),
        "docket": DOCKET,
        "docket_filters": (
            Link("全部", "#", current=True, count=15),
            Link("当事人", "#p"),
            Link("法院", "#c"),
            Link("时钟", "#t"),
        ),
        "earlier": Link("更早", f"{CASE_URL}/docket", count=8),
        "limits": LIMITS,
        "people": (
            Member("原告", "王某", tags=(Tag("已核身份", "accent", "circle-check"),)),
            Member("代理", "白律师", "一般授权"),
            Member("被告", "张某", tags=(Tag("电子送达已同意"),)),
            Member("审判员", "苏和"),
            Member("书记员", "陈静"),
        ),
        "people_url": f"{CASE_URL}/people",
        "money": (
            Sum("请求本金", Decimal("800000.00")),
            Sum("利息至今日", Decimal("8998.36")),
            Sum("受理费，减半", Decimal("5900.00"), tags=paid),
            Sum("保全费", Decimal("4520.00"), tags=paid),
        ),
        "money_url": f"{CASE_URL}/money",
        "papers": (*PAPERS[:3], Paper("微信聊天记录", "/paper/5", status="待质证")),
        "papers_link": Link("文书材料", f"{CASE_URL}/papers", count=11),
        "print_url": f"{CASE_URL}/print",
        "copy_url": "",
        "reckon_url": f"{CASE_URL}/reckon",
        "desk_url": "",
        "silent": (),
        "supervised": None,
    }


def proceeding_new() -> Context:
    empty = {
        "family": (),
        "related": (),
        "acts": (),
        "docket": (),
        "earlier": None,
        "limits": (),
        "money": (),
        "papers": (),
        "tags": (),
    }
    filters = {
        "docket_filters": (Link("全部", "#", current=True, count=0),),
        "next": "材料收齐后，由立案庭审查，七日内答复。",
    }
    return proceeding() | empty | filters


def specimens() -> dict[str, Specimen]:
    return {
        "proceeding": ("pages/proceeding.html", proceeding()),
        "proceeding-new": ("pages/proceeding.html", proceeding_new()),
        "proceeding-kin": ("pages/proceeding.html", proceeding() | {"family": proceeding()["family"] * 4}),
        "proceeding-from-above": ("pages/proceeding.html", proceeding() | {"supervised": civil("第十条"), "acts": ()}),
    }
