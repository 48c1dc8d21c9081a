"""Notices: each is told once, to the person whom it concerns, in his language."""

from datetime import timedelta

from django.utils.translation import override

from tests.desk.conftest import NOW
from xiezhi.desk.notices import Notice, mark_all_read, mark_read, notices_of, tell, unread_count

WANG, ZHANG = "person-wang", "person-zhang"


def notice(person: str = WANG, entry: str = "entry-1", minutes: int = 0, sentence: str = "案件已立案。") -> Notice:
    return Notice(
        court="jining",
        person=person,
        kind="filed",
        proceeding="p",
        entry=entry,
        sentence=sentence,
        values={"number": "（2026）内0902民初1号"},
        made=NOW + timedelta(minutes=minutes),
    )


def test_a_person_has_his_own_notices_the_last_first(db: None) -> None:
    tell([notice(), notice(entry="entry-2", minutes=1), notice(ZHANG)])
    assert [each.entry for each in notices_of(WANG)] == ["entry-2", "entry-1"]
    assert unread_count(WANG) == 2


def test_what_was_told_is_not_told_again_and_not_unread_again(db: None) -> None:
    tell([notice()])
    mark_all_read(WANG, NOW)
    tell([notice(), notice(entry="entry-2")])
    assert [(each.entry, each.read) for each in notices_of(WANG).order_by("entry")] == [
        ("entry-1", NOW),
        ("entry-2", None),
    ]


def test_only_the_person_himself_marks_a_notice_read_and_once(db: None) -> None:
    tell([notice()])
    pk = Notice.objects.get().pk
    assert not mark_read(ZHANG, pk, NOW)
    assert unread_count(WANG) == 1
    assert mark_read(WANG, pk, NOW)
    assert not mark_read(WANG, pk, NOW + timedelta(hours=1))
    assert Notice.objects.get().read == NOW
    assert not notices_of(WANG, unread=True).exists()


def test_all_that_was_on_the_page_is_marked_and_what_came_since_is_not(db: None) -> None:
    tell([notice(), notice(ZHANG)])
    last = Notice.objects.get(person=WANG).pk
    tell([notice(entry="entry-2")])
    assert mark_all_read(WANG, NOW, up_to=last) == 1
    assert [each.entry for each in notices_of(WANG, unread=True)] == ["entry-2"]
    assert unread_count(ZHANG) == 1
    assert mark_all_read(WANG, NOW) == 1


def test_values_stand_in_their_places_in_the_readers_language(db: None) -> None:
    told = notice(sentence="您的案件已立案，案号为%(number)s。")
    assert told.text() == "您的案件已立案，案号为（2026）内0902民初1号。"
    with override("en"):
        assert "（2026）内0902民初1号" in told.text()
