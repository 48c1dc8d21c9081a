"""Invented people: every check passes, and no number is anybody's."""

from random import Random

import pytest
from stdnum.cn import ric, uscc

from xiezhi.engine.facts import check
from xiezhi.law.working import Yuan
from xiezhi.phrases.people import Kind
from xiezhi.procedures.filing import Door
from xiezhi.stories import cast
from xiezhi.stories.disputes import MATTERS, Disputes
from xiezhi.stories.house import DEMONSTRATION, JINING, officers_of
from xiezhi.stories.people import People


def test_id_numbers_are_valid_never_repeat_and_have_the_serial_that_nobody_was_given():
    """GB 11643：顺序码自001起。"""
    people = People(Random(1))
    numbers = [people.person(JINING).id_number for _ in range(300)]
    assert len(set(numbers)) == 300
    assert all(ric.is_valid(each) and each[14:17] == "000" for each in numbers)


def test_credit_codes_are_valid_and_contain_an_organisation_code_that_is_not():
    """GB 32100、GB 11714。"""
    people = People(Random(1))
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    for code in {people.firm(JINING).id_number for _ in range(100)}:
        assert uscc.is_valid(code)
        inner = code[8:17]
        total = sum(int(char, 36) * weight for char, weight in zip(inner, weights, strict=False))
        assert inner[8] != "0123456789X0"[11 - total % 11]


def test_the_cast_is_stated_without_fault():
    for each in (cast.CLAIMANT_WANG, cast.DEFENDANT_ZHANG, cast.GUARANTOR_BAO, cast.LAWYER_CHEN, cast.HAULIER):
        check(each)


@pytest.mark.parametrize("cause", list(MATTERS))
def test_a_matter_of_each_cause_names_its_sides_its_sums_and_its_proofs(cause: object):
    make, _ = MATTERS[cause]  # type: ignore[index]
    for number in range(20):
        matter = make(Disputes(Random(number)), JINING)
        assert matter.claimants
        assert matter.defendants
        assert matter.proofs
        assert any(amount for _, amount in matter.demands)
        for text, amount in matter.demands:
            assert amount is None or (amount == Yuan(round(amount, 2)) and str(amount) in text)
        assert matter.defendants[0].name in matter.reasons


def test_the_same_chance_invents_the_same_claim_and_another_another():
    claims = [Disputes(Random(number)).intake(JINING, Door.web) for number in (7, 7, 8)]
    assert claims[0] == claims[1] != claims[2]


def test_whoever_claims_for_a_firm_makes_the_claim_one_of_the_green_channel():
    disputes = Disputes(Random(3))
    for claim in (disputes.intake(JINING, Door.web) for _ in range(60)):
        firms = [
            party for party in claim.claimants + claim.defendants + claim.thirds if party.kind is Kind.organisation
        ]
        assert claim.enterprise is bool(firms)


@pytest.mark.parametrize("court", DEMONSTRATION)
def test_no_two_people_of_a_court_have_one_name(court: str):
    names = [name for _, name in officers_of(court)]
    assert len(names) == len(set(names)) >= 15
