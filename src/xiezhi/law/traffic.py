"""机动车交通事故：责任比例、几辆车、几名受害人、好意同乘、未投保，以及道路交通事故社会救助基金。"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib.resources import files

from xiezhi.law.compensation_insurance import ZERO
from xiezhi.law.dated import Dated
from xiezhi.law.distribution import pro_rata
from xiezhi.law.periods import Period, days, hours
from xiezhi.law.sources import Basis, Policy, Unread
from xiezhi.law.statutes_injury import (
    CIVIL_CODE_TORTS,
    COMPULSORY_INSURANCE,
    POLICE_PROCEDURE,
    RESCUE_FUND,
    ROAD_SAFETY,
    TORTS_FIRST,
    TRAFFIC,
)
from xiezhi.law.working import Line, Working, plain, rounded

BY_FAULT = ROAD_SAFETY("第七十六条", "按照各自过错的比例分担责任")
PEDESTRIAN_BLAMELESS = ROAD_SAFETY("第七十六条", "没有过错的，由机动车一方承担赔偿责任")
NO_FAULT_CEILING = ROAD_SAFETY("第七十六条", "承担不超过百分之十的赔偿责任")
SEVERAL_VEHICLES = TRAFFIC("第十八条", "按照其责任限额与责任限额之和的比例")
TRACTOR_AND_TRAILER = TRAFFIC("第十八条", "在各自的责任限额范围内平均赔偿")
SEVERAL_VICTIMS = TRAFFIC("第十九条", "按照各被侵权人的损失比例")
FREE_RIDE = CIVIL_CODE_TORTS("第一千二百一十七条", "应当减轻其赔偿责任")
PASSENGER_OUTSIDE = COMPULSORY_INSURANCE("第二十一条", "本车人员、被保险人以外的受害人")
INSURED_AS_VICTIM = TRAFFIC("第十四条", "投保人为本车上人员的除外")
DRIVER_OUT_OF_CAR = TORTS_FIRST("第二十二条", "人民法院不予支持")
FUND_GROUNDS = COMPULSORY_INSURANCE("第二十四条", "由救助基金先行垫付")
FUND_UNKNOWN_CAR = CIVIL_CODE_TORTS("第一千二百一十六条", "机动车不明")

DETERMINATION_ISSUED = days(10), Unread(POLICE_PROCEDURE, "第六十二条", "V2", "现场调查之日起十日内")
DETERMINATION_AFTER_OPINION = days(5), Unread(POLICE_PROCEDURE, "第六十二条", "V2", "检验、鉴定意见确定之日起五日内")
REVIEW_ASKED = days(3), Unread(POLICE_PROCEDURE, "第七十一条", "V2", "送达之日起三日内申请复核")
REVIEW_DECIDED = days(30), Unread(POLICE_PROCEDURE, "第七十四条", "V2", "受理复核之日起三十日内")
POLICE_MEDIATION_ASKED = days(10), Unread(POLICE_PROCEDURE, "第八十六条", "V2", "收到认定书或者复核结论之日起十日内")
FUND_COVERS: Dated[Period] = Dated({"2006-07-01": hours(72), "2022-01-01": days(7)}, name="救助基金垫付抢救费用的期间")


class Against(Enum):
    """机动车一方与谁发生事故。"""

    MOTOR = "motor"
    PEDESTRIAN = "pedestrian"


class Determination(Enum):
    """交通事故认定书认定的机动车一方责任；它是证据，可以被相反证据推翻（交通事故解释第二十四条）。"""

    FULL = "全部责任"
    MAIN = "主要责任"
    EQUAL = "同等责任"
    MINOR = "次要责任"
    NONE = "无责任"


@dataclass(frozen=True, slots=True)
class LiabilityShare:
    """机动车一方的责任比例：通行的数、通行幅度、依据。由法官确定，这里只作参考。"""

    share: Decimal
    low: Decimal
    high: Decimal
    basis: Basis

    def checked(self, share: Decimal) -> Decimal:
        """法官确定的比例；只拦法律不许的：对行人无过错的不超过百分之十，机动车之间无过错的不承担。"""
        lawful = (self.low, self.high) if not isinstance(self.basis, (Policy, Unread)) else (Decimal(0), Decimal(1))
        if not lawful[0] <= share <= lawful[1]:
            raise ValueError(f"责任比例{plain(share * 100)}%超出{self.basis}")
        return share


BLAMELESS = {
    (Against.PEDESTRIAN, Determination.FULL): PEDESTRIAN_BLAMELESS,
    (Against.PEDESTRIAN, Determination.NONE): NO_FAULT_CEILING,
}


@cache
def _shares() -> Mapping[tuple[Against, Determination], LiabilityShare]:
    found = {}
    text = (files("xiezhi.law") / "data" / "liability_shares.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        key = Against(row["pair"]), Determination(row["determination"])
        lawful = BLAMELESS.get(key, BY_FAULT)
        basis: Basis = lawful if row["grade"] == "L" else Policy("机动车一方责任比例的通行做法", "", row["source"])
        if row["grade"] == "S":
            basis = Unread("内蒙古自治区道路交通事故损害赔偿项目和计算办法", "", "S", row["source"])
        found[key] = LiabilityShare(Decimal(row["share"]), Decimal(row["low"]), Decimal(row["high"]), basis)
    return found


def liability_share(against: Against, determination: Determination) -> LiabilityShare:
    """机动车一方对交强险以外部分的责任比例的参考数。道路交通安全法第七十六条。"""
    return _shares()[against, determination]


def among_vehicles(loss: Decimal, limits: Mapping[str, Decimal]) -> Working:
    """几辆车撞一人，一个分项：损失超出限额之和的各赔足限额，未超出的按限额比例分担，单位：元。交通事故解释第十八条第一款。

    无责的车以其无责限额计（通行做法）。
    """
    shares = pro_rata(min(loss, sum(limits.values(), ZERO)), limits)
    lines = [Line(name, f"限额{plain(limits[name])}", share, SEVERAL_VEHICLES) for name, share in shares.items()]
    return Working("各车交强险", tuple(lines))


def among_victims(limit: Decimal, losses: Mapping[str, Decimal]) -> Working:
    """一车撞几人同时起诉，一个分项：限额按各人损失比例分配，单位：元。交通事故解释第十九条。"""
    shares = pro_rata(limit, losses)
    lines = [Line(name, f"损失{plain(losses[name])}", share, SEVERAL_VICTIMS) for name, share in shares.items()]
    return Working("各受害人分得的交强险", tuple(lines))


def tractor_and_trailer(loss: Decimal, limit: Decimal) -> Working:
    """牵引车和挂车都投保的，各在限额内平均赔偿，单位：元。交通事故解释第十八条第二款。2013年起挂车不再投保。"""
    even = {"牵引车": Decimal(1), "挂车": Decimal(1)}
    shares = pro_rata(min(loss, 2 * limit), even, capped=False)
    return Working(
        "主挂车交强险", tuple(Line(name, "平均", share, TRACTOR_AND_TRAILER) for name, share in shares.items())
    )


def free_ride(loss: Decimal, host_share: Decimal, reduction: Decimal) -> Working:
    """好意同乘：本车交强险不赔本车人员，本车一方按责任比例并减轻后赔偿，其余自负，单位：元。民法典第一千二百一十七条。

    减轻的比例由法官确定；使用人有故意或者重大过失的为零。
    """
    if not (0 <= host_share <= 1 and 0 <= reduction <= 1):
        raise ValueError("比例应在0与1之间")
    owed = rounded(loss * host_share * (1 - reduction))
    told = f"{plain(loss)} × {plain(host_share * 100)}% ×（1 − {plain(reduction * 100)}%）"
    lines = (
        Line("本车交强险", "不赔本车人员", ZERO, PASSENGER_OUTSIDE),
        Line("侵权人", told, owed, FREE_RIDE),
        Line("其余", f"{plain(loss)} − {plain(owed)}", rounded(loss) - owed, FREE_RIDE),
    )
    return Working("好意同乘", lines)


class Person(Enum):
    """受害人相对于本车的身份，本车交强险赔不赔，依据。"""

    THIRD_PARTY = "第三人", True, PASSENGER_OUTSIDE
    PASSENGER = "本车人员", False, PASSENGER_OUTSIDE
    INSURED_OUTSIDE = "车外的投保人，由其允许的驾驶人致害", True, INSURED_AS_VICTIM
    INSURED_INSIDE = "本车上的投保人", False, INSURED_AS_VICTIM
    DRIVER = "离车后被本车撞伤的驾驶人", False, DRIVER_OUT_OF_CAR

    def __init__(self, label: str, answered: bool, law: Basis) -> None:
        self.label = label
        self.answered = answered
        self.law = law


def fund_grounds(
    *, emergency_cost: Decimal, medical_limit: Decimal, insured: bool, fled: bool, unknown: bool = False
) -> tuple[str, ...]:
    """救助基金先行垫付的理由；没有则为空。交强险条例第二十四条，民法典第一千二百一十六条。"""
    grounds = {
        "抢救费用超过交强险责任限额": emergency_cost > medical_limit,
        "肇事机动车未参加交强险": not insured,
        "机动车肇事后逃逸": fled,
        "机动车不明": unknown,
    }
    return tuple(ground for ground, met in grounds.items() if met)


def rescue_fund(
    *,
    accident: date,
    emergency_cost: Decimal,
    funeral: Decimal,
    medical_limit: Decimal,
    insured: bool,
    fled: bool,
    unknown: bool = False,
) -> Working:
    """救助基金垫付的上限，单位：元：丧葬费全部；抢救费用中有交强险可赔的，只垫超出限额的部分。

    抢救费用一般限于 `FUND_COVERS` 的期间；垫付后向责任人追偿。没有理由的抛 `ValueError`。
    """
    grounds = fund_grounds(
        emergency_cost=emergency_cost, medical_limit=medical_limit, insured=insured, fled=fled, unknown=unknown
    )
    if not grounds:
        raise ValueError("没有救助基金垫付的理由（交强险条例第二十四条）")
    known_insurer = insured and not unknown
    emergency = max(ZERO, emergency_cost - medical_limit) if known_insurer else emergency_cost
    told = f"{plain(emergency_cost)} − {plain(medical_limit)}" if known_insurer else plain(emergency_cost)
    law = FUND_UNKNOWN_CAR if unknown else FUND_GROUNDS
    lines = (
        Line("抢救费用", told, rounded(emergency), law),
        Line("丧葬费", plain(funeral), rounded(funeral), law),
    )
    period = f"抢救费用一般只垫付自接受抢救之时起{FUND_COVERS.on(accident)}内的，{RESCUE_FUND}"
    return Working("救助基金垫付", lines, ("理由：" + "、".join(grounds), period))
