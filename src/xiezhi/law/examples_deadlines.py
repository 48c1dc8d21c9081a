"""期限的例题：deadlines.csv 的一行 → 届满日（以小时计的为时刻）。多数规则只有一个起算日，其余逐条写明。"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from xiezhi.law.derivation import Derivation
from xiezhi.law.examples_keys import KEYS
from xiezhi.law.examples_row import BadRow, Inputs, cell, reading, whole
from xiezhi.law.periods import Unit, days, last_of, months
from xiezhi.law.rules import RULES, find
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION, SERVICE_BY_POST

DAY = timedelta(days=1)
UNITS = {"day": days, "month": months}
CORRECTED = CIVIL_PROCEDURE_INTERPRETATION("第一百二十六条", "从补正后交人民法院的次日起算")
RETURNED = SERVICE_BY_POST("第十一条", "文书退回之日视为送达之日")

ANCHORS = {
    "CIV.FEE_PAY_7D": "fee_notice_received",
    "CIV.FEE_PAY_CONVERT_7D": "fee_notice_received",
    "CIV.COMPLAINT_SERVICE_5D": "docketed",
    "CIV.DEFENCE_15D": "complaint_copy_served",
    "CIV.JURISDICTION_OBJECTION_15D": "complaint_copy_served",
    "CIV.LIMIT_ORD_6M": "docketed",
    "CIV.LIMIT_SUMMARY_3M": "docketed",
    "CIV.LIMIT_SMALL_2M": "docketed",
    "CIV.LIMIT_CONVERTED_6M": "docketed",
    "CIV.LIMIT_APPEAL_JUDG_3M": "second_instance_docketed",
    "CIV.LIMIT_APPEAL_RULING_30D": "second_instance_docketed",
    "CIV.SPECIAL_30D": "docketed",
    "CIV.JUDGMENT_SEND_10D": "pronounced_in_court",
    "CIV.APPEAL_RULING_10D": "ruling_served",
    "CIV.APPEAL_FEE_7D": "fee_notice_received",
    "CIV.APPEAL_COPY_5D": "appeal_petition_received",
    "SERV.ANNOUNCE_30D": "last_publication",
    "PRES.RULING_URGENT_48H": "application_accepted",
    "PRES.PRESUIT_SUE_30D": "measure_taken",
    "PRES.RECON_APPLY_5D": "ruling_received",
    "PRES.POSTJUDG_APPLY_ENF_5D": "performance_period_last_day",
    "CIV.CONFIRM_APPLY_30D": "agreement_effective",
    "CIV.PAYORDER_ACCEPT_5D": "application_received",
    "CIV.PAYORDER_OBJECT_15D": "order_received",
    "CIV.PAYORDER_OPTOUT_7D": "termination_ruling_received",
    "CIV.RECUSAL_DECISION_3D": "application_made",
    "CIV.REINSTATE_10D": "obstacle_removed",
    "CIV.RETRIAL_6M": "judgment_effective",
    "ENF.NOTICE_10D": "application_received",
    "ENF.REPORT_SUPPLEMENT_10D": "property_change",
    "ENF.OBJ_REVIEW_15D": "written_objection_received",
    "ENF.RECON_APPLY_10D": "objection_ruling_served",
    "ENF.THIRD_SUE_15D": "objection_ruling_served",
    "ENF.DISTRIB_OBJECT_15D": "plan_received",
    "ENF.TERMINATION_OBJ_60D": "termination_document_received",
    "ENF.PRICE_OBJECT_5D": "report_received",
    "ENF.AUCTION_RULING_SERVE_10D": "price_paid_in_full",
    "ENF.DISHONEST_REMOVE_3WD": "fulfilled",
    "ENF.DISHONEST_RECON_10D": "rejection_decision_served",
    "ENF.PAYOUT_30D": "finance_arrival_notice_received",
    "MED.POST_SUM_7D": "mediator_signed_for_file",
    "MED.POST_ORD_15D": "mediator_signed_for_file",
    "MED.PRE_30D": "mediator_confirmed_on_platform",
    "MED.ASSIGN_3WD": "online_application_received",
    "MED.ACCEPT_3WD": "assignment_received",
    "MED.CHOOSE_2WD": "both_consented_online",
    "ONL.JOIN_3D": "notice_received",
    "BKR.DEBTOR_OBJECT_7D": "court_notice_received",
    "BKR.CREDITOR_PETITION_RULING_10D": "debtor_objection_period_end",
    "BKR.CLAIMS_MIN_30D": "acceptance_announced",
    "BKR.CLAIMS_MAX_3M": "acceptance_announced",
    "BKR.FIRST_MEETING_15D": "claims_period_end",
    "OVS.PETITION_60D": "accepted",
    "SME.TRANSFER_10WD": "formally_accepted",
}


def compute(row: Mapping[str, str]) -> Derivation | date:
    """一行期限例题。没有这条规则、缺少起算日时抛 BadRow，写明缺什么。"""
    rule = cell(row, "rule")
    if rule not in SPECIAL and rule not in RULES:
        raise BadRow(f"rule栏没有“{rule}”这一条规则")
    with reading(row, "inputs", KEYS["deadlines"] if rule in SPECIAL or rule in ANCHORS else None) as inputs:
        if rule in SPECIAL:
            return SPECIAL[rule](inputs)
        start = inputs[ANCHORS[rule]] if rule in ANCHORS else _only_day(inputs)
        return _derived(rule, start, whole(inputs.get("excluded_days", 0)))


def _only_day(inputs: Inputs) -> str:
    given = [value for value in inputs.values() if isinstance(value, str) and value[:4].isdigit()]
    if len(given) != 1:
        raise BadRow("inputs栏须写明一个起算日")
    return str(given[0])


def _derived(rule: str, start: str, days_excluded: int = 0) -> Derivation:
    """自一个 ISO 日期或者时刻推算；扣除的日数从次日起算作一段。放假安排没有公布的，工作日不能算，其他暂计并标明。"""
    one = find(rule)
    moment = datetime.fromisoformat(start)
    day = moment.date()
    if one.period(day).unit is Unit.HOUR:
        if len(start) == len("2025-03-07"):
            raise ValueError("以小时计的期间须写明时刻，例如 2025-03-07T16:20")
        return one.derive(moment)
    span = [(day + DAY, day + days_excluded * DAY)] if days_excluded else []
    return one.derive(day, excluded=span, provisional=one.period(day).unit is not Unit.WORKING_DAY)


def _filing(inputs: Inputs) -> Derivation:
    """通知补正的，自收到补正材料的次日起重新计算；材料没有收到的，不能推算。"""
    rule, corrected = "CIV.FILING_REVIEW_7D", inputs.get("corrected_material_received")
    if corrected is None:
        if "correction_notice" in inputs:
            raise BadRow(f"inputs栏缺少corrected_material_received：通知补正的，收到补正材料才起算〔{CORRECTED}〕")
        return _derived(rule, inputs["complaint_received"])
    if "complaint_received" in inputs and corrected < inputs["complaint_received"]:
        raise BadRow("inputs栏的corrected_material_received早于complaint_received")
    return _derived(rule, corrected)


def _appeal(inputs: Inputs) -> Derivation | date:
    """各当事人分别起算；没有指明是谁的，取全部届满之日。"""
    rule, served = "CIV.APPEAL_JUDGMENT_15D", inputs.get("judgment_served_each")
    if served is None:
        return _derived(rule, inputs["judgment_served"])
    if isinstance(served, Mapping) and "who" in inputs:
        if inputs["who"] not in served:
            raise BadRow(f"inputs栏的judgment_served_each没有{inputs['who']}")
        return _derived(rule, served[inputs["who"]])
    if "who" in inputs and "judgment_served" in inputs:
        return _derived(rule, inputs["judgment_served"])
    each = served.values() if isinstance(served, Mapping) else served
    return last_of([_derived(rule, day).due for day in each])


def _preservation(inputs: Inputs) -> Derivation:
    rule = "PRES.RULING_URGENT_48H" if inputs.get("urgent") else "PRES.RULING_ORD_5D"
    return _derived(rule, inputs["application_accepted"])


def _electronic(inputs: Inputs) -> Derivation:
    """电子送达生效之日起算上诉期。受送达人提供或者确认的地址：最先到达之时；他人提供的：受送达人回复收悉之时。

    诉讼平台的提示只是通知，不是送达；没有其他送达的，视为平台即确认的地址。依据：《人民法院在线诉讼规则》第三十一条、第三十二条。
    """
    confirmed = inputs.get("address_confirmed_by_recipient", "sent_to_address_proved_to_be_his" not in inputs)
    replied = ("recipient_replied_received",)
    tried = (("email_reached_system", *replied), ("platform_notice",)) if confirmed else (replied,)
    times = next((found for keys in tried if (found := [inputs[key] for key in keys if key in inputs])), [])
    if not times:
        raise BadRow("inputs栏没有生效的电子送达")
    ruling = inputs.get("document", "judgment") == "ruling"
    return _derived("CIV.APPEAL_RULING_10D" if ruling else "CIV.APPEAL_JUDGMENT_15D", min(times))


def _posted(inputs: Inputs) -> Derivation:
    """法院专递因地址不准、拒收退回的，退回之日视为送达。依据：法院专递规定第十一条。"""
    for key in ("delivery_refused_or_address_wrong", "address_given_by_recipient"):
        if inputs.get(key, True) is False:
            raise BadRow(f"inputs栏的{key}为false，退回之日不视为送达〔{RETURNED}〕")
    return _derived("CIV.DEFENCE_15D", inputs["returned_to_court"])


def _announced(inputs: Inputs) -> Derivation:
    """公告满期之日视为送达（不顺延），答辩期自其次日起算。"""
    served = _derived("SERV.ANNOUNCE_30D", inputs["last_publication"])
    return find("CIV.DEFENCE_15D").derive(served.due)


def _enforcement(inputs: Inputs) -> Derivation:
    """分期履行的，自最后一期届满起算。"""
    instalments = inputs.get("instalments_last_due")
    if isinstance(instalments, Mapping):
        instalments = list(instalments.values())
    last = max(instalments) if isinstance(instalments, list) else instalments
    return _derived("ENF.APPLY_2Y", last or inputs["performance_period_last_day"])


def _round_end(inputs: Inputs) -> date:
    """须超过三个月：满三个月的次日。"""
    return _derived("ENF.ZHONGBEN_EARLIEST", inputs["docketed"]).due + DAY


def _advice(inputs: Inputs) -> Derivation:
    """建议书写明答复期限的从其写明，例如 2 months；没有写明的，两个月。"""
    rule, received = find("OVS.ADVICE_REPLY_2M"), datetime.fromisoformat(inputs["advice_received"]).date()
    count, _, unit = str(inputs.get("reply_period", "2 months")).partition(" ")
    if unit.rstrip("s") not in UNITS:
        raise BadRow("inputs栏的reply_period应写作 2 months 或者 30 days")
    period = UNITS[unit.rstrip("s")](int(count))
    counted = rule if period == rule.period(received) else period
    return counted.derive(received)


SPECIAL: dict[str, Callable[[Inputs], Derivation | date]] = {
    "CIV.FILING_REVIEW_7D": _filing,
    "CIV.APPEAL_JUDGMENT_15D": _appeal,
    "PRES.RULING_ORD_5D": _preservation,
    "SERV.EFFECTIVE_THEN_APPEAL": _electronic,
    "SERV.EFFECTIVE_THEN_DEFENCE": _posted,
    "SERV.ANNOUNCE_THEN_DEFENCE": _announced,
    "ENF.APPLY_2Y": _enforcement,
    "ENF.ZHONGBEN_EARLIEST": _round_end,
    "OVS.ADVICE_REPLY_2M": _advice,
}
COMPUTATIONS: dict[str, Callable[[Mapping[str, str]], object]] = {"deadlines": compute}
