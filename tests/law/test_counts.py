"""数量限制与批准：边界两侧，新旧两日，字词确在原文。"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from xiezhi.law.counts import APPROVALS, EVIDENCE_REQUESTS, LIMITS
from xiezhi.law.sources import Citation, NotInForce
from xiezhi.law.texts import readable_editions, words_found

TEXTS = Path(__file__).parents[2] / "../shared/law/texts"
TODAY = date(2026, 3, 2)


@pytest.mark.texts
def test_the_words_stand_in_every_edition() -> None:
    laws = [law for limit in LIMITS.values() for law in limit.law]
    laws += [one.law for one in (*EVIDENCE_REQUESTS, *APPROVALS)]
    missing = [
        f"{law}（{edition.name}）{law.words}"
        for law in laws
        if isinstance(law, Citation)
        for edition in readable_editions(law)
        if not words_found(law, edition, TEXTS)
    ]
    assert not missing


@pytest.mark.parametrize(
    ("limit", "within", "beyond"),
    [
        ("CIV.ADJOURN_ORDINARY", 2, 3),
        ("CIV.ADJOURN_SUMMARY", 1, 2),
        ("CIV.SMALL_MANDATORY", 50, Decimal("50.01")),
        ("CIV.SMALL_AGREED", 200, Decimal("200.01")),
        ("CIV.FINE_PERSON", 100_000, 100_001),
        ("CIV.FINE_UNIT", 1_000_000, 1_000_001),
        ("CIV.FINE_UNIT_LEAST", 50_000, 49_999),
        ("CIV.DETENTION", 15, 16),
        ("ENF.QUESTIONING", 8, 9),
        ("ENF.QUESTIONING_COMPLEX", 24, 25),
        ("PRES.SECURITY", 30, 31),
        ("PRES.SECURITY_PRESUIT", 100, 99),
        ("OVS.PETITION_REPRESENTATIVES", 5, 6),
    ],
)
def test_a_limit_includes_its_own_number_and_nothing_beyond(
    limit: str, within: Decimal | int, beyond: Decimal | int
) -> None:
    assert LIMITS[limit].allows(within, on=TODAY)
    assert not LIMITS[limit].allows(beyond, on=TODAY)


def test_small_claims_rose_from_thirty_to_fifty_percent_in_2022_and_agreement_came_then() -> None:
    """《民事诉讼法》第一百六十五条。"""
    mandatory, agreed = LIMITS["CIV.SMALL_MANDATORY"], LIMITS["CIV.SMALL_AGREED"]
    assert (mandatory.on(date(2021, 12, 31)), mandatory.on(date(2022, 1, 1))) == (30, 50)
    assert agreed.on(date(2022, 1, 1)) == 200
    with pytest.raises(NotInForce):
        agreed.on(date(2021, 12, 31))


def test_ending_a_round_without_the_creditor_needs_the_panel_first_and_then_the_president() -> None:
    """《民诉法解释》第五百一十七条。"""
    found = next(one for one in APPROVALS if "终本" in one.act)
    assert found.by == ("合议庭", "院长")
