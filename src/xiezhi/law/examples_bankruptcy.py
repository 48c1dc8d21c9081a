"""破产和执行款的例题：distributions.csv、remuneration.csv、bankruptcy_votes.csv 的一行 → 结果。"""

from __future__ import annotations

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
from xiezhi.law.examples_keys import KEYS
from xiezhi.law.examples_row import Answer, BadRow, Inputs, Row, chosen, reading, whole
from xiezhi.law.votes import Ballot, Outcome
from xiezhi.law.working import Working, rounded

DEBTORS = {"natural_person": Queue.PARTICIPATION, "legal_person": Queue.SEIZURE}


def _d(value: Any) -> Decimal:
    return Decimal(str(value))


def _yuan(amount: Decimal) -> str:
    return str(rounded(amount) + ZERO)


def _amounts(given: Mapping[str, Any]) -> dict[str, Decimal]:
    return {name: _d(amount) for name, amount in given.items()}


def estate_of(inputs: Mapping[str, Any]) -> Estate:
    """破产财产和债权：键同 distributions.csv 的 bankruptcy，数额单位为元。"""
    ranks = [rank for rank in Rank if rank is not Rank.COLLATERAL and inputs.get(rank.key)]
    claims: dict[Rank, Mapping[str, Decimal]] = {rank: _amounts(inputs[rank.key]) for rank in ranks}
    given = inputs.get("collateral") or []
    collateral = [_collateral(item) for item in ([given] if isinstance(given, Mapping) else given)]
    return Estate(_d(inputs.get("free_assets", 0)), claims, collateral)


def _bankruptcy(inputs: Inputs) -> Answer:
    result = distribute(estate_of(inputs))
    figures = {
        "pay": {f"{rank.key}:{name}": _yuan(share) for (rank, name), share in result.paid.items()},
        "ordinary_rate_pct": _yuan(result.ordinary_rate),
        "left": _yuan(result.left),
    }
    return Answer(figures, (result.working,))


def _collateral(item: Mapping[str, Any]) -> Collateral:
    """担保物：担保权人、价值、债权、变价费用；债权可以写 claim 或 debt，费用可以写 sale_cost 或 cost。"""
    claim = _first(item, "claim", "debt", "secured_claim", "amount")
    value = _first(item, "value", "sale_value", "proceeds", "price")
    if claim is None or value is None:
        raise BadRow("inputs栏的collateral须写明creditor、value、claim")
    cost = _first(item, "sale_cost", "sale_costs", "cost", "costs", "expenses") or 0
    return Collateral(str(item["creditor"]), _d(value), _d(claim), _d(cost))


def _first(item: Mapping[str, Any], *names: str) -> Any:
    return next((item[name] for name in names if item.get(name) is not None), None)


def _enforcement(inputs: Inputs) -> Answer:
    debtor = inputs.one_of("debtor", DEBTORS) or inputs["debtor"]
    priority = [(str(name), _d(amount)) for name, amount in inputs.pairs("priority")]
    ordinary = [(str(name), _d(amount)) for name, amount in inputs.pairs("ordinary")]
    costs = _d(inputs.get("costs", 0))
    shares = enforcement_shares(_d(inputs["proceeds"]), costs, priority, ordinary, DEBTORS[debtor])
    _, *paid, surplus = shares.lines
    each: dict[str, Decimal] = {}
    for line in paid:
        each[line.label] = each.get(line.label, ZERO) + line.amount
    pay = {name: _yuan(amount) for name, amount in each.items()}
    return Answer({"pay": pay, "back_to_debtor": _yuan(surplus.amount)}, (shares,))


def _online(inputs: Inputs) -> Answer:
    first, second = online_reserves(_d(inputs["valuation"]))
    return Answer({"first_min": _yuan(first), "second_min": _yuan(second)})


def _offline(inputs: Inputs) -> Answer:
    reserves = offline_reserves(_d(inputs["valuation"]), movable=False)
    return Answer({"min_reserves": [_yuan(reserve) for reserve in reserves]})


def _deposit(inputs: Inputs) -> Answer:
    least, most = online_deposit(_d(inputs["start_price"]))
    return Answer({"min": _yuan(least), "max": _yuan(most)})


def _figure(working: Working) -> Answer:
    return Answer(working.total, (working,))


