"""Who is seen in the gallery: one invented day (28 March 2024), its court, people and articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from xiezhi.pages.fields import Choice
from xiezhi.pages.frame import Demo, Frame, Message, Reader
from xiezhi.pages.shapes import Cite, Day, Link, Tag

Context = dict[str, Any]
Specimen = tuple[str, Context]

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2024, 3, 28, 8, 40, tzinfo=CHINA)
CASE, CASE_URL = "（2024）内0902民初412号", "/case/412"
GREEN = Tag("绿色直通车", "good", "bolt")

HOLIDAYS = {date(2024, 4, 4): "清明", date(2024, 4, 5): "清明", date(2024, 4, 6): "清明"}
WORKED = {date(2024, 4, 7)}


def at(month: int, day: int, hour: int = 0, minute: int = 0, *, year: int = 2024) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=CHINA)


def civil(article: str, words: str = "") -> Cite:
    return Cite("《民事诉讼法》", article, "2023年修正" if words else "", words, "/law/civil-procedure")


def public_menu(current: str) -> tuple[Link, ...]:
    places = (
        ("首页", "/"),
        ("我的案件", "/mine"),
        ("办事指南", "/guide"),
        ("计算器", "/reckon"),
        ("送达查验", "/v/"),
        ("公开", "/open"),
    )
    return tuple(Link(label, url, current=label == current) for label, url in places)


def tab_bar(current: str, *, staff: bool) -> tuple[Link, ...]:
    desk = (
        ("待办", "/inbox", "inbox"),
        ("日程", "/calendar", "calendar-event"),
        ("案件", "/cases", "folders"),
        ("更多", "#menu", "menu-2"),
    )
    open_ = (
        ("首页", "/", "home"),
        ("我的案件", "/mine", "folders"),
        ("计算器", "/reckon", "calculator"),
        ("12368", "tel:12368", "phone"),
    )
    return tuple(Link(label, url, icon, current=label == current) for label, url, icon in (desk if staff else open_))


def desk_menu(current: str) -> tuple[Link, ...]:
    rows: tuple[tuple[str, str, str, str, int | None, bool], ...] = (
        ("我的工作", "待办", "/inbox", "inbox", 23, False),
        ("我的工作", "日程", "/calendar", "calendar-event", 4, False),
        ("我的工作", "我的案件", "/cases", "folders", 86, False),
        ("本庭", "送达", "/service", "send", 11, True),
        ("本庭", "调解室", "/rooms", "video", 2, False),
        ("本庭", "文书", "/papers", "file-text", 7, False),
        ("本庭", "案款", "/money", "coins", 5, True),
        ("本庭", "执行指挥", "/command", "broadcast", None, False),
        ("监督", "态势", "/board", "chart-dots", None, False),
        ("监督", "存证日志", "/log", "stack-2", None, False),
        ("监督", "程序", "/procedures", "sitemap", None, False),
        ("监督", "设置", "/settings", "settings", None, False),
    )
    return tuple(
        Link(label, url, icon, "", label == current, n, late, group) for group, label, url, icon, n, late in rows
    )


DEFENDANT = Reader("张某", "被告", False, "/settings")
JUDGE = Reader("苏和", "审判员", True, "/settings", (Link("换成：合议庭成员", "/hats/panel"),))
COURTS = ("集宁", "丰镇", "卓资", "化德", "商都", "兴和", "凉城", "察右前旗", "察右中旗", "察右后旗", "四子王旗")

PUBLIC = Frame(
    lang="zh-Hans",
    now=NOW,
    court="乌兰察布市人民法院",
    service="一站式诉讼服务",
    csrf="gallery",
    here="/",
    nav=public_menu("首页"),
    tabs=tab_bar("首页", staff=False),
    foot=(
        Link("无障碍说明", "/access"),
        Link("隐私", "/privacy"),
        Link("公开存证日志", "/log"),
        Link("12368", "tel:12368"),
    ),
    home_url="/",
    search_url="/search",
    sign_in_url="/sign-in",
    sign_out_url="/sign-out",
    mode_url="/mode",
    language_url="/language",
    courts=COURTS,
)

DESK = replace(
    PUBLIC,
    court="集宁区人民法院",
    nav=desk_menu("待办"),
    tabs=tab_bar("待办", staff=True),
    home_url="/inbox",
    reader=JUDGE,
    courts=(),
)
DEMO = Demo(
    (Choice("judge", "苏和　审判员", chosen=True), Choice("defendant", "张某　被告"), Choice("herder", "巴图　牧民")),
    "/demo/sign-in",
    "/demo/move",
    "/demo",
)


def public(current: str, reader: Reader | None = None) -> Frame:
    tab = current if current in ("首页", "我的案件", "计算器") else ""
    return replace(PUBLIC, nav=public_menu(current), tabs=tab_bar(tab, staff=False), reader=reader)


def desk(current: str, *messages: Message) -> Frame:
    return replace(
        DESK,
        nav=desk_menu(current),
        tabs=tab_bar({"我的案件": "案件"}.get(current, current), staff=True),
        messages=messages,
    )


def answer_weeks() -> tuple[tuple[Day, ...], ...]:
    """From 18 March to 14 April: service on the 20th, fifteen days, Qingming, and the working Sunday on which it
    ends.
    """

    def cell(day: date) -> Day:
        number = (day - date(2024, 3, 20)).days
        counted = 1 <= number <= 15
        last = day == date(2024, 4, 7)
        return Day(
            day,
            words="收到" if number == 0 else "届满 24:00" if last else HOLIDAYS.get(day, ""),
            number=number if counted else None,
            mark="start" if number == 0 else "last" if last else "counted" if counted else "",
            rest=(day.weekday() > 4 or day in HOLIDAYS) and day not in WORKED,
            notice="休" if day in HOLIDAYS else "班" if day in WORKED else "",
            today=day == NOW.date(),
        )

    first = date(2024, 3, 18)
    return tuple(tuple(cell(first + timedelta(weeks=w, days=d)) for d in range(7)) for w in range(4))
