"""Figures: a president's board, one indicator with its list, the wall of enforcement, what the public is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from xiezhi.indicators import INDICATORS
from xiezhi.indicators.figures import Figure
from xiezhi.pages.charts import bars_of, line_of
from xiezhi.pages.court_map import CourtMap, Tile
from xiezhi.pages.figure import Month
from xiezhi.pages.figure_rows import FigureRow, row_of
from xiezhi.pages.gallery.cast import CASE, CASE_URL, Context, Specimen, desk, public
from xiezhi.pages.shapes import Cite, Clock, Limit, Link, Pager
from xiezhi.pages.tracks import Took

TODAY = date(2024, 3, 28)
MONTHS = ("2024-01", "2024-02", "2024-03")


def _row(name: str, part: int, whole: int | None, value: str | None, low: str = "", high: str = "") -> FigureRow:
    least, most = (Decimal(each) if each else None for each in (low, high))
    figure = Figure(INDICATORS[name], part, whole, None if value is None else Decimal(value), least, most)
    return row_of(figure, {month: {name: figure} for month in MONTHS}, "")


CLEARANCE = _row("clearance", 412, 458, "90.0", "95")
PENDING = _row("pending", 41, None, "41")
BARS = bars_of([("3 个月内", Decimal(31), "31"), ("满 18 个月", Decimal(4), "4")], near_from=1)
OPENING = bars_of([("2", Decimal(31), "31"), ("3", Decimal(4), "4")], urls=("/figures/mean_days/list", "#"))
SUMS = (Link("已结", "#", words="412"), Link("新收", "#", words="458"))
NOTHING = (Link("已结", "", words="0"), Link("新收", "", words="0"))
SIDES = ({"month": "2024-02", "value": "75.0", "sums": SUMS}, {"month": "2024-03", "value": "88.9", "sums": SUMS})


MAP = CourtMap(
    "超12个月未结案件比", "自立案之日起满十二个月仍未结的。",
    (Tile("四子王旗", "0.8", "%", "1 ÷ 120", "", False, "#", 1, 1),
     Tile("集宁区", "1.6", "%", "19 ÷ 1,206", "高于区间", True, "#", 3, 3)),
    (Link("结收比", "#"), Link("超12个月未结案件比", "#", current=True)), "#", "#",
)  # fmt: skip


def board() -> Context:
    limit = Limit("发送起诉状副本", "", date(2024, 3, 29), Clock(80, "剩 1 日"), "#")
    return {
        "frame": desk("指标"),
        "title": "全市审执态势", "sentence": "2 项指标，1 项在区间外。", "query": "", "kept": {}, "back": "",
        "as_of": TODAY,
        "today": TODAY, "courts": (Link("全部", "#", current=True), Link("集宁区人民法院", "#")), "wall_url": "/wall",
        "tracks_url": "/figures/tracks", "pack_url": "/figures/quarter.pdf",
        "outside": (CLEARANCE,), "groups": (("审判", (CLEARANCE, PENDING)),),
        "soon": ((CASE, limit),), "soon_count": 9, "late_count": 2,
        "changes": ({"label": "新收", "value": "3", "unit": "件", "url": "#"},),
        "backlog": ({"label": "一审未结", "name": "pending", "total": 35, "bars": BARS,
                     "csv_url": "#",
                     "rows": (Link("3 个月内", "#", words="31"), Link("满 18 个月", "#", words="0"))},),
        "stocks": {"months": MONTHS, "csv_url": "#",
                   "courts": (("集宁区", (3, 5, 4), "#", line_of([Decimal(each) for each in (3, 5, 4)])),)},
        "map": MAP, "mine": None, "closings": (),
    }  # fmt: skip


def own() -> Context:
    """A judge's."""
    mine = ({"case": CASE, "url": CASE_URL, "state": "待排期", "opened": TODAY, "days": 12},)
    closed = {"label": "一审已结", "total": 35, "url": "#", "bars": OPENING}
    closings = (closed, {**closed, "label": "二审已结", "total": 0})
    nothing = {"map": None, "changes": (), "backlog": (), "stocks": None}
    return {**board(), **nothing, "mine": mine, "closings": closings, "kept": {"judge": "suhe"}}


