"""诉讼费用：案件受理费和申请费收多少。依据：国务院令第481号《诉讼费用交纳办法》（2007年4月1日起施行）。

所有金额的单位为元；日期 `on` 为受理之日。结果精确计算，最后四舍五入到分。
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from xiezhi.law.fees_tariff import tariff_on
from xiezhi.law.fees_tariffs import APPLICATION_FEES, CASE_FEES
from xiezhi.law.parameters import badge, policy
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION, COURT_FEES
from xiezhi.law.working import Line, Working, Yuan

KINDS = {**CASE_FEES, **APPLICATION_FEES}
"""每种收费的名称与各时期的标准。"""

FIXED_HALVED = badge("fee.fixed_halved")
HALVED_ONCE = CIVIL_PROCEDURE_INTERPRETATION("第二百零六条", "只能减半一次")


class Halving(StrEnum):
    """减半交纳案件受理费的事由。"""

    MEDIATION = "mediation"
    WITHDRAWAL = "withdrawal"
    SUMMARY = "summary"
    MERGED = "merged"
    DEEMED_WITHDRAWAL = "deemed_withdrawal"


HALVINGS: Mapping[Halving, Basis] = {
    Halving.MEDIATION: COURT_FEES("第十五条", "以调解方式结案"),
    Halving.WITHDRAWAL: COURT_FEES("第十五条", "当事人申请撤诉的"),
    Halving.SUMMARY: COURT_FEES("第十六条", "减半交纳案件受理费"),
    Halving.MERGED: COURT_FEES("第十八条", "分别减半交纳案件受理费"),
    Halving.DEEMED_WITHDRAWAL: policy("fee.deemed_withdrawal"),
}


def fee(
    kind: str, amount: Decimal | None = None, *, on: date, point: Decimal | None = None, halved: Iterable[Halving] = ()
) -> Working:
    """一种案件受理费或者申请费，单位：元。`kind` 见 `KINDS`，`point` 是法院在幅度内选定的数。

    没有这种收费、缺少金额、选定的数不在幅度之内、申请费要求减半时抛 ValueError；当日没有标准时抛 NotInForce。
    依据：《诉讼费用交纳办法》第八条、第十三条至第十八条。
    >>> fee("preservation", Yuan(896_000), on=date(2024, 3, 28)).total
    Decimal('5000.00')
    """
    tariff = tariff_on(KINDS, kind).on(on)
    grounds = tuple(halved)
    if grounds and kind not in CASE_FEES:
        raise ValueError(f"{tariff.label}是申请费，没有减半的规定")
    working = tariff.charge(amount, point, tariff.like.on(on) if tariff.like else None)
    if grounds and tariff.flat and working.exact:
        working = working.noting(FIXED_HALVED)
    return halve(working, grounds).rounding_told()


def halve(working: Working, grounds: Iterable[Halving]) -> Working:
    """按所列事由减半；有几个事由也只减半一次，其余的写明不再减半。依据：民诉法解释第二百零六条。"""
    reasons = tuple(dict.fromkeys(grounds))
    if not reasons or not working.exact:
        return working
    first, *others = reasons
    working = working.halved(HALVINGS[first])
    for ground in others:
        working = working.adding("不再减半", f"另有事由：{HALVINGS[ground]}", Decimal(0), HALVED_ONCE)
    return working


def acceptance_fee(claim: Yuan, *, on: date, summary: bool = False, halved: Iterable[Halving] = ()) -> Working:
    """财产案件受理费，单位：元。依据：《诉讼费用交纳办法》第十三条第（一）项、第十六条。

    >>> acceptance_fee(Yuan(1_000_000), on=date(2024, 3, 28)).total
    Decimal('13800.00')
    """
    return fee("property", claim, on=on, halved=[*([Halving.SUMMARY] if summary else []), *halved])


def counterclaim_fee(claim: Yuan, *, on: date, merged: bool = True, halved: Iterable[Halving] = ()) -> Working:
    """反诉或者有独立请求权的第三人的请求，合并审理的减半；各按自己的金额。依据：第十八条。"""
    return fee("property", claim, on=on, halved=[*([Halving.MERGED] if merged else []), *halved])


def combined_fee(claims: Sequence[Yuan], *, on: date, halved: Iterable[Halving] = ()) -> Working:
    """多个财产性诉讼请求合并计算；另有非财产性请求的，只按财产性请求收。依据：民诉法解释第二百零一条。"""
    law = CIVIL_PROCEDURE_INTERPRETATION("第二百零一条", "有多个财产性诉讼请求的，合并计算交纳诉讼费")
    total = sum(claims, Decimal(0))
    working = fee("property", total, on=on, halved=halved)
    heading = Line("合并计算", " + ".join(str(claim) for claim in claims), Decimal(0), law)
    return replace(working, lines=(heading, *working.lines))


def mixed_fee(property_claim: Yuan, *, on: date, halved: Iterable[Halving] = ()) -> Working:
    """既有财产性又有非财产性诉讼请求的，按照财产性请求的标准。依据：民诉法解释第二百零一条。"""
    law = CIVIL_PROCEDURE_INTERPRETATION("第二百零一条", "按照财产性诉讼请求的标准交纳诉讼费")
    return fee("property", property_claim, on=on, halved=halved).adding("非财产性请求不另收", "", Decimal(0), law)


def appeal_fee(contested: Yuan, *, on: date, halved: Iterable[Halving] = ()) -> Working:
    """财产案件上诉：按不服一审判决部分的上诉请求数额。依据：第十七条。"""
    law = COURT_FEES("第十七条", "按照不服一审判决部分的上诉请求数额")
    working = fee("property", contested, on=on, halved=halved)
    return replace(working, title="第二审案件受理费").adding("上诉请求数额", str(contested), Decimal(0), law)


RETRIAL_CHARGED: Mapping[str, Basis] = {
    "new_evidence": COURT_FEES("第九条", "当事人有新的证据，足以推翻原判决、裁定"),
    "no_appeal": COURT_FEES("第九条", "未提出上诉"),
}


def retrial_fee(contested: Yuan, ground: str, *, on: date, halved: Iterable[Halving] = ()) -> Working:
    """再审案件原则上不收；因新证据、或者未上诉而申请再审获准的，按再审请求数额收。依据：第九条、第十九条。"""
    if ground not in RETRIAL_CHARGED:
        law = COURT_FEES("第九条", "当事人不交纳案件受理费")
        return Working("再审案件受理费", (Line("不交纳", "", Decimal(0), law),))
    working = fee("property", contested, on=on, halved=halved)
    named = replace(working, title="再审案件受理费").adding("应当交纳的情形", "", Decimal(0), RETRIAL_CHARGED[ground])
    return named.adding(
        "再审请求数额", str(contested), Decimal(0), COURT_FEES("第十九条", "按照不服原判决部分的再审请求数额")
    )


def jurisdiction_fee(*, upheld: bool, on: date, point: Decimal | None = None) -> Working:
    """管辖权异议：异议不成立才收。依据：第十三条第（六）项。"""
    if upheld:
        law = COURT_FEES("第十三条", "异议不成立的")
        return Working("管辖权异议", (Line("异议成立，不收", "", Decimal(0), law),))
    return fee("jurisdiction_objection", on=on, point=point)


def enforcement_fee(amount: Yuan | None, *, on: date, point: Decimal | None = None) -> Working:
    """申请执行费；没有执行金额的由法院在50元至500元之间选定。执行后交纳，由被执行人负担。依据：第十四条第（一）项。"""
    if amount is None:
        return fee("enforcement_no_amount", on=on, point=point)
    return fee("enforcement", amount, on=on)


def preservation_fee(amount: Yuan | None, *, on: date) -> Working:
    """申请保全费，按实际保全的数额，最多5000元。依据：第十四条第（二）项。"""
    return fee("preservation_no_amount", on=on) if amount is None else fee("preservation", amount, on=on)


def payment_order_fee(amount: Yuan, *, on: date) -> Working:
    """申请支付令费：财产案件受理费标准的三分之一。依据：第十四条第（三）项。"""
    return fee("payment_order", amount, on=on)


def public_notice_fee(*, on: date) -> Working:
    """申请公示催告费。依据：第十四条第（四）项。"""
    return fee("public_notice", on=on)


def bankruptcy_fee(assets: Yuan, *, on: date) -> Working:
    """破产申请费：按破产财产总额，减半，最高30万元；清算后从破产财产中交纳。依据：第十四条第（六）项。"""
    return fee("bankruptcy", assets, on=on)


def mediation_confirmation_fee(*, on: date) -> Working:
    """司法确认调解协议适用特别程序，不交纳案件受理费。依据：第八条第（一）项。"""
    return fee("special_procedure", on=on)


def security_realisation_fee(court_figure: Yuan | None, *, on: date) -> Working:
    """申请实现担保物权：国务院没有规定数额，须由法院录入本地标准；没有录入时抛 ValueError。"""
    if court_figure is None:
        raise ValueError("实现担保物权案件的申请费没有全国标准，须由法院录入")
    return Working(
        "申请实现担保物权费",
        (Line("本地标准", "", court_figure, policy("fee.security_realisation")),),
        ("《诉讼费用交纳办法》没有规定实现担保物权案件的申请费数额",),
    )
