"""The read journal is added to and never changed."""

from datetime import timedelta

import pytest

from tests.desk.conftest import NOW
from xiezhi.desk.reads import Reading, note_reading, note_readings, readings_by, readings_of

NUMBER = "（2026）内0902民初1号"


def note(person: str = "person-wang", paper: str = "", minutes: int = 0, proceeding: str = NUMBER) -> Reading:
    note_reading(
        NOW + timedelta(minutes=minutes),
        court="jining",
        person=person,
        proceeding=proceeding,
        page="proceeding",
        paper=paper,
    )
    return Reading.objects.latest("pk")


def test_the_journal_says_who_read_what_when_and_through_which_page(db: None) -> None:
    note()
    note("person-zhang", "paper-1", minutes=1)
    note("person-wang", proceeding="（2026）内0902民初2号", minutes=2)
    assert [(row.person, row.paper, row.page, row.at) for row in readings_of(NUMBER)] == [
        ("person-zhang", "paper-1", "proceeding", NOW + timedelta(minutes=1)),
        ("person-wang", "", "proceeding", NOW),
    ]
    assert [row.person for row in readings_of(NUMBER, "paper-1")] == ["person-zhang"]
    assert [row.proceeding[-2] for row in readings_by("person-wang")] == ["2", "1"]


def test_many_readings_are_noted_at_once(db: None) -> None:
    rows = [Reading(court="jining", person="p", proceeding=str(n), page="export", at=NOW) for n in range(3)]
    note_readings(rows)
    assert readings_by("p").count() == 3


def test_no_line_is_changed_or_removed(db: None) -> None:
    row = note()
    row.person = "somebody else"
    for change in (
        row.save,
        row.delete,
        Reading.objects.all().delete,
        lambda: Reading.objects.update(person="somebody else"),
        lambda: readings_of(NUMBER).update(person="somebody else"),
        lambda: Reading.objects.bulk_update([row], ["person"]),
        lambda: Reading.objects.bulk_create(
            [row], update_conflicts=True, update_fields=["person"], unique_fields=["id"]
        ),
        lambda: Reading.objects.update_or_create(pk=row.pk, defaults={"person": "somebody else"}),
    ):
        with pytest.raises(TypeError):
            change()
    assert [each.person for each in readings_of(NUMBER)] == ["person-wang"]
