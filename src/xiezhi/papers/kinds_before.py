"""Kinds of papers in filing, mediation and judicial confirmation."""

from __future__ import annotations

from xiezhi.law.statutes import (
    CIVIL_PROCEDURE,
    CIVIL_PROCEDURE_INTERPRETATION,
    CONFIRMATION_RULES,
    FILING_RULES,
    INVITED_MEDIATION,
    ONLINE_MEDIATION,
)
from xiezhi.papers.kind import PEOPLE, RULING, kind

BEFORE_TRIAL = (
    kind(
        "filing/complaint",
        "民事起诉状",
        (CIVIL_PROCEDURE("第一百二十三条", "递交起诉状"), CIVIL_PROCEDURE("第一百二十四条", "起诉状应当记明下列事项")),
        "plaintiffs defendants cause claims reasons proofs signers copies",
        "third_parties elements witnesses",
        PEOPLE,
    ),
    kind(
        "filing/receipt",
        "收到起诉材料凭证",
        (
            FILING_RULES("第二条", "出具书面凭证并注明收到日期"),
            CIVIL_PROCEDURE_INTERPRETATION("第二百零八条", "出具注明收到日期的书面凭证"),
        ),
        "submitter opponents cause channel materials clerk telephone",
    ),
    kind(
        "filing/defects",
        "补正告知书",
        (FILING_RULES("第七条", "一次性书面告知在指定期限内补正"),),
        "addressee opponents cause received defects days contact",
    ),
    kind(
        "filing/acceptance_notice",
        "受理案件通知书",
        (
            CIVIL_PROCEDURE("第一百二十六条", "应当在七日内立案，并通知当事人"),
            CIVIL_PROCEDURE("第一百二十九条", "受理案件通知书"),
        ),
        "addressee opponents cause received officer telephone",
        "fee",
    ),
    kind(
        "filing/rejection",
        "民事裁定书（不予受理）",
        (
            CIVIL_PROCEDURE("第一百二十六条", "在七日内作出裁定书，不予受理"),
            CIVIL_PROCEDURE("第一百五十七条", "不予受理"),
        ),
        "plaintiffs opponents received claims reasons opinion articles court_above bench clerk",
        heading=RULING,
    ),
    kind(
        "filing/redirection",
        "起诉材料处理告知书",
        (CIVIL_PROCEDURE("第一百二十七条", "分别情形，予以处理"),),
        "addressee opponents cause received ground opinion advice transfer contact",
        "receiver materials",
    ),
    kind(
        "mediation/offer",
        "诉前调解告知书",
        (
            CIVIL_PROCEDURE("第一百二十五条", "适宜调解的，先行调解"),
            ONLINE_MEDIATION("第七条", "充分释明在线调解的优势"),
        ),
        "addressee opponents cause reply_days contact",
        "bodies",
        ("court", "signers"),
    ),
    kind(
        "mediation/referral",
        "委派调解函",
        (INVITED_MEDIATION("第十一条", "经当事人同意委派"), ONLINE_MEDIATION("第十二条", "三个工作日内，确认接受")),
        "body applicants respondents cause request chosen materials officer telephone",
        "mediator",
    ),
    kind(
        "mediation/agreement",
        "调解协议书",
        (
            INVITED_MEDIATION("第二十四条", "调解协议书应当记载以下内容"),
            ONLINE_MEDIATION("第十九条", "在调解协议上进行电子签章"),
        ),
        "mediator parties cause facts disputed terms signers copies",
        "body undisputed by_hand in_person amount pay_by",
        ("signers", "body"),
        waits=True,
    ),
    kind(
        "mediation/failure",
        "调解不成告知书",
        (
            ONLINE_MEDIATION("第二十一条", "记录调解基本情况、调解不成的原因"),
            ONLINE_MEDIATION("第二十五条", "在线调解程序终结"),
        ),
        "addressee opponents cause body accepted ended reason next contact",
        "undisputed",
    ),
    kind(
        "confirmation/application",
        "司法确认申请书",
        (
            CIVIL_PROCEDURE("第二百零五条", "由双方当事人自调解协议生效之日起三十日内，共同"),
            CONFIRMATION_RULES("第三条", "司法确认申请书"),
        ),
        "applicants body agreed effective cause terms signers materials",
        "",
        PEOPLE,
    ),
    kind(
        "confirmation/confirmed",
        "民事裁定书（确认调解协议有效）",
        (CIVIL_PROCEDURE("第二百零六条", "裁定调解协议有效"),),
        "applicants accepted body agreed cause terms bench clerk",
        heading=RULING,
    ),
    kind(
        "confirmation/dismissed",
        "民事裁定书（驳回司法确认申请）",
        (
            CIVIL_PROCEDURE("第二百零六条", "裁定驳回申请"),
            CIVIL_PROCEDURE_INTERPRETATION("第三百五十八条", "裁定驳回申请"),
        ),
        "applicants accepted body agreed cause terms opinion ground bench clerk",
        heading=RULING,
    ),
)
