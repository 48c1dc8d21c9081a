"""One's own cases and notices, the court's own values, and a page that asks one thing."""

from __future__ import annotations

from datetime import date

from xiezhi.pages.fields import Choice, Field, Wrong
from xiezhi.pages.gallery.cast import CASE, CASE_URL, DEFENDANT, Context, Specimen, at, desk, public
from xiezhi.pages.shapes import Link, Tag


def mine() -> Context:
    def hit(case: str, title: str, state: str, *, open_: bool) -> Context:
        return {
            "kind": "民事一审",
            "case": case,
            "title": title,
            "url": CASE_URL,
            "words": (("民间借贷纠纷　民事一审", False),),
            "tags": (Tag(state, "accent" if open_ else ""),),
            "day": date(2024, 3, 1),
        }

    return {
        "frame": public("我的案件", DEFENDANT),
        "hits": (
            hit(CASE, "王某 诉 张某", "答辩举证", open_=True),
            hit("（2023）内0902民初77号", "张某 诉 赵某", "准许撤诉", open_=False),
        ),
        "drafts": (Link("接着填起诉状", "/intake/1"),),
        "file": Link("我要起诉", "/intake"),
    }


def notices() -> Context:
    def told(words: str, day: int, *, unread: bool) -> Context:
        return {"words": words, "case": CASE, "url": CASE_URL, "at": at(3, day, 9, 12), "unread": unread}

    return {
        "frame": public("我的案件", DEFENDANT),
        "notices": (
            told("起诉状副本已经送达，请在 4月7日前答辩", 20, unread=True),
            told("更正：3月8日的送达无效，期限已重新推算", 15, unread=False),
        ),
        "read_url": "/notices/read",
    }


def values() -> Context:
    def valued(label: str, value: str, since: date | None, why: str) -> Context:
        return {"label": label, "value": value, "since": since, "why": why, "url": "/court/settings/days.year"}

    return {
        "frame": desk("设置"),
        "values": (
            valued("计息的年基数", "365日", date(2024, 1, 1), "没有统一的法律规定"),
            valued("计息的日数", "首尾两日都算", None, "没有统一的法律规定"),
        ),
    }


def value() -> Context:
    choices = (Choice("365", "365日", chosen=True), Choice("360", "360日"))
    return {
        "frame": desk("设置"),
        "crumbs": (Link("本院数值", "/court/settings"), Link("计息的年基数", "")),
        "title": "计息的年基数",
        "words": "自 2024-01-01 起，由院长定。",
        "fields": (
            Field("value", "数值", "choice", "365", choices=choices),
            Field("since", "自哪一日", "date", "2024-03-28", short=True, wrong=Wrong("不能早于今天")),
        ),
        "action": "/court/settings/days.year",
        "submit": "设定",
        "sentences": (),
        "bad": False,
    }


def specimens() -> dict[str, Specimen]:
    return {
        "mine": ("pages/mine.html", mine()),
        "mine-empty": ("pages/mine.html", mine() | {"hits": (), "drafts": ()}),
        "notices": ("pages/notices.html", notices()),
        "notices-empty": ("pages/notices.html", notices() | {"notices": ()}),
        "court-settings": ("pages/court_settings.html", values()),
        "one-form": ("pages/one_form.html", value()),
        "one-form-bad": ("pages/one_form.html", value() | {"bad": True, "submit": "停用"}),
    }
