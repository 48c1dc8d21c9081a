"""起诉、上诉要交多少钱；申请保全、执行、支付令要交多少钱。"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from xiezhi.law.asking import Ask, Kind, Option, concerning
from xiezhi.law.calculator import Answer, Calculator, Values
from xiezhi.law.dated import Dated
from xiezhi.law.fees import KINDS, Halving, appeal_fee, counterclaim_fee, fee
from xiezhi.law.fees_tariff import Tariff
from xiezhi.law.fees_tariffs import APPLICATION_FEES, CASE_FEES
from xiezhi.law.parameters import PARAMETERS, Settings
from xiezhi.law.sources import NotInForce
from xiezhi.law.working import Working, Yuan

OWN: Mapping[str, Callable[..., Working]] = {"appeal": appeal_fee, "counterclaim": counterclaim_fee}
"""不是一种标准、而是按财产案件标准另有算法的。"""

CASES = {
    "property": Option("要对方给钱或者财产", "A claim for money or property"),
    "divorce": Option("离婚", "Divorce"),
    "personality": Option("人格权（名誉、肖像、隐私等）", "Personality rights (name, likeness, privacy …)"),
    "labour": Option("劳动争议", "Labour dispute"),
    "other_nonproperty": Option("不要钱的其他案件", "Any other claim that is not for money"),
    "appeal": Option("上诉（要钱的案件）", "Appeal (a case about money)"),
    "counterclaim": Option("反诉，合并审理", "Counterclaim heard together"),
    "ip_amount": Option("知识产权，有金额", "Intellectual property, with a sum"),
    "ip_no_amount": Option("知识产权，没有金额", "Intellectual property, without a sum"),
    "admin_other": Option("告行政机关", "Against an administrative body"),
    "admin_ip_maritime": Option("商标、专利、海事行政案件", "Trademark, patent or maritime administrative case"),
    "jurisdiction_objection": Option("管辖权异议不成立", "Objection to jurisdiction that fails"),
    "enforcement_objection_suit": Option(
        "执行异议之诉、第三人撤销之诉", "Suit against enforcement or by a third party"
    ),
    "special_procedure": Option("特别程序（不收）", "Special procedure (free)"),
    "not_accepted_or_dismissed": Option("裁定不予受理、驳回起诉（不收）", "Not accepted or dismissed (free)"),
    "appeal_against_jurisdiction_ruling": Option("对这些裁定的上诉（不收）", "Appeal against such a ruling (free)"),
    "admin_compensation": Option("行政赔偿（不收）", "Administrative compensation (free)"),
}
APPLICATIONS = {
    "enforcement": Option("申请强制执行", "Enforcement"),
    "preservation": Option("申请财产保全", "Preservation of property"),
    "payment_order": Option("申请支付令", "Payment order"),
    "bankruptcy": Option("申请破产", "Bankruptcy"),
    "public_notice": Option("申请公示催告", "Public notice to claimants"),
    "arbitration_set_aside": Option("申请撤销仲裁裁决、认定仲裁协议效力", "Setting aside an arbitral award"),
    "enforcement_no_amount": Option("申请执行，没有金额", "Enforcement without a sum"),
    "preservation_no_amount": Option("申请保全，没有金额", "Preservation without a sum"),
    "foreign_recognition": Option("申请承认和执行外国裁判", "Recognition of a foreign judgment"),
    "unregistered_claimant": Option("没有登记的权利人申请", "Application of an unregistered claimant"),
    "maritime_limitation_fund": Option("申请设立海事赔偿责任限制基金", "Maritime limitation fund"),
    "maritime_injunction": Option("申请海事强制令", "Maritime injunction"),
    "ship_lien_notice": Option("申请船舶优先权催告", "Notice on ship liens"),
    "maritime_claim_registration": Option("申请海事债权登记", "Registration of a maritime claim"),
    "general_average_adjustment": Option("申请共同海损理算", "General average adjustment"),
}
HALVED = {
    Halving.SUMMARY.value: Option("按简易程序审理", "Tried in summary procedure"),
    Halving.MEDIATION.value: Option("调解结案", "Ended by mediation"),
    Halving.WITHDRAWAL.value: Option("撤诉", "Withdrawn"),
    Halving.DEEMED_WITHDRAWAL.value: Option("按撤诉处理", "Treated as withdrawn"),
    Halving.MERGED.value: Option("合并审理", "Heard together", shown=False),
}

AMOUNT = Ask(
    "amount",
    "金额是多少",
    "How much money is it about?",
    Kind.YUAN,
    unit="元",
    case="amount",
    help="不是要钱的不填；上诉的，填不服的那一部分",
    help_english="Leave empty if it is not about money; in an appeal, only the part you contest",
)
ON = Ask("on", "哪天受理", "Day of acceptance", Kind.DAY, required=True, case="opened")
POINT = Ask(
    "point",
    "法院定的数",
    "Sum set by the court",
    Kind.YUAN,
    unit="元",
    help="按件收、有幅度的才填；不知道就不填，算出最少和最多",
    help_english="Only where the law gives a range; leave empty to see the least and the most",
)


def _kind(label: str, english: str, options: Mapping[str, Option], first: str) -> Ask:
    return Ask("kind", label, english, Kind.CHOICE, required=True, default=first, options=options)


def _answer(values: Values, settings: Settings) -> Answer:
    kind, on = values["kind"], values["on"]
    amount, halved = values["amount"], [Halving(values["halved"])] if values.get("halved") else []
    label = "应预交" if kind in (*CASE_FEES, *OWN) else "申请费"
    if kind in OWN:
        with concerning("amount"):
            return Answer(label, on, OWN[kind](_needed(amount), on=on, halved=halved))
    with concerning("on"):
        tariff = KINDS[kind].on(on)
    point = values["point"] if values["point"] is not None else _set_by_court(kind, tariff, settings, on)
    if point is None and tariff.between:
        return _range(kind, amount, on, tariff, halved)
    with concerning("point" if tariff.between else "amount"):
        return Answer(label, on, fee(kind, amount, on=on, point=point, halved=halved))


def _needed(amount: Decimal | None) -> Yuan:
    if amount is None:
        raise ValueError("须写明金额")
    return Yuan(amount)


def _set_by_court(kind: str, tariff: Tariff, settings: Settings, on: date) -> Decimal | None:
    """本院在幅度内定的数；没有定过的为空。"""
    if tariff.between is None or f"fee.{kind}" not in PARAMETERS:
        return None
    try:
        return Decimal(settings.on(f"fee.{kind}", on))
    except NotInForce:
        return None


def _range(kind: str, amount: Decimal | None, on: date, tariff: Tariff, halved: list[Halving]) -> Answer:
    """没有定下的，最少和最多各算一遍。"""
    assert tariff.between is not None, "a fee without a range has one sum"
    with concerning("amount"):
        least, most = (fee(kind, amount, on=on, point=Decimal(end), halved=halved) for end in tariff.between)
    return Answer(
        "最少交", on, replace(least, title=f"{tariff.label}，最少"), (replace(most, title=f"{tariff.label}，最多"),)
    )


def _same(options: Mapping[str, Option], tariffs: Mapping[str, Dated[Tariff]], *more: str) -> bool:
    return set(options) == {*tariffs, *more}


assert _same(CASES, CASE_FEES, *OWN), "每种案件受理费都可以问"
assert _same(APPLICATIONS, APPLICATION_FEES), "每种申请费都可以问"

FEE = Calculator(
    "fee",
    "打官司要先交多少钱",
    "What does it cost to sue?",
    "案件受理费：起诉、上诉、反诉时交；打赢了，由输的一方负担。",
    "The court fee for suing, appealing or counterclaiming. Whoever loses bears it in the end.",
    (
        _kind("什么案子", "What kind of case?", CASES, "property"),
        AMOUNT,
        Ask("halved", "减半的情形", "Halved because", Kind.CHOICE, options=HALVED),
        ON,
        POINT,
    ),
    _answer,
)
APPLICATION_FEE = Calculator(
    "application-fee",
    "申请保全、执行要交多少钱",
    "What do preservation and enforcement cost?",
    "申请费：保全、支付令、破产等。申请执行不用先交，由被执行人负担。",
    "Fees for applications. Enforcement is not paid in advance: the debtor bears it.",
    (_kind("申请什么", "What do you apply for?", APPLICATIONS, "preservation"), AMOUNT, ON, POINT),
    _answer,
)
