"""Samples of papers between triage and judgment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from xiezhi.papers.samples_cast import BENCH, BORROWER, CAUSE, LENDER, TRIAL

_ABOVE = "内蒙古自治区乌兰察布市中级人民法院"
_COURSE = "原告王某与被告张某民间借贷纠纷一案，本院于2026年4月7日立案。"
_RULING = {**TRIAL, "parties": [LENDER, BORROWER], "course": _COURSE, "bench": BENCH, "clerk": "陈静"}
IN_THE_COURTROOM: dict[str, Mapping[str, object]] = {
    "procedure_notice": {
        **TRIAL,
        "addressee": "王某、张某",
        "cause": CAUSE,
        "track": "简易程序",
        "reasons": ["事实清楚、权利义务关系明确、争议不大（《中华人民共和国民事诉讼法》第一百六十条）"],
        "judges": "本案由审判员苏和独任审理，书记员陈静",
        "limit": "自立案之日起3个月（《中华人民共和国民事诉讼法》第一百六十四条）",
        "fee": "减半交纳案件受理费",
        "final": False,
        "objection": "判决前",
        "lot": ["17号", "内0902/2026/分案/17|k3v7"],
    },
    "joinder_notice": {
        **TRIAL,
        "addressee": "王某、李某、张某",
        "numbers": ["（2026）内0902民初17号", "（2026）内0902民初18号"],
        "cause": CAUSE,
        "ground": "基于同一事实，分别起诉",
        "law": "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百二十一条",
        "reason": "两案的借款在同一日、为同一经营出借，证据和证人相同。",
        "judges": "本案由审判员苏和独任审理，书记员陈静",
        "fees": "各案的案件受理费照旧各自交纳",
    },
    "ruling": {
        **_RULING,
        "opinion": "审理中发现不宜适用简易程序。双方对主要事实各执一词，需要鉴定。",
        "laws": ["《中华人民共和国民事诉讼法》第一百七十条"],
        "disposition": ["本案转为普通程序（独任）审理"],
    },
    "jurisdiction_ruling": {
        **_RULING,
        "opinion": "合同约定由原告住所地人民法院管辖，约定有效，原告住所地在本院辖区。",
        "upheld": False,
        "disposition": ["驳回张某对本案管辖权提出的异议"],
        "final": False,
        "court_above": _ABOVE,
    },
    "suit_dismissal": {
        **_RULING,
        "opinion": "原告不是借条上的出借人，也没有受让债权，与本案没有直接利害关系。",
        "laws": ["《中华人民共和国民事诉讼法》第一百二十二条"],
        "disposition": ["驳回王某的起诉"],
        "final": False,
        "court_above": _ABOVE,
    },
    "recusal_decision": {
        **TRIAL,
        "addressee": "王某、张某",
        "cause": CAUSE,
        "whom": "苏和",
        "granted": False,
        "again": False,
        "reason": "申请人所称曾在同一单位工作，已逾十年，不影响公正审理。",
        "approver": "孟和",
    },
    "hearing_announcement": {
        **TRIAL,
        "cause": CAUSE,
        "claimants": "王某",
        "defendants": "张某",
        "when": datetime(2026, 4, 28, 9, 30),
        "where": "乌兰察布市集宁区人民法院第三法庭",
        "judges": BENCH,
        "clerk": "陈静",
    },
    "minutes": {
        **TRIAL,
        "day": date(2026, 4, 28),
        "cause": CAUSE,
        "when": datetime(2026, 4, 28, 9, 30),
        "where": "第三法庭",
        "open": "公开审理",
        "judges": BENCH,
        "clerk": "陈静",
        "present": ["原告王某"],
        "absent": ["被告张某"],
        "record": "审：核对当事人身份，宣布案由和审判人员，告知诉讼权利义务，询问是否申请回避。\n原告：不申请。\n"
        "审：现在进行法庭调查。请原告陈述诉讼请求和理由。",
        "signers": [["原告", "王某"], *BENCH, ["书记员", "陈静"]],
    },
    "effect_certificate": {
        **TRIAL,
        "day": date(2026, 5, 29),
        "cause": CAUSE,
        "parties": "王某与张某",
        "paper": "民事判决书",
        "effective": date(2026, 5, 29),
        "clerk": "陈静",
    },
}
