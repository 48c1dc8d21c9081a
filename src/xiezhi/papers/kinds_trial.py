"""Kinds of papers in fees, trial, service and payment orders."""

from __future__ import annotations

from xiezhi.law.statutes import (
    CIVIL_PROCEDURE,
    CIVIL_PROCEDURE_INTERPRETATION,
    COURT_FEES,
    EVIDENCE_RULES,
    ONLINE_LITIGATION,
    SERVICE_BY_POST,
)
from xiezhi.papers.kind import PEOPLE, RULING, kind
from xiezhi.papers.kinds_appeal import TOLD_BELOW

FROM_TRIAL_ON = (
    kind(
        "fees/fee_notice",
        "交纳诉讼费用通知书",
        (COURT_FEES("第二十二条", "自接到人民法院交纳诉讼费用通知次日起7日内交纳案件受理费"),),
        "addressee opponents cause lines total account contact",
        "payment_code",
    ),
    kind(
        "fees/fee_receipt",
        "诉讼费用交纳回执",
        (COURT_FEES("第二十二条", "交纳案件受理费"),),
        "payer cause items total method serial receipt_no cashier",
    ),
    kind(
        "trial/defence_notice",
        "应诉通知书",
        (CIVIL_PROCEDURE("第一百二十八条", "起诉状副本发送被告"), CIVIL_PROCEDURE("第一百二十九条", "应诉通知书")),
        "addressee plaintiffs cause copies judges clerk papers telephone",
        "hearing",
    ),
    kind(
        "trial/evidence_notice",
        "举证通知书",
        (CIVIL_PROCEDURE("第六十八条", "及时提供证据"), EVIDENCE_RULES("第五十条", "送达举证通知书")),
        "addressee opponents cause days procedure contact",
        "until",
    ),
    kind(
        "trial/summons",
        "传票",
        (
            CIVIL_PROCEDURE("第一百三十九条", "开庭三日前通知当事人"),
            CIVIL_PROCEDURE_INTERPRETATION("第二百二十七条", "用传票传唤当事人"),
        ),
        "cause summoned role sort dwelling purpose when where bench clerk telephone",
    ),
    kind(
        "trial/judgment",
        "民事判决书",
        (
            CIVIL_PROCEDURE("第一百五十五条", "判决书应当写明判决结果和作出该判决的理由"),
            CIVIL_PROCEDURE("第一百七十一条", "在判决书送达之日起十五日内"),
        ),
        "parties course claims claim_reasons defence facts opinion laws disposition costs court_above bench clerk",
        "money final signers others",
        ("signers", "court"),
    ),
    kind(
        "trial/mediation_paper",
        "民事调解书",
        (CIVIL_PROCEDURE("第一百条", "调解书应当写明诉讼请求、案件的事实和调解结果"),),
        "parties course claims facts terms costs bench clerk",
        f"signers {TOLD_BELOW}",
        ("signers", "court"),
        never_by=("deposit",),
    ),
    kind(
        "trial/withdrawal",
        "民事裁定书（准许撤诉）",
        (CIVIL_PROCEDURE("第一百四十八条", "宣判前，原告申请撤诉的，是否准许，由人民法院裁定"),),
        "parties cause filed applied plaintiffs costs bench clerk",
        heading=RULING,
    ),
    kind(
        "service/address_confirmation",
        "送达地址确认书",
        (
            CIVIL_PROCEDURE_INTERPRETATION("第一百三十六条", "送达地址确认书"),
            SERVICE_BY_POST("第三条", "填写送达地址确认书"),
            ONLINE_LITIGATION("第三十条", "电子送达的适用范围"),
        ),
        "cause person role id_number telephone electronic addresses post postcode scope signers",
        "receiver by_hand in_person",
        PEOPLE,
        sealed=("id_number", "telephone"),
        waits=True,
    ),
    kind(
        "service/proof_of_service",
        "送达回证",
        (CIVIL_PROCEDURE("第八十七条", "必须有送达回证"),),
        "cause recipient place papers way received server",
        "attempts proxy refusal witnesses remark",
        ("court", "signers"),
    ),
    kind(
        "service/announcement",
        "公告",
        (
            CIVIL_PROCEDURE("第九十五条", "公告送达"),
            CIVIL_PROCEDURE_INTERPRETATION("第一百三十九条", "说明公告送达的原因"),
        ),
        "addressee plaintiffs cause reason points papers days defence_days proof_days",
        "hearing",
    ),
    kind(
        "payment_order/order_application",
        "支付令申请书",
        (CIVIL_PROCEDURE("第二百二十五条", "申请书应当写明请求给付金钱或者有价证券的数量和所根据的事实、证据"),),
        "creditors debtors payments reasons proofs signers",
        "",
        PEOPLE,
    ),
    kind(
        "payment_order/order",
        "支付令",
        (CIVIL_PROCEDURE("第二百二十七条", "向债务人发出支付令"),),
        "creditors debtors applied request payments fee bench clerk",
        never_by=("announcement",),
    ),
    kind(
        "payment_order/dismissal",
        "民事裁定书（驳回支付令申请）",
        (
            CIVIL_PROCEDURE("第二百二十七条", "申请不成立的，裁定予以驳回"),
            CIVIL_PROCEDURE_INTERPRETATION("第四百二十八条", "裁定驳回申请"),
        ),
        "creditors debtors accepted request opinion ground fee bench clerk",
        heading=RULING,
    ),
    kind(
        "payment_order/objection_dismissal",
        "民事裁定书（驳回异议）",
        (CIVIL_PROCEDURE_INTERPRETATION("第四百三十六条", "经审查认为异议不成立的，裁定驳回"),),
        "creditors debtors issued opinion bench clerk",
        heading=RULING,
    ),
    kind(
        "payment_order/termination",
        "民事裁定书（终结督促程序）",
        (
            CIVIL_PROCEDURE("第二百二十八条", "裁定终结督促程序，支付令自行失效"),
            CIVIL_PROCEDURE_INTERPRETATION("第四百三十条", "裁定终结督促程序"),
        ),
        "creditors debtors accepted opinion ground fee bench clerk",
        "issued",
        heading=RULING,
    ),
)
