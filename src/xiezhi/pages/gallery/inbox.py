"""What waits for a judge: full, and empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from xiezhi.pages.gallery.cast import (
    CASE_URL,
    DEMO,
    GREEN,
    Context,
    Specimen,
    at,
    desk,
)
from xiezhi.pages.shapes import (
    Clock,
    Limit,
    Link,
    Pager,
    Tag,
)


def inbox() -> Context:
    def task(
        label: str,
        why: str,
        case: str,
        words: str,
        clock: Clock,
        due: date | datetime | None,
        verb: str,
        *tags: Tag,
        step: str = "",
        rolled: bool = False,
    ) -> Context:
        number = f"（{'2023' if case.endswith('旧') else '2024'}）内0902{case.removesuffix('旧')}"
        whom = "2 名受送达人" if step else ""
        shown = {
            "key": number,
            "label": label,
            "why": why,
            "case": number,
            "case_url": CASE_URL,
            "tags": tags,
            "words": words,
        }
        return shown | {
            "clock": clock,
            "due": due,
            "due_url": CASE_URL,
            "rolled": rolled,
            "act": Link(verb, CASE_URL),
            "also": None,
            "step": step,
            "batch": bool(step),
            "whom": whom,
        }

    served = ("送达判决书", "当庭宣判后十日")
    return {
        "frame": replace(desk("待办"), demo=DEMO),
        "total": 23,
        "orders": (Link("按期限", "#", current=True), Link("按案件", "#c"), Link("按步骤", "#s")),
        "filters": (
            Link("全部", "#", current=True),
            Link("绿色直通车", "#g", count=5),
            Link("当事人在等", "#w", count=9),
        ),
        "groups": (
            {
                "key": "late",
                "label": "已过期限",
                "total": 1,
                "tasks": (
                    task(
                        "答复当事人留言",
                        "12368 转来，被告问能否分期",
                        "民初377号",
                        "买卖合同　某商贸公司诉赵某",
                        Clock(130, "逾 1 日"),
                        date(2024, 3, 27),
                        "答复",
                    ),
                ),
            },
            {
                "key": "near",
                "label": "用去八成",
                "total": 16,
                "tasks": (
                    task(
                        "裁定诉前保全",
                        "四十八小时内裁定",
                        "财保31号",
                        "诉前保全　集宁顺达物流公司",
                        Clock(88, "剩 5 小时 50 分"),
                        at(3, 28, 14, 30),
                        "裁定",
                        GREEN,
                    ),
                    task(
                        "宣判",
                        "简易程序，三个月",
                        "民初1842号旧",
                        "运输合同　顺达物流公司诉某建材公司",
                        Clock(99, "剩 1 日"),
                        date(2024, 3, 29),
                        "宣判",
                        GREEN,
                    ),
                    task(
                        "宣判",
                        "小额诉讼，两个月",
                        "民初88号",
                        "物业服务　某物业公司诉刘某",
                        Clock(94, "剩 4 日"),
                        date(2024, 4, 1),
                        "宣判",
                        rolled=True,
                    ),
                    task(
                        "移送上诉材料",
                        "收到上诉状后五日",
                        "民初1690号旧",
                        "房屋租赁　孙某诉周某",
                        Clock(80, "剩 1 日"),
                        date(2024, 3, 29),
                        "移送",
                    ),
                ),
            },
            {
                "key": "half",
                "label": "用去一半",
                "total": 4,
                "tasks": (
                    task(
                        *served,
                        "民初102号",
                        "民间借贷　马某诉高某",
                        Clock(60, "剩 4 日"),
                        date(2024, 4, 1),
                        "送达",
                        step="serve",
                    ),
                    task(
                        *served,
                        "民初115号",
                        "劳动报酬　郭某等 6 人诉某餐饮公司",
                        Clock(60, "剩 4 日"),
                        date(2024, 4, 1),
                        "送达",
                        Tag("欠薪", "accent"),
                        step="serve",
                    ),
                    task(
                        *served,
                        "民初131号",
                        "买卖合同　某饲料公司诉田某",
                        Clock(50, "剩 5 日"),
                        date(2024, 4, 2),
                        "送达",
                        GREEN,
                        step="serve",
                    ),
                    task(
                        "审查司法确认申请",
                        "三十日",
                        "诉前调确19号",
                        "司法确认　卓资县某镇，道路交通事故",
                        Clock(57, "剩 13 日"),
                        date(2024, 4, 10),
                        "审查",
                    ),
                ),
            },
            {
                "key": "quiet",
                "label": "时间充裕",
                "total": 2,
                "tasks": (
                    task(
                        "主持庭前会议",
                        "开庭以前",
                        "民初412号",
                        "民间借贷　王某诉张某",
                        Clock(29, "剩 67 日"),
                        date(2024, 6, 3),
                        "安排",
                    ),
                    task(
                        "通知鉴定人补充材料",
                        "对外委托",
                        "民初1511号旧",
                        "建设工程　某建筑公司诉某中学",
                        Clock(34, "暂停，鉴定中", paused=True),
                        None,
                        "查看",
                        Tag("不计审限"),
                    ),
                ),
            },
        ),
        "batch_url": "/inbox/together",
        "told": (
            {
                "day": date(2024, 3, 28),
                "lines": (
                    told_at(at(3, 28, 9, 30), "张某已经提交答辩状", "（2024）内0902民初240号"),
                    told_at(at(3, 28, 8, 5), "依据的记录已经更正，请看是否重办", tone="near"),
                ),
            },
            {
                "day": date(2024, 3, 27),
                "lines": (told_at(at(3, 27, 16, 40), "本案由您承办", "（2023）内0902民初1511号"),),
            },
        ),
        "owed": (
            {
                "days": 3,
                "who": "鉴定所",
                "label": "补充意见",
                "words": "逾 3 日",
                "late": True,
                "cases": (Link("（2023）内0902民初1511号", "/case/1511", words="逾 3 日"),),
                "total": 1,
            },
            {
                "days": 3,
                "who": "某银行",
                "label": "协助冻结回执",
                "words": "剩 3 日",
                "late": False,
                "cases": (
                    Link("（2024）内0902执保77号", "/case/77", words="剩 3 日"),
                    Link("（2024）内0902执保78号", "/case/78", words="剩 5 日"),
                ),
                "total": 26,
            },
        ),
        "next_due": None,
        "fairness": "优先办理涉企案件，没有让其他人的中位等待变长：未标识案件 18 日，上月 18 日。",
        "pager": Pager(1, 11, 23, "", "?page=2"),
    }


def told_at(moment: datetime, label: str, case: str = "", tone: str = "") -> Context:
    return {"at": moment, "label": label, "case": case, "url": "/case/240", "words": "", "tone": tone}


def inbox_empty() -> Context:
    first = Limit("送达判决书", "", date(2024, 4, 1), Clock(20, "剩 4 日"))
    return inbox() | {
        "frame": desk("待办"),
        "total": 0,
        "groups": (),
        "told": (),
        "owed": (),
        "next_due": first,
        "fairness": "",
        "pager": None,
    }


def specimens() -> dict[str, Specimen]:
    return {
        "inbox": ("pages/inbox.html", inbox()),
        "inbox-empty": ("pages/inbox.html", inbox_empty()),
    }
