"""API tokens: what they open, for how long, and for whom."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from tests.desk.conftest import NOW
from xiezhi.desk.accounts import Account, close_account
from xiezhi.desk.declined import Declined
from xiezhi.desk.tokens import ApiToken, find_token, issue_token, revoke_token, tokens_of

YEAR = timedelta(days=366)


def issued(
    account: Account, steps: Sequence[str] = ("Filing.submit",), reads: bool = False, lasts: timedelta = YEAR
) -> tuple[str, ApiToken]:
    return issue_token(account, "批量立案", steps=steps, reads=reads, lasts=lasts, now=NOW)


def test_a_token_opens_the_steps_it_names_and_no_others(wang: Account) -> None:
    token, _row = issued(wang)
    found = find_token(token, NOW)
    assert found is not None
    assert found.account == wang
    assert found.allows("Filing.submit")
    assert not found.allows("Filing.docket")
    assert not found.allows("Filing")
    assert not found.reads


def test_a_token_for_reading_opens_no_step(wang: Account) -> None:
    token, _row = issued(wang, steps=(), reads=True)
    found = find_token(token, NOW)
    assert found is not None
    assert found.reads
    assert not found.allows("Filing.submit")


def test_a_token_for_nothing_or_for_ever_is_not_issued(wang: Account) -> None:
    with pytest.raises(Declined):
        issued(wang, steps=(), reads=False)
    for lasts in (timedelta(0), timedelta(days=-1), YEAR + timedelta(seconds=1)):
        with pytest.raises(Declined, match="一年"):
            issued(wang, lasts=lasts)


def test_the_token_is_shown_once_and_stands_nowhere(wang: Account) -> None:
    token, row = issued(wang)
    assert token not in str(list(ApiToken.objects.values_list()))
    assert token.endswith(row.ending)
    assert find_token(row.token_hash, NOW) is None


def test_a_token_ends_on_its_day(wang: Account) -> None:
    token, _row = issued(wang, lasts=timedelta(days=1))
    assert find_token(token, NOW + timedelta(days=1, seconds=-1))
    assert find_token(token, NOW + timedelta(days=1)) is None


def test_its_owner_revokes_a_token_and_nobody_else_can(wang: Account, zhang: Account) -> None:
    token, row = issued(wang)
    assert not revoke_token(zhang, row.pk, NOW)
    assert find_token(token, NOW)
    assert revoke_token(wang, row.pk, NOW)
    assert find_token(token, NOW) is None
    assert not revoke_token(wang, row.pk, NOW)


def test_the_tokens_of_a_closed_account_open_nothing(wang: Account) -> None:
    token, _row = issued(wang)
    close_account(wang, NOW)
    assert find_token(token, NOW) is None


def test_a_list_of_tokens_has_ones_own_only_and_when_they_were_used(wang: Account, zhang: Account) -> None:
    token, _row = issued(wang)
    issued(zhang)
    find_token(token, NOW + timedelta(hours=1))
    assert [(each.label, each.used) for each in tokens_of(wang)] == [("批量立案", NOW + timedelta(hours=1))]
