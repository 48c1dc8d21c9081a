"""The caller's key: the same again is the same receipt, something else is a conflict, another person learns nothing."""

from __future__ import annotations

import pytest

from tests.api.asking import Asker, asker, claim
from tests.engine.cast import CODE, WANG, ZHANG, Court, intake
from xiezhi.evidence.models import Entry
from xiezhi.procedures.filing import Filing

SUBMIT = f"courts/{CODE}/filing/submit"


def test_the_same_key_with_the_same_facts_gives_the_same_receipt(court: Court, wang: Asker) -> None:
    body = {"facts": claim((WANG,), (ZHANG,))}
    first, second = wang.post(SUBMIT, body, key="k"), wang.post(SUBMIT, body, key="k")
    assert first.status == second.status == 200
    assert first.text == second.text
    assert Entry.objects.filter(step="filing.submit").count() == 1


def test_the_same_step_repeated_after_the_case_moved_on_still_gives_its_receipt(court: Court, wang: Asker) -> None:
    filing = court.files()
    first = wang.takes(filing, Filing.withdraw, key="k")
    assert wang.takes(filing, Filing.withdraw, key="k").text == first.text
    assert wang.takes(filing, Filing.withdraw, key="l").error["kind"] == "refused"


def test_the_same_key_with_other_facts_is_a_conflict(court: Court, wang: Asker) -> None:
    wang.post(SUBMIT, {"facts": claim((WANG,), (ZHANG,))}, key="k")
    answer = wang.post(SUBMIT, {"facts": claim((WANG,), (ZHANG,), reasons="另一个理由")}, key="k")
    assert (answer.status, answer.error["kind"], answer.error["field"]) == (409, "conflict", "Idempotency-Key")
    assert Entry.objects.filter(step="filing.submit").count() == 1


def test_the_same_key_for_another_case_or_step_is_a_conflict(court: Court, wang: Asker) -> None:
    one, other = court.files(), court.files(intake(yuan="90000"))
    wang.takes(one, Filing.withdraw, key="k")
    assert wang.takes(other, Filing.withdraw, key="k").error["kind"] == "conflict"
    assert other.state is Filing.reviewing


def test_another_person_with_the_same_key_learns_nothing(court: Court, wang: Asker) -> None:
    """His own first step with that key is taken as if nobody had ever used it; what he may not see stays absent."""
    filing = court.files()
    wang.takes(filing, Filing.withdraw, key="k")
    other = asker(court, "person-li")
    hidden = other.takes(filing, Filing.withdraw, key="k")
    unknown = other.post("proceedings/nosuchthing/steps/withdraw", {"facts": {}}, key="k")
    assert (hidden.status, hidden.text) == (unknown.status, unknown.text) == (404, hidden.text)
    assert other.post(SUBMIT, {"facts": claim((ZHANG_AS_CLAIMANT,), (WANG,))}, key="k").status == 200


ZHANG_AS_CLAIMANT = type(WANG)(name=ZHANG.name, id_number=type(WANG.id_number)("91150900MA0MYN1Q2J"))


def test_two_courts_do_not_share_keys(court: Court, wang: Asker) -> None:
    """The key is bound to the court: an unknown court is absent, whatever was done elsewhere with the key."""
    body = {"facts": claim((WANG,), (ZHANG,))}
    assert wang.post(SUBMIT, body, key="k").status == 200
    assert wang.post("courts/内0901/filing/submit", body, key="k").status == 404


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 129, "键"])
def test_a_step_without_a_proper_key_is_misstated(court: Court, wang: Asker, key: str) -> None:
    answer = wang.takes(court.files(), Filing.withdraw, key=key)
    assert (answer.status, answer.error["field"]) == (422, "Idempotency-Key")


def test_the_longest_key_is_taken(court: Court, wang: Asker) -> None:
    assert wang.takes(court.files(), Filing.withdraw, key="x" * 128).status == 200