def quiet() -> Context:
    """A past day on which nothing was out of interval."""
    nothing = dict.fromkeys(("outside", "groups", "soon", "changes", "backlog", "mine", "courts"), ())
    return {
        **board(),
        **nothing,
        "map": None,
        "stocks": None,
        "soon_count": 0,
        "late_count": None,
        "wall_url": "",
        "kept": {"court": "0902"},
        "back": "?court=0902",
        "today": date(2024, 4, 1),
    }


def one() -> Context:
    return {
        "frame": desk("指标"), "row": CLEARANCE, "glance": ("90.0", "%"),
        "definition": INDICATORS["clearance"].definition, "excludes": "诉前调解不计。",
        "scope": "集宁区人民法院", "unit": "%", "kept": {"court": "0902"}, "since": "2023-04",
        "until": "2024-03", "cite": Cite("本院指标口径"),
        "sums": SUMS, "divided_by": None, "bars": BARS, "drawn_in": "%",
        "months": (Month("2024-03", SUMS, "88.9", "88.9"), Month("2024-02", NOTHING, "77.5", "75.0")),
        "corrected": True, "splits": (Link("按案由", "#", current=True),),
        "reasons": ({"group": "民间借贷纠纷", "sides": SIDES, "mix": "+3.20", "adds": "+13.90"},),
        "whole": {"group": "合计", "sides": SIDES, "mix": "", "adds": "+13.90"},
        "delays": (Link("扣除期间（鉴定等）", "#", words="7"),), "year": "去年同期 76.4，+12.5 个百分点",
        "between": ("2024-02", "2024-03"), "median": False, "as_of": TODAY, "today": TODAY, "csv_url": "#",
        "board_url": "#",
    }  # fmt: skip


def first_month() -> Context:
    """An indicator with nothing to compare yet."""
    nothing = {
        "sums": (Link("一审未结", "#", words="41"),),
        "divided_by": Link("100,000", "#", words="自 2024-01-02，统计公报"),
        "bars": None,
        "months": (),
        "reasons": (),
        "splits": (),
        "delays": (),
        "year": "",
    }
    return {**one(), **nothing, "row": PENDING, "corrected": False, "median": True, "excludes": "", "court": ""}


def listed() -> Context:
    row = {"case": CASE, "url": CASE_URL, "kind": "民事一审", "cause": "民间借贷纠纷", "opened": TODAY, "closed": None,
           "state": "待排期", "value": "1", "entries": (Link("1", "#"),)}  # fmt: skip
    return {
        "frame": desk("指标"), "label": "结收比", "sum_label": "新收", "total": "2", "unit": "件", "alike": True,
        "proceedings": 2, "entries": 2, "hidden": 1, "rows": (row,), "back_url": "#", "since": "2023-04",
        "narrowed": ("民间借贷纠纷",), "sums": (Link("已结", "#"), Link("新收", "#", current=True)), "csv_url": "#",
        "pager": Pager(1, 200, 458, "", "#"),
        "until": TODAY, "after": None,
    }  # fmt: skip


def nothing_listed() -> Context:
    return {
        **listed(),
        "rows": (),
        "hidden": 0,
        "total": "0",
        "narrowed": (),
        "sums": (),
        "pager": None,
        "after": TODAY,
    }


def waiting() -> Context:
    row = {"label": "发送起诉状副本", "url": "#", "case": CASE, "case_url": CASE_URL, "court": "集宁区人民法院",
           "due": TODAY, "clock": Clock(104, "逾 1 日"), "law": "《民事诉讼法》第一百二十八条", "sum": "",
           "entry_url": "#"}  # fmt: skip
    return {
        "frame": desk("指标"), "label": "已逾期未办", "total": "862", "hidden": 1, "rows": (row,), "courts": True,
        "dated": True, "pager": Pager(1, 200, 862, "", "#"), "csv_url": "#", "back_url": "#", "as_of": TODAY,
    }  # fmt: skip


def money_waiting() -> Context:
    row = {**waiting()["rows"][0], "clock": None, "law": "", "entry_url": ""}
    rows = ({**row, "label": "案款发放：已批准", "sum": "86,400.00"}, {**row, "label": "财产查询：在等答复"})
    more = {"label": "待审核、批准", "rows": rows, "dated": False, "courts": False, "pager": None, "hidden": 0}
    return {**waiting(), **more, "total": "2"}


def nothing_waits() -> Context:
    return {**waiting(), "rows": (), "total": "0", "hidden": 0, "pager": None, "courts": False}


