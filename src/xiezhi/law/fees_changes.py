"""诉讼中的变化：增减请求、转换程序、退费。依据：《诉讼费用交纳办法》第二十一条、第二十四条至第二十八条等。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from xiezhi.law.fees import Halving, fee
from xiezhi.law.parameters import policy
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_PROCEDURE_INTERPRETATION, COURT_FEES
from xiezhi.law.working import Line, Working, Yuan

REFUND_DAYS = 15
"""需要退还诉讼费用的，自法律文书生效之日起退还的期间，单位：日。依据：第五十三条第二款。"""
REFUND_TIME = COURT_FEES("第五十三条", "应当自法律文书生效之日起15日内退还")


def _difference(title: str, larger: Yuan, smaller: Yuan, law: Basis, on: date, halved: Iterable[Halving]) -> Working:
    """两个请求数额的受理费之差（元）。"""
    grounds = tuple(halved)
    more, less = fee("property", larger, on=on, halved=grounds), fee("property", smaller, on=on, halved=grounds)
    return Working(
        title,
        (
            Line(f"请求{larger}元的受理费", "分段累计", more.exact, more.lines[0].law),
            Line(f"减去请求{smaller}元的受理费", "分段累计", -less.exact, law),
        ),
        more.notes,
    )


def claim_increased(before: Yuan, after: Yuan, *, on: date, halved: Iterable[Halving] = ()) -> Working:
    """增加请求数额应补交的受理费，单位：元。依据：第二十一条第（一）项。没有增加时抛 ValueError。"""
    if after < before:
        raise ValueError("请求数额没有增加")
    law = COURT_FEES("第二十一条", "按照增加后的诉讼请求数额计算补交")
    return _difference("补交案件受理费", after, before, law, on, halved)


def claim_decreased(
    before: Yuan, after: Yuan, *, on: date, investigation_ended: bool, halved: Iterable[Halving] = ()
) -> Working:
    """减少请求数额应退还的受理费，单位：元；法庭调查终结后提出的不退。依据：第二十一条第（二）项、第三十五条。"""
    if after > before:
        raise ValueError("请求数额没有减少")
    if investigation_ended:
        law = COURT_FEES("第三十五条", "减少请求数额部分的案件受理费由变更诉讼请求的当事人负担")
        return Working("退还案件受理费", (Line("法庭调查终结后减少的，不退还", "", Decimal(0), law),))
    law = COURT_FEES("第二十一条", "按照减少后的诉讼请求数额计算退还")
    return _difference("退还案件受理费", before, after, law, on, halved)


def made_ordinary(claim: Yuan, paid: Yuan, *, on: date) -> Working:
    """简易程序转为普通程序应补交的受理费，单位：元；自接到通知之日起七日内补交。依据：民诉法解释第一百九十九条。"""
    full = fee("property", claim, on=on)
    if paid > full.total:
        raise ValueError(f"已交{paid}元，多于按普通程序应交的{full.total}元，没有应补交的")
    law = CIVIL_PROCEDURE_INTERPRETATION("第一百九十九条", "七日内补交案件受理费")
    return Working("补交案件受理费", (*full.lines, Line("减去已交", "", -paid, law)), full.notes)


def refund_when_supplement_unpaid(paid: Yuan) -> Working:
    """转为普通程序而无正当理由未按期足额补交的：按撤诉处理，退还一半。依据：民诉法解释第一百九十九条。"""
    law = CIVIL_PROCEDURE_INTERPRETATION("第一百九十九条", "已经收取的诉讼费用退还一半")
    return Working("退还案件受理费", (Line("已收取的一半", f"{paid} ÷ 2", paid / 2, law),))


def payment_order_made_suit(claim: Yuan, *, on: date, credited: Yuan | None = None) -> Working:
    """支付令失效转入诉讼应补交的受理费（元）；`credited` 是法院决定抵扣的申请费。依据：民诉法解释第一百九十五条。"""
    law = CIVIL_PROCEDURE_INTERPRETATION("第一百九十五条", "补交案件受理费")
    working = fee("property", claim, on=on).adding("支付令失效后转入诉讼", "", Decimal(0), law)
    if credited is None:
        return working.adding("已交的申请费不抵扣", "", Decimal(0), policy("fee.payment_order_credit"))
    return working.adding("抵扣已交的申请费", "", -credited, policy("fee.payment_order_credit", "credited"))


def security_refused_made_suit(claim: Yuan, credited: Yuan, *, on: date) -> Working:
    """申请实现担保物权未成而另行起诉：已交的申请费可以从受理费中扣除。依据：民诉法解释第二百零四条。"""
    law = CIVIL_PROCEDURE_INTERPRETATION("第二百零四条", "已经交纳的申请费可以从案件受理费中扣除")
    working = fee("property", claim, on=on)
    return working.adding("扣除已交的申请费", "", -min(credited, working.total), law)


class Refund(StrEnum):
    """可能退费的事由。"""

    REMITTED = "remitted"
    DISMISSED = "dismissed"
    CRIME = "crime"
    CRIME_CIVIL_CONTINUES = "crime_civil_continues"
    STAYED = "stayed"
    ENDED = "ended"
    TRANSFERRED = "transferred"


REFUNDS: Mapping[Refund, tuple[str, bool, Basis]] = {
    Refund.REMITTED: (
        "发回重审，退还第二审案件受理费",
        True,
        COURT_FEES("第二十七条", "应当退还上诉人已交纳的第二审案件受理费"),
    ),
    Refund.DISMISSED: (
        "不予受理或者驳回起诉，退还",
        True,
        COURT_FEES("第二十七条", "应当退还当事人已交纳的案件受理费"),
    ),
    Refund.CRIME: ("涉嫌犯罪移送，退还", True, COURT_FEES("第二十五条", "当事人交纳的案件受理费予以退还")),
    Refund.CRIME_CIVIL_CONTINUES: (
        "移送后民事案件继续审理，不退还",
        False,
        COURT_FEES("第二十五条", "移送后民事案件需要继续审理的"),
    ),
    Refund.STAYED: (
        "中止，不退还；恢复后不再交纳",
        False,
        COURT_FEES("第二十六条", "已交纳的案件受理费、申请费不予退还"),
    ),
    Refund.ENDED: ("终结诉讼，不退还", False, COURT_FEES("第二十八条", "已交纳的案件受理费不予退还")),
    Refund.TRANSFERRED: ("移送其他法院，费用随案移交", False, COURT_FEES("第二十四条", "随案移交接收案件的人民法院")),
}


def refund(reason: Refund, paid: Yuan) -> Working:
    """因该事由应退还的数额，单位：元；自文书生效之日起十五日内退。依据：第二十四条至第二十八条、第五十三条。"""
    label, back, law = REFUNDS[reason]
    working = Working("退还诉讼费用", (Line(label, "", paid if back else Decimal(0), law),))
    return working.adding("十五日内退还", "", Decimal(0), REFUND_TIME) if back else working


def refund_to_winner(prepaid: Yuan, borne: Yuan, *, paid_directly: bool = False) -> Working:
    """胜诉方预交而不应负担的数额由法院退还，再向败诉方收取，单位：元。依据：民诉法解释第二百零七条。"""
    law = CIVIL_PROCEDURE_INTERPRETATION("第二百零七条", "胜诉方预交但不应负担的诉讼费用，人民法院应当退还")
    if paid_directly:
        direct = CIVIL_PROCEDURE_INTERPRETATION("第二百零七条", "同意败诉方直接向其支付的除外")
        return Working("退还诉讼费用", (Line("由败诉方直接支付，法院不退", "", Decimal(0), direct),))
    lines = (Line("预交", "", prepaid, law), Line("减去自己负担的", "", -borne, law))
    return Working("退还诉讼费用", lines).adding("十五日内退还", "", Decimal(0), REFUND_TIME)


def claim_in_yuan(foreign: Decimal, rate: Decimal) -> Working:
    """外币请求折成人民币，单位：元；汇率用一审法院决定受理之日国家公布的汇率，上诉、再审也用这一日。依据：第五十五条。"""
    law = COURT_FEES("第五十五条", "依照人民法院决定受理案件之日国家公布的汇率换算成人民币")
    return Working("诉讼请求折合人民币", (Line("折合", f"{foreign} × {rate}", foreign * rate, law),))
