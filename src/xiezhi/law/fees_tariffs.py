"""各种案件受理费和申请费的标准。数在 `data/fees.csv`：一种收费、一个施行之日、一档一行；新标准施行时在末尾添行。"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files

from xiezhi.law.dated import Dated
from xiezhi.law.fees_tariff import LOCAL_POINT, Band, Tariff
from xiezhi.law.parameters import policy
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import COURT_FEES

NON_PROPERTY = COURT_FEES("第十三条", "非财产案件按照下列标准交纳")
ENFORCING = COURT_FEES("第十四条", "执行金额或者价额不超过1万元的")
MARITIME = COURT_FEES("第十四条", "海事案件的申请费按照下列标准交纳")
NOT_CHARGED = COURT_FEES("第八条", "下列案件不交纳案件受理费")


@cache
def _rows() -> Mapping[str, Mapping[str, list[dict[str, str]]]]:
    """标准的各行，按收费的名称，再按施行之日；写错的一行抛 ValueError，写明是第几行。"""
    found: dict[str, dict[str, list[dict[str, str]]]] = {}
    text = (files("xiezhi.law") / "data" / "fees.csv").read_text(encoding="utf-8")
    for line, row in enumerate(csv.DictReader(text.splitlines()), 2):
        table = found.setdefault(row["kind"], {}).setdefault(row["since"], [])
        if fault := _fault(row, first=not table):
            raise ValueError(f"fees.csv第{line}行：{fault}")
        table.append({**row, "line": str(line)})
    return found


def _fault(row: dict[str, str], *, first: bool) -> str:
    """一行哪里写错了；没有写错的为空。"""
    try:
        date.fromisoformat(row["since"])
        low, high, *_ = (int(row[key]) if row[key] else None for key in ("low", "high", "over", "upto", "cap"))
        rate = row["rate"] or "0"
        if Decimal(rate[:-1] if rate.endswith("%") else int(rate)) < 0:
            return "收费不能为负数"
    except (ValueError, InvalidOperation):
        return "日期或者数写错了"
    if not first and (row["low"] or row["high"] or row["cap"]):
        return "幅度与最高额只写在一种收费的第一行"
    if (low is None) != (high is None) or (low or 0) > (high or 0):
        return "幅度应是两个数，低的在前"
    return ""


def _known(*tables: Mapping[str, Dated[Tariff]]) -> None:
    """数据里的每一种收费都有人用；名称写错的抛 ValueError。"""
    for kind, editions in _rows().items():
        if not any(kind in table for table in tables):
            raise ValueError(f"fees.csv第{next(iter(editions.values()))[0]['line']}行：没有这种收费：{kind}")


def _bands(rows: list[dict[str, str]]) -> tuple[Band, ...]:
    """各档；须自零起逐档相接，最后一档没有上限，否则抛 ValueError。"""
    bands = tuple(
        Band(int(row["over"]), int(row["upto"]) if row["upto"] else None, row["rate"]) for row in rows if row["rate"]
    )
    if bands and [0, *(band.upto for band in bands)] != [*(band.over for band in bands), None]:
        raise ValueError(f"{rows[0]['kind']}自{rows[0]['since']}的各档不相接")
    if any(band.rate.endswith("%") and Decimal(band.rate[:-1]) * 10 != band.per_mille for band in bands):
        raise ValueError(f"{rows[0]['kind']}自{rows[0]['since']}的比例只能写到千分之一")
    return bands


def _tariff(
    kind: str,
    label: str,
    law: Basis,
    *,
    notes: tuple[str, ...] = (),
    like: Dated[Tariff] | None = None,
    one_of: int = 1,
) -> Dated[Tariff]:
    """一种收费的各时期标准：每个时期的幅度（low、high）与最高额（cap）写在它的第一行。"""
    editions: dict[str, Tariff | None] = {}
    for since, rows in _rows()[kind].items():
        first = rows[0]
        between = (int(first["low"]), int(first["high"])) if first["low"] else None
        cap = int(first["cap"]) if first["cap"] else None
        editions[since] = Tariff(
            label, law, _bands(rows), between=between, cap=cap, notes=notes, like=like, one_of=one_of
        )
    return Dated(editions, name=label)


PROPERTY_CASE = _tariff("property", "财产案件受理费", COURT_FEES("第十三条", "按照下列比例分段累计交纳"))

CASE_FEES: dict[str, Dated[Tariff]] = {
    "property": PROPERTY_CASE,
    "divorce": _tariff(
        "divorce", "离婚案件受理费", COURT_FEES("第十三条", "离婚案件每件交纳50元至300元"), notes=(LOCAL_POINT,)
    ),
    "personality": _tariff(
        "personality", "人格权案件受理费", COURT_FEES("第十三条", "每件交纳100元至500元"), notes=(LOCAL_POINT,)
    ),
    "other_nonproperty": _tariff("other_nonproperty", "其他非财产案件受理费", NON_PROPERTY, notes=(LOCAL_POINT,)),
    "ip_no_amount": _tariff(
        "ip_no_amount",
        "知识产权案件受理费（没有争议金额）",
        COURT_FEES("第十三条", "每件交纳500元至1000元"),
        notes=(LOCAL_POINT,),
    ),
    "ip_amount": _tariff(
        "ip_amount",
        "知识产权案件受理费（有争议金额）",
        COURT_FEES("第十三条", "有争议金额或者价额的，按照财产案件的标准交纳"),
        like=PROPERTY_CASE,
    ),
    "labour": _tariff("labour", "劳动争议案件受理费", COURT_FEES("第十三条", "劳动争议案件每件交纳10元")),
    "admin_ip_maritime": _tariff(
        "admin_ip_maritime", "商标、专利、海事行政案件受理费", COURT_FEES("第十三条", "行政案件每件交纳100元")
    ),
    "admin_other": _tariff("admin_other", "其他行政案件受理费", COURT_FEES("第十三条", "其他行政案件每件交纳50元")),
    "jurisdiction_objection": _tariff(
        "jurisdiction_objection",
        "管辖权异议不成立的费用",
        COURT_FEES("第十三条", "异议不成立的，每件交纳50元至100元"),
        notes=(LOCAL_POINT,),
    ),
    "special_procedure": _tariff(
        "special_procedure", "特别程序案件", COURT_FEES("第八条", "依照民事诉讼法规定的特别程序审理的案件")
    ),
    "not_accepted_or_dismissed": _tariff(
        "not_accepted_or_dismissed", "裁定不予受理、驳回起诉、驳回上诉的案件", NOT_CHARGED
    ),
    "appeal_against_jurisdiction_ruling": _tariff(
        "appeal_against_jurisdiction_ruling",
        "对不予受理、驳回起诉和管辖权异议裁定的上诉",
        COURT_FEES("第八条", "管辖权异议裁定不服，提起上诉的案件"),
    ),
    "admin_compensation": _tariff("admin_compensation", "行政赔偿案件", COURT_FEES("第八条", "行政赔偿案件")),
    "enforcement_objection_suit": _tariff(
        "enforcement_objection_suit",
        "执行异议之诉、第三人撤销之诉受理费",
        policy("fee.objection_suit"),
        like=PROPERTY_CASE,
    ),
}

APPLICATION_FEES: dict[str, Dated[Tariff]] = {
    "enforcement": _tariff("enforcement", "申请执行费", ENFORCING),
    "enforcement_no_amount": _tariff(
        "enforcement_no_amount", "申请执行费（没有执行金额）", COURT_FEES("第十四条", "每件交纳50元至500元")
    ),
    "foreign_recognition": _tariff(
        "foreign_recognition",
        "申请承认和执行外国判决、裁定、裁决费",
        COURT_FEES("第十四条", "申请承认和执行外国法院判决"),
    ),
    "unregistered_claimant": _tariff(
        "unregistered_claimant", "未参加登记的权利人申请费", COURT_FEES("第十四条", "未参加登记的权利人")
    ),
    "preservation": _tariff("preservation", "申请保全费", COURT_FEES("第十四条", "根据实际保全的财产数额")),
    "preservation_no_amount": _tariff(
        "preservation_no_amount",
        "申请保全费（不涉及财产数额）",
        COURT_FEES("第十四条", "不涉及财产数额的，每件交纳30元"),
    ),
    "payment_order": _tariff(
        "payment_order",
        "申请支付令费",
        COURT_FEES("第十四条", "比照财产案件受理费标准的1/3交纳"),
        like=PROPERTY_CASE,
        one_of=3,
    ),
    "public_notice": _tariff(
        "public_notice", "申请公示催告费", COURT_FEES("第十四条", "依法申请公示催告的，每件交纳100元")
    ),
    "arbitration_set_aside": _tariff(
        "arbitration_set_aside",
        "申请撤销仲裁裁决或者认定仲裁协议效力费",
        COURT_FEES("第十四条", "认定仲裁协议效力的，每件交纳400元"),
    ),
    "bankruptcy": _tariff(
        "bankruptcy",
        "破产申请费",
        COURT_FEES("第十四条", "按照财产案件受理费标准减半交纳，但是，最高不超过30万元"),
        like=PROPERTY_CASE,
        one_of=2,
    ),
    "maritime_limitation_fund": _tariff("maritime_limitation_fund", "申请设立海事赔偿责任限制基金费", MARITIME),
    "maritime_injunction": _tariff("maritime_injunction", "申请海事强制令费", MARITIME),
    "ship_lien_notice": _tariff("ship_lien_notice", "申请船舶优先权催告费", MARITIME),
    "maritime_claim_registration": _tariff(
        "maritime_claim_registration",
        "申请海事债权登记费",
        COURT_FEES("第十四条", "申请海事债权登记的，每件交纳1000元"),
    ),
    "general_average_adjustment": _tariff(
        "general_average_adjustment", "申请共同海损理算费", COURT_FEES("第十四条", "申请共同海损理算的，每件交纳1000元")
    ),
}

_known(CASE_FEES, APPLICATION_FEES)
