"""受伤能赔多少；交通事故谁来赔：各项损失，再依交强险、商业险、侵权人的次序。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from xiezhi.law.asking import Unclear, concerning
from xiezhi.law.calculator import Answer, Calculator, Values
from xiezhi.law.calculators.injury_asks import (
    BY_DAY,
    BY_RECEIPT,
    COMPULSORY,
    ENTERED,
    INSURANCE,
    LOSSES,
    SPECIAL,
)
from xiezhi.law.compensation import death, disability, funeral, mental, per_day, proved, support
from xiezhi.law.compensation_dependants import Cap, Dependant
from xiezhi.law.compensation_heads import Head, compensation
from xiezhi.law.compensation_insurance import Commercial, burden
from xiezhi.law.compensation_years import Coefficient
from xiezhi.law.parameters import Settings, badge
from xiezhi.law.region_statistics import INNER_MONGOLIA, Figure, Statistics
from xiezhi.law.working import Working, plain


def _statistics(values: Values, settings: Settings) -> Statistics:
    entered = {figure: values[key] for key, figure in ENTERED.items() if values[key] is not None}
    chosen = settings.on("compensation.wage", values["wrong"])
    wage = next(figure for figure in Figure if figure.key == chosen)
    if Figure.WAGE_ON_POST in entered:
        entered[wage] = entered[Figure.WAGE_ON_POST]
    return Statistics(INNER_MONGOLIA, values["debate_closed"], entered, wage=wage)


def _by_day(values: Values, settings: Settings) -> Mapping[Head, Working]:
    found: dict[Head, Working] = {}
    for key, (head, days, *_) in BY_DAY.items():
        rate = values[f"{key}_per_day"]
        if values[days] is None:
            continue
        if rate is None and head is Head.MEALS:
            value = settings.on("compensation.meals", values["wrong"])
            found[head] = per_day(head, values[days], Decimal(value)).noting(badge("compensation.meals", value))
        elif rate is None:
            raise Unclear(f"{key}_per_day", "请填写每天多少")
        else:
            found[head] = per_day(head, values[days], rate)
    return found


def _coefficient(values: Values) -> Coefficient | None:
    if values["outcome"] != "disability":
        return None
    if (values["grade"] is None) == (values["coefficient"] is None):
        raise Unclear("grade", "请填写伤残等级，或者法官定的指数，两者写一个")
    with concerning("coefficient"):
        return (
            Coefficient.of_grade(values["grade"])
            if values["grade"]
            else Coefficient.entered(values["coefficient"] / 100)
        )


def heads_of(values: Values, settings: Settings) -> dict[Head, Working]:
    """各项损失；没有填的不列。"""
    heads = {head: proved(head, values[key]) for key, (head, _) in BY_RECEIPT.items() if values[key] is not None}
    heads |= _by_day(values, settings)
    if values["mental"] is not None:
        heads[Head.MENTAL] = mental(values["mental"])
    outcome, wrong, statistics = values["outcome"], values["wrong"], _statistics(values, settings)
    if outcome == "injury":
        return heads
    if values["age"] is None:
        raise Unclear("age", "请填写定残或者死亡时几周岁")
    chosen = _coefficient(values)
    with concerning("income"):
        if chosen:
            heads[Head.DISABILITY] = disability(values["age"], chosen, statistics, wrong=wrong)
        else:
            heads[Head.DEATH] = death(values["age"], statistics, wrong=wrong)
    if not chosen:
        with concerning("wage"):
            heads[Head.FUNERAL] = funeral(statistics)
    if values["dependants"]:
        people = [Dependant(row["age"], row["supporters"]) for row in values["dependants"]]
        cap = Cap[settings.on("compensation.dependant_cap", wrong).upper()]
        with concerning("consumption"):
            heads[Head.DEPENDANTS] = support(people, statistics, wrong=wrong, coefficient=chosen, cap=cap)
    return heads


def _injury(values: Values, settings: Settings) -> Answer:
    heads = heads_of(values, settings)
    with concerning("wrong"):
        whole = compensation(heads, wrong=values["wrong"])
    return Answer("一共", values["wrong"], whole, _several(heads))


def _several(heads: Mapping[Head, Working]) -> tuple[Working, ...]:
    """不止一行的各项，逐行另列。"""
    return tuple(replace(working, notes=()) for working in heads.values() if len(working.lines) > 1)


def _traffic(values: Values, settings: Settings) -> Answer:
    heads, wrong = heads_of(values, settings), values["wrong"]
    commercial = None if values["commercial"] is None else Commercial(values["commercial"])
    advanced = values["advanced"] or Decimal(0)
    with concerning("wrong"):
        borne = burden(
            heads,
            accident=wrong,
            share=values["share"] / 100,
            compulsory=COMPULSORY[values["ctp"]][0],
            special=SPECIAL[values["special"]][0],
            commercial=commercial,
            advanced=advanced,
        )
        losses = compensation(heads, wrong=wrong)
    working = borne.working
    if advanced:
        working = working.noting(f"侵权人已垫付{plain(advanced)}元，还应给付{borne.net_from_tortfeasor}元")
    return Answer("全部损失", wrong, working, (losses, *_several(heads)))


INJURY = Calculator(
    "injury",
    "受伤能赔多少",
    "Injured: how much compensation?",
    "人身损害的各项：医疗、误工、护理、残疾、死亡、被扶养人。不是交通事故的也用这个。",
    "Every head of personal injury: treatment, lost income, nursing, disability, death, dependants.",
    LOSSES,
    _injury,
)
TRAFFIC = Calculator(
    "traffic",
    "被车撞了，谁赔多少",
    "Hit by a car: who pays how much?",
    "先交强险，再商业险，再侵权人，余下的自己负担；各项损失一并列出。",
    "Compulsory insurance first, then commercial insurance, then the driver; the rest one bears oneself.",
    (*LOSSES, *INSURANCE),
    _traffic,
)
