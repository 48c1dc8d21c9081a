"""Procedures as the clerk reads them."""

from __future__ import annotations

from xiezhi.pages.gallery.cast import Context, Specimen, civil, desk
from xiezhi.pages.shapes import Cite, Link

ONLINE = "《人民法院在线调解规则》"


def procedures() -> Context:
    def line(label: str, code: str, words: str, states: int, steps: int) -> Context:
        return {"label": label, "code": code, "url": "/procedures/1", "words": words, "states": states, "steps": steps}

    return {
        "frame": desk("程序"),
        "chapters": (
            {
                "label": "诉源治理",
                "procedures": (
                    line("诉前调解", "民诉前调", "立案前，由特邀调解员主持", 5, 5),
                    line("司法确认", "诉前调确", "调解协议经法院确认，可以申请执行", 4, 4),
                ),
            },
            {
                "label": "民事",
                "procedures": (
                    line("一审", "民初", "普通、简易、小额", 9, 31),
                    line("二审", "民终", "上诉案件", 7, 18),
                ),
            },
        ),
    }


def procedure() -> Context:
    def state(name: str, label: str, mark: str = "", lasts: str = "", *cites: Cite) -> Context:
        return {"name": name, "label": label, "mark": mark, "lasts": lasts, "cites": cites}

    def step(number: int, name: str, label: str, by: str, leads: str, article: str, **more: object) -> Context:
        rest = {"facts": (), "guards": (), "clock": "", "then": ""} | more
        return {
            "number": number,
            "name": name,
            "label": label,
            "by": by,
            "leads": leads,
            "cites": (Cite(ONLINE, article, url="/law/online"),),
        } | rest

    def arrow(number: int, label: str, start: int, end: int) -> Context:
        return {"number": number, "label": label, "leads": ((start, end),)}

    signed = {
        "label": "当事人和调解员均已电子签章",
        "cites": (Cite(ONLINE, "第十九条", words="在调解协议上进行电子签章", url="/law/online"),),
    }
    return {
        "frame": desk("程序"),
        "label": "诉前调解",
        "code": "民诉前调",
        "words": "立案前在线调解，由特邀调解员主持，三十日内调结；谈不成，材料直接转立案。",
        "states": (
            state("referred", "已委派", "first"),
            state("mediating", "调解中", "", "三十日", Cite(ONLINE, "第二十四条", url="/law/online")),
            state("agreed", "已达成协议"),
            state("confirming", "已申请司法确认", "last"),
            state("failed", "调解不成", "last"),
        ),
        "arrows": (
            arrow(1, "接受委派", 0, 1),
            arrow(2, "记录调解", 1, 1),
            arrow(3, "达成调解协议", 1, 2),
            arrow(4, "调解不成", 1, 4),
            arrow(5, "共同申请司法确认", 2, 3),
        ),
        "steps": (
            step(1, "accept", "接受委派", "特邀调解员", "已委派 → 调解中", "第十二条", clock="收到委派后三个工作日内"),
            step(2, "note", "记录调解", "特邀调解员", "调解中", "第十六条", facts=("时间", "方式", "笔录")),
            step(
                3,
                "agree",
                "达成调解协议",
                "特邀调解员",
                "调解中 → 已达成协议",
                "第十九条",
                facts=("调解协议书", "给付金额（元）"),
                guards=(signed,),
            ),
            step(
                4, "fail", "调解不成", "特邀调解员，或到期由时钟办", "调解中 → 调解不成", "第二十四条", facts=("原因",)
            ),
            step(
                5,
                "apply",
                "共同申请司法确认",
                "双方当事人",
                "已达成协议 → 已申请司法确认",
                "第二十条",
                clock="协议生效之日起三十日内",
                then="丧失申请的权利",
            )
            | {"cites": (civil("第二百零五条"),)},
        ),
        "opens": (
            Link("立案", "/procedures/filing", words="调解不成，材料带过去"),
            Link("司法确认", "/procedures/confirm", words="共同申请司法确认"),
        ),
    }


def specimens() -> dict[str, Specimen]:
    return {
        "procedures": ("pages/procedures.html", procedures()),
        "procedure": ("pages/procedure.html", procedure()),
    }
