"""The rest of the desk: a month, people, a paper, and an intake."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from xiezhi.pages.fields import Choice, Field, Group
from xiezhi.pages.gallery.cast import (
    CASE,
    CASE_URL,
    DEFENDANT,
    HOLIDAYS,
    NOW,
    WORKED,
    Context,
    Specimen,
    at,
    civil,
    desk,
    public,
)
from xiezhi.pages.intake_found import Offer
from xiezhi.pages.people import Drawn
from xiezhi.pages.shapes import (
    Act,
    Cite,
    Clock,
    Day,
    Link,
    Member,
    Paper,
    Proof,
    Tag,
)


def intake() -> Context:
    labels = (
        ("您要什么", "done", 0),
        ("谁和谁", "done", 1),
        ("事情经过", "now", 0),
        ("证据", "ahead", 0),
        ("确认提交", "ahead", 0),
    )
    paid = Field("repaid", "还过多少", "money", "", optional=True)
    return {
        "frame": public("首页"),
        "title": "借钱不还，我要起诉",
        "words": "问的都是法官要查的事。答不上来的先空着。",
        "sheets": tuple(
            {"label": label, "url": f"/intake/{n}", "mark": mark, "missing": gap}
            for n, (label, mark, gap) in enumerate(labels)
        ),
        "group": Group(
            "事情经过",
            (
                Field("lent", "哪天借出去的", "date", "2022-12-01", short=True, why="利率上限看这一天"),
                Field("due", "说好哪天还", "date", "2023-11-30", short=True),
                Field("principal", "借了多少", "money", "800000.00"),
                Field(
                    "how",
                    "怎么给的",
                    "radio",
                    choices=(
                        Choice("bank", "转账", "有记录，银行能查到", True),
                        Choice("cash", "现金", "大额现金，法官会问来源"),
                    ),
                ),
                Field("rate", "约定的年利率", "percent", "", optional=True, short=True),
                replace(paid, short=True),
                Field("story", "还有什么要告诉法官", "prose", "", optional=True, help="一两句话就够，不用法律词。"),
            ),
        ),
        "last": False,
        "previous_url": "/intake/1",
        "action": "/intake/2",
        "key": "k4",
        "draft_url": "/drafts/k4",
        "live_url": "/intake/2/live",
        "saved_at": at(3, 28, 8, 39),
        "live": (
            {
                "label": "该找哪家法院",
                "words": "集宁区人民法院：被告住在集宁区。",
                "cites": (civil("第二十二条"),),
                "tone": "good",
            },
            {
                "label": "来得及吗",
                "words": "三年的诉讼时效到 2026年11月30日。",
                "cites": (Cite("《民法典》", "第一百八十八条", url="/law/civil-code"),),
                "tone": "good",
            },
            {
                "label": "要交多少",
                "words": "受理费 11,800.00 元，适用简易程序减半为 5,900.00 元。",
                "cites": (Cite("《诉讼费用交纳办法》", "第十三条、第十六条"),),
                "tone": "",
            },
        ),
        "read_url": "/intake/2/read",
        "offers": (
            Offer(
                "证件号",
                "152626198001050008",
                "借条.pdf，第 1 页",
                (Link("填到原告", "claimants-0-id_number"), Link("填到被告", "defendants-0-id_number")),
            ),
        ),
        "waiting": ("身份证.jpg",),
        "empty": ("聊天记录.pdf",),
        "sees": False,
        "missing": (Link("被告的手机号或住址", "/intake/1#address", words="没有它，起诉状送不到"),),
        "sentences": (),
        "help_url": "/guide/loan",
    }


def calendar() -> Context:
    def cell(day: date) -> Day:
        events = {
            date(2024, 3, 27): (Link("答复留言 逾 1 日", "/inbox", late=True),),
            date(2024, 3, 28): (
                Link("9:30 开庭", "/hearing/1"),
                Link("14:30 保全届满", "/case/31"),
                Link("16:40 合议", "/case/1511"),
            ),
            date(2024, 3, 29): (Link("宣判届满", "/case/1842"),),
        }.get(day, ())
        rest = (day.weekday() > 4 or day in HOLIDAYS) and day not in WORKED
        return Day(
            day,
            HOLIDAYS.get(day, ""),
            None,
            "",
            rest,
            "休" if day in HOLIDAYS else "",
            day == NOW.date(),
            day.month != 3,
            events,
        )

    row = {
        "label": "开庭",
        "case": "（2024）内0902民初240号",
        "words": "第三法庭，双方已确认到庭",
        "tone": "",
        "url": "/case/240",
    }
    return {
        "frame": desk("日程"),
        "month": date(2024, 3, 1),
        "previous_url": "?m=2024-02",
        "next_url": "?m=2024-04",
        "today_url": "?",
        "ical_url": "/calendar.ics",
        "kinds": (Link("全部", "#", current=True), Link("开庭", "#h"), Link("届满", "#d"), Link("调解", "#m")),
        "weeks": tuple(tuple(cell(date(2024, 2, 26) + timedelta(weeks=w, days=d)) for d in range(7)) for w in range(5)),
        "agenda": (
            {
                "day": date(2024, 3, 28),
                "rows": (
                    row | {"at": at(3, 28, 9, 30)},
                    row | {"at": at(3, 28, 16, 40), "label": "合议", "case": "", "words": "第二合议室"},
                ),
                "more": "",
                "url": "/calendar?day=2024-03-28",
            },
            {
                "day": date(2024, 3, 29),
                "rows": (
                    row
                    | {
                        "at": None,
                        "label": "宣判届满",
                        "case": "（2023）内0902民初1842号",
                        "words": "简易程序，三个月",
                        "tone": "near",
                    },
                ),
                "more": "1,240",
                "url": "/calendar?day=2024-03-29",
            },
        ),
    }


def people() -> Context:
    drawn = "随机分案，权重 12"
    return {
        "frame": desk("我的案件"),
        "case": CASE,
        "case_url": CASE_URL,
        "court": (
            Member("审判员", "苏和", "速裁一组", since=date(2024, 3, 1), how=drawn),
            Member("书记员", "陈静", since=date(2024, 3, 1), how="随审判员"),
            Member("保全", "执行局 保全组", since=date(2024, 3, 4), how="内部移送"),
        ),
        "sides": (
            {
                "label": "原告",
                "members": (
                    Member("自然人", "王某", "送达：手机，尾号 6621", (Tag("已核身份", "accent", "circle-check"),)),
                    Member("代理人", "白律师", "一般授权，到一审终结"),
                ),
            },
            {
                "label": "被告",
                "members": (Member("自然人", "张某", "送达：手机，尾号 3316", (Tag("电子送达已同意"),)),),
            },
        ),
        "draws": (
            Drawn(
                "独任审判员",
                date(2024, 3, 1),
                ("苏和",),
                (("苏和", "12"), ("高娃", "19"), ("刘建", "14")),
                (("何敏", "已在本案"), ("赵磊", "请假")),
                "内0102/2024/分案/12|lnvhashskrvqmklq",
                "/entry/412",
            ),
        ),
        "past": (
            {
                "role": "书记员",
                "name": "图雅",
                "since": date(2024, 3, 1),
                "until": date(2024, 3, 11),
                "why": "借调到执行局",
            },
        ),
        "acts": (Act("变更书记员", f"{CASE_URL}/clerk"), Act("追加当事人", f"{CASE_URL}/join")),
    }


def paper() -> Context:
    code = "H3WD-90RK-5EVM-77QA"
    return {
        "frame": desk("我的案件"),
        "case": CASE,
        "case_url": CASE_URL,
        "paper": Paper("应诉通知书", "/paper/2", "给张某", date(2024, 3, 20), code, f"/v/{code}", pages=1),
        "kind": "应诉通知书",
        "number": CASE,
        "court": "乌兰察布市集宁区人民法院",
        "text": (
            "张某：",
            "本院受理王某与你民间借贷纠纷一案，现发送起诉状副本一份，并将有关事项通知如下：",
            "一、你应当在收到起诉状副本之日起十五日内向本院提出答辩状。不提出答辩状的，不影响本院审理。",
            "二、你有权委托一至二人代为诉讼，有权申请回避、收集提供证据、请求调解。",
            "三、本案由审判员苏和独任审判，书记员陈静。",
        ),
        "previews": (),
        "signed_on": date(2024, 3, 20),
        "signers": (
            {"role": "审判员", "name": "苏和", "at": at(3, 20, 18, 50), "words": "电子签名，证书有效"},
            {"role": "院章", "name": "集宁区人民法院", "at": at(3, 20, 18, 52), "words": "电子印章"},
        ),
        "served": (
            {"name": "张某", "how": "短信链接", "at": at(3, 20, 19, 6), "words": "已电子签收", "ask": ""},
            {"name": "白律师", "how": "邮寄", "at": None, "words": "运单 1031 开头", "ask": ""},
        ),
        "reaching": None,
        "proofs": (
            Proof("内容未改", "摘要与日志所记相同", "3f9a … d05b"),
            Proof("锚定司法链", "区块 8 214 366", at=at(3, 20, 19)),
        ),
        "qr": "",
        "quiet": False,
        "download_url": "/paper/2.pdf",
        "is_copy": True,
    }


def judgment() -> Context:
    """A judgment as its recipient reads it, who had it electronically and has yet to ask for it on paper."""
    return paper() | {
        "frame": public("我的案件", DEFENDANT),
        "kind": "民事判决书",
        "reaching": {
            "electronic": True, "where": "察哈尔右翼前旗红旗嘎查18号", "change": "/case/412/do/confirm_address",
            "owed": True, "ask": "/case/413/do/ask_for_paper", "key": "k", "copies": (),
        },
    }  # fmt: skip


def judgment_wanted() -> Context:
    """The same when it is on its way; what came before had been lost."""
    usual = {"url": "/case/414", "tracking": "", "where": "察哈尔右翼前旗红旗嘎查18号", "came": None, "due": None}
    clock = {"clock": Clock(40, "剩 3 日"), "clock_url": "/case/414/deadline/1"}
    on_its_way = {
        **usual, **clock, "state": "已寄出", "asked": date(2024, 3, 20), "sent": date(2024, 3, 21),
        "tracking": "EMS1031000000001CN", "due": date(2024, 3, 25),
    }  # fmt: skip
    came = {
        **usual, "state": "已收到", "asked": date(2024, 3, 1), "sent": date(2024, 3, 2), "came": date(2024, 3, 4),
        "clock": None, "clock_url": "",
    }  # fmt: skip
    told = judgment()
    return told | {"reaching": {**told["reaching"], "ask": "", "copies": (on_its_way, came)}}


def judgment_at_the_counter() -> Context:
    """The same as the counter reads it, to whom he telephones."""
    served = {
        "name": "张某",
        "how": "电子送达",
        "at": at(3, 20, 19, 6),
        "words": "",
        "ask": "/case/413/do/ask_for_paper",
    }
    return paper() | {"served": (served,)}


def specimens() -> dict[str, Specimen]:
    return {
        "intake": ("pages/intake.html", intake()),
        "intake-last": ("pages/intake.html", intake() | {"last": True, "missing": (), "saved_at": None}),
        "calendar": ("pages/calendar.html", calendar()),
        "people": ("pages/people.html", people()),
        "paper": ("pages/paper.html", paper()),
        "paper-served": ("pages/paper.html", judgment()),
        "paper-wanted": ("pages/paper.html", judgment_wanted()),
        "paper-at-the-counter": ("pages/paper.html", judgment_at_the_counter()),
    }