def by_track() -> Context:
    took = tuple(
        Took(track, count, share, mean, median, "#")
        for track, count, share, mean, median in (
            ("小额诉讼程序", "212", "41.6", "14.2", "13"),
            ("简易程序", "212", "41.6", "25.8", "24"),
            ("普通程序（合议）", "86", "16.8", "88.0", "—"),
        )
    )
    return {
        "frame": desk("指标"), "definition": INDICATORS["mean_days"].definition, "since": "2023-04", "until": TODAY,
        "tracks": tuple(each.track for each in took), "together": took,
        "courts": (("集宁区人民法院", took), ("丰镇市人民法院", (took[0], replace(took[1], mean="—"), took[2]))),
        "back_url": "#", "csv_url": "#", "links": (Link("一审平均用时", "#"), Link("一审用时中位数", "#")),
    }  # fmt: skip


def nothing_by_track() -> Context:
    return {**by_track(), "tracks": (), "together": (), "courts": ()}


def wall() -> Context:
    return {
        "frame": desk("指标"), "court": "集宁区人民法院", "query": "",
        "today": ({"label": "新收", "value": "37", "unit": "件", "tone": "", "url": "#"},
                  {"label": "逾期未办", "value": "2", "unit": "个", "tone": "late", "url": "#"}),
        "rows": (CLEARANCE, PENDING), "squares": ("ok", "part", "bad", "wait", "off"), "answered": 1, "asked": 5,
        "ending": BARS, "backlog": BARS,
        "owed": ({"case": CASE, "label": "查封冻结", "url": "#", "due": date(2024, 3, 27), "words": "逾 1 日",
                  "tone": "late"},),
        "money": ({"label": "待审核、批准", "count": "7", "sum": "1,382,650.40", "url": "#"},),
    }  # fmt: skip


def promises() -> Context:
    told = {"year": CLEARANCE, "month": PENDING, "definition": "收多少、结多少。", "cite": Cite("本院指标口径"),
            "official": False}  # fmt: skip
    return {
        "frame": public("首页"), "court": "集宁区人民法院", "as_of": TODAY, "groups": (("审判", (told,)),),
        "courts": (Link("集宁区", "#", current=True), Link("丰镇市", "#")),
    }  # fmt: skip


def open_data() -> Context:
    def cell(value: str, unit: str = "", counts: str = "") -> dict[str, str]:
        return {"value": value, "unit": unit, "counts": counts}

    rows = (
        {"court": "集宁区人民法院", "total": False, "cells": (cell("98.0", "%", "49 ÷ 50"), cell("隐去"))},
        {"court": "合计", "total": True, "cells": (cell("97.1", "%", "204 ÷ 210"), cell("31", "日", "40 件"))},
    )
    return {
        "frame": public("首页"), "edition": "2024-02", "fewest": 5, "csv_url": "#", "json_url": "#",
        "editions": (Link("2024-02", "#", current=True), Link("2024-01", "#")),
        "groups": ({"label": "审判", "heads": ("审限内结案率", "一审用时中位数"), "rows": rows},),
        "definitions": ({"label": "审限内结案率", "words": "在法定审限内结束的。", "cite": Cite("本院指标口径")},),
    }  # fmt: skip


def specimens() -> dict[str, Specimen]:
    return {
        "figures": ("pages/figures.html", board()),
        "figures-own": ("pages/figures.html", own()),
        "figures-quiet": ("pages/figures.html", quiet()),
        "figure": ("pages/figure.html", one()),
        "figure-first": ("pages/figure.html", first_month()),
        "figure-tracks": ("pages/tracks.html", by_track()),
        "figure-tracks-none": ("pages/tracks.html", nothing_by_track()),
        "figure-list": ("pages/figure_list.html", listed()),
        "figure-list-empty": ("pages/figure_list.html", nothing_listed()),
        "waiting": ("pages/waiting.html", waiting()),
        "waiting-money": ("pages/waiting.html", money_waiting()),
        "waiting-none": ("pages/waiting.html", nothing_waits()),
        "wall": ("pages/wall.html", wall()),
        "promises": ("pages/promises.html", promises()),
        "open-data": ("pages/open_data.html", open_data()),
        "open-data-none": ("pages/open_data.html", {**open_data(), "edition": "", "editions": (), "groups": ()}),
    }
