"""A receipt, a corrected entry, and the papers of the case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from xiezhi.pages.exhibit_origin import Origin
from xiezhi.pages.exhibit_signatures import Signed
from xiezhi.pages.exhibits import Exhibit, Said
from xiezhi.pages.fields import Choice, Field
from xiezhi.pages.gallery.case import DOCKET, MINE, PAPERS
from xiezhi.pages.gallery.cast import (
    CASE,
    Context,
    Specimen,
    at,
    civil,
    desk,
)
from xiezhi.pages.shapes import (
    After,
    Consequence,
    Entry,
    Link,
    Paper,
    Proof,
    Tag,
)
from xiezhi.pages.stated import Fact


def exhibits() -> Context:
    marks = (Tag("真实性　认可", "good"), Tag("合法性　认可", "good"), Tag("关联性　不认可", "late"))
    said = Said("张某", marks, "转账是货款，与本案借款无关")
    return {
        "frame": desk("我的案件"),
        "case": CASE,
        "case_url": "/case/412",
        "exhibits": (
            Exhibit(
                "借条", "/paper/4", "借款的数额、期限和利率", "王某", date(2024, 3, 18), "2024-03-18存证，与存证时一致",
                (), Tag("采信", "good"), "对方当庭认可签名",
                origin=Origin(
                    ("照片，在存证页面当场拍摄、录制", "存证人说形成于 2024-03-18 10:14:52，存证前15秒",
                     "口令 482 190，2024-03-18 10:12:30 发出，存证前2分37秒；念出、拍到它的，形成于这两个时刻之间"),
                    "设备、地点",
                    (Link("某公证处（2024）蒙乌证字第12号", "/paper/4/notarial/d.pdf", words="2024年3月20日"),),
                ),
            ),
            Exhibit(
                "银行转账电子回单", "/paper/5", "800000元已经交付", "王某", date(2024, 3, 18),
                "提交时的文件，摘要已入链", (said,), None, "",
                (Signed(Tag("签名有效", "good"), "某银行股份有限公司，2024-03-15 09:12:00（签名人所称）"),
                 Signed(Tag("签后未改", "good"), "最后一个签名覆盖整个文件")),
            ),
        ),
        "links": (Link("质证", "#", "pencil"), Link("认证", "#", "gavel")),
        "verify_url": "/verify",
        "package_url": "/case/412/evidence.zip",
    }  # fmt: skip


def entry() -> Context:
    return {
        "frame": MINE,
        "case": CASE,
        "case_url": "/mine/412",
        "entry": Entry(
            at(3, 28, 8, 40), "提交答辩状", "张某", "", "/entry/8", 1, "0041 9102", (civil("第一百二十八条"),)
        ),
        "as_role": "被告",
        "happened": None,
        "facts": (
            Fact("欠不欠", "承认借过，只承认还欠 500,000.00 元"),
            Fact("已还", Decimal("300000.00"), "2023年10月转账"),
            Fact("愿意何时还清", date(2024, 12, 31)),
            Fact(
                "还款",
                head=("哪一日", "金额", "怎样付的"),
                rows=(
                    ("2023年10月8日", Decimal("200000.00"), "转账"),
                    ("2023年10月20日", Decimal("100000.00"), "现金"),
                ),
            ),
        ),
        "afters": (
            After(
                "期限",
                (
                    Consequence("原告看到答辩", date(2024, 3, 28), note="已发短信"),
                    Consequence("开庭", at(4, 15, 9, 30)),
                ),
            ),
            After("对外", words="答辩状副本已电子送达王某和白律师。"),
        ),
        "papers": (
            Paper(
                "答辩状",
                "/paper/8",
                "您今天提交",
                None,
                "Q4RN-83LZ-6KCW-19TE",
                "/v/Q4RN-83LZ-6KCW-19TE",
                pages=2,
                side="被告",
            ),
        ),
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
        "erased_by": None,
        "just_done": True,
        "next": "4月15日 9:30 到第三法庭，或者申请视频开庭。",
        "next_link": Link("回到案件", "/mine/412"),
    }


def entry_corrected() -> Context:
    wrong = Link("看更正", "/entry/3", words="手机号已换机主，3月15日更正为无效。")
    return entry() | {
        "frame": desk("我的案件"),
        "entry": DOCKET[3],
        "just_done": False,
        "corrected_by": wrong,
        "erased_by": None,
        "happened": date(2024, 3, 7),
        "facts": (),
        "as_role": "送达平台",
        "afters": (),
        "papers": (),
        "proofs": tuple(replace(p, pending=False, value="已核") for p in entry()["proofs"]),
    }


def papers() -> Context:
    kinds = (Choice("evidence", "证据", chosen=True), Choice("opinion", "代理意见"))
    return {
        "frame": MINE,
        "case": CASE,
        "case_url": "/mine/412",
        "filters": (
            Link("全部", "#", current=True, count=4),
            Link("法院文书", "#c", count=2),
            Link("原告材料", "#p", count=2),
        ),
        "papers": PAPERS,
        "zip_url": "/mine/412.zip",
        "upload": {
            "action": "/mine/412/papers",
            "key": "k2",
            "refusal": None,
            "fields": (
                Field("kind", "是什么", "choice", choices=kinds),
                Field("proves", "想证明什么", "prose", optional=True),
                Field(
                    "files",
                    "文件",
                    "files",
                    help="照片、PDF、录音都行，单个不超过 100 MB",
                    accept="image/*,application/pdf,audio/*",
                ),
            ),
        },
        "pager": None,
    }


def specimens() -> dict[str, Specimen]:
    return {
        "entry": ("pages/entry.html", entry()),
        "entry-corrected": ("pages/entry.html", entry_corrected()),
        "exhibits": ("pages/exhibits.html", exhibits()),
        "exhibits-empty": ("pages/exhibits.html", exhibits() | {"exhibits": (), "links": ()}),
        "papers": ("pages/papers.html", papers()),
        "papers-empty": ("pages/papers.html", papers() | {"papers": (), "upload": None, "frame": desk("我的案件")}),
    }
