"""Errands: each is done by one worker at a time, comes back when it fails, and is not lost when a worker dies."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.desk.conftest import NOW
from xiezhi.desk.errands import (
    MOST_TRIES,
    Errand,
    claim,
    fail,
    finish,
    given_up,
    try_again,
    wait_before_next,
    waiting,
)


def errand(key: str = "1", kind: str = "sms", not_before: datetime = NOW, court: str = "jining") -> Errand:
    return Errand(
        court=court, kind=kind, proceeding="p", entry=f"entry-{key}", key=key, made=NOW, not_before=not_before
    )


def written(*keys: str, kind: str = "sms", not_before: datetime = NOW) -> list[Errand]:
    return Errand.objects.bulk_create(errand(key, kind, not_before) for key in keys)


def claimed(now: datetime = NOW, worker: str = "one", kind: str = "sms") -> Errand:
    got = claim(kind, worker, now, 60)
    assert got is not None
    return got


def test_the_errand_that_has_waited_longest_is_claimed_first(db: None) -> None:
    written("late", not_before=NOW)
    written("early", not_before=NOW - timedelta(seconds=1))
    first, second = claimed(), claimed()
    assert (first.key, second.key) == ("early", "late")
    assert (first.status, first.worker, first.tries, first.lease_until) == (
        Errand.Status.LEASED,
        "one",
        1,
        NOW + timedelta(seconds=60),
    )
    assert claim("sms", "one", NOW, 60) is None


def test_an_errand_is_not_claimed_before_its_time_or_by_another_trade(db: None) -> None:
    written("1", not_before=NOW + timedelta(seconds=1))
    assert claim("sms", "one", NOW, 60) is None
    assert claim("post", "one", NOW + timedelta(seconds=1), 60) is None
    assert claim("sms", "one", NOW + timedelta(seconds=1), 60)


def test_an_errand_whose_worker_has_died_is_claimed_when_its_lease_runs_out(db: None) -> None:
    written("1")
    lost = claimed()
    assert claim("sms", "two", NOW + timedelta(seconds=59), 60) is None
    taken = claimed(NOW + timedelta(seconds=60), "two")
    assert (taken.pk, taken.worker, taken.tries) == (lost.pk, "two", 2)


def test_a_worker_that_comes_back_after_its_lease_changes_nothing(db: None) -> None:
    written("1")
    lost = claimed()
    taken = claimed(NOW + timedelta(seconds=60), "two")
    assert not finish(lost, NOW + timedelta(seconds=61))
    assert not fail(lost, NOW + timedelta(seconds=61), "late")
    assert finish(taken, NOW + timedelta(seconds=62))
    assert not finish(taken, NOW + timedelta(seconds=63))
    assert not fail(taken, NOW + timedelta(seconds=63), "after all")
    row = Errand.objects.get()
    assert (row.status, row.ended) == (Errand.Status.DONE, NOW + timedelta(seconds=62))
    assert claim("sms", "one", NOW + timedelta(days=1), 60) is None


def test_a_failed_errand_comes_back_after_its_wait_with_the_same_key(db: None) -> None:
    written("1")
    assert fail(claimed(), NOW, "no answer")
    wait = wait_before_next("1", 1)
    assert claim("sms", "one", NOW + wait - timedelta(milliseconds=1), 60) is None
    again = claimed(NOW + wait)
    assert (again.key, again.tries, again.trouble) == ("1", 2, "no answer")


def test_waits_double_up_to_an_hour_and_differ_between_errands() -> None:
    for tries in range(1, 30):
        full = min(5.0 * 2 ** (tries - 1), 3600.0)
        waits = {wait_before_next(str(key), tries).total_seconds() for key in range(20)}
        assert len(waits) == 20
        assert all(full * 0.75 <= wait <= full for wait in waits)
    assert wait_before_next("1", 3) == wait_before_next("1", 3)


def test_after_twelve_tries_an_errand_is_given_up_until_somebody_says_again(db: None) -> None:
    written("1")
    now = NOW
    for _try in range(MOST_TRIES):
        assert not given_up("jining").exists()
        assert fail(claimed(now), now, "no answer")
        now += timedelta(hours=1)
    assert claim("sms", "one", now, 60) is None
    [lost] = given_up("jining")
    assert not given_up("fengzhen").exists()
    assert try_again(lost, now)
    assert not try_again(lost, now)
    assert claimed(now).tries == 1


def test_what_is_hopeless_is_given_up_at_once(db: None) -> None:
    written("1")
    assert fail(claimed(), NOW, "no such telephone", hopeless=True)
    assert [row.trouble for row in given_up("jining")] == ["no such telephone"]


def test_what_waits_is_listed_by_when_it_comes_due(db: None) -> None:
    written("b", "c")
    written("a", not_before=NOW - timedelta(seconds=1))
    written("post", kind="post")
    finish(claimed(), NOW)
    claimed()
    assert [row.key for row in waiting("sms")] == ["b", "c"]
    assert [row.key for row in waiting()] == ["b", "c", "post"]


def test_a_court_has_one_errand_a_key(db: None) -> None:
    written("1")
    errand("1", court="fengzhen").save()
    with pytest.raises(IntegrityError), transaction.atomic():
        written("1")


def test_workers_at_once_share_the_errands_and_do_none_twice(at_once: Callable[..., None]) -> None:
    taken: list[tuple[str, str]] = []

    def work(worker: str) -> Callable[[], None]:
        def task() -> None:
            while got := claim("sms", worker, NOW, 60):
                taken.append((worker, got.key))
                assert finish(got, NOW)

        return task

    at_once(lambda: written(*map(str, range(60))))
    at_once(*(work(worker) for worker in ("one", "two", "three")))
    assert sorted(int(key) for _worker, key in taken) == list(range(60))


def test_of_two_workers_at_once_one_gets_the_only_errand(at_once: Callable[..., None]) -> None:
    got: list[Errand | None] = []

    def task() -> None:
        got.append(claim("sms", "somebody", NOW, 60))

    at_once(lambda: written("1"))
    at_once(task, task, task, task)
    assert sorted(each is None for each in got) == [False, True, True, True]
