"""The people and words that all samples share: 王某 lent 张某 80000 yuan in 集宁."""

from __future__ import annotations

from datetime import date

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

FIRST = {"court": COURT, "day": date(2026, 3, 2), **CODE}
MEDIATION = {**FIRST, "number": "（2026）内0902民诉前调28号"}
TRIAL = {**FIRST, "number": "（2026）内0902民初412号", "day": date(2026, 4, 7)}
