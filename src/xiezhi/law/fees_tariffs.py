"""各种案件受理费和申请费的标准，按施行之日排列。新标准施行时，在相应的 `Dated` 中加一行。"""

from __future__ import annotations

from xiezhi.law.dated import Dated
from xiezhi.law.fees_tariff import LOCAL_POINT, Band, Tariff
from xiezhi.law.parameters import policy
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import COURT_FEES

START = "2007-04-01"
NON_PROPERTY = COURT_FEES("第十三条", "非财产案件按照下列标准交纳")
ENFORCING = COURT_FEES("第十四条", "执行金额或者价额不超过1万元的")
MARITIME = COURT_FEES("第十四条", "海事案件的申请费按照下列标准交纳")
NOT_CHARGED = COURT_FEES("第八条", "下列案件不交纳案件受理费")


def _since_start(tariff: Tariff) -> Dated[Tariff]:
    return Dated({START: tariff}, name=tariff.label)


def _each(label: str, fee: str, law: Basis) -> Dated[Tariff]:
    return _since_start(Tariff(label, law, (Band(0, None, fee),)))


def _between(label: str, low: int, high: int, law: Basis, *bands: Band) -> Dated[Tariff]:
    return _since_start(Tariff(label, law, bands, between=(low, high)))


def _local(label: str, low: int, high: int, law: Basis, *bands: Band) -> Dated[Tariff]:
    """幅度内的标准由省级人民政府制定的收费。"""
    return _since_start(Tariff(label, law, bands, between=(low, high), notes=(LOCAL_POINT,)))


PROPERTY_CASE = _since_start(
    Tariff(
        "财产案件受理费",
        COURT_FEES("第十三条", "按照下列比例分段累计交纳"),
        (
            Band(0, 10_000, "50"),
            Band(10_000, 100_000, "2.5%"),
            Band(100_000, 200_000, "2%"),
            Band(200_000, 500_000, "1.5%"),
            Band(500_000, 1_000_000, "1%"),
            Band(1_000_000, 2_000_000, "0.9%"),
            Band(2_000_000, 5_000_000, "0.8%"),
            Band(5_000_000, 10_000_000, "0.7%"),
            Band(10_000_000, 20_000_000, "0.6%"),
            Band(20_000_000, None, "0.5%"),
        ),
    )
)

_ENFORCEMENT_BANDS = (
    Band(0, 10_000, "50"),
    Band(10_000, 500_000, "1.5%"),
    Band(500_000, 5_000_000, "1%"),
    Band(5_000_000, 10_000_000, "0.5%"),
    Band(10_000_000, None, "0.1%"),
)

CASE_FEES: dict[str, Dated[Tariff]] = {
    "property": PROPERTY_CASE,
    "divorce": _local(
        "离婚案件受理费",
        50,
        300,
        COURT_FEES("第十三条", "离婚案件每件交纳50元至300元"),
        Band(0, 200_000, "0"),
        Band(200_000, None, "0.5%"),
    ),
    "personality": _local(
        "人格权案件受理费",
        100,
        500,
        COURT_FEES("第十三条", "每件交纳100元至500元"),
        Band(0, 50_000, "0"),
        Band(50_000, 100_000, "1%"),
        Band(100_000, None, "0.5%"),
    ),
    "other_nonproperty": _local("其他非财产案件受理费", 50, 100, NON_PROPERTY),
    "ip_no_amount": _local(
        "知识产权案件受理费（没有争议金额）", 500, 1000, COURT_FEES("第十三条", "每件交纳500元至1000元")
    ),
    "ip_amount": _since_start(
        Tariff(
            "知识产权案件受理费（有争议金额）",
            COURT_FEES("第十三条", "有争议金额或者价额的，按照财产案件的标准交纳"),
            like=PROPERTY_CASE,
        )
    ),
    "labour": _each("劳动争议案件受理费", "10", COURT_FEES("第十三条", "劳动争议案件每件交纳10元")),
    "admin_ip_maritime": _each(
        "商标、专利、海事行政案件受理费", "100", COURT_FEES("第十三条", "行政案件每件交纳100元")
    ),
    "admin_other": _each("其他行政案件受理费", "50", COURT_FEES("第十三条", "其他行政案件每件交纳50元")),
    "jurisdiction_objection": _local(
        "管辖权异议不成立的费用", 50, 100, COURT_FEES("第十三条", "异议不成立的，每件交纳50元至100元")
    ),
    "special_procedure": _each("特别程序案件", "0", COURT_FEES("第八条", "依照民事诉讼法规定的特别程序审理的案件")),
    "not_accepted_or_dismissed": _each("裁定不予受理、驳回起诉、驳回上诉的案件", "0", NOT_CHARGED),
    "appeal_against_jurisdiction_ruling": _each(
        "对不予受理、驳回起诉和管辖权异议裁定的上诉", "0", COURT_FEES("第八条", "管辖权异议裁定不服，提起上诉的案件")
    ),
    "admin_compensation": _each("行政赔偿案件", "0", COURT_FEES("第八条", "行政赔偿案件")),
    "enforcement_objection_suit": _since_start(
        Tariff(
            "执行异议之诉、第三人撤销之诉受理费",
            policy("fee.objection_suit"),
            like=PROPERTY_CASE,
        )
    ),
}

