"""The public list on its wire: a record is one however often it is sent, and what is taken off stays off."""

from dataclasses import replace

import pytest

from xiezhi.outside.loopback import Mood
from xiezhi.outside.publication import Answer, Declined, HttpPublicList, Record, Unreadable, masked, read_answer
from xiezhi.outside.publication_simulator import Gazette, gazette

ZHANG = Record(
    "s-1", "dishonest", "张某", masked("152626198001050008"), "（2026）内0902执1号", "集宁区人民法院",
    "（2026）内0902民初1号", "偿还80000元", "违反财产报告制度", "2026-04-20", "2028-04-20",
)  # fmt: skip


def test_it_is_taken_in_then_shown_once_with_its_number_hidden() -> None:
    real = Gazette(b"key")
    with gazette(real) as at:
        ours = HttpPublicList(at.url, b"key")
        assert ours.publish(ZHANG).state == "pending"
        assert {ours.publish(ZHANG).reference for _ in range(3)} == {"GB00000001"}
    assert list(real.shown) == ["s-1"]
    assert real.shown["s-1"]["cardNum"] == "152626********0008"


def test_what_is_taken_off_is_off_and_does_not_come_back() -> None:
    real = Gazette(b"key", patience=0)
    with gazette(real) as at:
        ours = HttpPublicList(at.url, b"key")
        ours.publish(ZHANG)
        first = ours.remove("s-1", "2026-05-06", "lifted")
        assert (first.state, ours.remove("s-1", "2026-05-07", "lifted")) == ("removed", first)
        assert ours.publish(ZHANG).state == "removed"
    assert real.shown == {}


def test_a_record_without_its_case_is_refused() -> None:
    with gazette(Gazette(b"key")) as at, pytest.raises(Declined, match="案号"):
        HttpPublicList(at.url, b"key").publish(replace(ZHANG, caseCode=""))


def test_who_does_not_know_the_secret_learns_nothing() -> None:
    with gazette(Gazette(b"key")) as at, pytest.raises(OSError, match="403"):
        HttpPublicList(at.url, b"other").publish(ZHANG)


@pytest.mark.parametrize("mood", [Mood.SILENT, Mood.PARTIAL, Mood.WRONG, Mood.REFUSING])
def test_a_list_that_fails_is_asked_again(mood: Mood) -> None:
    with gazette(Gazette(b"key", patience=0), iter([mood, Mood.GOOD])) as at:
        ours = HttpPublicList(at.url, b"key")
        with pytest.raises(OSError):
            ours.publish(ZHANG)
        assert ours.publish(ZHANG).state == "published"


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"state": "perhaps"}', b"\xff"])
def test_what_is_no_answer_is_none(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read_answer(body)
    assert read_answer(b'{"state": "published", "reference": "GB1"}') == Answer("published", "GB1")
