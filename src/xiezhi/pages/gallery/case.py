"""Specimens of one dispute, 王某 against 张某, as its judge and its defendant see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from xiezhi.pages.fields import Choice, Field
from xiezhi.pages.gallery.cast import CASE, CASE_URL, DEFENDANT, Context, Specimen, answer_weeks, at, civil, desk, public
from xiezhi.pages.gallery.derivation import LINES
from xiezhi.pages.shapes import (
    Act,
    After,
    Clock,
    Consequence,
    Derived,
    Entry,
    Limit,
    Link,
    Member,
    Paper,
    Proof,
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
UNHEARD = Refusal("不能宣判", "本案还没有开庭审理。", (civil("第一百三十七条"),), Link("送达开庭传票", f"{CASE_URL}/summon"))


def paper(name: str, code: str, note: str = "送达您", side: str = "法院", pages: int | None = 2) -> Paper:
    return Paper(name, "/paper/1", note, date(2024, 3, 20), code, f"/v/{code}", side=side, pages=pages)


PAPERS = (
    paper("起诉状副本", "K7QM-42XD-9TRA-31HC", side="原告", pages=3),
    paper("应诉通知书", "H3WD-90RK-5EVM-77QA"),
    paper("举证通知书", "T8NA-17CE-0BXY-24MK"),
    Paper("借条、转账记录", "/paper/4", "原告证据", code="P2VX-66MB-8WSD-50JR", verify_url="/v/P2VX-66MB-8WSD-50JR", pages=6, side="原告"),
)

DOCKET = (
    Entry(at(3, 27, 15, 12), "补交证据", "王某", "微信聊天记录 12 页，拟证明 2023年12月催款", "/entry/1", 1, "0041 8823", (civil("第六十八条"),), fresh=True),
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
    Entry(at(3, 8, 16, 20), "起诉状副本送达张某", "统一送达", "短信送达 138 开头的手机号", "/entry/4", 3, "0041 2003", (civil("第九十条"),), gone=True),
    Entry(at(3, 8, 9, 40), "冻结银行存款 800,000.00 元", "执行局 保全组", "某银行集宁支行回执，期限一年，至 2025年3月7日", "/entry/5", 3, "0041 1978", (civil("第一百零六条"),)),
    Entry(at(3, 6), "发送起诉状副本的期限届满", "时钟", "已于 3月5日发出，未超期", "/entry/6", 3, "0041 1022", (civil("第一百二十八条"),), "clock"),
    Entry(at(3, 1, 16, 25), "立案，适用简易程序", "立案庭 何敏", "案由：民间借贷纠纷；标的额 800,000.00 元；速裁一组", "/entry/7", 3, "0040 9815", (civil("第一百二十六条"), civil("第一百六十条"))),
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
        "family": (
            {"case": "（2024）内0902民诉前调655号", "url": "/case/655", "words": "调解不成"},
            {"case": "（2024）内0902执保77号", "url": "/case/77", "words": "已冻结"},
        ),
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
        "docket_filters": (Link("全部", "#", current=True, count=15), Link("当事人", "#p"), Link("法院", "#c"), Link("时钟", "#t")),
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
    }


def proceeding_new() -> Context:
    empty = {"family": (), "acts": (), "docket": (), "earlier": None, "limits": (), "money": (), "papers": (), "tags": ()}
    filters = {"docket_filters": (Link("全部", "#", current=True, count=0),), "next": "材料收齐后，由立案庭审查，七日内答复。"}
    return proceeding() | empty | filters


def my_case() -> Context:
    def limit(label: str, words: str, due: object, left: str, lines: tuple[Derived, ...] = (), url: str = "") -> Context:
        return {"label": label, "words": words, "due": due, "left": left, "lines": lines, "opened": bool(lines), "url": url}

    plain = (
        Derived("收到", "3月20日，您在手机上签收起诉状副本。", ""),
        Derived("数", "从第二天 3月21日起数 15 天，数到 4月4日。", "", cites=(civil("第一百二十八条"), civil("第八十五条"))),
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
            "acts": (Link("写答辩状", "/mine/412/write"), Link("提一个还款方案", "/mine/412/offer"), Link("请求调解", "/mine/412/mediate")),
        },
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
        "money_links": (Link("逐行看怎么算", "/mine/412/money"), Link("我要分期", "/mine/412/offer")),
        "people": (Member("原告", "王某"), Member("法官", "苏和", "速裁一组"), Member("书记员", "陈静")),
        "people_note": "留言两个工作日内回复。请不起律师，可以申请法律援助。",
        "people_links": (Link("申请法律援助", "/aid"), Link("给书记员留言", "/mine/412/note")),
        "rights": "您可以要求法官回避、提反诉、查看全部材料。",
        "rights_url": "/rights",
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
    }
    return my_case() | {"title": "您告张某还 80 万元", "part": "您是原告", "next": wait, "papers": (), "limits": ()}


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
        "weeks": answer_weeks(),
        "place": "内蒙古，2024年",
        "provisional": "",
        "superseded": ({"due": date(2024, 3, 25), "words": "3月8日的送达，手机号已换机主，3月15日更正为无效，由它起算的期限作废。", "url": "/entry/3"},),
        "missed": {"words": "因不可抗力或其他正当理由耽误的，在障碍消除后十日内可以申请顺延，由法院决定。", "link": Link("申请顺延", "/mine/412/extend"), "cites": (civil("第八十六条"),)},
        "ical_url": "/mine/412/answer.ics",
    }


def deadline_staff() -> Context:
    rough = "2027 年的放假安排还没有公布。公布以后重新推算；在那以前，这个日子只作提醒，任何权利都不因它消灭。"
    return deadline() | {"frame": desk("我的案件"), "provisional": rough, "clock": Clock(44, "还剩 10 天", provisional=True), "superseded": (), "missed": None}


def entry() -> Context:
    return {
        "frame": MINE,
        "case": CASE,
        "case_url": "/mine/412",
        "entry": Entry(at(3, 28, 8, 40), "提交答辩状", "张某", "", "/entry/8", 1, "0041 9102", (civil("第一百二十八条"),)),
        "as_role": "被告",
        "happened": None,
        "facts": (
            {"label": "欠不欠", "value": "承认借过，只承认还欠 500,000.00 元", "note": ""},
            {"label": "已还", "value": Decimal("300000.00"), "note": "2023年10月转账"},
            {"label": "愿意何时还清", "value": date(2024, 12, 31), "note": ""},
        ),
        "afters": (
            After("期限", (Consequence("原告看到答辩", date(2024, 3, 28), note="已发短信"), Consequence("开庭", at(4, 15, 9, 30)))),
            After("对外", words="答辩状副本已电子送达王某和白律师。"),
        ),
        "papers": (paper("答辩状", "Q4RN-83LZ-6KCW-19TE", "您今天提交", "被告"),),
        "proofs": (
            Proof("已收讫", "与案件记录同时写入，断电也在", at=at(3, 28, 8, 40)),
            Proof("写入日志", "集宁区人民法院存证日志", "第 419 102 条"),
            Proof("三家见证", "几秒钟以内", "等待中", pending=True),
            Proof("锚定司法链", "十分钟以内", "等待中", pending=True),
        ),
        "digest": "3f9a 71c0 5be2 … 8e42 d05b",
        "proof_url": "/entry/8/proof",
        "corrects": None,
        "corrected_by": None,
        "just_done": True,
        "next": "4月15日 9:30 到第三法庭，或者申请视频开庭。",
        "next_link": Link("回到案件", "/mine/412"),
    }


def entry_corrected() -> Context:
    wrong = Link("看更正", "/entry/3", words="手机号已换机主，3月15日更正为无效。")
    return entry() | {"frame": desk("我的案件"), "entry": DOCKET[3], "just_done": False, "corrected_by": wrong, "happened": date(2024, 3, 7), "facts": ()}


def papers() -> Context:
    kinds = (Choice("evidence", "证据", chosen=True), Choice("opinion", "代理意见"))
    return {
        "frame": MINE,
        "case": CASE,
        "case_url": "/mine/412",
        "filters": (Link("全部", "#", current=True, count=4), Link("法院文书", "#c", count=2), Link("原告材料", "#p", count=2)),
        "papers": PAPERS,
        "zip_url": "/mine/412.zip",
        "upload": {
            "action": "/mine/412/papers",
            "key": "k2",
            "refusal": None,
            "fields": (
                Field("kind", "是什么", "choice", choices=kinds),
                Field("proves", "想证明什么", "prose", optional=True),
                Field("files", "文件", "files", help="照片、PDF、录音都行，单个不超过 100 MB", accept="image/*,application/pdf,audio/*"),
            ),
        },
        "pager": None,
    }


def specimens() -> dict[str, Specimen]:
    return {
        "proceeding": ("pages/proceeding.html", proceeding()),
        "proceeding-new": ("pages/proceeding.html", proceeding_new()),
        "my-case": ("pages/my_case.html", my_case()),
        "my-case-elder": ("pages/my_case.html", my_case() | {"frame": replace(MINE, elder=True)}),
        "my-case-mongolian": ("pages/my_case.html", my_case() | {"frame": replace(MINE, lang="mn-Mong")}),
        "my-case-waiting": ("pages/my_case.html", my_case_waiting()),
        "deadline": ("pages/deadline.html", deadline()),
        "deadline-provisional": ("pages/deadline.html", deadline_staff()),
        "entry": ("pages/entry.html", entry()),
        "entry-corrected": ("pages/entry.html", entry_corrected()),
        "papers": ("pages/papers.html", papers()),
        "papers-empty": ("pages/papers.html", papers() | {"papers": (), "upload": None, "frame": desk("我的案件")}),
    }
