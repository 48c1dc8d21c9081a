"""谁来赔：交强险在分项限额内先赔，商业三者险按责任比例再赔，不足由侵权人赔，其余受害人一侧自负。

依据：民法典第一千二百一十三条，道路交通安全法第七十六条，机动车交通事故责任强制保险条例。
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from xiezhi.law.compensation_heads import LIMITED, Bucket, Head, Heads, losses_by_bucket
from xiezhi.law.dated import Dated
from xiezhi.law.parameters import policy
from xiezhi.law.sources import Citation, Unread
from xiezhi.law.statutes_injury import (
    CIVIL_CODE_TORTS,
    COMMERCIAL_TERMS,
    COMPULSORY_INSURANCE,
    COMPULSORY_TERMS,
    LIMITS_2006,
    LIMITS_2008,
    LIMITS_2020,
    ROAD_SAFETY,
    TORTS_FIRST,
    TRAFFIC,
    in_force,
)
from xiezhi.law.working import Line, Working, plain, rounded

ZERO = Decimal("0.00")
COMPULSORY_FIRST = CIVIL_CODE_TORTS("第一千二百一十三条", "先由承保机动车强制保险的保险人")
COMMERCIAL_NEXT = CIVIL_CODE_TORTS("第一千二百一十三条", "按照保险合同的约定予以赔偿")
TORTFEASOR_LAST = CIVIL_CODE_TORTS("第一千二百一十三条", "由侵权人赔偿")
BEFORE_THE_CODE = ROAD_SAFETY("第七十六条", "由保险公司在机动车第三者责任强制保险责任限额范围内予以赔偿；不足的部分")
VICTIM_BEARS = CIVIL_CODE_TORTS("第一千一百七十三条", "可以减轻侵权人的责任")
UNINSURED_PAYS = TRAFFIC("第十六条", "请求投保义务人在交强险责任限额范围内予以赔偿")
MENTAL_FIRST = TRAFFIC("第十三条", "优先赔偿精神损害")
MENTAL_REQUESTED = policy("compensation.mental_first")
NO_PROPERTY = COMPULSORY_INSURANCE("第二十二条", "造成受害人的财产损失，保险公司不承担赔偿责任")
RECOURSE = TRAFFIC("第十五条", "保险公司在赔偿范围内向侵权人主张追偿权")
RECOURSE_STOLEN = COMPULSORY_INSURANCE("第二十二条", "垫付抢救费用，并有权向致害人追偿")
VICTIM_INTENT = COMPULSORY_INSURANCE("第二十一条", "由受害人故意造成")
HIT_ON_PURPOSE = ROAD_SAFETY("第七十六条", "故意碰撞机动车造成的，机动车一方不承担赔偿责任")
OWNER_AND_DRIVER = TORTS_FIRST("第二十一条", "与交通事故责任人共同承担责任")


@dataclass(frozen=True, slots=True)
class Limits:
    """交强险分项限额，单位：元；有责与无责各一组。"""

    fault: Mapping[Bucket, Decimal]
    no_fault: Mapping[Bucket, Decimal]
    source: Unread


def _limits(fault: tuple[int, int, int], no_fault: tuple[int, int, int], source: Unread) -> Limits:
    first, second = (dict(zip(LIMITED, map(Decimal, three), strict=True)) for three in (fault, no_fault))
    return Limits(first, second, source)


COMPULSORY_LIMITS = Dated(
    {
        "2006-07-01": _limits((50_000, 8_000, 2_000), (10_000, 1_600, 400), LIMITS_2006),
        "2008-02-01": _limits((110_000, 10_000, 2_000), (11_000, 1_000, 100), LIMITS_2008),
        "2020-09-19": _limits((180_000, 18_000, 2_000), (18_000, 1_800, 100), LIMITS_2020),
    },
    name="交强险责任限额",
)


class Compulsory(Enum):
    """机动车一方的交强险。"""

    FAULT = "有责"
    NO_FAULT = "无责"
    NONE = "依法应投保而未投保"
    NOT_NEEDED = "无须投保（非机动车）"


class Special(Enum):
    """影响交强险的特别情形。"""

    NONE = "无"
    DRUNK_OR_UNLICENSED = "无证、醉酒、吸毒或者故意制造事故"
    STOLEN = "被盗抢期间"
    VICTIM_INTENT = "受害人故意"


@dataclass(frozen=True, slots=True)
class Commercial:
    """商业三者险：保险金额、是否含精神损害、其他约定免赔的金额、是否整体免赔。按保险合同，都由法院录入。"""

    sum_insured: Decimal
    covers_mental: bool = True
    excluded: bool = False
    excluded_amount: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Burden:
    """各方承担多少，单位：元。`by_limit` 是交强险各分项的赔付；未投保时由投保义务人在限额内承担的，计入侵权人。"""

    working: Working
    by_limit: Mapping[Bucket, Decimal]
    within_limits_uninsured: Decimal
    commercial: Decimal
    tortfeasor: Decimal
    victim: Decimal
    advanced: Decimal
    recourse: bool

    @property
    def compulsory(self) -> Decimal:
        return sum(self.by_limit.values(), ZERO)

    @property
    def net_from_tortfeasor(self) -> Decimal:
        """侵权人还应给付的净额；为负的，是应由保险公司返还给垫付人的数额。"""
        return self.tortfeasor - self.advanced


def burden(
    heads: Heads,
    *,
    accident: date,
    share: Decimal,
    compulsory: Compulsory = Compulsory.FAULT,
    special: Special = Special.NONE,
    commercial: Commercial | None = None,
    advanced: Decimal = ZERO,
    mental_first: bool = True,
    emergency_cost: Decimal = ZERO,
) -> Burden:
    """按顺序分担全部损失，单位：元。事故之日决定限额；`share` 是机动车一方对超出部分的责任比例，由法官确定。

    被盗抢的，交强险只垫付 `emergency_cost`（抢救费用）。民法典第一千二百一十三条；交强险条例第二十一条、第二十二条。
    """
    if not 0 <= share <= 1:
        raise ValueError("责任比例应在0与1之间")
    losses = losses_by_bucket(heads)
    total = sum(losses.values(), ZERO)
    inside, notes = _inside(losses, accident, compulsory, special, emergency_cost)
    answered = sum(inside.values(), ZERO)
    insured = compulsory in (Compulsory.FAULT, Compulsory.NO_FAULT)
    by_limit = inside if insured else dict.fromkeys(LIMITED, ZERO)
    owed_by_owner = ZERO if insured else answered

    if special is Special.VICTIM_INTENT:
        share = Decimal(0)
    rest = total - answered
    liable = rounded(rest * share)
    unpaid_mental = _unpaid_mental(heads, losses, inside, mental_first)
    by_commercial = _commercial(commercial, liable, rounded(unpaid_mental * share))
    by_tortfeasor = liable - by_commercial + owed_by_owner

    def then(law: Citation) -> Citation:
        return law if in_force(law.instrument, accident) else BEFORE_THE_CODE

    lines = [
        Line(f"交强险：{bucket.label}", f"损失{plain(losses[bucket])}", by_limit[bucket], then(_law(special, bucket)))
        for bucket in LIMITED
    ]
    if commercial is not None:
        told = f"（{plain(total)} − {plain(answered)}）× {plain(share * 100)}%，以{plain(commercial.sum_insured)}为限"
        lines.append(Line("商业三者险", told, by_commercial, then(COMMERCIAL_NEXT)))
        notes.append(str(COMMERCIAL_TERMS))
    if owed_by_owner:
        lines.append(Line("投保义务人在限额内", "未投保交强险", owed_by_owner, UNINSURED_PAYS))
        notes.append(f"投保义务人与侵权人不是同一人的，在限额内共同承担（{then(OWNER_AND_DRIVER)}）")
    recourse = insured and special in (Special.DRUNK_OR_UNLICENSED, Special.STOLEN)
    if recourse:
        notes.append(f"保险公司可以追偿（{RECOURSE_STOLEN if special is Special.STOLEN else RECOURSE}）")
    bears = HIT_ON_PURPOSE if special is Special.VICTIM_INTENT else VICTIM_BEARS
    told = f"（{plain(total)} − {plain(answered)}）× {plain(share * 100)}% − {plain(by_commercial)}"
    lines.append(Line("侵权人", told, liable - by_commercial, then(TORTFEASOR_LAST)))
    lines.append(Line("受害人一侧自负", f"{plain(rest)} − {plain(liable)}", rest - liable, then(bears)))
    if mental_first and Head.MENTAL in heads:
        notes.append(str(MENTAL_REQUESTED))
    return Burden(
        Working("赔偿责任的分担", tuple(lines), tuple(notes)),
        by_limit,
        owed_by_owner,
        by_commercial,
        by_tortfeasor,
        rest - liable,
        advanced,
        recourse,
    )


def _law(special: Special, bucket: Bucket) -> Citation:
    if special is Special.VICTIM_INTENT:
        return VICTIM_INTENT
    excluded = special in (Special.DRUNK_OR_UNLICENSED, Special.STOLEN) and bucket is Bucket.PROPERTY
    return NO_PROPERTY if excluded else COMPULSORY_FIRST


def _inside(
    losses: Mapping[Bucket, Decimal], accident: date, compulsory: Compulsory, special: Special, emergency_cost: Decimal
) -> tuple[dict[Bucket, Decimal], list[str]]:
    """交强险限额内的部分（未投保的，是投保义务人应承担的部分）和应说明的话。"""
    nothing = dict.fromkeys(LIMITED, ZERO)
    if compulsory is Compulsory.NOT_NEEDED or special is Special.VICTIM_INTENT:
        return nothing, []
    limits = COMPULSORY_LIMITS.on(accident)
    chosen = limits.no_fault if compulsory is Compulsory.NO_FAULT else limits.fault
    paid = {bucket: min(losses[bucket], chosen[bucket]) for bucket in LIMITED}
    if special in (Special.DRUNK_OR_UNLICENSED, Special.STOLEN):
        paid[Bucket.PROPERTY] = ZERO
    if special is Special.STOLEN:
        paid = {**nothing, Bucket.MEDICAL: min(rounded(emergency_cost), paid[Bucket.MEDICAL])}
    return paid, [str(limits.source), str(COMPULSORY_TERMS)]


def _unpaid_mental(
    heads: Heads, losses: Mapping[Bucket, Decimal], inside: Mapping[Bucket, Decimal], mental_first: bool
) -> Decimal:
    """交强险没有赔到的精神损害抚慰金：请求优先的，最先赔；否则最后赔。交通事故解释第十三条第二款。"""
    mental = heads[Head.MENTAL].total if Head.MENTAL in heads else ZERO
    paid = inside[Bucket.DEATH]
    reached = min(mental, paid) if mental_first else max(ZERO, paid - (losses[Bucket.DEATH] - mental))
    return mental - min(mental, reached)


def _commercial(policy: Commercial | None, liable: Decimal, mental: Decimal) -> Decimal:
    if policy is None or policy.excluded:
        return ZERO
    covered = liable - policy.excluded_amount - (ZERO if policy.covers_mental else mental)
    return max(ZERO, min(policy.sum_insured, covered)).quantize(ZERO)
