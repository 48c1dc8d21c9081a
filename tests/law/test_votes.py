"""The rules of votes, from both sides of each boundary."""

from decimal import Decimal

import pytest

from xiezhi.law.votes import (
    CRAM_DOWN,
    Ballot,
    committee,
    cram_down,
    may_convene,
    not_below_liquidation,
    owners_class,
    owners_may_reorganise,
    plan,
    plan_class,
    resolution,
    settlement,
)

D = Decimal


def ballot(present, yes, amount, total):
    return Ballot(present, yes, D(amount), D(total))


@pytest.mark.parametrize(
    ("present", "yes", "amount", "passed"),
    [(10, 6, "500", True), (10, 5, "600", False), (10, 6, "499.99", False), (11, 6, "500", True), (0, 0, "0", False)],
)
def test_a_resolution_needs_more_than_half_the_heads_and_half_the_amount(present, yes, amount, passed):
    """企业破产法第六十四条：过半数不含半数，二分之一以上含本数。"""
    assert resolution(ballot(present, yes, amount, "1000")).passed is passed


@pytest.mark.parametrize(
    ("yes", "amount", "total", "passed"),
    [
        (7, "8000", "12000", True),
        (7, "7999.99", "12000", False),
        (6, "9000", "12000", False),
        (7, "66.67", "100", True),
    ],
)
def test_a_settlement_needs_two_thirds_of_the_amount(yes, amount, total, passed):
    """企业破产法第九十七条。"""
    assert settlement(ballot(12, yes, amount, total)).passed is passed


@pytest.mark.parametrize(("amount", "passed"), [("66.66", False), ("66.67", True)])
def test_two_thirds_are_exact_not_a_rounded_decimal(amount, passed):
    """企业破产法第八十四条。"""
    assert plan_class(ballot(3, 2, amount, "100")).passed is passed


def test_a_plan_passes_when_every_class_has_passed():
    """企业破产法第八十六条。"""
    good, bad = ballot(2, 2, "2", "3"), ballot(2, 1, "3", "3")
    assert plan({"担保": good, "普通": good}).passed
    outcome = plan({"担保": good, "普通": bad})
    assert not outcome.passed
    assert [condition.met for condition in outcome.conditions] == [True, False]
    with pytest.raises(ValueError):
        plan({})


@pytest.mark.parametrize(("members", "yes", "passed"), [(9, 5, True), (8, 4, False), (8, 5, True), (11, 11, False)])
def test_a_committee_decides_by_more_than_half_of_all_and_has_at_most_nine(members, yes, passed):
    """破产法规定（三）第十四条，企业破产法第六十七条。"""
    assert committee(members, yes).passed is passed


@pytest.mark.parametrize(("amount", "allowed"), [("250", True), ("249.99", False)])
def test_a_quarter_of_all_claims_may_call_a_meeting(amount, allowed):
    """企业破产法第六十二条。"""
    assert may_convene(D(amount), D(1000)).passed is allowed


@pytest.mark.parametrize(
    ("pct", "filed", "declared", "allowed"),
    [("10", True, False, True), ("9.99", True, False, False), ("10", False, False, False), ("10", True, True, False)],
)
def test_owners_of_a_tenth_may_ask_for_reorganisation_before_the_declaration(pct, filed, declared, allowed):
    """企业破产法第七十条第二款。"""
    assert owners_may_reorganise(D(pct), creditor_filed_liquidation=filed, declared=declared).passed is allowed


@pytest.mark.parametrize(("rate", "passed"), [("0.081", True), ("0.079", True), ("0.0789", False)])
def test_ordinary_creditors_get_no_less_than_in_liquidation(rate, passed):
    """企业破产法第八十七条第二款第三项：不低于。"""
    assert not_below_liquidation(D(rate), D("0.079")).passed is passed


@pytest.mark.parametrize(("shares", "passed"), [(200, True), (199, False)])
def test_owners_of_a_listed_company_need_two_thirds_by_a_text_that_was_not_read(shares, passed):
    outcome = owners_class(D(shares), D(300))
    assert outcome.passed is passed
    assert "原文未核" in str(outcome.conditions[0].law)


@pytest.mark.parametrize("missing", CRAM_DOWN)
def test_cram_down_fails_when_any_one_item_fails(missing):
    """企业破产法第八十七条第二款。"""
    facts = dict.fromkeys(CRAM_DOWN, True)
    assert cram_down(facts).passed
    assert not cram_down({**facts, missing: False}).passed


def test_the_practice_of_2018_is_asked_only_when_given_and_is_marked_unread():
    facts = dict.fromkeys(CRAM_DOWN, True)
    outcome = cram_down(facts, one_class_passed=False)
    assert not outcome.passed
    assert "原文未核" in str(outcome.conditions[-1].law)


@pytest.mark.parametrize(("present", "yes", "amount"), [(3, 4, "1"), (3, 2, "101"), (3, -1, "1")])
def test_a_ballot_that_cannot_be_is_refused(present, yes, amount):
    with pytest.raises(ValueError):
        ballot(present, yes, amount, "100")
