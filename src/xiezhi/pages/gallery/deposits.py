"""Depositing: the page with its buttons, online and kept for offline; one deposit received, and one anchored."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from markupsafe import Markup

from xiezhi.engine.clock import CHINA
from xiezhi.evidence.watchword import Watchword
from xiezhi.pages.gallery.cast import Context, Specimen, public
from xiezhi.pages.shapes import Link, Proof
from xiezhi.papers.codes import qr_svg

CODE = "7K2M-9QXR-4TNV-8C3HD"
LIMITS = {"ahead": 0, "key": "k", "part": 1 << 20, "largest": 500 << 20, "court": "内0902"}


def deposits() -> Context:
    row = {"url": "/deposit/a", "kind": "照片", "at": "2026-03-02 10:15", "state": "已锚定", "kept": True}
    return {
        "frame": public("一点存"),
        "owner": "wang",
        "sentences": (),
        "word": Watchword("court.example/log", datetime(2026, 3, 2, 10, 12, 30, tzinfo=CHINA), "482190"),
        "watchword": "",
        "deposits": (
            {**row, "name": "借条.jpg"},
            {**row, "name": "2025年2月28日的通话.m4a", "kind": "录音", "state": "已收讫", "kept": False},
        ),
        **LIMITS,
    }


def kept() -> Context:
    """Without a network: nobody's data."""
    frame = replace(public("一点存"), reader=None)
    return {"frame": frame, "owner": "", "sentences": (), "deposits": (), "word": None, "watchword": "", **LIMITS}


def deposit(*, anchored: bool) -> Context:
    return {
        "frame": public("一点存"),
        "title": "借条.jpg",
        "code": CODE,
        "withdrawn": False,
        "provable": anchored,
        "kept": anchored,
        "share": 40,
        "proofs": (
            Proof("已收讫", "存证日志第1,204号", "2026-03-02 10:15:07"),
            Proof("已入检查点", "大小1,210的检查点已签名公布，覆盖本条" if anchored else "", pending=not anchored),
            Proof("已锚定", "时间戳2份，链上回执1份" if anchored else "", "尚待", pending=not anchored),
        ),
        "facts": (
            ("名称", "借条.jpg"),
            ("种类和大小", "照片，2,048,113 字节"),
            ("取得方式", "在存证页面当场拍摄、录制"),
            ("形成时间（自述）", "2026-03-02 10:14:52，存证前15秒"),
            ("口令", "482 190，2026-03-02 10:12:30发出，存证前2分37秒"),
            ("地点", "未提供"),
        ),
        "digests": (
            ("SHA-256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("SM3", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"),
        ),
        "qr": Markup(qr_svg(f"https://court.example/v/{CODE}")),
        "base": "/deposit/a",
        "notarial": (Link("乌兰察布市某公证处（2026）蒙乌证字第12号", "/paper/d", words="2026-03-09"),)
        if anchored
        else (),
        "sentences": () if anchored else ("公证书里须写明本件的存证编号，或者它的SHA-256摘要。",),
        "cases": (Link("（2026）内0902民初1204号", "b", words="第一审"),) if anchored else (),
        "presented": (Link("（2026）内0902民诉前调88号", "/paper/c", words="2026-03-02"),) if anchored else (),
    }


def specimens() -> dict[str, Specimen]:
    return {
        "deposits": ("pages/deposits.html", deposits()),
        "deposits-kept": ("pages/deposits.html", kept()),
        "deposit": ("pages/deposit.html", deposit(anchored=True)),
        "deposit-received": ("pages/deposit.html", deposit(anchored=False)),
    }
