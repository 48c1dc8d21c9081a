"""The kind of paper that says what a check of evidence found."""

from __future__ import annotations

from xiezhi.law.statutes import ONLINE_LITIGATION
from xiezhi.papers.kind import kind

OF_CHECKS = (
    kind(
        "evidence/report",
        "核验报告",
        (
            ONLINE_LITIGATION("第十六条", "经技术核验一致的"),
            ONLINE_LITIGATION("第十七条", "结合下列因素作出判断"),
            ONLINE_LITIGATION("第十八条", "具体来源、生成机制、存储过程"),
            ONLINE_LITIGATION("第十九条", "申请具有专门知识的人"),
        ),
        "issued asker program verdict conclusion item signed steps later before again files digest mark",
        english="Verification report",
    ),
)
