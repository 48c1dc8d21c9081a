"""人身损害赔偿的例题：compensation.csv 的一行 → 各栏的结果。没有写明事故日和侵权日的，用现行限额和现行文本。"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from xiezhi.law.compensation import death, disability, funeral, mental, per_day, proved, support
from xiezhi.law.compensation_dependants import Dependant
from xiezhi.law.compensation_heads import LIMITED, Head, compensation
from xiezhi.law.compensation_insurance import COMPULSORY_LIMITS, ZERO, Burden, Commercial, Compulsory, Special, burden
from xiezhi.law.compensation_years import Coefficient
from xiezhi.law.examples_keys import KEYS
from xiezhi.law.examples_row import Answer, BadRow, Inputs, reading, whole
from xiezhi.law.region_statistics import Figure, Statistics
from xiezhi.law.traffic import among_vehicles, among_victims, free_ride
from xiezhi.law.working import Working, rounded

Facts = Inputs
Named = TypeVar("Named")
Shared = tuple[object, Working]
TODAY_TEXT = date(2022, 5, 1)
TODAY_LIMITS = date(2020, 9, 19)
COMPULSORY = {"fault": Compulsory.FAULT, "no_fault": Compulsory.NO_FAULT, "none": Compulsory.NONE}
SPECIAL = {"none": Special.NONE, "drunk_or_unlicensed": Special.DRUNK_OR_UNLICENSED}
ADULT = 18
OUTCOMES = ("injury", "disability", "death")
FIGURES = {"udi": Figure.INCOME, "uce": Figure.CONSUMPTION, "wage": Figure.WAGE_ON_POST}
BY_RECEIPT = {"medical": Head.MEDICAL, "transport": Head.TRANSPORT, "property": Head.PROPERTY}
BY_DAY = {
    Head.MEALS: ("hospital_days", "meal_per_day"),
    Head.NUTRITION: ("nutrition_days", "nutrition_per_day"),
    Head.LOST_INCOME: ("lost_days", "lost_per_day"),
    Head.NURSING: ("nursing_days", "nursing_per_day"),
}


def heads_of(facts: Facts) -> dict[Head, Working]:
    """一案的各项损失；没有写的项目和零不列。"""
    heads = {head: proved(head, Decimal(str(facts[key]))) for key, head in BY_RECEIPT.items() if key in facts}
    for head, (days, rate) in BY_DAY.items():
        if days in facts and rate in facts:
            heads[head] = per_day(head, whole(facts[days]), Decimal(str(facts[rate])))
    if "mental" in facts:
        heads[Head.MENTAL] = mental(Decimal(str(facts["mental"])))
    entered = {
        FIGURES[key]: Decimal(str(amount)) for key, amount in facts.get("stats", {}).items() if amount is not None
    }
    statistics = Statistics(entered=entered)
    outcome = facts.one_of("outcome", OUTCOMES, OUTCOMES[0])
    coefficient = None
    if outcome == "disability":
        coefficient = Coefficient.entered(Decimal(str(facts["coefficient"])))
        heads[Head.DISABILITY] = disability(whole(facts["age"]), coefficient, statistics, wrong=TODAY_TEXT)
    elif outcome == "death":
        heads[Head.DEATH] = death(whole(facts["age"]), statistics, wrong=TODAY_TEXT)
        heads[Head.FUNERAL] = funeral(statistics)
    if outcome != "injury" and facts.get("dependants"):
        people = [_dependant(person) for person in facts["dependants"]]
        heads[Head.DEPENDANTS] = support(people, statistics, wrong=TODAY_TEXT, coefficient=coefficient)
    return {head: working for head, working in heads.items() if working.total}


def _named_one(facts: Facts, key: str, table: Mapping[str, Named], usual: str) -> Named:
    return table[facts.one_of(key, table, usual)]


def burden_of(facts: Facts, heads: Mapping[Head, Working]) -> Burden:
    """各方的分担。"""
    limit = facts.get("commercial_limit")
    commercial = None
    if limit is not None:
        commercial = Commercial(
            Decimal(str(limit)),
            covers_mental=bool(facts.get("commercial_covers_mental", True)),
            excluded=bool(facts.get("commercial_excluded", False)),
        )
    return burden(
        heads,
        accident=TODAY_LIMITS,
        share=Decimal(str(facts.get("share", "1"))),
        compulsory=_named_one(facts, "ctp", COMPULSORY, "fault"),
        special=_named_one(facts, "ctp_special", SPECIAL, "none"),
        commercial=commercial,
        advanced=Decimal(str(facts.get("advanced_by_tortfeasor", "0"))),
    )


def compute(row: Mapping[str, str]) -> Answer:
    """compensation.csv 的一行：按 `kind` 或者完整的一案计算，键是各栏的名称。"""
    with reading(row, "facts", KEYS["compensation"]) as facts:
        if "kind" in facts:
            kind = str(facts["kind"])
            if kind not in KINDS:
                raise BadRow(f"facts栏的kind没有“{kind}”这一种，可以是{'、'.join(KINDS)}")
            shares, told = KINDS[kind](facts)
            return Answer({"expected_compulsory_by_limit": shares}, (told,))
        return _whole(facts)


def _whole(facts: Facts) -> Answer:
    heads = heads_of(facts)
    losses, result = compensation(heads, wrong=TODAY_TEXT), burden_of(facts, heads)
    figures = {
        "expected_heads": {head.key: str(working.total) for head, working in heads.items()},
        "expected_total": str(losses.total),
        "expected_compulsory_by_limit": {bucket.key: _yuan(result.by_limit[bucket]) for bucket in LIMITED},
        "expected_compulsory": _yuan(result.compulsory),
        "expected_commercial": _yuan(result.commercial),
        "expected_tortfeasor": _yuan(result.tortfeasor),
        "expected_victim_bears": _yuan(result.victim),
        "expected_net_from_tortfeasor": _yuan(result.net_from_tortfeasor),
    }
    return Answer(figures, (losses, result.working))


def _dependant(person: Any) -> Dependant:
    """被扶养人：{"age": 8, "supporters": 2}，或者以 years 写明年数，或者 [8, 2]。"""
    if not isinstance(person, Mapping):
        age, supporters = person
        return Dependant(whole(age), whole(supporters))
    supporters = next((count for key, count in person.items() if "support" in key), 1)
    years = person.get("years")
    age = whole(person["age"]) if years is None or "age" in person else ADULT
    return Dependant(age, whole(supporters), None if years is None else whole(years))


def _free_passenger(facts: Facts) -> Shared:
    ride = free_ride(*(Decimal(str(facts[key])) for key in ("loss", "host_share", "reduction")))
    names = ("ctp", "tortfeasor", "victim_bears")
    return dict(zip(names, (_yuan(line.amount) for line in ride.lines), strict=True)), ride


def _two_vehicles(facts: Facts) -> Shared:
    limits = facts["limits"]
    return _shared(limits, among_vehicles(Decimal(str(facts["loss"])), _named(limits)))


def _two_victims(facts: Facts) -> Shared:
    losses = facts["losses"]
    return _shared(losses, among_victims(_limit(facts), _named(losses)))


def _limit(facts: Facts) -> Decimal:
    """写明的限额；没有写的，是这一分项的有责限额。"""
    if "limit" in facts or "bucket" not in facts:
        return Decimal(str(facts["limit"]))
    bucket = _named_one(facts, "bucket", {one.key: one for one in LIMITED}, "")
    return COMPULSORY_LIMITS.on(TODAY_LIMITS).fault[bucket]


def _named(amounts: Any) -> dict[str, Decimal]:
    pairs = amounts.items() if isinstance(amounts, Mapping) else enumerate(amounts)
    return {str(name): Decimal(str(amount)) for name, amount in pairs}


def _shared(given: Any, working: Working) -> Shared:
    """与所给的形状相同：给名称的按名称，给一列的按次序。"""
    shares = {line.label: _yuan(line.amount) for line in working.lines}
    return (shares if isinstance(given, Mapping) else list(shares.values())), working


def _yuan(amount: Decimal) -> str:
    return str(rounded(amount) + ZERO)


KINDS: dict[str, Callable[[Facts], Shared]] = {
    "free_passenger": _free_passenger,
    "two_vehicles_one_victim": _two_vehicles,
    "two_victims_one_vehicle": _two_victims,
}
COMPUTATIONS: dict[str, Callable[[Mapping[str, str]], object]] = {"compensation": compute}
