"""Kinds of papers between triage and judgment: notices, rulings, decisions, minutes."""

from __future__ import annotations

from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.papers.kind import PEOPLE, RULING, kind

IN_THE_COURTROOM = (
    kind(
        "trial/procedure_notice",
        "适用程序和审判组织告知书",
        (
            CIVIL_PROCEDURE("第一百三十一条", "应当在三日内告知当事人"),
            CIVIL_PROCEDURE("第一百三十六条", "确定适用简易程序或者普通程序"),
            CIVIL_PROCEDURE_INTERPRETATION("第二百七十四条", "审判组织、一审终审、审理期限、诉讼费用交纳标准"),
        ),
        "addressee cause track reasons judges limit fee final objection",
        "lot",
    ),
    kind(
        "trial/joinder_notice",
        "合并审理通知书",
        (
            CIVIL_PROCEDURE("第五十五条", "人民法院认为可以合并审理并经当事人同意的"),
            CIVIL_PROCEDURE_INTERPRETATION("第二百二十一条", "人民法院可以合并审理"),
        ),
        "addressee numbers cause ground law reason judges fees",
    ),
    kind(
        "trial/ruling",
        RULING,
        (CIVIL_PROCEDURE("第一百五十七条", "裁定书应当写明裁定结果和作出该裁定的理由"),),
        "parties course opinion laws disposition bench clerk",
    ),
    kind(
        "trial/jurisdiction_ruling",
        "民事裁定书（管辖权异议）",
        (
            CIVIL_PROCEDURE("第一百三十条", "人民法院对当事人提出的异议，应当审查"),
            CIVIL_PROCEDURE("第一百七十一条", "在裁定书送达之日起十日内"),
        ),
        "parties course opinion upheld disposition final court_above bench clerk",
        "transferred_to",
        heading=RULING,
    ),
    kind(
        "trial/suit_dismissal",
        "民事裁定书（驳回起诉）",
        (
            CIVIL_PROCEDURE_INTERPRETATION("第二百零八条", "裁定驳回起诉"),
            CIVIL_PROCEDURE("第一百七十一条", "在裁定书送达之日起十日内"),
        ),
        "parties course opinion laws disposition final court_above bench clerk",
        heading=RULING,
    ),
    kind(
        "trial/recusal_decision",
        "回避决定书",
        (CIVIL_PROCEDURE("第五十条", "以口头或者书面形式作出决定"),),
        "addressee cause whom granted again reason approver",
        heading="决定书",
    ),
    kind(
        "trial/hearing_announcement",
        "开庭公告",
        (CIVIL_PROCEDURE("第一百三十九条", "应当公告当事人姓名、案由和开庭的时间、地点"),),
        "cause claimants defendants when where judges clerk",
        heading="公告",
    ),
    kind(
        "trial/minutes",
        "庭审笔录",
        (CIVIL_PROCEDURE("第一百五十条", "将法庭审理的全部活动记入笔录"),),
        "cause when where open judges clerk present absent record signers",
        "",
        PEOPLE,
    ),
    kind(
        "trial/effect_certificate",
        "裁判文书生效证明",
        (CIVIL_PROCEDURE("第一百五十八条", "是发生法律效力的判决、裁定"),),
        "cause parties paper effective clerk",
        heading="生效证明",
    ),
)