def _ceiling(inputs: Inputs) -> Answer:
    value, secured = _d(inputs["value_finally_paid_to_creditors"]), _d(inputs.get("of_which_secured_by_collateral", 0))
    return _figure(remuneration.ceiling(value, secured=secured, float_pct=_d(inputs.get("float_pct", 0))))


def _stage(inputs: Inputs) -> Answer:
    keys = ("value_finally_paid_to_creditors", "approved_pct_of_ceiling", "first_instalment_pct")
    return _figure(remuneration.stage_payment(*(_d(inputs[key]) for key in keys)))


def _second(inputs: Inputs) -> Answer:
    value, first = _d(inputs["value_finally_paid_to_creditors"]), _d(inputs["approved_for_first"])
    return _figure(remuneration.after_replacement(value, first))


def _collateral_fee(inputs: Inputs) -> Answer:
    return _figure(remuneration.collateral_fee_ceiling(_d(inputs["collateral_value"])))


def _ballot(inputs: Mapping[str, Any]) -> Ballot:
    total = _first(inputs, "class_total", "unsecured_total")
    if total is None:
        raise BadRow("inputs栏缺少class_total或者unsecured_total")
    return Ballot(whole(inputs["present_with_vote"]), whole(inputs["yes"]), _d(inputs["yes_amount"]), _d(total))


def _decided(outcome: Outcome) -> Answer:
    return Answer(outcome.passed, (outcome,))


def _plan(inputs: Inputs) -> Answer:
    outcome = votes.plan({name: _ballot(ballot) for name, ballot in inputs["classes"].items()})
    classes = {part.label: part.met for part in outcome.conditions}
    return Answer({"classes": classes, "plan_passed": outcome.passed}, (outcome,))


def _owners(inputs: Inputs) -> Answer:
    filed, declared = bool(inputs["creditor_filed_liquidation"]), bool(inputs["declared"])
    capital = _d(inputs["capital_pct"])
    return _decided(votes.owners_may_reorganise(capital, creditor_filed_liquidation=filed, declared=declared))


def _test(inputs: Inputs) -> Answer:
    return _decided(votes.not_below_liquidation(_d(inputs["plan_rate"]), _d(inputs["liquidation_rate"])))


DISTRIBUTIONS: dict[str, Callable[[Inputs], Answer]] = {
    "bankruptcy": _bankruptcy,
    "enforcement": _enforcement,
    "auction_reserve_online": _online,
    "auction_reserve_offline_immovable": _offline,
    "online_deposit_range": _deposit,
}
REMUNERATION: dict[str, Callable[[Inputs], Answer]] = {
    "ceiling": _ceiling,
    "ceiling_with_local_float": _ceiling,
    "collateral_fee_ceiling": _collateral_fee,
    "stage_payment": _stage,
    "replacement_ceiling_second": _second,
}
VOTES: dict[str, Callable[[Inputs], Answer]] = {
    "ordinary_resolution": lambda inputs: _decided(votes.resolution(_ballot(inputs))),
    "plan_class": lambda inputs: _decided(votes.plan_class(_ballot(inputs))),
    "settlement": lambda inputs: _decided(votes.settlement(_ballot(inputs))),
    "plan_all_classes": _plan,
    "cram_down_statutory": lambda inputs: _decided(votes.cram_down(inputs)),
    "liquidation_test": _test,
    "creditors_committee": lambda inputs: _decided(votes.committee(whole(inputs["members"]), whole(inputs["yes"]))),
    "convene_meeting": lambda inputs: _decided(
        votes.may_convene(_d(inputs["proposer_amount"]), _d(inputs["claims_total"]))
    ),
    "owner_may_apply_for_reorganisation": _owners,
}


def _computed(table: Mapping[str, Callable[[Inputs], Answer]], name: str, column: str) -> Callable[[Row], Answer]:
    def compute(row: Row) -> Answer:
        one = chosen(table, row, column)
        with reading(row, "inputs", KEYS[name]) as inputs:
            return one(inputs)

    return compute


COMPUTATIONS: dict[str, Callable[[Row], object]] = {
    "distributions": _computed(DISTRIBUTIONS, "distributions", "kind"),
    "remuneration": _computed(REMUNERATION, "remuneration", "kind"),
    "bankruptcy_votes": _computed(VOTES, "bankruptcy_votes", "vote"),
}
