"""分钱：破产财产的清偿顺序，执行所得的分配，以及拍卖保留价、保证金、保全担保的限额。各份取整到分，合计不多不少。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal
from enum import Enum
from fractions import Fraction

from xiezhi.law.sources import Basis
from xiezhi.law.statutes import BANKRUPTCY, CIVIL_PROCEDURE_INTERPRETATION, PRESERVATION
from xiezhi.law.statutes_bankruptcy import BANKRUPTCY_THIRD, TAX_LATE_FEE_REPLY, minutes_2018, tax_notice_2025
from xiezhi.law.statutes_enforcement import AUCTIONS, ENFORCEMENT_WORK, ONLINE_AUCTIONS
from xiezhi.law.working import FEN, Line, Working, plain, rounded

ZERO = Decimal("0.00")


def pro_rata(amount: Decimal, claims: Mapping[str, Decimal], *, capped: bool = True) -> dict[str, Decimal]:
    """按比例分一笔钱，单位：元。`capped` 时每人不超过其数额。

    每份取整到分，余下的几分给小数部分最大的，合计分毫不差。
    """
    if any(claim < 0 for claim in claims.values()):
        raise ValueError("债权额不能为负")
    total = sum(claims.values(), Decimal(0))
    if not total:
        return dict.fromkeys(claims, ZERO)
    if capped and amount >= total:
        return {name: rounded(claim) for name, claim in claims.items()}
    pot = max(amount, ZERO).quantize(FEN, rounding=ROUND_DOWN)
    exact = {name: Fraction(pot) * Fraction(claim) / Fraction(total) * 100 for name, claim in claims.items()}
    fen = {name: share.numerator // share.denominator for name, share in exact.items()}
    left = int(pot * 100) - sum(fen.values())
    for name in sorted(exact, key=lambda name: fen[name] - exact[name])[:left]:
        fen[name] += 1
    return {name: (Decimal(count) / 100).quantize(FEN) for name, count in fen.items()}


class Rank(Enum):
    """破产财产的清偿顺序：键、名称、依据。"""

    COLLATERAL = "collateral", "对特定财产的优先受偿", BANKRUPTCY("第一百零九条", "对该特定财产享有优先受偿的权利")
    EXPENSES = "expenses", "破产费用", BANKRUPTCY("第四十三条", "先行清偿破产费用")
    COMMON_BENEFIT = "common_benefit", "共益债务", BANKRUPTCY("第四十三条", "破产费用和共益债务由债务人财产随时清偿")
    EMPLOYEES = "employees", "职工债权", BANKRUPTCY("第一百一十三条", "职工的工资和医疗、伤残补助、抚恤费用")
    SOCIAL_AND_TAX = (
        "social_and_tax",
        "社会保险费用和税款",
        BANKRUPTCY("第一百一十三条", "除前项规定以外的社会保险费用和破产人所欠税款"),
    )
    ORDINARY = "ordinary", "普通破产债权", BANKRUPTCY("第一百一十三条", "普通破产债权")
    PENAL = "penal", "惩罚性债权", minutes_2018("第28条", "劣后于普通债权")

    def __init__(self, key: str, label: str, law: Basis) -> None:
        self.key = key
        self.label = label
        self.law = law


CLAIM_RANKS: Mapping[str, tuple[Rank | None, Basis]] = {
    "强制清算费用和未终结执行的评估费、公告费、保管费": (Rank.EXPENSES, BANKRUPTCY_THIRD("第一条", "破产费用的规定")),
    "处置财产发生的税费": (Rank.EXPENSES, tax_notice_2025("")),
    "继续营业发生的税费": (Rank.COMMON_BENEFIT, tax_notice_2025("")),
    "继续营业的借款": (Rank.COMMON_BENEFIT, BANKRUPTCY_THIRD("第二条", "优先于普通破产债权清偿")),
    "受理前未付的案件受理费、执行申请费": (Rank.ORDINARY, BANKRUPTCY_THIRD("第一条", "可以作为破产债权清偿")),
    "受理前的税收滞纳金": (Rank.ORDINARY, TAX_LATE_FEE_REPLY),
    "特别纳税调整利息": (Rank.ORDINARY, tax_notice_2025("")),
    "行政罚款、刑事罚金、惩罚性赔偿金": (Rank.PENAL, minutes_2018("第28条")),
    "受理后的利息": (None, BANKRUPTCY("第四十六条", "自破产申请受理时起停止计息")),
    "受理后的滞纳金和加倍迟延利息": (None, BANKRUPTCY_THIRD("第三条", "人民法院不予确认")),
}
"""容易弄错的债权归哪一顺序；None 为不予确认。社会保险费滞纳金的顺序没有查到，由法院决定。"""
EXECUTIVES = BANKRUPTCY("第一百一十三条", "董事、监事和高级管理人员的工资按照该企业职工的平均工资计算")
SHORTFALL = BANKRUPTCY("第一百一十条", "其未受偿的债权作为普通债权")
OLD_STAFF = BANKRUPTCY("第一百三十二条", "优先于对该特定财产享有担保权的权利人受偿")
MUST_END = BANKRUPTCY("第四十三条", "不足以清偿破产费用的，管理人应当提请人民法院终结破产程序")


@dataclass(frozen=True, slots=True)
class Collateral:
    """一项担保物：担保权人、变价所得、被担保的债权、变价这项财产的费用，单位：元。"""

    creditor: str
    value: Decimal
    claim: Decimal
    sale_cost: Decimal = ZERO

    @property
    def net(self) -> Decimal:
        return max(ZERO, self.value - self.sale_cost)

    @property
    def secured(self) -> Decimal:
        """从担保物中优先受偿的数额。"""
        return min(self.net, self.claim)


@dataclass(frozen=True, slots=True)
class Estate:
    """可分的财产和各顺序的债权，单位：元。`old_staff` 是2006年8月27日以前所欠的职工债权（须已包括在职工债权之内）。"""

    free_assets: Decimal
    claims: Mapping[Rank, Mapping[str, Decimal]]
    collateral: Sequence[Collateral] = ()
    old_staff: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Distribution:
    """分配结果：算式、每笔清偿（顺序、名称）、余额、普通债权清偿率（百分数）、是否应终结程序（第四十三条第四款）。"""

    working: Working
    paid: Mapping[tuple[Rank, str], Decimal]
    left: Decimal
    ordinary_rate: Decimal
    must_end: bool


def executive_wages(months: int, average: Decimal) -> Working:
    """董事、监事和高级管理人员的工资，列入职工债权的部分，单位：元。企业破产法第一百一十三条。"""
    told = f"{plain(average)} × {months}个月"
    return Working("高级管理人员工资", (Line("按职工平均工资", told, average * months, EXECUTIVES),))


def distribute(estate: Estate) -> Distribution:
    """破产财产的分配，单位：元。企业破产法第四十三条、第一百零九条、第一百一十条、第一百一十三条、第一百三十二条。"""
    paid: dict[tuple[Rank, str], Decimal] = {}
    ordinary: dict[str, Decimal] = dict(estate.claims.get(Rank.ORDINARY, {}))
    pot = estate.free_assets
    for item in estate.collateral:
        _add(paid, (Rank.COLLATERAL, item.creditor), item.secured)
        pot += item.net - item.secured
        if item.claim > item.secured:
            ordinary[item.creditor] = ordinary.get(item.creditor, ZERO) + item.claim - item.secured
    expenses = sum(estate.claims.get(Rank.EXPENSES, {}).values(), ZERO)
    must_end = pot < expenses
    for rank in list(Rank)[1:]:
        claims = ordinary if rank is Rank.ORDINARY else estate.claims.get(rank, {})
        for name, share in pro_rata(pot, claims).items():
            paid[rank, name] = share
        pot -= sum((paid[rank, name] for name in claims), ZERO)
    if estate.old_staff:
        _old_staff(estate, paid)
    return Distribution(_working(paid, estate, ordinary, must_end), paid, rounded(pot), _rate(paid, ordinary), must_end)


def _old_staff(estate: Estate, paid: dict[tuple[Rank, str], Decimal]) -> None:
    """2006年法律公布以前所欠职工债权没有受偿的部分，从担保物中先于担保权人受偿。企业破产法第一百三十二条。"""
    staff = estate.claims.get(Rank.EMPLOYEES, {})
    unpaid = {name: min(owed, staff[name] - paid[Rank.EMPLOYEES, name]) for name, owed in estate.old_staff.items()}
    secured = {name: share for (rank, name), share in paid.items() if rank is Rank.COLLATERAL}
    pot = min(sum(unpaid.values(), ZERO), sum(secured.values(), ZERO))
    for name, share in pro_rata(pot, unpaid).items():
        paid[Rank.EMPLOYEES, name] += share
    for name, share in pro_rata(pot, secured).items():
        paid[Rank.COLLATERAL, name] -= share


def _rate(paid: Mapping[tuple[Rank, str], Decimal], ordinary: Mapping[str, Decimal]) -> Decimal:
    total = sum(ordinary.values(), ZERO)
    got = sum((paid[Rank.ORDINARY, name] for name in ordinary), ZERO)
    return rounded(got * 100 / total) if total else ZERO


def _working(
    paid: Mapping[tuple[Rank, str], Decimal], estate: Estate, ordinary: Mapping[str, Decimal], must_end: bool
) -> Working:
    lines = []
    for (rank, name), share in paid.items():
        owed = ordinary.get(name) if rank is Rank.ORDINARY else estate.claims.get(rank, {}).get(name)
        told = "担保物变价所得" if owed is None else f"债权{plain(owed)}"
        left_over = rank is Rank.ORDINARY and name not in estate.claims.get(rank, {})
        lines.append(Line(f"{rank.label}：{name}", told, share, SHORTFALL if left_over else rank.law))
    notes = [f"财产不足以清偿破产费用，应提请终结破产程序（{MUST_END}）"] if must_end else []
    if estate.old_staff:
        notes.append(f"2006年法律公布以前所欠职工债权从担保物中补足（{OLD_STAFF}）")
    return Working("破产财产分配", tuple(lines), tuple(notes))


def _add(paid: dict[tuple[Rank, str], Decimal], key: tuple[Rank, str], amount: Decimal) -> None:
    paid[key] = paid.get(key, ZERO) + amount


class Queue(Enum):
    """普通债权怎样受偿：按比例还是按查封先后，依据。"""

    PARTICIPATION = "参与分配", CIVIL_PROCEDURE_INTERPRETATION("第五百零八条", "按照其占全部申请参与分配债权数额的比例")
    SEIZURE = "按查封先后", CIVIL_PROCEDURE_INTERPRETATION("第五百一十四条", "查封、扣押、冻结财产的先后顺序清偿")
    ONE_JUDGMENT = "同一法律文书按比例", ENFORCEMENT_WORK("第五十五条", "按照各债权比例受偿")

    def __init__(self, label: str, law: Basis) -> None:
        self.label = label
        self.law = law


SURPLUS = ENFORCEMENT_WORK("第三十四条", "应当退还被执行人")
COSTS_FIRST = CIVIL_PROCEDURE_INTERPRETATION("第五百零八条", "执行所得价款扣除执行费用")
PRIORITY = CIVIL_PROCEDURE_INTERPRETATION("第五百零八条", "应当优先受偿的债权")


def enforcement_shares(
    proceeds: Decimal,
    costs: Decimal,
    priority: Sequence[tuple[str, Decimal]],
    ordinary: Sequence[tuple[str, Decimal]],
    queue: Queue,
) -> Working:
    """执行所得的分配，单位：元：执行费用、优先债权（按成立先后）、普通债权，剩余退还被执行人。

    自然人和其他组织为参与分配（民诉法解释第五百零八条）；法人不移送破产的按查封先后（第五百一十四条）。
    """
    if len({name for name, _ in ordinary}) != len(ordinary):
        raise ValueError("普通债权人的名称不能重复")
    spent = min(proceeds, costs)
    lines = [Line("执行费用", plain(costs), spent, COSTS_FIRST)]
    pot = proceeds - spent
    in_order = [*priority, *ordinary] if queue is Queue.SEIZURE else list(priority)
    for place, (name, claim) in enumerate(in_order):
        share = min(pot, claim)
        pot -= share
        lines.append(Line(name, f"债权{plain(claim)}", share, PRIORITY if place < len(priority) else queue.law))
    if queue is not Queue.SEIZURE:
        shares = pro_rata(pot, dict(ordinary))
        lines += [Line(name, f"债权{plain(claim)}", shares[name], queue.law) for name, claim in ordinary]
        pot -= sum(shares.values(), ZERO)
    lines.append(Line("退还被执行人", "剩余", pot, SURPLUS))
    return Working("执行款分配", tuple(lines))


ONLINE_RESERVE = ONLINE_AUCTIONS("第十条", "百分之七十")
ONLINE_CUT = ONLINE_AUCTIONS("第二十六条", "不得超过前次起拍价的百分之二十")
DEPOSIT = ONLINE_AUCTIONS("第十七条", "起拍价的百分之五至百分之二十")
OFFLINE_CUT = AUCTIONS("第五条", "不得超过前次保留价的百分之二十")
NO_SURPLUS = AUCTIONS("第六条", "应当大于该优先债权及强制执行费用的总额")
SECURITY = PRESERVATION("第五条", "担保数额不超过请求保全数额的百分之三十")
SECURITY_BEFORE_SUIT = PRESERVATION("第五条", "相当于请求保全数额的担保")
MOVABLE_ROUNDS, IMMOVABLE_ROUNDS = 2, 3


def online_reserves(valuation: Decimal) -> tuple[Decimal, Decimal]:
    """网络司法拍卖一拍、二拍起拍价的下限，单位：元：评估价的70%，再降不超过20%。网络司法拍卖规定第十条、第二十六条。"""
    first = valuation * Decimal("0.7")
    return rounded(first), rounded(first * Decimal("0.8"))


def offline_reserves(valuation: Decimal, *, movable: bool) -> tuple[Decimal, ...]:
    """委托拍卖各次保留价的下限，单位：元：第一次为评估价，每次降低不超过20%；动产两次，不动产三次。拍卖变卖规定第五条。"""
    rounds = MOVABLE_ROUNDS if movable else IMMOVABLE_ROUNDS
    return tuple(rounded(valuation * Decimal("0.8") ** place) for place in range(rounds))


def online_deposit(start_price: Decimal) -> tuple[Decimal, Decimal]:
    """网络司法拍卖保证金的下限和上限，单位：元：起拍价的5%至20%。网络司法拍卖规定第十七条。"""
    return rounded(start_price * Decimal("0.05")), rounded(start_price * Decimal("0.2"))


def leaves_surplus(reserve: Decimal, priority: Decimal, costs: Decimal) -> bool:
    """依本次保留价，清偿优先债权和执行费用后有无剩余可能；没有的应通知申请执行人。拍卖变卖规定第六条。"""
    return reserve > priority + costs


def most_security(amount: Decimal, *, before_suit: bool) -> Working:
    """财产保全担保的数额，单位：元：诉讼中不超过30%，诉前一般相当于请求保全数额。财产保全规定第五条。"""
    if before_suit:
        line = Line("诉前保全担保", plain(amount), amount, SECURITY_BEFORE_SUIT)
    else:
        line = Line("诉讼保全担保上限", f"{plain(amount)} × 30%", rounded(amount * Decimal("0.3")), SECURITY)
    return Working("财产保全担保", (line,))
