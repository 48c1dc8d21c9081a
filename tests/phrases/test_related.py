"""Cases between the same parties: found from either side, shown to whom may see them, at a cost that does not grow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.engine.cast import CODE, WANG, ZHANG, Case, Court, Player, intake
from xiezhi.engine.access import Viewer
from xiezhi.engine.facts import Name, Secret
from xiezhi.engine.guarded import door_open
from xiezhi.phrases import related
from xiezhi.phrases.related import NEWEST, SAME_PARTIES, related_cases
from xiezhi.records.person import Standing
from xiezhi.records.table import table_of

DEBTOR = replace(ZHANG, id_number=Secret("110105197702021354"))
LI = replace(WANG, name=Name("李某"), id_number=Secret("110105198806071254"))


def beside(case: Case, person: str) -> list[tuple[str, str]]:
    return [(each.case.id, each.why) for each in related_cases(case.row, Viewer(person, case.court.now[:10]))]


def sues_much(court: Court, times: int, day: str) -> None:
    """王某 claims from so many others on a day."""
    model = table_of(Standing).model
    many = [
        model(
            id=f"{day}{n:04}{role}", court=CODE, dispute=f"{day}{n:04}", proceeding=f"{day}{n:04}", role=role,
            person=court.wang.id if role == "claimant" else f"debtor{n}", order=1, of="", since=day, until="",
            electronic=0,
        )
        for n in range(times)
        for role in ("claimant", "defendant")
    ]  # fmt: skip
    with door_open():
        model.objects.bulk_create(many)


def test_a_case_between_the_same_two_is_shown_to_whom_may_see_it_and_no_other_is(court: Court) -> None:
    first, second = (court.files(intake(defendants=(DEBTOR,), yuan=yuan)) for yuan in ("80000", "90000"))
    by_li = court.files(intake(claimants=(LI,), defendants=(DEBTOR,)), by=Player(court, "person-li"))
    for person in (court.wang.id, first.person("defendant").id, court.filing_judge.id):
        assert beside(first, person) == [(second.id, SAME_PARTIES)]
    for person in (court.clerk.id, "person-li", ""):
        assert beside(first, person) == []
    assert beside(by_li, first.person("defendant").id) == []


def test_an_old_case_with_a_bank_is_found_from_him_who_owes_it_money(court: Court) -> None:
    old, new = (court.files(intake(defendants=(DEBTOR,), yuan=yuan)) for yuan in ("80000", "90000"))
    sues_much(court, NEWEST + 10, "2026-03-05")
    assert beside(new, court.filing_judge.id) == [(old.id, SAME_PARTIES)]


def test_whom_the_court_has_no_number_of_is_found_by_his_name_among_the_newest(court: Court) -> None:
    old, new = (court.files(intake(yuan=yuan)) for yuan in ("80000", "90000"))
    assert beside(new, court.filing_judge.id) == [(old.id, SAME_PARTIES)]
    sues_much(court, NEWEST + 10, "2026-03-05")
    assert beside(new, court.filing_judge.id) == []


def test_what_is_read_does_not_grow_with_the_cases_of_whoever_sues_most(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, read, taken = court.files(), [], related.rows
    sues_much(court, NEWEST + 10, "2026-03-05")

    def counted(*what: object, **how: object) -> list[object]:
        found = taken(*what, **how)  # type: ignore[type-var, arg-type]
        read.append(len(found))
        return found

    monkeypatch.setattr(related, "rows", counted)
    for day in ("2026-03-06", "2026-03-09"):
        beside(case, court.filing_judge.id)
        sues_much(court, 500, day)
    beside(case, court.filing_judge.id)
    once = len(read) // 3
    assert read[:once] == read[once : 2 * once] == read[2 * once :]
    assert sum(read[:once]) <= 5 * NEWEST


def test_the_newest_of_a_person_are_had_from_the_index(court: Court) -> None:
    with CaptureQueriesContext(connection) as asked:
        related._newest(CODE, [court.wang.id, court.clerk.id])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"{'EXPLAIN' if connection.vendor == 'postgresql' else 'EXPLAIN QUERY PLAN'} {asked[-1]['sql']}")
        plan = " ".join(str(part) for row in cursor.fetchall() for part in row)
    assert "standings_person_since" in plan
    assert "FOR ORDER BY" not in plan, "all of his were sorted"
