"""What a report on a check looks like."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from xiezhi.papers.samples_cast import CODE, COURT

OF_CHECKS: dict[str, Mapping[str, object]] = {
    "report": {
        "court": COURT,
        "number": "核验3f9a71c08e42d05b",
        "day": date(2026, 3, 20),
        "issued": "2026-03-20 10:15:07 北京时间（02:15:07 协调世界时）",
        "asker": "未登录的访客",
        "program": "xiezhi 0.1.0，源码 SHA-256 " + "3f9a71c0" * 8,
        "verdict": "一致",
        "conclusion": "送检文件的 SM3 与 SHA-256 值同 2026-03-02 10:15:07 存证记录一致；"
        "该记录至迟自 2026-03-02 10:15:17 起由日志检查点（大小 21）覆盖，"
        "经 3 家见证机构中的 2 家联署；没有链上锚定。",
        "item": [["文件", "保单.pdf，1204 字节"], ["SHA-256", "3f9a71c0" * 8], ["SM3", "8e42d05b" * 8]],
        "signed": [
            [
                "王某，申请人",
                "签名有效；2026-03-02 10:15:00+08:00（签名人所称）；事由：调解协议书；身份：通行密钥，两重验证",
            ],
            ["人民调解委员会", "签名有效；2026-03-02 10:15:02+08:00（签名人所称）；事由：调解协议书"],
        ],
        "steps": [["SHA-256 包含证明", "通过", "第 13 号，检查点大小 21"], ["时间戳", "未提供", "存证包不含时间戳"]],
        "later": [["区块链服务备案", "未提供"], ["见证机构", "保险公司、公证处"]],
        "before": [["具体来源", "未提供"], ["生成机制", "系统自动生成"]],
        "again": ["从附件取出存证包和政策文件，同原文件放在一处，运行：xiezhi-verify --policy policy 文件。"],
        "files": [["file.bundle.json", "存证包"], ["policy", "政策文件"]],
        "digest": "8e42d05b" * 8,
        "mark": f"{CODE['address']}{CODE['code']}#sha256={'8e42d05b' * 8}",
        **CODE,
    },
}
