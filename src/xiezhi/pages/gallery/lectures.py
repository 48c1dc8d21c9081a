"""Lectures: the list, one to book, one's own booking, the officers' view, who completed; the exercise; the sheets."""

from __future__ import annotations

from xiezhi.evidence.practice import practice_policy
from xiezhi.pages.bookings import Booked
from xiezhi.pages.fields import Choice, Field
from xiezhi.pages.gallery.cast import Context, Specimen, at, desk, public
from xiezhi.pages.guide_texts import GUIDES
from xiezhi.pages.learned import Learner, Row
from xiezhi.pages.lectures import Shown
from xiezhi.pages.shapes import Cite, Link

TITLE = "讲座和练习"
FIRST = Shown(
    "a", "/lectures/a", "电子合同怎么签、怎么存证", at(4, 10, 15), "16:30", False, "诉讼服务中心二楼", "集宁区人民法院",
    "苏和", ("餐饮住宿", "批发零售", "畜牧"), 40, 12, 0, "报名中", True,
)  # fmt: skip
FULL = FIRST._replace(
    id="b", url="/lectures/b", subject="保险理赔材料的存证和核验", at=at(4, 12, 9, 30), ends="11:00", online=True,
    where="线上，报名以后看得到怎样进入", trades=("保险", "银行信贷"), seats=30, left=0, waiting=3,
)  # fmt: skip
OPEN = FULL._replace(id="c", url="/lectures/c", subject="一份文件怎么核验", trades=(), left=1, waiting=0)
FIELDS = (
    Field("trade", "哪一行", "choice", choices=(Choice("shops", "批发零售"), Choice("livestock", "畜牧"))),
    Field("name", "姓名", optional=True),
    Field("phone", "电话", "id_number", optional=True),
)
BOOKED = Booked("/case/d", "王某", "批发零售", "已报名", 0, True, True)
WAITING = Booked("/case/e", "张某", "畜牧", "候补", 2, True, True)
CITES = (Cite("《优化营商环境条例》", "第六十七条", "2020年", "引导市场主体合法经营"), Cite("普法讲座规则", "第二条"))


def listed(**changed: object) -> Context:
    return {
        "frame": public(TITLE),
        "lectures": (FIRST, FULL, OPEN),
        "mine": frozenset({"b"}),
        "announce_url": "",
        **changed,
    }


def one(**changed: object) -> Context:
    return {
        "frame": public(TITLE),
        "crumbs": (Link(TITLE, "/lectures"), Link(FIRST.subject, "")),
        "lecture": FIRST,
        "booking": None,
        "signed_in": True,
        "counter": False,
        "fields": FIELDS,
        "sentences": (),
        "key": "k",
        "cites": CITES,
        "desk": "",
        "booked": (),
        **changed,
    }


def learned(**changed: object) -> Context:
    return {
        "frame": public(TITLE),
        "rows": (Row("餐饮住宿", "", 31, 22), Row("保险", "", 12, None), Row("畜牧", "", None, None)),
        "few": 5,
        "inside": False,
        "trade": "",
        "learners": (),
        "most": 200,
        "crumbs": (Link(TITLE, "/lectures"), Link("学完名单", "/lectures/learned")),
        **changed,
    }


def practice(credit: Link | None) -> Context:
    return {
        "frame": public(""),
        "policy": practice_policy(),
        "deposit_url": "/practice/deposit",
        "credit": credit,
        "lectures_url": "/lectures",
    }


def specimens() -> dict[str, Specimen]:
    came = Learner("王某", "/case/d", FIRST.subject, "/lectures/a", "已学完", True, "3月12日")
    inside = {"frame": desk(TITLE), "inside": True, "trade": "餐饮住宿", "learners": (came,)}
    rows = (Row("餐饮住宿", "/lectures/learned?trade=catering", 3, 1),)
    sheet = GUIDES["contract"]()
    crumbs = (Link(TITLE, "/lectures"), Link("一页纸", "/guides"), Link(sheet.title, ""))
    return {
        "lectures": ("pages/lectures.html", listed()),
        "lectures-none": ("pages/lectures.html", listed(lectures=(), announce_url="/lectures/announce")),
        "lecture": ("pages/lecture.html", one()),
        "lecture-full": ("pages/lecture.html", one(lecture=FULL, signed_in=False, sentences=("名额已满。",))),
        "lecture-booked": ("pages/lecture.html", one(booking=BOOKED, fields=())),
        "lecture-waiting": ("pages/lecture.html", one(lecture=FULL, booking=WAITING, fields=())),
        "lecture-desk": (
            "pages/lecture.html",
            one(frame=desk(TITLE), counter=True, desk="/case/a", booked=(BOOKED, WAITING)),
        ),
        "learned": ("pages/learned.html", learned()),
        "learned-none": ("pages/learned.html", learned(rows=())),
        "learned-inside": ("pages/learned.html", learned(rows=rows, **inside)),
        "practice": ("pages/practice.html", practice(Link("您报名的讲座：电子合同怎么签", "/lectures/a/practised"))),
        "practice-nobody": ("pages/practice.html", practice(None)),
        "guides": (
            "pages/guides.html",
            {"frame": public(TITLE), "guides": tuple(make() for make in GUIDES.values()), "crumbs": crumbs[:2]},
        ),
        "guide": ("pages/guide.html", {"frame": public(TITLE), "guide": sheet, "cites": CITES, "crumbs": crumbs}),
    }
