"""破产和执行款的例题：distributions.csv、remuneration.csv、bankruptcy_votes.csv 的一行 → 结果。"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from xiezhi.law import remuneration, votes
from xiezhi.law.distribution import (
    ZERO,
    Collateral,
    Estate,
    Queue,
    Rank,
    distribute,
    enforcement_shares,
    offline_reserves,
    online_deposit,
    online_reserves,
)
from xiezhi.law.votes import Ballot
from xiezhi.law.working import rounded

Inputs = Mapping[str, Any]
DEBTORS = {"natural_person": Queue.PARTICIPATION, "legal_person": Queue.SEIZURE}


def _d(value: Any) -> Decimal:
    return Decimal(str(value))


def _yuan(amount: Decimal) -> str:
    return str(rounded(amount) + ZERO)


def _amounts(given: Inputs) -> dict[str, Decimal]:
    return {name: _d(amount) for name, amount in given.items()}


def estate_of(inputs: Inputs) -> Estate:
    """破产财产和债权：键同 distributions.csv 的 bankruptcy，数额单位为元。"""
    ranks = [rank for rank in Rank if rank is not Rank.COLLATERAL and inputs.get(rank.key)]
    claims: dict[Rank, Mapping[str, Decimal]] = {rank: _amounts(inputs[rank.key]) for rank in ranks}
    given = inputs.get("collateral") or []
    collateral = [_collateral(item) for item in ([given] if isinstance(given, Mapping) else given)]
    return Estate(_d(inputs.get("free_assets", 0)), claims, collateral)


def _bankruptcy(inputs: Inputs) -> object:
    result = distribute(estate_of(inputs))
    return {
        "pay": {f"{rank.key}:{name}": _yuan(share) for (rank, name), share in result.paid.items()},
        "ordinary_rate_pct": _yuan(result.ordinary_rate),
        "left": _yuan(result.left),
    }


def _collateral(item: Inputs) -> Collateral:
    """担保物：担保权人、价值、债权、变价费用；债权可以写 claim 或 debt，费用可以写 sale_cost 或 cost。"""
    claim = next(item[key] for key in ("claim", "debt", "secured_claim", "amount") if key in item)
    cost = next((item[key] for key in ("sale_cost", "sale_costs", "cost", "costs") if key in item), 0)
    return Collateral(str(item["creditor"]), _d(item["value"]), _d(claim), _d(cost))


def _enforcement(inputs: Inputs) -> object:
    priority = [(name, _d(amount)) for name, amount in inputs.get("priority", [])]
    ordinary = [(name, _d(amount)) for name, amount in inputs.get("ordinary", [])]
    costs = _d(inputs.get("costs", 0))
    shares = enforcement_shares(_d(inputs["proceeds"]), costs, priority, ordinary, DEBTORS[inputs["debtor"]])
    _, *paid, surplus = shares.lines
    return {"pay": {line.label: _yuan(line.amount) for line in paid}, "back_to_debtor": _yuan(surplus.amount)}


def _online(inputs: Inputs) -> object:
    first, second = online_reserves(_d(inputs["valuation"]))
    return {"first_min": _yuan(first), "second_min": _yuan(second)}


def _offline(inputs: Inputs) -> object:
    reserves = offline_reserves(_d(inputs["valuation"]), movable=False)
    return {"min_reserves": [_yuan(reserve) for reserve in reserves]}


def _deposit(inputs: Inputs) -> object:
    least, most = online_deposit(_d(inputs["start_price"]))
    return {"min": _yuan(least), "max": _yuan(most)}


def _ceiling(inputs: Inputs) -> object:
    value, secured = _d(inputs["value_finally_paid_to_creditors"]), _d(inputs.get("of_which_secured_by_collateral", 0))
    return remuneration.ceiling(value, secured=secured, float_pct=_d(inputs.get("float_pct", 0))).total


def _stage(inputs: Inputs) -> object:
    keys = ("value_finally_paid_to_creditors", "approved_pct_of_ceiling", "first_instalment_pct")
    return remuneration.stage_payment(*(_d(inputs[key]) for key in keys)).total


def _second(inputs: Inputs) -> object:
    value, first = _d(inputs["value_finally_paid_to_creditors"]), _d(inputs["approved_for_first"])
    return remuneration.after_replacement(value, first).total


def _ballot(inputs: Inputs) -> Ballot:
    total = inputs["class_total"] if "class_total" in inputs else inputs["unsecured_total"]
    return Ballot(int(inputs["present_with_vote"]), int(inputs["yes"]), _d(inputs["yes_amount"]), _d(total))


def _plan(inputs: Inputs) -> object:
    outcome = votes.plan({name: _ballot(ballot) for name, ballot in inputs["classes"].items()})
    return {"classes": {part.label: part.met for part in outcome.conditions}, "plan_passed": outcome.passed}


def _owners(inputs: Inputs) -> object:
    filed, declared = bool(inputs["creditor_filed_liquidation"]), bool(inputs["declared"])
    capital = _d(inputs["capital_pct"])
    return votes.owners_may_reorganise(capital, creditor_filed_liquidation=filed, declared=declared).passed


KINDS: dict[str, Callable[[Inputs], object]] = {
    "bankruptcy": _bankruptcy,
    "enforcement": _enforcement,
    "auction_reserve_online": _online,
    "auction_reserve_offline_immovable": _offline,
    "online_deposit_range": _deposit,
    "ceiling": _ceiling,
    "ceiling_with_local_float": _ceiling,
    "collateral_fee_ceiling": lambda inputs: remuneration.collateral_fee_ceiling(_d(inputs["collateral_value"])).total,
    "stage_payment": _stage,
    "replacement_ceiling_second": _second,
}
VOTES: dict[str, Callable[[Inputs], object]] = {
    "ordinary_resolution": lambda inputs: votes.resolution(_ballot(inputs)).passed,
    "plan_class": lambda inputs: votes.plan_class(_ballot(inputs)).passed,
    "settlement": lambda inputs: votes.settlement(_ballot(inputs)).passed,
    "plan_all_classes": _plan,
    "cram_down_statutory": lambda inputs: votes.cram_down(inputs).passed,
    "liquidation_test": lambda inputs: (
        votes.not_below_liquidation(_d(inputs["plan_rate"]), _d(inputs["liquidation_rate"])).passed
    ),
    "creditors_committee": lambda inputs: votes.committee(int(inputs["members"]), int(inputs["yes"])).passed,
    "convene_meeting": lambda inputs: (
        votes.may_convene(_d(inputs["proposer_amount"]), _d(inputs["claims_total"])).passed
    ),
    "owner_may_apply_for_reorganisation": _owners,
}


def _distribution(row: Mapping[str, str]) -> str:
    return json.dumps(KINDS[row["kind"]](json.loads(row["inputs"])), ensure_ascii=False, sort_keys=True)


def _remuneration(row: Mapping[str, str]) -> str:
    return str(KINDS[row["kind"]](json.loads(row["inputs"])))


def _vote(row: Mapping[str, str]) -> str:
    return json.dumps(VOTES[row["vote"]](json.loads(row["inputs"])), ensure_ascii=False, sort_keys=True)


COMPUTATIONS: dict[str, Callable[[Mapping[str, str]], object]] = {
    "distributions": _distribution,
    "remuneration": _remuneration,
    "bankruptcy_votes": _vote,
}
