"""One small dispute in papers: 王某 lent 张某 80000 yuan. Facts for every kind, for the gallery and the tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

COURT = "乌兰察布市集宁区人民法院"
LENDER = {
    "role": "原告",
    "name": "王某",
    "particulars": "女，1986年4月12日出生，汉族，个体工商户，住内蒙古自治区乌兰察布市集宁区"
    "某小区3号楼2单元501室，联系电话139****0412",
    "others": [["委托诉讼代理人", "陈某某，内蒙古某律师事务所律师"]],
}
BORROWER = {
    "role": "被告",
    "name": "张某",
    "particulars": "男，1980年1月5日出生，蒙古族，务农，住内蒙古自治区乌兰察布市察哈尔右翼前旗"
    "某嘎查，联系电话138****2077",
}
BY_CALLER = {"applicants": [{**LENDER, "role": "申请人", "others": []}, {**BORROWER, "role": "申请人"}]}
CAUSE = "民间借贷纠纷"
TERMS = [
    "张某于2026年6月30日前偿还王某借款本金40000元，于2026年12月31日前偿还借款本金40000元",
    "张某于2026年12月31日前一次性支付王某2025年3月1日至2026年2月28日的利息2400元",
    "张某有任何一期未按时足额履行的，王某可就剩余未付款项一并申请强制执行",
    "双方就本案再无其他争议",
]
FACTS = (
    "2025年2月28日，张某因购买农机向王某借款80000元，双方签订借条，约定借期一年、年利率3%。王某当日通过银行转账交付。\n"
    "借款到期后，张某未偿还本金和利息。"
)
CONTACT = "立案庭陈静，0474-000 0000"
TELEPHONE = "0474-000 0000"
BENCH = [["审判员", "苏和"]]
CODE = {"code": "7K3M-9QTX-2B4N-V8CDR", "address": "https://xiezhi.example/v/"}

_FIRST = {"court": COURT, "day": date(2026, 3, 2), **CODE}
_MEDIATION = {**_FIRST, "number": "（2026）内0902民诉前调28号"}
_TRIAL = {**_FIRST, "number": "（2026）内0902民初412号", "day": date(2026, 4, 7)}
_CONFIRMATION = {
    **_FIRST,
    **BY_CALLER,
    "number": "（2026）内0902民特16号",
    "day": date(2026, 3, 20),
    "accepted": date(2026, 3, 17),
    "body": "乌兰察布市集宁区人民调解委员会",
    "agreed": date(2026, 3, 13),
    "cause": CAUSE,
    "terms": TERMS,
    "bench": BENCH,
    "clerk": "陈静",
}
_ORDER = {
    **_FIRST,
    "number": "（2026）内0902民督5号",
    "creditors": [{**LENDER, "role": "申请人", "others": []}],
    "debtors": [{**BORROWER, "role": "被申请人"}],
    "request": "申请人称，被申请人于2025年2月28日向其借款80000元，约定于2026年2月28日归还，"
    "到期后未归还，请求给付借款本金80000元及利息2400元。",
    "fee": Decimal("600"),
    "bench": BENCH,
    "clerk": "陈静",
}

SAMPLES: dict[str, Mapping[str, object]] = {
    "complaint": {
        "court": COURT,
        "day": date(2026, 3, 2),
        "plaintiffs": [LENDER],
        "defendants": [BORROWER],
        "cause": CAUSE,
        "claims": [
            "判令被告偿还借款本金80000元",
            "判令被告支付自2025年3月1日起至实际清偿之日止、按年利率3%计算的利息",
            "本案诉讼费用由被告负担",
        ],
        "reasons": FACTS + "\n原告多次催要，被告以各种理由推脱。为维护原告合法权益，特诉至贵院，请依法裁判。",
        "elements": [
            ["是否签订书面合同", "是，2025年2月28日借条一份"],
            ["借款金额和交付方式", "80000元，银行转账"],
            ["借款期限", "2025年2月28日至2026年2月28日"],
            ["约定利率", "年利率3%"],
            ["已还本金和利息", "本金0元，利息0元"],
            ["是否同意先行调解", "同意"],
        ],
        "proofs": [
            {"name": "借条", "source": "原告持有原件", "purpose": "借款合意、金额、期限和利率"},
            {"name": "银行转账电子回单", "source": "某银行集宁支行", "purpose": "款项已经交付"},
            {"name": "微信聊天记录", "source": "原告手机，可当庭核对", "purpose": "催要经过"},
        ],
        "signers": ["王某"],
        "copies": 1,
    },
    "receipt": {
        **_FIRST,
        "number": "收件编号：内0902收2026-000317",
        "submitter": "王某",
        "opponents": "张某",
        "cause": CAUSE,
        "channel": "网上立案",
        "materials": [
            {"name": "民事起诉状", "copies": 2, "pages": 4, "form": "电子"},
            {"name": "身份证复印件", "copies": 1, "pages": 1, "form": "电子"},
            {"name": "借条", "copies": 1, "pages": 1, "form": "电子"},
            {"name": "银行转账电子回单", "copies": 1, "pages": 2, "form": "电子"},
        ],
        "clerk": "陈静",
        "telephone": TELEPHONE,
    },
    "defects": {
        **_FIRST,
        "number": "收件编号：内0902收2026-000317",
        "addressee": "王某",
        "opponents": "张某",
        "cause": CAUSE,
        "received": date(2026, 3, 2),
        "defects": [
            {
                "what": "起诉状没有写明被告的住所",
                "how": "补充被告的住所或者经常居住地，足以使被告与他人相区别",
                "law": "民诉法解释第二百零九条",
            },
            {"what": "缺少委托代理手续", "how": "补交由委托人签名的授权委托书", "law": "民事诉讼法第六十二条"},
        ],
        "days": 7,
        "contact": CONTACT,
    },
    "acceptance_notice": {
        **_TRIAL,
        "addressee": "王某",
        "opponents": "张某",
        "cause": CAUSE,
        "received": date(2026, 3, 2),
        "fee": Decimal("900"),
        "officer": "陈静",
        "telephone": TELEPHONE,
    },
    "rejection": {
        **_TRIAL,
        "plaintiffs": [{**LENDER, "role": "起诉人", "others": []}],
        "opponents": "张某",
        "received": date(2026, 3, 2),
        "claims": ["判令被告偿还借款本金80000元", "本案诉讼费用由被告负担"],
        "reasons": "被告于2025年2月28日向起诉人借款80000元，到期未还。",
        "opinion": "起诉人与张某于2025年2月28日签订的借款合同第六条约定，因本合同发生的争议提交"
        "乌兰察布仲裁委员会仲裁。双方达成的书面仲裁协议合法有效，该纠纷不属于人民法院受理民事诉讼的范围。\n"
        "本院已告知起诉人向仲裁机构申请仲裁，起诉人坚持起诉。",
        "articles": ["第一百二十二条", "第一百二十六条", "第一百二十七条第（二）项"],
        "court_above": "内蒙古自治区乌兰察布市中级人民法院",
        "bench": BENCH,
        "clerk": "陈静",
    },
    "redirection": {
        **_FIRST,
        "number": "收件编号：内0902收2026-000317",
        "addressee": "王某",
        "opponents": "张某",
        "cause": CAUSE,
        "received": date(2026, 3, 2),
        "ground": 4,
        "opinion": "被告住所地和合同履行地均在察哈尔右翼前旗，本案不属于本院管辖。",
        "advice": "你方可以向有管辖权的察哈尔右翼前旗人民法院起诉。",
        "transfer": True,
        "receiver": "察哈尔右翼前旗人民法院",
        "materials": ["民事起诉状2份", "身份证复印件1份", "证据材料3份"],
        "contact": CONTACT,
    },
    "fee_notice": {
        **_TRIAL,
        "addressee": "王某",
        "opponents": "张某",
        "cause": CAUSE,
        "lines": [
            {
                "label": "案件受理费",
                "sum": "不超过10000元的部分，每件50元",
                "amount": "50",
                "law": "第十三条第一款第（一）项",
            },
            {
                "label": "案件受理费",
                "sum": "超过10000元至80000元的部分 × 2.5%",
                "amount": "1750",
                "law": "第十三条第一款第（一）项",
            },
            {"label": "适用简易程序", "sum": "1800 ÷ 2", "amount": "-900", "law": "第十六条"},
        ],
        "total": "900",
        "account": {"name": COURT + "诉讼费专户", "bank": "某银行乌兰察布集宁支行", "no": "0000 0000 0000 0000 000"},
        "payment_code": "1509 0226 0004 12",
        "contact": CONTACT,
    },
    "fee_receipt": {
        **_TRIAL,
        "payer": "王某",
        "cause": CAUSE,
        "items": [{"label": "案件受理费（减半）", "amount": "900"}],
        "total": "900",
        "method": "扫码支付",
        "serial": "20260409-000871",
        "receipt_no": "内0902费2026-000512",
        "cashier": "赵敏",
    },
    "offer": {
        **_MEDIATION,
        "addressee": "张某",
        "opponents": "王某",
        "cause": CAUSE,
        "reply_days": 3,
        "bodies": ["乌兰察布市集宁区人民调解委员会", "乌兰察布市金融纠纷调解中心"],
        "contact": CONTACT,
    },
    "referral": {
        **_MEDIATION,
        "body": "乌兰察布市集宁区人民调解委员会",
        "mediator": "李调解",
        "applicants": "王某",
        "respondents": "张某",
        "cause": CAUSE,
        "request": "请求张某偿还借款本金80000元，并支付自2025年3月1日起按年利率3%计算的利息。",
        "chosen": "双方共同选定",
        "materials": ["民事起诉状副本", "证据材料复印件", "送达地址确认书（空白）"],
        "officer": "陈静",
        "telephone": TELEPHONE,
    },
    "agreement": {
        "court": COURT,
        "number": "（2026）内0902民诉前调28号",
        "day": date(2026, 3, 13),
        "body": "乌兰察布市集宁区人民调解委员会",
        "mediator": "李调解",
        "parties": [{**LENDER, "role": "申请人", "others": []}, {**BORROWER, "role": "被申请人"}],
        "cause": CAUSE,
        "facts": FACTS,
        "disputed": "双方对还款期限和2025年3月以后的利息计算有争议。",
        "undisputed": "双方确认：借款本金为80000元，至今未还。",
        "terms": TERMS,
        "signers": [["申请人", "王某"], ["被申请人", "张某"], ["调解员", "李调解"]],
        "copies": 4,
    },
    "failure": {
        **_MEDIATION,
        "day": date(2026, 3, 31),
        "addressee": "王某",
        "opponents": "张某",
        "cause": CAUSE,
        "body": "乌兰察布市集宁区人民调解委员会",
        "accepted": date(2026, 3, 4),
        "ended": date(2026, 3, 31),
        "reason": "双方对还款期限分歧较大，未能达成调解协议。",
        "undisputed": "借款本金为80000元，至今未还。",
        "next": "你已选择立案，全部材料已于当日转入本院立案审查，本院将自收到之日起七日内决定是否登记立案。",
        "contact": CONTACT,
    },
    "application": {
        "court": COURT,
        "day": date(2026, 3, 16),
        **BY_CALLER,
        "body": "乌兰察布市集宁区人民调解委员会",
        "agreed": date(2026, 3, 13),
        "effective": date(2026, 3, 13),
        "cause": CAUSE,
        "terms": TERMS,
        "signers": ["王某", "张某"],
        "materials": ["调解协议书", "身份证明", "送达地址确认书"],
    },
    "confirmed": _CONFIRMATION,
    "dismissed": {
        **_CONFIRMATION,
        "terms": [TERMS[0], "如张某逾期，其承包的草场归王某所有"],
        "opinion": "调解协议第二项约定以承包草场抵债，未写明抵债草场的位置、"
        "面积和抵债数额，内容不明确，不能据以执行，不符合司法确认调解协议的法定条件。",
        "ground": 5,
    },
    "defence_notice": {
        **_TRIAL,
        "access": "4T9WQ2M-7XK0H3C-BN85RDVE",
        "addressee": "张某",
        "plaintiffs": "王某",
        "cause": CAUSE,
        "copies": 1,
        "judges": "本案适用简易程序，由审判员苏和独任审理",
        "clerk": "陈静",
        "hearing": "2026年4月28日9时30分在本院第三法庭公开开庭审理。",
        "papers": ["起诉状副本", "举证通知书", "传票", "送达地址确认书"],
        "telephone": TELEPHONE,
    },
    "evidence_notice": {
        **_TRIAL,
        "addressee": "张某",
        "opponents": "王某",
        "cause": CAUSE,
        "days": 15,
        "until": date(2026, 4, 23),
        "procedure": "简易程序",
        "contact": CONTACT,
    },
    "summons": {
        **_TRIAL,
        "cause": CAUSE,
        "summoned": "张某",
        "role": "被告",
        "sort": "被告",
        "dwelling": "内蒙古自治区乌兰察布市察哈尔右翼前旗某嘎查",
        "purpose": "开庭审理",
        "when": datetime(2026, 4, 28, 9, 30),
        "where": "乌兰察布市集宁区人民法院第三法庭",
        "bench": BENCH,
        "clerk": "陈静",
        "telephone": TELEPHONE,
    },
    "address_confirmation": {
        "court": COURT,
        "number": "（2026）内0902民诉前调28号",
        "day": date(2026, 3, 6),
        "cause": CAUSE,
        "person": "张某",
        "role": "被申请人",
        "id_number": "1509**********2077",
        "telephone": "138****2077",
        "electronic": True,
        "addresses": [["手机短信", "138****2077"], ["诉讼平台账号", "张某（已实名）"]],
        "post": "内蒙古自治区乌兰察布市察哈尔右翼前旗某嘎查",
        "postcode": "012200",
        "receiver": {"name": "张小某", "relation": "成年子女", "telephone": "137****5512"},
        "scope": "诉前调解、第一审、第二审、审判监督和执行程序",
    },
    "proof_of_service": {
        **_TRIAL,
        "day": date(2026, 4, 8),
        "cause": CAUSE,
        "recipient": "张某",
        "place": "诉讼平台账号（实名），短信138****2077",
        "papers": [
            {"name": "起诉状副本", "copies": 1},
            {"name": "应诉通知书", "copies": 1},
            {"name": "举证通知书", "copies": 1},
            {"name": "传票", "copies": 1},
        ],
        "way": "电子送达",
        "attempts": [
            [datetime(2026, 4, 8, 9, 2), "送达信息到达受送达人诉讼平台账号"],
            [datetime(2026, 4, 8, 9, 41), "受送达人打开文书"],
        ],
        "received": "2026年4月8日9时2分（送达信息到达之时）",
        "server": "陈静",
    },
    "announcement": {
        **_TRIAL,
        "addressee": "张某",
        "plaintiffs": "王某",
        "cause": CAUSE,
        "reason": "因你下落不明，本院依法采取其他方式均无法送达。",
        "points": "请求判令你偿还借款本金80000元，并支付自2025年3月1日起按年利率3%计算的利息。",
        "papers": "起诉状副本、应诉通知书、举证通知书和开庭传票",
        "days": 30,
        "defence_days": 15,
        "proof_days": 15,
        "hearing": "公告期和举证期满后的2026年6月10日9时30分（遇节假日顺延）在本院第三法庭公开开庭审理。",
    },
    "order": {
        **_ORDER,
        "day": date(2026, 3, 16),
        "applied": date(2026, 3, 2),
        "payments": ["借款本金80000元", "利息2400元"],
    },
    "dismissal": {
        **_ORDER,
        "day": date(2026, 3, 16),
        "accepted": date(2026, 3, 6),
        "opinion": "申请人提交的借条没有约定逾期给付利息，申请人坚持要求给付逾期利息，其申请不符合发出支付令的条件。",
        "ground": 2,
    },
}
