"""Samples of the second instance: 张某 appeals to the city's court."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from xiezhi.papers.samples_cast import BORROWER, CAUSE, CODE, COURT, LENDER, TRIAL

_ABOVE = "内蒙古自治区乌兰察布市中级人民法院"
_BENCH = [["审判长", "白雪松"], ["审判员", "高远"], ["审判员", "那顺"]]
_SECOND = {
    **CODE,
    "court": _ABOVE,
    "number": "（2026）内09民终86号",
    "day": date(2026, 7, 20),
    "parties": [
        {**BORROWER, "role": "上诉人（原审被告）", "others": []},
        {**LENDER, "role": "被上诉人（原审原告）"},
    ],
    "course": f"上诉人张某因与王某{CAUSE}一案，不服{COURT}（2026）内0902民初412号民事判决，向本院提起上诉。"
    "本院于2026年6月15日立案后，依法组成合议庭，于2026年7月1日公开开庭进行了审理。张某、王某到庭参加诉讼。本案现已审理终结。",
    "bench": _BENCH,
    "clerk": "何平",
    "signers": [*_BENCH, ["书记员", "何平"]],
}
SECOND_INSTANCE: dict[str, Mapping[str, object]] = {
    "file_letter": {
        **TRIAL,
        "day": date(2026, 6, 8),
        "court_above": _ABOVE,
        "cause": CAUSE,
        "parties": "王某与张某",
        "appellants": "张某",
        "clerk": "陈静",
    },
    "appeal_judgment": {
        **_SECOND,
        "petitions": [
            "张某上诉请求：改判张某偿还借款本金50000元。事实和理由：2025年8月已经归还30000元，原判没有扣除。"
        ],
        "answers": "王某辩称，该30000元是归还另一笔货款，请求驳回上诉。",
        "first_found": "2025年2月28日，张某向王某出具借条，载明借款80000元，借期一年，年利率3%。张某至今未还。",
        "first_opinion": "合法的借贷关系受法律保护，张某应当承担返还借款的责任。",
        "first_disposition": ["被告张某于本判决生效之日起十日内偿还原告王某借款本金80000元"],
        "found": "2025年8月3日，张某向王某转账30000元，附言“还借款”。王某没有提供另一笔货款的证据。",
        "reasons": "转账附言载明用途，王某主张系另一笔货款，没有证据证明，该30000元应当认定为归还本案借款。",
        "laws": [
            "《中华人民共和国民法典》第六百七十五条",
            "《中华人民共和国民事诉讼法》第一百七十七条",
        ],
        "main": [
            f"撤销{COURT}（2026）内0902民初412号民事判决",
            "张某于本判决生效之日起十日内偿还王某借款本金50000元",
            "驳回王某的其他诉讼请求",
        ],
        "money": True,
        "costs": "一审案件受理费900元，由王某负担338元，由张某负担562元；二审案件受理费550元，由王某负担550元。",
    },
    "appeal_ruling": {
        **_SECOND,
        "reasons": "原判决认定张某没有还款，对2025年8月3日的转账没有审理，认定基本事实不清。",
        "laws": ["《中华人民共和国民事诉讼法》第一百七十七条"],
        "main": [f"撤销{COURT}（2026）内0902民初412号民事判决", f"本案发回{COURT}重审"],
    },
}
