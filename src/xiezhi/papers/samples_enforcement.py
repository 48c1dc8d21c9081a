"""Samples of enforcement and of case money."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from xiezhi.papers.samples_cast import BORROWER, CAUSE, FIRST, LENDER

_ROUND: dict[str, Any] = {
    **FIRST,
    "day": date(2026, 6, 15),
    "number": "（2026）内0902执305号",
    "creditors": [{**LENDER, "role": "申请执行人", "others": []}],
    "debtors": [{**BORROWER, "role": "被执行人"}],
    "bench": [["执行员", "贺坚"]],
    "clerk": "何平",
}
_TITLE = {"title": "（2026）内0902民初412号", "officer": "贺坚"}
_SHORT = {key: _ROUND[key] for key in ("court", "day", "number", "code", "address")}
_AGAINST = {**_SHORT, **_TITLE, "debtor": "张某", "creditors": "王某", "ground": "有履行能力而拒不履行"}
ENFORCEMENT: dict[str, Mapping[str, object]] = {
    "enforcement_application": {
        **{name: value for name, value in _SHORT.items() if name != "number"},
        "creditors": [{**LENDER, "role": "申请执行人"}],
        "debtors": [{**BORROWER, "role": "被执行人"}],
        "title": "（2026）内0902民初412号民事调解书",
        "duties": ["张某于2026年6月30日前偿还王某借款本金80000元"],
        "due": "2026年6月30日",
        "materials": ["民事调解书（核验码7QZ4-1M8K-9T2R-5VXC3）", "裁判文书生效证明（核验码0H3D-6W1N-8B5J-2YPA7）"],
        "signers": [["申请执行人", "王某"]],
    },
    "enforcement_notice": {
        **_SHORT,
        **_TITLE,
        "debtors": "张某",
        "creditors": "王某",
        "duties": ["张某于判决生效之日起十日内偿还王某借款本金80000元及利息2400元"],
        "lines": [
            {"label": "一般债务利息", "amount": "2400"},
            {"label": "本金", "amount": "80000"},
            {"label": "加倍部分债务利息", "amount": "364"},
        ],
        "total": "82764",
        "fee": "1141.46",
        "days": 5,
        "account": "6220002600000305 17",
    },
    "property_report_order": {
        **_SHORT,
        "debtors": _ROUND["debtors"],
        "creditors": "王某",
        "days": 5,
        "officer": "贺坚",
    },
    "seizure_ruling": {**_ROUND, "owner": "张某", "what": "中国农业银行：活期存款账户", "amount": "83905.46"},
    "assistance_notice": {
        **_SHORT,
        "holder": "中国农业银行",
        "act": "冻结",
        "owner": "张某",
        "what": "活期存款账户，尾号2077",
        "amount": "83905.46",
        "officer": "贺坚",
    },
    "conclusion_notice": {**_SHORT, **_TITLE, "debtors": "张某", "creditors": "王某"},
    "consumption_order": _AGAINST,
    "dishonesty_decision": _AGAINST,
    "round_end_ruling": {
        **_ROUND,
        "checks": [
            "已发出执行通知、责令报告财产",
            "已发出限制消费令，符合条件的已纳入失信名单",
            "已穷尽财产调查措施",
            "没有可供执行的财产或者发现的财产不能处置",
            "自执行立案之日起已超过三个月",
        ],
    },
    "objection_notice": {
        **_SHORT,
        "number": "（2026）内0902执异7号",
        "objectors": "李某",
        "others": "王某、张某",
        "enforcement": "（2026）内0902执305号",
    },
    "objection_ruling": {
        **_SHORT,
        "number": "（2026）内0902执异7号",
        "objectors": [{"role": "异议人（案外人）", "name": "李某", "particulars": "住乌兰察布市集宁区"}],
        "others": [*_ROUND["creditors"], *_ROUND["debtors"]],
        "enforcement": "（2026）内0902执305号",
        "opinion": "李某在查封以前已经签订书面买卖合同、付清全部价款并占有车辆，其权利足以排除执行。",
        "law": "《中华人民共和国民事诉讼法》第二百三十八条",
        "result": ["中止对车牌蒙J·00001机动车的执行。"],
        "remedy": "申请执行人不服的，可以自裁定送达之日起十五日内向本院提起执行异议之诉",
        "bench": [["审判长", "韩审"], ["审判员", "苏和"], ["审判员", "白雪"]],
        "clerk": "孟书记",
    },
    "distribution_plan": {
        **_SHORT,
        "enforcement": "（2026）内0902执305号",
        "debtors": "张某",
        "creditors": "王某、李某、某银行",
        "amount": "100000",
        "way": "参与分配",
        "claims": [
            {
                "creditor": "王某",
                "title": "（2026）内0902民初412号",
                "claimed": "债权82400元，加倍部分364元",
                "amount": "48917.17",
            },
            {
                "creditor": "李某",
                "title": "（2025）内0902民初88号",
                "claimed": "债权80000元",
                "amount": "47492.40",
            },
        ],
        "lines": [
            {"label": "执行费用", "sum": "3590.43", "amount": "3590.43", "law": "第五百零八条"},
            {"label": "王某", "sum": "债权82400", "amount": "48917.17", "law": "第五百零八条"},
            {"label": "李某", "sum": "债权80000", "amount": "47492.40", "law": "第五百零八条"},
        ],
        "officer": "贺坚",
    },
    "distribution_objection": {
        **_SHORT,
        "addressee": "王某、张某",
        "who": "李某",
        "text": "王某的债权已经部分清偿",
        "officer": "贺坚",
    },
    "distribution_opposition": {
        **_SHORT,
        "addressee": "李某",
        "who": "王某",
        "text": "清偿的是另一笔债务",
        "officer": "贺坚",
    },
    "price_notice": {
        **_SHORT,
        "debtors": "张某",
        "creditors": "王某",
        "what": "公安机关车辆登记的小型轿车",
        "way": "网络询价",
        "quotes": [{"label": "甲平台", "amount": "61000"}, {"label": "乙平台", "amount": "59000"}],
        "amount": "60000",
        "until": date(2027, 3, 1),
        "final": False,
        "officer": "贺坚",
    },
    "auction_notice": {
        **_SHORT,
        "what": "公安机关车辆登记的小型轿车",
        "owner": "张某",
        "platform": "某网络司法拍卖平台",
        "round": "第一次拍卖",
        "price": "60000",
        "start": "42000",
        "deposit": "4200",
        "step": "500",
        "noticed": date(2026, 6, 20),
        "opens": date(2026, 7, 6),
        "hours": 24,
        "officer": "贺坚",
    },
    "sale_ruling": {
        **_ROUND,
        "buyer": "赵某",
        "what": "公安机关车辆登记的小型轿车",
        "price": "45500",
        "how": "拍卖成交",
    },
    "cash_receipt": {
        **_SHORT,
        "payer": "张某",
        "cause": CAUSE,
        "piles": [{"note": "100元", "count": 8000, "amount": "800000"}],
        "total": "800000",
        "receipt_no": "k3m9qtx2b4nv8cdr-1",
        "officers": ["贺坚", "钱敏"],
    },
}
