"""The court's own values, and a page that asks one thing."""

from __future__ import annotations

from datetime import date

from xiezhi.pages.fields import Choice, Field, Wrong
from xiezhi.pages.gallery.cast import Context, Specimen, desk
from xiezhi.pages.shapes import Link


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
        "court-settings": ("pages/court_settings.html", values()),
        "one-form": ("pages/one_form.html", value()),
        "one-form-bad": ("pages/one_form.html", value() | {"bad": True, "submit": "停用"}),
    }
