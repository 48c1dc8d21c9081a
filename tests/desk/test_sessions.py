"""Sessions: how long they last, what they keep, and who ends them."""

from datetime import timedelta

import pytest

from tests.desk.conftest import NOW
from xiezhi.desk.accounts import Account, close_account
from xiezhi.desk.declined import Declined
from xiezhi.desk.sessions import (
    Session,
    act_as,
    close_session,
    close_sessions,
    find_session,
    first_passed,
    keep_challenge,
    open_session,
    pass_first,
    prefer,
    sign_in,
    sweep_sessions,
    take_challenge,
)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def test_a_session_is_found_by_its_token_and_the_table_does_not_have_it(wang: Account) -> None:
    opened = open_session(NOW, wang, means="passkey")
    found = find_session(opened.token, NOW)
    assert found is not None
    assert (found.account, found.means) == (wang, "passkey")
    assert len(opened.token) >= 43
    assert opened.token not in str(list(Session.objects.values_list()))
    assert find_session(opened.session.token_hash, NOW) is None
    assert find_session("", NOW) is None


def test_a_session_ends_after_half_an_hour_without_a_request(wang: Account) -> None:
    kept, left = open_session(NOW, wang).token, open_session(NOW, wang).token
    assert find_session(kept, NOW + minutes(29))
    assert find_session(left, NOW + minutes(30)) is None
    assert find_session(kept, NOW + minutes(58))


def test_a_session_ends_after_twelve_hours_however_busy(wang: Account) -> None:
    token = open_session(NOW, wang).token
    for quarter in range(1, 48):
        assert find_session(token, NOW + minutes(15 * quarter))
    assert find_session(token, NOW + minutes(720)) is None


def test_signing_in_gives_a_new_token_and_keeps_language_and_size(wang: Account) -> None:
    before = open_session(NOW, language="mn-mong", elder=True)
    keep_challenge(before.session, "challenge", NOW)
    after = sign_in(before.session, wang, NOW + minutes(1), means="passkey")
    assert find_session(before.token, NOW + minutes(1)) is None
    session = find_session(after.token, NOW + minutes(1))
    assert session is not None
    assert (session.account, session.language, session.elder, session.challenge) == (wang, "mn-mong", True, "")
    assert Account.objects.get(pk=wang.pk).seen == NOW + minutes(1)


def test_a_session_that_has_ended_signs_nobody_in(wang: Account) -> None:
    before = open_session(NOW).session
    close_session(before)
    with pytest.raises(Declined):
        sign_in(before, wang, NOW, means="passkey")
    assert not Session.objects.exists()


def test_a_closed_session_and_the_sessions_of_a_closed_account_are_not_found(wang: Account) -> None:
    one, two = open_session(NOW, wang), open_session(NOW, wang)
    close_session(one.session)
    assert find_session(one.token, NOW) is None
    assert find_session(two.token, NOW)
    close_account(wang, NOW)
    assert find_session(two.token, NOW) is None


def test_signing_out_everywhere_ends_ones_own_sessions_and_nobody_elses(wang: Account, zhang: Account) -> None:
    here, there, his = open_session(NOW, wang), open_session(NOW, wang), open_session(NOW, zhang)
    half = open_session(NOW)
    pass_first(half.session, wang, NOW)
    assert close_sessions(wang, but=here.session) == 2
    assert [bool(find_session(each.token, NOW)) for each in (here, there, his, half)] == [True, False, True, False]
    assert close_sessions(wang) == 1


def test_language_and_size_of_type_are_remembered(db: None) -> None:
    opened = open_session(NOW)
    prefer(opened.session, language="en", elder=True)
    found = find_session(opened.token, NOW)
    assert found is not None
    assert (found.language, found.elder) == ("en", True)


def test_only_a_demonstration_court_lets_one_play_somebody(wang: Account) -> None:
    opened = open_session(NOW, wang)
    with pytest.raises(PermissionError):
        act_as(opened.session, "person-judge", demo=False)
    assert Session.objects.get().as_person == ""
    act_as(opened.session, "person-judge", demo=True)
    assert Session.objects.get().as_person == "person-judge"


def test_five_minutes_are_left_for_the_second_factor(wang: Account) -> None:
    session = open_session(NOW).session
    with pytest.raises(Declined):
        first_passed(session, NOW)
    pass_first(session, wang, NOW)
    assert first_passed(session, NOW + timedelta(minutes=4, seconds=59)) == wang
    with pytest.raises(Declined):
        first_passed(session, NOW + minutes(5))
    assert session.account is None


def test_a_challenge_is_taken_once_and_within_five_minutes(db: None) -> None:
    opened = open_session(NOW)
    same = find_session(opened.token, NOW)
    assert same is not None
    with pytest.raises(Declined):
        take_challenge(same, NOW)
    keep_challenge(opened.session, "first", NOW)
    same = Session.objects.get()
    assert take_challenge(opened.session, NOW) == "first"
    with pytest.raises(Declined):
        take_challenge(same, NOW)
    keep_challenge(opened.session, "second", NOW)
    with pytest.raises(Declined):
        take_challenge(opened.session, NOW + minutes(5))


def test_sessions_that_have_ended_are_swept(wang: Account) -> None:
    open_session(NOW, wang)
    assert sweep_sessions(NOW + minutes(29)) == 0
    assert sweep_sessions(NOW + minutes(30)) == 1
