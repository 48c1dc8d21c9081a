"""The register of papers: what each is called, which form and edition prints it, what must be known to print it."""

from __future__ import annotations

from dataclasses import dataclass

from xiezhi.law.sources import Basis
from xiezhi.law.statutes import (
    CIVIL_PROCEDURE,
    CIVIL_PROCEDURE_INTERPRETATION,
    CONFIRMATION_RULES,
    COURT_FEES,
    EVIDENCE_RULES,
    FILING_RULES,
    INVITED_MEDIATION,
    ONLINE_LITIGATION,
    ONLINE_MEDIATION,
)

ALWAYS = ("court", "day")
IF_GIVEN = ("number", "code", "address", "access")


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper. `fields` must be given, `optional` may be; the first lines of the form say what each means.

    `signed_by` says whose names stand on it, in the order of their places: `court` is the seal, `signers` the persons
    whose places are sign-1, sign-2 and so on.
    """

    code: str
    chapter: str
    title: str
    law: tuple[Basis, ...]
    fields: tuple[str, ...]
    optional: tuple[str, ...]
    signed_by: tuple[str, ...] = ("court",)
    heading: str = ""
    edition: int = 1

    def form(self, edition: int | None = None) -> str:
        """The form below the folder of forms. One that was replaced is kept as `code.1.html`, `code.2.html` …"""
        if edition is None or edition == self.edition:
            return f"{self.chapter}/{self.code}.html"
        return f"{self.chapter}/{self.code}.{edition}.html"

    @property
    def printed(self) -> str:
        """The heading as printed: three rulings of different kinds are all headed 民事裁定书."""
        return self.heading or self.title


RULING = "民事裁定书"
PEOPLE = ("signers",)


def _kind(
    name: str,
    title: str,
    law: tuple[Basis, ...],
    fields: str,
    optional: str = "",
    signed_by: tuple[str, ...] = ("court",),
    heading: str = "",
) -> PaperKind:
    chapter, code = name.split("/")
    return PaperKind(
        code, chapter, title, law, (*ALWAYS, *fields.split()), (*optional.split(), *IF_GIVEN), signed_by, heading
    )


_KINDS = (
    _kind(
        "filing/complaint",
        "民事起诉状",
        (CIVIL_PROCEDURE("第一百二十三条", "递交起诉状"), CIVIL_PROCEDURE("第一百二十四条", "起诉状应当记明下列事项")),
        "plaintiffs defendants cause claims reasons proofs signers copies",
        "third_parties elements witnesses",
        PEOPLE,
    ),
    _kind(
        "filing/receipt",
        "收到起诉材料凭证",
        (
            FILING_RULES("第二条", "出具书面凭证并注明收到日期"),
            CIVIL_PROCEDURE_INTERPRETATION("第二百零八条", "出具注明收到日期的书面凭证"),
        ),
        "submitter opponents cause channel materials clerk telephone",
    ),
    _kind(
        "filing/defects",
        "补正告知书",
        (FILING_RULES("第七条", "一次性书面告知在指定期限内补正"),),
        "addressee opponents cause received defects days contact",
    ),
    _kind(
        "filing/acceptance_notice",
        "受理案件通知书",
        (
            CIVIL_PROCEDURE("第一百二十六条", "应当在七日内立案，并通知当事人"),
            CIVIL_PROCEDURE("第一百二十九条", "受理案件通知书"),
        ),
        "addressee opponents cause received officer telephone",
        "fee",
    ),
    _kind(
        "filing/rejection",
        "民事裁定书（不予受理）",
        (
            CIVIL_PROCEDURE("第一百二十六条", "在七日内作出裁定书，不予受理"),
            CIVIL_PROCEDURE("第一百五十七条", "不予受理"),
        ),
        "plaintiffs opponents received claims reasons opinion articles court_above bench clerk",
        heading=RULING,
    ),
    _kind(
        "filing/redirection",
        "起诉材料处理告知书",
        (CIVIL_PROCEDURE("第一百二十七条", "分别情形，予以处理"),),
        "addressee opponents cause received ground opinion advice transfer contact",
        "receiver materials",
    ),
    _kind(
        "fees/fee_notice",
        "交纳诉讼费用通知书",
        (COURT_FEES("第二十二条", "自接到人民法院交纳诉讼费用通知次日起7日内交纳案件受理费"),),
        "addressee opponents cause lines total account contact",
        "payment_code",
    ),
    _kind(
        "fees/fee_receipt",
        "诉讼费用交纳回执",
        (COURT_FEES("第二十二条", "交纳案件受理费"),),
        "payer cause items total method serial receipt_no cashier",
    ),
    _kind(
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
    _kind(
        "mediation/referral",
        "委派调解函",
        (INVITED_MEDIATION("第十一条", "经当事人同意委派"), ONLINE_MEDIATION("第十二条", "三个工作日内，确认接受")),
        "body applicants respondents cause request chosen materials officer telephone",
        "mediator",
    ),
    _kind(
        "mediation/agreement",
        "调解协议书",
        (
            INVITED_MEDIATION("第二十四条", "调解协议书应当记载以下内容"),
            ONLINE_MEDIATION("第十九条", "在调解协议上进行电子签章"),
        ),
        "mediator parties cause facts disputed terms signers copies",
        "body undisputed",
        ("signers", "body"),
    ),
    _kind(
        "mediation/failure",
        "调解不成告知书",
        (
            ONLINE_MEDIATION("第二十一条", "记录调解基本情况、调解不成的原因"),
            ONLINE_MEDIATION("第二十五条", "在线调解程序终结"),
        ),
        "addressee opponents cause body accepted ended reason next contact",
        "undisputed",
    ),
    _kind(
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
    _kind(
        "confirmation/confirmed",
        "民事裁定书（确认调解协议有效）",
        (CIVIL_PROCEDURE("第二百零六条", "裁定调解协议有效"),),
        "applicants accepted body agreed cause terms bench clerk",
        heading=RULING,
    ),
    _kind(
        "confirmation/dismissed",
        "民事裁定书（驳回司法确认申请）",
        (
            CIVIL_PROCEDURE("第二百零六条", "裁定驳回申请"),
            CIVIL_PROCEDURE_INTERPRETATION("第三百五十八条", "裁定驳回申请"),
        ),
        "applicants accepted body agreed cause terms opinion ground bench clerk",
        heading=RULING,
    ),
    _kind(
        "trial/defence_notice",
        "应诉通知书",
        (CIVIL_PROCEDURE("第一百二十八条", "起诉状副本发送被告"), CIVIL_PROCEDURE("第一百二十九条", "应诉通知书")),
        "addressee plaintiffs cause copies judges clerk papers telephone",
        "hearing",
    ),
    _kind(
        "trial/evidence_notice",
        "举证通知书",
        (CIVIL_PROCEDURE("第六十八条", "及时提供证据"), EVIDENCE_RULES("第五十条", "送达举证通知书")),
        "addressee opponents cause days until procedure contact",
    ),
    _kind(
        "trial/summons",
        "传票",
        (
            CIVIL_PROCEDURE("第一百三十九条", "开庭三日前通知当事人"),
            CIVIL_PROCEDURE_INTERPRETATION("第二百二十七条", "用传票传唤当事人"),
        ),
        "cause summoned role sort dwelling purpose when where bench clerk telephone",
    ),
    _kind(
        "service/address_confirmation",
        "送达地址确认书",
        (
            CIVIL_PROCEDURE_INTERPRETATION("第一百三十六条", "送达地址确认书"),
            ONLINE_LITIGATION("第三十条", "电子送达的适用范围"),
        ),
        "cause person role id_number telephone electronic addresses post postcode scope",
        "receiver",
        PEOPLE,
    ),
    _kind(
        "service/proof_of_service",
        "送达回证",
        (CIVIL_PROCEDURE("第八十七条", "必须有送达回证"),),
        "cause recipient place papers way received server",
        "attempts proxy refusal witnesses remark",
        ("court", "signers"),
    ),
    _kind(
        "service/announcement",
        "公告",
        (
            CIVIL_PROCEDURE("第九十五条", "公告送达"),
            CIVIL_PROCEDURE_INTERPRETATION("第一百三十九条", "说明公告送达的原因"),
        ),
        "addressee plaintiffs cause reason points papers days defence_days proof_days",
        "hearing",
    ),
    _kind(
        "payment_order/order",
        "支付令",
        (CIVIL_PROCEDURE("第二百二十七条", "向债务人发出支付令"),),
        "creditors debtors applied request payments fee bench clerk",
    ),
    _kind(
        "payment_order/dismissal",
        "民事裁定书（驳回支付令申请）",
        (
            CIVIL_PROCEDURE("第二百二十七条", "申请不成立的，裁定予以驳回"),
            CIVIL_PROCEDURE_INTERPRETATION("第四百二十八条", "裁定驳回申请"),
        ),
        "creditors debtors accepted request opinion ground fee bench clerk",
        heading=RULING,
    ),
)

PAPERS: dict[str, PaperKind] = {kind.code: kind for kind in _KINDS}