APPLICATION_FEES: dict[str, Dated[Tariff]] = {
    "enforcement": _since_start(Tariff("申请执行费", ENFORCING, _ENFORCEMENT_BANDS)),
    "enforcement_no_amount": _between(
        "申请执行费（没有执行金额）", 50, 500, COURT_FEES("第十四条", "每件交纳50元至500元")
    ),
    "foreign_recognition": _since_start(
        Tariff(
            "申请承认和执行外国判决、裁定、裁决费",
            COURT_FEES("第十四条", "申请承认和执行外国法院判决"),
            _ENFORCEMENT_BANDS,
        )
    ),
    "unregistered_claimant": _since_start(
        Tariff("未参加登记的权利人申请费", COURT_FEES("第十四条", "未参加登记的权利人"), _ENFORCEMENT_BANDS)
    ),
    "preservation": _since_start(
        Tariff(
            "申请保全费",
            COURT_FEES("第十四条", "根据实际保全的财产数额"),
            (Band(0, 1_000, "30"), Band(1_000, 100_000, "1%"), Band(100_000, None, "0.5%")),
            cap=5_000,
        )
    ),
    "preservation_no_amount": _each(
        "申请保全费（不涉及财产数额）", "30", COURT_FEES("第十四条", "不涉及财产数额的，每件交纳30元")
    ),
    "payment_order": _since_start(
        Tariff("申请支付令费", COURT_FEES("第十四条", "比照财产案件受理费标准的1/3交纳"), like=PROPERTY_CASE, one_of=3)
    ),
    "public_notice": _each("申请公示催告费", "100", COURT_FEES("第十四条", "依法申请公示催告的，每件交纳100元")),
    "arbitration_set_aside": _each(
        "申请撤销仲裁裁决或者认定仲裁协议效力费", "400", COURT_FEES("第十四条", "认定仲裁协议效力的，每件交纳400元")
    ),
    "bankruptcy": _since_start(
        Tariff(
            "破产申请费",
            COURT_FEES("第十四条", "按照财产案件受理费标准减半交纳，但是，最高不超过30万元"),
            like=PROPERTY_CASE,
            one_of=2,
            cap=300_000,
        )
    ),
    "maritime_limitation_fund": _between("申请设立海事赔偿责任限制基金费", 1_000, 10_000, MARITIME),
    "maritime_injunction": _between("申请海事强制令费", 1_000, 5_000, MARITIME),
    "ship_lien_notice": _between("申请船舶优先权催告费", 1_000, 5_000, MARITIME),
    "maritime_claim_registration": _each(
        "申请海事债权登记费", "1000", COURT_FEES("第十四条", "申请海事债权登记的，每件交纳1000元")
    ),
    "general_average_adjustment": _each(
        "申请共同海损理算费", "1000", COURT_FEES("第十四条", "申请共同海损理算的，每件交纳1000元")
    ),
}
