"""Kinds of papers in enforcement and of case money."""

from __future__ import annotations

from xiezhi.law.sources import Unread
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_enforcement import (
    AUCTIONS,
    CASE_ENDINGS,
    CONSUMPTION_LIMITS,
    DISHONEST_DEBTORS,
    ENFORCEMENT_MONEY,
    ENFORCEMENT_WORK,
    OBJECTIONS,
    ONLINE_AUCTIONS,
    PROPERTY_INQUIRY,
    REFERENCE_PRICE,
    SEIZURE,
)
from xiezhi.papers.kind import PEOPLE, kind

ENFORCEMENT = (
    kind(
        "enforcement/enforcement_application",
        "申请执行书",
        (
            CIVIL_PROCEDURE("第二百四十七条", "对方当事人可以向人民法院申请执行"),
            ENFORCEMENT_WORK("第十八条", "申请执行书中应当写明申请执行的理由、事项、执行标的"),
        ),
        "creditors debtors title duties due materials signers",
        signed_by=PEOPLE,
        waits=True,
    ),
    kind(
        "enforcement/enforcement_notice",
        "执行通知书",
        (
            CIVIL_PROCEDURE("第二百五十一条", "应当向被执行人发出执行通知"),
            CIVIL_PROCEDURE("第二百六十四条", "应当加倍支付迟延履行期间的债务利息"),
        ),
        "debtors creditors title duties lines total fee days account officer",
    ),
    kind(
        "enforcement/property_report_order",
        "报告财产令",
        (
            CIVIL_PROCEDURE("第二百五十二条", "应当报告当前以及收到执行通知之日前一年的财产情况"),
            PROPERTY_INQUIRY("第三条", "应当向其发出报告财产令"),
        ),
        "debtors creditors days officer",
    ),
    kind(
        "enforcement/seizure_ruling",
        "执行裁定书（查封冻结）",
        (CIVIL_PROCEDURE("第二百五十三条", "应当作出裁定"), CIVIL_PROCEDURE("第二百五十五条", "应当作出裁定")),
        "creditors debtors owner what amount bench clerk",
        heading="执行裁定书",
    ),
    kind(
        "enforcement/assistance_notice",
        "协助执行通知书",
        (CIVIL_PROCEDURE("第二百五十三条", "发出协助执行通知书，有关单位必须办理"),),
        "holder act owner what amount officer",
    ),
    kind(
        "enforcement/control_ruling",
        "执行裁定书（续行、划拨、解除）",
        (CIVIL_PROCEDURE("第二百五十三条", "应当作出裁定"), SEIZURE("第二十八条", "应当作出解除查封、扣押、冻结裁定")),
        "creditors debtors act owner what amount bench clerk",
        heading="执行裁定书",
    ),
    kind(
        "enforcement/control_notice",
        "协助执行通知书（续行、划拨、解除）",
        (CIVIL_PROCEDURE("第二百五十三条", "发出协助执行通知书，有关单位必须办理"),),
        "holder act owner what amount account officer",
        heading="协助执行通知书",
    ),
    kind(
        "enforcement/conclusion_notice",
        "结案通知书",
        (ENFORCEMENT_WORK("第六十四条", "执行完毕"),),
        "debtors creditors title officer",
    ),
    kind(
        "enforcement/consumption_order",
        "限制消费令",
        (
            Unread(CONSUMPTION_LIMITS.title, "第三条", "V2"),
            Unread(CONSUMPTION_LIMITS.title, "第五条", "V2", "限制消费令应当载明限制消费的期间、项目、法律后果等内容"),
        ),
        "debtor people creditors title reason officer",
        optional="ground until",
    ),
    kind(
        "enforcement/dishonesty_decision",
        "决定书（纳入失信名单）",
        (Unread(DISHONEST_DEBTORS.title, "第五条", "V2", "决定书应当写明纳入失信被执行人名单的理由"),),
        "debtor creditors title ground reason until officer",
        optional="people",
        heading="决定书",
    ),
    kind(
        "enforcement/sanction_rejection",
        "决定书（驳回纠正申请）",
        (Unread(DISHONEST_DEBTORS.title, "第十二条", "V2", "理由不成立的，决定驳回"),),
        "debtor measure reason officer",
        heading="决定书",
    ),
    kind(
        "enforcement/round_end_ruling",
        "执行裁定书（终结本次执行程序）",
        (CIVIL_PROCEDURE_INTERPRETATION("第五百一十七条", "可以裁定终结本次执行程序"),),
        "creditors debtors checks bench clerk",
        heading="执行裁定书",
    ),
    kind(
        "enforcement/enforcement_end_ruling",
        "执行裁定书（结案）",
        (
            CIVIL_PROCEDURE("第二百六十八条", "人民法院裁定终结执行"),
            CIVIL_PROCEDURE_INTERPRETATION("第四百八十一条", "裁定不予执行"),
            Unread(CASE_ENDINGS.title, "第十七条", "V2", "终结执行的，应当制作裁定书，送达当事人"),
        ),
        "creditors debtors found law result remedy bench clerk",
        heading="执行裁定书",
    ),
    kind(
        "enforcement/cancellation_notice",
        "结案通知书（销案）",
        (Unread(CASE_ENDINGS.title, "第十八条", "V2", "可以以“销案”方式结案"),),
        "debtors creditors why document reason officer",
        heading="结案通知书",
    ),
    kind(
        "enforcement/objection_notice",
        "执行异议受理通知书",
        (OBJECTIONS("第二条", "并在立案后三日内通知异议人和相关当事人"),),
        "objectors others enforcement",
    ),
    kind(
        "enforcement/objection_ruling",
        "执行裁定书（执行异议）",
        (
            CIVIL_PROCEDURE("第二百三十六条", "理由不成立的，裁定驳回"),
            CIVIL_PROCEDURE("第二百三十八条", "裁定中止对该标的的执行"),
        ),
        "objectors others enforcement opinion law result remedy bench clerk",
        heading="执行裁定书",
    ),
    kind(
        "enforcement/distribution_plan",
        "财产分配方案",
        (CIVIL_PROCEDURE_INTERPRETATION("第五百零九条", "执行法院应当制作财产分配方案"),),
        "enforcement debtors creditors amount way claims lines officer",
    ),
    kind(
        "enforcement/distribution_objection",
        "分配方案异议通知书",
        (CIVIL_PROCEDURE_INTERPRETATION("第五百一十条", "执行法院应当通知未提出异议的债权人、被执行人"),),
        "addressee who text officer",
    ),
    kind(
        "enforcement/distribution_opposition",
        "反对意见通知书",
        (CIVIL_PROCEDURE_INTERPRETATION("第五百一十条", "提出反对意见的，应当通知异议人"),),
        "addressee who text officer",
    ),
    kind(
        "enforcement/price_notice",
        "参考价报告通知书",
        (REFERENCE_PRICE("第二十一条", "应当在三日内发送给当事人及利害关系人"),),
        "debtors creditors what way quotes amount until final officer",
    ),
    kind(
        "enforcement/auction_notice",
        "拍卖公告",
        (ONLINE_AUCTIONS("第十二条", "网络司法拍卖应当先期公告"),),
        "what owner platform round price start deposit step noticed opens hours officer",
    ),
    kind(
        "enforcement/sale_ruling",
        "执行裁定书（成交、抵债）",
        (AUCTIONS("第二十条", "人民法院应当作出裁定"),),
        "creditors debtors buyer what price how bench clerk",
        heading="执行裁定书",
    ),
    kind(
        "enforcement/cash_receipt",
        "案款收据",
        (Unread(ENFORCEMENT_MONEY.title, "第八条", "K"),),
        "payer cause piles total receipt_no officers signature",
    ),
)
