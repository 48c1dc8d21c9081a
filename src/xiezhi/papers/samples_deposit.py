"""A sample of the certificate of a deposit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from xiezhi.papers.samples_cast import COURT

OF_DEPOSITS: dict[str, Mapping[str, object]] = {
    "deposited": {
        "court": COURT,
        "number": "存证编号：7K2M-9QXR-4TNV-8C3H",
        "code": "7K2M9QXR4TNV8C3H",
        "address": "https://court.example/v/",
        "day": date(2026, 3, 2),
        "depositor": "王某",
        "conclusion": "下列数据的摘要已于2026年3月2日10:15:07记入本院存证日志第1,204号。",
        "item": [
            ["名称", "借条.jpg"],
            ["种类和大小", "照片，2,048,113 字节"],
            ["取得方式", "在存证页面当场拍摄、录制"],
            ["形成时间（自述）", "2026-03-02 10:14:52，存证前15秒"],
            ["口令", "482 190，2026-03-02 10:12:30发出，存证前2分37秒"],
            ["设备", "未提供"],
            ["地点", "未提供"],
            ["自己的编号", "未提供"],
            ["说明", "张某当面写的借条"],
            ["原件", "已交本院保管"],
        ],
        "bracket": "口令482190由本院于2026-03-02 10:12:30随机产生，此前无人知道。"
        "材料中念出、拍到这一口令的部分，形成于该时刻与收讫时刻2026-03-02 10:15:07之间。"
        "材料中有没有这一口令，由查看材料的人核对，本院未作核对；"
        "口令不证明所录、所拍的内容真实，也不证明没有念出、拍到口令的部分何时形成。",
        "digests": [
            ["SHA-256", "e3b0c442 98fc1c14 9afbf4c8 996fb924 27ae41e4 649b934c a495991b 7852b855"],
            ["SM3", "1ab21d83 55cfa17f 8e611948 31e81a8f 22bec8c7 28fefb74 7ed035eb 5082aa2b"],
        ],
        "states": [
            ["已收讫", "2026-03-02 10:15:07", "存证日志第1,204号"],
            ["已入检查点", "尚待", "联署够数后公布"],
            ["已锚定", "尚待", "时间戳和链上回执"],
        ],
        "issued": "2026年3月2日10:15:09",
    },
}
