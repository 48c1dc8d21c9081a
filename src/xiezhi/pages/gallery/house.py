"""The court's own values, and a page that asks one thing."""

from __future__ import annotations

from datetime import date

from xiezhi.pages.fields import Choice, Field, Wrong
from xiezhi.pages.gallery.cast import Context, Specimen, desk
from xiezhi.pages.shapes import Link, Tag


def values() -> Context:
    return {
        "frame": desk("设置"),
        "values": (
            valued("计息的年基数", "360日", "365日", date(2024, 1, 1)),
            valued("计息的日数", "首尾两日都算", "首尾两日都算", None),
        ),
    }


def valued(label: str, value: str, default: str, since: date | None) -> Context:
    return {
        "label": label,
        "value": value,
        "default": default,
        "since": since,
        "why": "没有统一的法律规定",
        "kind": Tag("惯例"),
        "url": "/court/settings/days.year",
    }


def setting() -> Context:
    return value() | {
        "value": valued("计息的年基数", "360日", "365日", date(2024, 1, 1)),
        "allowed": "365、360",
        "badge": "一年按360日计（惯例，可由法院设定）",
        "history": (
            {"since": date(2024, 1, 1), "value": "360日", "reason": "院发〔2024〕1号", "url": "/entry/7"},
            {"since": date(2023, 1, 1), "value": "365日", "reason": "", "url": "/entry/3"},
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
        "court-settings": ("pages/court_settings.html", values()),
        "court-setting": ("pages/court_setting.html", setting()),
        "one-form": ("pages/one_form.html", value()),
        "one-form-bad": ("pages/one_form.html", value() | {"bad": True, "submit": "停用"}),
    }
