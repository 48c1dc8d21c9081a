"""最后一天是哪天：法律规定的期限，或者自己写明长短的期限。"""

from __future__ import annotations

from datetime import date

from xiezhi.law.asking import Ask, Kind, Option, Unclear, concerning
from xiezhi.law.calculator import Answer, Calculator, Values
from xiezhi.law.parameters import Settings
from xiezhi.law.rules import RULES

COMMON = {
    "CIV.DEFENCE_15D": ("交答辩状", "Hand in a statement of defence"),
    "CIV.JURISDICTION_OBJECTION_15D": ("提管辖权异议", "Object to jurisdiction"),
    "CIV.APPEAL_JUDGMENT_15D": ("不服判决，上诉", "Appeal against a judgment"),
    "CIV.APPEAL_RULING_10D": ("不服裁定，上诉", "Appeal against a ruling"),
    "CIV.FEE_PAY_7D": ("交受理费", "Pay the court fee"),
    "CIV.APPEAL_FEE_7D": ("交上诉费", "Pay the appeal fee"),
    "CIV.CONFIRM_APPLY_30D": ("申请司法确认", "Apply for judicial confirmation"),
    "CIV.PAYORDER_OBJECT_15D": ("对支付令提异议", "Object to a payment order"),
    "CIV.RETRIAL_6M": ("申请再审", "Apply for retrial"),
    "CIV.REINSTATE_10D": ("耽误了，申请顺延", "Ask for time that was missed"),
    "PRES.PRESUIT_SUE_30D": ("诉前保全以后起诉", "Sue after preservation before suit"),
    "PRES.RENEW_7D_BEFORE": ("保全快到期，申请续行", "Renew a preservation before it ends"),
    "PRES.RECON_APPLY_5D": ("对保全裁定申请复议", "Ask to reconsider a preservation order"),
    "ENF.APPLY_2Y": ("申请执行", "Apply for enforcement"),
    "ENF.RECON_APPLY_10D": ("对执行异议裁定申请复议", "Ask to reconsider an enforcement ruling"),
    "ENF.THIRD_SUE_15D": ("提执行异议之诉", "Sue against enforcement"),
    "ENF.DISTRIB_OBJECT_15D": ("对分配方案提异议", "Object to a distribution plan"),
    "BKR.DEBTOR_OBJECT_7D": ("对破产申请提异议", "Object to a bankruptcy petition"),
}
OPTIONS = {
    id_: Option(f"{COMMON[id_][0]}，{rule.period(date.max)}{'前' if rule.back else ''}", COMMON[id_][1])
    if id_ in COMMON
    else Option(rule.what, id_, False)
    for id_, rule in sorted(RULES.items(), key=lambda pair: list(COMMON).index(pair[0]) if pair[0] in COMMON else 99)
}


def _answer(values: Values, _: Settings) -> Answer:
    rule, length, start, back = values["rule"], values["period"], values["start"], values["back"] == "true"
    if bool(rule) == bool(length):
        raise Unclear("rule", "请选一项期限，或者写明期限有多长，两者写一个")
    if length:
        with concerning("period"):
            return Answer("最后一天", start, length.before(start) if back else length.derive(start))
    with concerning("rule"):
        found = RULES[rule]
        derived = found.before(start) if found.back else found.derive(start, abroad=values["abroad"] == "true")
        return Answer("最后一天", start, derived, rule=found)


DEADLINE = Calculator(
    "deadline",
    "最后一天是哪天",
    "Which day is the last?",
    "答辩、上诉、交费、申请执行的期限：收到的当天不算，遇到休息日顺延。",
    "Time for defence, appeal, payment or enforcement. The day of receipt does not count; rest days push the end.",
    (
        Ask("rule", "什么期限", "Which period?", Kind.CHOICE, options=OPTIONS),
        Ask(
            "start",
            "哪天收到",
            "Day of receipt",
            Kind.DAY,
            required=True,
            case="served",
            help="往前算的，写到期、开庭的那天",
            help_english="When counting back: the day on which it ends, or of the hearing",
        ),
        Ask(
            "period",
            "别的期限，有多长",
            "Another period: how long?",
            Kind.LENGTH,
            help="上面没有的才填，例如 15 日",
            help_english="Only if it is not in the list above",
        ),
        Ask(
            "back",
            "这个期限往哪边数",
            "Which way it is counted",
            Kind.CHOICE,
            options={
                "false": Option("从那天往后", "Forward from that day"),
                "true": Option("在那天以前，例如“七日前”", "Before that day, as in “seven days before”"),
            },
        ),
        Ask(
            "abroad",
            "住在哪里",
            "Where you live",
            Kind.CHOICE,
            options={
                "true": Option("在国外，国内没有住所", "Abroad, with no domicile in China"),
                "false": Option("国内", "In China"),
            },
        ),
    ),
    _answer,
)
